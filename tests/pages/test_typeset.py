"""The published pages: the shipped ones as they are known, every strategy of the range whole."""

import pytest

from lhl_editor.pages.compose import compose
from lhl_editor.pages.fit import fit_problems
from lhl_editor.pages.placed import lines_of
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.placed_checks import elements_only, faults, said, words_of
from tests.placed_text import placed_text
from tests.range_of_strategies import RANGE, shipped


def placed(strategy):
    publication = compose(strategy)
    return publication, typeset(publication, load_faces())


@pytest.mark.parametrize("name", RANGE)
def test_nothing_is_cut_off_overlapped_too_small_or_unreadable(name):
    _, document = placed(RANGE[name]())
    assert faults(document) == []


@pytest.mark.parametrize("name", RANGE)
def test_the_pages_say_what_the_publication_says_in_its_order(name):
    publication, document = placed(RANGE[name]())
    assert elements_only(placed_text(document)) == said(publication, document)


def test_the_shipped_strategy_has_the_28_published_pages():
    _, document = placed(shipped())
    assert len(document.pages) == 28
    assert document.landings["insight/focus_areas"].page == 10
    assert document.landings["target_groups/groups"].page == 14
    assert document.landings["messages/pillars"].page == 26
    matrix = " ".join(words_of(line) for line in lines_of(document.pages[25].elements))
    assert "side\u00a010 i denne" in matrix
    assert "side\u00a014 for budskap" in matrix
    assert fit_problems(document, load_faces()) == ()

"""How full a page is: from nothing to one, and more where it goes on on pages not meant."""

import pytest

from lhl_editor.core.path import Path
from lhl_editor.core.text import plain_text
from lhl_editor.pages.compose import compose
from lhl_editor.pages.fullness import fullness
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.range_of_strategies import RANGE, put, shipped

TEXT = "insight", "background", "text"


def page_of(strategy, path):
    placed = typeset(compose(strategy), load_faces())
    return placed, placed.landings[str(Path(path))].page


def share(paragraphs):
    strategy = put(shipped(), *TEXT, plain_text(*["Et avsnitt på en linje."] * paragraphs))
    return fullness(*page_of(strategy, TEXT))


def test_more_text_makes_a_page_fuller_and_then_more_than_full():
    shares = [share(count) for count in (1, 4, 8, 30)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.2
    assert shares[2] < 1 < shares[3]


@pytest.mark.parametrize("name", RANGE)
def test_every_page_of_the_range_has_a_share(name):
    placed = typeset(compose(RANGE[name]()), load_faces())
    for page in placed.pages:
        full = fullness(placed, page.number)
        assert full >= 0
        followed = page.number < len(placed.pages) and placed.pages[page.number].extra
        assert full > 1 if followed else full <= 1


def test_the_published_sub_goal_leaves_room():
    assert 0.5 < fullness(*page_of(shipped(), ("goals", "sub_goals", "innsatsomrader"))) < 0.95

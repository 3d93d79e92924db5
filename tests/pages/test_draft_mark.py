"""A draft says on each page that it is one, where nothing else stands, and reads no otherwise."""

import pytest

from lhl_editor.pages.compose import compose
from lhl_editor.pages.placed import lines_of
from lhl_editor.pages.style import A4, DRAFT, PAIRS, WHITE
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.placed_checks import all_lines, box_of, faults, words_of
from tests.range_of_strategies import RANGE

PAPERS = ("16:9", "a4")


def placed(name, paper, draft=True):
    publication = compose(RANGE[name](), paper)._replace(draft=draft)
    return typeset(publication, load_faces())


def touches(box, other):
    across = box[0] < other[2] and other[0] < box[2]
    return across and box[1] < other[3] and other[1] < box[3]


@pytest.mark.parametrize("name", RANGE)  # each strategy on both papers
def test_each_page_carries_the_mark_where_nothing_else_stands(name):
    document = placed(name, "")
    assert faults(document) == []
    for page in document.pages:
        hole = page.mark.hole
        whole = (hole.x, hole.y, hole.x + hole.width, hole.y + hole.height)
        assert whole[3] <= document.height - 12
        assert "".join(map(words_of, page.mark.lines)) == "UTKAST"
        (line,) = page.mark.lines
        box = page.mark.box
        left, top, right, bottom = box_of(line)
        assert box.x < left < right < box.x + box.width
        assert box.y < top < bottom < box.y + box.height
        met = [
            words_of(one) for one in all_lines(page) if one.spans and touches(box_of(one), whole)
        ]
        assert met == []


def test_without_a_draft_no_page_has_it():
    for paper in PAPERS:
        assert all(page.mark is None for page in placed("shipped", paper, draft=False).pages)


def test_the_pages_say_and_stand_as_they_do_without_it():
    plain, marked = (placed("shipped", "16:9", draft) for draft in (False, True))
    for before, after in zip(plain.pages, marked.pages, strict=True):
        assert after.elements == before.elements
        assert after.shapes == before.shapes
    assert marked.landings == plain.landings


def test_a_long_chapter_title_in_the_footer_ends_before_the_mark():
    document = placed("long words", "a4")
    edges = [
        (box_of(line)[2], page.mark.hole.x)
        for page in document.pages
        for line in page.furniture
        if line.spans and line.baseline > A4.footer and line.spans[0].x < page.mark.hole.x
    ]
    assert edges
    assert all(right < left for right, left in edges)


def test_its_colours_may_meet():
    assert (WHITE, DRAFT) in PAIRS


def test_it_is_no_part_of_what_is_read():
    for page in placed("shipped", "16:9").pages:
        assert "UTKAST" not in " ".join(words_of(line) for line in lines_of(page.elements))

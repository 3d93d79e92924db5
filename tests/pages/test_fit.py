"""What does not fit is told with its field and the pages it takes."""

from lhl_editor.core.text import plain_text
from lhl_editor.pages.compose import compose
from lhl_editor.pages.fit import fit_problems
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.range_of_strategies import RANGE, put, shipped


def problems(strategy):
    found = fit_problems(typeset(compose(strategy), load_faces()), load_faces())
    return [(str(one.path), one.rule, dict(one.values)) for one in found]


def with_background(*paragraphs):
    return put(shipped(), "insight", "background", "text", plain_text(*paragraphs))


def test_the_shipped_pages_and_more_areas_fit():
    assert problems(shipped()) == []
    assert problems(RANGE["9 focus areas"]()) == []
    assert problems(RANGE["12 sub-goals"]()) == []
    assert problems(RANGE["40 members"]()) == []


def test_a_page_that_is_too_full_names_its_field_and_the_pages_added():
    long = with_background(*["Et avsnitt som går over to linjer på siden. " * 4] * 20)
    assert problems(long) == [("insight/background/text", "overflow", {"pages": "3"})]


def test_characters_that_the_font_lacks_are_named_once_a_field():
    strategy = with_background("漢字 og 漢", "✓")
    (problem,) = fit_problems(typeset(compose(strategy), load_faces()), load_faces())
    assert (str(problem.path), problem.rule) == ("insight/background/text", "missing_glyph")
    assert ("char", "漢") in problem.values
    assert ("codepoint", "U+6F22") in problem.values


def test_text_that_no_page_can_hold_is_told():
    level = shipped()["insight"]["support"]["levels"][0].with_value("name", "Støtteapparat " * 900)
    strategy = put(shipped(), "insight", "support", "levels", (level,))
    rules = {(place, rule) for place, rule, _ in problems(strategy)}
    assert (f"insight/support/levels/{level.id}/name", "cut_off") in rules

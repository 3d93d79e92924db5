"""How many findings there are at a row and within it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.problems import Severity, problem
from lhl_editor.ui.outline.badges import Badges
from tests.builders import path

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
FOUND = [
    problem(path("goals/title"), "required"),
    problem(path("goals/sub_goals/a/reasons"), "double_space"),
    problem(path("goals/sub_goals/a/title"), "required"),
    problem(path("goals/sub_goals/b/title"), "missing_glyph"),
    problem(path("introduction/group/members/x/name"), "required"),
    problem(path("chapters/c/pages/p/text"), "typed_page"),
    problem(path("tools/t/url"), "plain_http"),
]


def badges_of(problems):
    badges = Badges()
    badges.follow(problems)
    return badges


def test_a_row_shows_the_worst_of_what_was_found_in_it():
    badges = badges_of(FOUND)
    assert badges.badge(("goals", "sub_goals", "a"), alone=True) == (WARNING, 1)
    assert badges.badge(("goals", "sub_goals", "b"), alone=True) == (ERROR, 1)
    assert badges.badge(("tools", "t"), alone=True) == (ADVICE, 1)


def test_a_closed_row_counts_what_is_found_within_and_an_open_one_its_own():
    badges = badges_of(FOUND)
    assert badges.badge(("goals",), alone=False) == (ERROR, 1)
    assert badges.badge(("goals",), alone=True) == (WARNING, 1)
    assert badges.within(("goals",)) == {ERROR: 1, WARNING: 2, ADVICE: 1}


def test_what_is_found_in_an_inline_item_is_counted_where_it_is_edited():
    assert badges_of(FOUND).badge(("introduction", "group"), alone=True) == (WARNING, 1)
    assert badges_of(FOUND).badge(("chapters", "c"), alone=False) == (WARNING, 1)


def test_a_row_without_findings_has_no_badge():
    assert badges_of(FOUND).badge(("messages",), alone=False) is None


@given(st.lists(st.lists(st.sampled_from(FOUND), unique_by=id), min_size=1))
def test_following_is_counting_anew(rounds):
    badges = Badges()
    for problems in rounds:
        badges.follow(problems)
    anew = badges_of(rounds[-1])
    for one in FOUND:
        for length in range(1, len(one.path.parts) + 1):
            parts = one.path.parts[:length]
            assert badges.within(parts) == anew.within(parts)
            assert badges.badge(parts, alone=True) == anew.badge(parts, alone=True)

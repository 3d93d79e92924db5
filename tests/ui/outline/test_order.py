"""Where an item can stand, and what brings it there."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from lhl_editor.core.changes import MoveItem, SetField, apply
from lhl_editor.ui.outline.items import moved
from lhl_editor.ui.outline.order import order_of
from lhl_editor.ui.outline.rows import rows
from tests.builders import path, strategies, strategy
from tests.ui.outline.few import few
from tests.ui.outline.small import small
from tests.ui.outline.test_rows import every


def siblings(of, place):
    """The rows beside a place, from above."""
    outermost = rows(of)
    around = (found for found in (outermost, *(row.rows for row in every(outermost))))
    return [row.path for row in next(f for f in around if place in [row.path for row in f])]


def test_an_item_changes_places_with_its_neighbour():
    third = path("goals/sub_goals/c")
    assert moved(small(), third, -1) == (MoveItem(third, "a"),)
    assert moved(small(), third, 1) == (MoveItem(third, "d"),)


def test_the_first_goes_no_further_up_and_the_last_no_further_down():
    assert moved(small(), path("goals/sub_goals/a"), -1) == ()
    assert moved(small(), path("goals/sub_goals/f"), 1) == ()


def test_what_always_stands_where_it_is_does_not_move():
    assert order_of(small(), path("goals/reform")) is None
    assert order_of(small(), path("goals")) is None
    assert moved(small(), path("tools"), 1) == ()


def test_an_own_page_goes_past_a_standard_one():
    page = path("introduction/pages/p")
    assert moved(small(), page, 1) == (SetField(page / "after", "contents"),)
    assert moved(small(), page, -1) == (SetField(page / "after", "start"),)


def test_an_own_page_goes_past_all_sub_goals_at_once():
    page = path("goals/pages/p")
    of = apply(
        small(),
        SetField(
            path("goals"),
            strategy(
                goals={
                    "sub_goals": [{"id": "a"}, {"id": "b"}],
                    "pages": [{"id": "p", "after": "overview"}],
                }
            )["goals"],
        ),
    )
    after = apply(of, *moved(of, page, 1))
    assert siblings(after, page)[-1] == page
    assert after["goals"]["pages"][0]["after"] == "sub_goals"


def test_an_own_chapter_goes_past_standard_chapters():
    own = path("chapters/own")
    of = small()
    for before in ("goals", "target_groups", "insight", "introduction"):
        at = siblings(of, own).index(own)
        assert siblings(of, own)[at - 1] == path(before)
        of = apply(of, *moved(of, own, -1))
    assert siblings(of, own)[1] == own
    assert moved(of, own, -1) == ()


def test_own_chapters_at_one_place_keep_their_order_when_another_comes():
    chapters = [{"id": "a", "after": "goals"}, {"id": "b", "after": "goals"}, {"id": "c"}]
    of = strategy(chapters=chapters)
    of = apply(of, *moved(of, path("chapters/c"), -1))  # past the resources
    of = apply(of, *moved(of, path("chapters/c"), -1))  # past the messages
    of = apply(of, *moved(of, path("chapters/c"), -1))
    order = [one.name for one in siblings(of, path("chapters/a")) if one.parts[0] == "chapters"]
    assert order == ["a", "c", "b"]


@few
@given(strategies(), st.data())
def test_a_drop_puts_the_row_where_the_line_was(of, data):
    items = [row.path for row in every(rows(of)) if row.is_item]
    assume(items)
    place = data.draw(st.sampled_from(items))
    order = order_of(of, place)
    assert order is not None
    gap = data.draw(st.integers(0, len(order.elements)))
    before = siblings(of, place)
    after = siblings(apply(of, *order.changes(gap)), place)
    at = before.index(place)
    wanted = [one for one in before if one != place]
    wanted.insert(order.gaps[gap] - (order.gaps[gap] > at), place)
    assert after == (before if order.place_in(gap) == order.here else wanted)


@few
@given(strategies(), st.data())
def test_down_and_up_again_changes_nothing_that_is_seen(of, data):
    items = [row.path for row in every(rows(of)) if row.is_item]
    assume(items)
    place = data.draw(st.sampled_from(items))
    down = apply(of, *moved(of, place, 1))
    assume(siblings(down, place) != siblings(of, place))
    assert siblings(apply(down, *moved(down, place, -1)), place) == siblings(of, place)

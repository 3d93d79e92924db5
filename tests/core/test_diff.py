"""What differs between two strategies, and the changes that lead from one to the other."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import MoveItem, apply
from lhl_editor.core.diff import changed_places, changes_between
from lhl_editor.core.strategy import NOTHING_KEPT
from tests.builders import changes, path, strategies, strategy


def bare(whole):
    """Without what the file holds at its very top, which no change can say."""
    return replace(whole, kept=NOTHING_KEPT)


@given(strategies(kept=True).map(bare), strategies(kept=True).map(bare))
def test_the_changes_make_the_second_of_the_first(first, second):
    assert apply(first, *changes_between(first, second)) == second


@given(st.data())
def test_after_any_changes_the_difference_says_them_again(data):
    first = data.draw(strategies())
    second = first
    for _ in range(data.draw(st.integers(0, 6))):
        second = apply(second, data.draw(changes(second)))
    assert apply(first, *changes_between(first, second)) == second


@given(strategies(), strategies())
def test_places_are_named_exactly_where_something_differs(first, second):
    assert bool(list(changed_places(first, second))) == (first != second)


def sub_goals(*ids):
    return strategy(goals={"sub_goals": [{"id": id, "title": id} for id in ids]})


def test_one_item_that_moved_far_is_one_move():
    first, second = sub_goals(*"abcdef"), sub_goals(*"bcdefa")
    assert changes_between(first, second) == (MoveItem(path("goals/sub_goals/a"), "f"),)


def test_order_field_and_item_are_each_a_place():
    first = sub_goals("a", "b", "c")
    second = apply(sub_goals("b", "a", "d"))
    found = {str(place) for place in changed_places(first, second)}
    assert found == {"goals/sub_goals", "goals/sub_goals/c", "goals/sub_goals/d"}


def test_nothing_differs_from_itself():
    same = sub_goals("a", "b")
    assert not list(changed_places(same, same))
    assert changes_between(same, same) == ()

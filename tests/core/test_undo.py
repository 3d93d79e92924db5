"""Undo and redo over random changes, and when typing is one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import MoveItem, SetField
from lhl_editor.core.undo import PAUSE, Undo
from tests.builders import changes, path, strategies, strategy

TITLE, PUBLISHER = path("document/title"), path("document/publisher")


@given(st.data())
def test_undoing_all_gives_the_first_and_redoing_all_the_last(data):
    first = now = data.draw(strategies())
    undo, at = Undo(), 0.0
    for _ in range(data.draw(st.integers(0, 8))):
        at += data.draw(st.sampled_from((0.1, 2.0)))
        now, undo = undo.with_changes(now, (data.draw(changes(now)),), at)
    last = now
    while undo.done:
        now, undo, _ = undo.undo(now)
    assert now == first
    while undo.undone:
        now, undo, _ = undo.redo(now)
    assert now == last


def typed(*steps):
    """The undo after these steps: (seconds, place, words)."""
    now, undo = strategy(), Undo()
    for at, place, words in steps:
        now, undo = undo.with_changes(now, (SetField(place, words),), at)
    return now, undo


def test_typing_without_a_pause_is_one_step():
    _, undo = typed((0, TITLE, "a"), (0.3, TITLE, "ab"), (0.6, TITLE, "abc"))
    assert len(undo.done) == 1


def test_a_pause_ends_the_step():
    _, undo = typed((0, TITLE, "a"), (PAUSE + 0.1, TITLE, "ab"))
    assert len(undo.done) == 2


def test_another_field_ends_the_step():
    _, undo = typed((0, TITLE, "a"), (0.1, PUBLISHER, "b"), (0.2, TITLE, "c"))
    assert len(undo.done) == 3


def test_what_is_closed_takes_nothing_more():
    now, undo = typed((0, TITLE, "a"))
    _, undo = undo.closed().with_changes(now, (SetField(TITLE, "ab"),), 0.1)
    assert len(undo.done) == 2


def test_typing_after_an_undo_is_a_step_of_its_own_and_forgets_what_was_undone():
    now, undo = typed((0, TITLE, "a"), (2, TITLE, "b"))
    now, undo, _ = undo.undo(now)
    _, undo = undo.with_changes(now, (SetField(TITLE, "c"),), 2.1)
    assert len(undo.done) == 2
    assert undo.undone == ()


def test_moves_are_a_step_each():
    now = strategy(goals={"sub_goals": [{"id": "a"}, {"id": "b"}]})
    undo = Undo()
    for at, after in enumerate(("b", "")):
        move = MoveItem(path("goals/sub_goals/a"), after)
        now, undo = undo.with_changes(now, (move,), at / 10)
    assert len(undo.done) == 2


def test_there_is_nothing_to_undo_at_first():
    with pytest.raises(IndexError):
        Undo().undo(strategy())

"""Conflicts are settled one by one, differently again, and undone; whatever the order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_editor.core.changes import RemoveItem, SetField, apply
from lhl_editor.core.merge import Choice, merge
from lhl_editor.core.merge import settled as settled_by_core
from lhl_editor.core.strategy import exists, get
from lhl_editor.ui.merge.settling import OWN, Settling
from tests.builders import path, strategies
from tests.ui.merge.conftest import PUBLISHER, START, TITLE

B = path("goals/sub_goals/b")


def settling(ours, theirs):
    return Settling(merge(START, apply(START, *ours), apply(START, *theirs)))


@pytest.fixture
def removed(qapp):
    """She removed what the other changed."""
    return settling([RemoveItem(B)], [SetField(B / "title", "Lytte")])


def test_all_are_left_at_first_and_ours_stands(qapp):
    made = settling([SetField(TITLE, "A")], [SetField(TITLE, "B")])
    assert len(made.left) == 1
    assert made.result["document"]["title"] == "A"
    made.choose(made.conflicts[0], Choice.THEIRS)
    assert made.left == ()
    assert made.result["document"]["title"] == "B"


def test_what_is_written_settles_too_and_is_known_again_as_a_choice(qapp):
    made = settling([SetField(TITLE, "A")], [SetField(TITLE, "B")])
    (conflict,) = made.conflicts
    made.session.dispatch(SetField(TITLE, "C"))
    assert made.decision(conflict) == OWN
    made.session.dispatch(SetField(TITLE, "B"))
    assert made.decision(conflict) is Choice.THEIRS


def test_what_is_removed_can_be_had_again_at_its_place(removed):
    (conflict,) = removed.conflicts
    assert removed.offered(conflict) == (Choice.OURS, Choice.THEIRS)
    removed.choose(conflict, Choice.OURS)
    assert not exists(removed.result, B)
    removed.choose(conflict, Choice.THEIRS)
    assert [one.id for one in removed.result["goals"]["sub_goals"]] == ["a", "b"]
    assert get(removed.result, B)["title"] == "Lytte"


def test_undo_takes_the_decision_back_with_what_it_did(removed):
    (conflict,) = removed.conflicts
    removed.choose(conflict, Choice.OURS)
    removed.undo()
    assert removed.decision(conflict) is None
    assert exists(removed.result, B)
    removed.redo()
    assert removed.decision(conflict) is Choice.OURS


def test_what_was_decided_is_taken_up_where_the_conflict_is_the_same(qapp):
    ours = [SetField(TITLE, "A"), SetField(PUBLISHER, "A")]
    first = settling(ours, [SetField(TITLE, "B"), SetField(PUBLISHER, "B")])
    first.choose(first.conflicts[0], Choice.THEIRS)
    first.session.dispatch(SetField(PUBLISHER, "Begge"))
    again = settling(ours, [SetField(TITLE, "B"), SetField(PUBLISHER, "B")])
    again.resume(first.decided)
    assert again.left == ()
    assert again.result == first.result
    other = settling(ours, [SetField(TITLE, "B"), SetField(PUBLISHER, "Noe annet")])
    other.resume(first.decided)
    assert [one.path for one in other.left] == [PUBLISHER]


USUAL = settings().max_examples


@settings(max_examples=min(USUAL, 60))
@given(strategies(kept=True), strategies(kept=True), strategies(kept=True), st.data())
def test_any_decisions_in_any_order_come_to_what_the_core_settles(base, ours, theirs, data):
    merged = merge(base, ours, theirs)
    made = Settling(merged)
    for conflict in data.draw(st.permutations(merged.conflicts)):
        for choice in data.draw(st.lists(st.sampled_from(made.offered(conflict)), max_size=2)):
            made.choose(conflict, choice)
        made.choose(conflict, made.offered(conflict)[-1])
    wanted = merged
    for conflict in merged.conflicts:
        wanted = settled_by_core(wanted, conflict.path, made.offered(conflict)[-1])
    assert made.left == ()
    assert made.result == wanted.strategy
    while made.session.undo_title:
        made.undo()
    assert made.session.strategy == merged.strategy

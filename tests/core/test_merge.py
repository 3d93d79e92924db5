"""Three strategies made one: what both sides did is there, and what one cannot have both of is a
conflict, whichever side is called ours."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lhl_editor.core import notation
from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.merge import Cause, Choice, merge, settle, settled
from lhl_editor.core.path import Path
from lhl_editor.core.plain import item_from_plain, item_to_plain
from lhl_editor.core.schema import STRATEGY
from lhl_editor.core.strategy import Item, Kept, get, walk, walk_items
from lhl_editor.core.text import Run, Text, plain_text
from tests.builders import changes, item, path, strategies, strategy

HERE = strategy(
    document={"title": "Strategi for alle", "status": "draft", "paper": "a4"},
    goals={
        "title": "Mål",
        "sub_goals": [
            {"id": "a", "title": "Vise", "reasons": "Vi ser hver enkelt.\n\nVi vil mer."},
            {"id": "b", "title": "Løfte", "reasons": "Først dette."},
            {"id": "c", "title": "Dele", "approach": "- Ett\n- To"},
            {"id": "d", "title": "Lære"},
        ],
    },
    messages={"pillars": [{"id": "p", "heading": "Sammen", "tools": ["x", "y"]}]},
    tools=[{"id": "x", "name": "Veilederen", "url": "http://a.no"}, {"id": "y", "name": "Kurset"}],
)
A = "goals/sub_goals/a"
USUAL = settings().max_examples
OFTEN = settings(max_examples=USUAL * 4 if USUAL >= 500 else USUAL)  # thousands in `--full`


def put(where, value):
    """The change that gives a field a value, from plain words."""
    old = get(HERE, path(where))
    return SetField(path(where), notation.parse(value) if isinstance(old, Text) else value)


def merged(ours, theirs, base=HERE):
    """`merge` of the strategies after the changes of each side; the sides swapped say the same."""
    first, second = apply(base, *ours), apply(base, *theirs)
    found = merge(base, first, second)
    same_with_sides_swapped(found, merge(base, second, first))
    return found


def said(found, where):
    value = get(found.strategy, path(where))
    return notation.write(value) if isinstance(value, Text) else value


def conflicts(found):
    return [(str(one.path), one.cause) for one in found.conflicts]


def same_with_sides_swapped(found, swapped):
    assert [(one.path, one.cause, one.base, one.ours, one.theirs) for one in found.conflicts] == [
        (one.path, one.cause, one.base, one.theirs, one.ours) for one in swapped.conflicts
    ]
    for one in found.conflicts:
        found = settled(found, one.path, Choice.THEIRS)
    for one in swapped.conflicts:
        swapped = settled(swapped, one.path, Choice.OURS)
    assert found == swapped


def test_changes_to_different_fields_are_both_made():
    found = merged([put(f"{A}/title", "Synliggjøre")], [put("document/status", "current")])
    assert found.conflicts == ()
    assert said(found, f"{A}/title") == "Synliggjøre"
    assert said(found, "document/status") == "current"


def test_different_words_of_a_paragraph_are_both_changed():
    found = merged(
        [put(f"{A}/reasons", "Vi hører hver enkelt.\n\nVi vil mer.")],
        [put(f"{A}/reasons", "Vi ser hver enkelt eldre.\n\nVi vil mye mer.")],
    )
    assert found.conflicts == ()
    assert said(found, f"{A}/reasons") == "Vi hører hver enkelt eldre.\n\nVi vil mye mer."


def test_so_are_different_words_of_a_line():
    found = merged(
        [put("document/title", "Felles strategi for alle")],
        [put("document/title", "Strategi for alle nå")],
    )
    assert (said(found, "document/title"), found.conflicts) == ("Felles strategi for alle nå", ())


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (
            "Nytt.\n\nVi ser hver enkelt.\n\nVi vil mer.",
            "Vi ser.\n\nVi vil mer.",
            "Nytt.\n\nVi ser.\n\nVi vil mer.",
        ),
        ("Vi ser hver enkelt.", "Vi hører hver enkelt.\n\nVi vil mer.", "Vi hører hver enkelt."),
        (
            "Vi ser hver enkelt.\n\n- Vi vil mer.",
            "Vi ser hver enkelt.\n\nVi vil mer nå.",
            "Vi ser hver enkelt.\n\n- Vi vil mer nå.",
        ),
        (
            "Vi ser hver enkelt.\n\nMidt.\n\nVi vil mer.",
            "Nei hver enkelt.\n\nVi vil mer.\n\nSist.",
            "Nei hver enkelt.\n\nMidt.\n\nVi vil mer.\n\nSist.",
        ),
        (
            "Vi ser **hver** enkelt.\n\nVi vil mer.",
            "Vi ser hver enkelt.\n\nVi [vil](http://a) mer.",
            "Vi ser **hver** enkelt.\n\nVi [vil](http://a) mer.",
        ),
    ],
    ids=["one added", "one removed", "one a list item", "two added", "looks"],
)
def test_paragraphs_come_and_go_beside_changed_words(ours, theirs, both):
    found = merged([put(f"{A}/reasons", ours)], [put(f"{A}/reasons", theirs)])
    assert (said(found, f"{A}/reasons"), found.conflicts) == (both, ())


def test_the_same_words_changed_by_both_are_a_conflict_and_ours_stands():
    found = merged(
        [put(f"{A}/reasons", "Vi hører hver enkelt.\n\nVi vil mer.")],
        [put(f"{A}/reasons", "Vi møter hver enkelt.\n\nVi vil mye mer.")],
    )
    (conflict,) = found.conflicts
    assert (str(conflict.path), conflict.cause) == (f"{A}/reasons", Cause.CHANGED)
    assert conflict.base == get(HERE, path(f"{A}/reasons"))
    assert conflict.theirs == plain_text("Vi møter hver enkelt.", "Vi vil mye mer.")
    assert said(found, f"{A}/reasons") == "Vi hører hver enkelt.\n\nVi vil mye mer."


def test_words_that_lie_side_by_side_are_a_conflict_too():
    found = merged(
        [put("document/title", "Strategi for hver")], [put("document/title", "Strategi til alle")]
    )
    assert conflicts(found) == [("document/title", Cause.CHANGED)]
    assert found.conflicts[0].settled[Choice.BOTH] == "Strategi for hver til alle"


def test_two_new_paragraphs_at_one_place_are_a_conflict_and_both_can_be_had():
    old = "Vi ser hver enkelt.\n\nVi vil mer."
    found = merged(
        [put(f"{A}/reasons", f"{old}\n\nÉn.")], [put(f"{A}/reasons", f"{old}\n\nTo her.")]
    )
    assert conflicts(found) == [(f"{A}/reasons", Cause.CHANGED)]
    both = settled(found, path(f"{A}/reasons"), Choice.BOTH)
    assert said(both, f"{A}/reasons") == f"{old}\n\nÉn.\n\nTo her."


def test_of_a_date_or_choice_one_cannot_have_both():
    found = merged([put("document/status", "current")], [put("document/status", "expired")])
    assert said(found, "document/status") == "current"
    assert found.conflicts[0].settled.keys() == {Choice.OURS, Choice.THEIRS}
    with pytest.raises(ValueError, match="both"):
        settle(found, path("document/status"), Choice.BOTH)


def test_what_both_did_alike_is_no_conflict():
    same = [put(f"{A}/title", "Ny"), RemoveItem(path("goals/sub_goals/b"))]
    found = merged(same, same)
    assert found.strategy == apply(HERE, *same)
    assert found.conflicts == ()


def test_an_item_that_one_removed_and_the_other_changed_is_kept_and_a_conflict():
    change = put(f"{A}/title", "Ny")
    found = merged([RemoveItem(path(A))], [change])
    assert conflicts(found) == [(A, Cause.REMOVED)]
    (conflict,) = found.conflicts
    assert (conflict.ours, conflict.theirs["title"]) == (None, "Ny")
    assert found.strategy == apply(HERE, change)
    assert settled(found, path(A), Choice.OURS).strategy == apply(HERE, RemoveItem(path(A)))
    assert settle(found, path(A), Choice.THEIRS) == settle(found, path(A), Choice.BOTH) == ()


def test_an_item_that_one_removed_and_the_other_moved_is_removed():
    found = merged([RemoveItem(path(A))], [MoveItem(path(A), "c")])
    assert (found.strategy, found.conflicts) == (apply(HERE, RemoveItem(path(A))), ())


def test_a_chapter_that_one_left_out_and_the_other_changed_is_kept_and_a_conflict():
    out, change = SetField(path("goals"), Item("goals")), put(f"{A}/title", "Ny")
    found = merged([out], [change])
    assert conflicts(found) == [("goals", Cause.REMOVED)]
    assert found.strategy == apply(HERE, change)
    assert settled(found, path("goals"), Choice.OURS).strategy == apply(HERE, out)


def test_items_that_both_added_stand_where_each_put_them():
    new, other = item("sub_goal", id="n", title="N"), item("sub_goal", id="m", title="M")
    here = path("goals/sub_goals")
    found = merged([AddItem(here, new, "a")], [AddItem(here, other, "c")])
    assert ids(found) == ["a", "n", "b", "c", "m", "d"]
    found = merged([AddItem(here, new, "b")], [AddItem(here, other, "b")])
    assert ids(found) == ["a", "b", "m", "n", "c", "d"], "at one place the ids decide"


def test_an_item_that_both_added_under_one_id_is_merged_field_by_field():
    here = path("goals/sub_goals")
    found = merged(
        [AddItem(here, item("sub_goal", id="n", title="N", reasons="Lik."), "a")],
        [AddItem(here, item("sub_goal", id="n", title="M", reasons="Lik.", approach="Slik."), "a")],
    )
    assert conflicts(found) == [("goals/sub_goals/n/title", Cause.CHANGED)]
    assert said(found, "goals/sub_goals/n/reasons") == "Lik."
    assert said(found, "goals/sub_goals/n/approach") == "Slik."


@pytest.mark.parametrize(
    ("ours", "theirs", "order"),
    [
        ("b a c d", "a b d c", "b a d c"),
        ("d a b c", "a c d", "d a c"),
        ("b c d a", "b c d a", "b c d a"),
        ("a b c d", "d c b a", "d c b a"),
        ("c a b d", "a b d c", "c a b d"),  # wanted at two places: the foremost
    ],
)
def test_orders_merge(ours, theirs, order):
    sides = [with_order(*row.split()) for row in (ours, theirs)]
    found = merge(HERE, *sides)
    same_with_sides_swapped(found, merge(HERE, *reversed(sides)))
    assert found.conflicts == ()
    assert ids(found) == order.split()


def with_order(*wanted):
    every = {one.id: one for one in get(HERE, path("goals/sub_goals"))}
    return apply(HERE, SetField(path("goals/sub_goals"), tuple(every[id] for id in wanted)))


def ids(found):
    return [one.id for one in get(found.strategy, path("goals/sub_goals"))]


def test_references_are_a_set_with_an_order():
    where = "messages/pillars/p/tools"
    found = merged([put(where, ("y", "x", "z"))], [put(where, ("w", "x"))])
    assert (said(found, where), found.conflicts) == (("w", "x", "z"), ())


def test_cells_belong_to_their_columns():
    page = {"id": "s", "columns": ["A", "B"], "rows": [{"id": "r", "cells": ["1", "2"]}]}
    base = strategy(chapters=[{"id": "k", "title": "K", "pages": [page]}])
    where = path("chapters/k/pages/s/rows/r/cells")
    found = merged([SetField(where, ("ett", "2"))], [SetField(where, ("1", "to"))], base)
    assert (get(found.strategy, where), found.conflicts) == (("ett", "to"), ())
    found = merged([SetField(where, ("ett", "2"))], [SetField(where, ("1", "2", "3"))], base)
    assert conflicts(found) == [(str(where), Cause.CHANGED)]


def with_kept(unknown=(), comments=()):
    return replace(HERE, kept=Kept(tuple(unknown), tuple(comments)))


def test_keys_and_comments_of_the_files_are_merged():
    base = with_kept([("x", "x: 1"), ("y", "y: 1")], [("tools", ("# her",))])
    ours = with_kept([("x", "x: 2"), ("y", "y: 1")], [("tools", ("# her", "# vår"))])
    theirs = with_kept([("x", "x: 1"), ("z", "z: 1")], [("tools", ("# her", "# annen"))])
    found = merge(base, ours, theirs)
    assert found.conflicts == ()
    assert dict(found.strategy.kept.unknown) == {"x": "x: 2", "z": "z: 1"}
    assert dict(found.strategy.kept.comments) == {"tools": ("# her", "# annen", "# vår")}


def test_a_key_that_both_changed_is_a_conflict():
    found = merge(*(with_kept([("x", f"x: {value}")]) for value in (1, 2, 3)))
    assert conflicts(found) == [("", Cause.BESIDE)]
    assert found.strategy.kept.unknown == (("x", "x: 2"),)
    assert settle(found, path(""), Choice.THEIRS) == (), "no change can say it"
    assert settled(found, path(""), Choice.THEIRS).strategy.kept.unknown == (("x", "x: 3"),)


def test_a_conflict_can_be_written_anew():
    found = merged([put(f"{A}/title", "En")], [put(f"{A}/title", "To")])
    after = settled(found, path(f"{A}/title"), "Tre")
    assert (said(after, f"{A}/title"), after.conflicts) == ("Tre", ())
    with pytest.raises(UnknownPath):
        settled(after, path(f"{A}/title"), Choice.OURS)


def test_a_repeated_id_gets_the_bare_one_where_that_item_went():
    twice = [{"id": "a", "name": "A"}, {"id": "a~2", "name": "B"}, {"id": "c", "name": "C"}]
    base = strategy(tools=twice)
    found = merged([RemoveItem(path("tools/a"))], [SetField(path("tools/c/name"), "D")], base)
    assert [one.id for one in found.strategy["tools"]] == ["a", "c"]


@OFTEN
@given(strategies(kept=True), strategies(kept=True))
def test_what_one_side_did_is_the_result(base, side):
    assert merge(base, side, base).strategy == side
    assert merge(base, base, side).strategy == side
    assert merge(base, side, side).strategy == side


def changed(draw, base):
    side = base
    for _ in range(draw(st.integers(0, 5))):
        side = apply(side, draw(changes(side)))
    return side


@st.composite
def threes(draw):
    """A strategy, and what two people made of it."""
    base = draw(strategies(kept=draw(st.booleans())))
    if draw(st.booleans()):
        return base, changed(draw, base), changed(draw, base)
    other = strategies(kept=True)
    return base, draw(other), draw(other)


@OFTEN
@given(threes())
def test_the_sides_can_be_swapped(three):
    base, ours, theirs = three
    same_with_sides_swapped(merge(base, ours, theirs), merge(base, theirs, ours))


@OFTEN
@given(threes())
def test_the_result_can_be_held_by_a_file(three):
    result = merge(*three).strategy
    assert item_from_plain(STRATEGY, item_to_plain(result)) == result
    for _, owner in walk_items(result):
        assert replace(owner) == owner, "its lists hold no id twice"


def words(value) -> Counter[str]:
    found: Counter[str] = Counter()
    inner = walk(value) if isinstance(value, Item) else [(None, None, value)]
    for _, _, each in inner:
        match each:
            case str():
                found.update(each.split())
            case Text():
                found.update(each.plain.split())
                links = (run.link for run in each.inlines if isinstance(run, Run) and run.link)
                found.update(links)
            case tuple():
                found.update(" ".join(one for one in each if isinstance(one, str)).split())
    return found


@OFTEN
@given(threes())
def test_no_word_that_a_side_wrote_is_lost(three):
    base, *sides = three
    found = merge(*three)
    kept = words(found.strategy)
    for conflict in found.conflicts:
        for each in (conflict.ours, conflict.theirs, *conflict.settled.values()):
            kept |= words(each) if each is not None and not isinstance(each, Kept) else Counter()
    for side in sides:
        assert words(side).keys() - words(base).keys() <= kept.keys()


def place_of(change):
    """The field that a change changes."""
    is_item = isinstance(change, RemoveItem | MoveItem)
    return change.path.parent if is_item else change.path


def exists_after(side, change):
    """Whether the section or item that a change lies in did not go on the other side."""
    owner = place_of(change).parent
    return all(get(side, Path(owner.parts[:n])) for n in range(1, len(owner.parts) + 1))


@OFTEN
@given(st.data())
def test_changes_to_different_fields_never_conflict(data):
    base = data.draw(strategies())
    first, second = data.draw(changes(base)), data.draw(changes(base))
    ours, theirs = apply(base, first), apply(base, second)
    places = [place_of(one) for one in (first, second)]
    assume(not places[0].within(places[1]) and not places[1].within(places[0]))
    assume(all(exists_after(side, one) for side, one in ((ours, second), (theirs, first))))
    found = merge(base, ours, theirs)
    assert found.conflicts == ()
    assert found.strategy == apply(ours, second) == apply(theirs, first)


@OFTEN
@given(threes())
def test_every_choice_settles_every_conflict(three):
    base, ours, theirs = three
    for choice in (Choice.OURS, Choice.THEIRS):
        found = merge(base, ours, theirs)
        for one in found.conflicts:
            found = settled(found, one.path, choice)
            value = one.settled[choice]
            if one.cause is Cause.CHANGED:
                assert get(found.strategy, one.path) == value
        assert found.conflicts == ()

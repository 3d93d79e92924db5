"""Changes over random strategies: each applies, is undone by its inverse, and survives as data."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import (
    AddItem,
    Description,
    MoveItem,
    RemoveItem,
    SetField,
    apply,
    describe,
    invert,
    join,
)
from lhl_editor.core.errors import BadCharacter, BadId, DuplicateId, UnknownPath
from lhl_editor.core.path import Path
from lhl_editor.core.plain import change_from_plain, change_to_plain
from lhl_editor.core.strategy import Item, Kept, exists, get, new_strategy
from lhl_editor.core.text import PageReference, Paragraph, Run, Text
from tests.builders import changes, item, path, strategies, strategy


def check_change(strategy, change):
    """The strategy after the change, when all that holds for every change holds for it."""
    after = apply(strategy, change)
    check_result(strategy, change, after)
    undo = invert(strategy, change)
    assert apply(after, *undo) == strategy
    assert apply(strategy, *invert(after, *undo)) == after
    plain = json.loads(json.dumps(change_to_plain(change)))
    assert change_from_plain(plain) == change
    for second in (change, *undo):
        check_join(strategy, change, second)
    said = describe(strategy, change)
    assert said.code in ("set", "add", "remove", "move")
    return after


def check_result(strategy, change, after):
    match change:
        case SetField(at, value):
            assert get(after, at) == value
        case AddItem(at, item, before):
            ids = [one.id for one in get(after, at)]
            assert get(after, at / item.id) == item
            assert ids.index(item.id) == (ids.index(before) + 1 if before else 0)
            assert len(ids) == len(get(strategy, at)) + 1
        case RemoveItem(at):
            assert not exists(after, at)
        case MoveItem(at, before):
            ids = [one.id for one in get(after, at.parent)]
            assert get(after, at) is get(strategy, at)
            assert ids.index(at.name) == (ids.index(before) + 1 if before else 0)


def check_join(strategy, first, second):
    joined = join(first, second)
    if joined is not None:
        assert apply(strategy, joined) == apply(strategy, first, second)


@given(st.data(), strategies(kept=True))
def test_a_change(data, strategy):
    check_change(strategy, data.draw(changes(strategy)))


@given(st.data(), strategies())
def test_several_changes_are_undone_together(data, strategy):
    made, now = [], strategy
    for _ in range(4):
        made.append(data.draw(changes(now)))
        now = apply(now, made[-1])
    assert apply(strategy, *made) == now
    assert apply(now, *invert(strategy, *made)) == strategy


@given(st.data(), strategies())
def test_two_changes_that_join_do_what_both_did(data, strategy):
    first = data.draw(changes(strategy))
    second = data.draw(changes(apply(strategy, first)))
    check_join(strategy, first, second)


TOOLS = strategy(tools=[{"id": "a", "name": "A"}, {"id": "b"}, {"id": "c"}])


def order(strategy):
    return "".join(tool.id for tool in strategy["tools"])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (AddItem(path("tools"), Item("tool", "d")), "dabc"),
        (AddItem(path("tools"), Item("tool", "d"), "b"), "abdc"),
        (RemoveItem(path("tools/b")), "ac"),
        (MoveItem(path("tools/c")), "cab"),
        (MoveItem(path("tools/a"), "c"), "bca"),
        (MoveItem(path("tools/b"), "a"), "abc"),
        (SetField(path("tools"), ()), ""),
    ],
)
def test_order_of_items(change, expected):
    assert order(check_change(TOOLS, change)) == expected


def test_typing_joins_and_jumping_does_not():
    at = path("document/title")
    assert join(SetField(at, "L"), SetField(at, "Le")) == SetField(at, "Le")
    assert join(SetField(at, "L"), SetField(path("document/publisher"), "L")) is None
    moved = MoveItem(path("tools/a"), "c")
    assert join(MoveItem(path("tools/a"), "b"), moved) == moved
    assert join(moved, RemoveItem(path("tools/a"))) == RemoveItem(path("tools/a"))
    assert join(RemoveItem(path("tools/a")), moved) is None


def test_an_empty_section_goes_and_comes_back():
    one = strategy(goals={"title": "Mål"})
    after = check_change(one, SetField(path("goals"), Item("goals")))
    assert "goals" not in after.values


def test_a_removed_item_comes_back_with_its_comments():
    tool = Item("tool", "a", {"name": "A"}, Kept((("x", "x: 1"),), (("name", ("# her",)),)))
    one = apply(strategy(), AddItem(path("tools"), tool))
    check_change(one, RemoveItem(path("tools/a")))


@pytest.mark.parametrize(
    "change",
    [
        SetField(path("nope"), "x"),
        SetField(path(""), Item("strategy")),
        SetField(path("tools/a"), "x"),
        SetField(path("tools/x/name"), "x"),
        SetField(path("document/title"), ("x",)),
        AddItem(path("document"), Item("tool", "x")),
        AddItem(path("tools"), Item("row", "x")),
        AddItem(path("tools"), Item("tool")),
        AddItem(path("tools"), Item("tool", "x"), "gone"),
        RemoveItem(path("tools/x")),
        RemoveItem(path("tools")),
        MoveItem(path("tools/a"), "x"),
        MoveItem(path("document/title"), ""),
    ],
)
def test_an_unknown_place_is_a_bug(change):
    with pytest.raises(UnknownPath):
        apply(TOOLS, change)


def test_an_id_stands_once_in_a_list():
    with pytest.raises(DuplicateId):
        apply(TOOLS, AddItem(path("tools"), Item("tool", "a")))
    with pytest.raises(DuplicateId):
        apply(TOOLS, SetField(path("tools"), (Item("tool", "a"), Item("tool", "a"))))


BAD = "a\x07"


@pytest.mark.parametrize(
    "change",
    [
        SetField(path("document/title"), BAD),
        SetField(path("goals/reform/text"), Text((Paragraph((Run(BAD),)),))),
        SetField(path("goals/reform/text"), Text((Paragraph((Run("a", link=BAD),)),))),
        SetField(path("goals/reform/text"), Text((Paragraph((PageReference(BAD),)),))),
        SetField(path("organisations/o/short_forms"), ("a", BAD)),
        SetField(path("document"), Item("document", "", {"title": "\ud800"})),
        AddItem(path("tools"), item("tool", id="a", name=BAD)),
    ],
)
def test_characters_that_no_strategy_may_hold_are_turned_away(change):
    with pytest.raises(BadCharacter):
        apply(strategy(organisations=[{"id": "o"}]), change)


def test_what_a_change_does_is_said_in_codes():
    assert describe(TOOLS, SetField(path("tools/a/name"), "x")) == Description(
        "set", path("tools/a/name"), "tool"
    )
    assert describe(TOOLS, AddItem(path("tools"), Item("tool", "d"))) == Description(
        "add", path("tools/d"), "tool"
    )
    assert describe(TOOLS, RemoveItem(Path(("tools", "a")))).kind == "tool"
    assert describe(TOOLS, MoveItem(Path(("tools", "a")), "b")).code == "move"


@pytest.mark.parametrize(
    "change",
    [
        SetField(path("tools"), (Item("tool", "a/b"),)),
        SetField(path("tools"), (Item("tool", "a~2"),)),
        AddItem(path("tools"), Item("tool", "a~2")),
        AddItem(
            path("resources/entries"),
            Item("resource", "r", {"links": (Item("resource_link", "b c"),)}),
        ),
    ],
)
def test_an_id_that_no_file_can_hold_is_turned_away(change):
    with pytest.raises(BadId):
        apply(new_strategy(), change)

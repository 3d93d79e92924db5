"""A change as a value: it makes the next strategy, and its inverse makes it undone.

Undo, version diff, merge and a returned Word file all speak in these four.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from lhl_editor.core.errors import BadId, DuplicateId, UnknownPath
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import ID_FORM, REPEATED, Field, Type
from lhl_editor.core.strategy import (
    Item,
    Strategy,
    Value,
    check_value,
    get,
    index_of,
    locate,
    replaced,
)
from lhl_editor.core.text import Run, Text, check_characters


@frozen
class SetField:
    """The field at `path` gets `value`. A section's empty value takes the section away."""

    path: Path
    value: Value


@frozen
class AddItem:
    """`item` comes into the list at `path`, after the item with id `after` (empty: first)."""

    path: Path
    item: Item
    after: str = ""


@frozen
class RemoveItem:
    """The item at `path` goes."""

    path: Path


@frozen
class MoveItem:
    """The item at `path` comes to stand after its sibling `after` (empty: first)."""

    path: Path
    after: str = ""


_ID = re.compile(rf"{ID_FORM}(?:{REPEATED}[0-9]+)?\Z")

Change = SetField | AddItem | RemoveItem | MoveItem
Changes = tuple[Change, ...]


@frozen
class Description:
    """What a change does, for the catalogue: `code` (set, add, remove, move), a place, a kind."""

    code: str
    path: Path
    kind: str


def apply(strategy: Strategy, *changes: Change) -> Strategy:
    """The strategy after the changes, in order.

    Raises `UnknownPath`, `DuplicateId`, `BadId` or `BadCharacter`. The strategy never changes.
    """
    for change in changes:
        strategy = _apply(strategy, change)
    return strategy


def invert(strategy: Strategy, *changes: Change) -> Changes:
    """What undoes `changes`, which were made to `strategy`."""
    undo: list[Change] = []
    for change in changes:
        undo.append(_invert(strategy, change))
        strategy = _apply(strategy, change)
    return tuple(reversed(undo))


def join(first: Change, second: Change) -> Change | None:
    """One change that does both, where one says it as well; else None."""
    match first, second:
        case (SetField(), SetField()) if first.path == second.path:
            return second
        case (MoveItem(), MoveItem()) if first.path == second.path:
            return second
        case (MoveItem(), RemoveItem()) if first.path == second.path:
            return second
        case _:
            return None


def describe(strategy: Strategy, change: Change) -> Description:
    """What a change to `strategy` does."""
    match change:
        case SetField():
            owner = locate(strategy, change.path).owner
            return Description("set", change.path, owner.kind if owner else "")
        case AddItem():
            return Description("add", change.path / change.item.id, change.item.kind)
        case RemoveItem():
            return Description("remove", change.path, get(strategy, change.path).kind)
        case MoveItem():
            return Description("move", change.path, get(strategy, change.path).kind)
        case _:
            assert_never(change)


def _apply(strategy: Strategy, change: Change) -> Strategy:
    match change:
        case SetField():
            declared = _field_at(strategy, change.path)
            check_value(declared, change.value)
            _check(change.value)
            return replaced(strategy, change.path, change.value)
        case AddItem():
            items = _list_at(strategy, change.path, change.item)
            return replaced(strategy, change.path, _inserted(items, change.item, change.after))
        case RemoveItem():
            _, items = _siblings(strategy, change.path)
            rest = tuple(item for item in items if item.id != change.path.name)
            return replaced(strategy, change.path.parent, rest)
        case MoveItem():
            item, items = _siblings(strategy, change.path)
            rest = tuple(other for other in items if other is not item)
            return replaced(strategy, change.path.parent, _inserted(rest, item, change.after))
        case _:
            assert_never(change)


def _invert(strategy: Strategy, change: Change) -> Change:
    match change:
        case SetField():
            return SetField(change.path, get(strategy, change.path))
        case AddItem():
            return RemoveItem(change.path / change.item.id)
        case RemoveItem():
            item, items = _siblings(strategy, change.path)
            return AddItem(change.path.parent, item, _before(items, item))
        case MoveItem():
            item, items = _siblings(strategy, change.path)
            return MoveItem(change.path, _before(items, item))
        case _:
            assert_never(change)


def _field_at(strategy: Strategy, path: Path) -> Field:
    place = locate(strategy, path)
    if place.field is None or place.is_item:
        raise UnknownPath(f"no field at {path}")
    return place.field


def _list_at(strategy: Strategy, path: Path, item: Item) -> tuple[Item, ...]:
    declared = _field_at(strategy, path)
    if declared.type is not Type.ITEMS:
        raise UnknownPath(f"no list at {path}")
    check_value(declared, (item,))
    items: tuple[Item, ...] = get(strategy, path)
    if any(other.id == item.id for other in items):
        raise DuplicateId(str(path / item.id))
    _check_ids([item.id, *(other.id for other in items if item.id.startswith(other.id))])
    _check(item)
    return items


def _siblings(strategy: Strategy, path: Path) -> tuple[Item, tuple[Item, ...]]:
    place = locate(strategy, path)
    if not place.is_item:
        raise UnknownPath(f"no item at {path}")
    return place.value, get(strategy, path.parent)


def _inserted(items: tuple[Item, ...], item: Item, after: str) -> tuple[Item, ...]:
    at = index_of(items, after) + 1 if after else 0
    return (*items[:at], item, *items[at:])


def _before(items: tuple[Item, ...], item: Item) -> str:
    at = index_of(items, item.id)
    return items[at - 1].id if at else ""


def _check(value: Value) -> None:
    """Raises `BadCharacter` or `BadId` where a value holds what no file can."""
    match value:
        case str():
            check_characters(value)
        case Text():
            for inline in value.inlines:
                parts = (inline.text, inline.link) if isinstance(inline, Run) else (inline.target,)
                check_characters("".join(parts))
        case Item():
            for inner in value.values.values():
                _check(inner)
        case tuple():
            _check_ids([one.id for one in value if isinstance(one, Item)])
            for one in value:
                _check(one)


def _check_ids(ids: Sequence[str]) -> None:
    """The ids of a list: `id~2` only where `id` stands in it too, as reading gives them."""
    for id in ids:
        if not _ID.match(id) or id.partition(REPEATED)[0] not in ids:
            raise BadId(id)

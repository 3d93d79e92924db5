"""A strategy, an older one and a row of their comparison in; the changes that bring the old back
there out, or the code of why that cannot be done."""

from __future__ import annotations

from lhl_editor.core.changes import AddItem, Changes, MoveItem, RemoveItem, SetField
from lhl_editor.core.diff import Difference
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.path import Path
from lhl_editor.core.references import references_to
from lhl_editor.core.strategy import Item, Strategy, exists, get, locate


class NotRestored(Exception):
    """`code` says why the old cannot be brought back here."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def restoring(now: Strategy, old: Strategy, row: Difference) -> Changes:
    """The changes, at least one; raises `NotRestored`."""
    if row.kind in (Kind.RENAMED, Kind.BESIDE):
        raise NotRestored("by_hand")
    is_there, was_there = exists(now, row.path), exists(old, row.path)
    if is_there and was_there:
        changes = _values(now, old, row)
    elif was_there:
        changes = _added(now, old, row.path)
    elif is_there:
        changes = _removed(now, row.path)
    else:
        raise NotRestored("gone")
    if not changes:
        raise NotRestored("same")
    return changes


def _values(now: Strategy, old: Strategy, row: Difference) -> Changes:
    """The fields of the row as they were, and the item where it stood."""
    both = locate(now, row.path).is_item
    paths = tuple(field.path for field in row.fields) or (() if both else (row.path,))
    fields = tuple(
        SetField(path, get(old, path)) for path in paths if get(now, path) != get(old, path)
    )
    if row.numbers is None:
        return fields
    after = _before_it(now, old, row.path)
    order = [one.id for one in get(now, row.path.parent)]
    stands = order[order.index(row.path.name) - 1] if order[0] != row.path.name else ""
    return (*(() if stands == after else (MoveItem(row.path, after),)), *fields)


def _added(now: Strategy, old: Strategy, path: Path) -> Changes:
    if not exists(now, path.parent):
        raise NotRestored("gone")
    item: Item = get(old, path)
    return (AddItem(path.parent, item, _before_it(now, old, path)),)


def _removed(now: Strategy, path: Path) -> Changes:
    if references_to(now, path):
        raise NotRestored("used")
    return (RemoveItem(path),)


def _before_it(now: Strategy, old: Strategy, path: Path) -> str:
    """The id of the nearest item that stood before it and is still there; empty: it was first."""
    here = {one.id for one in get(now, path.parent)}
    last = ""
    for one in get(old, path.parent):
        if one.id == path.name:
            break
        last = one.id if one.id in here else last
    return last

"""A strategy, an older one and rows of their comparison in; the changes that bring the old back
there out, or the code of why that cannot be done."""

from __future__ import annotations

from collections.abc import Iterable

from lhl_editor.core.changes import AddItem, Changes, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.diff import Difference, changes_between, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.references import references_to
from lhl_editor.core.strategy import Item, Strategy, exists, get, locate


class NotRestored(Exception):
    """`code` says why the old cannot be brought back here."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@frozen
class Restored:
    """What it becomes and by which changes; `left`: the codes of why some of it stays."""

    strategy: Strategy
    changes: Changes
    left: tuple[str, ...] = ()


def restored_row(now: Strategy, old: Strategy, row: Difference) -> Restored:
    """The place of one change as it was; where that cannot be, `left` says why."""
    return _each(now, old, (row,))


def restored_within(now: Strategy, old: Strategy, place: Path) -> Restored:
    """All that lies in a place as it was."""
    rows = (row for row in differences(now, old) if row.path.within(place))
    return _each(now, old, rows)


def restored_all(now: Strategy, old: Strategy) -> Restored:
    """The whole document as it was."""
    changes = changes_between(now, old)
    return Restored(apply(now, *changes), changes, () if changes else ("same",))


def _each(now: Strategy, old: Strategy, rows: Iterable[Difference]) -> Restored:
    every: list[Changes] = []
    left: list[str] = []
    there = now
    for row in rows:
        try:
            changes = restoring(there, old, row)
        except NotRestored as reason:
            left.append(reason.code)
        else:
            there = apply(there, *changes)
            every.append(changes)
    return Restored(there, tuple(one for some in every for one in some), tuple(left))


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

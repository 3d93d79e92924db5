"""Two strategies in, what differs between them out: rows for a reader, the places alone, or the
changes that lead from the first to the second. What is the same value is not looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lhl_editor.core.changes import AddItem, Change, Changes, MoveItem, RemoveItem, SetField
from lhl_editor.core.difference_kinds import Kind, kind_of
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import KINDS, Field, Type
from lhl_editor.core.sequences import moved
from lhl_editor.core.strategy import Item, Strategy, Value, empty_value, label_of


@frozen
class FieldDifference:
    """A field and its values; the empty value where there was, or is, nothing."""

    path: Path
    before: Value
    after: Value


@frozen
class Difference:
    """One row: an item or section that came, went or moved, or one field of what stayed.

    `before` and `after` are the values at `path` (of what came or went, None; of a renamed item
    the path is its new one; of `BESIDE` they are `Kept`). `item_kind` and `label` tell of the
    item or section that the place is or belongs to. `numbers` (from 1) are where a moved item
    stood and stands. `fields` are the fields that were edited: of a moved item any number of
    them, of a field the field itself.
    """

    kind: Kind
    path: Path
    item_kind: str
    label: str
    before: Value = None
    after: Value = None
    numbers: tuple[int, int] | None = None
    fields: tuple[FieldDifference, ...] = ()

    @property
    def chapter(self) -> str:
        """The field of the strategy in which the place lies; empty for the strategy itself."""
        return self.path.parts[0] if self.path.parts else ""

    @property
    def item_path(self) -> Path:
        """The item or section that the place is or belongs to."""
        is_field = len(self.fields) == 1 and self.fields[0].path == self.path
        return self.path.parent if is_field else self.path


def differences(before: Strategy, after: Strategy) -> tuple[Difference, ...]:
    """All that differs, in the order of the document; what went stands where it stood."""
    return tuple(_differences(before, after, ROOT))


def changed_places(before: Item, after: Item, path: Path = ROOT) -> Iterator[Path]:
    """The fields and items that differ, in schema order; a list whose order alone differs is one
    place, and so is an item that came or went."""
    for field, old, new in _changed_fields(before, after):
        place = path / field.name
        if field.type is Type.SECTION:
            yield from changed_places(old, new, place)
        elif field.type is Type.ITEMS:
            yield from _changed_items(_Lists(old, new), place)
        else:
            yield place


def changes_between(before: Item, after: Item) -> Changes:
    """Changes that make `after` of `before`: as few moves as can be, fields one by one.

    What a file holds beyond the schema at its very top (`Item.kept` of the strategy) is beyond
    what changes can say.
    """
    return tuple(_item_changes(before, after, ROOT))


def _changed_fields(before: Item, after: Item) -> Iterator[tuple[Field, Value, Value]]:
    """The fields that are not the same value, outer ones unless their parts prove equal."""
    old_values, new_values = before.values, after.values
    for field in KINDS[after.kind].fields:
        old, new = old_values.get(field.name), new_values.get(field.name)
        if old is new:
            continue
        old, new = (empty_value(field) if value is None else value for value in (old, new))
        if field.type in (Type.SECTION, Type.ITEMS) or old != new:
            yield field, old, new


class _Lists:
    """Two lists of items, by id."""

    __slots__ = ("changed", "new", "old")

    def __init__(self, before: tuple[Item, ...], after: tuple[Item, ...]) -> None:
        self.old: dict[str, Item] = {item.id: item for item in before}
        self.new: dict[str, Item] = {item.id: item for item in after}
        both = ((id, self.old[id], item) for id, item in self.new.items() if id in self.old)
        self.changed = {id: (old, new) for id, old, new in both if old is not new and old != new}

    @property
    def moved(self) -> frozenset[str]:
        """As few as can be, and rather items that were edited too."""
        alike = self.new.keys() - self.changed.keys()
        return moved(tuple(self.old), tuple(self.new), alike)


def _changed_items(lists: _Lists, path: Path) -> Iterator[Path]:
    if lists.moved:
        yield path
    for id in dict.fromkeys((*lists.old, *lists.new)):
        if id in lists.changed:
            yield from changed_places(*lists.changed[id], path / id)
        elif id not in lists.old or id not in lists.new:
            yield path / id


def _item_changes(before: Item, after: Item, path: Path) -> Iterator[Change]:
    for field, old, new in _changed_fields(before, after):
        place = path / field.name
        if field.type is Type.ITEMS:
            yield from _list_changes(_Lists(old, new), place)
        elif field.type is Type.SECTION and old.kept == new.kept:
            yield from _item_changes(old, new, place)
        else:
            yield SetField(place, new)


def _list_changes(lists: _Lists, path: Path) -> Iterator[Change]:
    made_anew = {id for id, (old, new) in lists.changed.items() if old.kept != new.kept}
    stays = [id for id in lists.old if id in lists.new and id not in made_anew]
    for id in lists.old:
        if id not in lists.new or id in made_anew:
            yield RemoveItem(path / id)
    staying = frozenset(stays)
    moves = moved(stays, [id for id in lists.new if id in staying])
    last = ""
    for id, item in lists.new.items():
        if id not in staying:
            yield AddItem(path, item, last)
        elif id in moves:
            yield MoveItem(path / id, last)
        last = id
    for id, (old, new) in lists.changed.items():
        if id in staying:
            yield from _item_changes(old, new, path / id)


def _differences(before: Item, after: Item, path: Path) -> Iterator[Difference]:
    """The rows of an item's or section's own fields, and of all that lies in it."""
    if before.kept != after.kept:
        yield _row(Kind.BESIDE, path, after, before.kept, after.kept)
    for field, old, new in _changed_fields(before, after):
        place = path / field.name
        if field.type is Type.ITEMS:
            yield from _list_differences(_Lists(old, new), place)
        elif field.type is not Type.SECTION:
            kind = kind_of(field, old, new)
            yield _row(kind, place, after, old, new, None, (FieldDifference(place, old, new),))
        elif old and new:
            yield from _differences(old, new, place)
        elif old or new:
            yield _came_or_went(place, old or None, new or None)


def _row(
    kind: Kind,
    path: Path,
    item: Item,
    before: Value,
    after: Value,
    numbers: tuple[int, int] | None = None,
    fields: tuple[FieldDifference, ...] = (),
) -> Difference:
    return Difference(kind, path, item.kind, label_of(item), before, after, numbers, fields)


def _came_or_went(path: Path, before: Item | None, after: Item | None) -> Difference:
    item = after or before
    assert item is not None
    return _row(Kind.ADDED if after else Kind.REMOVED, path, item, before, after)


def _list_differences(lists: _Lists, path: Path) -> Iterator[Difference]:
    renamed = _renamed(lists)
    moves = lists.moved
    gone = _gone(lists, frozenset(item.id for item in renamed.values()))
    numbers = _numbers(lists) if moves else {}
    yield from (_came_or_went(path / item.id, item, None) for item in gone.get("", ()))
    for id, item in lists.new.items():
        place = path / id
        if id in renamed:
            yield _row(Kind.RENAMED, place, item, renamed[id], item)
        elif id not in lists.old:
            yield _came_or_went(place, None, item)
        elif id in moves:
            yield from _moved(lists.old[id], item, place, numbers[id])
        elif id in lists.changed:
            yield from _differences(*lists.changed[id], place)
        yield from (_came_or_went(path / old.id, old, None) for old in gone.get(id, ()))


def _gone(lists: _Lists, renamed: frozenset[str]) -> dict[str, list[Item]]:
    """The items that went, by the id of what stays before them."""
    gone: defaultdict[str, list[Item]] = defaultdict(list)
    last = ""
    for id, item in lists.old.items():
        if id in lists.new:
            last = id
        elif id not in renamed:
            gone[last].append(item)
    return gone


def _renamed(lists: _Lists) -> dict[str, Item]:
    """By its new id, an item that went and came back under another, with the same content."""
    went: defaultdict[str, list[Item]] = defaultdict(list)
    for id, item in lists.old.items():
        if id not in lists.new:
            went[label_of(item)].append(item)
    found: dict[str, Item] = {}
    for id, item in lists.new.items():
        if went and id not in lists.old:
            old = next((one for one in went[label_of(item)] if _same_content(one, item)), None)
            if old:
                found[id] = old
                went[label_of(item)].remove(old)
    return found


def _same_content(one: Item, other: Item) -> bool:
    return one.values == other.values and one.kept == other.kept


def _numbers(lists: _Lists) -> dict[str, tuple[int, int]]:
    """Where each item of both lists stood and stands, from 1."""
    old = {id: number for number, id in enumerate(lists.old, 1)}
    return {id: (old[id], number) for number, id in enumerate(lists.new, 1) if id in old}


def _moved(before: Item, after: Item, path: Path, numbers: tuple[int, int]) -> Iterator[Difference]:
    """One row for the item with its own fields, then those of what lies in it."""
    every = tuple(_differences(before, after, path)) if before is not after else ()
    own = tuple(field for row in every if row.item_path == path for field in row.fields)
    kind = Kind.MOVED_AND_EDITED if own else Kind.MOVED
    yield _row(kind, path, after, before, after, numbers, own)
    yield from (row for row in every if row.item_path != path or row.kind is Kind.BESIDE)

"""Two strategies in, out the places where they differ, or the changes that lead from the first
to the second. What is the same value is not looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lhl_editor.core.changes import AddItem, Change, Changes, MoveItem, RemoveItem, SetField
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Value


def changed_places(before: Item, after: Item, path: Path = ROOT) -> Iterator[Path]:
    """The fields and items that differ, in schema order; a list whose order alone differs is one
    place, and so is an item that came or went."""
    for field in KINDS[after.kind].fields:
        old, new = before[field.name], after[field.name]
        if old is new or old == new:
            continue
        place = path / field.name
        if field.type is Type.SECTION:
            yield from changed_places(old, new, place)
        elif field.type is Type.ITEMS:
            yield from _changed_items(old, new, place)
        else:
            yield place


def _changed_items(before: tuple[Item, ...], after: tuple[Item, ...], path: Path) -> Iterator[Path]:
    old: dict[str, Value] = {item.id: item for item in before}
    new = {item.id: item for item in after}
    if [id for id in new if id in old] != [id for id in old if id in new]:
        yield path
    for id in dict.fromkeys((*old, *new)):
        if id not in old or id not in new:
            yield path / id
        elif old[id] is not new[id]:
            yield from changed_places(old[id], new[id], path / id)


def changes_between(before: Item, after: Item) -> Changes:
    """Changes that make `after` of `before`: as few moves as can be, fields one by one.

    What a file holds beyond the schema at its very top (`Item.kept` of the strategy) is beyond
    what changes can say.
    """
    return tuple(_item_changes(before, after, ROOT))


def _item_changes(before: Item, after: Item, path: Path) -> Iterator[Change]:
    for field in KINDS[after.kind].fields:
        old, new = before[field.name], after[field.name]
        if old is new or old == new:
            continue
        place = path / field.name
        if field.type is Type.ITEMS:
            yield from _list_changes(old, new, place)
        elif field.type is Type.SECTION and old.kept == new.kept:
            yield from _item_changes(old, new, place)
        else:
            yield SetField(place, new)


def _list_changes(
    before: tuple[Item, ...], after: tuple[Item, ...], path: Path
) -> Iterator[Change]:
    old, new = ({item.id: item for item in items} for items in (before, after))
    stays = {id for id in old if id in new and old[id].kept == new[id].kept}
    for id in old:
        if id not in stays:
            yield RemoveItem(path / id)
    at = {id: number for number, id in enumerate(id for id in old if id in stays)}
    in_order = _longest_increasing([at[id] for id in new if id in stays])
    last = ""
    for id, item in new.items():
        if id not in stays:
            yield AddItem(path, item, last)
        elif at[id] not in in_order:
            yield MoveItem(path / id, last)
        last = id
    for id in stays:
        yield from _item_changes(old[id], new[id], path / id)


def _longest_increasing(numbers: Sequence[int]) -> frozenset[int]:
    """The numbers of a longest increasing subsequence (patience sorting)."""
    tops: list[int] = []  # the smallest last number of a run of each length
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tops, number)
        before[number] = tops[at - 1] if at else None
        tops[at : at + 1] = [number]
    found: list[int] = []
    number_or_none = tops[-1] if tops else None
    while number_or_none is not None:
        found.append(number_or_none)
        number_or_none = before[number_or_none]
    return frozenset(found)

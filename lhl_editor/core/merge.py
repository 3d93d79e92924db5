"""Three strategies in, the base and two that were made of it; one with both sides' changes out,
and the conflicts: the places where one cannot have both.

Items meet by id, then field by field, then texts and lines by words. Lists of lines and of
references are sets with an order, save cells and columns, which belong to their place. No order is
a conflict: where both sides moved, `merged_order` decides. Which side is called ours changes
neither the conflicts nor anything outside them.

In a conflict the merged strategy holds what ours says, except that what one side removed and the
other changed is kept, as changed. So what a conflict holds is never lost, and a strategy with
conflicts is a whole one. Of a text in conflict all that does not meet is merged all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import Enum

from lhl_editor.core.changes import Changes, RemoveItem, SetField, apply
from lhl_editor.core.diff import changes_between
from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.frozen import frozen
from lhl_editor.core.merge_kept import merge_kept
from lhl_editor.core.merge_words import merge_lines, merge_texts
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import KINDS, LISTS, REPEATED, Field, Type
from lhl_editor.core.sequences import merged_order
from lhl_editor.core.sides import Sides, same
from lhl_editor.core.strategy import Item, Kept, Strategy, Value, empty_value, exists, get, replaced


class Cause(Enum):
    """Why there is a conflict. `BESIDE`: about a key that the schema does not know."""

    CHANGED = "changed"
    REMOVED = "removed"
    BESIDE = "beside"


class Choice(Enum):
    """How a conflict can be settled without writing anew."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@frozen
class Conflict:
    """A place and what each side says there; None where a side removed the item or section.

    `settled` is what the place holds after each choice: also what does not meet, in a text in
    which something does. A choice is lacking where one cannot have both. Of `BESIDE` all values
    are `Kept`, and the path is that of the item or section.
    """

    path: Path
    cause: Cause
    base: Value
    ours: Value
    theirs: Value
    settled: Mapping[Choice, Value]


@frozen
class Merged:
    """The strategy with both sides' changes, and what is left to settle, in document order."""

    strategy: Strategy
    conflicts: tuple[Conflict, ...] = ()

    def at(self, path: Path) -> Conflict:
        """The conflict at a place; raises `UnknownPath`."""
        for conflict in self.conflicts:
            if conflict.path == path:
                return conflict
        raise UnknownPath(f"no conflict at {path}")


def merge(base: Strategy, ours: Strategy, theirs: Strategy) -> Merged:
    """Both sides' changes in one strategy. Its items have ids of their own in every list."""
    sides = Sides(base, ours, theirs)
    conflicts: list[Conflict] = []
    strategy = _item(sides, ROOT, conflicts)
    return Merged(strategy, tuple(conflicts))


def settle(merged: Merged, path: Path, choice: Choice | Value) -> Changes:
    """What settles the conflict at `path` in the merged strategy: a choice, or a value of its own
    (None removes an item). No changes where that stands there already.

    Raises `UnknownPath` where there is no such conflict, and ValueError for a choice that it does
    not offer. What the file holds beyond the schema at its very top no change can say:
    `settled` settles that too.
    """
    conflict = merged.at(path)
    value = _chosen(conflict, choice) if isinstance(choice, Choice) else choice
    if conflict.cause is Cause.BESIDE:
        item = get(merged.strategy, path)
        value = replace(item, kept=value)
        return changes_between(merged.strategy, replaced(merged.strategy, path, value))
    if conflict.cause is Cause.REMOVED and conflict.base.id:
        if value is None:
            return (RemoveItem(path),) if exists(merged.strategy, path) else ()
        value = replace(value, id=path.name)
        return changes_between(merged.strategy, replaced(merged.strategy, path, value))
    if value is None:
        value = replace(conflict.base, values={}, kept=Kept())
    return (SetField(path, value),) if get(merged.strategy, path) != value else ()


def settled(merged: Merged, path: Path, choice: Choice | Value) -> Merged:
    """The same with the conflict at `path` settled; raises what `settle` raises."""
    strategy = apply(merged.strategy, *settle(merged, path, choice))
    conflict = merged.at(path)
    if path == ROOT:
        kept = _chosen(conflict, choice) if isinstance(choice, Choice) else choice
        strategy = replace(strategy, kept=kept)
    return Merged(strategy, tuple(one for one in merged.conflicts if one is not conflict))


def _chosen(conflict: Conflict, choice: Choice) -> Value:
    if choice not in conflict.settled:
        raise ValueError(f"{conflict.path} cannot have {choice.value}")
    return conflict.settled[choice]


_Found = list[Conflict]


def _item(sides: Sides, path: Path, found: _Found) -> Item:
    """An item or section that all three have; the base of one that both added is empty."""
    if agreed := sides.agreed:
        return agreed[0]  # type: ignore[no-any-return]
    kept = sides.each(lambda item: item.kept)
    beside, other = merge_kept(kept, sides.ours.kind)
    if beside != other:
        found.append(_conflict(kept, path, Cause.BESIDE, (beside, other, None)))
    values: dict[str, Value] = {}
    for one in KINDS[sides.ours.kind].fields:
        if one.name in sides.ours.values or one.name in sides.theirs.values:
            three = sides.each(lambda item: item.values).get(one.name, empty_value(one))
            values[one.name] = _field(one, three, path, found)
    merged: Item = replace(sides.ours, values=values, kept=beside)
    return merged


def _field(declared: Field, sides: Sides, within: Path, found: _Found) -> Value:
    if agreed := sides.agreed:
        return agreed[0]
    path = within / declared.name
    match declared.type:
        case Type.ITEMS:
            return _items(sides, path, found)
        case Type.SECTION if sides.base and not (sides.ours and sides.theirs):
            gone = sides.each(lambda section: section or None)
            return _removed_or_changed(gone, path, found)
        case Type.SECTION:
            return _item(sides, path, found)
        case Type.TEXT:
            text = merge_texts(sides.base, sides.ours, sides.theirs)
            return _settled(sides, path, (text.ours, text.theirs, text.both), found)
        case Type.LINE:
            line = merge_lines(sides.base, sides.ours, sides.theirs)
            return _settled(sides, path, line, found)
        case kind if kind in LISTS and declared.name not in _BY_PLACE:
            return _list(sides)
        case kind if kind in LISTS:
            return _settled(sides, path, _row(sides), found)
        case _:
            return _settled(sides, path, (sides.ours, sides.theirs, None), found)


def _settled(sides: Sides, path: Path, choices: tuple[Value, Value, Value], found: _Found) -> Value:
    ours, theirs, _ = choices
    if ours != theirs:
        found.append(_conflict(sides, path, Cause.CHANGED, choices))
    return ours


def _conflict(
    sides: Sides, path: Path, cause: Cause, choices: tuple[Value, Value, Value]
) -> Conflict:
    offered = dict(zip(Choice, choices, strict=True))
    if choices[-1] is None:
        del offered[Choice.BOTH]
    return Conflict(path, cause, sides.base, sides.ours, sides.theirs, offered)


def _removed_or_changed(sides: Sides, path: Path, found: _Found) -> Item:
    """One side removed the item or section, the other changed it: as changed, and a conflict."""
    changed: Item = sides.ours or sides.theirs
    found.append(_conflict(sides, path, Cause.REMOVED, (sides.ours, sides.theirs, changed)))
    return changed


def _items(sides: Sides, path: Path, found: _Found) -> tuple[Item, ...]:
    by_id = sides.each(lambda items: {item.id: item for item in items})
    wanted = [id for id in {**by_id.base, **by_id.ours, **by_id.theirs} if _stays(by_id, id)]
    order = merged_order(tuple(by_id.base), tuple(by_id.ours), tuple(by_id.theirs), wanted)
    return tuple(
        _one_item(by_id.get(id), path / name, found)
        for id, name in zip(order, _names(order), strict=True)
    )


def _stays(by_id: Sides, id: str) -> bool:
    """Whether an item is in the result: not where a side removed what the other left alone."""
    one = by_id.get(id)
    if one.base is None or (one.ours and one.theirs):
        return True
    left = one.ours or one.theirs
    return left is not None and not same(left, one.base)


def _names(ids: list[str]) -> list[str]:
    """The same ids, but `id~2` is `id` where that one went: so a file can hold them."""
    taken = set(ids)
    names = []
    for id in ids:
        stem = id.partition(REPEATED)[0]
        names.append(id if stem in taken else stem)
        taken.add(stem)
    return names


def _one_item(sides: Sides, path: Path, found: _Found) -> Item:
    if sides.ours and sides.theirs:
        either = sides.ours
        base = sides.base or Item(either.kind, either.id)
        item = _item(replace(sides, base=base), path, found)
    elif sides.base:
        item = _removed_or_changed(sides, path, found)
    else:
        item = sides.ours or sides.theirs
    return item if item.id == path.name else replace(item, id=path.name)


_BY_PLACE = frozenset({"cells", "columns"})  # lists in which the place says what a line is


def _list(sides: Sides) -> tuple[str, ...]:
    """Each line that neither side took away and that any of them has, as often as it stands."""
    keys = sides.each(_keys)
    gone = set(keys.base) - (set(keys.ours) & set(keys.theirs))
    lines = {**keys.base, **keys.ours, **keys.theirs}
    rows = keys.each(tuple)
    order = merged_order(
        rows.base, rows.ours, rows.theirs, [key for key in lines if key not in gone]
    )
    return tuple(lines[key] for key in order)


def _keys(lines: Iterable[str]) -> dict[str, str]:
    """Lines by keys of their own: how many of the same stand before each, and the line."""
    count: dict[str, int] = {}
    keys = {}
    for line in lines:
        count[line] = count.get(line, -1) + 1
        keys[f"{count[line]} {line}"] = line
    return keys


def _row(sides: Sides) -> tuple[Value, Value, Value]:
    """Line by line where there are as many in all three, else a whole one or the other."""
    if not len(sides.base) == len(sides.ours) == len(sides.theirs):
        return sides.ours, sides.theirs, None
    cells = [
        merge_lines(*three) for three in zip(sides.base, sides.ours, sides.theirs, strict=True)
    ]
    ours, theirs, both = (tuple(cell[choice] for cell in cells) for choice in range(3))
    return ours, theirs, both

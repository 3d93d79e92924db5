"""An item in, where else it can stand out, and the changes that put it there.

Items of a list stand among each other. An own chapter or page says what it stands after, so it can
also stand between standard ones; those then count as one thing, however many rows they have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lhl_editor.core.changes import Changes, MoveItem, SetField
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import CHAPTER_PARTS, CHAPTERS, START
from lhl_editor.core.strategy import Item, Strategy, get, index_of
from lhl_editor.core.subjects import subject
from lhl_editor.ui.outline.parts import PART_OF_FIELD, Part, Parts, parts_at, place_of

Element = str | Item  # a standard part by its name, or an item that can move


@frozen
class Order:
    """An item among the elements that it can change places with.

    `gaps[n]` is the row (among those of the row around it) above which gap `n` is, the gap before
    element `n`; the last gap is below them all. `names`: the standard places; empty in plain lists.
    """

    path: Path
    elements: tuple[Element, ...]
    gaps: Sequence[int]
    here: int
    names: Parts = ()
    items: tuple[Item, ...] = ()  # the list, where it is not the elements

    def place_in(self, gap: int) -> int:
        """The place, from 0, that the item has when it is dropped into a gap."""
        return gap if gap <= self.here else gap - 1

    def changes(self, gap: int) -> Changes:
        """What brings the item into a gap; nothing where it stands there."""
        at = self.place_in(gap)
        if at == self.here:
            return ()
        rest = (*self.elements[: self.here], *self.elements[self.here + 1 :])
        before = rest[at - 1] if at else START
        if not self.names:
            return (MoveItem(self.path, before.id if isinstance(before, Item) else ""),)
        return self._among_standard(before, rest[at] if at < len(rest) else "")

    def _among_standard(self, before: Element, behind: Element) -> Changes:
        item = self.elements[self.here]
        assert isinstance(item, Item)
        place = place_of(before, self.names) if isinstance(before, Item) else before
        changes: Changes = ()
        if place != item["after"]:
            changes = (SetField(self.path / "after", place),)
        if isinstance(before, Item):
            return changes + self._moved_behind(before.id)
        if isinstance(behind, Item) and place_of(behind, self.names) == place:
            others = [one.id for one in self.items if one is not item]
            return changes + self._moved_behind(_before(others, behind.id))
        return changes

    def _moved_behind(self, after: str) -> Changes:
        stands_there = after == _before([one.id for one in self.items], self.path.name)
        return () if stands_there else (MoveItem(self.path, after),)


def order_of(strategy: Strategy, path: Path) -> Order | None:
    """Where the item at `path` can stand; None for what always stands where it is."""
    parent = path.parent
    around = subject(parent).parts
    items = get(strategy, parent)
    if not isinstance(items, tuple):
        return None
    rows = parts_at(strategy, around)
    if names := _standard_names(path):
        elements, gaps = _elements(rows, parent.name, names)
        at = next(at for at, one in enumerate(elements) if _is(one, path.name))
        return Order(path, elements, gaps, at, names, items)
    way = parent.parts[len(around) :]
    first = next((at for at, part in enumerate(rows) if part.way[:-1] == way), None)
    if first is None:
        return None
    return Order(path, items, range(first, first + len(items) + 1), index_of(items, path.name))


def moved(strategy: Strategy, path: Path, by: int) -> Changes:
    """What moves an item up (-1) or down (1) by one place; nothing where it can go no further."""
    order = order_of(strategy, path)
    gap = order.here + (by if by < 0 else by + 1) if order else -1
    return order.changes(gap) if order and 0 <= gap <= len(order.elements) else ()


def _is(element: Element, id: str) -> bool:
    return isinstance(element, Item) and element.id == id


def _before(ids: list[str], id: str) -> str:
    """The id before this one; empty for the first."""
    at = ids.index(id)
    return ids[at - 1] if at else ""


def _standard_names(path: Path) -> Parts:
    """The standard places among which an own chapter or page stands."""
    if path.parts[0] == "chapters" and len(path.parts) == 2:
        return CHAPTERS
    if path.parts[0] in CHAPTER_PARTS and path.parent.name == "pages" and len(path.parts) == 3:
        return CHAPTER_PARTS[path.parts[0]]
    return ()


def _elements(
    rows: Iterator[Part], own: str, names: Parts
) -> tuple[tuple[Element, ...], tuple[int, ...]]:
    elements: list[Element] = []
    gaps: list[int] = []
    end = 0
    for at, part in enumerate(rows):
        name = PART_OF_FIELD.get(part.way[0], part.way[0])
        element = part.value if name == own and isinstance(part.value, Item) else name
        if isinstance(element, str) and (element not in names or element in elements[-1:]):
            end = at + 1 if element in names else end
            continue
        elements.append(element)
        gaps.append(at)
        end = at + 1
    return tuple(elements), (*gaps, end)

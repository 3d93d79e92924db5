"""A row of the model: what it shows, where it stands, and the rows in it."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.strategy import Item
from lhl_editor.ui.outline.parts import Part, Parts
from lhl_editor.ui.outline.rows import Row, row_of

_NO_PART = Part((), ())  # of the root


class Node:
    """A row that is shown, and the rows in it."""

    __slots__ = ("_row", "at", "children", "number", "parent", "part", "parts", "shows_all")

    def __init__(self, number: int, parent: Node | None, part: Part = _NO_PART) -> None:
        self.number = number  # what Qt knows it by; a number is never used again
        self.parent = parent
        self.part = part
        self.parts: Parts = parent.parts + part.way if parent else ()
        self.at = 0  # its place among its siblings
        self.children: list[Node] = []
        self.shows_all = True  # of what is in it, whatever the filter says
        self._row: Row | None = None

    @property
    def row(self) -> Row:
        if self._row is None:
            self._row = row_of(self.parts, self.part)
        return self._row

    @property
    def is_item(self) -> bool:
        return isinstance(self.part.value, Item) and bool(self.part.value.id)

    @property
    def level(self) -> int:
        return self.parent.level + 1 if self.parent else -1

    def with_those_around(self) -> Iterator[Node]:
        """It and the rows that it lies in, outermost last."""
        node = self
        while node.parent:
            yield node
            node = node.parent

    def become(self, part: Part) -> bool:
        """Whether it says anything else now."""
        if part.value is self.part.value and part.number == self.part.number:
            return False
        self.part, self._row = part, None
        return True

    def looks_other(self, part: Part) -> bool:
        """Have it become `part`; whether its row, without those in it, shows anything else now."""
        before = self.row
        return self.become(part) and self.row != before

    def place(self) -> tuple[int, int]:
        """Its place among those of its list, from 1, and how many they are."""
        siblings = self.parent.children if self.parent else [self]
        if not self.is_item or self.row.is_chapter:
            return self.at + 1, len(siblings)
        listed = self.parts[:-1]
        first = next(node.at for node in siblings if node.parts[:-1] == listed)
        count = sum(node.parts[:-1] == listed for node in siblings)
        return self.at - first + 1, count

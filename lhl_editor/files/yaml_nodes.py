"""The nodes of a YAML file with their places, and the field path of any place in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from lhl_editor.core.frozen import frozen
from lhl_editor.files.faults import Fault


class Scalar:
    """Characters. `style` is empty for a plain scalar, else one of `'`, `"`, `|`, `>`.

    `start` and `end` are indexes into the source; `line` and `column` count from 0.
    """

    __slots__ = "column", "end", "line", "start", "style", "text"

    def __init__(self, text: str, style: str, start: int, end: int, line: int, column: int) -> None:
        self.text, self.style = text, style
        self.start, self.end = start, end
        self.line, self.column = line, column

    @property
    def is_null(self) -> bool:
        return not self.style and self.text in ("", "~", "null", "Null", "NULL")


class Container:
    """What mappings and sequences share. `key`: its key or number in what holds it.

    `end` is the end of the last thing in it, so comments after that lie outside.
    """

    __slots__ = "column", "end", "flow", "key", "line", "start"

    def __init__(
        self, key: str, flow: bool, start: int, line: int, column: int, end: int = 0
    ) -> None:
        self.key, self.flow = key, flow
        self.start, self.end = start, end
        self.line, self.column = line, column


class Mapping(Container):
    __slots__ = ("entries",)

    def __init__(self, *place: Any) -> None:
        super().__init__(*place)
        self.entries: dict[str, tuple[Scalar, Node]] = {}

    @property
    def is_empty(self) -> bool:
        return not self.entries


class Sequence(Container):
    __slots__ = ("items",)

    def __init__(self, *place: Any) -> None:
        super().__init__(*place)
        self.items: list[Node] = []

    @property
    def is_empty(self) -> bool:
        return not self.items


Node = Scalar | Mapping | Sequence


@frozen
class Nodes:
    """A file's nodes. `scalars` and `elements` stand in the order of the source. `is_whole`:
    the file was read to its end.

    An element is a key of a mapping or an item of a sequence: (start, container, key or number).
    """

    root: Node | None
    scalars: list[Scalar]
    elements: list[tuple[int, Container, str]]
    parents: dict[Container, Container]
    faults: list[Fault]
    is_whole: bool

    def lineage(self, container: Container | None) -> Iterator[Container]:
        """The container and those around it, inner before outer."""
        while container:
            yield container
            container = self.parents.get(container)

    def is_list_item(self, container: Container) -> bool:
        return isinstance(self.parents.get(container), Sequence)

    def path_at(self, index: int) -> str:
        """The field path of the last key or item that begins before or at `index`."""
        at = bisect_left(self.elements, index + 1, key=lambda element: element[0])
        if not at:
            return ""
        _, innermost, key = self.elements[at - 1]
        parts: list[str] = []
        for container in self.lineage(innermost):
            parts.append(_item_name(container, key) if isinstance(container, Sequence) else key)
            key = container.key
        return "/".join(reversed(parts))


def _item_name(sequence: Sequence, number: str) -> str:
    item = sequence.items[int(number)] if int(number) < len(sequence.items) else None
    if isinstance(item, Mapping) and "id" in item.entries:
        name = item.entries["id"][1]
        if isinstance(name, Scalar) and name.text:
            return name.text
    return str(int(number) + 1)

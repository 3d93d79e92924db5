"""The comments of a YAML file, each tied to the place that it follows.

PyYAML drops comments, so they are found from the marks: every `#` outside a scalar begins one.
A line of its own follows the next key or item below it, unless it is indented as the end of what
stands above it; one at the end of a line belongs to the key on that line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lhl_editor.core.frozen import frozen
from lhl_editor.files.yaml_nodes import (
    Container,
    Mapping,
    Node,
    Nodes,
    Scalar,
    Sequence,
)

ABOVE_ITEM = ""  # keys beside the fields' own, as in core.strategy.Kept
AT_END = "\n"


@frozen
class Comment:
    """One comment from its `#` on. `gap`: an empty line stands between it and the one before."""

    start: int
    end: int
    text: str
    gap: bool = False


@dataclass(slots=True)
class Comments:
    """All comments in order, and those of each container by key."""

    found: list[Comment] = field(default_factory=list)
    placed: dict[Container, dict[str, list[Comment]]] = field(default_factory=dict)

    def of(self, container: Container, key: str) -> list[Comment]:
        return self.placed.get(container, {}).get(key, [])

    def between(self, start: int, end: int) -> list[Comment]:
        """The comments that begin in the source from `start` to before `end`."""
        first = bisect_left(self.found, start, key=lambda comment: comment.start)
        last = bisect_left(self.found, end, key=lambda comment: comment.start)
        return self.found[first:last]

    def end_of(self, node: Node) -> int:
        """Where `node` ends, with the comments that belong to what is inside it."""
        if not self.found or not isinstance(node, (Mapping, Sequence)):
            return node.end
        ends = [comments[-1].end for comments in self.placed.get(node, {}).values()]
        inner = node.items if isinstance(node, Sequence) else _values(node)
        return max([node.end, *ends, *(self.end_of(one) for one in inner)])


def lines_of(comments: list[Comment]) -> tuple[str, ...]:
    """The lines as they are kept: an empty one stands for empty lines between comments."""
    lines: list[str] = []
    for comment in comments:
        if comment.gap and lines:
            lines.append("")
        lines.append(comment.text)
    return tuple(lines)


def find_comments(source: str, nodes: Nodes) -> Comments:
    """Every comment in `source`, tied to its place."""
    comments = Comments()
    if not isinstance(nodes.root, Mapping) or "#" not in source:
        return comments
    places = _Places(source, nodes, nodes.root)
    for comment in _scanned(source, nodes):
        container, key = places.of(comment)
        comments.found.append(comment)
        comments.placed.setdefault(container, {}).setdefault(key, []).append(comment)
    return comments


def _values(mapping: Mapping) -> Iterator[Node]:
    return (value for _, value in mapping.entries.values())


def _scanned(source: str, nodes: Nodes) -> Iterator[Comment]:
    starts = [scalar.start for scalar in nodes.scalars]
    at, before = source.find("#"), 0
    while at >= 0:
        number = bisect_right(starts, at) - 1
        scalar = nodes.scalars[number] if number >= 0 else None
        if scalar and at < scalar.end and not _is_in_header(source, scalar, at):
            at = source.find("#", scalar.end)
            continue
        end = source.find("\n", at)
        end = len(source) if end < 0 else end
        blank = source[before:at]
        gap = before > 0 and blank.count("\n") > 1 and not blank.strip()
        yield Comment(at, end, source[at:end].rstrip(" \t"), gap)
        at, before = source.find("#", end), end


def _is_in_header(source: str, scalar: Scalar, at: int) -> bool:
    """Whether a place is beside the `|` that begins a block, and so outside its text."""
    return scalar.style in ("|", ">") and "\n" not in source[scalar.start : at]


class _Places:
    """Finds the place of comment after comment."""

    def __init__(self, source: str, nodes: Nodes, root: Mapping) -> None:
        self.source, self.nodes, self.root = source, nodes, root
        self.shallowest = 0  # column of the last comment that stood at the end of something
        self.gap_after = -1  # the element that this goes for

    def of(self, comment: Comment) -> tuple[Container, str]:
        elements = self.nodes.elements
        number = bisect_left(elements, comment.start, key=lambda element: element[0])
        line_start = self.source.rfind("\n", 0, comment.start) + 1
        beside = self.source[line_start : comment.start].rstrip(" \t")
        is_beside = beside.strip() and not self._is_bare(beside, line_start + len(beside))
        if number and (is_beside or self._is_inside(number - 1, comment.start)):
            return self._owner(*elements[number - 1][1:], full_line=False)
        column = comment.start - line_start
        following = elements[number][1] if number < len(elements) else None
        if number and (ended := self._ended(number, comment.start, column, following)):
            return ended
        if following:
            return self._owner(*elements[number][1:], full_line=True)
        return self.root, AT_END

    def _is_inside(self, number: int, at: int) -> bool:
        """Whether a place lies between an element's key and the end of its one value."""
        _, container, key = self.nodes.elements[number]
        if isinstance(container, Sequence):
            node = container.items[int(key)]
        else:
            assert isinstance(container, Mapping)
            node = container.entries[key][1]
        is_leaf = isinstance(node, Scalar) or node.is_empty
        return is_leaf and node.end > at

    def _is_bare(self, beside: str, end: int) -> bool:
        """Whether only an indicator stands beside the comment, so that it goes for what follows."""
        if beside[-1] not in "-?":
            return False
        starts = bisect_left(self.nodes.scalars, end, key=lambda scalar: scalar.start)
        return not starts or self.nodes.scalars[starts - 1].end != end

    def _ended(
        self, number: int, at: int, column: int, following: Container | None
    ) -> tuple[Container, str] | None:
        """The innermost block that ends here and that the comment is indented as a part of."""
        if self.gap_after == number:
            column = min(column, self.shallowest)
        outer = set(self.nodes.lineage(following))
        best: Container | None = None
        for container in self.nodes.lineage(self.nodes.elements[number - 1][1]):
            if container in outer:
                if best and best.column <= container.column:
                    return None
                break
            if container.end > at:  # before the bracket that closes it
                return self._owner(*self.nodes.elements[number - 1][1:], full_line=False)
            if not container.flow and container.column <= column:
                best = container if best is None or container.column == best.column else best
        if best is None:
            return None
        self.gap_after, self.shallowest = number, best.column
        return self._end_of(best)

    def _end_of(self, container: Container) -> tuple[Container, str]:
        if isinstance(container, Sequence):
            last = container.items[-1]
            if isinstance(last, Mapping):
                return last, AT_END
            return self._owner(container, "0", full_line=True)
        return container, AT_END

    def _owner(self, container: Container, key: str, full_line: bool) -> tuple[Container, str]:
        """The mapping and the key that a comment at an element goes to."""
        while isinstance(container, Sequence):
            item = container.items[int(key)]
            if isinstance(item, Mapping):
                return item, ABOVE_ITEM
            key, container = container.key, self.nodes.parents[container]
        assert isinstance(container, Mapping)
        if container is self.root:
            is_above = key == "format" or (full_line and key == next(iter(self.root.entries)))
        else:
            is_above = key == "id" and self.nodes.is_list_item(container)
        return container, ABOVE_ITEM if is_above else key

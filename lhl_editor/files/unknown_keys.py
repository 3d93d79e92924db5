"""A key that the schema does not know -> its piece of the source, to be written back as it was.

The piece is dedented, so that it can stand in any mapping. Where that changes what it says (a
piece of `{…}`, or text that its indentation carries), the same values are written anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.files.decoding import Source
from lhl_editor.files.yaml_nodes import Mapping, Node, Scalar, Sequence
from lhl_editor.files.yaml_reading import read_nodes
from lhl_editor.files.yaml_scalars import quoted, scalar


def dedented(source: str, column: int) -> str:
    """The piece with up to `column` spaces taken from each line after its first."""
    first, *rest = source.split("\n")
    return "\n".join([first, *(line[_indent(line, column) :] for line in rest)])


def says(piece: str, key: Scalar, value: Node) -> bool:
    """Whether the piece alone says what `key` and `value` say, whatever follows it."""
    nodes = read_nodes(Source(piece + "\n\n"))
    if nodes.faults or not isinstance(nodes.root, Mapping) or nodes.root.column:
        return False
    entries = list(nodes.root.entries.values())
    return len(entries) == 1 and entries[0][0].text == key.text and _same(entries[0][1], value)


def written_anew(key: Scalar, value: Node) -> str:
    """The same key and values in block style."""
    return "\n".join(_entry(scalar(key.text), value))


def _indent(line: str, column: int) -> int:
    return min(column, len(line) - len(line.lstrip(" ")))


def _same(a: Node, b: Node) -> bool:
    match a, b:
        case Scalar(), Scalar():
            return a.text == b.text and bool(a.style) == bool(b.style)
        case Sequence(), Sequence():
            return len(a.items) == len(b.items) and all(map(_same, a.items, b.items))
        case Mapping(), Mapping():
            if list(a.entries) != list(b.entries):
                return False
            return all(_same(a.entries[key][1], b.entries[key][1]) for key in a.entries)
        case _:
            return False


def _entry(head: str, value: Node) -> Iterator[str]:
    match value:
        case Scalar():
            yield f"{head}: {_scalar(value)}".rstrip(" ")
        case Mapping() if value.entries:
            yield f"{head}:"
            yield from ("  " + line for line in _lines(value))
        case Sequence() if value.items:
            yield f"{head}:"
            yield from ("  " + line for line in _lines(value))
        case _:
            yield f"{head}: " + ("{}" if isinstance(value, Mapping) else "[]")


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Mapping() if node.entries:
            for key, value in node.entries.values():
                yield from _entry(_scalar(key), value)
        case Sequence() if node.items:
            for item in node.items:
                first, *rest = _lines(item)
                yield f"- {first}".rstrip(" ")
                yield from ("  " + line for line in rest)
        case Scalar():
            yield _scalar(node)
        case _:
            yield "{}" if isinstance(node, Mapping) else "[]"


def _scalar(node: Scalar) -> str:
    return quoted(node.text) if node.style or "\n" in node.text else node.text

"""The door to `strategy.yaml`: bytes -> a strategy with its lines, and a strategy -> bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.decoding import decode
from lhl_editor.files.faults import MOST_FAULTS, Fault, Unreadable, shortened
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.item_reading import ItemReader
from lhl_editor.files.saving import save_bytes
from lhl_editor.files.yaml_comments import Comments, find_comments
from lhl_editor.files.yaml_nodes import Mapping, Scalar
from lhl_editor.files.yaml_reading import read_nodes
from lhl_editor.files.yaml_writing import FORMAT, written

_NEWER = re.compile(r"0*(?!1\Z)[1-9][0-9]*\Z")


@frozen
class Loaded:
    """A strategy as it was read: `lines` gives the line (from 1) of each path that the file has,
    `cut` the paths of texts that end in a comment, which may have been meant as text."""

    strategy: Strategy
    lines: MappingOf[str, int]
    data: bytes
    cut: tuple[str, ...] = ()


def read_strategy(path: Path) -> Loaded:
    """The strategy in a file; raises `Unreadable` with all its faults."""
    return parse_strategy(read_bytes(path))


def parse_strategy(data: bytes) -> Loaded:
    """The strategy that the bytes of a file say; raises `Unreadable` with all their faults."""
    source = decode(data)
    nodes = read_nodes(source)
    if nodes.root is None and not nodes.faults:
        raise Unreadable([Fault("empty_file")])
    if not isinstance(nodes.root, Mapping):
        raise Unreadable(nodes.faults or [Fault("not_strategy", 1, 1)])
    faults = [*nodes.faults, *_format_faults(nodes.root, nodes.is_whole)]
    comments = Comments() if faults else find_comments(source.text, nodes)
    reader = ItemReader(source.text, comments)
    strategy = reader.strategy(nodes.root)
    faults += reader.faults
    if faults:
        raise Unreadable(faults[:MOST_FAULTS])
    return Loaded(strategy, reader.lines, data, tuple(reader.cut))


def _format_faults(root: Mapping, is_whole: bool) -> list[Fault]:
    """What is wrong with the mark of the format; raises `Unreadable` where it is a newer one."""
    if "format" not in root.entries:
        missing = Fault("missing_format", root.line + 1, root.column + 1)
        return [missing] if is_whole else []
    key, node = root.entries["format"]
    text = node.text if isinstance(node, Scalar) else ""
    if text == str(FORMAT):
        return []
    place = (key.line + 1, key.column + 1, "format")
    if _NEWER.match(text):
        newer = Fault("newer_format", *place, {"format": shortened(text), "known": str(FORMAT)})
        raise Unreadable([newer])
    return [Fault("bad_format", *place, {"format": shortened(text)})]


def write_strategy(strategy: Strategy) -> bytes:
    """The canonical file; raises `BadCharacter` where the strategy holds what no file can."""
    return written(strategy).encode()


def format_strategy(data: bytes) -> bytes:
    """The same strategy in canonical form; raises `Unreadable`."""
    return write_strategy(parse_strategy(data).strategy)


def save_strategy(path: Path, strategy: Strategy) -> bytes:
    """Save the strategy, whole or not at all; returns the bytes. Raises `NotSaved`."""
    data = write_strategy(strategy)
    save_bytes(path, data)
    return data

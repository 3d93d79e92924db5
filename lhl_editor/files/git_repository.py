"""A git repository, bare or not, packed or loose -> its refs and objects.

By git's documents gitformat-pack and gitrepository-layout; repositories with SHA-1 alone.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.files.git_objects import DELTA, MANY, NEAR_DELTA, WORDS, GitFault

_KINDS = {word: kind for kind, word in WORDS.items()}
_HEX = re.compile(r"[0-9a-f]{40}\Z")


@frozen
class Object:
    kind: int
    data: bytes


class Repository:
    """A repository that is read: its refs and objects. Raises `GitFault` where it cannot be."""

    def __init__(self, folder: Path) -> None:
        self._folder = _git_folder(folder)
        objects = self._folder / "objects"
        self._stores = [objects, *_alternates(objects)]
        self._packed: dict[str, tuple[Path, int]] = {}
        for store in self._stores:
            for index in sorted((store / "pack").glob("*.idx")):
                self._packed |= _entries(index)
        self._packs: dict[Path, bytes] = {}

    def refs(self) -> dict[str, str]:
        """Heads, tags and what is known of other repositories, by their full names."""
        found: dict[str, str] = {}
        packed = self._folder / "packed-refs"
        for line in _lines(packed):
            id, _, name = line.partition(" ")
            if _HEX.match(id):
                found[name] = id
        for area in ("heads", "tags", "remotes"):
            for file in sorted((self._folder / "refs" / area).rglob("*")):
                id = next(iter(_lines(file)), "") if file.is_file() else ""
                if _HEX.match(id):
                    found[file.relative_to(self._folder).as_posix()] = id
        return found

    def read(self, id: str) -> Object:
        """An object; raises `GitFault`."""
        try:
            if id in self._packed:
                return self._in_pack(*self._packed[id])
            return self._loose(id)
        except (OSError, zlib.error, ValueError, KeyError, IndexError, struct.error) as error:
            raise GitFault("unreadable") from error

    def _loose(self, id: str) -> Object:
        for store in self._stores:
            file = store / id[:2] / id[2:]
            if file.is_file():
                header, _, data = zlib.decompress(file.read_bytes()).partition(b"\0")
                return Object(_KINDS[header.split(b" ")[0]], data)
        raise KeyError(id)

    def _in_pack(self, pack: Path, offset: int) -> Object:
        if pack not in self._packs:
            self._packs[pack] = pack.read_bytes()
        data = self._packs[pack]
        deltas: list[bytes] = []
        while True:
            kind, at = _kind_at(data, offset)
            if kind == NEAR_DELTA:
                back, at = _distance_at(data, at)
                deltas.append(_inflated(data, at))
                offset -= back
            elif kind == DELTA:
                deltas.append(_inflated(data, at + 20))
                found = self.read(data[at : at + 20].hex())
                break
            else:
                found = Object(kind, _inflated(data, at))
                break
        text = found.data
        for each in reversed(deltas):
            text = _patched(text, each)
        return Object(found.kind, text)


def _git_folder(folder: Path) -> Path:
    inner = folder / ".git"
    if inner.is_file():
        line = next(iter(_lines(inner)), "")
        inner = folder / line.removeprefix("gitdir: ")
    for place in (inner, folder):
        if (place / "HEAD").is_file() and (place / "objects").is_dir():
            return place
    raise GitFault("no_repository")


def _alternates(objects: Path) -> list[Path]:
    return [objects / line for line in _lines(objects / "info" / "alternates")]


def _lines(file: Path) -> Sequence[str]:
    try:
        return file.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()


def _entries(index: Path) -> dict[str, tuple[Path, int]]:
    """Where each object of a pack stands."""
    try:
        data = index.read_bytes()
        if data[:8] != b"\xfftOc\0\0\0\2":
            raise GitFault("unreadable")
        (count,) = struct.unpack_from(">L", data, 8 + 255 * 4)
        ids = 8 + 1024
        near = ids + count * 24
        offsets = list(struct.unpack_from(f">{count}L", data, near))
        far = near + count * 4
    except (OSError, struct.error) as error:
        raise GitFault("unreadable") from error
    found = {}
    for number, offset in enumerate(offsets):
        if offset >= MANY:
            (offset,) = struct.unpack_from(">Q", data, far + (offset - MANY) * 8)
        id = data[ids + number * 20 : ids + number * 20 + 20].hex()
        found[id] = (index.with_suffix(".pack"), offset)
    return found


def _kind_at(data: bytes, at: int) -> tuple[int, int]:
    kind = data[at] >> 4 & 7
    while data[at] & 0x80:
        at += 1
    return kind, at + 1


def _distance_at(data: bytes, at: int) -> tuple[int, int]:
    distance = data[at] & 0x7F
    while data[at] & 0x80:
        at += 1
        distance = (distance + 1) << 7 | data[at] & 0x7F
    return distance, at + 1


def _inflated(data: bytes, at: int) -> bytes:
    return zlib.decompressobj().decompress(memoryview(data)[at:])


def _patched(before: bytes, text: bytes) -> bytes:
    """`before` with a delta made."""
    at = 0
    for _ in range(2):  # the two sizes
        while text[at] & 0x80:
            at += 1
        at += 1
    parts: list[bytes] = []
    while at < len(text):
        op, at = text[at], at + 1
        if op & 0x80:
            numbers = bytearray(7)
            for number in range(7):
                if op & 1 << number:
                    numbers[number], at = text[at], at + 1
            (offset,) = struct.unpack("<L", numbers[:4])
            size = int.from_bytes(numbers[4:], "little") or 0x10000
            parts.append(before[offset : offset + size])
        else:
            parts.append(text[at : at + op])
            at += op
    return b"".join(parts)

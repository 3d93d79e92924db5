"""Git's own files: objects -> a bare repository with one pack, and any repository -> its objects.

By git's documents gitformat-pack, gitformat-index and gitrepository-layout; SHA-1 repositories
alone. What git packs, it packs as deltas; ours say what a text has in common with the one before
at its beginning and end, which is most of it.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import BinaryIO

COMMIT, TREE, BLOB, TAG, _NEAR_DELTA, _DELTA = 1, 2, 3, 4, 6, 7
_WORDS = {COMMIT: b"commit", TREE: b"tree", BLOB: b"blob", TAG: b"tag"}
_KINDS = {word: kind for kind, word in _WORDS.items()}
_DEEPEST = 40  # deltas upon deltas
_SHORTEST = 4  # git takes a delta with fewer bytes for a damaged one
_MOST_COPIED = 0xFFFFFF
_MOST_NEW = 127
_MANY = 1 << 31  # offsets from here on stand in a table of their own
_HEX = re.compile(r"[0-9a-f]{40}\Z")
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tbare = true\n"


class GitFault(Exception):
    """`code`: `not_empty`, `no_repository` or `unreadable`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Object:
    kind: int
    data: bytes


def id_of(kind: int, data: bytes) -> str:
    """The name by which git knows an object."""
    header = b"%s %d\0" % (_WORDS[kind], len(data))
    return sha1(header + data, usedforsecurity=False).hexdigest()


class PackWriter:
    """Writes objects into a pack of their own, each once; `finish` gives it its index."""

    def __init__(self, folder: Path, count: int) -> None:
        """`count`: how many objects come at most."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "new.pack"
        self._file: BinaryIO = self._path.open("w+b")
        self._entries: dict[str, tuple[int, int, int]] = {}  # offset, CRC-32, deltas below
        self._file.write(struct.pack(">4sLL", b"PACK", 2, count))

    def add(self, kind: int, data: bytes, like: tuple[str, bytes] | None = None) -> str:
        """Write an object, as what differs from `like` where one is given; returns its id."""
        id = id_of(kind, data)
        if id in self._entries:
            return id
        offset = self._file.tell()
        depth = self._entries[like[0]][2] + 1 if like else 0
        text = delta(like[1], data) if like and depth < _DEEPEST else b""
        if like and _SHORTEST <= len(text) < len(data):
            back = _back(offset - self._entries[like[0]][0])
            entry = _sized(_NEAR_DELTA, len(text)) + back + zlib.compress(text)
        else:
            depth, entry = 0, _sized(kind, len(data)) + zlib.compress(data)
        self._file.write(entry)
        self._entries[id] = (offset, zlib.crc32(entry), depth)
        return id

    def finish(self) -> None:
        """End the pack, write its index and give both their names."""
        end = self._file.tell()
        self._file.seek(8)
        self._file.write(struct.pack(">L", len(self._entries)))
        digest = _digest_of(self._file)
        self._file.seek(end)
        self._file.write(digest)
        self._file.close()
        stem = f"pack-{digest.hex()}"
        (self._folder / f"{stem}.idx").write_bytes(self._index(digest))
        self._path.replace(self._folder / f"{stem}.pack")

    def _index(self, pack: bytes) -> bytes:
        entries = sorted((bytes.fromhex(id), at) for id, at in self._entries.items())
        fanout, far = [0] * 256, list[int]()
        for id, _ in entries:
            fanout[id[0]] += 1
        for byte in range(1, 256):
            fanout[byte] += fanout[byte - 1]
        offsets = []
        for _, (offset, _, _) in entries:
            offsets.append(offset if offset < _MANY else _MANY + len(far))
            if offset >= _MANY:
                far.append(offset)
        data = b"".join(
            (
                b"\xfftOc" + struct.pack(">L", 2),
                struct.pack(">256L", *fanout),
                *(id for id, _ in entries),
                struct.pack(f">{len(entries)}L", *(crc for _, (_, crc, _) in entries)),
                struct.pack(f">{len(entries)}L", *offsets),
                struct.pack(f">{len(far)}Q", *far),
                pack,
            )
        )
        return data + sha1(data, usedforsecurity=False).digest()


def write_repository(folder: Path, refs: Mapping[str, str], peeled: Mapping[str, str]) -> None:
    """What stands around the pack of a bare repository; `peeled`: what tags lead to."""
    (folder / "refs" / "heads").mkdir(parents=True, exist_ok=True)
    (folder / "refs" / "tags").mkdir(parents=True, exist_ok=True)
    lines = ["# pack-refs with: peeled fully-peeled sorted "]
    for name in sorted(refs, key=str.encode):
        lines.append(f"{refs[name]} {name}")
        if name in peeled:
            lines.append(f"^{peeled[name]}")
    (folder / "packed-refs").write_bytes("".join(f"{line}\n" for line in lines).encode())
    (folder / "config").write_bytes(_CONFIG.encode())
    (folder / "HEAD").write_bytes(b"ref: refs/heads/main\n")  # last: now it is a repository


def delta(before: bytes, after: bytes) -> bytes:
    """What makes `after` of `before`, in git's form."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    ops = [_count(len(before)), _count(len(after)), *_copies(0, head)]
    fresh = after[head : len(after) - tail]
    for at in range(0, len(fresh), _MOST_NEW):
        part = fresh[at : at + _MOST_NEW]
        ops.append(bytes([len(part)]) + part)
    return b"".join([*ops, *_copies(len(before) - tail, tail)])


def _common(one: bytes, other: bytes) -> int:
    """How many bytes are the same at the beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _copies(offset: int, size: int) -> Iterator[bytes]:
    while size:
        part = min(size, _MOST_COPIED)
        numbers = struct.pack("<L", offset) + struct.pack("<L", part)[:3]
        used = [number for number in range(7) if numbers[number]]
        op = 0x80 | sum(1 << number for number in used)
        yield bytes([op, *(numbers[number] for number in used)])
        offset, size = offset + part, size - part


def _count(number: int) -> bytes:
    """A number in sevens of bits, the lowest first."""
    out = bytearray()
    while number > 0x7F:
        out.append(0x80 | number & 0x7F)
        number >>= 7
    return bytes([*out, number])


def _sized(kind: int, size: int) -> bytes:
    first, rest = size & 0x0F, size >> 4
    if not rest:
        return bytes([kind << 4 | first])
    return bytes([0x80 | kind << 4 | first]) + _count(rest)


def _back(distance: int) -> bytes:
    out = [distance & 0x7F]
    while distance := distance >> 7:
        distance -= 1
        out.append(0x80 | distance & 0x7F)
    return bytes(reversed(out))


def _digest_of(file: BinaryIO) -> bytes:
    file.seek(0)
    digest = sha1(usedforsecurity=False)
    while part := file.read(1 << 20):
        digest.update(part)
    return digest.digest()


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
            if kind == _NEAR_DELTA:
                back, at = _distance_at(data, at)
                deltas.append(_inflated(data, at))
                offset -= back
            elif kind == _DELTA:
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
        if offset >= _MANY:
            (offset,) = struct.unpack_from(">Q", data, far + (offset - _MANY) * 8)
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

"""Objects in, a bare git repository with one pack out.

By git's documents gitformat-pack and gitrepository-layout. Git packs texts as deltas; ours say
what a text has in common with the one before at its beginning and end, which is most of it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha1
from pathlib import Path
from typing import BinaryIO

COMMIT, TREE, BLOB, TAG = 1, 2, 3, 4
NEAR_DELTA, DELTA = 6, 7  # upon an object that stands before it in the pack, or upon any
WORDS = {COMMIT: b"commit", TREE: b"tree", BLOB: b"blob", TAG: b"tag"}
_DEEPEST = 40  # deltas upon deltas
_SHORTEST = 4  # git takes a delta with fewer bytes for a damaged one
_MOST_COPIED = 0xFFFFFF
_MOST_NEW = 127
MANY = 1 << 31  # offsets from here on stand in a table of their own
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tbare = true\n"


class GitFault(Exception):
    """`code`: `not_empty`, `no_repository` or `unreadable`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def id_of(kind: int, data: bytes) -> str:
    """The name by which git knows an object."""
    header = b"%s %d\0" % (WORDS[kind], len(data))
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
            entry = _sized(NEAR_DELTA, len(text)) + back + zlib.compress(text)
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
            offsets.append(offset if offset < MANY else MANY + len(far))
            if offset >= MANY:
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

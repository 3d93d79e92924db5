"""Records -> the bytes of an `.xz` file, and back: `xz -dc` shows the records one after another.

A file of one version is one stream. A pack is a row of streams with a few records each: so one
is read without the rest, and a damaged one costs only its own.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence

from lhl_editor.core.frozen import frozen
from lhl_editor.files.history.record import Found, NotARecord, found_at

IN_A_STREAM = 10
_MAGIC = b"\xfd7zXZ\x00"
_MOST = (IN_A_STREAM + 1) << 26  # bytes that a stream may become: documents of 64 MiB


@frozen
class Stream:
    """One stream of a file: where it begins, and its records as bytes with their places."""

    offset: int
    data: bytes
    records: tuple[Found, ...]


@frozen
class Contents:
    """What a file holds. `damaged`: some of it is no record; `is_newer`: of a newer program."""

    streams: tuple[Stream, ...]
    damaged: bool = False
    is_newer: bool = False

    def __iter__(self) -> Iterator[tuple[Stream, Found]]:
        return ((stream, found) for stream in self.streams for found in stream.records)


def compressed(records: Sequence[bytes]) -> bytes:
    """The file that holds these records."""
    groups = range(0, len(records), IN_A_STREAM)
    return b"".join(_stream(b"".join(records[at : at + IN_A_STREAM])) for at in groups)


def _stream(data: bytes) -> bytes:
    # A small window: the encoder starts at once, and any reader needs little memory.
    window = min(max(1 << 16, 1 << (len(data) - 1).bit_length()), 1 << 26)
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": window}]
    return lzma.compress(data, check=lzma.CHECK_CRC32, filters=filters)


def contents(data: bytes) -> Contents:
    """All records that the bytes of a file still give."""
    streams: list[Stream] = []
    damaged = is_newer = False
    at = 0
    while 0 <= at < len(data):
        try:
            text, after = _decompressed(data, at)
        except lzma.LZMAError:
            damaged, at = True, data.find(_MAGIC, at + 1)
            continue
        records, why = _records(text)
        damaged, is_newer = damaged or bool(why), is_newer or bool(why and why.is_newer)
        streams.append(Stream(at, text, records))
        at = after
    return Contents(tuple(streams), damaged or not data, is_newer)


def beginning(data: bytes, end: int | None) -> bytes:
    """What the stream that the bytes begin with holds, up to `end` or whole; raises `NotARecord`.

    What is beyond `end` costs nothing.
    """
    try:
        decompressor = lzma.LZMADecompressor(format=lzma.FORMAT_XZ)
        return decompressor.decompress(data, _MOST if end is None else max(end, 1))
    except lzma.LZMAError as error:
        raise NotARecord(str(error)) from error


def _decompressed(data: bytes, at: int) -> tuple[bytes, int]:
    """What a stream holds, and where the next begins; raises LZMAError."""
    decompressor = lzma.LZMADecompressor(format=lzma.FORMAT_XZ)
    text = decompressor.decompress(data[at:] if at else data, _MOST)
    if not decompressor.eof:
        raise lzma.LZMAError("cut off")
    after = len(data) - len(decompressor.unused_data)
    while data[after : after + 4] == b"\0\0\0\0":  # padding that the format allows
        after += 4
    return text, after


def _records(text: bytes) -> tuple[tuple[Found, ...], NotARecord | None]:
    found: list[Found] = []
    at = 0
    while at < len(text):
        try:
            found.append(found_at(text, at))
        except NotARecord as why:
            return tuple(found), why
        at = found[-1].end
    return tuple(found), None

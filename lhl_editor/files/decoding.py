"""Bytes -> characters with `\\n` as the only line end, and the faults in them.

UTF-8 with or without a byte order mark, and UTF-16 with one. Characters that no strategy may hold
are replaced by U+FFFD, so that the reading can go on and find the faults after them.
"""

from __future__ import annotations

import codecs
import re

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import FORBIDDEN
from lhl_editor.files.faults import MOST_FAULTS, Fault, Unreadable

REPLACEMENT = "\ufffd"
_LINE_END = re.compile("\r\n?")


@frozen
class Source:
    """The characters of a file; `forbidden` holds (index, line, column, character)."""

    text: str
    forbidden: tuple[tuple[int, int, int, str], ...] = ()


def decode(data: bytes) -> Source:
    """The characters; raises `Unreadable` where the bytes are none."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _decoded_utf16(data)
    else:
        text = _decoded_utf8(data.removeprefix(codecs.BOM_UTF8))
    if not text.strip():
        raise Unreadable([Fault("empty_file")])
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return _sifted(text)


def name_of(character: str) -> str:
    """How a character that cannot be shown is named."""
    return f"U+{ord(character):04X}"


def _decoded_utf16(data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Unreadable([Fault("bad_utf16")]) from error
    if "\0" in text:
        raise Unreadable([Fault("binary", text.count("\n", 0, text.index("\0")) + 1, 1)])
    return text


def _decoded_utf8(data: bytes) -> str:
    null = data.find(b"\0")
    if null >= 0:
        raise Unreadable([Fault("binary", data.count(b"\n", 0, null) + 1, 1)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable([_not_utf8(data, error.start)]) from error


def _not_utf8(data: bytes, at: int) -> Fault:
    line = data.count(b"\n", 0, at) + 1
    column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")) + 1
    character = data[at : at + 1].decode("cp1252", "replace")
    return Fault(
        "not_utf8", line, column, values={"byte": f"0x{data[at]:02X}", "character": character}
    )


def _sifted(text: str) -> Source:
    """The text without what it may not hold. Tabs and line ends are judged where they stand."""
    if not FORBIDDEN.search(text.replace("\n", "").replace("\t", "")):
        return Source(text)
    forbidden: list[tuple[int, int, int, str]] = []
    line, line_start, at = 1, 0, 0
    for found in FORBIDDEN.finditer(text):
        if found[0] in "\t\n":
            continue
        line += text.count("\n", at, found.start())
        line_start = text.rfind("\n", at, found.start()) + 1 or line_start
        at = found.start()
        forbidden.append((at, line, at - line_start + 1, found[0]))
        if len(forbidden) == MOST_FAULTS:
            break
    replaced = FORBIDDEN.sub(lambda it: it[0] if it[0] in "\t\n" else REPLACEMENT, text)
    return Source(replaced, tuple(forbidden))

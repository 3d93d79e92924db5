"""The lines of a journal: values -> bytes, and whatever is left of the bytes -> values.

The first line says what the journal belongs to; each other holds numbered changes. Reading takes
all that can be read, and counts what cannot.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zlib import crc32

from lhl_editor.core.changes import Changes
from lhl_editor.core.errors import CoreError
from lhl_editor.core.frozen import frozen
from lhl_editor.core.plain import change_from_plain, change_to_plain

VERSION = 1
_CHECK = b'{"crc":"%08x",'  # over the rest of the line
_CHECK_SIZE = len(_CHECK % 0)


@frozen
class Header:
    """What a journal belongs to. `base` is the SHA-256 of the bytes that its changes start from."""

    document: Path | None
    base: str
    process: int
    started: datetime


@frozen
class Entry:
    """Changes that were made together, and when."""

    at: datetime
    changes: Changes


@frozen
class Read:
    """What the bytes of a journal say. `damaged`: how many lines they lost for certain.

    `version` is 0 where the first line cannot be read. A last line without its end was not yet
    kept, and is no damage.
    """

    header: Header | None
    entries: tuple[Entry, ...]
    version: int = VERSION
    damaged: int = 0


def header_line(header: Header) -> bytes:
    return _line(
        {
            "journal": VERSION,
            "document": None if header.document is None else str(header.document),
            "base": header.base,
            "process": header.process,
            "started": header.started.isoformat(),
        }
    )


def entry_line(number: int, entry: Entry) -> bytes:
    changes = [change_to_plain(change) for change in entry.changes]
    return _line({"n": number, "at": entry.at.isoformat(), "changes": changes})


def read_lines(data: bytes) -> Read:
    """What is left of a journal."""
    first, *rest = data.split(b"\n")
    version, header = _header(first)
    if version > VERSION:
        return Read(header, (), version)
    entries: dict[int, Entry] = {}
    lost = unread = 0
    for index, line in enumerate(rest):
        numbered = _entry(line)
        if numbered is None:
            unread += bool(line) and index < len(rest) - 1
            continue
        number, entry = numbered
        # A line that could not be written to its end was written again: then nothing is missing.
        lost += max(number - len(entries) - lost, 0)
        entries[number] = entry
        unread = 0
    return Read(header, tuple(entries[n] for n in sorted(entries)), version, lost + unread)


def _line(plain: dict[str, Any]) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    body = text[1:].encode("utf-8", "surrogatepass")  # Linux has file names that are no Unicode
    return _CHECK % crc32(body) + body + b"\n"


def _plain(line: bytes) -> Any:
    """What the line holds; raises ValueError where it is not as it was written."""
    body = line[_CHECK_SIZE:]
    if line[:_CHECK_SIZE] != _CHECK % crc32(body):
        raise ValueError("damaged")
    return json.loads(b"{" + body)


def _header(line: bytes) -> tuple[int, Header | None]:
    try:
        plain = _plain(line)
        version = plain["journal"]
        if not isinstance(version, int):
            return 0, None
        document = Path(plain["document"]) if plain["document"] else None
        started = datetime.fromisoformat(plain["started"])
        return version, Header(document, str(plain["base"]), int(plain["process"]), started)
    except (ValueError, TypeError, KeyError):
        return 0, None


def _entry(line: bytes) -> tuple[int, Entry] | None:
    try:
        plain = _plain(line)
        changes = tuple(change_from_plain(each) for each in plain["changes"])
        return int(plain["n"]), Entry(datetime.fromisoformat(plain["at"]), changes)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, CoreError):
        return None

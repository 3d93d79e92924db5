"""The index as a file of the local cache, and back."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from lhl_editor.files.history.folder import sizes
from lhl_editor.files.history.index import Index, faulty_as_before, json_line

_FORMAT = 2
_META, _A_ROW = 40_000, 700  # bytes that are usually enough


def read_index(cache: Path) -> Index:
    """The cache, or an empty index where there is none that can be read."""
    return _read(cache, None) or Index()


def read_beginning(cache: Path, folder: Path, limit: int) -> Index | None:
    """The cache with its first rows alone, at least so many; None where all has to be read.

    Raises OSError where the folder cannot be listed.
    """
    index = _read(cache, _META + limit * _A_ROW)
    if index is None or index.count < limit:
        return None
    is_same = sizes(folder) == index.files and faulty_as_before(index, folder)
    return index if is_same else None


def _read(cache: Path, most: int | None) -> Index | None:
    """What the cache holds, no more than so many bytes of it; None where it cannot be used."""
    try:
        with open(cache, "rb") as file:
            text = file.read(most)
        first, _, rows = text.partition(b"\n")
        plain = json.loads(first)
        length = plain.pop("length")
        whole = rows if most is None else rows[: rows.rfind(b"\n") + 1]
        if plain.pop("format") != _FORMAT or (most is None and length != len(rows)):
            return None
        return Index(**plain, rows="\n" + whole.decode("utf-8", "surrogateescape"))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_index(cache: Path, index: Index) -> None:
    """Keep it for the next time; where that cannot be, the next time takes longer."""
    rows = index.rows[1:].encode("utf-8", "surrogateescape")
    plain = {
        "format": _FORMAT,
        "length": len(rows),
        "files": index.files,
        "heads": index.heads,
        "missing": index.missing,
        "names": index.names,
        "faulty": index.faulty,
        "doubled": index.doubled,
    }
    fresh = cache.with_name(f".{os.urandom(6).hex()}.tmp")
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        try:
            first = json_line(plain).encode("utf-8", "surrogateescape")
            fresh.write_bytes(first + rows)
            os.replace(fresh, cache)
        except OSError:
            fresh.unlink(missing_ok=True)

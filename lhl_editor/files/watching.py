"""A file and what is known of it in, what has become of it out: cheaply, as often as one likes.

The file's times and size are looked at first, its bytes only where those are others, or so new
that a second change could hide behind them.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Fault, Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.saving import not_saved, save_bytes

KEPT = "kept"
_FRESH = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)


@frozen
class FileState:
    """What is known of a file. `digest` is the SHA-256 of its bytes.

    `is_fresh`: it was written so shortly before the look that more may be coming.
    """

    exists: bool
    digest: str = ""
    size: int = 0
    modified: int = 0  # nanoseconds
    writable: bool = False
    is_fresh: bool = False


MISSING = FileState(exists=False)


@frozen
class Same:
    """The bytes are those that are known; `state` may tell of another `writable`."""

    state: FileState


@frozen
class Changed:
    """The bytes are others. While `state.is_fresh` somebody may still be writing."""

    state: FileState
    data: bytes


@frozen
class Gone:
    """There is no file, as in the middle of another program's saving."""

    state: FileState = MISSING


@frozen
class Hidden:
    """There is something that cannot be read now."""

    fault: Fault


Seen = Same | Changed | Gone | Hidden


def is_same_state(one: FileState, other: FileState) -> bool:
    """Whether the file was not touched between two looks at it."""
    first = (one.digest, one.size, one.modified)
    return first == (other.digest, other.size, other.modified)


def is_whole(data: bytes, strategy: Strategy, before: Strategy) -> bool:
    """Whether bytes that say `strategy` are likely to be all that is coming.

    What is cut off lacks its last line end, or a section that stood in it before.
    """
    return data.endswith(b"\n") and before.values.keys() <= strategy.values.keys()


def state_of(path: Path, data: bytes) -> FileState:
    """The state of a file whose bytes were just read or saved; raises nothing.

    The first look reads it: other bytes may have taken their place before its times and size were
    asked for, and what a program for synchronising puts there has old times.
    """
    found = _stat(path)
    return replace(found, digest=_digest(data), is_fresh=True) if found.exists else MISSING


def look(path: Path, known: FileState) -> Seen:
    """What has become of the file since it was `known`: the state it gives is the next to know."""
    found = _stat(path)
    is_as_known = (found.size, found.modified) == (known.size, known.modified)
    if known.exists and found.exists and is_as_known and not known.is_fresh:
        return Same(replace(found, digest=known.digest))
    try:
        data = read_bytes(path)
    except Unreadable as error:
        fault = error.faults[0]
        return Gone() if fault.code == "missing_file" else Hidden(fault)
    after = _stat(path)
    was_still = (found.size, found.modified, len(data)) == (after.size, after.modified, after.size)
    state = replace(after, digest=_digest(data), is_fresh=after.is_fresh or not was_still)
    is_known = known.exists and state.digest == known.digest
    return Same(state) if is_known else Changed(state, data)


def keep_aside(path: Path, data: bytes, state_folder: Path, now: datetime) -> Path:
    """Keep bytes of the file at `path` that are about to give way; returns where they are.

    What is kept is never written over. Raises `NotSaved`.
    """
    digest = _digest(data)
    stem = re.sub(r"[^\w .()-]+", "-", path.stem)[:80].strip(" .") or "strategi"
    folder = state_folder / KEPT
    for length in (8, len(digest)):
        kept = folder / f"{stem} {now:%Y-%m-%d}-{digest[:length]}.yaml"
        if not kept.exists():
            _save_once(kept, data)
            return kept
        if _holds(kept, data):
            return kept
    _save_once(kept, data)  # damaged since: its name says what it should hold
    return kept


def _save_once(kept: Path, data: bytes) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_saved(kept, error) from error
    save_bytes(kept, data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bytes(path) == data
    except Unreadable:
        return False


def _stat(path: Path) -> FileState:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return MISSING
    # Not where another machine's clock goes far ahead: it would be fresh for ever.
    is_fresh = abs(time.time_ns() - found.st_mtime_ns) < _FRESH
    return FileState(
        exists=True,
        size=found.st_size,
        modified=found.st_mtime_ns,
        writable=_is_writable(path),
        is_fresh=is_fresh,
    )


def _is_writable(path: Path) -> bool:
    """Whether saving may take the file's place: that needs its folder too."""
    place = os.path.realpath(path)
    return os.access(place, os.W_OK) and os.access(os.path.dirname(place), os.W_OK)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()

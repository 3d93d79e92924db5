"""What processes that are gone have left unsaved: their journals in, recovered work out.

A journal whose process lives is left alone. One that is damaged is told of, with all that can be
read of it; nothing is deleted that might be somebody's work, only moved to `root/discarded/`,
where it stays for 30 days.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import field
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from lhl_editor.core.changes import apply
from lhl_editor.core.errors import CoreError
from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy, new_strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.journal import (
    CHANGES,
    LOCK,
    OWN_FILES,
    NotKept,
    base_file,
    changes_file,
    digest_of,
)
from lhl_editor.files.journal_lines import VERSION, Entry, Read, read_lines
from lhl_editor.files.process_lock import ProcessLock, take_lock
from lhl_editor.files.same_file import is_same_file
from lhl_editor.files.saving import not_saved, take_place
from lhl_editor.files.strategy_file import parse_strategy

DISCARDED = "discarded"
KEPT_FOR = timedelta(days=30)
_STAMP = "%Y%m%dT%H%M%S"

# What can be wrong with a journal; its sentence is `journal.damage.` and the code.
DAMAGE = ("newer_version", "lost_header", "lost_base", "lost_changes", "unreadable")


class OnDisk(Enum):
    """The file of the document now, beside the bytes that the recovered changes start from."""

    NEVER_SAVED = "never_saved"
    SAME = "same"
    HOLDS_IT = "holds_it"  # it says what was recovered already
    CHANGED = "changed"
    GONE = "gone"
    UNREADABLE = "unreadable"


@frozen
class Restored:
    """A strategy with the recovered changes that can be made to it, and those that cannot."""

    base: Strategy
    strategy: Strategy
    made: tuple[Entry, ...]
    left_out: tuple[Entry, ...]


@frozen
class Recovered:
    """One journal, claimed for this process until it is discarded or `release`d.

    `base` are the bytes that `changes` start from, None if they are lost; `damage` says what else
    is wrong, in the words of `DAMAGE`.
    """

    folder: Path
    document: Path | None
    started: datetime | None
    base: bytes | None
    base_digest: str
    changes: tuple[Entry, ...]
    damage: tuple[str, ...] = ()
    _claim: ProcessLock | None = field(default=None, compare=False, repr=False)

    def restored(self) -> Restored:
        """The base with the changes; raises `Unreadable` where the base says no strategy."""
        base = parse_strategy(self.base).strategy if self.base else new_strategy()
        strategy, made, left_out = base, [], []
        for entry in self.changes:
            try:
                strategy = apply(strategy, *entry.changes)
            except CoreError:  # it was made to something that a damaged journal lost
                left_out.append(entry)
            else:
                made.append(entry)
        return Restored(base, strategy, tuple(made), tuple(left_out))

    def strategy(self) -> Strategy:
        """The base with the changes; raises `Unreadable`."""
        return self.restored().strategy

    def on_disk(self) -> OnDisk:
        """The document's file, looked at now."""
        if self.document is None:
            return OnDisk.NEVER_SAVED
        try:
            data = read_bytes(self.document)
        except Unreadable as error:
            is_gone = error.faults[0].code == "missing_file"
            return OnDisk.GONE if is_gone else OnDisk.UNREADABLE
        if digest_of(data) == self.base_digest:
            return OnDisk.SAME
        try:
            is_there = parse_strategy(data).strategy == self.strategy()
        except Unreadable:
            is_there = False
        return OnDisk.HOLDS_IT if is_there and not self.damage else OnDisk.CHANGED

    def release(self) -> None:
        """Leave it for the next that looks."""
        if self._claim is not None:
            self._claim.release()


def find_recoverable(root: Path, document: Path | None = None) -> list[Recovered]:
    """What can be recovered, of every document or of one, the newest last.

    Folders in which nobody's work is left are tidied away.
    """
    found = [each for folder in _folders(root) if (each := _recovered(folder, document))]
    return sorted(found, key=lambda each: each.started.timestamp() if each.started else 0.0)


def discard(recovered: Recovered, now: datetime) -> None:
    """Move a journal to `discarded/`, and delete what has been there for 30 days.

    To be called once what was recovered is saved, or kept by another journal's `flush`.
    Raises `NotKept` where it cannot be moved; then it stays, and is found again.
    """
    shelf = recovered.folder.parent / DISCARDED
    recovered.release()  # Windows moves no folder with an open file in it
    try:
        shelf.mkdir(exist_ok=True)
        take_place(recovered.folder, shelf / f"{now.strftime(_STAMP)}-{recovered.folder.name}")
    except OSError as error:
        raise NotKept(not_saved(recovered.folder, error)) from error
    _clear(shelf, now)


def _clear(shelf: Path, now: datetime) -> None:
    oldest = (now - KEPT_FOR).strftime(_STAMP)
    for folder in shelf.iterdir():
        stamp = folder.name.partition("-")[0]
        with contextlib.suppress(ValueError):
            datetime.strptime(stamp, _STAMP)
            if stamp < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def _folders(root: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        for folder in sorted(root.iterdir()):
            if folder.name != DISCARDED and not folder.is_symlink() and _is_journal(folder):
                yield folder


def _is_journal(folder: Path) -> bool:
    """Whether it is one of ours; not one that is just being made, or that somebody put here."""
    try:
        return any(map(OWN_FILES.match, os.listdir(folder)))
    except NotADirectoryError:
        return False
    except OSError:
        return folder.is_dir()  # kept back from us: that is told


def _recovered(folder: Path, document: Path | None) -> Recovered | None:
    _, read = _read(folder)
    belongs = read.header.document if read.header else None
    if document is not None and (belongs is None or not is_same_file(belongs, document)):
        return None
    is_ours, claim = _claim(folder, read)
    if not is_ours:
        return None
    number, read = _read(folder)  # it may have been going on until the claim
    if number and _is_work(read):
        return _described(folder, number, read, claim)
    _tidy_away(folder, claim)
    return None


def _is_work(read: Read) -> bool:
    return bool(read.entries or read.damaged or read.version != VERSION or not read.header)


def _tidy_away(folder: Path, claim: ProcessLock | None) -> None:
    if claim is not None:
        claim.release()
    with contextlib.suppress(OSError):
        if all(map(OWN_FILES.match, os.listdir(folder))):
            shutil.rmtree(folder, ignore_errors=True)


def _described(folder: Path, number: int, read: Read, claim: ProcessLock | None) -> Recovered:
    header = read.header
    digest = header.base if header else ""
    base = _base(folder, number, digest, header.document if header else None)
    damage = {
        "newer_version": read.version > VERSION,
        "unreadable": read.version < 0,
        "lost_header": header is None and 0 <= read.version <= VERSION,
        "lost_base": base is None and read.version == VERSION,
        "lost_changes": read.damaged > 0,
    }
    return Recovered(
        folder,
        header.document if header else None,
        header.started if header else None,
        base,
        digest,
        read.entries,
        tuple(code for code in DAMAGE if damage[code]),
        claim,
    )


def _base(folder: Path, number: int, digest: str, document: Path | None) -> bytes | None:
    """The bytes with this digest, from the journal or else from the document itself."""
    for path in filter(None, (base_file(folder, number), document)):
        with contextlib.suppress(Unreadable):
            data = read_bytes(path)
            if digest in ("", digest_of(data)):
                return data
    return None


def _read(folder: Path) -> tuple[int, Read]:
    """The newest number in the folder, 0 if it holds no changes, and what they say."""
    try:
        numbers = [int(name[1]) for name in map(CHANGES.match, os.listdir(folder)) if name]
        number = max(numbers, default=0)
        data = changes_file(folder, number).read_bytes() if number else b""
    except FileNotFoundError:  # its process has just ended it
        return 0, Read(None, (), 0)
    except OSError:
        return 1, Read(None, (), -1)
    return number, read_lines(data)


def _claim(folder: Path, read: Read) -> tuple[bool, ProcessLock | None]:
    """Whether the process of the journal is gone, and the lock that keeps others away now."""
    try:
        lock = take_lock(folder / LOCK)
    except FileNotFoundError:
        return False, None
    except OSError:  # a file system without locks
        return not _lives(read.header.process if read.header else 0), None
    return lock is not None, lock


def _lives(process: int) -> bool:
    """Whether a process of this id lives, as far as it can be asked."""
    if process <= 0 or sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # it lives, and is somebody else's
    return True

"""Unsaved work, kept out of harm's way: changes in, a folder of lines on disk out.

Each open document has a folder of its own, away from the document's: `root/<name>-<token>/`.

    lock             held by the process while it lives
    base-1.yaml      the bytes that the changes start from
    changes-1.jsonl  a line for what it belongs to, then a line for changes made together

After a save the next number begins. `files/recovery.py` finds what a process left behind.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock

from lhl_editor.core.changes import Changes, join
from lhl_editor.files.journal_lines import Entry, Header, entry_line, header_line
from lhl_editor.files.process_lock import ProcessLock, take_lock
from lhl_editor.files.saving import NotSaved, not_saved, save_bytes

LOCK = "lock"
CHANGES = re.compile(r"changes-([0-9]{1,9})\.jsonl\Z")
OWN_FILES = re.compile(
    r"lock|(?:changes-[0-9]{1,9}\.jsonl|base-[0-9]{1,9}\.yaml|\.[0-9a-f]+\.tmp)\Z"
)
_ATTEMPTS = 5  # another process may tidy a new folder away before it is locked


class NotKept(Exception):
    """Unsaved work cannot be kept now. `code` and `values` are those of `NotSaved`.

    Its sentence is `journal.not_kept.` and the code.
    """

    def __init__(self, cause: NotSaved) -> None:
        super().__init__(str(cause))
        self.path, self.code, self.values = cause.path, cause.code, cause.values


def base_file(folder: Path, number: int) -> Path:
    return folder / f"base-{number}.yaml"


def changes_file(folder: Path, number: int) -> Path:
    return folder / f"changes-{number}.jsonl"


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()


class Journal:
    """The journal of one open document; `begin` makes it.

    `append` and `mark` wait for nothing, and may be called while another thread is in `flush` or
    `saved`. Those two, and `close`, are called by one thread at a time.
    """

    def __init__(self, folder: Path, lock: ProcessLock | None, started: datetime) -> None:
        self.folder = folder
        self._lock = lock
        self._started = started
        self._guard = Lock()  # of the entries
        self._entries: list[Entry] = []  # since the base
        self._settled = 0  # how many of them may not be joined with later ones any more
        self._kept = 0  # how many of them are on the disk
        self._number = 0  # of the files
        self._size = 0  # bytes that are certainly whole
        self._descriptor: int | None = None

    @classmethod
    def begin(cls, root: Path, document: Path | None, base: bytes, now: datetime) -> Journal:
        """A journal for `document` (None if it was never saved), whose bytes are `base`.

        Empty bytes stand for an empty strategy. Raises `NotKept`.
        """
        folder, lock = _own_folder(root, document)
        journal = cls(folder, lock, now)
        try:
            journal._begin_file(document, base, [])
        except NotKept:
            journal.close()
            raise
        return journal

    def append(self, changes: Changes, now: datetime) -> None:
        """Changes that were made together. Kept after the next `flush`."""
        entry = Entry(now, changes)
        with self._guard:
            is_open = len(self._entries) > self._settled
            if is_open and (joined := _joined(self._entries[-1], entry)):
                self._entries[-1] = joined
            else:
                self._entries.append(entry)

    def mark(self) -> int:
        """A mark after what was appended until now: taken with the strategy that is being saved."""
        with self._guard:
            self._settled = len(self._entries)
            return self._settled

    @property
    def is_behind(self) -> bool:
        """Whether changes wait for a `flush`."""
        return len(self._entries) > self._kept

    def flush(self) -> None:
        """Put everything that waits on the disk; raises `NotKept`, and then it waits on."""
        waiting = self._entries[self._kept : self.mark()]
        if not waiting:
            return
        try:
            self._write(self._lines(self._kept, waiting))
        except OSError as error:
            raise NotKept(not_saved(self.folder, error)) from error
        self._kept += len(waiting)

    def saved(self, base: bytes, document: Path, mark: int | None = None) -> None:
        """The document was saved as `base`; what was appended before `mark` is in it.

        Without a mark, everything is. Raises `NotKept`; then the journal goes on as it was, which
        loses nothing.
        """
        end = self.mark()
        begin = end if mark is None else mark
        self._begin_file(document, base, self._entries[begin:end])
        with self._guard:
            del self._entries[:begin]
            self._settled = self._kept = end - begin

    def close(self) -> None:
        """The clean end: nothing is left to recover."""
        self._close_file()
        # The changes go first: what is left of a folder without them is nobody's work.
        for number in range(self._number, 0, -1):
            _remove(changes_file(self.folder, number))
        if self._lock is not None:
            self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _begin_file(self, document: Path | None, base: bytes, entries: list[Entry]) -> None:
        number = self._number + 1
        place = None if document is None else Path(os.path.abspath(document))
        header = Header(place, digest_of(base), os.getpid(), self._started)
        data = header_line(header) + self._lines(0, entries)
        changes = changes_file(self.folder, number)
        try:
            save_bytes(base_file(self.folder, number), base)
            save_bytes(changes, data)
            descriptor = os.open(changes, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        except NotSaved as error:
            raise NotKept(error) from error
        except OSError as error:
            _remove(changes)
            raise NotKept(not_saved(changes, error)) from error
        self._close_file()
        self._descriptor, self._size = descriptor, len(data)
        before, self._number = self._number, number
        _remove(changes_file(self.folder, before))
        _remove(base_file(self.folder, before))

    @staticmethod
    def _lines(first: int, entries: list[Entry]) -> bytes:
        numbered = enumerate(entries, first)
        return b"".join(entry_line(number, entry) for number, entry in numbered)

    def _write(self, lines: bytes) -> None:
        descriptor = self._descriptor
        if descriptor is None or not os.fstat(descriptor).st_nlink:
            raise FileNotFoundError  # somebody has tidied the folder away
        data = _half_a_line_ended(descriptor, self._size) + lines
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
        self._size = os.fstat(descriptor).st_size

    def _close_file(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _half_a_line_ended(descriptor: int, size: int) -> bytes:
    """What a write that failed midway has left beyond `size` is cut off, or else ended."""
    if os.fstat(descriptor).st_size == size:
        return b""
    try:
        os.ftruncate(descriptor, size)
    except OSError:
        return b"\n"
    return b""


def _joined(first: Entry, second: Entry) -> Entry | None:
    """One entry for both, where one change says it as well: so typing is not kept key by key."""
    if len(first.changes) != 1 or len(second.changes) != 1:
        return None
    joined = join(first.changes[0], second.changes[0])
    return Entry(second.at, (joined,)) if joined else None


def _own_folder(root: Path, document: Path | None) -> tuple[Path, ProcessLock | None]:
    """A new folder, with its lock if the file system knows locks."""
    name = re.sub(r"[^\w-]+", "-", document.stem if document else "")[:30].strip("-")
    error: OSError = FileNotFoundError()
    for _ in range(_ATTEMPTS):
        folder = root / f"{name or 'new'}-{os.urandom(6).hex()}"
        try:
            folder.mkdir(mode=0o700, parents=True)
        except (OSError, ValueError) as refused:
            cause = refused if isinstance(refused, OSError) else OSError(str(refused))
            raise NotKept(not_saved(folder, cause)) from refused
        try:
            if lock := take_lock(folder / LOCK):
                return folder, lock
        except FileNotFoundError as gone:
            error = gone
        except OSError:
            return folder, None
    raise NotKept(not_saved(root, error)) from error


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()

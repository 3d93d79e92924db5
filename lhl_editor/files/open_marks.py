"""A document in, a mark on it out while this process has it open, for other processes to see.

The mark is a lock of the operating system's on a file in the person's own folder, so it goes with
the process however that ends, and nothing is left in the document's folder. Where the mark cannot
be made nobody is told, and nobody is kept from anything.
"""

from __future__ import annotations

import contextlib
from hashlib import sha256
from pathlib import Path

from lhl_editor.files.process_lock import ProcessLock, take_lock
from lhl_editor.files.same_file import place_of

_FOLDER = "open"


class OpenMark:
    """The mark of one document, once it is had."""

    def __init__(self, document: Path, state: Path) -> None:
        place = place_of(document).encode("utf-8", "surrogatepass")
        self._file = state / _FOLDER / f"{sha256(place).hexdigest()[:16]}.lock"
        self._lock: ProcessLock | None = None

    def take(self) -> bool:
        """Have the mark if nobody has it; whether another process has the document open."""
        if self._lock is None:
            with contextlib.suppress(OSError):  # a file system without locks: nobody can be told
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._lock = take_lock(self._file)
                return self._lock is None
        return False

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

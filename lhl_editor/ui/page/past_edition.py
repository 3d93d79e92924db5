"""What was published before the document in view, for pages that tell what is new since then."""

from __future__ import annotations

import contextlib
import os
from itertools import islice
from pathlib import Path as File
from typing import NamedTuple

from lhl_editor.core.strategy import Strategy
from lhl_editor.pages.since import Since, wants_changes

_ENOUGH = 2  # the last one, and the one before where nothing was written since the last


class _Known(NamedTuple):
    """Of what the editions are known."""

    file: File
    at: str
    signature: tuple[int, ...]


class PastEdition:
    """Looks into the history only where it has grown; in the thread that makes the pages."""

    def __init__(self) -> None:
        self._known: _Known | None = None
        self._editions: tuple[Since, ...] = ()

    def of(self, strategy: Strategy, file: File | None, at: str) -> Since | None:
        """The same object as long as it is the same edition. `at`: the id of the version that the
        strategy is, where it is one."""
        if file is None or not wants_changes(strategy):
            return None
        from lhl_editor.exporting import published_before, since_of

        known = _Known(file, at, _signature(file))
        if known != self._known:
            if self._known is None or known[:2] != self._known[:2]:
                self._editions = ()
            self._known = known
            with contextlib.suppress(OSError):  # it cannot be looked into: the page stays as it was
                self._editions = tuple(islice(published_before(file, at), _ENOUGH))
        return since_of(strategy, self._editions)


def _signature(file: File) -> tuple[int, ...]:
    """Another one when something has come to the history of a file."""
    from lhl_editor.files.history.folder import folder_of

    try:
        folder = folder_of(file)
        inner = [entry for entry in os.scandir(folder) if entry.is_dir()]
        return (os.stat(folder).st_mtime_ns, *(one.stat().st_mtime_ns for one in inner))
    except OSError:
        return ()

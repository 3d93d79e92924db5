"""Notices at once when somebody else changes the file of an open document.

What is whole and stands still between two looks is told. What cannot be read, or looks cut off, is
looked at again quietly: it may be half written, or half synced.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.watching import (
    MISSING,
    Changed,
    FileState,
    Gone,
    Hidden,
    Seen,
    is_same_state,
    is_whole,
    look,
    state_of,
)
from lhl_editor.ui.document import Document
from lhl_editor.ui.file_work import FileWork

_EVERY = 1000  # milliseconds; network drives tell of nothing
_SOON = 60  # after what the system tells
_AGAIN = 120  # until the second look at what is new
_PATIENCE = 3.0  # seconds for which what cannot be read may be on its way


@frozen
class Outside:
    """What the file says now. `strategy` is None while it cannot be read."""

    data: bytes
    strategy: Strategy | None
    state: FileState


@frozen
class _First:
    """Bytes as they were seen first, and when; a clock that only goes forward."""

    state: FileState = MISSING
    moment: float = 0.0


@frozen
class _Looked:
    """What a look at a file that was `known` came to; `outside` where it is to be told."""

    known: FileState
    seen: Seen
    outside: Outside | None = None


class Watching(QObject):
    """Looks when the system tells of a change, when the program comes to the front, and every
    second. What was seen is told once."""

    changed = Signal(object)  # Outside
    gone = Signal()
    back = Signal()
    writable_changed = Signal(bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._known: FileState = MISSING
        self._first = _First()
        self._told: str = ""
        self._busy = False
        self._work = FileWork(self)
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, interval=_EVERY)
        self._soon = QTimer(self, singleShot=True)
        for timer in (self._timer, self._soon):
            timer.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._look_soon)
        self._watcher.directoryChanged.connect(self._look_soon)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_soon)
        document.saved.connect(self.know)
        self.know()

    def know(self, state: FileState | None = None) -> None:
        """The document has the bytes that its file has, or had when it was in this state."""
        path = self._document.path
        if path is None:
            return
        self._known = state or state_of(path, self._document.data)
        self._first, self._told = _First(), ""
        self._watch(path)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._soon.stop()
        self._work.finish()

    def _watch(self, path: Path) -> None:
        wanted = {str(path.absolute()), str(path.absolute().parent)}
        there = {*self._watcher.files(), *self._watcher.directories()}
        if old := sorted(there - wanted):
            self._watcher.removePaths(old)
        if new := [each for each in sorted(wanted - there) if Path(each).exists()]:
            self._watcher.addPaths(new)

    def _look_soon(self) -> None:
        self._look_in(_SOON)

    def _look_in(self, milliseconds: int) -> None:
        if not self._soon.isActive():
            self._soon.start(milliseconds)

    def _look(self) -> None:
        path = self._document.path
        if path is None or not self._timer.isActive():
            return
        if self._busy or self._document.is_saving:
            self._look_in(_AGAIN)
            return
        known, first, saved = self._known, self._first, self._document.session.saved
        self._busy = True

        def work() -> _Looked:
            seen = look(path, known)
            outside = _outside(seen, first, saved) if isinstance(seen, Changed) else None
            return _Looked(known, seen, outside)

        self._work.run(work, self._tell, self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        raise error

    def _tell(self, looked: _Looked) -> None:
        self._busy = False
        if looked.known is not self._known or self._document.is_saving:  # saved meanwhile
            self._look_in(_AGAIN)
            return
        path = self._document.path
        if path is not None:
            self._watch(path)
        outside = looked.outside
        match looked.seen:
            case Changed(state=state) if outside is not None:
                self._once(state.digest, lambda: self.changed.emit(outside))
            case Changed(state=state):
                self._look_again(state)
            case Gone():
                self._once("gone", self.gone.emit)
            case Hidden():
                pass  # another program holds it: it is looked at again
            case _:
                self._as_known(looked.seen.state)

    def _look_again(self, state: FileState) -> None:
        if not is_same_state(state, self._first.state):
            self._first = _First(state, time.monotonic())
        self._look_in(_AGAIN)

    def _as_known(self, state: FileState) -> None:
        self._first = _First()
        if self._told:
            self._told = ""
            self.back.emit()
        if state.writable != self._known.writable:
            self.writable_changed.emit(state.writable)
        self._known = state

    def _once(self, what: str, tell: Callable[[], None]) -> None:
        if self._told != what:
            self._told = what
            tell()


def _outside(seen: Changed, first: _First, saved: Strategy) -> Outside | None:
    """What is to be told; None while more may be coming."""
    try:
        strategy = parse_strategy(seen.data).strategy
    except Unreadable:
        waited = time.monotonic() - first.moment if is_same_state(seen.state, first.state) else 0.0
        return Outside(seen.data, None, seen.state) if waited > _PATIENCE else None
    if seen.state.is_fresh:
        stands_still = is_same_state(seen.state, first.state)
        if not stands_still or not is_whole(seen.data, strategy, saved):
            return None
    return Outside(seen.data, strategy, seen.state)

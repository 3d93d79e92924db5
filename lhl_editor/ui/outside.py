"""Notices at once when somebody else changes the file of an open document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

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
    look,
    state_of,
)
from lhl_editor.ui.document import Document
from lhl_editor.ui.file_work import FileWork

_EVERY = 2000  # milliseconds; network drives tell of nothing
_SOON = 300


@dataclass(frozen=True, slots=True)
class Outside:
    """What the file says now. `strategy` is None while it cannot be read."""

    data: bytes
    strategy: Strategy | None


class Watching(QObject):
    """Looks when the system tells of a change, when the program comes to the front, and every two
    seconds. What was seen is told once."""

    changed = Signal(object)  # Outside
    gone = Signal()
    back = Signal()
    writable_changed = Signal(bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._known: FileState = MISSING
        self._told: str = ""
        self._busy = False
        self._work = FileWork(self)
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._soon)
        self._watcher.directoryChanged.connect(self._soon)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._soon)
        document.saved.connect(self.know)
        self.know()

    def know(self) -> None:
        """The document has the bytes that its file has."""
        path = self._document.path
        if path is None:
            return
        self._known = state_of(path, self._document.data)
        self._told = ""
        self._watch(path)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._work.finish()

    def _watch(self, path: Path) -> None:
        wanted = {str(path.absolute()), str(path.absolute().parent)}
        there = {*self._watcher.files(), *self._watcher.directories()}
        if old := sorted(there - wanted):
            self._watcher.removePaths(old)
        if new := [each for each in sorted(wanted - there) if Path(each).exists()]:
            self._watcher.addPaths(new)

    def _soon(self) -> None:
        QTimer.singleShot(_SOON, self, self._look)

    def _look(self) -> None:
        path = self._document.path
        if path is None or self._busy or not self._timer.isActive():
            return
        known = self._known
        self._busy = True

        def work() -> tuple[FileState, Seen, Outside | None]:
            seen = look(path, known)
            if isinstance(seen, Changed) and not seen.state.is_fresh:
                return known, seen, _outside(seen.data)
            return known, seen, None

        self._work.run(work, self._tell, self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        raise error

    def _tell(self, result: tuple[FileState, Seen, Outside | None]) -> None:
        self._busy = False
        known, seen, outside = result
        if known is not self._known:  # it was saved meanwhile
            return
        path = self._document.path
        if path is not None:
            self._watch(path)
        match seen:
            case Changed(state=state) if outside is not None:
                self._once(state.digest, lambda: self.changed.emit(outside))
            case Changed():
                self._soon()
            case Gone():
                self._once("gone", self.gone.emit)
            case Hidden():
                pass  # another program holds it: it is looked at again
            case _:
                self._as_known(seen.state)

    def _as_known(self, state: FileState) -> None:
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


def _outside(data: bytes) -> Outside:
    try:
        return Outside(data, parse_strategy(data).strategy)
    except Unreadable:
        return Outside(data, None)

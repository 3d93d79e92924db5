"""Looks for what others have made of an open document: when it is opened, and while it is open."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from lhl_editor.core.frozen import frozen
from lhl_editor.ui.document import Document
from lhl_editor.ui.merge.other import Other, other_of

if TYPE_CHECKING:
    from lhl_editor.files.versions import History

_SOON = 400  # milliseconds after what the system tells
_EVERY = 10_000  # network drives tell of nothing
_State = tuple[object, ...]


@frozen
class _Found:
    """What there is, and the state of the files that it was found in."""

    state: _State
    others: tuple[Other, ...]


class Offers(QObject):
    """`others`, the newest first, are those that were there at the last look."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.others: tuple[Other, ...] = ()
        self._state: _State = ()
        self._busy = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, interval=_EVERY)
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        for timer in (self._timer, self._soon):
            timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(self._look_soon)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_soon)
        for signal in (document.saved, document.recorded, document.session.saved_changed):
            signal.connect(self._look_soon)
        self._timer.start()
        self._soon.start()

    def stop(self) -> None:
        self._timer.stop()
        self._soon.stop()

    def _look_soon(self) -> None:
        self._soon.start()

    def _look(self) -> None:
        document = self._document
        path, session = document.path, document.session
        if path is None or session.read_only or not self._timer.isActive():
            return
        if self._busy or document.is_saving:
            self._soon.start()
            return
        self._busy, before = True, self._state
        data, saved = document.data, session.saved

        def work(history: History) -> _Found | None:
            from lhl_editor.files.other_editions import other_editions

            state = _state(history, path, data)
            if state == before:
                return None
            found = other_editions(history, path, data, saved)
            return _Found(state, tuple(other_of(one, path) for one in found))

        document.ask_history(work, self._tell, self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, OSError):
            raise error

    def _tell(self, found: _Found | None) -> None:
        self._busy = False
        self._watch()
        if found is None:
            return
        self._state = found.state
        if [one.key for one in found.others] != [one.key for one in self.others]:
            self.others = found.others
            self.changed.emit()

    def _watch(self) -> None:
        from lhl_editor.files.history.folder import folder_of

        path = self._document.path
        if path is None:
            return
        folder = folder_of(path)
        wanted = {str(folder.parent), str(folder)}
        with contextlib.suppress(OSError):
            wanted |= {str(each) for each in folder.iterdir() if each.is_dir()}
        there = set(self._watcher.directories())
        if old := sorted(there - wanted):
            self._watcher.removePaths(old)
        if new := [each for each in sorted(wanted - there) if Path(each).is_dir()]:
            self._watcher.addPaths(new)


def _state(history: History, path: Path, data: bytes) -> _State:
    """By which it is known that nothing is other than at the last look."""
    from lhl_editor.files.conflict_copies import conflict_copies

    heads: tuple[str, ...] = ()
    with contextlib.suppress(OSError):
        heads = tuple(one.id for one in history.heads)
    copies = tuple((str(one.path), *_stat(one.path)) for one in conflict_copies(path))
    return (data, heads, copies)


def _stat(path: Path) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return 0, 0
    return found.st_size, found.st_mtime_ns

"""An open document: its session, its file, and the safety copy of what is not saved."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from lhl_editor.core.diff import changes_between
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.journal import Journal, NotKept
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.strategy_file import save_strategy, write_strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.file_work import FileWork
from lhl_editor.ui.session import Edit, Session

_BEHIND = 1000  # milliseconds that the safety copy may be behind, and the time to write it
Done = Callable[[bool], None]


class Document(QObject):
    """One file, or a strategy that has none yet. `data` are the bytes that it was read from."""

    renamed = Signal()
    saved = Signal()
    not_saved = Signal(object)  # NotSaved
    backed_up = Signal(object)  # datetime
    backup_failed = Signal(str)

    def __init__(
        self,
        strategy: Strategy,
        path: Path | None,
        data: bytes,
        journals: Path,
        parent: QObject | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.session = Session(strategy, self, read_only=read_only)
        self.path, self.data = path, data
        self.saved_at = _modified(path)
        self.export_folder: Path | None = None  # where the last export went, if there was one
        self._journals = journals
        self._journal: Journal | None = None
        self._work = FileWork(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BEHIND)
        self._timer.timeout.connect(self._back_up)
        self.session.changed.connect(self._note)

    @property
    def name(self) -> str:
        """The file's name, or what stands for it."""
        return self.path.name if self.path else say("window.untitled_file")

    def begin_with(self, strategy: Strategy) -> None:
        """Put recovered or imported work on top of what was read, as one thing to undo."""
        self.session.become(strategy, say("recovery.fetch"))

    def save(self, path: Path, done: Done | None = None) -> None:
        """Save to `path`, which becomes the document's; `done` is told whether it could be."""
        strategy = self.session.strategy
        mark = self._journal.mark() if self._journal else None

        def work() -> bytes:
            data = save_strategy(path, strategy)
            if self._journal:
                with contextlib.suppress(NotKept):  # then it goes on as it was: nothing is lost
                    self._journal.saved(data, path, mark)
            return data

        def saved(data: bytes) -> None:
            self._is_saved(strategy, path, data)
            if done:
                done(True)

        def failed(error: Exception) -> None:
            self.not_saved.emit(_as_not_saved(path, error))
            if done:
                done(False)

        self._work.run(work, saved, failed)

    def take(self, strategy: Strategy, data: bytes) -> None:
        """What the file says now takes the place of what was open."""
        self.data = data
        self.session.replace(strategy)
        journal, path = self._journal, self.path
        if journal is not None and path is not None:
            self._work.run(lambda: journal.saved(data, path), _nothing, self._tell_failure)

    def close(self) -> None:
        """The clean end: what is not saved now is not wanted."""
        self._timer.stop()
        self._work.finish()
        if self._journal:
            self._journal.close()
            self._journal = None

    def _note(self, edit: Edit) -> None:
        if not edit.changes:
            return
        now = datetime.now()
        if self._journal is None:
            self._begin_journal(now)
        else:
            self._journal.append(edit.changes, now)
        if self._journal is not None and not self._timer.isActive():
            self._timer.start()

    def _begin_journal(self, now: datetime) -> None:
        """The first edit begins it: a document that is only read leaves nothing behind.

        Where it could not begin then, a later edit begins it with all that was done so far.
        """
        base = self.data or write_strategy(self.session.saved)
        try:
            self._journal = Journal.begin(self._journals, self.path, base, now)
        except NotKept as error:
            self._tell_failure(error)
            return
        for change in changes_between(self.session.saved, self.session.strategy):
            self._journal.append((change,), now)

    def _back_up(self) -> None:
        journal = self._journal
        if journal and journal.is_behind:
            self._work.run(journal.flush, self._tell_backup, self._tell_failure)

    def _tell_backup(self, _: None) -> None:
        self.backed_up.emit(datetime.now())

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, NotKept):
            raise error
        self.backup_failed.emit(say(f"journal.not_kept.{error.code}", **error.values))
        if error.code == "missing_folder":  # somebody tidied it away: the next edit begins another
            self._journal = None

    def _is_saved(self, strategy: Strategy, path: Path, data: bytes) -> None:
        is_new = path != self.path
        self.path, self.data, self.saved_at = path, data, datetime.now()
        self.session.set_saved(strategy)
        if is_new:
            self.renamed.emit()
        self.saved.emit()


def _modified(path: Path | None) -> datetime | None:
    """When the file was saved last, as far as the system knows."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime) if path else None
    except (OSError, ValueError, OverflowError):
        return None


def _as_not_saved(path: Path, error: Exception) -> NotSaved:
    if isinstance(error, NotSaved):
        return error
    return NotSaved(path, "other", reason=f"{type(error).__name__}: {error}")


def _nothing(_: object) -> None:
    """Nothing is told."""

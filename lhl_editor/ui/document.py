"""An open document: its session, its file and history, and the safety copy of what is not saved."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.file_work import FileWork
from lhl_editor.ui.merge.pending import Merges
from lhl_editor.ui.session import Edit, Session

if TYPE_CHECKING:
    from lhl_editor.files.journal import Journal
    from lhl_editor.files.versioned_saving import Saved
    from lhl_editor.files.versions import Author, History, Version

_SOON = 500  # milliseconds after opening, when the window is there
_BEHIND = 1000  # milliseconds that the safety copy may be behind, and the time to write it
Done = Callable[[bool], None]
Result = TypeVar("Result")


class Document(QObject):
    """One file, or a strategy that has none yet. `data` are the bytes that it was read from."""

    renamed = Signal()
    saved = Signal()
    not_saved = Signal(object)  # NotSaved
    backed_up = Signal(object)  # datetime
    backup_failed = Signal(str)
    recorded = Signal(object)  # Version: what another program had written

    def __init__(
        self,
        strategy: Strategy,
        path: Path | None,
        data: bytes,
        journals: Path,
        parent: QObject | None = None,
        *,
        read_only: bool = False,
        author: Callable[[], Author] | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = Session(strategy, self, read_only=read_only)
        self.path = self.session.file = path
        self.data = data
        self.saved_at = _modified(path)
        self.export_folder: Path | None = None  # where the last export went, if there was one
        self.kept: Saved | None = None  # what the last save came to
        self.merges = Merges(self.session)
        self._saves = 0  # that are under way
        self._written = b""  # by the last of them, which may not be told yet
        self._author = author
        self._history: History | None = None  # for the thread that works with files
        self._restored: tuple[Strategy, str] | None = None
        self._journals = journals
        self._journal: Journal | None = None
        self._work = FileWork(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BEHIND)
        self._timer.timeout.connect(self._back_up)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._record_outside)
        self.session.changed.connect(self._note)

    @property
    def name(self) -> str:
        """The file's name, or what stands for it."""
        return self.path.name if self.path else say("window.untitled_file")

    def begin_with(self, strategy: Strategy) -> None:
        """Put recovered or imported work on top of what was read, as one thing to undo."""
        self.session.become(strategy, say("recovery.fetch"))

    @property
    def is_saving(self) -> bool:
        """Whether the file may be written just now."""
        return self._saves > 0

    @property
    def author(self) -> Author:
        """Who makes the versions; nobody, where nobody was told."""
        from lhl_editor.files.versions import Author

        return self._author() if self._author else Author()

    def record_outside(self) -> None:
        """What another program has written since the last version becomes one, in a moment.

        A file without a history gets none before it is saved."""
        self._soon.start()

    def restore(self, strategy: Strategy, title: str, note: str) -> None:
        """Make an old version of the one in hand, as one thing to undo. `note` goes with the
        version that it becomes, if it is saved as it is."""
        self._restored = strategy, note
        self.session.become(strategy, title)

    def ask_history(
        self,
        work: Callable[[History], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Have work done with the history of the file, in turn with all that is saved."""
        path = self.path
        if path is not None:
            self._work.run(lambda: work(self._history_of(path)), done, failed)

    def save(self, path: Path, done: Done | None = None) -> None:
        """Save to `path`, which becomes the document's, as a version; `done` is told whether it
        could be."""
        strategy = self.session.strategy
        mark = self._journal.mark() if self._journal else None
        merges, restored = self.merges.pending, self._restored
        keep, old = self._keeping(path, strategy), self.path

        from lhl_editor.files.journal import NotKept

        def work() -> Saved:
            if old is not None and old != path:
                _take_pictures_along(strategy, old, path)
            kept = keep()
            self._written = kept.data
            if self._journal:
                with contextlib.suppress(NotKept):  # then it goes on as it was: nothing is lost
                    self._journal.saved(kept.data, path, mark)
            return kept

        def saved(kept: Saved) -> None:
            self.kept = kept
            self._saves -= 1
            if self._restored is restored:
                self._restored = None
            if kept.version:
                self.merges.forget(merges)
            self._is_saved(strategy, path, kept.data)
            if done:
                done(True)

        def failed(error: Exception) -> None:
            self._saves -= 1
            self.not_saved.emit(_as_not_saved(path, error))
            if done:
                done(False)

        self._saves += 1
        self._work.run(work, saved, failed)

    def _keeping(self, path: Path, strategy: Strategy) -> Callable[[], Saved]:
        """What saves a strategy as it is now; for the thread that works with files."""
        is_same = path == self.path
        before = self.session.saved if is_same else None
        author, now = self.author, datetime.now().astimezone()
        is_restored = self._restored is not None and self._restored[0] == strategy
        is_here = is_same and not is_restored
        merged = self.merges.versions if is_here else []
        note = self._restored[1] if self._restored and is_restored else ""
        origin = "restored" if is_restored else "saved"

        def keep() -> Saved:
            from lhl_editor.files.versioned_saving import save_with_history
            from lhl_editor.language.summaries import summary

            words = "" if before is None else summary(before, strategy)
            history = self._history_of(path)
            return save_with_history(
                path,
                strategy,
                author,
                now,
                note,
                summary=words,
                merged=merged,
                origin=origin,
                history=history,
                expected=[one for one in (self.data, self._written) if one] if is_same else [],
            )

        return keep

    def _history_of(self, path: Path) -> History:
        """In the thread that works with files."""
        from lhl_editor.files.versions import History

        history = History.of(path)
        if self._history is None or self._history.folder != history.folder:
            self._history = history
        return self._history

    def _record_outside(self) -> None:
        path, now = self.path, datetime.now().astimezone()
        if path is None or self.session.read_only:
            return

        def work() -> Version | None:
            from lhl_editor.files.versioned_saving import record_file

            history = self._history_of(path)
            return record_file(path, now, history) if history.folder.is_dir() else None

        def done(version: Version | None) -> None:
            if version is not None:
                self.recorded.emit(version)

        self._work.run(work, done, _nothing)  # saving tries again, and tells

    def take(self, strategy: Strategy, data: bytes, title: str) -> None:
        """What the file says now takes the place of what was open, as one thing to undo."""
        self.build_on(strategy, data, strategy, title)
        self.record_outside()

    def build_on(self, file: Strategy, data: bytes, strategy: Strategy, title: str) -> None:
        """The file says another thing now, and `strategy` is what comes of it here."""
        old, self._journal = self._journal, None
        self.data = data
        if self.session.read_only:
            self.session.replace(strategy)
        self.session.set_saved(file)
        self.bring_in(strategy, title)
        if self._journal is None and self.session.is_modified:
            self._begin_journal(datetime.now())
        if old is not None and (self._journal is not None or not self.session.is_modified):
            self._work.run(old.close, _nothing, self._tell_failure)

    def bring_in(self, strategy: Strategy, title: str) -> None:
        """The session becomes this, with what the file holds beyond the schema."""
        session = self.session
        session.hold_beside(strategy.kept)
        session.become(strategy, title)
        session.go_to(session.place)

    def close(self) -> None:
        """The clean end: what is not saved now is not wanted."""
        self._timer.stop()
        self._soon.stop()
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
        from lhl_editor.core.diff import changes_between
        from lhl_editor.files.journal import Journal, NotKept

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
        from lhl_editor.files.journal import NotKept

        if not isinstance(error, NotKept):
            raise error
        self.backup_failed.emit(say(f"journal.not_kept.{error.code}", **error.values))
        if error.code == "missing_folder":  # somebody tidied it away: the next edit begins another
            self._journal = None

    def _is_saved(self, strategy: Strategy, path: Path, data: bytes) -> None:
        is_new = path != self.path
        self.path = self.session.file = path
        self.data, self.saved_at = data, datetime.now()
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


def _take_pictures_along(strategy: Strategy, before: Path, path: Path) -> None:
    from lhl_editor.files.pictures import take_along

    with contextlib.suppress(NotSaved):  # then a finding says what is missing
        take_along(strategy, before, path)


def _as_not_saved(path: Path, error: Exception) -> NotSaved:
    if isinstance(error, NotSaved):
        return error
    return NotSaved(path, "other", reason=f"{type(error).__name__}: {error}")


def _nothing(_: object) -> None:
    """Nothing is told."""

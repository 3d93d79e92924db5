"""Opening, saving and all that can come between: what a window does with its document's file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lhl_editor.files.saving import NotSaved
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.watching import keep_aside
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.notices import Notice, Notices
from lhl_editor.ui.outside import Outside, Watching
from lhl_editor.ui.program import Program
from lhl_editor.ui.question import ask

if TYPE_CHECKING:
    from lhl_editor.files.versioned_saving import Saved
    from lhl_editor.files.versions import Version

Done = Callable[[bool], None]
OUTSIDE, READ_ONLY, KEPT, HISTORY = "outside", "read_only", "kept", "history"


class Filing(QObject):
    """Saves, asks, and tells in the notices of the window what became of the file."""

    def __init__(
        self, program: Program, document: Document, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._program, self._document = program, document
        self._notices, self._window = notices, window
        self._outside: Outside | None = None
        self._watching = Watching(document, self)
        self._watching.changed.connect(self._changed_outside)
        self._watching.gone.connect(self._gone)
        self._watching.back.connect(lambda: notices.take_away(OUTSIDE))
        self._watching.writable_changed.connect(self._writable)
        document.not_saved.connect(self._not_saved)
        document.saved.connect(self._saved)
        document.recorded.connect(self._recorded)
        if document.session.read_only:
            self._writable(False)

    def stop(self) -> None:
        self._watching.stop()

    def save(self, done: Done | None = None) -> None:
        """Save; a strategy without a file, or whose file may not be written, asks for another."""
        document = self._document
        if document.path is None or document.session.read_only:
            self.save_as(done)
        elif self._outside is not None:
            self._ask_before_saving(done)
        else:
            document.save(document.path, done)

    def save_as(self, done: Done | None = None) -> None:
        """Ask for a file and save there; the document lives there from then on."""
        path = self.choose_target()
        if path is not None:
            self._document.session.read_only = False
            self._document.save(path, done)
        elif done:
            done(False)

    def choose_target(self) -> Path | None:
        """Where to save, as the person says."""
        document = self._document
        suggested = document.path or _documents() / say("document.new_name")
        title, filters = say("document.save_title"), _filters()
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), filters)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".yaml")

    def revert(self) -> None:
        """Go back to what was saved last, as one thing that can be undone."""
        from lhl_editor.core.diff import changed_places

        session = self._document.session
        count = sum(1 for _ in changed_places(session.saved, session.strategy))
        many = "one" if count == 1 else "many"
        lead = say(f"document.revert.lead.{many}", **({} if count == 1 else {"count": count}))
        ways = {"do": say("document.revert.do"), "": say("export.cancel")}
        if ask(self._program.theme, say("document.revert.title"), lead, ways, self._window) == "do":
            session.become(session.saved, say("document.revert.step"))

    def may_close(self, then: Callable[[], None]) -> bool:
        """Whether the window may close now. Where it must save first, `then` is called after."""
        if not self._document.session.is_modified:
            return True
        ways = {name: say(f"document.unsaved.{name}") for name in ("save", "discard")}
        ways[""] = say("export.cancel")
        title = say("document.unsaved.title", file=self._document.name)
        lead = say("document.unsaved.lead")
        choice = ask(self._program.theme, title, lead, ways, self._window)
        if choice == "save":
            self.save(lambda is_saved: then() if is_saved else None)
        return choice == "discard"

    def _saved(self) -> None:
        self._outside = None
        for code in (OUTSIDE, READ_ONLY, KEPT, HISTORY):
            self._notices.take_away(code)
        if kept := self._document.kept:
            self._tell_kept(kept)
        self._remember()

    def _tell_kept(self, kept: Saved) -> None:
        """What became of the version, and of what another program had written."""
        if kept.outside:
            self._recorded(kept.outside)
        if kept.aside:
            words = say("versions.saving.aside", kept=kept.aside.name)
            self._tell(KEPT, words, "advice", kept.aside)
        if kept.trouble:
            reason = say(f"save.{kept.trouble.code}", **kept.trouble.values)
            self._tell(HISTORY, say("versions.saving.trouble", reason=reason), "warning")
        elif kept.version and kept.version.summary:
            summary = kept.version.summary
            words = say("versions.saving.saved_with", summary=summary)
            self._document.session.announce(words)
        else:
            self._document.session.announce(say("versions.saving.saved"))

    def _recorded(self, version: Version) -> None:
        if version.origin == "outside":  # not where the history only begins with it
            self._tell(HISTORY, say("versions.saving.outside"), "advice")

    def _remember(self) -> None:
        path = self._document.path
        if path is not None:
            title = self._document.session.strategy["document"]["title"]
            self._program.remember(path, title)

    def _not_saved(self, error: NotSaved) -> None:
        reason = say(f"save.{error.code}", **error.values)
        lead = say("document.not_saved.lead", reason=reason)
        ways = {
            "again": say("document.not_saved.again"),
            "as": say("command.file.save_as.words"),
            "": say("export.close"),
        }
        title = say("document.not_saved.title")
        choice = ask(self._program.theme, title, lead, ways, self._window)
        if choice == "again":
            self.save()
        elif choice == "as":
            self.save_as()

    def _changed_outside(self, outside: Outside) -> None:
        session = self._document.session
        if outside.strategy is not None and outside.strategy == session.strategy:
            self._document.data = outside.data  # equal content: nothing to ask
            session.set_saved(session.strategy)
            self._watching.know()
            return
        self._outside = outside
        if outside.strategy is None:
            self._tell(OUTSIDE, say("document.outside.unreadable"), "warning")
            return
        both = session.is_modified
        words = say("document.outside.words_both" if both else "document.outside.words")
        ways = (
            (say("document.outside.fetch"), self.fetch),
            (say("document.outside.keep"), self.keep),
        )
        self._notices.show_notice(Notice(OUTSIDE, words, "warning", ways))
        session.announce(words)

    def fetch(self) -> None:
        """Take what the file says now; what stood here is kept aside if it was not saved."""
        outside, session = self._outside, self._document.session
        if outside is None or outside.strategy is None:
            return
        kept = None
        if session.is_modified:
            kept = self._keep_aside(write_strategy(session.strategy))
            if kept is None:
                return
        self._outside = None
        self._document.take(outside.strategy, outside.data)
        self._watching.know()
        self._notices.take_away(OUTSIDE)
        if kept:
            self._tell(KEPT, say("document.outside.fetched", kept=kept.name), "advice", kept)
        else:
            session.announce(say("document.outside.fetched_plain"))

    def keep(self) -> None:
        """Stay with what stands here; the file's bytes are kept aside, for saving writes over
        them."""
        outside, document = self._outside, self._document
        if outside is None:
            return
        kept = self._keep_aside(outside.data)
        if kept is None:
            return
        self._outside = None
        document.data = outside.data
        if outside.strategy is not None:
            document.session.set_saved(outside.strategy)
        self._watching.know()
        self._notices.take_away(OUTSIDE)
        self._tell(KEPT, say("document.outside.kept", kept=kept.name), "advice", kept)

    def _ask_before_saving(self, done: Done | None) -> None:
        ways = {
            "keep": say("document.outside.keep"),
            "fetch": say("document.outside.fetch"),
            "": say("export.cancel"),
        }
        words = say("document.outside.words_both")
        choice = ask(self._program.theme, words, "", ways, self._window)
        path = self._document.path
        if choice == "keep":
            self.keep()
            if self._outside is None and path is not None:
                self._document.save(path, done)
                return
        elif choice == "fetch":
            self.fetch()
        if done:
            done(False)

    def _keep_aside(self, data: bytes) -> Path | None:
        path = self._document.path or Path(say("document.new_name"))
        try:
            return keep_aside(path, data, self._program.folders.state, datetime.now())
        except NotSaved as error:
            self._not_saved(error)
            return None

    def _gone(self) -> None:
        self._tell(OUTSIDE, say("document.outside.gone"), "warning")

    def _writable(self, writable: bool) -> None:
        self._document.session.read_only = not writable
        if writable:
            self._notices.take_away(READ_ONLY)
        else:
            ways = ((say("command.file.save_as.words"), self.save_as),)
            words = say("document.read_only")
            self._notices.show_notice(Notice(READ_ONLY, words, "lock", ways))

    def _tell(self, code: str, words: str, kind: str, file: Path | None = None) -> None:
        ways = []
        if file is not None:
            ways.append((say("document.show_folder"), lambda: self._program.show_in_folder(file)))
        ways.append((say("export.close"), lambda: self._notices.take_away(code)))
        self._notices.show_notice(Notice(code, words, kind, ways))
        self._document.session.announce(words)


def choose_file(window: QWidget, near: Path | None) -> Path | None:
    """Which file to open, as the person says."""
    folder = near.parent if near else _documents()
    title = say("document.open_title")
    chosen, _ = QFileDialog.getOpenFileName(window, title, str(folder), _filters())
    return Path(chosen) if chosen else None


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return folder if folder.is_dir() else Path.home()


def _filters() -> str:
    return f"{say('document.filter')} (*.yaml *.yml);;{say('document.all_files')} (*)"

"""Opening, saving and all that can come between: what a window does with its document's file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lhl_editor.files.saving import NotSaved
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.notices import Notice, Notices
from lhl_editor.ui.outside_change import KEPT, OutsideChange
from lhl_editor.ui.program import Program
from lhl_editor.ui.question import ask

if TYPE_CHECKING:
    from lhl_editor.files.versioned_saving import Saved
    from lhl_editor.files.versions import Version

Done = Callable[[bool], None]
READ_ONLY, HISTORY = "read_only", "history"


class Filing(QObject):
    """Saves, asks, and tells in the notices of the window what became of the file."""

    def __init__(
        self, program: Program, document: Document, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._program, self._document = program, document
        self._notices, self._window = notices, window
        self.outside = OutsideChange(program, document, notices, window)
        self.outside.not_kept.connect(self._not_saved)
        self.outside.told.connect(self._tell)
        self.outside.watching.writable_changed.connect(self._writable)
        document.not_saved.connect(self._not_saved)
        document.saved.connect(self._saved)
        document.recorded.connect(self._recorded)
        if document.session.read_only:
            self._writable(False)

    def stop(self) -> None:
        self.outside.watching.stop()

    def save(self, done: Done | None = None) -> None:
        """Save; a strategy without a file, or whose file may not be written, asks for another."""
        document = self._document
        if document.path is None or document.session.read_only:
            self.save_as(done)
        elif self.outside.is_open and not self.outside.ask_before_saving():
            if done:
                done(False)
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
        title, filters = say("document.save_title"), yaml_filters()
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
        self.outside.settled()
        for code in (READ_ONLY, KEPT, HISTORY):
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
    chosen, _ = QFileDialog.getOpenFileName(window, title, str(folder), yaml_filters())
    return Path(chosen) if chosen else None


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return folder if folder.is_dir() else Path.home()


def yaml_filters() -> str:
    """What a dialog for strategies shows: those, and all files."""
    return f"{say('document.filter')} (*.yaml *.yml);;{say('document.all_files')} (*)"

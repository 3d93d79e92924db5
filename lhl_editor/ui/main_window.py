"""One window: the welcome page, a document at work, or a file that cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy, read_strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command
from lhl_editor.ui.desk import Desk
from lhl_editor.ui.document import Document
from lhl_editor.ui.frame import Frame, Recent
from lhl_editor.ui.program import Program
from lhl_editor.ui.session import Session
from lhl_editor.ui.window_place import pane_sizes, place_window, record_window

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent


class MainWindow(Frame):
    """Shows one document at most; `program` knows the other windows."""

    closed = Signal(object)

    def __init__(
        self, program: Program, commands: Callable[[MainWindow], dict[str, Command]]
    ) -> None:
        super().__init__(program.theme)
        self.program = program
        self.desk: Desk | None = None
        self._may_close = False
        self.build(commands(self), self._recent)
        # last of all that waits for the first paint
        self.painted.connect(lambda: QTimer.singleShot(0, self, self._complete))
        self.dropped.connect(lambda path: program.open(path, self))
        place_window(self, program.preferences)

    # --- what it shows ---

    @property
    def document(self) -> Document | None:
        return self.desk.document if self.desk else None

    @property
    def session(self) -> Session | None:
        return self.desk.session if self.desk else None

    @property
    def path(self) -> Path | None:
        return self.desk.document.path if self.desk else None

    @property
    def is_empty(self) -> bool:
        """Whether it can take a document without hiding another one."""
        return self.desk is None

    def open(self, path: Path) -> None:
        """Show the file; one that cannot be read shows what is wrong with it."""
        path = path.absolute()
        try:
            loaded = read_strategy(path)
        except Unreadable as unreadable:
            self._show_faulty(path, unreadable)
            return
        read_only = not os.access(path, os.W_OK)
        self._show_document(loaded.strategy, path, loaded.data, read_only=read_only)
        self.when_painted(partial(self._opened, path, loaded.strategy["document"]["title"]))

    def begin_new(self, strategy: Strategy) -> None:
        """A strategy that has no file yet."""
        self._show_document(strategy)

    def begin_copy(self, data: bytes) -> None:
        """A copy of a file, which has no file of its own yet."""
        self._show_document(parse_strategy(data).strategy, data=data)

    def begin_recovered(self, base: Strategy, strategy: Strategy) -> None:
        """Recovered work without a file: each change of it can still be undone."""
        self._show_document(base)
        self._fetch_recovered(strategy)

    def show_welcome(self) -> None:
        """The first page, for a window without a document."""
        from lhl_editor.resource_files import example_file
        from lhl_editor.ui.welcome.page import Welcome

        try:
            example: Path | None = example_file()
        except FileNotFoundError:
            example = None
        page, program = Welcome(self.theme, self.program.preferences, example), self.program
        page.open_wanted.connect(lambda path: program.open(path, self))
        page.choose_wanted.connect(self.choose_file)
        page.new_wanted.connect(lambda: program.open_new(self, example=False))
        page.example_wanted.connect(lambda: program.open_new(self, example=True))
        page.folder_wanted.connect(program.show_in_folder)
        page.forget_wanted.connect(program.forget)
        page.forget_wanted.connect(lambda _: page.show_preferences(program.preferences))
        page.settings_wanted.connect(self.show_settings)
        page.person_given.connect(lambda name, email: program.change(name=name, email=email))
        self._show(page)
        self._name_window()
        page.setFocus()

    # --- commands ---

    def choose_file(self) -> None:
        from lhl_editor.ui.filing import choose_file

        recent = self.program.preferences.recent
        path = choose_file(self, self.path or (recent[0].path if recent else None))
        if path is not None:
            self.program.open(path, self)

    def copy(self) -> None:
        """What is marked in the text with the caret, or else on the page."""
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit | QTextEdit):
            widget.copy()
        elif self.desk and self.desk.page:
            self.desk.page.copy()

    def go_to(self) -> None:
        from lhl_editor.ui.go_to.palette import show_palette

        palette = show_palette(self.session, self.theme, tuple(self.commands.values()), self)
        palette.gone_to.connect(self._write_here)

    def _write_here(self) -> None:
        """What she went to is there to be written in: the focus does not stay in another pane."""
        form, focus = self.desk.bench.form if self.desk else None, QApplication.focusWidget()
        if form is not None and not (focus and form.isAncestorOf(focus)):
            form.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settings(self) -> None:
        from lhl_editor.ui.settings import SettingsDialog

        dialog = SettingsDialog(self.program, self, has_document=self.desk is not None)
        dialog.logo_wanted.connect(self._go_to_logo)
        dialog.exec()
        self._show_welcome_if_idle()

    def show_help(self, what: str) -> None:
        from lhl_editor.ui.help import show_help

        show_help(self.theme, what, tuple(self.commands.values()), self)

    # --- Qt's own ---

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session and self.session.is_modified:
            self.complete_desk()  # what was written before all is there is asked about, too
        filing = self.desk.filing if self.desk else None
        if filing and not self._may_close and not filing.may_close(self._close_anyway):
            event.ignore()
            return
        if self.desk:
            self.desk.stop()
        _stop(self.body)
        sizes = self.desk.bench.sizes() if self.desk else {}
        record_window(self, sizes, self.program)
        event.accept()
        self.closed.emit(self)

    # --- inside ---

    def _show(self, body: QWidget) -> None:
        _stop(self.body)
        self.show_body(body, toolbar=self.desk is not None)

    def _show_document(
        self,
        strategy: Strategy,
        path: Path | None = None,
        data: bytes = b"",
        *,
        read_only: bool = False,
    ) -> None:
        program = self.program
        document = Document(
            strategy,
            path,
            data,
            program.folders.journals,
            self,
            read_only=read_only,
            author=program.author,
        )
        self.desk = desk = Desk(program, document, self)
        desk.bench.set_sizes(pane_sizes(program.preferences))
        desk.changed.connect(self.refresh_soon)
        desk.earlier_wanted.connect(lambda: self.commands["version.earlier"].do())
        self.status.show_document(document)
        session = desk.session
        session.announced.connect(self.announce)
        for signal in (document.renamed, session.changed, session.saved_changed):
            signal.connect(self._name_window)
        self._show(desk.modes)
        self._name_window()
        session.go_to(session.place)
        desk.bench.outline.setFocus()
        if self.is_painted:
            self.when_painted(self._complete)

    def _complete(self) -> None:
        """Add what was left out for the first paint."""
        if self.desk and self.desk.page is None:
            self.desk.prepare(self.complete_desk)
        self._show_welcome_if_idle()

    def complete_desk(self) -> None:
        """Have all of the document's window now; nothing where it is there."""
        if self.desk and self.desk.page is None:
            self.desk.complete(self.notices)
            self.refresh()

    def _show_welcome_if_idle(self) -> None:
        """A file that could not be read keeps its page."""
        from lhl_editor.ui.faulty import Faulty

        if self.desk is None and not isinstance(self.body, Faulty):
            self.show_welcome()

    def _show_faulty(self, path: Path, unreadable: Unreadable) -> None:
        from lhl_editor.ui.faulty import Faulty

        page = Faulty(self.theme, path, unreadable)
        page.again_wanted.connect(self.open)
        page.folder_wanted.connect(self.program.show_in_folder)
        self._show(page)
        self.setWindowTitle(f"{path.name} – {say('window.program')}")
        page.setFocus()

    def _opened(self, path: Path, title: str) -> None:
        """Remember the file, record what others wrote, and offer what was recovered of it."""
        from lhl_editor.ui.recovered_work import Offering

        self.program.remember(path, title)
        if self.document:
            self.document.record_outside()
        can_fetch = self.session is not None and not self.session.read_only
        fetch = self._fetch_recovered if can_fetch else None
        offering = Offering(self.theme, self, self.program.open_recovered, fetch)
        offering.offer_of(self.program.folders.journals, path)

    def _fetch_recovered(self, strategy: Strategy) -> None:
        """Put recovered work on top of the document that it belongs to."""
        if self.desk:
            self.desk.document.begin_with(strategy)

    def _recent(self) -> Recent:
        def entry(path: Path, title: str) -> tuple[str, Callable[[], object]]:
            words = f"{title or path.stem} ({path.name})"
            return words, partial(self.program.open, path, self)

        return [entry(one.path, one.title) for one in self.program.preferences.recent]

    def _name_window(self) -> None:
        document = self.document
        if document is None:
            self.setWindowTitle(say("window.program"))
            return
        mark = "*" if document.session.is_modified else ""
        title = document.session.strategy["document"]["title"] or say("window.untitled")
        self.setWindowTitle(say("window.title", file=document.name, mark=mark, title=title))

    def _go_to_logo(self) -> None:
        from lhl_editor.core.path import ROOT

        if self.session:
            self.session.go_to(ROOT / "document" / "logo")

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()


def _stop(body: QWidget) -> None:
    """Pages that have work going on can be told to end it."""
    stop = getattr(body, "stop", None)
    if callable(stop):
        stop()

"""One window: the welcome page, a document, or a file that cannot be read.

What can wait comes after the first paint: page, findings, checking and the dialogs.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMainWindow,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import Loaded, parse_strategy, read_strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command
from lhl_editor.ui.document import Document
from lhl_editor.ui.menus import Menus
from lhl_editor.ui.modes import Modes
from lhl_editor.ui.notices import Notice, Notices
from lhl_editor.ui.outline.arranging import Arranging
from lhl_editor.ui.outline.items import Offer, moved, offer_at
from lhl_editor.ui.program import Program
from lhl_editor.ui.session import Session
from lhl_editor.ui.status import StatusLine
from lhl_editor.ui.toolbar import Toolbar
from lhl_editor.ui.window_place import pane_sizes, place_window, record_window, room_on_screen
from lhl_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from lhl_editor.core.path import Path as Place
    from lhl_editor.core.problems import Problem
    from lhl_editor.ui.filing import Filing
    from lhl_editor.ui.findings.pane import FindingsPane
    from lhl_editor.ui.history.desk import HistoryDesk
    from lhl_editor.ui.page.pane import PagePane

_SMALLEST = 800, 560
_SOON = 20  # ms after the first paint: it is on the screen, and what was typed is heard
_PAUSE = 50  # ms until the bar says what can be done now: a key press does not wait for it


class MainWindow(QMainWindow):
    """Shows one document at most; `program` knows the other windows."""

    closed = Signal(object)
    painted = Signal()  # the first time

    def __init__(
        self, program: Program, commands: Callable[[MainWindow], dict[str, Command]]
    ) -> None:
        super().__init__()
        self.program, self.theme = program, program.theme
        self.document: Document | None = None
        self.filing: Filing | None = None
        self.bench: Workbench | None = None
        self.modes: Modes | None = None
        self.page: PagePane | None = None
        self.findings: FindingsPane | None = None
        self.items: Arranging | None = None
        self.history: HistoryDesk | None = None
        self._is_painted = False
        self._may_close = False
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._stoppable: list[QWidget] = []
        self.commands = commands(self)
        self._pause.timeout.connect(self._refresh)
        self._build()
        place_window(self, program.preferences)

    # --- what it shows ---

    @property
    def session(self) -> Session | None:
        return self.document.session if self.document else None

    @property
    def path(self) -> Path | None:
        return self.document.path if self.document else None

    @property
    def is_empty(self) -> bool:
        """Whether it can take a document without hiding another one."""
        return self.document is None

    def open(self, path: Path) -> None:
        """Show the file; one that cannot be read shows what is wrong with it."""
        path = path.absolute()
        try:
            loaded = read_strategy(path)
        except Unreadable as unreadable:
            self._show_faulty(path, unreadable)
            return
        self._show_loaded(path, loaded)
        self._later(lambda: self._opened(path, loaded.strategy["document"]["title"]))

    def begin_new(self, strategy: Strategy) -> None:
        """A strategy that has no file yet."""
        self._show_document(self._document(strategy, None, b""))

    def begin_copy(self, data: bytes) -> None:
        """A copy of a file, which has no file of its own yet."""
        strategy = parse_strategy(data).strategy
        self._show_document(self._document(strategy, None, data))

    def begin_recovered(self, base: Strategy, strategy: Strategy) -> None:
        """Recovered work without a file: each change of it can still be undone."""
        self.begin_new(base)
        self.fetch_recovered(strategy)

    def show_welcome(self) -> None:
        """The first page, for a window without a document."""
        from lhl_editor.resource_files import example_file
        from lhl_editor.ui.welcome import Welcome

        try:
            example: Path | None = example_file()
        except FileNotFoundError:
            example = None
        page = Welcome(self.theme, self.program.preferences, example)
        page.open_wanted.connect(lambda path: self.program.open(path, self))
        page.choose_wanted.connect(self.choose_file)
        page.new_wanted.connect(lambda: self.program.open_new(self, example=False))
        page.example_wanted.connect(lambda: self.program.open_new(self, example=True))
        page.folder_wanted.connect(self.program.show_in_folder)
        page.forget_wanted.connect(self.program.forget)
        page.forget_wanted.connect(lambda _: page.show_preferences(self.program.preferences))
        page.settings_wanted.connect(self.show_settings)
        page.person_given.connect(lambda name, email: self.program.change(name=name, email=email))
        self._show(page)
        self._name_window()
        page.setFocus()

    def tell(self, notice: Notice) -> None:
        """Show a notice above the panes, until it is closed."""
        close = say("export.close"), partial(self.notices.take_away, notice.code)
        self.notices.show_notice(replace(notice, ways=(*notice.ways, close)))

    def raise_to_front(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    # --- commands ---

    def choose_file(self) -> None:
        from lhl_editor.ui.filing import choose_file

        recent = self.program.preferences.recent
        path = choose_file(self, self.path or (recent[0].path if recent else None))
        if path is not None:
            self.program.open(path, self)

    def undo(self) -> None:
        if self.session:
            what = self.session.undo_title
            self.session.undo()
            self.session.announce(say("window.undone", what=what))

    def redo(self) -> None:
        if self.session:
            what = self.session.redo_title
            self.session.redo()
            self.session.announce(say("window.redone", what=what))

    def copy(self) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit | QTextEdit):
            widget.copy()
        elif self.page:
            self.page.copy()

    def export(self) -> None:
        from lhl_editor.ui.export.dialog import ExportDialog

        if self.document:
            dialog = ExportDialog(self.program, self.document, self)
            dialog.findings_wanted.connect(self.show_findings)
            dialog.exec()

    def show_findings(self) -> None:
        """Have the focus go to what was found."""
        self.show_edit()
        if self.findings:
            self.findings.setFocus()

    def show_edit(self) -> None:
        """«Rediger», whatever else is shown."""
        if self.modes:
            self.modes.show_edit()

    def print_pages(self) -> None:
        if self.page:
            self.page.print_pages()

    def show_find(self, *, replacing: bool) -> None:
        from lhl_editor.ui.find.dialog import show_find

        if self.session:
            show_find(self.session, self.theme, self, replacing=replacing)

    def go_to(self) -> None:
        from lhl_editor.ui.go_to.palette import show_palette

        show_palette(self.session, self.theme, tuple(self.commands.values()), self)

    def show_settings(self) -> None:
        from lhl_editor.ui.settings import SettingsDialog

        dialog = SettingsDialog(self.program, self, has_document=self.document is not None)
        dialog.logo_wanted.connect(self._go_to_logo)
        dialog.exec()
        if self.document is None and not isinstance(self._body, _page_classes()):
            self.show_welcome()

    def _go_to_logo(self) -> None:
        from lhl_editor.core.path import ROOT

        if self.session:
            self.session.go_to(ROOT / "document" / "logo")

    def show_help(self, what: str) -> None:
        from lhl_editor.ui.help import show_help

        show_help(self.theme, what, tuple(self.commands.values()), self)

    def delete(self) -> None:
        if self.items and self.items.item:
            self.delete_item(self.items.item)

    def delete_item(self, path: Place) -> None:
        """Delete what stands at `path`, having asked where something refers to it."""
        from lhl_editor.ui.deletion import delete

        if self.session:
            delete(self.session, self.theme, path, self)

    # --- Qt's own ---

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(_SOON, self, self._after_first_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_toolbar()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.filing and not self._may_close and not self.filing.may_close(self._close_anyway):
            event.ignore()
            return
        self._close_document()
        record_window(self, self.bench.sizes() if self.bench else {}, self.program)
        event.accept()
        self.closed.emit(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _dropped(event):
            self.program.open(path, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        focus = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QAbstractButton) and not event.isAutoRepeat():
            focus.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._refresh()

    # --- inside ---

    def _build(self) -> None:
        self._limit_size()
        self.theme.changed.connect(self._limit_size)
        self.setAcceptDrops(True)
        self._menus = Menus(self.menuBar(), self.commands, self.theme, self._recent)
        self._toolbar = Toolbar(self.theme, self.commands)
        self.notices = Notices(self.theme)
        self._status = StatusLine(self.theme)
        whole = QWidget()
        self._rows = QVBoxLayout(whole)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        for each in (self._toolbar, self.notices):
            self._rows.addWidget(each)
        self._body = QWidget()
        self._rows.addWidget(self._body, 1)
        self._rows.addWidget(self._status)
        self.setCentralWidget(whole)
        self._menus.enable_keys()
        self._toolbar.hide()
        self.theme.changed.connect(self._arrange_toolbar)

    def _limit_size(self) -> None:
        """The smallest size grows with the text, but a screen that is there can always hold it."""
        px, room = self.theme.px, room_on_screen()
        self.setMinimumSize(
            min(px(_SMALLEST[0]), room.width()), min(px(_SMALLEST[1]), room.height())
        )

    def _arrange_toolbar(self) -> None:
        self._toolbar.arrange(self.width() * 100 / self.theme.text_size)

    def _show(self, body: QWidget) -> None:
        self._rows.replaceWidget(self._body, body)
        self._stop(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self._toolbar.setVisible(self.document is not None)
        self._refresh()

    def _show_faulty(self, path: Path, unreadable: Unreadable) -> None:
        from lhl_editor.ui.faulty import Faulty

        page = Faulty(self.theme, path, unreadable)
        page.again_wanted.connect(self.open)
        page.folder_wanted.connect(self.program.show_in_folder)
        self._show(page)
        self.setWindowTitle(f"{path.name} – {say('window.program')}")
        page.setFocus()

    def _show_loaded(self, path: Path, loaded: Loaded) -> None:
        read_only = not os.access(path, os.W_OK)
        self._show_document(self._document(loaded.strategy, path, loaded.data, read_only=read_only))

    def _document(
        self, strategy: Strategy, path: Path | None, data: bytes, *, read_only: bool = False
    ) -> Document:
        program = self.program
        journals, author = program.folders.journals, program.author
        return Document(strategy, path, data, journals, self, read_only=read_only, author=author)

    def _show_document(self, document: Document) -> None:
        self.document, session = document, document.session
        self.modes = Modes(document, self.theme, self.centralWidget())
        self.bench = self.modes.bench
        self.bench.set_sizes(pane_sizes(self.program.preferences))
        self.modes.changed.connect(self._refresh)
        self.items = Arranging(session)
        self._status.show_document(document)
        session.announced.connect(self._announce)
        for signal in (session.changed, session.saved_changed, session.moved):
            signal.connect(lambda *_: self._pause.start())
        document.renamed.connect(self._name_window)
        session.changed.connect(self._name_window)
        session.saved_changed.connect(self._name_window)
        self._connect(self.bench, self.items)
        self._show(self.modes)
        self._name_window()
        session.go_to(session.place)
        self.bench.outline.setFocus()
        if self._is_painted:
            QTimer.singleShot(0, self, self._add_right_column)

    def _connect(self, bench: Workbench, items: Arranging) -> None:
        outline, form = bench.outline, bench.form
        outline.delete_wanted.connect(self.delete_item)
        outline.opened.connect(lambda _: form.focus_first())
        form.delete_wanted.connect(self.delete_item)
        form.move_wanted.connect(self._move_item)
        form.duplicate_wanted.connect(lambda _: items.duplicate())
        form.new_wanted.connect(lambda path: self._add_at(path))
        form.mend_wanted.connect(self._mend)
        form.mend_all_wanted.connect(self._mend_all)
        form.earlier_wanted.connect(self._show_earlier)

    def add_item(self, offer: Offer | None) -> None:
        """Make an item, and have its first field written in."""
        if self.items and self.bench and self.items.add(offer):
            self.bench.form.focus_first()

    def _add_at(self, path: Place) -> None:
        if self.session:
            self.add_item(offer_at(self.session.strategy, path))

    def _move_item(self, path: Place, step: int) -> None:
        if self.session and self.items and path == self.items.item:
            self.items.move(step)
        elif self.session:
            self.session.dispatch(*moved(self.session.strategy, path, step))

    def _mend(self, problem: Problem) -> None:
        if self.findings:
            self.findings.mend(problem)

    def _mend_all(self, rule: str) -> None:
        if self.findings:
            self.findings.mend_all(rule)

    def _show_earlier(self, path: Place) -> None:
        """Of the field whose button was pressed, where the file has a history."""
        if self.session:
            self.session.go_to(path, self.bench.form if self.bench else None)
            self.commands["version.earlier"].do()

    def _after_first_paint(self) -> None:
        self.painted.emit()
        if self.document is None:
            if not isinstance(self._body, _page_classes()):
                self.show_welcome()
        else:
            self._add_right_column()

    def _add_right_column(self) -> None:
        """The panes that need more than the first paint does."""
        from lhl_editor.ui.checking import Checking
        from lhl_editor.ui.filing import Filing
        from lhl_editor.ui.findings.pane import FindingsPane
        from lhl_editor.ui.history.desk import HistoryDesk
        from lhl_editor.ui.page.pane import PagePane

        document, bench, modes = self.document, self.bench, self.modes
        if document is None or bench is None or modes is None or self.page is not None:
            return
        self.filing = Filing(self.program, document, self.notices, self)
        self.history = HistoryDesk(self.program, document, self.filing, self)
        self.history.show_findings = self.show_findings
        self.history.compare = modes.compare_with
        session = document.session
        self.page = PagePane(session, self.theme)
        self.findings = FindingsPane(session, self.theme)
        self.checking = Checking(session, self)
        bench.add_right_column(self.page, self.findings)
        self._refresh()

    def _later(self, what: Callable[[], object]) -> None:
        """Do it when the window is painted."""
        if self._is_painted:
            QTimer.singleShot(0, self, what)
        else:
            self.painted.connect(what)

    def _opened(self, path: Path, title: str) -> None:
        """Remember the file, record what others wrote, and offer what was recovered of it."""
        self.program.remember(path, title)
        if self.document:
            self.document.record_outside()
        self._offer_recovered(path)

    def _offer_recovered(self, path: Path) -> None:
        from lhl_editor.ui.recovered_work import Offering

        fetch = self.fetch_recovered if self.document else None
        offering = Offering(self.theme, self, self.program.open_recovered, fetch)
        offering.offer_of(self.program.folders.journals, path)

    def fetch_recovered(self, strategy: Strategy) -> None:
        """Put recovered work on top of the document that it belongs to."""
        if self.document is not None:
            self.document.begin_with(strategy)

    def _recent(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            (
                f"{one.title or one.path.stem} ({one.path.name})",
                partial(self._open_recent, one.path),
            )
            for one in self.program.preferences.recent
        ]

    def _open_recent(self, path: Path) -> None:
        self.program.open(path, self)

    def _refresh(self) -> None:
        self._toolbar.refresh()

    def _name_window(self) -> None:
        document = self.document
        if document is None:
            self.setWindowTitle(say("window.program"))
            return
        mark = "*" if document.session.is_modified else ""
        title = document.session.strategy["document"]["title"] or say("window.untitled")
        self.setWindowTitle(say("window.title", file=document.name, mark=mark, title=title))

    def _announce(self, words: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()

    def _close_document(self) -> None:
        for each in (self.page, getattr(self, "checking", None), self.filing, self.findings):
            self._stop(each)
        self._stop(self._body)
        if self.document:
            self.document.close()

    @staticmethod
    def _stop(part: object) -> None:
        stop = getattr(part, "stop", None)
        if callable(stop):
            stop()


def _page_classes() -> tuple[type, ...]:
    from lhl_editor.ui.faulty import Faulty

    return (Faulty,)


def _dropped(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    files = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [path for path in files if path.is_file()]

"""A document at work in a window: its panes, its file, its versions, and what is done with it.

What can wait comes after the first paint: page, findings, checking, file and versions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.modes import Modes
from lhl_editor.ui.notices import Notices
from lhl_editor.ui.outline.arranging import Arranging
from lhl_editor.ui.outline.items import Offer, moved, offer_at

if TYPE_CHECKING:
    from lhl_editor.core.path import Path
    from lhl_editor.core.problems import Problem
    from lhl_editor.ui.checking import Checking
    from lhl_editor.ui.compare.exports import ChangeExports
    from lhl_editor.ui.compare.pane import ComparePane
    from lhl_editor.ui.filing import Filing
    from lhl_editor.ui.findings.pane import FindingsPane
    from lhl_editor.ui.hiding import Hiding
    from lhl_editor.ui.history.desk import HistoryDesk
    from lhl_editor.ui.history.last_changes import LastChanges
    from lhl_editor.ui.merge.desk import MergeDesk
    from lhl_editor.ui.opened_twice import OpenedTwice
    from lhl_editor.ui.page.pane import PagePane
    from lhl_editor.ui.program import Program

_LATE = "checking", "filing", "findings.pane", "merge.desk", "page.view", "page.pane"


class Desk(QObject):
    """`modes` is what the window shows of it."""

    changed = Signal()  # what can be done now may be other
    earlier_wanted = Signal()  # of the field in hand

    def __init__(self, program: Program, document: Document, window: QMainWindow) -> None:
        super().__init__(window)
        self.document, self.session = document, document.session
        # begins where it stays: with another parent all that is in it is dressed again
        self.modes = Modes(document, program.theme, window.centralWidget())
        self.bench = self.modes.bench
        self.items = Arranging(self.session)
        self.page: PagePane | None = None
        self.findings: FindingsPane | None = None
        self.filing: Filing | None = None
        self.history: HistoryDesk | None = None
        self.merging: MergeDesk | None = None
        self._checking: Checking | None = None
        self._hiding: Hiding | None = None
        self._last_changes: LastChanges | None = None
        self._exports: ChangeExports | None = None
        self._twice: OpenedTwice | None = None
        self._program, self._window = program, window
        self._is_stopped = False
        self._connect()

    def prepare(self, then: Callable[[], object]) -> None:
        """Take in what `complete` needs, and then do this: a piece at a time, so that the window
        hears what is typed meanwhile."""
        self._take_in(iter(_LATE), then)

    def _take_in(self, left: Iterator[str], then: Callable[[], object]) -> None:
        if self._is_stopped:
            return
        if (name := next(left, None)) is None:
            then()
            return
        import_module(f"lhl_editor.ui.{name}")
        QTimer.singleShot(0, self, partial(self._take_in, left, then))

    def complete(self, notices: Notices) -> None:
        """Add what needs more than the first paint does."""
        from lhl_editor.ui.checking import Checking
        from lhl_editor.ui.filing import Filing
        from lhl_editor.ui.findings.pane import FindingsPane
        from lhl_editor.ui.hiding import Hiding
        from lhl_editor.ui.history.desk import HistoryDesk
        from lhl_editor.ui.history.last_changes import LastChanges
        from lhl_editor.ui.merge.desk import MergeDesk
        from lhl_editor.ui.opened_twice import OpenedTwice
        from lhl_editor.ui.page.pane import PagePane

        program, document, window = self._program, self.document, self._window
        self.filing = Filing(program, document, notices, window)
        self.history = HistoryDesk(program, document, self.filing, window)
        self.history.show_findings = self.show_findings
        self.history.compare = self.modes.compare_with
        self.merging = MergeDesk(program, document, self.filing, notices, window)
        self.merging.compare = self.modes.compare_with
        self.modes.notices = notices
        self._twice = OpenedTwice(document, program.folders.state, notices, self)
        self.page = PagePane(self.session, program.theme)
        self.findings = FindingsPane(self.session, program.theme)
        self._hiding = Hiding(document, program.folders.hidden_findings, self)
        self._checking = Checking(self.session, self)
        self.bench.add_right_column(self.page, self.findings)
        self.modes.compare_made.connect(lambda pane: self._add_exports(pane, notices))
        if self.modes.compare is not None:
            self._add_exports(self.modes.compare, notices)
        self._last_changes = LastChanges(document, self.modes.past, self)
        self._last_changes.changed.connect(self._show_last_changes)
        self.changed.emit()

    def stop(self) -> None:
        """Nothing is worked on any more."""
        self._is_stopped = True
        views = self.page, self._checking, self._last_changes, self.modes
        for part in (*views, self.merging, self._twice, self._hiding, self._exports, self.filing):
            if part is not None:
                part.stop()
        self.document.close()

    # --- what is asked of it ---

    def undo(self) -> None:
        what = self.session.undo_title
        self.session.undo()
        self.session.announce(say("window.undone", what=what))

    def redo(self) -> None:
        what = self.session.redo_title
        self.session.redo()
        self.session.announce(say("window.redone", what=what))

    def add_item(self, offer: Offer | None) -> None:
        """Make an item, and have its first field written in."""
        if self.items.add(offer):
            self.bench.form.focus_first()

    def delete(self) -> None:
        """Delete the item in hand; see `delete_item`."""
        if self.items.item:
            self.delete_item(self.items.item)

    def delete_item(self, path: Path) -> None:
        """Delete what stands at `path`, having asked where something refers to it."""
        from lhl_editor.ui.deletion import delete

        delete(self.session, self._program.theme, path, self._window)

    def export(self) -> None:
        from lhl_editor.ui.export.dialog import ExportDialog

        dialog = ExportDialog(self._program, self.document, self._window)
        dialog.findings_wanted.connect(self.show_findings)
        dialog.exec()

    def show_findings(self) -> None:
        """Have the focus go to what was found."""
        self.modes.show_edit()
        if self.findings:
            self.findings.setFocus()

    def show_find(self, *, replacing: bool) -> None:
        from lhl_editor.ui.find.dialog import show_find

        show_find(self.session, self._program.theme, self._window, replacing=replacing)

    # --- inside ---

    def _connect(self) -> None:
        outline, form = self.bench.outline, self.bench.form
        outline.delete_wanted.connect(self.delete_item)
        outline.opened.connect(lambda _: form.focus_first())
        form.delete_wanted.connect(self.delete_item)
        form.move_wanted.connect(self._move_item)
        form.duplicate_wanted.connect(lambda _: self.items.duplicate())
        form.new_wanted.connect(self._add_at)
        form.mend_wanted.connect(self._mend)
        form.mend_all_wanted.connect(self._mend_all)
        form.hide_wanted.connect(self._hide)
        form.earlier_wanted.connect(self._show_earlier)
        self.modes.changed.connect(self.changed)
        self.modes.earlier_wanted.connect(self._show_earlier)
        session = self.session
        around = session.saved_changed, session.moved, session.read_only_changed
        for signal in (session.changed, *around):
            signal.connect(lambda *_: self.changed.emit())

    def _add_at(self, path: Path) -> None:
        self.add_item(offer_at(self.session.strategy, path))

    def _move_item(self, path: Path, step: int) -> None:
        if path == self.items.item:
            self.items.move(step)
        else:
            self.session.dispatch(*moved(self.session.strategy, path, step))

    def _mend(self, problem: Problem) -> None:
        if self.findings:
            self.findings.mend(problem)

    def _hide(self, problem: Problem) -> None:
        if self.findings:
            self.findings.hide_finding(problem)

    def _mend_all(self, rule: str) -> None:
        if self.findings:
            self.findings.mend_all(rule)

    def _add_exports(self, pane: ComparePane, notices: Notices) -> None:
        from lhl_editor.ui.compare.exports import ChangeExports

        self._exports = ChangeExports(self._program, self.document, pane, notices, self._window)

    def _show_last_changes(self) -> None:
        if self._last_changes is not None:
            self.bench.form.show_last_changes(self._last_changes.of)

    def _show_earlier(self, path: Path) -> None:
        """Of the field whose button was pressed, where the file has a history."""
        self.session.go_to(path, self.bench.form)
        self.earlier_wanted.emit()

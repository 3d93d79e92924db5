"""What one does with a document: «Rediger» or «Sammenlign», each in the same place of the window
and each kept as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from lhl_editor.ui.document import Document
from lhl_editor.ui.history.past import Past
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from lhl_editor.core.path import Path
    from lhl_editor.files.versions import History, Version
    from lhl_editor.ui.compare.pane import ComparePane
    from lhl_editor.ui.notices import Notices

EDIT, COMPARE = "edit", "compare"


class Modes(QStackedWidget):
    """Begins with the workbench; the rest is made when it is first wanted."""

    changed = Signal()
    earlier_wanted = Signal(object)  # the Path of a field
    compare_made = Signal(object)  # ComparePane, when it is wanted for the first time

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._theme = document, theme
        self.bench = Workbench(document.session, theme, self)
        self.past = Past(self._history)
        self.notices: Notices | None = None  # above the panes, and the last of them to F6
        self.compare: ComparePane | None = None
        self._focus: dict[str, QWidget] = {}
        self.addWidget(self.bench)
        document.session.moved.connect(self._follow)

    @property
    def mode(self) -> str:
        return EDIT if self.currentWidget() is self.bench else COMPARE

    def show_edit(self) -> None:
        self._show(self.bench)

    def show_compare(self) -> None:
        self._show(self._compare_pane())

    def compare_with(self, version: Version) -> None:
        """What has changed since this version."""
        self._compare_pane().compare_with(version.id)
        self.show_compare()

    def choose_version(self) -> None:
        """Compare with a version that the person chooses."""
        pane = self._compare_pane()
        pane.choose_when_ready()
        self.show_compare()

    def offer_lists(self) -> None:
        """Open the menu of lists that can be made of the changes."""
        pane = self._compare_pane()
        self.show_compare()
        pane.offer_lists()

    def next_pane(self, step: int = 1) -> None:
        """Gives the focus to the next pane, or to the one before it."""
        panes = self.bench.panes() if self.mode == EDIT else self._compare_pane().panes()
        panes = [*panes, *(self.notices.panes() if self.notices else ())]
        now = QApplication.focusWidget()
        at = next((i for i, each in enumerate(panes) if now and _holds(each, now)), -step)
        if panes:
            wanted = panes[(at + step) % len(panes)]
            if self.mode == COMPARE:
                self._compare_pane().reveal(wanted)
            wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def stop(self) -> None:
        """Nothing is worked on any more."""
        if self.compare is not None:
            self.compare.stop()

    def _show(self, widget: QWidget) -> None:
        if self.currentWidget() is widget:
            return
        if (focus := QApplication.focusWidget()) and self.isAncestorOf(focus):
            self._focus[self.mode] = focus
        self.setCurrentWidget(widget)  # what was given the focus while it was hidden has it now
        before = self._focus.pop(self.mode, None)
        focus = QApplication.focusWidget()
        if before is not None and _is_there(before, widget):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.mode == COMPARE:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focus is None or not widget.isAncestorOf(focus):
            self.bench.form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _compare_pane(self) -> ComparePane:
        if self.compare is None:
            from lhl_editor.ui.compare.pane import ComparePane

            document, theme = self._document, self._theme

            def author() -> str:
                return document.author.name or document.author.email

            self.compare = ComparePane(document.session, theme, self.past, author, self)
            self.compare.edit_wanted.connect(self.show_edit)
            self.compare.earlier_wanted.connect(self.earlier_wanted)
            self.addWidget(self.compare)
            self.compare_made.emit(self.compare)
        return self.compare

    def _history(self) -> History | None:
        from lhl_editor.files.versions import History

        path = self._document.path
        return History.of(path) if path else None

    def _follow(self, _: Path, by: object) -> None:
        """Who goes to a place wants to see it; what was undone can be seen where one is."""
        is_own = isinstance(by, QWidget) and self.bench.isAncestorOf(by)
        if self.mode != EDIT and by is not self._document.session and not is_own:
            self._focus.pop(EDIT, None)
            self.show_edit()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _is_there(widget: QWidget, body: QWidget) -> bool:
    try:
        return body.isAncestorOf(widget) and widget.isVisibleTo(body)
    except RuntimeError:  # the form has made other fields since
        return False

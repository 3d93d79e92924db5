"""«Sammenlign»: the bar with the two versions, the changes between them, and what is done with
them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.changes import Changes
from lhl_editor.ui.compare.chosen import Chosen
from lhl_editor.ui.compare.comparing import Author, Comparing, Found, Versions
from lhl_editor.ui.compare.restore_dialog import RestoreDialog
from lhl_editor.ui.compare.version_bar import VersionBar
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme


class ComparePane(QWidget):
    """Compares anew when it is shown, and while it is shown whenever something is another."""

    edit_wanted = Signal()  # back to Rediger
    earlier_wanted = Signal(object)  # the Path of a field
    list_wanted = Signal(str)  # a kind of list of the changes
    compared = Signal()  # what is shown is of the newest question

    def __init__(
        self,
        session: Session,
        theme: Theme,
        past: Versions,
        author: Author,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self.bar, self.changes = VersionBar(theme), Changes(session, theme)
        self.list, self.view = self.changes.list, self.changes.view
        self.filters, self.nothing = self.changes.filters, self.changes.nothing
        self._when_ready: Callable[[], object] | None = None
        self._comparing = Comparing(session, past, author, self)
        self._chosen = Chosen(session, self._comparing, self)
        self._lay_out()
        self._connect()

    # --- what one can ask of it ---

    @property
    def found(self) -> Found | None:
        """What was compared last."""
        return self.changes.found

    def panes(self) -> list[QWidget]:
        """What there is, in the order in which F6 goes through it; see `reveal`."""
        return [self.bar, *self.changes.panes()]

    def reveal(self, pane: QWidget) -> None:
        """Brings one of them in front of what may hide it."""
        self.changes.columns.reveal(pane)

    def next(self) -> None:
        self.changes.step(1)

    def previous(self) -> None:
        self.changes.step(-1)

    def why_not_step(self) -> str:
        """Why there is no next change; empty where there is one."""
        return "" if self.list.rows.changes else say("compare.why.no_changes")

    def compare_with(self, version: str) -> None:
        """Compare what is written now with the version that has this id."""
        self._chosen.compare_with(version)

    def choose_when_ready(self) -> None:
        """Open the list of versions to compare with, as soon as it is known."""
        self._do_when_ready(self.bar.choose_before)

    def offer_lists(self) -> None:
        """Open the menu of lists that can be made of the changes, as soon as they are known."""
        self._do_when_ready(self.bar.choose_list)

    def restore(self) -> None:
        """Ask what is to be as it was in the older of the two, and make it so."""
        changes, found = self.changes, self.found
        side, change = changes.old, changes.change
        comparison = found.comparison if found else None
        if side is None or comparison is None or change is None or changes.why_not_restore():
            return
        old = comparison.after if found and side is found.after else comparison.before
        dialog = RestoreDialog(self.session, self.theme, change, old, side.name, self)
        dialog.finished.connect(self._take_focus)
        dialog.open()

    def go_to_field(self) -> None:
        """Back to Rediger, at the place of the change in hand."""
        if self.changes.change is not None:
            path = self.changes.change.difference.path
            self.edit_wanted.emit()
            self.session.go_to(path, self)

    def stop(self) -> None:
        """Nothing is worked on any more."""
        self._chosen.stop()
        self.view.stop()

    # --- Qt's own ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.found is None:
            self.changes.say_words(say("compare.working"))
        self._chosen.set_seen(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._chosen.set_seen(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Not by a focus proxy: Tab would go from it past all that is in here."""
        super().focusInEvent(event)
        self.changes.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    # --- what happens ---

    def _connect(self) -> None:
        bar, foot = self.bar, self.view.foot
        self._comparing.done.connect(self._show)
        self._comparing.makers_found.connect(self.changes.show_makers)
        bar.before_chosen.connect(self._chosen.choose_before)
        bar.after_chosen.connect(self._chosen.choose_after)
        bar.swapped.connect(self._chosen.swap)
        bar.close_wanted.connect(self.edit_wanted)
        bar.list_wanted.connect(self.list_wanted)
        bar.announced.connect(self.session.announce)
        self.changes.field_wanted.connect(self.go_to_field)
        foot.restore_wanted.connect(self.restore)
        foot.earlier_wanted.connect(self._show_earlier)

    def _show(self, found: Found) -> None:
        self.bar.show_sides(found.sides, found.before, found.after)
        self.changes.show_found(found)
        self.bar.set_changes(len(self.changes.every))
        self.compared.emit()
        if self._when_ready is not None and self.isVisible():
            do, self._when_ready = self._when_ready, None
            do()

    def _do_when_ready(self, do: Callable[[], object]) -> None:
        """Do it when it is known what there is."""
        if self.isVisible() and self.found is not None:
            do()
        else:
            self._when_ready = do

    def _take_focus(self) -> None:
        """What was asked has been answered."""
        self.activateWindow()
        self.changes.take_focus()

    def _show_earlier(self) -> None:
        if self.changes.change is not None:
            self.earlier_wanted.emit(self.changes.change.difference.path)

    # --- how it looks ---

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.changes, 1)
        self.setAccessibleName(say("compare.pane"))

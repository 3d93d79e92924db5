"""The list «Endringer»: it says what is chosen, and where the person wants to go."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.change_rows import ChangeRows, Heading, Index
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.row_painting import (
    HEADING,
    change_height,
    paint_change,
    paint_heading,
)
from lhl_editor.ui.painted_list import PaintedList
from lhl_editor.ui.painting import Row
from lhl_editor.ui.people import initials
from lhl_editor.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLDS = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}


class ChangeList(PaintedList):
    """A click or an arrow key chooses a change; Enter and a double click go to its field."""

    chosen = Signal(object)  # ChangeRow
    wanted = Signal(object)  # the ChangeRow whose field is to be shown

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("compare.list"), say("compare.list_help"), parent)
        self.rows = ChangeRows(self)
        self.setModel(self.rows)
        self.setUniformItemSizes(False)

    def height_of(self, number: int) -> int:
        row = self.rows.rows[number]
        if isinstance(row, Heading):
            return self.theme.px(HEADING)
        return change_height(self.theme, row, self.viewport().width())

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        shown = self.rows.rows[number]
        if isinstance(shown, Heading):
            paint_heading(painter, self.theme, row, shown)
        else:
            maker = self.rows.maker(shown)
            letters = initials(maker.name) if maker and maker.is_person else ""
            paint_change(painter, self.theme, row, shown, letters)

    @property
    def current(self) -> ChangeRow | None:
        """The change whose row is selected."""
        row = self._row(self.currentIndex())
        return row if isinstance(row, ChangeRow) else None

    def make_current(self, change: ChangeRow) -> None:
        """Select the row of a change, and open the chapter that hides it."""
        if self.rows.row_of(change) is None:
            self.rows.fold(change.chapter, folded=False)
        at = self.rows.row_of(change)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))
            self.scrollTo(self.rows.index(at))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self.current is not None and selected.count():
            self.chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self._row(self.currentIndex()), Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and key in _ENTER and isinstance(row, ChangeRow):
            self.wanted.emit(row)
        elif is_plain and key in (*_ENTER, Qt.Key.Key_Space) and isinstance(row, Heading):
            self._fold(row.chapter, row.is_open)
        elif is_plain and key in _FOLDS and row is not None:
            self._fold(row.chapter, _FOLDS[key])
        else:
            super().keyPressEvent(event)

    def row_clicked(self, number: int, here: QPoint) -> None:
        row = self.rows.rows[number]
        if isinstance(row, Heading):
            self._fold(row.chapter, row.is_open)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row(self.indexAt(event.position().toPoint()))
        if isinstance(row, ChangeRow):
            self.wanted.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _fold(self, chapter: str, folded: bool) -> None:
        """Folds or opens a chapter; its heading is in hand then."""
        self.rows.fold(chapter, folded)
        at = self.rows.row_of_chapter(chapter)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))

    def _row(self, index: Index) -> ChangeRow | Heading | None:
        return self.rows.rows[index.row()] if index.isValid() else None

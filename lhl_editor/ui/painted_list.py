"""Lists whose rows are painted when they come into sight, so that any number of them scrolls.

A list says how a row looks and how high it is, and what a click and Enter do; the rest is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lhl_editor.ui.painting import Row, paint_surface, row_of, without_highlight
from lhl_editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CORNER = 4  # inside a frame whose corners are 6 round
_ROUND = 4  # the frame round the rows, above and below


class SpokenRows(QAbstractListModel):
    """Rows in, what views and screen readers ask of them out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Any] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def words(self, row: Any) -> str:
        """What stands in the row."""
        return self.spoken(row)

    def spoken(self, row: Any) -> str:
        """The whole row as a screen reader says it."""
        return str(row.spoken)

    def tip(self, row: Any) -> str | None:
        """What is told where the mouse rests on the row."""
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return self.tip(row)
        return None


class PaintedList(QListView):
    """`row_height` at 100 %; `is_ruled`: a thin line between the rows."""

    row_height = 32
    is_ruled = False
    is_card = False

    def __init__(
        self, theme: Theme, name: str, help_words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(help_words)
        without_highlight(self)
        theme.changed.connect(self.doItemsLayout)

    # --- what a list says of itself ---

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        """Paint what stands in the row, on its surface."""
        raise NotImplementedError

    def paint_back(self, painter: QPainter, row: Row) -> None:
        """Paint what the row stands on: that it is selected, or that the mouse is over it."""
        paint_surface(painter, self.theme, row)

    def height_of(self, number: int) -> int:
        """How high a row is, in pixels."""
        return self.theme.px(self.row_height)

    def row_clicked(self, number: int, here: QPoint) -> None:
        """The left button was let go over this row."""

    def row_entered(self, number: int) -> None:
        """Enter was pressed while this row was in hand."""

    # --- what all of them need ---

    def be_card(self) -> None:
        """Stand in a frame with round corners, which no row reaches over."""
        self.setProperty("role", "card")
        self.setViewportMargins(1, 1, 1, 1)  # the border of a list with the focus is 2 wide
        self.is_card = True

    @property
    def number_in_hand(self) -> int | None:
        """The row that is selected, counted from 0."""
        return self._number(self.currentIndex())

    def height_for(self, rows: int) -> int:
        """The height in which so many rows of the usual height can be seen."""
        return rows * self.theme.px(self.row_height) + _ROUND

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        number = self._number(self.indexAt(here))
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.row_clicked(number, here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.number_in_hand
        if event.key() in _ENTER and number is not None:
            self.row_entered(number)
        else:
            super().keyPressEvent(event)

    def _number(self, index: Index) -> int | None:
        there = index.isValid() and index.row() < self.model().rowCount()
        return index.row() if there else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: PaintedList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._view.height_of(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, row = self._view, row_of(option, self._view)
        painter.save()
        if view.is_card:
            inside, corner = QPainterPath(), view.theme.px(_CORNER)
            inside.addRoundedRect(QRectF(view.viewport().rect()), corner, corner)
            painter.setClipPath(inside)
        view.paint_back(painter, row)
        if view.is_ruled and index.row():
            line = QRect(row.rect.left(), row.rect.top(), row.rect.width(), 1)
            painter.fillRect(line, view.theme.colour("line"))
        view.paint_row(painter, row, index.row())
        painter.restore()

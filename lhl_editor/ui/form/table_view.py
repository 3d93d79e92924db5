"""The cells of a table, to fill in: Tab goes to the next cell, and out of the last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lhl_editor.ui.form.rows import Index
from lhl_editor.ui.form.table_model import TableModel
from lhl_editor.ui.painting import width_of
from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.theme import Theme

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_SIDE = 11  # between a cell's edge and its words
_Hint = QAbstractItemDelegate.EndEditHint


class TableView(QTableView):
    """`move` is called for Alt and an arrow, `another_row` for Enter in the last row."""

    def __init__(
        self,
        theme: Theme,
        model: TableModel,
        move: Callable[[int, int], None],
        another_row: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._move, self._another_row = theme, move, another_row
        self.setModel(model)
        self.setProperty("role", "card")
        self.setItemDelegate(_Cell(theme, self))
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed
            | trigger.DoubleClicked
            | trigger.EditKeyPressed
            | trigger.SelectedClicked
        )
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(theme.px(24))
        self.verticalHeader().setMinimumSectionSize(theme.px(36))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.dataChanged.connect(self.fit)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """As high as its rows."""
        self.resizeRowsToContents()
        self.setFixedHeight(self.verticalHeader().length() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self, self.fit)  # not while the form is being laid out

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if (is_alt and event.key() in _ARROWS) or event.key() == Qt.Key.Key_Delete:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _ARROWS:
            self._move(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.model().setData(self.currentIndex(), "")
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return self._step(1 if next else -1) or super().focusNextPrevChild(next)

    def _step(self, by: int) -> bool:
        """To the next cell; whether there is one."""
        model, now = self.model(), self.currentIndex()
        columns = model.columnCount()
        at = now.row() * columns + now.column() + by
        if not now.isValid() or not 0 <= at < columns * model.rowCount():
            return False
        self.setCurrentIndex(model.index(at // columns, at % columns))
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        if hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):
            by = 1 if hint == _Hint.EditNextItem else -1
            if self._step(by):
                self.edit(self.currentIndex())
            else:
                super().focusNextPrevChild(by > 0)
        elif hint == _Hint.SubmitModelCache:
            self._below()

    def _below(self) -> None:
        """Enter: to the cell below; below the last row there is a new one."""
        now = self.currentIndex()
        if now.row() + 1 == self.model().rowCount():
            self._another_row()
        row = min(now.row() + 1, self.model().rowCount() - 1)
        self.setCurrentIndex(self.model().index(row, now.column()))


class _Cell(QStyledItemDelegate):
    """A cell is written in place, and said at once."""

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> QWidget:
        field = LineField(self._theme, parent)
        field.setProperty("role", "cell")
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        kept = QPersistentModelIndex(index)
        field.edited.connect(lambda words: kept.model().setData(kept, words))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineField):
            editor.set_value(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """What was typed is in the model already."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column()) - 2 * self._theme.px(_SIDE)
        font = index.data(Qt.ItemDataRole.FontRole)
        room = QRect(0, 0, max(width, 1), 1_000_000)
        words = str(index.data())
        needed = QFontMetrics(font).boundingRect(room, _wrapping(words, font, width), words)
        return QSize(width, max(needed.height() + self._theme.px(16), self._theme.px(36)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRect(option.rect)
        in_hand = index == self._view.currentIndex() and self._view.hasFocus()
        painter.save()
        if surface := index.data(Qt.ItemDataRole.BackgroundRole):
            painter.fillRect(rect, surface)
        if in_hand:
            painter.fillRect(rect, theme.colour("selected"))
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        side, above = theme.px(_SIDE), theme.px(8)
        font, text = index.data(Qt.ItemDataRole.FontRole), str(index.data())
        room = rect.adjusted(side, above, -side, 0)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, _wrapping(text, font, room.width()), text)
        painter.restore()


def _wrapping(text: str, font: QFont, width: int) -> int:
    """Lines break between words, and only where a word is too long within it."""
    longest = max((width_of(word, font) for word in text.split()), default=0)
    fits = longest <= width
    return int(Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere)

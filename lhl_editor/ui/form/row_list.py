"""Rows that can be opened, taken away and put in another order, by mouse and by keys.

One painted list: a thousand rows cost what a screenful costs. A row is dragged by any part of it;
the line between two rows shows where it will stand, and it never comes to lie in another row.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QMenu, QToolTip, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.row_delegate import RowDelegate
from lhl_editor.ui.form.row_dragging import DraggedRows
from lhl_editor.ui.form.rows import Row, RowModel
from lhl_editor.ui.painting import without_highlight
from lhl_editor.ui.theme import Theme

OPEN, REMOVE, FOLLOW = "open", "remove", "follow"  # what can be done with a row
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowList(DraggedRows):
    """`offers` are drawn at the right of each row; `moves` says whether rows can be moved."""

    opened = Signal(str)
    removed = Signal(str)
    followed = Signal(str)  # the address that the row stands for is to be opened

    def __init__(
        self, theme: Theme, offers: tuple[str, ...], moves: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.offers, self.moves = offers, moves
        self._model = RowModel(self)
        self.opens_at_once = True  # one click leads to the row's own form; else two
        self._dress()

    def _dress(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self, self))
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        without_highlight(self)

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._model.rows

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows; the row in hand stays in hand, at its new place."""
        key = self.current_key()
        count = len(self.rows)
        self._model.set_rows(rows)
        self._become_current(self._model.index_of(key) if key else -1)
        if len(rows) != count:
            self.updateGeometry()
        self.setFixedHeight(self._height())

    def current_key(self) -> str:
        row = self.currentIndex().row()
        return self.rows[row].key if 0 <= row < len(self.rows) else ""

    def make_current(self, key: str) -> None:
        """Take this row in hand, if it is there."""
        self._become_current(self._model.index_of(key))

    def _become_current(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def _height(self) -> int:
        return len(self.rows) * self.theme.px(36) + 2

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self._height())

    def event(self, event: QEvent) -> bool:
        # Alt+↑ and Alt+↓ move the row here, not the item that the window has in hand.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_move = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if (is_move and event.key() in _MOVES) or event.key() == Qt.Key.Key_Delete:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = self.current_key(), _MOVES.get(Qt.Key(event.key()))
        if self.dragged and event.key() == Qt.Key.Key_Escape:
            self.stop_drag()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and step and key:
            self._move(key, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key and OPEN in self.offers:
            self.opened.emit(key)
        elif event.key() == Qt.Key.Key_Delete and key and REMOVE in self.offers:
            self.removed.emit(key)
        else:
            super().keyPressEvent(event)

    def _move(self, key: str, step: int) -> None:
        if not self.moves:
            return
        keys = [row.key for row in self.rows]
        at = keys.index(key) + step
        if 0 <= at < len(keys):
            keys.remove(key)
            self.moved.emit(key, keys[at - 1] if at else self.before)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._become_current(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self.pressed_at
        if self.end_drag():
            return
        here = event.position().toPoint()
        index = self.indexAt(here)
        if pressed is None or not index.isValid() or index != self.indexAt(pressed):
            return
        key = self.rows[index.row()].key
        match self.action_at(index, here):
            case "remove":
                self.removed.emit(key)
            case "follow":
                self.followed.emit(key)
            case _ if OPEN in self.offers and self.opens_at_once:
                self.opened.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if OPEN in self.offers and not self.opens_at_once and self.current_key():
            self.opened.emit(self.current_key())

    def action_at(self, index: QModelIndex, here: QPoint) -> str:
        """What the row offers at this point: «remove», «follow» or nothing of its own."""
        row = self.rows[index.row()]
        for action, rect in self.action_rects(self.visualRect(index)).items():
            if rect.contains(here):
                return action if row.address or action != FOLLOW else ""
        return ""

    @property
    def has_chevron(self) -> bool:
        """Whether a click leads on from here."""
        return OPEN in self.offers and self.opens_at_once

    def action_rects(self, row: QRect) -> dict[str, QRect]:
        """Where the actions stand in a row, each at least 24 wide."""
        width = self.theme.px(34)
        shown = [action for action in self.offers if action != OPEN]
        right = row.right() - self.theme.px(32 if self.has_chevron else 4)
        return {
            action: QRect(right - width * n, row.top(), width, row.height())
            for n, action in enumerate(reversed(shown), 1)
        }

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self.current_key()
        if not key:
            return
        menu = QMenu(self)
        address = self.rows[self.currentIndex().row()].address
        for action, signal in ((OPEN, self.opened), (FOLLOW, self.followed)):
            if action in self.offers and (address or action != FOLLOW):
                menu.addAction(say(f"form.row.{action}")).triggered.connect(
                    lambda _=False, signal=signal: signal.emit(key)
                )
        if self.moves:
            for words, step in (("up", -1), ("down", 1)):
                menu.addAction(say(f"form.row.{words}")).triggered.connect(
                    lambda _=False, step=step: self._move(key, step)
                )
        if REMOVE in self.offers:
            menu.addAction(say("form.row.remove")).triggered.connect(
                lambda _=False: self.removed.emit(key)
            )
        menu.exec(event.globalPos())
        menu.deleteLater()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_hint()
            return True
        return super().viewportEvent(event)

    def _show_hint(self) -> None:
        here = self.viewport().mapFromGlobal(self.cursor().pos())
        index = self.indexAt(here)
        if not index.isValid():
            return
        action = self.action_at(index, here)
        said = say(f"form.row.{action}") if action else self.rows[index.row()].spoken
        QToolTip.showText(self.cursor().pos(), said.replace("<", "&lt;"), self)

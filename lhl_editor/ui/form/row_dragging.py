"""Rows that are dragged to another place in their list.

A line with a ring between two rows shows where the row will stand; it never comes to lie in
another row. A list shown in several pieces (`peers`) is one list to it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QScrollArea, QWidget

from lhl_editor.ui.form.badges import drop_line
from lhl_editor.ui.form.rows import Row
from lhl_editor.ui.theme import Theme

_EDGE = 40  # kept in sight beyond the mouse


class DraggedRows(QListView):
    """`before` is the key of what stands before the first row."""

    moved = Signal(str, str)  # a row, and the row that it stands after (empty: first)

    moves = True  # whether rows can be moved

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.peers: tuple[DraggedRows, ...] = (self,)
        self.before = ""
        self.dragged = ""  # the key of the row that is being dragged
        self.pressed_at: QPoint | None = None
        self.hovered = -1
        self._drop: int | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        raise NotImplementedError

    def current_key(self) -> str:
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setCurrentIndex(self.indexAt(event.position().toPoint()))
        self.pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        self.hover(self.indexAt(here).row())
        if self.pressed_at is None or not self.moves:
            return
        far = (here - self.pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.dragged:
            self.dragged = self.current_key()
        if self.dragged:
            self._drag_to(here)

    def hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(-1)
        super().leaveEvent(event)

    def _drag_to(self, here: QPoint) -> None:
        there = self.viewport().mapToGlobal(here)
        nearest = min(self.peers, key=lambda peer: peer.distance_to(there.y()))
        for peer in self.peers:
            peer.show_drop(there.y() if peer is nearest else None)
        self._bring_into_sight(there)

    def _bring_into_sight(self, there: QPoint) -> None:
        """Have the form scroll on when a row is dragged to its edge."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if around is not None else None
        if around is not None and content is not None:
            point = content.mapFromGlobal(there)
            around.ensureVisible(0, point.y(), 0, self.theme.px(_EDGE))

    def distance_to(self, y: int) -> int:
        """How far above or below this piece of the list a height of the screen is."""
        top = self.mapToGlobal(QPoint(0, 0)).y()
        return max(0, top - y, y - top - self.height())

    def show_drop(self, y: int | None) -> None:
        """Draw the line at the gap nearest to `y` of the screen, or none."""
        gap = None
        if y is not None:
            above = self.viewport().mapFromGlobal(QPoint(0, y)).y()
            gap = max(0, min(len(self.rows), round(above / self.theme.px(36))))
        if gap != self._drop:
            self._drop = gap
            self.viewport().update()

    @property
    def drop_after(self) -> str | None:
        """The key of the row above the line; None where this piece shows no line."""
        if self._drop is None:
            return None
        return self.rows[self._drop - 1].key if self._drop else self.before

    def end_drag(self) -> bool:
        """Let go: the row comes to stand at the line. Whether a row was being dragged."""
        key = self.dragged
        after = next((p.drop_after for p in self.peers if p.drop_after is not None), None)
        self.stop_drag()
        keys = [self.before, *(row.key for row in self.rows)]
        stays = after == key or (key in keys and keys[keys.index(key) - 1] == after)
        if key and after is not None and not stays:
            self.moved.emit(key, after)
        return bool(key)

    def stop_drag(self) -> None:
        self.dragged = ""
        self.pressed_at = None
        for peer in self.peers:
            peer.show_drop(None)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is not None:
            painter = QPainter(self.viewport())
            drop_line(painter, self.theme, self.viewport().width(), self._drop * self.theme.px(36))
            painter.end()

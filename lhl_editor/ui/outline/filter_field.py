"""The field «Filtrer innholdet»: words out as they are typed, and the ways back to the rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.text.window_keys import is_of_window
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button

_LEFT, _ICON, _BUTTON = 12, 16, 24
_ROOM = 21, 18  # for sign and button, beyond the padding of every field


class FilterField(QLineEdit):
    """Esc empties it, Down and Enter lead to the rows. The document's undo stays the document's."""

    left_downwards = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(say("outline.filter"))
        self.setAccessibleName(say("outline.filter"))
        self._clear = icon_button(theme, "x", say("outline.clear_filter"), self.given_up.emit, self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self.textChanged.connect(self._make_room)
        theme.changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(_ICON)
        sign = QRect(self._theme.px(_LEFT), (self.height() - side) // 2, side, side)
        self._theme.icon("filter", "muted").paint(QPainter(self), sign)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and is_of_window(event):
            event.ignore()
            return False
        return super().event(event)

    def _dress(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(32))
        self._make_room()
        self._clear.setIcon(self._theme.icon("x", "muted"))
        self._clear.setIconSize(QSize(px(14), px(14)))
        self._place()

    def _make_room(self) -> None:
        """Room for the sign, and for the button while there is anything to clear."""
        self._clear.setVisible(bool(self.text()))
        right = self._theme.px(_ROOM[1]) if self.text() else 0
        self.setTextMargins(self._theme.px(_ROOM[0]), 0, right, 0)

    def _place(self) -> None:
        side = self._theme.px(_BUTTON)
        gap = (self.height() - side) // 2
        self._clear.setFixedSize(side, side)
        self._clear.move(self.width() - side - gap, gap)

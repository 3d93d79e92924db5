"""A button that stands where a field would: a press, or a letter typed, opens a picker over it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lhl_editor.ui.painting import paint_icon, paint_words
from lhl_editor.ui.theme import Theme


class FieldButton(QAbstractButton):
    typed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icon: str,
        hint: str,
        arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._arrow = theme, icon, arrow
        self._words, self._hint, self._state = "", hint, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self._words or self._hint

    def set_words(self, words: str, hint: str) -> None:
        """`hint` stands muted while there are no words."""
        self._words, self._hint = words, hint
        self.setToolTip("")
        self.update()

    def set_state(self, state: str) -> None:
        """error, warning or nothing."""
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        elif event.text().strip() and event.text().isprintable() and self._is_plain(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _is_plain(event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return held == Qt.KeyboardModifier.NoModifier

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, width = self._edge()
        half = width / 2
        painter.setPen(QPen(theme.colour(colour), width))
        painter.setBrush(theme.colour("form" if self.isEnabled() else "window"))
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        self._paint_words(painter)
        painter.end()

    def _edge(self) -> tuple[str, int]:
        if self.hasFocus():
            return "focus", 2
        if self._state:
            return self._state, 2 if self._state == "error" else 1
        if not self.isEnabled():
            return "line", 1
        return ("text" if self.underMouse() else "border"), 1

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        rest = self.rect().adjusted(theme.px(12), 0, -theme.px(12), 0)
        size = theme.px(16)
        if self._icon:
            place = QRect(rest.left(), 0, size, self.height())
            paint_icon(painter, theme, self._icon, "muted", place)
            rest.setLeft(place.right() + theme.px(8))
        if self._arrow and self.isEnabled():
            place = QRect(rest.right() - size, 0, size, self.height())
            paint_icon(painter, theme, "chevron-down", "text", place)
            rest.setRight(place.left() - theme.px(8))
        font = theme.font()
        shown = self.words
        paint_words(painter, rest, shown, font, theme.colour("text" if self._words else "muted"))
        fits = QFontMetrics(font).horizontalAdvance(shown) <= rest.width()
        hint = "" if fits else shown.replace("<", "&lt;")
        if self.toolTip() != hint:
            self.setToolTip(hint)

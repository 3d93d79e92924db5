"""Buttons with a look of their own: chips that lead somewhere, and the cells of a calendar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lhl_editor.ui.painting import paint_icon, paint_words, width_of
from lhl_editor.ui.theme import Theme


class PaintedButton(QAbstractButton):
    """Takes the focus, and Enter beside Space."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.words = theme, words
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(4)
        if surface := self.surface():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(surface))
            painter.drawRoundedRect(self.rect(), radius, radius)
        self.paint_content(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def surface(self) -> str:
        """The colour behind it, or the empty text."""
        raise NotImplementedError

    def paint_content(self, painter: QPainter) -> None:
        raise NotImplementedError


class Chip(PaintedButton):
    """An icon and words; long words end in «…»."""

    def __init__(self, theme: Theme, icon: str, words: str, hint: str) -> None:
        super().__init__(theme, words)
        self._icon = icon
        self.setToolTip(f"{words}\n{hint}".replace("<", "&lt;"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = width_of(self.words, self.theme.font())
        return QSize(width + self.theme.px(16 + 6 + 14) + 2, self.theme.px(26))

    def surface(self) -> str:
        return "selected" if self.underMouse() else "selected_elsewhere"

    def paint_content(self, painter: QPainter) -> None:
        theme = self.theme
        rest = self.rect().adjusted(theme.px(7), 0, -theme.px(7), 0)
        size = theme.px(16)
        paint_icon(painter, theme, self._icon, "accent", QRect(rest.left(), 0, size, self.height()))
        rest.setLeft(rest.left() + size + theme.px(6))
        paint_words(painter, rest, self.words, theme.font(), theme.colour("accent"))


class Crumb(PaintedButton):
    """A place on the way to another: muted words, underlined while the mouse is over them."""

    def __init__(self, theme: Theme, words: str, hint: str) -> None:
        super().__init__(theme, words)
        self.setAccessibleDescription(hint)
        self.setToolTip(words.replace("<", "&lt;"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = width_of(self.words, self.theme.font())
        return QSize(width + self.theme.px(4) + 2, self.theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(28))

    def surface(self) -> str:
        return ""

    def paint_content(self, painter: QPainter) -> None:
        theme = self.theme
        font = theme.font()
        font.setUnderline(self.underMouse())
        rest = self.rect().adjusted(theme.px(1), 0, -theme.px(1), 0)
        paint_words(painter, rest, self.words, font, theme.colour("muted"))


class CellButton(PaintedButton):
    """A day, a month, …; `is_beside` for what belongs to the page before or after."""

    def __init__(self, theme: Theme, words: str, name: str, is_beside: bool) -> None:
        super().__init__(theme, words)
        self._is_beside = is_beside
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = width_of(self.words, self.theme.font("body", bold=True))
        return QSize(max(width + self.theme.px(16), self.theme.px(36)), self.theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def surface(self) -> str:
        if self.isChecked():
            return "selected"
        return "hover" if self.underMouse() else ""

    def paint_content(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setFont(theme.font("body", bold=self.isChecked()))
        colour = "accent" if self.isChecked() else "muted" if self._is_beside else "text"
        painter.setPen(theme.colour(colour))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words)

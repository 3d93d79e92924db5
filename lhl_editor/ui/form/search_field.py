"""One line to search in, with the number of hits at its right."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lhl_editor.ui.painting import paint_icon
from lhl_editor.ui.theme import Theme


class SearchField(QLineEdit):
    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._count = theme, ""
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.set_count("")

    def set_count(self, words: str) -> None:
        """«3 treff»."""
        self._count = words
        width = QFontMetrics(self._theme.font("help")).horizontalAdvance(words)
        self.setTextMargins(self._theme.px(22), 0, width + self._theme.px(8), 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        size = theme.px(16)
        paint_icon(painter, theme, "search", "muted", QRect(theme.px(11), 0, size, self.height()))
        painter.setFont(theme.font("help"))
        painter.setPen(theme.colour("muted"))
        room = self.rect().adjusted(0, 0, -theme.px(11), 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), self._count)
        painter.end()

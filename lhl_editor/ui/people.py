"""A person's name in, the initials and the colour by which she is known again out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lhl_editor.ui.theme import Theme

_COLOURS = "#366558", "#775900", "#7C145C", "#025169"  # white on each can be read
_SIZE = 20


def initials(name: str) -> str:
    """«SA» for Solveig Aas; of an address the first letter."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    first_and_last = (words[0], words[-1]) if len(words) > 1 else words
    return "".join(word[0] for word in first_and_last).upper()


def colour_of(name: str) -> QColor:
    """The same for the same name."""
    letters = enumerate(name.encode())
    return QColor(_COLOURS[sum(at * letter for at, letter in letters) % len(_COLOURS)])


def paint_badge(painter: QPainter, theme: Theme, name: str, circle: QRectF) -> None:
    """The initials in a circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(name))
    painter.drawEllipse(circle)
    painter.setPen(QColor("#FFFFFF"))
    font = theme.font("badge", bold=True)
    font.setPixelSize(round(circle.height() / 2))
    painter.setFont(font)
    painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    painter.restore()


class Badge(QWidget):
    """The initials in a circle; the name always stands beside it."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_name(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIZE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self._theme, self._name, QRectF(self.rect()))
        painter.end()

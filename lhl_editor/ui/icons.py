"""The name of a Lucide icon and a colour in, a QIcon out that is sharp at any scale."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lhl_editor.resource_files import resource

_LINE = "1.75"  # of a 24 by 24 drawing


@cache
def _drawing(name: str) -> str:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace('stroke-width="2"', f'stroke-width="{_LINE}"')


class _Engine(QIconEngine):
    """Draws the lines in one colour, and in another when disabled."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled
        self._renderers: dict[str, QSvgRenderer] = {}
        self._clones: list[QIconEngine] = []  # Qt owns them, but only Python keeps them

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._disabled if mode == QIcon.Mode.Disabled else self._colour
        side = min(rect.width(), rect.height())  # what is wider leaves room before the words
        top = rect.top() + (rect.height() - side) / 2
        self._renderer(colour).render(painter, QRectF(rect.left(), top, side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        picture = QPixmap(ceil(size.width() * scale), ceil(size.height() * scale))
        if picture.isNull():  # of a row that is squeezed to nothing
            return picture
        picture.setDevicePixelRatio(scale)  # `size` is in logical pixels, and so is what is painted
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        self._clones.append(_Engine(self._name, self._colour, self._disabled))
        return self._clones[-1]

    def _renderer(self, colour: str) -> QSvgRenderer:
        if colour not in self._renderers:
            drawing = _drawing(self._name).replace("currentColor", colour)
            self._renderers[colour] = QSvgRenderer(QByteArray(drawing.encode()))
        return self._renderers[colour]


@cache  # an icon that Python collects has often lost its engine already, and the process dies
def icon(name: str, colour: str, disabled: str) -> QIcon:
    """The icon `name` of resources/icons in these colours ("#RRGGBB").

    Raises FileNotFoundError for a name that is not shipped.
    """
    _drawing(name)
    return QIcon(_Engine(name, colour, disabled))

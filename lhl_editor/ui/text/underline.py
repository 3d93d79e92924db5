"""The line under words that a finding is about: a wave, or two lines for an error."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from lhl_editor.core.problems import Severity
from lhl_editor.ui.theme import Theme

_WAVE, _HEIGHT, _THICK, _BELOW = 8.0, 2.0, 1.5, 3.5


def underline(
    painter: QPainter, left: float, right: float, baseline: float, severity: Severity, theme: Theme
) -> None:
    """Draw the mark of a severity under the letters that stand on `baseline`."""
    if right - left < 1:
        return
    scale = theme.px(100) / 100
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour("error" if severity is Severity.ERROR else "wave")
    painter.setPen(QPen(colour, _THICK * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = baseline + (_BELOW + _HEIGHT / 2) * scale
    if severity is Severity.ERROR:
        painter.setPen(QPen(colour, _THICK * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for y in (middle - 1.5 * scale, middle + 1.5 * scale):
            painter.drawLine(QPointF(left, y), QPointF(right, y))
    else:
        painter.drawPath(_wave(left, right, middle, scale))
    painter.restore()


def _wave(left: float, right: float, middle: float, scale: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, middle))
    half, x, up = _WAVE / 2 * scale, left, -1
    while x < right:
        width = min(half, right - x)
        height = middle + up * 2 * _HEIGHT * scale * width / half
        path.quadTo(QPointF(x + width / 2, height), QPointF(x + width, middle))
        x, up = x + width, -up
    return path

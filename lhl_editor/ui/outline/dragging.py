"""A row that is dragged: what it carries, and what it looks like."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from lhl_editor.core.path import Path
from lhl_editor.ui.theme import Theme

_FORMAT = "application/x-lhl-outline-row"


def mime_of(path: Path, source: object) -> QMimeData:
    """What a dragged row carries: its place, and which outline it comes from."""
    mime = QMimeData()
    mime.setData(_FORMAT, f"{id(source)} {path}".encode())
    return mime


def path_in(mime: QMimeData, source: object) -> Path | None:
    """The place that a dragged row of this outline carries; None for all else."""
    if not mime.hasFormat(_FORMAT):
        return None
    sender, _, path = bytes(mime.data(_FORMAT).data()).decode().partition(" ")
    return Path.parse(path) if sender == str(id(source)) else None


def drag_picture(theme: Theme, words: str, width: int, scale: float) -> QPixmap:
    """The row as it hangs on the pointer: a card with a grip. `scale`: of the screen."""
    size = QSize(width, theme.px(28))
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("focus"), 1.5))
    painter.setBrush(theme.colour("form"))
    edge = QRectF(0, 0, size.width(), size.height()).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(edge, theme.px(6), theme.px(6))
    side = theme.px(16)
    grip = QRect(theme.px(9), (size.height() - side) // 2, side, side)
    theme.icon("grip-vertical").paint(painter, grip)
    room = QRect(theme.px(33), 0, width - theme.px(45), size.height())
    painter.setFont(theme.font())
    painter.setPen(theme.colour("text"))
    cut = QFontMetrics(theme.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
    painter.end()
    return picture

"""A PDF page in, a QImage out; may be called on any thread."""

from __future__ import annotations

from PySide6.QtGui import QImage

from lhl_editor.render.picture import Area, draw_page


def image_of(pdf: bytes, width: int, height: int, area: Area | None = None) -> QImage:
    """The page as `width` by `height` pixels, or an area of that; nothing is copied."""
    picture = draw_page(pdf, width, height, area)
    size = picture.width, picture.height, picture.stride
    return QImage(memoryview(picture.pixels).cast("B"), *size, QImage.Format.Format_RGB32)


def picture_of(pdf: bytes, paper: tuple[float, float], scale: float) -> QImage:
    """The page, `paper` points wide and high, with `scale` pixels a point."""
    return image_of(pdf, max(1, round(paper[0] * scale)), max(1, round(paper[1] * scale)))

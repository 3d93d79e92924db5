"""Where the page stands in its view: points of the paper to places on the screen, and back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.page_text import Box


@frozen
class Sheet:
    """The page's left top corner in its view, and logical pixels a point."""

    left: float
    top: float
    scale: float

    def place(self, at: QPointF) -> tuple[float, float]:
        """The point of the paper at a place of the view."""
        return (at.x() - self.left) / self.scale, (at.y() - self.top) / self.scale

    def rect(self, box: Box) -> QRectF:
        """A box of the paper in the view."""
        left = self.left + box.left * self.scale
        top = self.top + box.top * self.scale
        wide, tall = box.right - box.left, box.bottom - box.top
        return QRectF(left, top, wide * self.scale, tall * self.scale)

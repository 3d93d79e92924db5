"""A dragged row over the others in, the gap that it falls into out: only among its siblings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTreeView

from lhl_editor.core.path import Path
from lhl_editor.ui.outline.model import OutlineModel
from lhl_editor.ui.outline.order import Order, order_of
from lhl_editor.ui.outline.painting import HEIGHT, line_left, paint_gap
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme


class Drop:
    """The row that hangs on the pointer, and the gap that it would fall into now."""

    def __init__(
        self, view: QTreeView, model: OutlineModel, session: Session, theme: Theme
    ) -> None:
        self._view, self._rows = view, model
        self._session, self._theme = session, theme
        self._order: Order | None = None
        self.gap: int | None = None

    @property
    def path(self) -> Path | None:
        """The item that is dragged."""
        return self._order.path if self._order else None

    def begin(self, path: Path) -> bool:
        """Whether the item can stand anywhere else."""
        self._order = order_of(self._session.strategy, path)
        return self._order is not None

    def is_over(self, y: int) -> bool:
        """Whether there is a gap at a height of the viewport; it is the gap from now on."""
        gap = self._gap_at(self._order, y) if self._order else None
        if gap != self.gap:
            self.gap = gap
            self._view.viewport().update()
        return gap is not None

    def end(self) -> None:
        """Nothing is dragged any more."""
        self._order = self.gap = None
        self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """The line where the row would fall."""
        if not self._order or self.gap is None:
            return
        left = line_left(self._theme, self._rows.node(self._around(self._order)).level + 1)
        edge = self._theme.px(4)
        y = max(edge, self._height_of(self._order, self.gap))
        paint_gap(painter, self._theme, left, self._view.viewport().width() - edge, y)

    def _gap_at(self, order: Order, y: int) -> int | None:
        """The nearest gap, where the pointer is near it or on a sibling; else none."""
        last = len(order.gaps) - 1
        gap = nearest(last + 1, y, lambda gap: self._height_of(order, gap))
        if abs(self._height_of(order, gap) - y) <= self._theme.px(HEIGHT) // 2:
            return gap
        under = self._view.indexAt(QPoint(1, y))
        is_sibling = under.isValid() and under.parent() == self._around(order)
        is_among = self._height_of(order, 0) <= y <= self._height_of(order, last)
        return gap if is_sibling and is_among else None

    def _around(self, order: Order) -> QModelIndex:
        return self._rows.index_of(order.path).parent()

    def _height_of(self, order: Order, gap: int) -> int:
        """The height of a gap in the viewport: below all that is opened above it."""
        row, around = order.gaps[gap], self._around(order)
        if not row:
            return self._view.visualRect(self._rows.index(0, 0, around)).top()
        above = self._rows.index(row - 1, 0, around)
        while self._view.isExpanded(above) and self._rows.rowCount(above):
            above = self._rows.index(self._rows.rowCount(above) - 1, 0, above)
        return self._view.visualRect(above).bottom() + 1


def nearest(count: int, y: int, height: Callable[[int], int]) -> int:
    """Which of `count` gaps, whose heights rise, is nearest to a height."""
    behind = bisect_left(range(count), y, key=height)
    near = [at for at in (behind - 1, behind) if 0 <= at < count]
    return min(near, key=lambda at: abs(height(at) - y))

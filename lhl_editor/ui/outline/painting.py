"""What a row looks like just now in, its picture out: number or icon, words, badge and page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from lhl_editor.core.frozen import frozen
from lhl_editor.core.problems import Severity
from lhl_editor.ui.outline.badges import Badge
from lhl_editor.ui.outline.rows import Row
from lhl_editor.ui.theme import Theme

# Logical pixels at 100 % text size, from the left or the right edge of the pane.
HEIGHT, SEPARATOR = 28, 17  # of a row; of the line and the air above the first list
_EDGE, _MARGIN, _ROUND = 4, 16, 6
_CHEVRON, _ICON, _BADGE_ICON = 12, 16, 14
_LEADS, _WORDS = (36, 32, 56), (60, 56, 80)  # icon and words, by level
_PAGES, _LEAST_WIDTH_WITH_PAGES = 20, 264
BADGE_ICONS = {
    Severity.ERROR: ("octagon-x", "error"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.ADVICE: ("info", "advice"),
}


@frozen
class Look:
    """A row as it is to be painted. `is_open` is None where there is nothing in it."""

    row: Row
    level: int
    badge: Badge | None
    page: int | None
    is_open: bool | None
    is_selected: bool = False
    has_focus: bool = False  # the pane has it
    has_ring: bool = False  # and it was given by keyboard
    is_hovered: bool = False
    is_dragged: bool = False


class RowPainter:
    """Paints rows in a theme; `last_page` is the highest number that any row may show."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.last_page = 0

    def paint(self, painter: QPainter, whole: QRect, look: Look) -> None:
        """The row in `whole`, which is the width of the pane."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = whole.adjusted(0, whole.height() - self._theme.px(HEIGHT), 0, 0)
        if rect.top() > whole.top():
            self._separator(painter, whole)
        self._surface(painter, rect, look)
        self._chevron(painter, rect, look)
        self._lead(painter, rect, look)
        self._words(painter, rect, look)
        self._badge(painter, rect, look)
        self._page(painter, rect, look)
        painter.restore()

    def words_rect(self, rect: QRect, look: Look) -> QRect:
        """Where the words stand; longer ones are cut with «…»."""
        px = self._theme.px
        left = px(_WORDS[min(look.level, 2)])
        right = self._pages_left(rect)
        if look.badge:
            right = self._badge_left(rect, look.badge) - px(8)
        return QRect(left, rect.top(), max(0, right - left), rect.height())

    def is_cut(self, rect: QRect, look: Look) -> bool:
        """Whether the words do not have room."""
        width = QFontMetrics(self._font(look)).horizontalAdvance(look.row.words)
        return width > self.words_rect(rect, look).width()

    def chevron_rect(self, rect: QRect) -> QRect:
        """Where a click opens or closes the row."""
        px = self._theme.px
        return QRect(0, rect.bottom() + 1 - px(HEIGHT), px(_LEADS[1]), px(HEIGHT))

    def _font(self, look: Look) -> QFont:
        is_chapter = look.row.is_chapter and not look.row.is_empty
        return self._theme.font(bold=is_chapter or look.is_selected)

    def _separator(self, painter: QPainter, whole: QRect) -> None:
        px = self._theme.px
        y = whole.top() + px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRect(px(12), y, whole.width() - 2 * px(12), 1)

    def _surface(self, painter: QPainter, rect: QRect, look: Look) -> None:
        px, colour = self._theme.px, self._theme.colour
        edge = QRectF(rect).adjusted(px(_EDGE), 0, -px(_EDGE), 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.is_selected:
            painter.setBrush(colour("selected" if look.has_focus else "selected_elsewhere"))
            painter.drawRoundedRect(edge, px(_ROUND), px(_ROUND))
            painter.setBrush(colour("accent"))
            bar = QRectF(edge.left(), edge.top() + px(5), px(3), edge.height() - 2 * px(5))
            painter.drawRoundedRect(bar, px(3) / 2, px(3) / 2)
        elif look.is_hovered:
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(edge, px(_ROUND), px(_ROUND))
        if look.has_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(edge.adjusted(1, 1, -1, -1), px(_ROUND) - 1, px(_ROUND) - 1)

    def _chevron(self, painter: QPainter, rect: QRect, look: Look) -> None:
        if look.is_open is not None:
            name = "chevron-down" if look.is_open else "chevron-right"
            self._icon(painter, rect, self._theme.px(_CHEVRON), name, "muted")

    def _lead(self, painter: QPainter, rect: QRect, look: Look) -> None:
        """The number, or the icon of what has none."""
        px = self._theme.px
        left = px(_LEADS[min(look.level, 2)])
        if not look.row.number:
            if look.row.icon:
                self._icon(painter, rect, left, look.row.icon, self._muted(look))
            return
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour(self._muted(look)))
        room = QRect(0, rect.top(), left + px(_ICON), rect.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, str(look.row.number))

    def _words(self, painter: QPainter, rect: QRect, look: Look) -> None:
        font = self._font(look)
        room = self.words_rect(rect, look)
        words = QFontMetrics(font).elidedText(
            look.row.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(self._theme.colour(self._muted(look) if self._is_pale(look) else "text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left | Qt.TextFlag.TextSingleLine, words)

    def _badge(self, painter: QPainter, rect: QRect, look: Look) -> None:
        if not look.badge:
            return
        severity, count = look.badge
        icon, colour = BADGE_ICONS[severity]
        left = self._badge_left(rect, look.badge)
        self._icon(painter, rect, left, icon, colour, _BADGE_ICON)
        painter.setFont(self._theme.font("badge", bold=True))
        painter.setPen(self._theme.colour(colour))
        room = QRect(0, rect.top(), self._badges_right(rect), rect.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, str(count))

    def _page(self, painter: QPainter, rect: QRect, look: Look) -> None:
        if not look.page or not self._shows_pages(rect):
            return
        painter.setFont(self._theme.font("badge"))
        painter.setPen(self._theme.colour("muted"))
        room = rect.adjusted(0, 0, -self._theme.px(_MARGIN), 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, str(look.page))

    def _icon(
        self,
        painter: QPainter,
        rect: QRect,
        left: int,
        name: str,
        colour: str,
        size: int = _ICON,
    ) -> None:
        side = self._theme.px(size)
        top = rect.top() + (rect.height() - side) // 2
        self._theme.icon(name, colour).paint(painter, QRect(left, top, side, side))

    def _muted(self, look: Look) -> str:
        return "disabled" if look.is_dragged else "muted"

    def _is_pale(self, look: Look) -> bool:
        return look.is_dragged or look.row.is_empty

    def _shows_pages(self, rect: QRect) -> bool:
        return rect.width() >= self._theme.px(_LEAST_WIDTH_WITH_PAGES)

    def _pages_left(self, rect: QRect) -> int:
        """The right end of words without a badge."""
        right = rect.width() - self._theme.px(_MARGIN)
        return right - self._pages_width() - self._theme.px(4) if self._shows_pages(rect) else right

    def _badges_right(self, rect: QRect) -> int:
        right = rect.width() - self._theme.px(_MARGIN)
        return right - self._pages_width() - self._theme.px(8) if self._shows_pages(rect) else right

    def _badge_left(self, rect: QRect, badge: Badge) -> int:
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font("badge", bold=True))
        count = metrics.horizontalAdvance(str(badge[1]))
        return self._badges_right(rect) - count - px(4) - px(_BADGE_ICON)

    def _pages_width(self) -> int:
        metrics = QFontMetrics(self._theme.font("badge"))
        return max(self._theme.px(_PAGES), metrics.horizontalAdvance(str(self.last_page)))


def line_left(theme: Theme, level: int) -> int:
    """Where the line begins between rows of a level while one is dragged."""
    return theme.px(_LEADS[min(level, 2)] if level else _CHEVRON)


def paint_gap(painter: QPainter, theme: Theme, left: int, right: int, y: int) -> None:
    """The line with a ring at its beginning that shows where a row is dropped."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(3.5)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawLine(QPointF(left + 2 * radius, y), QPointF(right, y))
    painter.setBrush(theme.colour("window"))
    painter.drawEllipse(QPointF(left + radius, y), radius, radius)

"""What painted rows have in common: their surface, their words, and the marks in them."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from lhl_editor.core.frozen import frozen
from lhl_editor.ui.theme import Theme

BAR = 3  # the width of the bar at the left of a selected row
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@frozen
class Row:
    """What Qt says of a row that is to be painted."""

    rect: QRect
    is_selected: bool
    is_hovered: bool
    has_focus: bool  # the list that it stands in


def row_of(option: QStyleOptionViewItem, view: QAbstractItemView) -> Row:
    from PySide6.QtWidgets import QStyle  # has thirty enumerations: not before the first paint

    state = option.state
    return Row(
        QRect(option.rect),
        bool(state & QStyle.StateFlag.State_Selected),
        bool(state & QStyle.StateFlag.State_MouseOver),
        view.hasFocus(),
    )


def paint_surface(painter: QPainter, theme: Theme, row: Row) -> None:
    """Hovered or selected, with a bar at the left where it is selected."""
    if row.is_selected:
        surface = "selected" if row.has_focus else "selected_elsewhere"
        painter.fillRect(row.rect, theme.colour(surface))
        bar = QRect(row.rect.left(), row.rect.top(), theme.px(BAR), row.rect.height())
        painter.fillRect(bar, theme.colour("accent"))
    elif row.is_hovered:
        painter.fillRect(row.rect, theme.colour("hover"))


def paint_icon(painter: QPainter, theme: Theme, name: str, colour: str, rect: QRect) -> None:
    """An icon of 16 in the middle of `rect`."""
    size = theme.px(16)
    place = QRect(0, 0, size, size)
    place.moveCenter(rect.center())
    theme.icon(name, colour).paint(painter, place)


def after_icon(
    painter: QPainter, theme: Theme, name: str, colour: str, rect: QRect, gap: int = 8
) -> QRect:
    """Paints an icon of 16 at the left of `rect`; what is left of it behind a gap."""
    place = QRect(rect.left(), rect.top(), theme.px(16), rect.height())
    paint_icon(painter, theme, name, colour, place)
    return rect.adjusted(place.width() + theme.px(gap), 0, 0, 0)


def paint_words(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    colour: QColor,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """One line, shortened with «…» where there is no room; the width of what stands there."""
    if rect.width() <= 0:
        return 0
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, elide, rect.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, int(_MIDDLE), shown)
    return min(rect.width(), metrics.horizontalAdvance(shown))


def paint_at_end(
    painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor, share: float = 1
) -> int:
    """Words at the right of `rect`, in no more than this share of it; where they begin."""
    width = min(width_of(words, font), round(rect.width() * share))
    place = QRect(rect.right() - width + 1, rect.top(), width, rect.height())
    paint_words(painter, place, words, font, colour)
    return place.left()


def paint_keys(painter: QPainter, theme: Theme, rest: QRect, keys: str) -> int:
    """Paints a key cap at the right of `rest`; where it begins."""
    pad, height, font = theme.px(6), theme.px(20), theme.font("badge")
    width = width_of(keys, font) + 2 * pad
    left = rest.right() - width
    cap = QRect(left, rest.center().y() - height // 2 + 1, width, height)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("window"))
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    inner = cap.adjusted(pad, 0, -pad + 1, 0)
    paint_words(painter, inner, keys, font, theme.colour("muted"))
    return left


def width_of(words: str, font: QFont) -> int:
    """The width in which the words are not shortened."""
    return ceil(QFontMetricsF(font).horizontalAdvance(words)) + 1


def without_highlight(view: QAbstractItemView) -> None:
    """The view's rows paint their own selection."""
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
    view.setPalette(palette)

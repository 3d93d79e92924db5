"""What painted rows have in common: their surface, their words, and the marks in them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from lhl_editor.ui.theme import Theme

BAR = 3  # the width of the bar at the left of a selected row
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
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


def width_of(words: str, font: QFont) -> int:
    """The width in which the words are not shortened."""
    return ceil(QFontMetricsF(font).horizontalAdvance(words)) + 1


def without_highlight(view: QAbstractItemView) -> None:
    """The view's rows paint their own selection."""
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
    view.setPalette(palette)

"""Paints one row of a list: grip, icon or number, words, muted detail, badge and actions."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lhl_editor.ui.form.badges import badge
from lhl_editor.ui.form.rows import Index, Row
from lhl_editor.ui.painting import paint_icon, paint_words
from lhl_editor.ui.theme import Theme

_ICONS = {"remove": "x", "follow": "external-link"}
_SHARE_OF_WORDS = 0.66  # what the words may take of the width before the detail gives way


class RowView(Protocol):
    """What the list tells of itself to who paints it."""

    theme: Theme
    offers: tuple[str, ...]
    moves: bool
    hovered: int
    dragged: str

    @property
    def has_chevron(self) -> bool: ...
    @property
    def rows(self) -> tuple[Row, ...]: ...
    def action_rects(self, row: QRect) -> dict[str, QRect]: ...
    def currentIndex(self) -> QModelIndex: ...
    def hasFocus(self) -> bool: ...


class RowDelegate(QStyledItemDelegate):
    def __init__(self, view: RowView, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, theme = self._view, self._theme
        row = view.rows[index.row()]
        whole = QRect(option.rect)
        painter.save()
        self._paint_surface(painter, whole, index.row(), row)
        rest = whole.adjusted(theme.px(10), 0, -theme.px(12), 0)
        if view.moves:
            grip = QRect(rest.left() - theme.px(4), rest.top(), theme.px(16), rest.height())
            paint_icon(painter, theme, "grip-vertical", "muted", grip)
            rest.setLeft(grip.right() + theme.px(8))
        in_hand = index.row() in (
            view.hovered,
            view.currentIndex().row() if view.hasFocus() else -1,
        )
        rest = self._paint_right(painter, whole, rest, row, in_hand)
        rest = self._paint_front(painter, rest, row)
        self._paint_words(painter, rest, row)
        painter.restore()

    def _paint_surface(self, painter: QPainter, rect: QRect, number: int, row: Row) -> None:
        view, theme = self._view, self._theme
        current = number == view.currentIndex().row() and view.hasFocus()
        if row.key == view.dragged:
            painter.setPen(theme.colour("focus"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), theme.px(4), theme.px(4))
        elif current:
            painter.fillRect(rect, theme.colour("selected"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent")
            )
        elif number == view.hovered:
            painter.fillRect(rect, theme.colour("hover"))
        if number:
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.topLeft(), rect.topRight())

    def _paint_right(
        self, painter: QPainter, whole: QRect, rest: QRect, row: Row, in_hand: bool
    ) -> QRect:
        view, theme = self._view, self._theme
        if view.has_chevron:
            size = theme.px(16)
            chevron = QRect(rest.right() - size, rest.top(), size, rest.height())
            paint_icon(painter, theme, "chevron-right", "muted", chevron)
            rest.setRight(chevron.left() - theme.px(8))
        for action, rect in view.action_rects(whole).items():
            # where rows lead on, one can be taken away where the mouse or the focus is
            offered = row.address if action == "follow" else in_hand or not view.has_chevron
            if offered:
                paint_icon(painter, theme, _ICONS[action], "text", rect)
            rest.setRight(min(rest.right(), rect.left() - theme.px(4)))
        return badge(painter, theme, rest, row.badge) if row.badge else rest

    def _paint_front(self, painter: QPainter, rest: QRect, row: Row) -> QRect:
        theme = self._theme
        if row.icon:
            colour = "error" if row.is_lost else "muted"
            icon = QRect(rest.left(), rest.top(), theme.px(16), rest.height())
            paint_icon(painter, theme, row.icon, colour, icon)
            rest.setLeft(icon.right() + theme.px(9))
        elif row.number:
            width = QFontMetrics(theme.font()).horizontalAdvance("00")
            place = QRect(rest.left(), rest.top(), width, rest.height())
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), row.number)
            rest.setLeft(place.right() + theme.px(12))
        return rest

    def _paint_words(self, painter: QPainter, rest: QRect, row: Row) -> None:
        theme = self._theme
        font, small = theme.font(), theme.font("help")
        detail = QFontMetrics(small).horizontalAdvance(row.detail) if row.detail else 0
        room = rest.width() - (detail + theme.px(8) if detail else 0)
        room = max(room, min(rest.width(), round(rest.width() * _SHARE_OF_WORDS)))
        colour = "error" if row.is_lost else "muted" if row.is_nameless else "text"
        place = QRect(rest.left(), rest.top(), room, rest.height())
        width = paint_words(painter, place, row.words, font, theme.colour(colour))
        rest.setLeft(rest.left() + width + theme.px(8))
        if row.detail and rest.width() > theme.px(32):
            paint_words(painter, rest, row.detail, small, theme.colour("muted"))

"""The list of versions to choose from: what changed, when and by whom, in two lines a row."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.side_rows import SideRow, spoken, told
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.painted_list import PaintedList, SpokenRows
from lhl_editor.ui.painting import Row, after_icon, paint_at_end, paint_words, width_of
from lhl_editor.ui.people import paint_badge
from lhl_editor.ui.theme import Theme

_HEADING, _EDGE = 28, 16
_PERSON = 20
_TALL, _FEW = 480, 20  # the most of its height, which so many rows fill
_WHEN = 130  # the width that is kept for when it was


class _Rows(SpokenRows):
    def spoken(self, row: SideRow) -> str:
        return spoken(row)


class SideList(PaintedList):
    """Shows sides and headings; the focus stays in the search field above it."""

    row_height = 48
    chosen = Signal(str)  # the key of a side

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("compare.choose_list"), parent=parent)
        self._rows = _Rows(self)
        self._now = datetime.now().astimezone()
        self.setModel(self._rows)
        self.setUniformItemSizes(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def in_hand(self) -> Side | None:
        number = self.number_in_hand
        row = self._rows.rows[number] if number is not None else None
        return row if isinstance(row, Side) else None

    def show_rows(self, rows: tuple[SideRow, ...], chosen: str) -> None:
        """Show these; the side with the key `chosen` is in hand, or else the first."""
        self._rows.set_rows(rows)
        self.updateGeometry()
        sides = [at for at, row in enumerate(rows) if isinstance(row, Side)]
        keys = (at for at in sides if rows[at].key == chosen)  # type: ignore[union-attr]
        first = next(keys, next(iter(sides), -1))
        if first >= 0:
            self.setCurrentIndex(self._rows.index(first))
            self.scrollTo(self.currentIndex(), PaintedList.ScrollHint.PositionAtCenter)

    def step(self, by: int) -> None:
        """The side so many rows further on is in hand; it stops at the ends."""
        rows, at = self._rows.rows, self.number_in_hand
        sides = [number for number, row in enumerate(rows) if isinstance(row, Side)]
        if at is None or at not in sides:
            return
        there = max(0, min(len(sides) - 1, sides.index(at) + by))
        self.setCurrentIndex(self._rows.index(sides[there]))
        self.scrollTo(self._rows.index(max(0, sides[there] - (there == 0))))
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """As tall as what it shows, up to a height."""
        few = range(min(len(self._rows.rows), _FEW))
        tall = min(self.theme.px(_TALL), sum(map(self.height_of, few)))
        return QSize(self.theme.px(400), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), min(self.sizeHint().height(), self.theme.px(96)))

    def height_of(self, number: int) -> int:
        is_heading = isinstance(self._rows.rows[number], str)
        return self.theme.px(_HEADING if is_heading else self.row_height)

    def row_clicked(self, number: int, here: QPoint) -> None:
        row = self._rows.rows[number]
        if isinstance(row, Side):
            self.chosen.emit(row.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a heading is not chosen, and the focus stays

    # --- painting ---

    def paint_back(self, painter: QPainter, row: Row) -> None:
        super().paint_back(painter, Row(row.rect, row.is_selected, row.is_hovered, True))

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        shown, px = self._rows.rows[number], self.theme.px
        if isinstance(shown, str):
            painter.fillRect(row.rect, self.theme.colour("window"))
            words = row.rect.adjusted(px(_EDGE), 0, -px(_EDGE), 0)
            font = self.theme.font("help", bold=True)
            paint_words(painter, words, shown, font, self.theme.colour("text"))
        else:
            self._paint_side(
                painter, row.rect.adjusted(px(_EDGE), px(5), -px(_EDGE), -px(5)), shown
            )

    def _paint_side(self, painter: QPainter, rect: QRect, side: Side) -> None:
        theme, px, words = self.theme, self.theme.px, told(side, self._now)
        muted, small = theme.colour("muted"), theme.font("help")
        rest = after_icon(painter, theme, side.icon, "accent", rect, gap=12)
        when = QRect(rest)
        if words.maker:
            when.setLeft(max(rest.left(), rest.right() - px(_WHEN)))
        rest.setRight(paint_at_end(painter, when, words.when, small, muted) - px(12))
        if words.maker:
            person = QRect(when.left() - px(_PERSON + 8), 0, px(_PERSON), px(_PERSON))
            person.moveTop(rect.center().y() - px(_PERSON) // 2)
            paint_badge(painter, theme, words.maker, QRectF(person))
            rest.setRight(person.left() - px(12))
        half = rest.height() // 2 if words.below else rest.height()
        upper = QRect(rest.left(), rest.top(), rest.width(), half)
        self._paint_head(painter, upper, words.head, words.badge)
        if words.below:
            lower = QRect(rest.left(), rest.top() + half, rest.width(), half)
            paint_words(painter, lower, words.below, small, muted)

    def _paint_head(self, painter: QPainter, rect: QRect, head: str, badge: str) -> None:
        theme, px = self.theme, self.theme.px
        font = theme.font("badge")
        width = width_of(badge, font) + px(12) if badge else 0
        room = rect.adjusted(0, 0, -(width + px(8)) if badge else 0, 0)
        used = paint_words(painter, room, head, theme.font(bold=True), theme.colour("text"))
        if badge:
            place = QRect(rect.left() + used + px(8), rect.top() + px(1), width, px(17))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
            inner = place.adjusted(px(6), 0, 0, 0)
            paint_words(painter, inner, badge, font, theme.colour("text"))

"""The list of a picker: painted rows with what was typed in bold, and «Nytt …» at the end."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import native_keys
from lhl_editor.ui.form.choices import Choice, marked
from lhl_editor.ui.painted_list import PaintedList, SpokenRows
from lhl_editor.ui.painting import Row, after_icon, paint_keys, paint_words
from lhl_editor.ui.theme import Theme

NEW = "\n"  # the key of «Nytt …»; no item has it
_MOST_ROWS = 8
_TAKEN = "check"


class _Choices(SpokenRows):
    def words(self, row: Choice) -> str:
        return row.words


class ChoiceList(PaintedList):
    """Shows choices; the focus stays in the search field above it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("form.picker.results"), parent=parent)
        self.typed, self.has_leads = "", False
        self._height = 0
        self._rows = _Choices(self)
        self.setModel(self._rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(self._rows.rows)

    def set_choices(self, choices: tuple[Choice, ...], typed: str) -> None:
        """Other choices; the first that can be chosen is in hand."""
        self.typed = typed
        self.has_leads = any(choice.lead for choice in choices)
        self._rows.set_rows(choices)
        free = (n for n, choice in enumerate(choices) if not choice.is_taken)
        self.setCurrentIndex(self._rows.index(next(free, 0)))
        row, rows = self.theme.px(self.row_height), min(len(choices), _MOST_ROWS)
        self._height = row * rows
        self.setMinimumHeight(row * min(rows, 2))
        self.setMaximumHeight(self._height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    def in_hand(self) -> Choice | None:
        row = self.currentIndex().row()
        return self.choices[row] if 0 <= row < len(self.choices) else None

    def step(self, by: int) -> None:
        """The choice so many rows further on is in hand; it stops at the ends."""
        if self.choices:
            row = max(0, min(len(self.choices) - 1, self.currentIndex().row() + by))
            self.setCurrentIndex(self._rows.index(row))
            self.scrollTo(self.currentIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.chosen.emit(self.choices[index.row()].key)

    # --- painting ---

    def paint_back(self, painter: QPainter, row: Row) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_selected:
            theme = self.theme
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(row.rect, theme.px(4), theme.px(4))

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        theme, choice = self.theme, self.choices[number]
        if choice.key == NEW and number:
            painter.setPen(theme.colour("line"))
            painter.drawLine(row.rect.topLeft(), row.rect.topRight())
        rest = row.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        rest = self._paint_front(painter, rest, choice)
        keys = "Ctrl+Return" if choice.key == NEW else "Return" if row.is_selected else ""
        if keys and not choice.is_taken:
            said = native_keys(keys).replace("Return", "Enter")
            rest.setRight(paint_keys(painter, theme, rest, said) - theme.px(8))
        self._paint_words(painter, rest, choice)

    def _paint_front(self, painter: QPainter, rest: QRect, choice: Choice) -> QRect:
        theme = self.theme
        icon = _TAKEN if choice.is_taken else choice.icon
        if icon:
            colour = "accent" if choice.key == NEW else "muted"
            return after_icon(painter, theme, icon, colour, rest)
        if self.has_leads:
            width = QFontMetrics(theme.font()).horizontalAdvance("000")
            place = QRect(rest.left(), rest.top(), width, rest.height())
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), choice.lead)
            rest.setLeft(place.right() + theme.px(10))
        return rest

    def _paint_words(self, painter: QPainter, rest: QRect, choice: Choice) -> None:
        theme = self.theme
        small = theme.font("help")
        detail = QFontMetrics(small).horizontalAdvance(choice.detail) if choice.detail else 0
        room = rest.width() - (detail + theme.px(12) if detail else 0)
        room = max(room, round(rest.width() * 0.6))
        colour = theme.colour("muted" if choice.is_taken else "text")
        left = rest.left()
        for piece, is_typed in marked(choice.words, self.typed):
            space = rest.left() + room - left
            if space <= 0:
                break
            place = QRect(left, rest.top(), space, rest.height())
            left += paint_words(painter, place, piece, theme.font("body", bold=is_typed), colour)
        place = QRect(left + theme.px(12), rest.top(), rest.right() - left, rest.height())
        place.setRight(rest.right())
        if choice.detail and place.width() > theme.px(32):
            width = min(detail + 2, place.width())
            place.setLeft(place.right() - width)
            paint_words(painter, place, choice.detail, small, theme.colour("muted"))

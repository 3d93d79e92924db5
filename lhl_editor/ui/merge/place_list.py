"""The list at the left of a merge: places to settle with what was decided, and merged changes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.compare.comparison import ICONS
from lhl_editor.ui.merge.rows import MergedHeading, MergedRow, QuestionRow, Row
from lhl_editor.ui.painted_list import PaintedList, SpokenRows
from lhl_editor.ui.painting import Row as Painted
from lhl_editor.ui.painting import after_icon, paint_at_end, paint_words
from lhl_editor.ui.theme import Theme

_HEADING, _TWO_LINES, _UPPER = 36, 48, 20
_EDGE = 12
_FOLDS = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}


class _Rows(SpokenRows):
    def tip(self, row: Row) -> str:
        return plain_tip(row.spoken)


class PlaceList(PaintedList):
    """An arrow key or a click chooses a row; Enter goes on to what is shown of it."""

    chosen = Signal(object)  # Row
    entered = Signal(object)  # Row
    fold_wanted = Signal(bool)  # whether what merged itself is to be shown

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("merge.list"), say("merge.list_help"), parent)
        self.rows = _Rows(self)
        self.setModel(self.rows)
        self.setUniformItemSizes(False)

    def show_rows(self, rows: list[Row], number: int) -> None:
        """Show these; the row of this number is in hand."""
        top = self.verticalScrollBar().value()
        self.rows.set_rows(rows)
        self.verticalScrollBar().setValue(top)
        self.setCurrentIndex(self.rows.index(min(number, len(rows) - 1)))

    @property
    def current(self) -> Row | None:
        number = self.number_in_hand
        return self.rows.rows[number] if number is not None else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if selected.count() and self.current is not None:
            self.chosen.emit(self.current)

    def row_clicked(self, number: int, here: QPoint) -> None:
        row = self.rows.rows[number]
        if isinstance(row, MergedHeading):
            self.fold_wanted.emit(not row.is_open)

    def row_entered(self, number: int) -> None:
        row = self.rows.rows[number]
        if isinstance(row, MergedHeading):
            self.fold_wanted.emit(not row.is_open)
        else:
            self.entered.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current, Qt.Key(event.key())
        if isinstance(row, MergedHeading) and key in _FOLDS:
            self.fold_wanted.emit(_FOLDS[key])
        elif isinstance(row, MergedHeading) and key == Qt.Key.Key_Space:
            self.fold_wanted.emit(not row.is_open)
        else:
            super().keyPressEvent(event)

    def height_of(self, number: int) -> int:
        is_heading = isinstance(self.rows.rows[number], MergedHeading)
        return self.theme.px(_HEADING if is_heading else _TWO_LINES)

    # --- painting ---

    def paint_row(self, painter: QPainter, row: Painted, number: int) -> None:
        px, shown = self.theme.px, self.rows.rows[number]
        rect = row.rect.adjusted(px(_EDGE), 0, -px(_EDGE), 0)
        match shown:
            case MergedHeading():
                self._paint_heading(painter, rect, shown)
            case QuestionRow():
                icon, colour = ("circle-check", "done"), ("circle-help", "warning")
                words = shown.question.place, shown.state
                self._paint_two(painter, row, rect, *(icon if shown.is_settled else colour), *words)
            case MergedRow(change=change):
                icon = ICONS[change.row.difference.kind]
                words = change.row.place, f"{change.row.label} · {shown.maker}"
                self._paint_two(painter, row, rect, *icon, *words)

    def _paint_heading(self, painter: QPainter, rect: QRect, shown: MergedHeading) -> None:
        theme = self.theme
        chevron = "chevron-down" if shown.is_open else "chevron-right"
        words = after_icon(painter, theme, chevron, "muted", rect)
        font, muted = theme.font(), theme.colour("muted")
        end = paint_at_end(painter, words, str(shown.count), font, muted, 0.4)
        words.setRight(end - theme.px(8))
        bold = theme.font(bold=True)
        paint_words(painter, words, say("merge.merged"), bold, theme.colour("text"))

    def _paint_two(
        self,
        painter: QPainter,
        row: Painted,
        rect: QRect,
        icon: str,
        colour: str,
        upper: str,
        lower: str,
    ) -> None:
        theme, px = self.theme, self.theme.px
        words = after_icon(painter, theme, icon, colour, rect)
        top = words.adjusted(0, px(4), 0, 0)
        top.setHeight(px(_UPPER))
        below = QRect(top.left(), top.bottom() + 1, top.width(), px(_UPPER))
        font = theme.font(bold=row.is_selected)
        paint_words(painter, top, upper, font, theme.colour("text"))
        paint_words(painter, below, lower, theme.font("help"), theme.colour("muted"))

"""The list that shows marked rows: painted, and worked with mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from lhl_editor.ui.marked_rows import Index, MarkedRow, MarkedRows
from lhl_editor.ui.marked_words import height_of_words, marks_of, paint_all_words
from lhl_editor.ui.painted_list import PaintedList
from lhl_editor.ui.painting import Row, paint_words, width_of
from lhl_editor.ui.theme import Theme

_EDGE, _BOX, _GAP = 12, 16, 10
_ROUND, _PLACE = 4, 20  # above and below the words; the line that says where
_LEAST_BEFORE = 0.4  # of the line, where there is more to say than room


class MarkedList(PaintedList):
    """Space and a click on the box tick a row; Enter and a double click choose it.

    A row is one line of words, shortened round what is marked; with `wraps` it shows all of them.
    """

    row_height = 48
    is_ruled = True
    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        rows: MarkedRows,
        name: str,
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self.rows, self._wraps = rows, wraps
        self.setUniformItemSizes(not wraps)
        self.setModel(rows)
        self.be_card()
        self._shown = 3
        self.doubleClicked.connect(lambda index: self.row_entered(index.row()))

    def box_rect(self, rect: QRect) -> QRect:
        """Where the box of the row that fills `rect` stands."""
        size = self.theme.px(_BOX)
        line = min(rect.height(), self.theme.px(self.row_height)) if self._wraps else rect.height()
        top = rect.top() + (line - size) // 2
        return QRect(rect.left() + self.theme.px(_EDGE), top, size, size)

    def show_rows(self, rows: int) -> None:
        """Be as tall as so many rows where there is room, and never lower than two."""
        self._shown = rows
        self.setMinimumHeight(self.height_for(min(rows, 2)))
        self.setMaximumHeight(max(self._height_of(rows), self.minimumHeight()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self._height_of(self._shown))

    def height_of(self, number: int) -> int:
        if not self._wraps:
            return super().height_of(number)
        width = self.words_rect(QRect(0, 0, self.viewport().width(), 0)).width()
        words = height_of_words(self.theme, self.rows.rows[number], width)
        return self.theme.px(_PLACE + 2 * _ROUND) + words

    def _height_of(self, rows: int) -> int:
        """The height in which the first rows are seen."""
        if not self._wraps:
            return self.height_for(rows)
        there = sum(self.height_of(number) for number in range(min(rows, len(self.rows.rows))))
        return there + self.height_for(max(0, rows - len(self.rows.rows)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wraps and event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.show_rows(self._shown)

    def words_rect(self, rect: QRect) -> QRect:
        """Where place and words stand in the row that fills `rect`."""
        px = self.theme.px
        words = rect.adjusted(px(_EDGE), px(_ROUND), -px(_EDGE), -px(_ROUND))
        if self.rows.has_ticks:
            words.setLeft(self.box_rect(rect).right() + 1 + px(_GAP))
        return words

    def row_clicked(self, number: int, here: QPoint) -> None:
        if self._is_on_box(self.rows.index(number), here):
            self.rows.toggle(number)

    def row_entered(self, number: int) -> None:
        self.chosen.emit(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._is_on_box(self.indexAt(here), here):
            self.mousePressEvent(event)  # two quick clicks tick twice
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.number_in_hand
        if event.key() == Qt.Key.Key_Space and number is not None and self.rows.has_ticks:
            self.rows.toggle(number)
        else:
            super().keyPressEvent(event)

    def _is_on_box(self, index: Index, here: QPoint) -> bool:
        if not index.isValid() or not self.rows.has_ticks:
            return False
        rect = self.visualRect(index)
        reach = self.theme.px(_EDGE)
        box = self.box_rect(rect).adjusted(-reach, 0, reach, 0)
        return box.left() <= here.x() <= box.right()

    # --- painting ---

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        shown = self.rows.rows[number]
        if self.rows.has_ticks:
            self._paint_box(painter, self.box_rect(row.rect), self.rows.is_ticked(number))
        words = self.words_rect(row.rect)
        if self._wraps:
            height = self.theme.px(_PLACE)
            self._paint_place(painter, QRect(words.topLeft(), QSize(words.width(), height)), shown)
            below = words.adjusted(0, height, 0, 0)
            paint_all_words(painter, self.theme, shown, below)
        else:
            self._paint_words(painter, words, shown)

    def _paint_place(self, painter: QPainter, rect: QRect, row: MarkedRow) -> None:
        place, theme = self.rows.place_words(row.path), self.theme
        paint_words(painter, rect, place, theme.font("help"), theme.colour("muted"))

    def _paint_box(self, painter: QPainter, box: QRect, is_ticked: bool) -> None:
        theme = self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0.5, 0.5)
        painter.setPen(QPen(theme.colour("accent" if is_ticked else "border"), 1))
        painter.setBrush(theme.colour("accent" if is_ticked else "form"))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), theme.px(4), theme.px(4))
        painter.restore()
        if is_ticked:
            size = theme.px(12)
            tick = QRect(0, 0, size, size)
            tick.moveCenter(box.center())
            theme.icon("check", "on_accent").paint(painter, tick)

    def _paint_words(self, painter: QPainter, rect: QRect, row: MarkedRow) -> None:
        half = rect.height() // 2
        upper = QRect(rect.left(), rect.top(), rect.width(), half)
        self._paint_place(painter, upper, row)
        self._paint_marked(painter, QRect(rect.left(), upper.bottom() + 1, rect.width(), half), row)

    def _paint_marked(self, painter: QPainter, rect: QRect, row: MarkedRow) -> None:
        theme = self.theme
        font, text = theme.font(), theme.colour("text")
        marks = marks_of(self.theme, row)
        gap = theme.px(4)
        taken = sum(width_of(words, mark_font) + gap for words, mark_font, _, _ in marks)
        room = rect.width() - taken
        least = round(rect.width() * _LEAST_BEFORE)
        left = min(width_of(row.before, font), max(room - width_of(row.after, font), least, 0))
        place = QRect(rect.left(), rect.top(), min(left, rect.width()), rect.height())
        elide = Qt.TextElideMode.ElideLeft
        x = rect.left() + paint_words(painter, place, row.before, font, text, elide)
        for words, mark_font, colour, surface in marks:
            x = (
                self._paint_mark(
                    painter,
                    QRect(x, rect.top(), rect.right() - x, rect.height()),
                    words,
                    mark_font,
                    colour,
                    surface,
                )
                + gap
            )
        x -= gap if marks else 0
        paint_words(
            painter, QRect(x, rect.top(), rect.right() - x, rect.height()), row.after, font, text
        )

    def _paint_mark(
        self, painter: QPainter, rect: QRect, words: str, font: QFont, colour: str, surface: str
    ) -> int:
        """Paints marked words at the left of `rect`; where they end."""
        width = min(QFontMetrics(font).horizontalAdvance(words), rect.width())
        if width <= 0:
            return rect.left()
        height = self.theme.px(18)
        back = QRect(rect.left(), rect.center().y() - height // 2 + 1, width, height)
        painter.fillRect(back, self.theme.colour(surface))
        is_whole = width < rect.width()
        place = QRect(rect.left(), rect.top(), width + 2 * is_whole, rect.height())
        paint_words(painter, place, words, font, self.theme.colour(colour))
        return rect.left() + width

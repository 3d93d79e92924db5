"""The list that shows marked rows: painted, and worked with mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lhl_editor.ui.marked_rows import Index, MarkedRow, MarkedRows
from lhl_editor.ui.painting import paint_surface, paint_words, row_of, width_of, without_highlight
from lhl_editor.ui.theme import Theme

ROW = 48
_EDGE, _BOX, _GAP = 12, 16, 10
_LEAST_BEFORE = 0.4  # of the line, where there is more to say than room


class MarkedList(QListView):
    """Space and a click on the box tick a row; Enter and a double click choose it."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, rows: MarkedRows, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.theme, self.rows = theme, rows
        self.setModel(rows)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(name)
        without_highlight(self)
        self._shown = 3
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))
        theme.changed.connect(self.doItemsLayout)

    def box_rect(self, rect: QRect) -> QRect:
        """Where the box of the row that fills `rect` stands."""
        size = self.theme.px(_BOX)
        top = rect.top() + (rect.height() - size) // 2
        return QRect(rect.left() + self.theme.px(_EDGE), top, size, size)

    def show_rows(self, rows: int) -> None:
        """Be as tall as so many rows where there is room, and never lower than two."""
        self._shown = rows
        self.setMinimumHeight(self._height_of(min(rows, 2)))
        self.setMaximumHeight(self._height_of(rows))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self._height_of(self._shown))

    def _height_of(self, rows: int) -> int:
        return rows * self.theme.px(ROW) + 4

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        index = self.indexAt(here)
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_box(index, here):
            self.rows.toggle(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._is_on_box(self.indexAt(here), here):
            self.mousePressEvent(event)  # two quick clicks tick twice
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid() and self.rows.has_ticks:
            self.rows.toggle(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.chosen.emit(index.row())
        else:
            super().keyPressEvent(event)

    def _is_on_box(self, index: Index, here: QPoint) -> bool:
        if not index.isValid() or not self.rows.has_ticks:
            return False
        rect = self.visualRect(index)
        reach = self.theme.px(_EDGE)
        box = self.box_rect(rect).adjusted(-reach, 0, reach, 0)
        return box.left() <= here.x() <= box.right()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: MarkedList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, view = self._theme, self._view
        row = row_of(option, view)
        painter.save()
        paint_surface(painter, theme, row)
        if index.row():
            painter.fillRect(
                QRect(row.rect.left(), row.rect.top(), row.rect.width(), 1), theme.colour("line")
            )
        left = row.rect.left() + theme.px(_EDGE)
        if view.rows.has_ticks:
            box = view.box_rect(row.rect)
            self._paint_box(painter, box, view.rows.is_ticked(index.row()))
            left = box.right() + 1 + theme.px(_GAP)
        words = row.rect.adjusted(0, theme.px(4), -theme.px(_EDGE), -theme.px(4))
        words.setLeft(left)
        self._paint_words(painter, words, view.rows.rows[index.row()])
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, is_ticked: bool) -> None:
        theme = self._theme
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
        theme = self._theme
        half = rect.height() // 2
        upper = QRect(rect.left(), rect.top(), rect.width(), half)
        place = self._view.rows.place_words(row.path)
        paint_words(painter, upper, place, theme.font("help"), theme.colour("muted"))
        self._paint_marked(painter, QRect(rect.left(), upper.bottom() + 1, rect.width(), half), row)

    def _paint_marked(self, painter: QPainter, rect: QRect, row: MarkedRow) -> None:
        theme = self._theme
        font, text = theme.font(), theme.colour("text")
        marks = self._marks(row)
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

    def _marks(self, row: MarkedRow) -> list[tuple[str, QFont, str, str]]:
        """(words, font, colour, surface) of what is marked."""
        if row.inserted is None:
            return [(row.removed, self._theme.font(bold=True), "text", "selected_elsewhere")]
        marks: list[tuple[str, QFont, str, str]] = []
        if row.removed:
            struck = self._theme.font()
            struck.setStrikeOut(True)
            marks.append((row.removed, struck, "removed", "removed_surface"))
        if row.inserted:
            underlined = self._theme.font(bold=True)
            underlined.setUnderline(True)
            marks.append((row.inserted, underlined, "inserted", "inserted_surface"))
        return marks

    def _paint_mark(
        self, painter: QPainter, rect: QRect, words: str, font: QFont, colour: str, surface: str
    ) -> int:
        """Paints marked words at the left of `rect`; where they end."""
        width = min(QFontMetrics(font).horizontalAdvance(words), rect.width())
        if width <= 0:
            return rect.left()
        height = self._theme.px(18)
        back = QRect(rect.left(), rect.center().y() - height // 2 + 1, width, height)
        painter.fillRect(back, self._theme.colour(surface))
        is_whole = width < rect.width()
        place = QRect(rect.left(), rect.top(), width + 2 * is_whole, rect.height())
        paint_words(painter, place, words, font, self._theme.colour(colour))
        return rect.left() + width

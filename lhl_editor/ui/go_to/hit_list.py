"""The rows of the palette, painted: matched parts bold, what stands beside muted, keys as caps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.go_to.places import Entry
from lhl_editor.ui.go_to.rows import Header, Hit, RowModel
from lhl_editor.ui.painted_list import PaintedList
from lhl_editor.ui.painting import Row, paint_at_end, paint_icon, paint_keys, paint_words
from lhl_editor.ui.theme import Theme

ROW, HEADER = 36, 28
_EDGE, _INSET = 16, 8
_LEAST_FOR_BESIDE = 48


class HitList(PaintedList):
    """Never has the focus: the field above it steers it. `page_of` says where a place stands."""

    chosen = Signal(object)  # a Hit

    def __init__(
        self,
        theme: Theme,
        rows: RowModel,
        page_of: Callable[[Entry], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, say("go_to.list"), parent=parent)
        self.rows, self.page_of = rows, page_of
        self.setModel(rows)
        self.setUniformItemSizes(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def current(self) -> Hit | None:
        index = self.currentIndex()
        row = self.rows.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Hit) else None

    def step(self, step: int) -> None:
        """Select the next hit, or the one before."""
        at = self.rows.next_hit(self.currentIndex().row() if self.current else -1, step)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
            before = self.rows.index(at - 1) if at else None
            if before and isinstance(self.rows.rows[at - 1], Header):
                self.scrollTo(before)
            self.scrollTo(self.rows.index(at))

    def height_of_rows(self) -> int:
        """The height in which every row can be seen."""
        return sum(self.height_of(number) for number in range(len(self.rows.rows)))

    def height_of(self, number: int) -> int:
        is_header = isinstance(self.rows.rows[number], Header)
        return self.theme.px(HEADER if is_header else ROW)

    def row_clicked(self, number: int, here: QPoint) -> None:
        row = self.rows.rows[number]
        if isinstance(row, Hit):
            self.chosen.emit(row)

    # --- painting ---

    def paint_back(self, painter: QPainter, row: Row) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_selected or row.is_hovered:
            theme, inset = self.theme, self.theme.px(_INSET)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if row.is_selected else "hover"))
            surface = QRectF(row.rect.adjusted(inset, 1, -inset, -1))
            painter.drawRoundedRect(surface, theme.px(6), theme.px(6))

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        shown = self.rows.rows[number]
        if isinstance(shown, Header):
            self._paint_header(painter, row.rect, shown)
        else:
            self._paint_hit(painter, row, shown)

    def _paint_header(self, painter: QPainter, rect: QRect, header: Header) -> None:
        theme = self.theme
        painter.fillRect(rect, theme.colour("window"))
        inner = rect.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), 0)
        paint_words(painter, inner, header.words, theme.font("help", True), theme.colour("text"))

    def _paint_hit(self, painter: QPainter, row: Row, hit: Hit) -> None:
        theme = self.theme
        edge, size = theme.px(_EDGE), theme.px(16)
        colour = "muted" if hit.reason else "text"
        icon = QRect(row.rect.left() + edge, row.rect.top(), size, row.rect.height())
        if hit.icon:
            paint_icon(painter, theme, hit.icon, "muted", icon)
        left = icon.right() + 1 + theme.px(8)
        rest = QRect(left, row.rect.top(), row.rect.right() - edge - left, row.rect.height())
        rest.setRight(self._paint_right(painter, rest, hit) - theme.px(12))
        rest.setLeft(self._paint_name(painter, rest, hit, colour) + theme.px(12))
        beside = say("go_to.cannot", reason=hit.reason) if hit.reason else hit.beside
        if beside and rest.width() > theme.px(_LEAST_FOR_BESIDE):
            paint_words(painter, rest, beside, theme.font("help"), theme.colour("muted"))

    def _paint_name(self, painter: QPainter, rest: QRect, hit: Hit, colour: str) -> int:
        """Paints the words with what matches in bold; where they end."""
        theme = self.theme
        x = rest.left()
        for words, is_match in _pieces(hit):
            font = theme.font(bold=is_match)
            if x >= rest.right():
                break
            place = QRect(x, rest.top(), rest.right() - x, rest.height())
            x += paint_words(painter, place, words, font, theme.colour(colour))
        return x

    def _paint_right(self, painter: QPainter, rest: QRect, hit: Hit) -> int:
        """Paints the page or the keys at the right; where they begin."""
        theme = self.theme
        if not isinstance(hit.choice, Entry):
            return paint_keys(painter, theme, rest, hit.keys) if hit.keys else rest.right()
        page = self.page_of(hit.choice)
        words = say("go_to.page", page=page) if page else ""
        return paint_at_end(painter, rest, words, theme.font("help"), theme.colour("muted"))


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The words in pieces, and whether each of them matches what was typed."""
    at = 0
    for start, end in hit.parts:
        if start > at:
            yield hit.words[at:start], False
        yield hit.words[start:end], True
        at = end
    if at < len(hit.words):
        yield hit.words[at:], False

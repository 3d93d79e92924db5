"""The rows of the palette, painted: matched parts bold, what stands beside muted, keys as caps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.go_to.places import Entry
from lhl_editor.ui.go_to.rows import Header, Hit, Index, RowModel
from lhl_editor.ui.painting import Row, paint_icon, paint_words, row_of, width_of, without_highlight
from lhl_editor.ui.theme import Theme

ROW, HEADER = 36, 28
_EDGE, _INSET = 16, 8
_LEAST_FOR_BESIDE = 48


class HitList(QListView):
    """Never has the focus: the field above it steers it. `page_of` says where a place stands."""

    chosen = Signal(object)  # a Hit

    def __init__(
        self,
        theme: Theme,
        rows: RowModel,
        page_of: Callable[[Entry], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.rows, self.page_of = theme, rows, page_of
        self.setModel(rows)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(say("go_to.list"))
        without_highlight(self)

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
        px = self.theme.px
        return sum(px(HEADER if isinstance(row, Header) else ROW) for row in self.rows.rows)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            row = self.rows.rows[index.row()]
            if isinstance(row, Hit):
                self.chosen.emit(row)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: HitList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_header = isinstance(self._view.rows.rows[index.row()], Header)
        return QSize(10, self._theme.px(HEADER if is_header else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(option, self._view)
        shown = self._view.rows.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(shown, Header):
            self._paint_header(painter, row.rect, shown)
        else:
            self._paint_hit(painter, row, shown)
        painter.restore()

    def _paint_header(self, painter: QPainter, rect: QRect, header: Header) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.colour("window"))
        inner = rect.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), 0)
        paint_words(painter, inner, header.words, theme.font("help", True), theme.colour("text"))

    def _paint_hit(self, painter: QPainter, row: Row, hit: Hit) -> None:
        theme = self._theme
        if row.is_selected or row.is_hovered:
            inset = theme.px(_INSET)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if row.is_selected else "hover"))
            surface = QRectF(row.rect.adjusted(inset, 1, -inset, -1))
            painter.drawRoundedRect(surface, theme.px(6), theme.px(6))
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
        theme = self._theme
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
        theme = self._theme
        if isinstance(hit.choice, Entry):
            page = self._view.page_of(hit.choice)
            words, font = say("go_to.page", page=page) if page else "", theme.font("help")
        else:
            words, font = hit.keys, theme.font("badge")
        if not words:
            return rest.right()
        width = width_of(words, font)
        if not isinstance(hit.choice, Entry):
            return _paint_keys(painter, theme, rest, words, width)
        place = QRect(rest.right() - width, rest.top(), width + 1, rest.height())
        paint_words(painter, place, words, font, theme.colour("muted"))
        return place.left()


def _paint_keys(painter: QPainter, theme: Theme, rest: QRect, keys: str, width: int) -> int:
    """Paints a key cap at the right of `rest`; where it begins."""
    pad, height = theme.px(6), theme.px(20)
    left = rest.right() - width - 2 * pad
    cap = QRect(left, rest.center().y() - height // 2 + 1, width + 2 * pad, height)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("window"))
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    inner = cap.adjusted(pad, 0, -pad + 1, 0)
    paint_words(painter, inner, keys, theme.font("badge"), theme.colour("muted"))
    return left


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

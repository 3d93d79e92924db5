"""The page in view: what is marked on it, selected from it and pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.pages.page_text import Box, PageText
from lhl_editor.render.faces import load_faces
from lhl_editor.ui.page.drawing import Shown
from lhl_editor.ui.page.marks import Marks, Words, is_light, paint_marks, paint_ring
from lhl_editor.ui.page.sheet import Sheet
from lhl_editor.ui.page.sheet_view import SheetView
from lhl_editor.ui.theme import Theme

_NEVER_BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
Hit = tuple[int, int]  # from and to, in the page's text


class PageView(SheetView):
    """One page of the document."""

    picked = Signal(str, int)  # path and paragraph of a line that was clicked

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.text: PageText | None = None
        self._place = ""
        self._found: tuple[Hit, ...] = ()
        self._current: Hit | None = None
        self._inserted: tuple[Hit, ...] = ()
        self._removed: tuple[Hit, ...] = ()
        self._selected: tuple[int, int] | None = None  # where it began, where it ends
        self._pressed: QPoint | None = None
        self._marks = Marks()
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    # What is marked

    def show_page(self, shown: Shown, *, fade: bool) -> None:
        is_other = self.shown is None or shown.page is not self.shown.page
        super().show_page(shown, fade=fade)
        if is_other:
            self.text = PageText(shown.page)
            self._selected = None
            self._inserted = self._removed = ()
        self._mark()

    def set_place(self, path: str) -> None:
        """The place in hand, whose block is marked."""
        self._place = path
        self._mark()

    def set_found(self, found: tuple[Hit, ...], current: Hit | None) -> None:
        """What was searched for on this page, and the one in hand, which comes into view."""
        is_other = current != self._current
        self._found, self._current = found, current
        self._mark()
        if is_other and self._marks.current:
            self.bring(self._marks.current[0])

    def set_changed(self, inserted: tuple[Hit, ...], removed: tuple[Hit, ...]) -> None:
        """What came, and what went, in a comparison of this page with another."""
        self._inserted, self._removed = inserted, removed
        self._mark()

    def bring_block(self) -> None:
        """Scrolls as little as is needed to show the beginning of the block in hand."""
        if self._marks.block:
            self.bring(self._marks.block[0])

    def _mark(self) -> None:
        self._marks = self._boxes(self.text) if self.text else Marks()
        self.viewport().update()

    def _boxes(self, text: PageText) -> Marks:
        def boxes(span: Hit | None) -> tuple[Box, ...]:
            return tuple(text.boxes(min(span), max(span), load_faces())) if span else ()

        found = tuple(box for hit in self._found if hit != self._current for box in boxes(hit))
        block = tuple(text.blocks(self._place))

        def words(hits: tuple[Hit, ...]) -> tuple[Words, ...]:
            found = ((box, text.colour_at(hit[0])) for hit in hits for box in boxes(hit))
            return tuple(Words(box, is_light(colour)) for box, colour in found)

        came, went = words(self._inserted), words(self._removed)
        return Marks(block, boxes(self._selected), found, boxes(self._current), came, went)

    # Text

    def copy(self) -> None:
        """The selected text to the clipboard."""
        if words := self.selected_text():
            QGuiApplication.clipboard().setText(words)

    def select_all(self) -> None:
        if self.text:
            self._select(0, len(self.text.text))

    def selected_text(self) -> str:
        if not self.text or not self._selected:
            return ""
        return self.text.text[min(self._selected) : max(self._selected)]

    def _select(self, start: int, end: int) -> None:
        self._selected = (start, end) if start != end else None
        self._mark()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ring and self.hasFocus():
            painter = QPainter(self.viewport())
            paint_ring(painter, QRectF(self.viewport().rect()), self.theme.colour("focus"))
            painter.end()

    def paint_over(self, painter: QPainter, sheet: Sheet) -> None:
        paint_marks(painter, sheet, self._marks)

    # What a person does

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_is_copy(event) or event.matches(QKeySequence.StandardKey.SelectAll))
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._select(0, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._point(at)
            return
        far = (at.toPoint() - self._pressed).manhattanLength()
        if self.text and (self._selected or far >= QApplication.startDragDistance()):
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
            self._select(self._offset(QPointF(self._pressed)), self._offset(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        if not self._selected and self.text:
            line = self.text.line_at(*self.sheet().place(event.position()))
            if line:
                self.picked.emit(line.path, line.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_copy(event):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() == Qt.Key.Key_Escape and self._selected:
            self._select(0, 0)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        line = self.text and self.text.line_at(*self.sheet().place(QPointF(event.pos())))
        if line:
            path, part = line.path, line.part
            menu.addAction(say("page.to_field"), lambda: self.picked.emit(path, part))
            menu.addSeparator()
        copy = menu.addAction(say("page.copy"), self.copy)
        copy.setEnabled(bool(self.selected_text()))
        menu.addAction(say("page.select_all"), self.select_all)
        menu.popup(event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() not in _NEVER_BY_MOUSE
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _offset(self, at: QPointF) -> int:
        assert self.text is not None
        return self.text.offset_at(*self.sheet().place(at), load_faces())

    def _point(self, at: QPointF) -> None:
        """The pointer says what a click would do."""
        line = self.text.line_at(*self.sheet().place(at)) if self.text and not self.note else None
        shape = Qt.CursorShape.IBeamCursor if line else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)


def _is_copy(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy)

"""The page in view: scrolled, zoomed, pointed at, selected from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QMenu, QStyle, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.pages.page_text import Box, PageText
from lhl_editor.render.faces import load_faces
from lhl_editor.ui.page.drawing import Part, Shown
from lhl_editor.ui.page.marks import Marks, paint_marks, paint_ring
from lhl_editor.ui.page.sheet import Sheet
from lhl_editor.ui.page.zoom import Room, Zoom, screen_size, stepped
from lhl_editor.ui.theme import Theme

_FADE = 120  # milliseconds
_MARGIN = 16
_NEVER_BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
Hit = tuple[int, int]  # from and to, in the page's text


class PageView(QAbstractScrollArea):
    """One page of the document. It never moves by itself while the page stays the same."""

    picked = Signal(str, int)  # path and paragraph of a line that was clicked
    wants = Signal()  # something else is to be drawn: another size, another part
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.shown: Shown | None = None
        self.text: PageText | None = None
        self.zoom = Zoom()
        self.note = ""  # what stands here while there is no page
        self._before: QImage | None = None
        self._place = ""
        self._found: tuple[Hit, ...] = ()
        self._current: Hit | None = None
        self._selected: tuple[int, int] | None = None  # where it began, where it ends
        self._pressed: QPoint | None = None
        self._marks = Marks()
        self._ring = False
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE)
        self._fade.valueChanged.connect(lambda _: self.viewport().update())
        self._fade.finished.connect(self._forget_before)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(40)
        theme.changed.connect(self._lay_out)

    # What is shown

    def show_page(self, shown: Shown, *, fade: bool) -> None:
        """Another picture. With `fade` it is another page, which fades in and begins at its top."""
        other = self.shown is None or shown.page is not self.shown.page
        if fade and self.shown and not less_motion(self):
            self._before = self.shown.image
            self._fade.start()
        self.shown = shown
        if other:
            self.text = PageText(shown.page)
            self._selected = None
        if fade:
            self.horizontalScrollBar().setValue(0)
            self.verticalScrollBar().setValue(0)
        self._lay_out()
        self._mark()

    def show_note(self, words: str) -> None:
        """Words in the page's place; empty: the page."""
        self.note = words
        self.viewport().update()

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
            self._bring(self._marks.current[0])

    def bring_block(self) -> None:
        """Scrolls as little as is needed to show the beginning of the block in hand."""
        if self._marks.block:
            self._bring(self._marks.block[0])

    # Zoom

    def set_zoom(self, zoom: Zoom, at: QPointF | None = None) -> None:
        """Another size; what is at a point of the view, or in its middle, stays there."""
        if zoom == self.zoom:
            return
        middle = at or QPointF(self.viewport().rect().center())
        point = self.sheet().place(middle)
        self.zoom = zoom
        self._lay_out()
        sheet = self.sheet()
        self._scroll(
            sheet.left + point[0] * sheet.scale - middle.x(),
            sheet.top + point[1] * sheet.scale - middle.y(),
        )
        self.zoomed.emit()
        self.wants.emit()

    def step_zoom(self, step: int, at: QPointF | None = None) -> None:
        self.set_zoom(stepped(self.zoom, self._paper(), self.room(), step), at)

    def room(self) -> Room:
        """The room for the page, as if there were no scroll bars."""
        size = self.maximumViewportSize()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        bar = max(bar, self.verticalScrollBar().sizeHint().width())
        ratio = self.devicePixelRatioF()
        return Room(size.width(), size.height(), self.theme.px(_MARGIN), bar, ratio)

    def seen(self) -> Part:
        """What of the page can be seen."""
        width, height = self._size()
        sheet = self.sheet()
        left, top = -sheet.left / width, -sheet.top / height
        right = left + self.viewport().width() / width
        bottom = top + self.viewport().height() / height
        return Part(max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom))

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

    # Layout

    def sheet(self) -> Sheet:
        """Where the page stands; on whole pixels of the screen, so that it is sharp."""
        width, height = self._size()
        room, ratio = self.viewport().size(), self.devicePixelRatioF()
        margin = self.theme.px(_MARGIN)
        left = max(margin, (room.width() - width) / 2) - self.horizontalScrollBar().value()
        top = max(margin, (room.height() - height) / 2) - self.verticalScrollBar().value()
        corner = self.viewport().mapTo(self.window(), QPoint(0, 0))
        return Sheet(
            round((corner.x() + left) * ratio) / ratio - corner.x(),
            round((corner.y() + top) * ratio) / ratio - corner.y(),
            width / self._paper()[0],
        )

    def _paper(self) -> tuple[float, float]:
        placed = self.shown.placed if self.shown else None
        return (placed.width, placed.height) if placed else (960.0, 540.0)

    def _size(self) -> tuple[float, float]:
        """The page's size in logical pixels."""
        width, height = screen_size(self.zoom, self._paper(), self.room())
        ratio = self.devicePixelRatioF()
        return width / ratio, height / ratio

    def _lay_out(self) -> None:
        room, margin = self.room(), self.theme.px(_MARGIN)
        width, height = (round(side) + 2 * margin for side in self._size())
        wide, tall = room.width, room.height
        if height > tall:
            wide -= room.bar
        if width > wide:
            tall -= room.bar
            wide = room.width - room.bar * (height > tall)
        for bar, whole, part in (
            (self.horizontalScrollBar(), width, wide),
            (self.verticalScrollBar(), height, tall),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
        self.viewport().update()

    def _scroll(self, across: float, along: float) -> None:
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        bars[0].setValue(bars[0].value() + round(across))
        bars[1].setValue(bars[1].value() + round(along))

    def _bring(self, box: Box) -> None:
        rect, room = self.sheet().rect(box.grown(12, 12)), QRectF(self.viewport().rect())
        if room.contains(rect):
            return
        across = min(rect.left(), max(0.0, rect.right() - room.right()))
        along = min(rect.top(), max(0.0, rect.bottom() - room.bottom()))
        self._scroll(across, along)

    def _mark(self) -> None:
        self._marks = self._boxes(self.text) if self.text else Marks()
        self.viewport().update()

    def _boxes(self, text: PageText) -> Marks:
        def boxes(span: Hit | None) -> tuple[Box, ...]:
            return tuple(text.boxes(min(span), max(span), load_faces())) if span else ()

        found = tuple(box for hit in self._found if hit != self._current for box in boxes(hit))
        block = tuple(text.blocks(self._place))
        return Marks(block, boxes(self._selected), found, boxes(self._current))

    def _forget_before(self) -> None:
        self._before = None
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.theme.colour("surround"))
        if self.note:
            self._paint_note(painter)
        else:
            self._paint_page(painter)
        if self._ring and self.hasFocus():
            paint_ring(painter, QRectF(self.viewport().rect()), self.theme.colour("focus"))
        painter.end()

    def _paint_page(self, painter: QPainter) -> None:
        sheet, (width, height) = self.sheet(), self._size()
        whole = QRectF(sheet.left, sheet.top, width, height)
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawRect(whole.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.fillRect(whole, Qt.GlobalColor.white)
        if self.shown is None:
            return
        if self._before is not None:
            painter.drawImage(whole, self._before)
            painter.setOpacity(self._fade.currentValue())
        self._paint_picture(painter, self.shown, whole)
        painter.setOpacity(1.0)
        painter.setClipRect(whole)
        paint_marks(painter, sheet, self._marks)
        painter.setClipping(False)

    def _paint_picture(self, painter: QPainter, shown: Shown, whole: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        if (round(whole.width() * ratio), round(whole.height() * ratio)) == (
            shown.width,
            shown.height,
        ):
            shown.image.setDevicePixelRatio(ratio)
            corner = QPointF(shown.left / ratio, shown.top / ratio)
            painter.drawImage(whole.topLeft() + corner, shown.image)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across, along = whole.width() / shown.width, whole.height() / shown.height
        target = QRectF(
            whole.left() + shown.left * across,
            whole.top() + shown.top * along,
            shown.image.width() * across,
            shown.image.height() * along,
        )
        painter.drawImage(target, shown.image)

    def _paint_note(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font())
        painter.setPen(self.theme.colour("muted"))
        inner = self.viewport().rect().adjusted(24, 24, -24, -24)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)

    # What a person does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.wants.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        shown = self.shown
        if shown and (shown.image.width(), shown.image.height()) != (shown.width, shown.height):
            self.wants.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
            self.wants.emit()
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

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


def less_motion(widget: QWidget) -> bool:
    """Whether the system asks for less motion."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) == 0

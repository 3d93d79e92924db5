"""A page as a sheet in a view: as large as is wanted, scrolled, sharp on any screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QStyle, QWidget

from lhl_editor.pages.page_text import Box
from lhl_editor.ui.page.drawing import Part, Shown
from lhl_editor.ui.page.sheet import Sheet
from lhl_editor.ui.page.zoom import Room, Zoom, screen_size, stepped
from lhl_editor.ui.theme import Theme

_FADE = 120  # milliseconds
_MARGIN = 16


class SheetView(QAbstractScrollArea):
    """It never moves by itself while the page stays the same."""

    wants = Signal()  # something else is to be drawn: another size, another part
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.shown: Shown | None = None
        self.zoom = Zoom()
        self.note = ""  # what stands here while there is no page
        self._before: QImage | None = None
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE)
        self._fade.valueChanged.connect(lambda _: self.viewport().update())
        self._fade.finished.connect(self._forget_before)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(40)
        theme.changed.connect(self._lay_out)

    def paint_over(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint what is marked on the page."""

    def show_page(self, shown: Shown, *, fade: bool) -> None:
        """Another picture. With `fade` it is another page, which fades in and begins at its top."""
        if fade and self.shown and not less_motion(self):
            self._before = self.shown.image
            self._fade.start()
        self.shown = shown
        if fade:
            self.horizontalScrollBar().setValue(0)
            self.verticalScrollBar().setValue(0)
        self._lay_out()

    def show_note(self, words: str) -> None:
        """Words in the page's place; empty: the page."""
        self.note = words
        self.viewport().update()

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

    def bring(self, box: Box) -> None:
        """Scroll as little as is needed to show the box, or its beginning."""
        rect, room = self.sheet().rect(box.grown(12, 12)), QRectF(self.viewport().rect())
        if room.contains(rect):
            return
        across = min(rect.left(), max(0.0, rect.right() - room.right()))
        along = min(rect.top(), max(0.0, rect.bottom() - room.bottom()))
        self._scroll(across, along)

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
        self.paint_over(painter, sheet)
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

    # What Qt tells

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
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)


def less_motion(widget: QWidget) -> bool:
    """Whether the system asks for less motion."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) == 0

"""The strip of small pages below the page: as many as fit, the one in view framed.

Only what is seen is drawn or kept, so it costs the same for 28 pages and for 2,800.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.pages.placed import PlacedDocument, PlacedPage
from lhl_editor.ui.page.marks import paint_ring
from lhl_editor.ui.theme import Theme

_EDGE, _GAP, _ABOVE, _LABEL, _BELOW = 16, 10, 8, 20, 6
_LEAST, _MOST = 72, 124  # width of a small page
_BASE, _SHARE = 50, 0.0535  # of the pane's width
_KEPT = 120  # pictures


class Thumbnails(QWidget):
    """Small pages in a row."""

    chosen = Signal(int)  # a page number
    wants = Signal()  # other small pages are to be drawn

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current = 1
        self._first: int | None = None  # scrolled to by hand
        self._placed: PlacedDocument | None = None
        self._images: dict[int, tuple[PlacedPage, QImage]] = {}
        self._turned = 0  # of the wheel
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("page.thumbnails"))
        self.setAccessibleDescription(say("page.thumbnails_help"))
        theme.changed.connect(self.updateGeometry)

    def set_pages(self, placed: PlacedDocument) -> None:
        before, self._placed = self._placed, placed
        if before is None or before[:2] != placed[:2]:  # another paper
            self._images.clear()
            self.updateGeometry()
        if before is None or len(before.pages) != len(placed.pages):
            self.update()  # else the small pages stay until there are new pictures

    def set_current(self, number: int) -> None:
        if number != self.current:
            self.current, self._first = number, None
            self.setAccessibleDescription(
                say("page.place", page=number, pages=self._count_of_pages())
            )
            self.update()

    def set_image(self, page: PlacedPage, image: QImage) -> None:
        self._images.pop(page.number, None)
        self._images[page.number] = page, image
        while len(self._images) > _KEPT:
            del self._images[next(iter(self._images))]
        self.update()

    def wanted(self) -> tuple[int, ...]:
        """The pages in the strip whose pictures are missing or old, nearest the current first."""
        if not self._placed or not self.isVisible():
            return ()
        missing = [number for number in self._numbers() if not self._is_new(number)]
        return tuple(sorted(missing, key=lambda number: abs(number - self.current)))

    def picture_width(self) -> int:
        """The width of a small page in the screen's pixels."""
        return round(self._small().width() * self.devicePixelRatioF())

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height())

    def _height(self) -> int:
        px = self.theme.px
        return px(_ABOVE) + self._small().height() + px(_LABEL) + px(_BELOW)

    def _small(self) -> QSize:
        scale = self.theme.text_size / 100
        width = min(_MOST, max(_LEAST, _BASE + self.width() / scale * _SHARE)) * scale
        shape = self._placed.height / self._placed.width if self._placed else 9 / 16
        return QSize(round(width), round(width * shape))

    def _count_of_pages(self) -> int:
        return len(self._placed.pages) if self._placed else 0

    def _room(self) -> int:
        """How many there is room for."""
        step = self._small().width() + self.theme.px(_GAP)
        inner = self.width() - 2 * self.theme.px(_EDGE) + self.theme.px(_GAP)
        return max(1, inner // step)

    def _numbers(self) -> range:
        room, pages = self._room(), self._count_of_pages()
        first = self.current - room // 2 if self._first is None else self._first
        first = max(1, min(first, pages - room + 1))
        return range(first, min(first + room, pages + 1))

    def _is_new(self, number: int) -> bool:
        assert self._placed is not None
        page, image = self._images.get(number, (None, None))
        is_wide = image is not None and image.width() == self.picture_width()
        return page is self._placed.pages[number - 1] and is_wide

    def _rect(self, at: int, count: int) -> QRect:
        """Where the small page stands that is number `at` of `count` in the strip."""
        small, gap = self._small(), self.theme.px(_GAP)
        whole = count * (small.width() + gap) - gap
        left = (self.width() - whole) // 2 + at * (small.width() + gap)
        return QRect(QPoint(left, self.theme.px(_ABOVE)), small)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surround"))
        numbers = self._numbers() if self._placed else range(0)
        for at, number in enumerate(numbers):
            self._paint(painter, number, self._rect(at, len(numbers)))
        if self.hasFocus():
            paint_ring(painter, self.rect().toRectF(), self.theme.colour("focus"))
        painter.end()

    def _paint(self, painter: QPainter, number: int, rect: QRect) -> None:
        is_current = number == self.current
        painter.fillRect(rect, Qt.GlobalColor.white)
        _, image = self._images.get(number, (None, None))
        if image is not None:
            image.setDevicePixelRatio(image.width() / rect.width())
            painter.drawImage(rect.topLeft(), image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_current:
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(-2, -2, 2, 2))
        else:
            painter.setPen(QPen(self.theme.colour("line"), 1))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.setFont(self.theme.font("badge", bold=is_current))
        painter.setPen(self.theme.colour("text" if is_current else "muted"))
        label = QRect(rect.left(), rect.bottom() + 1, rect.width(), self.theme.px(_LABEL))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(number))

    def _number_at(self, at: QPoint) -> int | None:
        numbers = self._numbers() if self._placed else range(0)
        for place, number in enumerate(numbers):
            rect = self._rect(place, len(numbers)).adjusted(0, 0, 0, self.theme.px(_LABEL))
            if rect.contains(at):
                return number
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number:
            self.chosen.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns the strip, not the page in view."""
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        steps = int(self._turned / 120)
        if steps and self._placed:
            self._turned -= steps * 120
            room, first = self._room(), self._numbers().start
            last = max(1, self._count_of_pages() - room + 1)
            self._first = max(1, min(first - steps * max(1, room // 2), last))
            self.update()
            self.wants.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = self._count_of_pages()
        ways = {
            Qt.Key.Key_Left: self.current - 1,
            Qt.Key.Key_Right: self.current + 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: pages,
            Qt.Key.Key_PageUp: max(1, self.current - self._room()),
            Qt.Key.Key_PageDown: min(pages, self.current + self._room()),
        }
        number = ways.get(Qt.Key(event.key()))
        if number is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 1 <= number <= pages:
            self.chosen.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self.wants.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.wants.emit()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._number_at(event.pos())
            words = say("page.page", page=number) if number else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

"""A small panel over the window, at what it belongs to; one at a time.

It goes when something else gets the focus or is pressed. Esc gives the focus back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from lhl_editor.ui.theme import Theme

_EDGE = 8  # kept free round it in the window
_LEAST_BELOW = 160  # less room than this, and it stands above


class Popup(QFrame):
    """Lies in the window of `anchor`, below it or, where there is no room, above it."""

    closed = Signal()

    def __init__(self, theme: Theme, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self.theme = theme
        self._anchor: QWidget = anchor
        self._before: QWidget | None = None
        self._place: QRect | None = None
        self._over = False
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def open(self, at: QRect | None = None, over: bool = False) -> None:
        """Show it at the anchor, or at a rectangle within the anchor; `over`: covering that."""
        dismiss_popups(self.window())
        self._before = QApplication.focusWidget() or self._anchor
        self._place, self._over = at, over
        self._arrange()
        super().show()
        self.raise_()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self)
            application.focusChanged.connect(self._focus_changed)
        self.begin()

    def begin(self) -> None:
        """Take the focus; for subclasses."""
        self.setFocus()

    def least_width(self) -> int:
        return self.theme.px(320)

    def dismiss(self, give_back: bool = False) -> None:
        """Close it; `give_back`: who had the focus before gets it again."""
        if self.isHidden():
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._focus_changed)
        before, self._before = self._before, None
        if give_back and before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def resized(self) -> None:
        """Its content is of another height now."""
        self._arrange()

    def _arrange(self) -> None:
        window = self.window()
        rect = self._place or self._anchor.rect()
        top_left = self._anchor.mapTo(window, rect.topLeft())
        place = QRect(top_left, rect.size())
        edge = self.theme.px(_EDGE)
        width = max(self.least_width(), place.width() if self._place is None else 0)
        width = min(width, window.width() - 2 * edge)
        height = self._height_for(width)
        left = max(edge, min(place.left(), window.width() - width - edge))
        start = place.top() if self._over else place.bottom() + self.theme.px(4)
        below, least = window.height() - edge - start, self._least_height()
        if height > below and below < least and place.top() > below:
            top = max(edge, place.top() - self.theme.px(4) - height)
            height = min(height, max(place.top() - self.theme.px(4) - top, least))
        else:
            top, height = start, min(height, max(below, least))
        top = max(edge, min(top, window.height() - edge - height))
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    def _least_height(self) -> int:
        layout, least = self.layout(), self.theme.px(_LEAST_BELOW)
        return max(least, layout.totalMinimumSize().height()) if layout else least

    def _height_for(self, width: int) -> int:
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()  # what is in it may be of another height by now
        if layout.hasHeightForWidth():
            return layout.heightForWidth(width)
        return layout.sizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss(give_back=True)
        else:
            event.accept()  # nothing behind it is meant

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QWidget) and not self._holds(watched):
                self.dismiss()
        elif event.type() == QEvent.Type.Resize and watched is self.window():
            self.dismiss(give_back=True)
        return False

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self._holds(now):
            self.dismiss()


def dismiss_popups(window: QWidget) -> None:
    """Close what is open in a window."""
    for child in window.children():
        if isinstance(child, Popup):
            child.dismiss()

"""What is as tall as its content where there is room for it, and scrolls where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QSizePolicy, QWidget

from lhl_editor.ui.theme import Theme

_LEAST = 120  # of its height
_ROUND = 32  # kept in sight above and below what has the focus


class LowContent(QWidget):
    """Content that first gets as low as it can, and only then is scrolled: lists in it scroll
    themselves."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout else -1


class TallArea(QScrollArea):
    """Lets what is behind it be seen; the focus is shown where it is in the content."""

    def __init__(self, theme: Theme, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        for part in (inner, self.viewport()):
            part.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_focus)  # when all of it has its place

    def _show_focus(self) -> None:
        """Have in sight what she begins with, where there is no room for all."""
        inner, focus = self.widget(), self.window().focusWidget()
        if inner is not None and focus is not None and inner.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, self._theme.px(_ROUND))

    def sizeHint(self) -> QSize:
        inner = self.widget()
        return inner.sizeHint() if inner else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._theme.px(_LEAST)
        return QSize(least, min(least, self.sizeHint().height()))

    def heightForWidth(self, width: int) -> int:
        inner, edge = self.widget(), 2 * self.frameWidth()
        layout = inner.layout() if inner else None
        if layout is None or not layout.hasHeightForWidth():
            return self.sizeHint().height() + edge
        return layout.totalHeightForWidth(width - edge) + edge

    def content_changed(self) -> None:
        """What is in it was shown or hidden: its height is another one at once, and not only when
        Qt has told each layout round it in turn."""
        inner = self.widget()
        for layout in inner.findChildren(QLayout) if inner else ():
            layout.invalidate()
        self.updateGeometry()

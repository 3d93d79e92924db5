"""The ring round the button that has the focus; fields show it as their border instead."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from lhl_editor.ui.theme import Theme

_GAP, _LINE = 1, 2
_ROUND = (None, "", "primary", "secondary")  # the roles that have an edge of their own


class FocusRing(QWidget):
    """Lies over the focused button, 3 px wider on each side, and lets the mouse through."""

    def __init__(self, theme: Theme, application: QApplication) -> None:
        super().__init__()
        self._theme = theme
        self._button: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._button:
            with contextlib.suppress(RuntimeError):  # it is being destroyed
                self._button.removeEventFilter(self)
            self._button = None
        if not isinstance(now, QPushButton) or now.property("role") not in _ROUND:
            self.hide()
            self.setParent(None)
            return
        self._button = now
        now.installEventFilter(self)
        now.destroyed.connect(self._forget)
        self._place()

    def _forget(self) -> None:
        self._button = None

    def _place(self) -> None:
        parent = self._button.parentWidget() if self._button else None
        if not self._button or not parent:
            return
        if self.parentWidget() is not parent:
            self.setParent(parent)
        wider = _GAP + _LINE
        self.setGeometry(self._button.geometry().adjusted(-wider, -wider, wider, wider))
        self.setVisible(self._button.isVisible())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), _LINE))
        half = _LINE / 2
        radius = self._theme.px(6) + _GAP + half
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )

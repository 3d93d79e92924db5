"""A ring round a field that was reached from elsewhere: 3 px, for 600 ms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lhl_editor.ui.theme import Theme

_LINE, _TIME = 3, 600


class FocusFlash(QWidget):
    """Lies over the content of the form, round one widget in it."""

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__(content)
        self._theme, self._content = theme, content
        self._round: QWidget | None = None
        self._timer = QTimer(self, interval=_TIME, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_round(self, widget: QWidget) -> None:
        if self._round is not None:
            self._round.removeEventFilter(self)
        self._round = widget
        widget.installEventFilter(self)
        self._place(widget)
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._round and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place(self._round)
        return False

    def _place(self, widget: QWidget) -> None:
        corner = widget.mapTo(self._content, widget.rect().topLeft())
        rect = widget.rect().translated(corner).adjusted(-_LINE, -_LINE, _LINE, _LINE)
        self.setGeometry(rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), _LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = _LINE / 2
        radius = self._theme.px(6) + half
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )
        painter.end()

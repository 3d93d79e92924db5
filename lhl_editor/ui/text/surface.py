"""What a text stands on: a QTextEdit that is as high as its content and never scrolls."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from lhl_editor.ui.theme import LINE_HEIGHTS, Theme

SIDE = 4  # between the edge and a text, beside what the style sheet gives
_LOCK, _ICON = 24, 16
_MANY_LINES = 3


class Surface(QTextEdit):
    """Room, padlock and placeholder of a text field. Undo and scrolling are the window's."""

    above, side = 3, SIDE  # round the text, beside what the style sheet gives

    def __init__(self, theme: Theme, parent: QWidget | None, many_lines: bool) -> None:
        super().__init__(parent)
        self.theme = theme
        self._least_lines = _MANY_LINES if many_lines else 1
        self._hint = ""
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.measure()
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def measure(self) -> None:
        """Take font and margins from the theme."""
        document, font = self.document(), self.theme.font("text")
        if document.defaultFont() != font:  # each of these lays the text out anew
            document.setDefaultFont(font)
        if self.above or self.side or self.isReadOnly():
            self._keep_margins()
        elif document.documentMargin():
            document.setDocumentMargin(0)
        self.fit()

    def _keep_margins(self) -> None:
        px, frame = self.theme.px, self.document().rootFrame()
        margins = frame.frameFormat()
        margins.setMargin(0)
        margins.setLeftMargin(px(self.side) + (px(_LOCK) if self.isReadOnly() else 0))
        margins.setRightMargin(px(self.side))
        margins.setTopMargin(px(self.above))
        if margins != frame.frameFormat():
            frame.setFrameFormat(margins)

    def fit(self) -> None:
        """Be as high as the text, or as the fewest lines."""
        px = self.theme.px
        least = self._least_lines * px(LINE_HEIGHTS["text"]) + px(self.above)
        edge = self.contentsMargins()  # those of the style sheet
        height = max(math.ceil(self.document().size().height()), least)
        whole = height + edge.top() + edge.bottom()
        if (self.minimumHeight(), self.maximumHeight()) != (whole, whole):
            self.setFixedHeight(whole)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.maximumHeight())

    def setReadOnly(self, ro: bool) -> None:
        if ro == self.isReadOnly():
            return  # what follows makes all enumerations of QStyle, too much before the first paint
        super().setReadOnly(ro)
        if ro:
            flags = Qt.TextInteractionFlag
            can_select = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            self.setTextInteractionFlags(can_select)
        self.measure()
        self.style().unpolish(self)
        self.style().polish(self)

    def setPlaceholderText(self, placeholderText: str) -> None:
        """Painted below: Qt's own stands higher than the first line."""
        self._hint = placeholderText
        self.viewport().update()

    def placeholderText(self) -> str:
        return self._hint

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()  # the form scrolls

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if not self.isReadOnly() and not self._hint:
            return  # the first call of viewport() makes all types of Qt, and this may be soon
        painter = QPainter(self.viewport())
        if self.isReadOnly():
            self._paint_lock(painter)
        if self._hint and self.document().isEmpty():
            self._paint_hint(painter)
        painter.end()

    def _paint_lock(self, painter: QPainter) -> None:
        px = self.theme.px
        top = px(self.above) + (px(LINE_HEIGHTS["text"]) - px(_ICON)) // 2
        icon = self.theme.icon("lock", "muted")
        icon.paint(painter, px(self.side), top, px(_ICON), px(_ICON))

    def _paint_hint(self, painter: QPainter) -> None:
        block = self.document().firstBlock()
        layout = block.layout()
        if block.blockFormat().leftMargin() or layout.preeditAreaText() or not layout.lineCount():
            return
        painter.setFont(self.theme.font("text"))
        painter.setPen(self.theme.colour("muted" if self.isEnabled() else "disabled"))
        room = int(self.viewport().width() - layout.position().x()) - self.theme.px(self.side)
        shown = painter.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
        line = layout.lineAt(0)
        below = QPoint(0, round(line.y() + line.ascent()))
        painter.drawText(layout.position().toPoint() + below, shown)

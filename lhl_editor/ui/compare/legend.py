"""What the marks look like, and what they mean."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from lhl_editor.core.difference_kinds import Kind
from lhl_editor.language.catalogue import say
from lhl_editor.language.marked import Shade, Span
from lhl_editor.ui.compare.comparison import ICONS
from lhl_editor.ui.compare.row_painting import LINE, paint_spans
from lhl_editor.ui.painting import paint_icon
from lhl_editor.ui.theme import Theme

_SHOWN = (
    (Kind.ADDED, Shade.INSERTED),
    (Kind.REMOVED, Shade.REMOVED),
    (Kind.MOVED, Shade.MOVED),
)


class Legend(QFrame):
    """The three marks in a row, below the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("role", "footer")
        self.setAccessibleName(say("compare.legend"))
        self.setAccessibleDescription(", ".join(_words(kind) for kind, _ in _SHOWN))
        self._measure()
        theme.changed.connect(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self.theme
        metrics = QFontMetrics(theme.font(bold=True))
        painter = QPainter(self)
        left = theme.px(16)
        top = (self.height() - metrics.height()) // 2
        for kind, shade in _SHOWN:
            icon = QRect(left, 0, theme.px(16), self.height())
            paint_icon(painter, theme, ICONS[kind][0], shade.value, icon)
            width = metrics.horizontalAdvance(_words(kind)) + theme.px(8)
            words = QRect(icon.right() + theme.px(6), top, width, theme.px(LINE))
            paint_spans(painter, theme, words, (Span(_words(kind), shade),))
            left = words.right() + theme.px(16)
        painter.end()

    def _measure(self) -> None:
        self.setFixedHeight(self.theme.px(40))
        self.update()


def _words(kind: Kind) -> str:
    return say(f"difference.kind.{kind.value}")

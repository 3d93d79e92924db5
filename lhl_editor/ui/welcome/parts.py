"""What the first pages are made of: ways to begin, and pages that scroll up and down."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label


class Way(QPushButton):
    """A way to begin: an icon, what it is, and a line on it."""

    def __init__(self, theme: Theme, icon: str, code: str) -> None:
        super().__init__()
        px = theme.px
        self.setProperty("role", "way")
        self.setAccessibleName(say(f"{code}.title"))
        self.setAccessibleDescription(say(f"{code}.help"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(6), px(6), px(8), px(6))
        row.setSpacing(px(12))
        picture = label("")
        picture.setPixmap(theme.icon(icon, "accent").pixmap(QSize(px(20), px(20))))
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(say(f"{code}.title"), "label"))
        words.addWidget(label(say(f"{code}.help"), "help", wraps=True))
        row.addLayout(words, 1)


def scrolled(page: QWidget) -> QScrollArea:
    """Up and down only, where the window is too low for it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setFocusProxy(page)
    return area


def pixmap_of(picture: QImage, ratio: float) -> QPixmap:
    pixmap = QPixmap.fromImage(picture)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

"""The list of changes and the one in hand beside each other, and how they share the width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from lhl_editor.ui.theme import Theme

_LEAST, _USUAL, _MOST = 320, 440, 560  # of the list's width
_WIDE = 1100  # where there is room for the usual


class Columns(QSplitter):
    """`listed` stand below each other at the left; `stretches` is the one that takes the room."""

    def __init__(
        self, theme: Theme, listed: tuple[QWidget, ...], stretches: QWidget, view: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._is_moved = False
        self._left = QFrame()
        self._left.setProperty("role", "form")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in listed:
            column.addWidget(each, int(each is stretches))
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self._left)
        self.addWidget(view)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(lambda *_: self._moved())
        self._measure()
        theme.changed.connect(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _measure(self) -> None:
        self._left.setMinimumWidth(self._theme.px(_LEAST))
        self._left.setMaximumWidth(self._theme.px(_MOST))
        self._share()

    def _share(self) -> None:
        """The list gets its usual width where there is room, until the person moves its edge."""
        if not self._is_moved:
            px = self._theme.px
            usual = px(_USUAL if self.width() >= px(_WIDE) else _LEAST)
            self.setSizes([usual, max(1, self.width() - usual)])

    def _moved(self) -> None:
        self._is_moved = True

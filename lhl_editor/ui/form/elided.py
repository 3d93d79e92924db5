"""Widgets of one line that shorten their words with «…» instead of asking for more room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget


class ElidedCheckBox(QCheckBox):
    """The whole words are its name, and its tooltip where they do not fit."""

    def __init__(self, words: str, around: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._around = words, around
        self.setAccessibleName(words)
        self._shorten(10_000)

    @property
    def words(self) -> str:
        return self._words

    def minimumSizeHint(self) -> QSize:
        return QSize(self._around * 3, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._around * 3, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten(event.size().width() - self._around)

    def _shorten(self, room: int) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        escaped = shown.replace("&", "&&")
        if escaped != self.text():
            self.setText(escaped)
        self.setToolTip("" if shown == self._words else self._words.replace("<", "&lt;"))

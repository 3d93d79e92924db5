"""What stands in the place of the rows where a filter has no hits, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label


class NoHits(QWidget):
    """«Ingen treff på «…». Tøm filteret»."""

    def __init__(self, theme: Theme, clear: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self._words = label("", "muted", wraps=True)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._words)
        link = button(say("outline.clear_filter"), clear, "link")
        self._layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_words(self, words: str) -> None:
        """These are the words that have no hits."""
        self._words.setText(say("outline.no_hits", words=words))

    def _measure(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(6), px(8), px(12), px(8))
        self._words.setIndent(px(6))  # the link has as much of its own

"""One earlier value of a field: who wrote it and when, what it said, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.language.marked import Part
from lhl_editor.ui.compare.marked_text import MarkedText
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_SIZE = 14, 20  # of the letters, and of a line
_FRAME = 4  # round words with marks, where the focus is shown


class EarlierRow(QWidget):
    """`parts` gives what differs between the value and what is there now, word by word."""

    def __init__(
        self,
        theme: Theme,
        maker: str,
        words: str,
        parts: Callable[[], Sequence[Part]],
        way: QWidget,
        grown: Callable[[], object],
    ) -> None:
        super().__init__()
        self._theme, self._parts, self._grown = theme, parts, grown
        self._name = f"{maker}: {words}"
        self._words = label(words, wraps=True)
        self._words.setContentsMargins(theme.px(_FRAME), 0, 0, 0)
        self._marked: MarkedText | None = None
        px = theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(12 - _FRAME), px(8), px(12), px(8))
        line.setSpacing(px(16))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        who = label(maker, "help")
        who.setContentsMargins(px(_FRAME), 0, 0, 0)
        self._column.addWidget(who)
        self._column.addWidget(self._words)
        line.addLayout(self._column, 1)
        line.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_difference(self, shown: bool) -> None:
        """Mark what differs from what is there now, or show the words as they were."""
        if shown and self._marked is None:
            self._marked = self._make_marked()
        self._words.setVisible(not shown)
        if self._marked is not None:
            self._marked.setVisible(shown)

    def _make_marked(self) -> MarkedText:
        made = MarkedText(self._theme, None, size=_SIZE)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self._name)
        made.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._column.addWidget(made)
        made.show_parts(self._parts(), "")
        return made

    def _fit(self, size: QSizeF) -> None:
        """As tall as its words."""
        if self._marked is None:
            return
        frame = self._marked.height() - self._marked.viewport().height()
        if self._marked.height() != ceil(size.height()) + frame:
            self._marked.setFixedHeight(ceil(size.height()) + frame)
            self._grown()

"""What stands where there is no change to show: what is missing, why, and one way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_WIDEST, _EDGE = 440, 24


class Nothing(QWidget):
    """A few words in the middle; where the filter hides all, the way to clear it."""

    def __init__(self, theme: Theme, clear_filter: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self._icon, self.words = label(""), label("", wraps=True)
        self._icon_name = "git-compare"
        self.clear = button(say("compare.filter.clear"), clear_filter, "link")
        self.setProperty("role", "form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for each in (self._icon, self.words, self.clear):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._dress()
        theme.changed.connect(self._dress)

    def say_words(self, words: str, *, is_filtered: bool = False, icon: str = "") -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.clear.setVisible(is_filtered)
        self._icon_name = icon or "git-compare"
        self._dress()

    def _dress(self) -> None:
        px = self.theme.px
        self._icon.setPixmap(self.theme.icon(self._icon_name, "muted").pixmap(px(24), px(24)))
        column = self.layout()
        if column is not None:
            column.setContentsMargins(*(px(_EDGE),) * 4)
            column.setSpacing(px(8))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the words need, up to a width, and as tall as they are then."""
        px, words = self.theme.px, self.words
        room = min(px(_WIDEST), max(px(120), self.width() - 2 * px(_EDGE)))
        wide = min(room, words.fontMetrics().horizontalAdvance(words.text()) + px(2))
        words.setFixedSize(wide, max(0, words.heightForWidth(wide)))

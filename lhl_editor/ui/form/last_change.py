"""Who changed a field last, below it, and the way to what it said before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_ICON = 14


class LastChange(QWidget):
    """The way to earlier values is there while the field is in use; its key always is."""

    def __init__(self, theme: Theme, show_earlier: Callable[[], object]) -> None:
        super().__init__()
        icon = QLabel()
        icon.setPixmap(theme.icon("history", "muted").pixmap(theme.px(_ICON), theme.px(_ICON)))
        self._words = _Words("help")
        self._dot = label("·", "help")
        self.earlier = button(say("last_change.earlier"), show_earlier, "link")
        self.earlier.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(4))
        for each in (icon, self._words, self._dot, self.earlier):
            row.addWidget(each)
        row.addStretch(1)
        self.setFixedHeight(theme.px(4) + theme.px(24))
        self.set_in_use(False)

    @property
    def words(self) -> str:
        return self._words.accessibleName()

    def show_words(self, words: str) -> None:
        self._words.show_words(words)
        self.setVisible(bool(words))

    def set_in_use(self, in_use: bool) -> None:
        """Whether the focus is in the field."""
        self._dot.setVisible(in_use)
        self.earlier.setVisible(in_use)


class _Words(ElidedLabel):
    """As wide as its words, where there is room for all of them."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        super().show_words(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.accessibleName())
        return QSize(wide + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

"""One thing that is to be known, with an icon before its words, on a surface of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, set_state


def picture(theme: Theme, icon: str, colour: str) -> QPixmap:
    """An icon of 16 for a label."""
    size = theme.px(16)
    return theme.icon(icon, colour).pixmap(size, size)


class Note(QFrame):
    """`kind`: error, warning, advice, or done, which has no surface."""

    def __init__(
        self, theme: Theme, icon: str, kind: str, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._shows = theme, (icon, kind)
        self._icon, self._words = label(""), label(words, wraps=True)
        row = QHBoxLayout(self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def words(self) -> str:
        return self._words.text()

    def tell(self, icon: str, kind: str, words: str) -> None:
        """Say something else."""
        self._shows = icon, kind
        self._words.setText(words)
        self._dress()

    def _dress(self) -> None:
        icon, kind = self._shows
        px = self._theme.px
        self.setProperty("role", "" if kind == "done" else "notice")
        set_state(self, kind)
        row = self.layout()
        if row is not None:
            row.setContentsMargins(*(4 * (0,) if kind == "done" else (px(12), px(7)) * 2))
            row.setSpacing(px(8))
        self._icon.setPixmap(picture(self._theme, icon, kind))
        self._icon.setFixedHeight(px(20))

"""The foot of the palette: which keys do what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import native_keys
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_KEYS = ((("Up", "Down"), "choose"), (("Return",), "go"), (("Esc",), "close"))


class Footer(QFrame):
    """Which keys do what."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(6))
        for keys, code in _KEYS:
            for key in keys:
                cap = label(native_keys(key), "keys")
                cap.setFixedHeight(theme.px(20))
                row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(label(say(f"go_to.{code}"), "help"))
            row.addSpacing(theme.px(10))
        row.addStretch(1)
        row.addWidget(label(say("go_to.only_commands"), "help"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its surface, with the popup's corners."""
        theme, round_ = self._theme, self._theme.px(7)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("window"))
        painter.drawRoundedRect(self.rect().adjusted(0, -2 * round_, 0, 0), round_, round_)
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.end()

"""What stands where there are no findings to show: all is well, or the filter hides them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label


class NoFindings(QWidget):
    """Good news with a tick, or the way to what the filter hides."""

    def __init__(self, theme: Theme, clear_filter: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self._icon = label("")
        self._words = label("", wraps=True)
        self._clear = button(say("findings.filter.clear"), clear_filter, "link")
        row = QHBoxLayout(self)
        for each in (self._icon, self._words, self._clear):
            row.addWidget(each, int(each is self._words), Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._measure)
        self._measure()

    def show_for(self, are_there_findings: bool) -> None:
        self._words.setText(say("findings.none_here" if are_there_findings else "findings.none"))
        self._icon.setVisible(not are_there_findings)
        self._clear.setVisible(are_there_findings)

    def _measure(self) -> None:
        px = self.theme.px
        margins = self.layout()
        if margins is not None:
            margins.setContentsMargins(px(16), px(8), px(16), px(8))
            margins.setSpacing(px(8))
        self._icon.setPixmap(self.theme.icon("circle-check", "done").pixmap(px(16), px(16)))

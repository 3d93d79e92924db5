"""A folder that files go into, and the way to choose another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.export.note import picture
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_HEIGHT = 32


class Folder(QFrame):
    """A folder, and the button that chooses another."""

    changed = Signal()

    def __init__(self, theme: Theme, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._theme = theme
        self._shown = QFrame()
        self._shown.setProperty("role", "card")
        self._icon, self._words = label(""), label("")
        self._choose = button(say("export.choose_folder"), self._ask)
        self._choose.setAutoDefault(True)
        self.setFocusProxy(self._choose)
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        row.addWidget(self._shown, 1)
        row.addWidget(self._choose)
        inner = QHBoxLayout(self._shown)
        inner.addWidget(self._icon)
        inner.addWidget(self._words, 1)

    def _dress(self) -> None:
        px = self._theme.px
        self._shown.setFixedHeight(px(_HEIGHT))
        self._icon.setPixmap(picture(self._theme, "folder", "muted"))
        inner = self._shown.layout()
        if inner is not None:
            inner.setContentsMargins(px(11), 0, px(11), 0)
            inner.setSpacing(px(8))
        self._show()

    def _show(self) -> None:
        """The path, shortened in its middle where there is no room for all of it."""
        words = str(self.path)
        px = self._theme.px
        room = self.width() - self._choose.sizeHint().width() - px(62)
        metrics = QFontMetrics(self._theme.font())
        self._words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(room, 80)))
        self._words.setMinimumWidth(1)
        self._shown.setToolTip(plain_tip(words))
        self._choose.setAccessibleDescription(f"{say('export.folder')}: {words}")

    def _ask(self) -> None:
        title = say("export.choose_folder_title")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.path))
        if chosen:
            self.path = Path(chosen)
            self._show()
            self.changed.emit()

"""How far an export has come, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.export.note import picture
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, rule


class Progress(QWidget):
    """A bar, and «Side 12 av 28» above it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._bar = label("", "body"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("export.progress_name"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._words)
        column.addWidget(self._bar)

    def begin(self) -> None:
        """Nobody knows yet how much there is to do."""
        self._words.setText(say("export.working"))
        self._bar.setRange(0, 0)

    def show_page(self, page: int, pages: int) -> None:
        """`page` of `pages` is done; after the last one the Word file is made."""
        if page < pages:
            self._words.setText(say("export.progress", page=page, pages=pages))
            self._bar.setRange(0, pages)
            self._bar.setValue(page)
        else:
            self.begin()


class Made(QWidget):
    """The files that were written, each with the way to open it."""

    open_wanted = Signal(object)  # Path

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_files(self, files: Sequence[Path]) -> None:
        px = self._theme.px
        card = QFrame()
        card.setProperty("role", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for number, file in enumerate(files):
            if number:
                rows.addWidget(rule())
            rows.addLayout(self._row(file))
        self._rows.addWidget(card)
        self._rows.addSpacing(px(8))
        self._rows.addWidget(label(str(files[0].parent), "help", wraps=True))

    def _row(self, file: Path) -> QHBoxLayout:
        px = self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(12), px(6), px(8), px(6))
        row.setSpacing(px(8))
        icon = label("")
        icon.setPixmap(picture(self._theme, "file-text", "muted"))
        row.addWidget(icon)
        row.addWidget(label(file.name, wraps=True), 1)
        way = button(say("export.open_short"), lambda: self.open_wanted.emit(file), "link")
        way.setAutoDefault(True)
        way.setAccessibleName(say("export.open", file=file.name))
        row.addWidget(way)
        return row

"""What a page of welcome can ask for, and what it needs to know."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lhl_editor.ui.background import Latest
from lhl_editor.ui.theme import Theme


class Ways(QWidget):
    """`example` is the file to play with, if there is one; `latest` draws what files look like."""

    open_wanted = Signal(object)  # Path
    choose_wanted = Signal()
    new_wanted = Signal()
    example_wanted = Signal()
    folder_wanted = Signal(object)  # Path
    forget_wanted = Signal(object)  # Path
    settings_wanted = Signal()
    person_given = Signal(str, str)  # name, e-mail

    def __init__(self, theme: Theme, example: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.example = theme, example
        self.latest = Latest(self)

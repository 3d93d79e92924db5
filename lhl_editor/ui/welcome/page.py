"""The first page: what to work with, or, the first time, who one is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from lhl_editor.files.preferences import Preferences
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.welcome.first_time import FirstTime
from lhl_editor.ui.welcome.last_files import LastFiles
from lhl_editor.ui.welcome.parts import scrolled
from lhl_editor.ui.welcome.ways import Ways


class Welcome(Ways):
    """Asks for nothing but what is needed to begin."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        example: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, example, parent)
        self._stack = QStackedLayout(self)
        self._first: FirstTime | None = None
        self.setProperty("role", "form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_preferences(preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is known of the person and of her files."""
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        known = bool(preferences.name or preferences.recent)
        self._first = None if known else FirstTime(self)
        page = scrolled(self._first) if self._first else LastFiles(self, preferences)
        self._stack.addWidget(page)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._first:
            self._first.arrange(self.width())

    def stop(self) -> None:
        self.latest.stop()

    def focusInEvent(self, event: object) -> None:
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus()

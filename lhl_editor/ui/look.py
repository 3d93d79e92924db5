"""Dresses the application in a theme, and changes its clothes when the theme changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lhl_editor.resource_files import resource
from lhl_editor.ui.focus_ring import FocusRing
from lhl_editor.ui.style_sheet import qt_palette, style_sheet
from lhl_editor.ui.theme import Theme, load_fonts

_DRAWINGS = {
    "chevron": ("chevron-down", "text"),
    "tick": ("check", "on_accent"),
    "chosen": ("check", "text"),
}


class Look(QObject):
    """Keeps application and theme alike. `theme_name`: system, light or dark."""

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__(application)
        self._application, self._theme = application, theme
        self._folder = QTemporaryDir()
        self._chosen, self._text_size = "system", 100
        load_fonts()
        self._ring = FocusRing(theme, application)
        theme.changed.connect(self._dress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._choose)
        self._dress()

    def choose(self, theme_name: str, text_size: int) -> None:
        """The look that a person wants; `system` follows the desktop's."""
        self._chosen, self._text_size = theme_name, text_size
        self._choose()

    def _choose(self) -> None:
        dark = self._chosen == "dark"
        if self._chosen == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            dark = scheme == Qt.ColorScheme.Dark
        self._theme.set(dark=dark, text_size=self._text_size)

    def _dress(self) -> None:
        self._application.setPalette(qt_palette(self._theme))
        self._application.setFont(self._theme.font())
        self._application.setStyleSheet(style_sheet(self._theme, self._drawings()))

    def _drawings(self) -> dict[str, str]:
        """The pictures that a style sheet can only take from files, in the theme's colours."""
        return {name: self._drawn(*what) for name, what in _DRAWINGS.items()}

    def _drawn(self, icon: str, role: str) -> str:
        colour = getattr(self._theme.palette, role)
        target = Path(self._folder.path(), f"{icon}-{colour[1:]}.svg")
        if not target.exists():
            drawing = resource("icons", f"{icon}.svg").read_text(encoding="utf-8")
            target.write_text(drawing.replace("currentColor", colour), encoding="utf-8")
        return target.as_posix()

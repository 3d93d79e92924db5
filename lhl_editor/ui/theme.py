"""How the window looks just now: colours, sizes, fonts and icons for widgets that paint."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon

from lhl_editor.resource_files import resource
from lhl_editor.ui.icons import icon
from lhl_editor.ui.palette import DARK, LIGHT, Palette

FAMILY = "Lato"
SMALLEST, LARGEST = 90, 200  # per cent of the text size
_SIZES = {"badge": 12, "help": 13, "body": 14, "text": 15, "title": 22, "welcome": 28}
LINE_HEIGHTS = {"badge": 16, "help": 18, "body": 20, "text": 24, "title": 30, "welcome": 36}


class Theme(QObject):
    """Colours by role, and lengths that grow with the chosen text size."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette: Palette = LIGHT
        self.is_dark = False
        self.text_size = 100  # per cent
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def set(self, *, dark: bool, text_size: int = 100) -> None:
        """Another look; `text_size` in per cent."""
        size = max(SMALLEST, min(LARGEST, text_size))
        if (dark, size) == (self.is_dark, self.text_size):
            return
        self.is_dark, self.text_size = dark, size
        self.palette = DARK if dark else LIGHT
        self._icons.clear()
        self._fonts.clear()
        self.changed.emit()

    def px(self, size: float) -> int:
        """A length of the design in logical pixels of the screen; a line stays one."""
        return max(1, round(size * self.text_size / 100)) if size else 0

    def font(self, role: str = "body", bold: bool = False) -> QFont:
        """The font of a role: badge, help, body, text, title or welcome."""
        if (role, bold) not in self._fonts:
            self._fonts[role, bold] = font = QFont(FAMILY)
            font.setPixelSize(self.px(_SIZES[role]))
            font.setBold(bold or role in ("title", "welcome"))
            plain_letters(font)
        return QFont(self._fonts[role, bold])

    def colour(self, name: str) -> QColor:
        """The colour of a role, by its name in `Palette`."""
        return QColor(getattr(self.palette, name))

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """A Lucide icon in the colour of a role."""
        key = name, colour
        if key not in self._icons:
            self._icons[key] = icon(name, getattr(self.palette, colour), self.palette.disabled)
        return self._icons[key]


def plain_letters(font: QFont) -> None:
    """No ligatures, and figures of one width."""
    font.setFeature(QFont.Tag("liga"), 0)
    font.setFeature(QFont.Tag("tnum"), 1)


def load_fonts() -> None:
    """Make the shipped Lato known to Qt; needs an application."""
    for file in ("Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Italic.ttf", "Lato-BoldItalic.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))

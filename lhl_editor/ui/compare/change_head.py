"""Above a change: which page it is on, which change it is of how many, and the way to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import COMMANDS, native_keys
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, with_icon

HEIGHT = 40
_WIDE = 620  # from where there is room for words and keys
_TABS_STAND = 6  # so much higher is the room above the words of tabs than below them
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ChangeHead(QFrame):
    """Asks for the next change (1) or the one before it (-1)."""

    step_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_aside = False
        self.setProperty("role", "bar")
        self.pages, self.number = ElidedLabel("label"), label("", "muted")
        self.previous = self._button("compare.previous", -1)
        self.next = self._button("compare.next", 1)
        self._keys = _keys("change.previous"), _keys("change.next")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.pages, 4)
        self._row.addStretch(1)  # for when there are no pages
        self._row.addWidget(self.previous)
        self._row.addWidget(self._keys[0], 0, _MIDDLE)
        self._row.addWidget(self.number)
        self._row.addWidget(self.next)
        self._row.addWidget(self._keys[1], 0, _MIDDLE)
        self._dress()
        theme.changed.connect(self._dress)

    def show_number(self, number: int, count: int) -> None:
        self.number.setText(say("compare.number", number=number, count=count))

    def show_pages(self, before: int, after: int) -> None:
        """The numbers of the two pages; 0 where there is none."""
        if before and after and before != after:
            self.pages.show_words(say("compare.two_pages", before=before, after=after))
        else:
            number = before or after
            self.pages.show_words(say("compare.one_page", page=number) if number else "")

    def set_aside(self, is_aside: bool) -> None:
        """Whether it stands beside tabs, so that the page keeps away from them."""
        side = Qt.AlignmentFlag.AlignRight if is_aside else Qt.AlignmentFlag.AlignLeft
        self.pages.setAlignment(side | _MIDDLE)
        self._is_aside = is_aside
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _button(self, code: str, step: int) -> QPushButton:
        made = button(say(code), lambda: self.step_wanted.emit(step), "link")
        made.setAccessibleName(say(code))
        made.setToolTip(say(code))
        return made

    def _arrange(self) -> None:
        has_room = self.width() >= self._theme.px(_WIDE)
        for cap in self._keys:
            cap.setVisible(has_room)
        for each in (self.previous, self.next):
            each.setText(each.accessibleName() if has_room else "")

    def _dress(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        above = px(_TABS_STAND) if self._is_aside else 0
        self._row.setContentsMargins(px(16), above, px(16), 0)
        self._row.setSpacing(px(8))
        for cap in self._keys:
            cap.setFixedHeight(px(20))
        with_icon(self.previous, self._theme, "chevron-up")
        with_icon(self.next, self._theme, "chevron-down")
        self._arrange()


def _keys(code: str) -> QWidget:
    """The first shortcut of a command, as on a key cap."""
    return label(native_keys(COMMANDS[code][1][0]), "keys")

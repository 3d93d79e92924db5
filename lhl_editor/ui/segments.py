"""One of a few, side by side in one frame: which one is chosen comes out as a code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.theme import Theme

Segment = tuple[str, str, str]  # code, words, icon or nothing
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Segments(QFrame):
    """The arrow keys go from one to the next; the first is chosen at the beginning."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, segments: Sequence[Segment], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._segments = theme, tuple(segments)
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._buttons = {segment[0]: self._button(segment) for segment in self._segments}
        for code, words, _ in self._segments:
            self.set_words(code, words)
            row.addWidget(self._buttons[code])
        self.choose(self._segments[0][0])
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def code(self) -> str:
        """The one that is chosen."""
        return next(code for code, each in self._buttons.items() if each.isChecked())

    def choose(self, code: str) -> None:
        """Shows another one as chosen, and tells nobody."""
        self._buttons[code].setChecked(True)

    def button(self, code: str) -> QToolButton:
        return self._buttons[code]

    def set_words(self, code: str, words: str) -> None:
        """Another name for one of them."""
        made = self._buttons[code]
        made.setText(words.replace("&", "&&"))
        made.setAccessibleName(words)
        made.setToolTip(plain_tip(words))

    def show_words(self, shown: bool) -> None:
        """Words beside the icons, or the icons alone where there is little room."""
        style = Qt.ToolButtonStyle
        for code, _, icon in self._segments:
            has_words = shown or not icon
            self._buttons[code].setToolButtonStyle(
                style.ToolButtonTextBesideIcon if has_words else style.ToolButtonIconOnly
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        codes = [code for code, _, _ in self._segments]
        at = max(0, min(len(codes) - 1, codes.index(self.code) + step))
        self._buttons[codes[at]].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[codes[at]].click()

    def _button(self, segment: Segment) -> QToolButton:
        code = segment[0]
        made = QToolButton()
        made.setProperty("role", "segment")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.clicked.connect(lambda: self.chosen.emit(code))
        self._group.addButton(made)
        return made

    def _dress(self) -> None:
        px = self._theme.px
        for code, _, icon in self._segments:
            if icon:
                self._buttons[code].setIcon(self._theme.icon(icon))
                self._buttons[code].setIconSize(QSize(px(20), px(16)))

"""The bar under the menus: save, undo, the way to any field or command, export and publish."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command
from lhl_editor.ui.segments import Segment, Segments
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, rule, with_icon

_HEIGHT = 44
_WIDE, _NARROW, _ICON = 340, 240, 40  # of the jump field
_MODES = "view.mode_edit", "view.mode_compare"


class Toolbar(QFrame):
    """Shows commands as they are just now; `refresh` when that may have changed."""

    def __init__(
        self, theme: Theme, commands: Mapping[str, Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self.setProperty("role", "bar")
        self.setAccessibleName(say("window.toolbar"))
        self._row = QHBoxLayout(self)
        self._buttons: dict[str, QToolButton] = {}
        self._outline = self._button("view.outline")
        self._save = self._button("file.save", with_words=True)
        self._line = rule(vertical=True)
        self._row.addWidget(self._line)
        self._button("edit.undo")
        self._button("edit.redo")
        self._jump = _JumpField(theme, commands["view.go_to"])
        self._row.addWidget(self._jump)
        self._row.addStretch(1)
        self._modes = Segments(theme, say("compare.modes"), [_mode(commands[m]) for m in _MODES])
        self._modes.chosen.connect(lambda code: commands[code].do())
        self._row.addWidget(self._modes)
        self._row.addStretch(1)
        self._export = self._button("file.export", with_words=True)
        self._publish = button(
            commands["file.publish"].words, commands["file.publish"].do, "primary"
        )
        self._row.addWidget(self._publish)
        self._measure()
        theme.changed.connect(self._measure)

    def arrange(self, width: float) -> None:
        """What there is room for at this width (logical pixels at 100 %)."""
        wide = _WIDE if width >= 1360 else _NARROW if width >= 640 else _ICON
        self._jump.setFixedWidth(self._theme.px(wide))
        self._jump.show_words(wide > _ICON)
        for code in ("edit.undo", "edit.redo"):  # they are in the menu
            self._buttons[code].setVisible(width >= 520)
        self._outline.setVisible(width < 1200)
        self._modes.show_words(width >= 1000)
        style = Qt.ToolButtonStyle
        for each, least in ((self._export, 1360), (self._save, 640)):
            beside, alone = style.ToolButtonTextBesideIcon, style.ToolButtonIconOnly
            each.setToolButtonStyle(beside if width >= least else alone)

    def refresh(self) -> None:
        shown = (code for code in _MODES if self._is_checked(code))
        self._modes.choose(next(shown, _MODES[0]))
        for code, each in self._buttons.items():
            command = self._commands[code]
            reason = command.reason
            each.setEnabled(not reason)
            hint = f"{command.words} ({command.shown_keys})" if command.keys else command.words
            each.setToolTip(f"{hint}. {reason}" if reason else hint)
            each.setAccessibleDescription(reason)
            if each is not self._save:
                each.setAccessibleName(command.words)
        publish = self._commands["file.publish"]
        self._publish.setEnabled(not publish.reason)
        self._publish.setToolTip(publish.reason or f"{publish.words} ({publish.shown_keys})")
        self._publish.setAccessibleDescription(publish.reason)

    def _is_checked(self, code: str) -> bool:
        checked = self._commands[code].checked
        return checked is not None and checked()

    def _button(self, code: str, *, with_words: bool = False) -> QToolButton:
        command = self._commands[code]
        made = QToolButton()
        made.setAccessibleName(command.words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: command.do())
        if with_words:
            made.setText(command.words)
            made.setProperty("role", "text")
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons[code] = made
        self._row.addWidget(made)
        return made

    def _measure(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(_HEIGHT))
        self._row.setContentsMargins(px(12), px(4), px(12), px(4))
        self._row.setSpacing(px(8))
        self._line.setFixedHeight(px(20))
        for code, each in self._buttons.items():
            with_icon(each, self._theme, self._commands[code].icon)
            if each not in (self._save, self._export):
                each.setIconSize(QSize(px(16), px(16)))


def _mode(command: Command) -> Segment:
    return command.code, command.words, command.icon


class _JumpField(QPushButton):
    """Looks like a field, and opens the palette."""

    def __init__(self, theme: Theme, command: Command) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "jump")
        self.setAutoDefault(False)
        self.setAccessibleName(say("window.jump"))
        self.setAccessibleDescription(say("window.jump_help"))
        self.clicked.connect(lambda: command.do())
        self._row = row = QHBoxLayout(self)
        self._icon = label("")
        row.addWidget(self._icon)
        self._words = _Elided(say("window.jump"))
        row.addWidget(self._words, 1)
        self._keys = label(command.shown_keys, "keys")
        row.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self._dress()
        theme.changed.connect(self._dress)

    def show_words(self, shown: bool) -> None:
        """Words and keys beside the icon, or the icon alone where there is little room."""
        self._words.setVisible(shown)
        self._keys.setVisible(shown)

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(8), 0, px(8), 0)
        self._row.setSpacing(px(8))
        self._icon.setPixmap(self._theme.icon("search", "muted").pixmap(px(16), px(16)))
        self._keys.setFixedHeight(px(20))


class _Elided(QLabel):
    """Ends in «…» where there is no room for all of it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setProperty("role", "muted")
        self.setIndent(0)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        end = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._words, end, event.size().width()))

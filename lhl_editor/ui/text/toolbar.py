"""The small row of tools over a text field: what they are on, and what they do to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.text.field import TextField
from lhl_editor.ui.text.keys import keys_of
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import rule


class TextTools(QWidget):
    """Bold, italic, list | link, page reference; in a list also the levels.

    The buttons take no focus: she goes on typing, and every one has its keys.
    """

    def __init__(self, field: TextField, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._theme = field, theme
        self.setAccessibleName(say("text_field.tools"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._add_buttons()
        field.look_changed.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def _add_buttons(self) -> None:
        field = self._field
        words = "text_field.{}", "command.insert.{}.words"
        self._shallower = self._add("indent-decrease", "shallower", words[0], field.move_shallower)
        self._deeper = self._add("indent-increase", "deeper", words[0], field.move_deeper)
        self._bold = self._add("bold", "bold", words[1], field.toggle_bold, True)
        self._italic = self._add("italic", "italic", words[1], field.toggle_italic, True)
        self._list = self._add("list", "list", words[1], field.toggle_list, True)
        self._line = rule(vertical=True)
        self._row.addWidget(self._line, 0, Qt.AlignmentFlag.AlignVCenter)
        self._add("link", "link", words[1], field.want_link)
        self._add("bookmark", "page_reference", words[1], field.want_page_reference)

    def _add(
        self, icon: str, code: str, words: str, run: Callable[[], None], is_checkable: bool = False
    ) -> QToolButton:
        name = say(words.format(code))
        button = QToolButton(self)
        button.setProperty("role", "icon")
        button.setAccessibleName(name)
        button.setToolTip(say("text_field.tool_tip", words=name, keys=keys_of(code)))
        button.setCheckable(is_checkable)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._run(run))
        self._row.addWidget(button)
        self._buttons.append((button, icon))
        return button

    def _run(self, run: Callable[[], None]) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        run()
        self.refresh()

    def refresh(self) -> None:
        """Show what holds at the caret."""
        field = self._field
        for button, is_on in (
            (self._bold, field.is_bold),
            (self._italic, field.is_italic),
            (self._list, field.is_list),
        ):
            button.setChecked(is_on)
        self._shallower.setVisible(field.is_list)
        self._deeper.setVisible(field.is_list)
        self.setEnabled(not field.isReadOnly())

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setSpacing(0)
        self._line.setFixedHeight(px(16))
        for button, icon in self._buttons:
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(px(16), px(16)))
            button.setFixedSize(px(28), px(28))

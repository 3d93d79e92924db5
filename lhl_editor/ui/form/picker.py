"""The one picker: a search field and what it finds. What is chosen comes out as a key.

Enter chooses, Ctrl+Enter makes what was typed a new thing, Esc closes it and gives the focus back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.choice_list import NEW, ChoiceList
from lhl_editor.ui.form.choices import Choice, matching
from lhl_editor.ui.form.popup import Popup
from lhl_editor.ui.form.search_field import SearchField
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, rule

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 7,
    Qt.Key.Key_PageUp: -7,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@frozen
class Question:
    """What a picker asks for. `new_words` says what «Nytt …» would make of what was typed."""

    name: str
    choices: tuple[Choice, ...]
    new_words: Callable[[str], str] | None = None
    icon: str = ""  # with an icon it has a header of its own, with the name and a note
    note: str = ""


class Picker(Popup):
    """Stays open after a choice while `stays` is set."""

    chosen = Signal(str)
    new_wanted = Signal(str)  # what was typed
    announced = Signal(str)

    def __init__(
        self, theme: Theme, anchor: QWidget, question: Question, stays: bool = False
    ) -> None:
        super().__init__(theme, anchor)
        self._question, self._stays = question, stays
        self.setAccessibleName(question.name)
        self.search = SearchField(theme, question.name)
        self.search.textChanged.connect(self._look)
        self.list = ChoiceList(theme)
        self.list.chosen.connect(self.choose)
        self._nothing = label("", "muted", wraps=True)
        self._nothing.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        self._lay_out()
        self._look("", aloud=False)

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Other choices, found by what is typed already."""
        self._question = Question(
            self._question.name, choices, self._question.new_words, self._question.icon
        )
        self._look(self.search.text(), aloud=False)

    def begin(self) -> None:
        self.search.setFocus()

    def least_width(self) -> int:
        return self.theme.px(480 if self._question.icon else 360)

    def _lay_out(self) -> None:
        theme = self.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self._question.icon:
            layout.addLayout(self._header())
            layout.addWidget(rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(*(theme.px(6),) * 4)
        inner.setSpacing(theme.px(4))
        for widget in (self.search, self.list, self._nothing):
            inner.addWidget(widget)
        layout.addLayout(inner)

    def _header(self) -> QHBoxLayout:
        theme = self.theme
        header = QHBoxLayout()
        header.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        header.setSpacing(theme.px(8))
        picture = QLabel()
        picture.setPixmap(
            theme.icon(self._question.icon, "accent").pixmap(theme.px(16), theme.px(16))
        )
        header.addWidget(picture)
        header.addWidget(label(self._question.name, "label"), 1)
        header.addWidget(label(self._question.note, "muted"))
        return header

    def _look(self, typed: str, aloud: bool = True) -> None:
        found = matching(self._question.choices, typed)
        count = len(found)
        hits = say("form.picker.one" if count == 1 else "form.picker.many", count=count)
        self.search.set_count(hits if typed.strip() else "")
        shown = (*found, *self._new(typed))
        self.list.set_choices(shown, typed)
        self.list.setVisible(bool(shown))
        self._nothing.setText(say("form.picker.none", typed=typed.strip()) if typed else "")
        self._nothing.setVisible(not found and bool(typed))
        self._tell()
        if aloud:
            self.announced.emit(hits)
        if self.isVisible():
            self.resized()

    def _new(self, typed: str) -> tuple[Choice, ...]:
        make = self._question.new_words
        return (Choice(NEW, make(typed.strip()), icon="plus"),) if make else ()

    def _tell(self) -> None:
        """The focus stays in the search field, so that says what is in hand."""
        choice = self.list.in_hand()
        self.search.setAccessibleDescription(choice.spoken if choice else self._nothing.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        choice = self.list.in_hand()
        if key in _STEPS:
            self.list.step(_STEPS[key])
            self._tell()
            if taken := self.list.in_hand():
                self.announced.emit(taken.spoken)
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(NEW)
        elif key in _ENTER and choice:
            self.choose(choice.key)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self.leave_search()
        else:
            return False
        return True

    def leave_search(self) -> bool:
        """Tab was pressed in the search; whether that is all that it does."""
        self.dismiss(give_back=True)
        return False

    def choose(self, key: str) -> None:
        typed = self.search.text().strip()
        if key == NEW:
            if self._question.new_words:
                self.dismiss(give_back=True)
                self.new_wanted.emit(typed)
            return
        if any(choice.key == key and choice.is_taken for choice in self._question.choices):
            return
        if not self._stays:
            self.dismiss(give_back=True)
        self.chosen.emit(key)

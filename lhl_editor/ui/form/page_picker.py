"""Asks for a printed place and how it is to stand there: «side 10», or its name before that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.picker import Picker, Question
from lhl_editor.ui.segments import Segments
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, rule

_PAGE, _NAMED = "page", "named"
_LENGTHS = 32, 24, 18, 12  # characters of a name that are shown, by the room there is
_BESIDE = 110  # what stands beside the two ways
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PagePicker(Picker):
    """Tab goes from the search to the two ways and back. `called` is what a place is called."""

    def __init__(
        self, theme: Theme, anchor: QWidget, question: Question, called: Callable[[str], str]
    ) -> None:
        self._called = called
        super().__init__(theme, anchor, question)

    def name_for(self, target: str) -> str:
        """What is to stand before the page; empty for the page alone."""
        return self._called(target) if self._ways.code == _NAMED else ""

    def _lay_out(self) -> None:
        super()._lay_out()
        px = self.theme.px
        ways = ((_PAGE, "", ""), (_NAMED, "", ""))
        self._ways = Segments(self.theme, say("form.page_reference.shown_as"), ways)
        for code, _, _ in ways:
            self._ways.button(code).installEventFilter(self)
        self._ways.chosen.connect(lambda _: self.search.setFocus())
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(8), px(12), px(8))
        row.setSpacing(px(8))
        row.addWidget(label(say("form.page_reference.shown_as"), "muted"))
        row.addWidget(self._ways)
        row.addStretch(1)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(rule())
            layout.addLayout(row)

    def _tell(self) -> None:
        """The two ways are shown as they would stand in the text."""
        super()._tell()
        choice = self.list.in_hand()
        self._ways.setEnabled(choice is not None)
        if choice is None:
            return
        name = self._called(choice.key)
        self._ways.set_words(_PAGE, say("form.page_reference.page", page=choice.lead))
        for longest in _LENGTHS:
            short = name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
            words = say("form.page_reference.named", name=short, page=choice.lead)
            self._ways.set_words(_NAMED, words)
            if self._ways.sizeHint().width() <= self.width() - self.theme.px(_BESIDE):
                break

    def leave_search(self) -> bool:
        if not self._ways.isEnabled():
            return super().leave_search()
        self._ways.button(self._ways.code).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_way = isinstance(watched, QWidget) and watched.parentWidget() is self._ways
        if is_way and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, choice = event.key(), self.list.in_hand()
            if key in _TAB:
                self.search.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key in _ENTER and choice:
                self.choose(choice.key)
                return True
        return super().eventFilter(watched, event)

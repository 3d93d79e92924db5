"""Asks for a link's words and address, beside the place where it stands."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.core.addresses import fault
from lhl_editor.core.path import ROOT
from lhl_editor.core.problems import problem
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import sentence
from lhl_editor.ui.form.badges import picture
from lhl_editor.ui.form.popup import Popup
from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, rule, set_state

_ADVICE = frozenset({"plain_http"})


class Standing(Protocol):
    """The link that is changed."""

    @property
    def address(self) -> str: ...
    @property
    def words(self) -> str: ...


class LinkPopup(Popup):
    """`link` is the one that is changed; without it, one is made of `selected` or of new words."""

    accepted = Signal(str, str)  # address, words; empty where they stay as they are
    removed = Signal()

    def __init__(self, theme: Theme, anchor: QWidget, link: Standing | None, selected: str) -> None:
        super().__init__(theme, anchor)
        self._had_words = link.words if link else selected
        self.setAccessibleName(say("form.link.name"))
        self.address = LineField(theme)
        self.words = LineField(theme)
        self.address.setPlaceholderText("https://")
        self._fault = label("", "error", wraps=True)
        self._fault.hide()
        self._use = button(say("form.link.use"), self._accept, "primary")
        self._remove = button(say("form.link.remove"), self._take_away, "link")
        if link is None:
            self._remove.hide()
        self.words.setText(self._had_words)
        self.address.setText(link.address if link else "")
        self.address.edited.connect(lambda _: self._forgive())
        self._lay_out()

    def least_width(self) -> int:
        return self.theme.px(440)

    def begin(self) -> None:
        first = self.address if self._had_words else self.words
        first.setFocus()
        first.selectAll()

    def _lay_out(self) -> None:
        theme = self.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        header = QHBoxLayout()
        header.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        header.setSpacing(theme.px(8))
        header.addWidget(picture(theme, "link", "accent"))
        header.addWidget(label(say("form.link.name"), "label"), 1)
        outer.addLayout(header)
        outer.addWidget(rule())
        fields = QVBoxLayout()
        fields.setContentsMargins(*(theme.px(16),) * 4)
        fields.setSpacing(theme.px(4))
        for code, field in (("words", self.words), ("address", self.address)):
            words = say(f"form.link.{code}")
            field.setAccessibleName(words)
            fields.addWidget(label(words, "label"))
            fields.addWidget(field)
            fields.addSpacing(theme.px(8))
        fields.addWidget(self._fault)
        outer.addLayout(fields)
        ways = QHBoxLayout()
        ways.setContentsMargins(theme.px(12), 0, theme.px(16), theme.px(16))
        ways.addWidget(self._remove)
        ways.addStretch(1)
        ways.addWidget(self._use)
        outer.addLayout(ways)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        address = self.address.text().strip()
        wrong = fault(address)
        if wrong and wrong.rule not in _ADVICE and not wrong.mended:
            self._refuse(sentence(problem(ROOT, wrong.rule, address=address)))
            return
        if wrong and wrong.mended and wrong.rule not in _ADVICE:
            address = wrong.mended
        words = self.words.text()
        self.dismiss(give_back=True)
        self.accepted.emit(address, "" if words == self._had_words else words.strip())

    def _refuse(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.show()
        set_state(self.address, "error")
        self.address.setAccessibleDescription(words)
        self.address.setFocus()
        self.resized()

    def _forgive(self) -> None:
        if self._fault.isVisible():
            self._fault.hide()
            set_state(self.address, "")
            self.address.setAccessibleDescription("")
            self.resized()

    def _take_away(self) -> None:
        self.dismiss(give_back=True)
        self.removed.emit()

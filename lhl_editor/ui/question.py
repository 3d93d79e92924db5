"""One question with a few answers, each of which says what it does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label


def ask(theme: Theme, title: str, lead: str, ways: Mapping[str, str], parent: QWidget) -> str:
    """The answer that was chosen: a key of `ways` (answer -> words on its button).

    The first is the proposed one; the empty answer is what closing the dialog means.
    """
    question = Question(theme, title, lead, ways, parent)
    question.exec()
    return question.answer


class Question(Dialog):
    """Asks, and holds the answer."""

    def __init__(
        self, theme: Theme, title: str, lead: str, ways: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(theme, title, width=600, parent=parent)
        self.answer = ""
        self.add_heading(title)
        if lead:
            self.body.addWidget(label(lead, "lead", wraps=True))
        first, *others = ways.items()
        for answer, words in reversed(others):
            self.add_button(words, partial(self._choose, answer))
        self.add_button(first[1], partial(self._choose, first[0]), "primary").setFocus()

    def _choose(self, answer: str) -> None:
        self.answer = answer
        self.accept()

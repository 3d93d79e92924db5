"""Fields of running text, with their tools, links and page references."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Value
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.link_popup import LinkPopup
from lhl_editor.ui.form.named_words import named_words
from lhl_editor.ui.form.page_picker import PagePicker
from lhl_editor.ui.form.page_references import called, question, resolved
from lhl_editor.ui.form.picker import Picker
from lhl_editor.ui.text.field import TextField
from lhl_editor.ui.text.toolbar import TextTools
from lhl_editor.ui.widgets import set_state

_BEYOND_ONE_LINE = re.compile("[\u2028\u2029\ufffc]")


class TextEditor(Editor):
    """A text as a person writes it."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.field = TextField(place.theme, lambda target: resolved(self.session, target))
        self.field.setReadOnly(place.session.read_only)
        self.field.edited.connect(self.put)
        self.field.link_wanted.connect(self._ask_for_link)
        self.field.page_reference_wanted.connect(self._ask_for_page)
        self.field.announced.connect(place.session.announce)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)

    def tools_in_use(self) -> QWidget | None:
        return None if self.session.read_only else TextTools(self.field, self.theme)

    def surroundings(self) -> tuple[object, ...]:
        return (self.session.placed,)

    def show_surroundings(self) -> None:
        self.field.refresh_references()

    def show_value(self, value: Value, before: Value | None) -> None:
        shown = self.field.toPlainText()
        self.field.set_text(value)
        if before is None:
            self.field.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            self._go_to_change(shown, self.field.toPlainText())
        self.field.refresh_references()

    def _go_to_change(self, before: str, after: str) -> None:
        """The caret behind what undo, or another view, changed."""
        same = _alike(reversed(before), reversed(after))
        same = min(same, len(after) - _alike(before, after))
        cursor = self.field.textCursor()
        cursor.setPosition(len(after[: len(after) - same].encode("utf-16-le")) // 2)
        self.field.setTextCursor(cursor)

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        set_state(self.field, state)
        self.field.set_marks(
            mark
            for words, severity in named_words(problems)
            for mark in self.field.marks_for_words([words], severity)
        )

    def focus_target(self) -> QWidget:
        return self.field

    def _at_caret(self) -> QRect:
        caret = self.field.cursorRect()
        top_left = self.field.viewport().mapTo(self.field, caret.topLeft())
        return QRect(top_left, caret.size())

    def _ask_for_page(self) -> None:
        chosen = self.field.reference_at_cursor() or ""
        asked = question(self.session, self.place.path, chosen)
        picker: Picker
        if chosen:
            picker = Picker(self.theme, self.field, asked)
            picker.chosen.connect(self.field.insert_page_reference)
        else:
            picker = pages = PagePicker(self.theme, self.field, asked, self._called)
            pages.chosen.connect(
                lambda target: self.field.insert_page_reference(target, pages.name_for(target))
            )
        picker.announced.connect(self.session.announce)
        picker.open(self._at_caret())

    def _called(self, target: str) -> str:
        return called(self.session.strategy, Path.parse(target))

    def _ask_for_link(self) -> None:
        link = self.field.link_at_cursor()
        selected = self.field.textCursor().selectedText().strip()
        if _BEYOND_ONE_LINE.search(selected):
            selected = ""  # its words stay as they are
        popup = LinkPopup(self.theme, self.field, link, selected)
        popup.accepted.connect(self.field.set_link)
        popup.removed.connect(self.field.remove_link)
        popup.open(self._at_caret())


def _alike(these: Iterable[str], those: Iterable[str]) -> int:
    """How many letters at the beginning are the same."""
    pairs = zip(these, those, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

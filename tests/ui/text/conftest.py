"""Fields to write in, on the screen that tests have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lhl_editor.core.notation import parse, write
from lhl_editor.core.text import Text
from lhl_editor.ui.style_sheet import style_sheet
from lhl_editor.ui.text.field import TextField
from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.text.wrapping_line import WrappingLine
from lhl_editor.ui.theme import Theme, load_fonts

AREAS = "insight/focus_areas"
PAGES = {AREAS: ("De fem innsatsområdene", 10), "goals": ("Kommunikasjonsmål", None)}


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    load_fonts()
    theme = Theme()
    qapp.setStyleSheet(style_sheet(theme, {"chevron": "", "tick": "", "chosen": ""}))
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> TextField:
    made = TextField(theme, PAGES.get)
    made.resize(500, 200)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture(params=[LineField, WrappingLine])
def line(qtbot: QtBot, theme: Theme, request: pytest.FixtureRequest) -> LineField | WrappingLine:
    made = request.param(theme)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


class Person:
    """Somebody at the keyboard, and what she sees in the field as notation."""

    def __init__(self, qtbot: QtBot, field: TextField) -> None:
        self._qtbot, self.field = qtbot, field
        self.told: list[Text] = []
        field.edited.connect(self.told.append)

    def types(self, words: str) -> None:
        self._qtbot.keyClicks(self.field, words)

    def presses(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        for _ in range(times):
            self._qtbot.keyClick(self.field, key, modifiers)

    def reads(self, notation: str) -> None:
        """Opens a field that says this, the caret at its end."""
        self.field.set_text(parse(notation))
        self.goes_to_end()

    def goes_to_end(self) -> None:
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def selects(self, words: str) -> None:
        cursor = self.field.document().find(words, 0)
        assert cursor.hasSelection(), words
        self.field.setTextCursor(cursor)

    def goes_before(self, words: str) -> None:
        self.selects(words)
        cursor = self.field.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.field.setTextCursor(cursor)

    @property
    def sees(self) -> str:
        return write(self.field.text())


@pytest.fixture
def person(qtbot: QtBot, field: TextField) -> Person:
    return Person(qtbot, field)

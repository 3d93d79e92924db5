"""A form pane over a session, as a person has it before her."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, get
from lhl_editor.core.validate import validate
from lhl_editor.ui.form.field_row import FieldRow
from lhl_editor.ui.form.pane import FormPane
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme, load_fonts
from tests.range_of_strategies import shipped

TODAY = date(2026, 11, 22)


@dataclass
class Form:
    """The pane, and what a person does with it."""

    session: Session
    pane: FormPane
    theme: Theme

    def go(self, path: str) -> Form:
        self.session.go_to(Path.parse(path))
        QApplication.processEvents()
        return self

    def check(self) -> Form:
        """What the thread beside does in the window."""
        strategy = self.session.strategy
        self.session.set_problems(strategy, validate(strategy, TODAY))
        QApplication.processEvents()
        return self

    def value(self, path: str) -> object:
        return get(self.session.strategy, Path.parse(path))

    @property
    def rows(self) -> list[FieldRow]:
        return [row for row in self.pane.findChildren(FieldRow) if row.isVisible()]

    def row(self, name: str) -> FieldRow:
        return next(row for row in self.rows if row.name == name)

    def field(self, name: str) -> QWidget:
        """Where the focus goes in the field with this label."""
        return self.row(name).editor.focus_target()

    def button(self, words: str) -> QAbstractButton:
        found = [
            button
            for button in self.pane.window().findChildren(QAbstractButton)
            if button.isVisible() and words in (button.text(), button.accessibleName())
        ]
        assert found, f"no button «{words}»"
        return found[0]

    def words(self, inside: QWidget | None = None) -> list[str]:
        """All the labels that can be read."""
        labels = (inside or self.pane).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def type(self, words: str) -> None:
        """Keys to whatever has the focus."""
        for letter in words:
            QTest.keyClicks(self.focused, letter)
            QApplication.processEvents()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.focused, key, held)
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


Make = Callable[..., Form]


@pytest.fixture
def form(qtbot) -> Make:
    """Makes a pane over the shipped strategy, or over another."""
    load_fonts()

    def make(strategy: Strategy | None = None, **how: bool) -> Form:
        session = Session(shipped() if strategy is None else strategy, **how)
        theme = Theme()
        pane = FormPane(session, theme)
        qtbot.addWidget(pane)
        pane.resize(600, 900)
        pane.show()
        qtbot.waitExposed(pane)
        pane.activateWindow()
        QApplication.processEvents()
        return Form(session, pane, theme)

    return make


def unnamed(widget: QWidget) -> list[str]:
    """The controls of a widget that have no name for a screen reader."""
    found: list[str] = []
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        waiting += [child for n in range(one.childCount()) if (child := one.child(n))]
        state = one.state()
        if state.invisible or not state.focusable:
            continue
        if not one.text(QAccessible.Text.Name):
            found.append(f"{one.role()} {type(one.object()).__name__}")
    return found

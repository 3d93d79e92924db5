"""The pane of findings that can be seen, and what a person sees and does in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from lhl_editor.core.strategy import Strategy
from lhl_editor.ui.findings.pane import FindingsPane
from lhl_editor.ui.theme import Theme, load_fonts
from tests.builders import strategy
from tests.ui.sessions import TODAY, CheckedSession


def small() -> Strategy:
    """One error, one warning, three pieces of advice."""
    return strategy(
        document={
            "title": "Strategi",
            "language": "nb",
            "publisher": "Hdir",
            "status": "current",
            "paper": "16:9",
            "contact": "ikke en adresse",
        },
        goals={
            "title": "Kommunikasjonsmål",
            "heading": "Mål 2021-2023",
            "sub_goals": [
                {"id": "a", "title": "Forankre  godt", "reasons": "Fordi.", "approach": "Slik."},
                {"id": "b", "title": "Dele", "reasons": "Fordi - det.", "approach": "Slik."},
            ],
        },
        tools=[{"id": "t", "name": "Håndbok", "url": "https://eksempel.no"}],
    )


class Pane:
    """The pane that can be seen, and what a person sees in it."""

    def __init__(self, qtbot: QtBot, of: Strategy, *, read_only: bool = False) -> None:
        load_fonts()
        self.qtbot, self.theme = qtbot, Theme()
        self.session = CheckedSession(of, read_only=read_only)
        self.pane = FindingsPane(self.session, self.theme, today=lambda: TODAY)
        qtbot.addWidget(self.pane)
        self.pane.resize(600, 400)
        with qtbot.waitExposed(self.pane):
            self.pane.show()
        self.list, self.model = self.pane.list, self.pane.list.rows

    @property
    def seen(self) -> list[str]:
        return [self.model.index(row).data() for row in range(self.model.rowCount())]

    @property
    def selected(self) -> str:
        rows = self.list.selectionModel().selectedRows()
        return rows[0].data() if rows else ""

    def row(self, words: str) -> int:
        return next(at for at, seen in enumerate(self.seen) if words in seen)

    def click(self, words: str, button=Qt.MouseButton.LeftButton, *, on_mend: bool = False) -> None:
        rect = self.list.visualRect(self.model.index(self.row(words)))
        place = self.list.mend_rect(rect).center() if on_mend else rect.center()
        self.qtbot.mouseClick(self.list.viewport(), button, pos=place)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.list, key)

    def button(self, name: str) -> QToolButton:
        found = [b for b in self.pane.findChildren(QToolButton) if b.accessibleName() == name]
        return found[0]

    def choose(self, menu: QMenu | None, words: str) -> None:
        assert menu is not None
        next(action for action in menu.actions() if action.text() == words).trigger()


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    return Pane(qtbot, small())

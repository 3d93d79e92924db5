"""A small strategy in an outline that can be seen."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, get
from lhl_editor.ui.outline.pane import OutlinePane
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme, load_fonts
from tests.ui.outline.small import small


class Outline:
    """The pane of a session, and what was said and asked for."""

    def __init__(self, pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
        self.pane, self.session, self.qtbot = pane, session, qtbot
        self.tree, self.field = pane.tree, pane.field
        self.model: Any = pane.tree.model()
        self.said: list[str] = []
        self.opened: list[Path] = []
        self.to_delete: list[Path] = []
        session.announced.connect(self.said.append)
        pane.opened.connect(self.opened.append)
        pane.delete_wanted.connect(self.to_delete.append)

    @property
    def current(self) -> str:
        """The place of the current row."""
        index = self.tree.currentIndex()
        return str(self.model.path(index)) if index.isValid() else ""

    def seen(self) -> list[str]:
        """The words of the rows that can be seen, from above."""
        words, index = [], self.model.index(0, 0)
        while index.isValid():
            words.append(index.data())
            index = self.tree.indexBelow(index)
        return words

    def index(self, path: str):
        return self.model.index_of(Path.parse(path))

    def centre(self, path: str):
        self.tree.scrollTo(self.index(path))
        return self.tree.visualRect(self.index(path)).center()

    def order(self, path: str) -> list[str]:
        """The ids of a list, in order."""
        return [one.id for one in get(self.session.strategy, Path.parse(path))]

    def go_to(self, path: str) -> None:
        self.session.go_to(Path.parse(path))


@pytest.fixture
def theme(qapp) -> Theme:
    load_fonts()
    return Theme()


@pytest.fixture
def make(qtbot, theme):
    """Makes an outline of a strategy."""

    def made(of: Strategy | None = None, *, read_only: bool = False) -> Outline:
        session = Session(of or small(), read_only=read_only)
        tokens = iter(f"{number:06x}" for number in range(1, 1000))
        pane = OutlinePane(session, theme, token=lambda: next(tokens))
        qtbot.addWidget(pane)
        pane.resize(304, 900)
        with qtbot.waitExposed(pane):
            pane.show()
        return Outline(pane, session, qtbot)

    return made


@pytest.fixture
def outline(make) -> Outline:
    return make()

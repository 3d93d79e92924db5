"""A person in «Sammenlign», with a document that has versions."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path as File

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import AddItem, Change, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.path import Path
from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import Author, History, Version
from lhl_editor.ui.compare.pane import ComparePane
from lhl_editor.ui.history.past import Past
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme, load_fonts

BERIT, SOLVEIG = Author("Berit Solheim", "berit@eksempel.no"), Author("Solveig Aas")
ME = "Anders Nilsen"  # who writes now
LONG_AGO = datetime(2022, 11, 21, 9, 14, tzinfo=UTC)


def at(text: str) -> Path:
    return Path.parse(text)


def first() -> Strategy:
    """What was published long ago."""
    goals = [
        {"id": "a", "title": "Første mål", "reasons": "Reformen har derfor fem områder."},
        {"id": "b", "title": "Andre mål"},
        {"id": "c", "title": "Tredje mål"},
    ]
    return item_from_plain(
        "strategy",
        {
            "document": {"title": "Strategi", "publisher": "Etaten vår"},
            "goals": {"title": "Mål", "sub_goals": goals},
            "tools": [{"id": "t", "name": "Håndbok", "url": "http://eksempel.no"}],
        },
    )


CHANGES: tuple[Change, ...] = (
    SetField(at("document/title"), "Ny strategi"),
    SetField(at("tools/t/url"), "https://eksempel.no"),
    MoveItem(at("goals/sub_goals/c"), ""),
    RemoveItem(at("goals/sub_goals/b")),
    AddItem(at("goals/sub_goals"), item_from_plain("sub_goal", {"id": "d", "title": "Nytt"}), "a"),
)


class Comparing:
    """The pane that can be seen, and what a person sees in it."""

    def __init__(self, qtbot: QtBot, session: Session, history: History) -> None:
        load_fonts()
        self.qtbot, self.theme, self.session, self.history = qtbot, Theme(), session, history
        self.said: list[str] = []
        self.gone: list[str] = []
        self.closed: list[bool] = []
        session.announced.connect(self.said.append)
        session.moved.connect(lambda path, _: self.gone.append(str(path)))
        self.pane = ComparePane(session, self.theme, Past(lambda: history), lambda: ME)
        self.pane.edit_wanted.connect(lambda: self.closed.append(True))
        qtbot.addWidget(self.pane)
        self.pane.resize(1200, 800)

    def show(self) -> None:
        with self.qtbot.waitSignal(self.pane.compared, timeout=10_000):
            self.pane.show()

    def wait(self) -> None:
        """Until what was asked for is shown."""
        self.qtbot.waitSignal(self.pane.compared, timeout=10_000).wait()

    def choose(self, which: QWidget, typed: str) -> None:
        """Open a list of versions, type, and press Enter."""
        self.qtbot.mouseClick(which, Qt.MouseButton.LeftButton)
        field = QApplication.focusWidget()
        assert field is not None
        self.qtbot.keyClicks(field, typed)
        with self.qtbot.waitSignal(self.pane.compared, timeout=10_000):
            self.qtbot.keyClick(field, Qt.Key.Key_Return)

    @property
    def rows(self) -> list[str]:
        model = self.pane.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def changes(self) -> list[str]:
        return [f"{one.label}: {one.place}" for one in self.pane.list.rows.changes]

    @property
    def names(self) -> tuple[str, str]:
        """What the two choices say to a screen reader."""
        return self.pane.bar.before.accessibleName(), self.pane.bar.after.accessibleName()

    @property
    def empty_words(self) -> str:
        return self.pane.nothing.words.text() if self.pane.nothing.isVisible() else ""

    def go_to(self, words: str) -> None:
        """Choose the change whose row holds the words."""
        row = next(n for n, said in enumerate(self.rows) if words in said)
        self.pane.list.setCurrentIndex(self.pane.list.model().index(row, 0))


@pytest.fixture
def history(tmp_path: File) -> History:
    return History.of(tmp_path / "s.yaml", tmp_path / "state")


def publish(history: History, strategy: Strategy = first()) -> Version:  # noqa: B008 - a value
    version = history.append(write_strategy(strategy), BERIT, LONG_AGO)
    return history.name(
        version, "1.1", "adopted", "2022-11-21", "Etter møtet", author=BERIT, now=LONG_AGO
    )


def save(history: History, *strategies: Strategy) -> None:
    for number, strategy in enumerate(strategies, 1):
        then = LONG_AGO + timedelta(days=number)
        history.append(write_strategy(strategy), SOLVEIG, then, summary=f"lagring {number}")


@pytest.fixture
def opened(qtbot: QtBot, history: History) -> Iterator[Comparing]:
    """1.1 was published; what is open is the same with changes that are not saved."""
    publish(history)
    session = Session(first())
    session.dispatch(*CHANGES)
    comparing = Comparing(qtbot, session, history)
    comparing.show()
    yield comparing
    comparing.pane.stop()


@pytest.fixture
def made(qtbot: QtBot, history: History) -> Iterator[list[Comparing]]:
    """Those that a test makes for itself, stopped in the end."""
    every: list[Comparing] = []
    yield every
    for each in every:
        each.pane.stop()


def changed(strategy: Strategy, changes: Sequence[Change] = CHANGES) -> Strategy:
    return apply(strategy, *changes)

"""Two who write in one folder that is synchronised: her window, and what the other one does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import Change, apply
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.strategy_file import parse_strategy, write_strategy
from lhl_editor.files.versions import Author, History, Version
from lhl_editor.ui.document import Document
from lhl_editor.ui.filing import Filing
from lhl_editor.ui.merge.desk import MergeDesk
from lhl_editor.ui.notices import Notices
from lhl_editor.ui.program import Program
from tests.builders import path, strategy
from tests.ui.history.conftest import button
from tests.ui.programs import a_program, at_work, nobody_stuck

PATIENCE = 10_000  # milliseconds
TITLE, PUBLISHER = path("document/title"), path("document/publisher")
REASONS = path("goals/sub_goals/a/reasons")
START = strategy(
    document={
        "title": "Felles strategi",
        "publisher": "Hdir",
        "language": "nb",
        "status": "draft",
        "paper": "16:9",
    },
    goals={
        "sub_goals": [
            {"id": "a", "title": "Se", "reasons": "Vi ser hver enkelt.", "approach": "Slik."},
            {"id": "b", "title": "Høre", "reasons": "Fordi.", "approach": "Slik."},
        ]
    },
    tools=[{"id": "x", "name": "Veilederen", "url": "https://a.no"}],
)
BERIT = Author("Berit Solheim", "berit@example.no")


@dataclass
class Her:
    """A person at her window, and Berit at hers."""

    program: Program
    document: Document
    filing: Filing
    notices: Notices
    desk: MergeDesk
    window: QWidget
    qtbot: QtBot
    berit: Path
    said: list[str] = field(default_factory=list)
    compared: list[Version] = field(default_factory=list)

    @property
    def file(self) -> Path:
        assert self.document.path is not None
        return self.document.path

    @property
    def session(self):
        return self.document.session

    @property
    def history(self) -> History:
        return History.of(self.file)

    def change(self, *changes: Change) -> None:
        for one in changes:
            self.session.dispatch(one, title=str(one.path))

    def save(self) -> None:
        told: list[bool] = []
        self.filing.save(told.append)
        self.wait(lambda: told)
        assert told == [True]

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def others_version(self, *changes: Change, before: Strategy = START) -> Version:
        """Berit saves on her machine what she made of a version; only the history has come."""
        theirs = History.of(self.file, self.berit)
        base = theirs.known(write_strategy(before))
        data = write_strategy(apply(before, *changes))
        now = datetime.now().astimezone()
        return theirs.append(data, BERIT, now, follows=[base] if base else [])

    def others_file(self, *changes: Change, name: str = "", before: Strategy = START) -> Path:
        """Another program writes the file, or one beside it."""
        target = self.file.with_name(name) if name else self.file
        fresh = target.with_name("ny.tmp")
        fresh.write_bytes(write_strategy(apply(before, *changes)))
        os.replace(fresh, target)
        return target

    def notice(self, code: str) -> QWidget:
        """The bar about this, once it is shown."""
        self.wait(lambda: code in self.notices.shown())
        return self.notices._bars[code]

    def press(self, code: str, words: str) -> None:
        """Press a button of the bar about this, when it is seen."""
        self.wait(lambda: self.notice(code).isVisible())
        button(self.notice(code), words).click()

    def during(self, ask: Callable[[], object], *steps: Callable[[QDialog], object]) -> None:
        """Ask for a dialog that comes later, and take the steps in it."""
        faults: list[BaseException] = []
        done: list[bool] = []

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(20, self.window, go)
                return
            try:
                for step in steps:
                    step(dialog)
                    QApplication.processEvents()
            except BaseException as fault:  # an exec would swallow it
                faults.append(fault)
            while again := QApplication.activeModalWidget():
                again.done(0)
            done.append(True)

        QTimer.singleShot(20, self.window, go)
        ask()
        self.wait(lambda: done)
        if faults:
            raise faults[0]


def press(*keys: str) -> None:
    """Keys as a menu writes them, to whatever has the focus."""
    from PySide6.QtGui import QKeySequence

    for each in keys:
        combination = QKeySequence(each)[0]
        target = QApplication.focusWidget() or QApplication.activeModalWidget()
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()


@pytest.fixture(autouse=True)
def never_stuck(qapp: QApplication) -> Iterator[None]:
    with nobody_stuck(2 * PATIENCE):
        yield


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    with a_program(qapp, tmp_path / "home", monkeypatch) as made:
        made.change(name="Solveig Aas", email="solveig@example.no")
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder, with the file as both know it."""
    made = tmp_path / "delt"
    made.mkdir()
    file = made / "strategi.yaml"
    data = write_strategy(START)
    file.write_bytes(data)
    state = tmp_path / "home" / "state"
    History.of(file, state).append(data, Author("Solveig Aas"), datetime.now().astimezone())
    return made


@pytest.fixture
def open_file(program: Program, folder: Path, qtbot: QtBot) -> Iterator[Callable[[], Her]]:
    opened: list[Her] = []

    def opens() -> Her:
        made = at_work(program, folder / "strategi.yaml", qtbot)
        window, document, notices, filing = made.window, made.document, made.notices, made.filing
        desk = MergeDesk(program, document, filing, notices, window)
        berit = folder.parent / "berit"
        her = Her(program, document, filing, notices, desk, window, qtbot, berit)
        desk.compare = her.compared.append
        document.session.announced.connect(her.said.append)
        opened.append(her)
        document.record_outside()
        return her

    yield opens
    for her in opened:
        her.desk.stop()
        her.filing.stop()
        her.document.close()


@pytest.fixture
def her(open_file: Callable[[], Her]) -> Her:
    return open_file()


def strategy_in(file: Path) -> Strategy:
    return parse_strategy(file.read_bytes()).strategy

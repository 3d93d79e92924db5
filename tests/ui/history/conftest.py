"""A program, a document with a file in a folder of its own, and what a window does with its
versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import SetField
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import History
from lhl_editor.ui.document import Document
from lhl_editor.ui.filing import Filing
from lhl_editor.ui.history.desk import HistoryDesk
from lhl_editor.ui.notices import Notices
from lhl_editor.ui.program import Program
from tests.builders import path, strategy
from tests.ui.programs import a_program, at_work, nobody_stuck

TITLE = path("document/title")
PATIENCE = 20_000  # milliseconds; making files begins a process of its own
CLEAN = {"title": "Strategi", "language": "nb", "publisher": "Hdir", "status": "current"}
CLEAN |= {"paper": "16:9", "contact": "post@example.no", "revised": "2026-11"}


@dataclass
class Desk:
    """A document, and a person in front of it."""

    program: Program
    document: Document
    filing: Filing
    notices: Notices
    history_desk: HistoryDesk
    window: QWidget
    qtbot: QtBot
    said: list[str]

    @property
    def file(self) -> Path:
        assert self.document.path is not None
        return self.document.path

    @property
    def title(self) -> str:
        return self.document.session.strategy["document"]["title"]

    @property
    def versions(self):
        """As they are in the folder beside the file, the newest first."""
        return History.of(self.file).versions()

    def write(self, words: str) -> None:
        self.document.session.dispatch(SetField(TITLE, words), title="skriv")
        self.document.session.go_to(path("document/publisher"))
        self.document.session.go_to(TITLE)

    def save(self) -> bool:
        told: list[bool] = []
        self.filing.save(told.append)
        self.qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
        return told[0]

    def write_and_save(self, *every: str) -> None:
        for words in every:
            self.write(words)
            assert self.save()

    def during(self, ask: Callable[[], object], *steps: Callable[[QWidget], object]) -> None:
        """Ask for a dialog, and take the steps in it, each when the one before is done."""
        faults: list[BaseException] = []

        def go() -> None:
            try:
                for step in steps:
                    step(QApplication.activeModalWidget())
            except BaseException as fault:  # an exec would swallow it
                faults.append(fault)
            while dialog := QApplication.activeModalWidget():
                dialog.done(0)

        QTimer.singleShot(0, go)
        ask()
        if faults:
            raise faults[0]

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


def button(widget: QWidget, words: str) -> QPushButton:
    """The visible button that says this."""
    found = [one for one in widget.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in found if one.text() == words)


def seen(widget: QWidget) -> str:
    """All words that are seen."""
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def answer(words: str) -> None:
    """When another dialog comes, press its button with these words until it goes."""
    before = QApplication.activeModalWidget()
    came: list[QWidget] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if came and dialog is not came[0]:
            return
        if dialog is not None and dialog is not before:
            came[:] = [dialog]
            button(dialog, words).click()
        QTimer.singleShot(50, press)

    QTimer.singleShot(50, press)


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
    made = tmp_path / "mappe"
    made.mkdir()
    (made / "strategi.yaml").write_bytes(write_strategy(strategy(document=CLEAN)))
    return made


@pytest.fixture
def open_desk(program: Program, folder: Path, qtbot: QtBot) -> Iterator[Callable[[], Desk]]:
    """Opens the file anew."""
    opened: list[Desk] = []

    def opens() -> Desk:
        made = at_work(program, folder / "strategi.yaml", qtbot)
        window, document, notices, filing = made.window, made.document, made.notices, made.filing
        history_desk = HistoryDesk(program, document, filing, window)
        said: list[str] = []
        document.session.announced.connect(said.append)
        desk = Desk(program, document, filing, notices, history_desk, window, qtbot, said)
        opened.append(desk)
        document.record_outside()
        return desk

    yield opens
    for desk in opened:
        desk.filing.stop()
        desk.document.close()


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()

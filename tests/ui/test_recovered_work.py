"""What a program that is gone left unsaved is offered, but only where there is something to get."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from lhl_editor.core.changes import SetField
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.journal import Journal
from lhl_editor.files.recovery import find_recoverable
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.ui import recovered_work
from lhl_editor.ui.recovered_work import Offering
from lhl_editor.ui.recovery import Choice
from lhl_editor.ui.theme import Theme
from tests.builders import path, strategy

NOW = datetime(2030, 5, 12, 10, 38)
TITLE = path("document/title")


def offered(folder: Path, monkeypatch, window: QWidget, *titles: str) -> list[Strategy]:
    """What is asked about, when a program was killed after these titles were written."""
    document = folder / "strategi.yaml"
    document.write_bytes(write_strategy(strategy(document={"title": "Først"})))
    root = folder / "journals"
    journal = Journal.begin(root, document, document.read_bytes(), NOW)
    for words in titles:
        journal.append((SetField(TITLE, words),), NOW)
    journal.flush()
    journal._close_file()  # as the end of the process does
    if journal._lock:
        journal._lock.release()
    asked: list[Strategy] = []

    def ask(theme, recovered, restored, *_):
        asked.append(restored.strategy)
        return Choice.LATER

    monkeypatch.setattr(recovered_work, "ask", ask)
    Offering(Theme(), window, lambda *_: None).offer_of(root, document)
    assert bool(find_recoverable(root)) == bool(asked)  # what is not offered is put away
    return asked


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_what_was_written_is_offered(tmp_path, monkeypatch, window):
    (found,) = offered(tmp_path, monkeypatch, window, "Så", "Til sist")
    assert found["document"]["title"] == "Til sist"


def test_what_was_all_undone_is_not(tmp_path, monkeypatch, window):
    assert not offered(tmp_path, monkeypatch, window, "Så", "Først")

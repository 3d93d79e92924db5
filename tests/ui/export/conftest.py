"""A program, a document in a folder of its own, and the export dialog on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.core.validate import validate
from lhl_editor.files.strategy_file import read_strategy, write_strategy
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.dialog import ExportDialog
from lhl_editor.ui.program import Program
from tests.builders import strategy
from tests.range_of_strategies import shipped
from tests.ui.programs import a_program


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    with a_program(qapp, tmp_path / "home", monkeypatch) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mappe"
    made.mkdir()
    return made


def _opened(folder: Path, data: bytes) -> Document:
    file = folder / "strategi.yaml"
    file.write_bytes(data)
    loaded = read_strategy(file)
    document = Document(loaded.strategy, file, loaded.data, folder.parent / "journals")
    document.session.set_problems(loaded.strategy, validate(loaded.strategy, date.today()))
    return document


@pytest.fixture
def with_error(qapp: QApplication, folder: Path) -> Iterator[Document]:
    """The shipped strategy: one error, nine warnings."""
    document = _opened(folder, write_strategy(shipped()))
    yield document
    document.close()


@pytest.fixture
def clean(qapp: QApplication, folder: Path) -> Iterator[Document]:
    """A small strategy in which nothing is found."""
    values = {"title": "Strategi", "language": "nb", "publisher": "Hdir", "status": "current"}
    values |= {"paper": "16:9", "contact": "post@example.no", "revised": "2026-11"}
    document = _opened(folder, write_strategy(strategy(document=values)))
    assert document.session.problems == ()
    yield document
    document.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1280, 900)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def show(
    program: Program, window: QWidget, qtbot: QtBot
) -> Iterator[Callable[[Document], ExportDialog]]:
    shown: list[ExportDialog] = []

    def shows(document: Document) -> ExportDialog:
        dialog = ExportDialog(program, document, window)
        shown.append(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    yield shows
    window.close()

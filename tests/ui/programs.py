"""A program of its own for a test: its own home, its look taken off again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.files.strategy_file import read_strategy
from lhl_editor.ui.document import Document
from lhl_editor.ui.filing import Filing
from lhl_editor.ui.notices import Notices
from lhl_editor.ui.program import Program


@contextmanager
def a_program(
    application: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """A program that opens no windows."""

    def no_window(_: Program) -> None:
        raise AssertionError("no window is asked for here")

    monkeypatch.setenv("LHL_EDITOR_HOME", str(home))
    font, palette = application.font(), application.palette()
    program = Program(application, no_window)  # type: ignore[arg-type]
    try:
        yield program
    finally:
        application.setStyleSheet("")
        application.setFont(font)
        application.setPalette(palette)
        program.deleteLater()


@contextmanager
def nobody_stuck(patience: int) -> Iterator[None]:
    """A dialog that nobody answers is closed after so many milliseconds: the test fails instead of
    waiting."""

    def close() -> None:
        if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.done(0)

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(patience)
    yield
    timer.stop()


@dataclass
class AtWork:
    """An open document with what a window has round it."""

    window: QWidget
    document: Document
    notices: Notices
    filing: Filing


def at_work(program: Program, file: Path, qtbot: QtBot) -> AtWork:
    """The file open in a plain window."""
    window = QWidget()
    window.resize(1280, 900)
    qtbot.addWidget(window)
    window.show()
    loaded = read_strategy(file)
    journals = file.parent.parent / "journals"
    document = Document(loaded.strategy, file, loaded.data, journals, author=program.author)
    notices = Notices(program.theme, window)
    notices.resize(1280, 100)
    return AtWork(window, document, notices, Filing(program, document, notices, window))

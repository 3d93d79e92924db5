"""A program of its own for a test: its own home, its look taken off again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

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

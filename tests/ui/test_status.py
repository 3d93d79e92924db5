"""The line at the foot of the window, in windows of several widths."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.ui.document import Document
from lhl_editor.ui.status import StatusLine
from lhl_editor.ui.theme import Theme, load_fonts
from tests.range_of_strategies import shipped

NOON = datetime(2026, 11, 24, 12, 0)


@pytest.fixture
def line(qtbot: QtBot, tmp_path: Path):
    load_fonts()
    strategy, file = shipped(), tmp_path / "strategi.yaml"
    file.write_bytes(write_strategy(strategy))
    document = Document(strategy, file, file.read_bytes(), tmp_path / "journals")
    made = StatusLine(Theme())
    qtbot.addWidget(made)
    made.show_document(document)
    document.backed_up.emit(NOON)
    made.resize(1000, made.height())
    made.show()
    yield made
    document.close()


def seen(line: StatusLine) -> list[str]:
    return [each.text() for each in line.findChildren(QLabel) if each.isVisible() and each.text()]


def test_there_is_room_for_all_of_it_in_a_wide_window(line: StatusLine) -> None:
    saved, backup, language = seen(line)
    assert saved.startswith("Lagret")
    assert (backup, language) == ("Sikkerhetskopi 12.00", "Bokmål")


def test_what_is_of_least_use_gives_way_and_nothing_is_cut(line: StatusLine) -> None:
    widths = [line.layout().sizeHint().width() + extra for extra in (0, -1)]
    counts = []
    for width in widths:
        line.resize(width, line.height())
        counts.append(len(seen(line)))
        assert line.layout().sizeHint().width() <= width
    assert counts == [3, 2]
    line.resize(1000, line.height())
    assert len(seen(line)) == 3


def test_its_icons_are_drawn_anew_in_another_size_of_text(line: StatusLine) -> None:
    line._theme.set(dark=True, text_size=200)
    heights = {
        each.pixmap().deviceIndependentSize().height()
        for each in line.findChildren(QLabel)
        if each.isVisible() and not each.pixmap().isNull()
    }
    assert heights == {32}

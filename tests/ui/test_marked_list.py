"""The list that shows what goes and what comes instead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from lhl_editor.ui.marked_list import MarkedList
from lhl_editor.ui.marked_rows import MarkedRow, MarkedRows
from lhl_editor.ui.theme import Theme, load_fonts
from tests.builders import path

LONG = "mange ord som alle sammen går bort her " * 6
TITLE = path("document/title")


@pytest.fixture
def shown(qtbot: QtBot):
    load_fonts()

    def show(*rows: MarkedRow, wraps: bool = True) -> MarkedList:
        model = MarkedRows(str)
        made = MarkedList(Theme(), model, "Steder", wraps=wraps)
        model.setParent(made)
        qtbot.addWidget(made)
        made.resize(400, 600)
        made.show()
        model.set_rows(rows, set())
        made.show_rows(len(rows))
        return made

    return show


def heights(made: MarkedList) -> list[int]:
    rows = range(made.rows.rowCount())
    return [made.visualRect(made.rows.index(row)).height() for row in rows]


def test_long_words_and_what_comes_instead_are_both_seen_whole(shown) -> None:
    made = shown(
        MarkedRow(TITLE, "Før ", LONG, "nytt", " etter"), MarkedRow(TITLE, "", "a", "b", "")
    )
    tall, low = heights(made)
    assert tall >= low + 4 * 20
    assert made.maximumHeight() >= tall + low
    inserted = made.theme.colour("inserted_surface").rgb()
    picture = made.grab(made.visualRect(made.rows.index(0)).translated(1, 1)).toImage()
    assert inserted in colours(picture)


def test_it_is_measured_anew_when_there_is_more_room(shown) -> None:
    made = shown(MarkedRow(TITLE, "Før ", LONG, "nytt", " etter"))
    (before,) = heights(made)
    made.resize(QSize(900, 600))
    made.doItemsLayout()
    assert heights(made)[0] < before


def test_rows_of_one_line_stay_so(shown) -> None:
    made = shown(MarkedRow(TITLE, "Før ", LONG, "nytt", " etter"), wraps=False)
    assert heights(made) == [made.theme.px(48)]


def colours(picture: QImage) -> set[int]:
    return {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }

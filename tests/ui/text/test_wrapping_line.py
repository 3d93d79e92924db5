"""The field of a title: one line of words on as many lines as they need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.text.wrapping_line import WrappingLine
from lhl_editor.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "Felles kommunikasjonsstrategi for støtteapparatet i Leve hele livet"


@pytest.fixture
def title(qtbot: QtBot, theme: Theme) -> WrappingLine:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(240, 400)
    made = WrappingLine(theme)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.kept = window  # for as long as the field
    return made


def test_a_long_title_is_seen_whole_and_a_short_one_takes_one_line(
    qtbot: QtBot, title: WrappingLine
) -> None:
    low = title.height()
    qtbot.keyClicks(title, LONG)
    qtbot.waitUntil(lambda: title.height() >= 3 * low - low // 2)
    assert title.text() == LONG
    assert title.cursorRect().bottom() <= title.viewport().height()
    title.window().resize(900, 400)
    qtbot.waitUntil(lambda: title.height() == low)
    title.set_value("")
    assert title.height() == low


def test_it_is_as_high_as_other_fields_while_it_is_short(
    qtbot: QtBot, theme: Theme, title: WrappingLine
) -> None:
    other = LineField(theme)
    qtbot.addWidget(other)
    assert abs(title.height() - other.sizeHint().height()) <= 2  # as without a style sheet


def test_enter_makes_no_new_line(qtbot: QtBot, title: WrappingLine) -> None:
    title.set_value("Tittel")
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, CONTROL):
        qtbot.keyClick(title, Qt.Key.Key_Return, modifier)
    assert title.text() == "Tittel"


def test_the_arrows_go_from_one_shown_line_to_the_next(qtbot: QtBot, title: WrappingLine) -> None:
    title.set_value(LONG)
    title.setCursorPosition(0)
    qtbot.keyClick(title, Qt.Key.Key_Down)
    assert 0 < title.cursorPosition() < len(LONG)


def test_a_no_break_space_and_an_emoji_come_through(qtbot: QtBot, title: WrappingLine) -> None:
    told: list[str] = []
    title.edited.connect(told.append)
    title.set_value("😀 10\xa0000 kroner")
    title.setCursorPosition(1)
    qtbot.keyClicks(title, "x")
    assert told == ["😀x 10\xa0000 kroner"]
    assert title.cursorPosition() == 2


def test_what_is_copied_is_plain_words(qtbot: QtBot, title: WrappingLine) -> None:
    title.set_value(LONG)
    title.selectAll()
    qtbot.keyClick(title, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().mimeData()
    assert (copied.text(), copied.hasHtml()) == (LONG, False)


def test_a_look_is_not_pasted(qtbot: QtBot, title: WrappingLine) -> None:
    mime = QMimeData()
    mime.setHtml("<b>Fet</b> tekst")
    mime.setText("Fet tekst")
    QGuiApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(title, Qt.Key.Key_V, CONTROL)
    assert title.text() == "Fet tekst"
    assert title.document().firstBlock().begin().fragment().charFormat().font().weight() == 400


def test_coming_with_tab_selects_the_title_and_leaving_lets_it_go(
    qtbot: QtBot, title: WrappingLine
) -> None:
    title.set_value("Tittel")
    title.clearFocus()
    title.setFocus(Qt.FocusReason.TabFocusReason)
    assert title.textCursor().selectedText() == "Tittel"
    other = QWidget(title.window())
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert not title.textCursor().hasSelection()


def test_what_no_line_can_hold_is_shown_and_not_changed_before_she_writes(
    qtbot: QtBot, title: WrappingLine
) -> None:
    told: list[str] = []
    title.edited.connect(told.append)
    title.set_value("to\nlinjer\u2028og <b>tegn</b> & mer")
    assert told == []
    title.setCursorPosition(0)
    qtbot.keyClicks(title, "x")
    assert told[-1] == "xto linjer og <b>tegn</b> & mer"
    title.set_value("")
    title.set_value("<i>nytt</i>")
    assert title.text() == "<i>nytt</i>"

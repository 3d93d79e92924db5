"""The fields of one line as a person meets them, one that scrolls and one that wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.text.wrapping_line import WrappingLine

Line = LineField | WrappingLine
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_several_pasted_lines_become_one(qtbot: QtBot, line: Line) -> None:
    told: list[str] = []
    line.edited.connect(told.append)
    line.set_value("før etter")
    line.setCursorPosition(4)
    QGuiApplication.clipboard().setText("en\r\n  to\ttre\x07")
    qtbot.keyClick(line, Qt.Key.Key_V, CONTROL)
    qtbot.keyClicks(line, "x")
    assert told[-1] == line.text() == "før en to trexetter"


def test_a_new_value_leaves_the_caret_and_tells_nothing(line: Line) -> None:
    told: list[str] = []
    line.edited.connect(told.append)
    line.set_value("Kommunikasjon i kommunen")
    line.setCursorPosition(13)
    line.set_value("Kommunikasjon i fylket")
    assert line.cursorPosition() == 13
    line.set_value("God kommunikasjon i fylket")
    assert line.text()[line.cursorPosition() :] == " i fylket"
    assert told == []


def test_undo_belongs_to_the_window(qtbot: QtBot, line: Line) -> None:
    pressed: list[int] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), line.window())
    shortcut.activated.connect(lambda: pressed.append(1))
    qtbot.keyClicks(line, "ab")
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert pressed == [1]
    assert line.text() == "ab"
    shortcut.setEnabled(False)
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert line.text() == "ab"


def test_marks_are_drawn_under_their_words(line: Line) -> None:
    line.set_value("Innbyggermedvirking")
    clean = line.grab().toImage()
    line.set_marks([("medvirking", "warning")])
    marked = line.grab().toImage()
    line.set_marks([("medvirking", "error")])
    assert line.grab().toImage() not in (clean, marked)
    assert marked != clean
    line.set_marks([("medvirking", "advice")])
    assert line.grab().toImage() == clean


def test_the_menu_speaks_bokmaal(line: Line) -> None:
    line.set_value("ord")
    line.selectAll()
    menu = open_menu(line)
    words = [one.text().split("\t")[0] for one in menu.actions()]
    assert words == ["Klipp ut", "Kopier", "Lim inn", "Merk alt"]
    menu.close()


def open_menu(line: Line) -> QMenu:
    at = line.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at))
    QApplication.sendEvent(getattr(line, "viewport", lambda: line)(), event)
    menu = line.findChild(QMenu)
    assert menu is not None
    return menu


def test_a_read_only_line_takes_no_edits(qtbot: QtBot, line: Line) -> None:
    line.set_value("Fast")
    line.setReadOnly(True)
    qtbot.keyClicks(line, "x")
    assert line.text() == "Fast"


def test_keys_of_the_window_are_not_taken_for_those_of_an_old_editor(
    qtbot: QtBot, line: Line
) -> None:
    pressed: list[int] = []
    line.set_value("en to")
    line.setCursorPosition(0)
    for key in (Qt.Key.Key_E, Qt.Key.Key_K):  # Qt means end of line, and delete to it, on Linux
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        QApplication.sendEvent(line, event)
        assert not event.isAccepted()
        shortcut = QShortcut(QKeySequence(CONTROL | key), line.window())
        shortcut.activated.connect(lambda: pressed.append(1))
        qtbot.keyClick(line, key, CONTROL)
    assert pressed == [1, 1]
    assert line.text() == "en to"

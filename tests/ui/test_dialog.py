"""A dialog says what it is for, and is no taller than the window has room for."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def shown(window: QMainWindow, lines: int) -> Dialog:
    dialog = Dialog(Theme(window), "Slett delmål", icon="trash-2", width=600, parent=window)
    dialog.add_heading("Slette delmål 3?")
    for _ in range(lines):
        dialog.body.addWidget(label("En linje"))
    dialog.add_button("Avbryt", dialog.reject)
    dialog.add_button("Slett", dialog.accept, "primary")
    dialog.set_note("Du kan angre.")
    dialog.show()
    return dialog


def test_it_is_600_wide_and_as_tall_as_its_content(window: QMainWindow) -> None:
    low, tall = shown(window, 1), shown(window, 8)
    assert low.width() == tall.width() == 600
    assert low.height() < tall.height() < 600
    assert not low.windowIcon().isNull()


def test_words_are_no_markup(window: QMainWindow) -> None:
    dialog = shown(window, 1)
    dialog.set_note("<b>x</b>")
    note = next(one for one in dialog.findChildren(QLabel) if one.text() == "<b>x</b>")
    assert note.textFormat().name == "PlainText"


def test_the_primary_button_is_what_enter_means(window: QMainWindow) -> None:
    dialog = shown(window, 1)
    default = [each.text() for each in dialog.findChildren(QPushButton) if each.isDefault()]
    assert default == ["Slett"]


def test_it_grows_with_the_text(window: QMainWindow) -> None:
    dialog = shown(window, 1)
    dialog.theme.set(dark=True, text_size=150)
    assert dialog.width() == 900


def test_it_never_grows_wider_than_the_window(window: QMainWindow) -> None:
    dialog = shown(window, 1)
    dialog.theme.set(dark=False, text_size=200)
    assert dialog.width() == 1000 - 96


def test_what_has_the_focus_at_first_is_in_sight(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(Theme(window), "Publiser", scrolls=True, parent=window)
    for _ in range(60):
        dialog.body.addWidget(label("En linje"))
    field = QLineEdit()
    dialog.body.addWidget(field)
    field.setFocus()
    dialog.show()
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())

"""Settings act as they are changed, and are there the next time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton, QSlider, QWidget

from lhl_editor.files.preferences import read_preferences
from lhl_editor.ui.settings import SettingsDialog
from tests.ui.programs import a_program


@pytest.fixture
def program(qapp, tmp_path, monkeypatch):
    with a_program(qapp, tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture
def dialog(program, qtbot):
    window = QWidget()
    window.resize(1280, 900)
    window.show()
    qtbot.addWidget(window)
    made = SettingsDialog(program, window)
    made.open()
    yield made
    window.close()


def kept(program):
    return read_preferences(program.folders.preferences)


def field(dialog, name):
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def choice(dialog, words):
    return next(one for one in dialog.findChildren(QRadioButton) if one.text() == words)


def write(qtbot, dialog, name, words):
    line = field(dialog, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    return line


def test_name_and_address_are_kept_when_the_field_is_left(program, dialog, qtbot):
    line = write(qtbot, dialog, "Navn", "Solveig Aas")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert kept(program).name == "Solveig Aas"


def test_what_stands_in_a_field_is_kept_however_the_dialog_is_closed(program, dialog, qtbot):
    write(qtbot, dialog, "E-post", " solveig@example.no ")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert kept(program).email == "solveig@example.no"


def test_the_theme_changes_at_once(program, dialog):
    choice(dialog, "Mørkt").click()
    assert program.theme.is_dark
    assert kept(program).theme == "dark"
    choice(dialog, "Lyst").click()
    assert not program.theme.is_dark


def test_the_text_grows_by_keys_and_the_dialog_with_it(program, dialog, qtbot):
    slider = dialog.findChild(QSlider)
    width = dialog.width()
    slider.setFocus()
    for _ in range(4):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert program.theme.text_size == 120
    assert kept(program).text_size == 120
    assert "120 %" in [one.text() for one in dialog.findChildren(QLabel)]
    assert dialog.width() > width
    back = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Tilbake til 100 %")
    back.click()
    assert program.theme.text_size == 100
    assert not back.isVisible()


def test_the_text_is_never_smaller_than_90_or_larger_than_200_per_cent(program, dialog, qtbot):
    slider = dialog.findChild(QSlider)
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert program.theme.text_size == 200
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert program.theme.text_size == 90


def test_it_shows_what_was_set_before(program, qtbot):
    program.change(name="Berit", theme="dark", text_size=115)
    dialog = SettingsDialog(program)
    qtbot.addWidget(dialog)
    assert field(dialog, "Navn").text() == "Berit"
    assert choice(dialog, "Mørkt").isChecked()
    assert dialog.findChild(QSlider).value() == 115


def test_every_control_has_a_name(dialog):
    for kind in (QLineEdit, QSlider):
        assert all(one.accessibleName() for one in dialog.findChildren(kind))


def test_the_logo_belongs_to_the_document_and_a_button_leads_there(program, qtbot):
    dialog = SettingsDialog(program, has_document=True)
    qtbot.addWidget(dialog)
    dialog.open()
    assert any("Om dokumentet" in one.text() for one in dialog.findChildren(QLabel))
    there = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Gå til logoen")
    with qtbot.waitSignal(dialog.logo_wanted):
        there.click()
    assert not dialog.isVisible()


def test_without_a_document_there_is_nothing_to_go_to(dialog):
    assert "Gå til logoen" not in [one.text() for one in dialog.findChildren(QPushButton)]

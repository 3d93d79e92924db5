"""Help: every shortcut can be found, questions have answers, the program says what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QTableView, QWidget

from lhl_editor import __version__
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import COMMANDS, command, native_keys
from lhl_editor.ui.help import QUESTIONS, show_help
from lhl_editor.ui.theme import Theme

EVERY = [command(code, lambda: None) for code in COMMANDS]


@pytest.fixture
def show(qtbot):
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    qtbot.addWidget(window)

    def shows(what):
        return show_help(Theme(), what, EVERY, window)

    yield shows
    window.close()


def rows(dialog):
    model = dialog.findChild(QTableView).model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def seen(dialog):
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def test_every_shortcut_stands_in_the_table(show):
    shown = rows(show("keys"))
    assert len(shown) == sum(1 for each in EVERY if each.keys)
    assert ("Lagre", "Fil", native_keys("Ctrl+S")) in shown
    both = f"{native_keys('Ctrl+Y')}, {native_keys('Ctrl+Shift+Z')}"
    assert ("Gjør om", "Rediger", both) in shown


@pytest.mark.parametrize("words", ["ta vare", "ctrl+s", "LAGRE"])
def test_a_shortcut_is_found_by_word_synonym_and_key(show, qtbot, words):
    dialog = show("keys")
    search = dialog.findChild(QLineEdit)
    assert search.accessibleName() == "Søk i snarveiene"
    qtbot.keyClicks(search, words)
    found = rows(dialog)
    assert ("Lagre", "Fil", native_keys("Ctrl+S")) in found
    assert len(found) < len(EVERY) / 2
    assert "treff" in search.accessibleDescription()


def test_a_search_without_hits_says_so(show, qtbot):
    dialog = show("keys")
    qtbot.keyClicks(dialog.findChild(QLineEdit), "xyzzy")
    assert rows(dialog) == []
    assert "Ingen treff på «xyzzy»." in seen(dialog)


def test_a_row_is_read_out_whole(show):
    model = show("keys").findChild(QTableView).model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Ny, Fil: {native_keys('Ctrl+N')}"


def test_questions_have_answers_and_are_read_by_keys(show, qtbot):
    dialog = show("how_to")
    told = seen(dialog)
    assert len(QUESTIONS) >= 8
    for code in QUESTIONS:
        assert say(f"help.how_to.{code}.question") in told
        assert say(f"help.how_to.{code}.answer") in told
    area = dialog.findChild(QScrollArea)
    assert area.accessibleName() == "Spørsmål og svar"
    assert dialog.height() <= 720 - 48
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_the_keys_that_the_answers_name_are_those_of_the_commands():
    keys = {key for each in EVERY for key in each.keys}
    for code in QUESTIONS:
        for word in say(f"help.how_to.{code}.answer").split():
            word = word.rstrip(",").removesuffix(".") if word != "Ctrl+." else word
            if word.startswith(("Ctrl+", "F8", "Shift+F8")):
                assert word in keys, word


def test_the_program_says_what_it_is(show, tmp_path, monkeypatch):
    monkeypatch.setenv("LHL_EDITOR_HOME", str(tmp_path))
    copies = tmp_path / "state" / "journals"
    told = " | ".join(seen(show("about")))
    assert __version__ in told
    assert "Programmet sender ingenting på nett." in told
    assert "Lato (SIL Open Font License 1.1)" in told
    assert "Lucide (ISC)" in told
    assert str(copies) in told


def test_the_folder_of_the_safety_copies_is_opened_once_it_is_there(show, tmp_path, monkeypatch):
    monkeypatch.setenv("LHL_EDITOR_HOME", str(tmp_path))
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))

    def way():
        found = show("about").findChildren(QPushButton)
        return next(one for one in found if one.text() == "Åpne mappen")

    assert not way().isVisible()
    (tmp_path / "state" / "journals").mkdir(parents=True)
    way().click()
    assert asked == [str(tmp_path / "state" / "journals")]


def test_enter_closes_it(show, qtbot):
    for what in ("keys", "how_to", "about"):
        dialog = show(what)
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_what_there_is_no_help_on_is_a_fault(show):
    with pytest.raises(KeyError):
        show("unknown")

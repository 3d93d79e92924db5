"""What Qt itself says is said in bokmål."""

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from lhl_editor.ui.qt_words import qt_words, speak_bokmal

# Words that are the same in both languages, and names.
SAME = {"OK", "Type", "Bluetooth", "Hiragana", "Enter"}
NYNORSK = r"\b(ikkje|ein|eit|eg|frå|kva|vel|høgre|førre|lagra|opna|berre|noko|dei|vere|vera)\b"


pytestmark = pytest.mark.usefixtures("bokmal")


@pytest.fixture
def bokmal(qapp: QApplication):
    words = speak_bokmal(qapp)
    yield words
    qapp.removeTranslator(words)


def plain(words: str) -> str:
    return words.replace("&", "").partition("\t")[0]


def test_every_standard_button_is_in_bokmal(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    buttons = [b for b in QDialogButtonBox.StandardButton if b.value]
    said = {one.name: plain(box.addButton(one).text()) for one in buttons}
    assert said["Save"] == "Lagre"
    assert said["Cancel"] == "Avbryt"
    assert said["Discard"] == "Forkast"
    english = {"Save", "Open", "Yes", "No", "Cancel", "Close", "Apply", "Reset", "Help", "Retry"}
    assert not english & set(said.values())


def test_message_boxes_show_their_details_in_bokmal(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("…")
    assert "Vis detaljer …" in [button.text() for button in box.buttons()]


@pytest.mark.parametrize("field", [QLineEdit, QTextEdit])
def test_the_context_menu_of_a_field_is_in_bokmal(qtbot: QtBot, field: type) -> None:
    widget = field()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    words = [plain(action.text()) for action in menu.actions() if action.text()]
    menu.deleteLater()
    expected = ["Angre", "Gjør om", "Klipp ut", "Kopier", "Lim inn", "Slett", "Merk alt"]
    assert words == expected


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("Ctrl+Shift+P", "Ctrl+Shift+P"),
        ("Alt+Up", "Alt+↑"),
        ("Alt+PgDown", "Alt+PgDn"),
        ("Return", "Enter"),
        ("Space", "Mellomrom"),
        ("Del", "Del"),
    ],
)
def test_keys_have_the_names_that_stand_on_them(keys: str, shown: str) -> None:
    form = QKeySequence.SequenceFormat
    assert QKeySequence(keys, form.PortableText).toString(form.NativeText) == shown


def test_what_there_are_no_words_for_stays_as_it_is() -> None:
    assert QCoreApplication.translate("Ukjent", "Something") == "Something"


def test_the_words_keep_the_places_of_values() -> None:
    for context, words in qt_words().items():
        for source, said in words.items():
            assert set(re.findall("%[0-9]", source)) == set(re.findall("%[0-9]", said)), (
                context,
                source,
            )


def test_no_words_are_nynorsk() -> None:
    for words in qt_words().values():
        for said in words.values():
            without_marks = said.replace("&", "")
            assert not re.search(NYNORSK, without_marks, re.IGNORECASE), said


def test_an_accelerator_stands_where_there_was_one() -> None:
    for context, words in qt_words().items():
        for source, said in words.items():
            if "<" not in source:
                assert source.count("&") == said.count("&"), (context, source)


def test_whole_sentences_are_translated() -> None:
    for context, words in qt_words().items():
        if context in ("QPageSize", "QShortcut", "QMimeType"):
            continue
        for source, said in words.items():
            if len(source.split()) > 2 and source not in SAME and "%" not in source:
                assert said != source, (context, source)

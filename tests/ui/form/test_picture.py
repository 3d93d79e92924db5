"""The field for the logo: choose a picture, see it, take it away; the picture itself is copied."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from lhl_editor.core.path import Path
from lhl_editor.core.rules.pictures import missing_pictures
from lhl_editor.files.pictures import folder_of, read_pictures
from tests.picture_files import FILES, document_with, with_logo
from tests.range_of_strategies import shipped
from tests.ui.form.conftest import Form, Make, unnamed

LOGO = "document/logo"
CHOOSE, REMOVE = "Velg bilde …", "Fjern"


@pytest.fixture
def document(tmp_path: File) -> File:
    (tmp_path / "mappe").mkdir()
    return document_with(tmp_path / "mappe", FILES["png"])


@pytest.fixture
def chosen(tmp_path: File, monkeypatch: pytest.MonkeyPatch) -> File:
    """The file that a person chooses in the dialog of the system."""
    file = tmp_path / "vår logo.jpg"
    file.write_bytes(FILES["jpeg"])
    choose = staticmethod(lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    return file


@pytest.fixture
def opened(form: Make, document: File):
    def open_form(strategy=None, **how: bool) -> Form:
        pane = form(strategy, **how)
        pane.session.file = document
        pane.pane._refresh()
        return pane.go(LOGO)

    return open_form


def picture(pane: Form) -> QLabel:
    row = pane.row("Logo")
    return next(one for one in row.findChildren(QLabel) if one.property("role") == "picture")


def test_a_chosen_picture_is_copied_and_named_in_one_step(opened, chosen, document, qtbot):
    pane = opened(shipped())
    pane.button(CHOOSE).click()
    qtbot.waitUntil(lambda: pane.value(LOGO) == "vår logo.jpg")
    assert (folder_of(document) / "vår logo.jpg").read_bytes() == FILES["jpeg"]
    qtbot.waitUntil(picture(pane).isVisible)
    assert "vår logo.jpg" in pane.words()
    assert pane.session.undo_title == "endre Om dokumentet, Logo"
    pane.session.undo()
    assert pane.value(LOGO) == ""
    assert not picture(pane).isVisible()
    assert (folder_of(document) / "vår logo.jpg").exists()  # for redo


def test_it_can_be_done_by_keys_and_is_said(opened, chosen, qtbot):
    pane, said = opened(shipped()), []
    pane.session.announced.connect(said.append)
    assert pane.focused is pane.button(CHOOSE)
    pane.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.value(LOGO) != "")
    assert said == ["vår logo.jpg er lagt inn"]
    pane.press(Qt.Key.Key_Tab)
    assert pane.focused is pane.button(REMOVE)
    pane.press(Qt.Key.Key_Space)
    assert pane.value(LOGO) == ""
    assert pane.focused is pane.button(CHOOSE)


def test_the_picture_is_shown_on_white_and_goes_with_the_logo(opened, document, qtbot):
    pane = opened(with_logo())
    qtbot.waitUntil(picture(pane).isVisible)
    shown = picture(pane).pixmap().toImage()
    assert shown.pixelColor(1, 1).name() == "#ffffff"
    assert shown.pixelColor(20, 32).name() == "#7c145c"
    pane.button(REMOVE).click()
    assert not picture(pane).isVisible()
    assert not [one for one in pane.words() if one == "logo.png"]
    assert (folder_of(document) / "logo.png").exists()


def test_another_picture_of_the_same_name_takes_no_ones_place(opened, chosen, document, qtbot):
    chosen.with_name("logo.png").write_bytes(FILES["grey png"])
    pane = opened(with_logo())
    pane.row("Logo").editor._take(chosen.with_name("logo.png"), document)
    qtbot.waitUntil(lambda: pane.value(LOGO) == "logo-2.png")
    assert (folder_of(document) / "logo.png").read_bytes() == FILES["png"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "kan ikke leses som bilde"),
        (FILES["jpeg"] + b"\0" * (5 << 20), "er for stor"),
        (None, "finnes ikke"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_changes_nothing(opened, chosen, qtbot, data, words):
    chosen.unlink() if data is None else chosen.write_bytes(data)
    pane, said = opened(shipped()), []
    pane.session.announced.connect(said.append)
    pane.button(CHOOSE).click()
    qtbot.waitUntil(lambda: bool(said))
    assert words in said[0]
    assert said[0] in pane.words(pane.row("Logo"))
    assert pane.value(LOGO) == ""


def test_a_dialog_that_is_cancelled_changes_nothing(opened, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: ("", "")))
    pane = opened(with_logo())
    pane.button(CHOOSE).click()
    assert pane.value(LOGO) == "logo.png"


def test_a_document_without_a_file_is_to_be_saved_first(form: Make, document):
    pane = form(with_logo()).go(LOGO)
    assert not pane.button(CHOOSE).isEnabled()
    assert any("Lagre strategien først." in words for words in pane.words())
    assert pane.focused is pane.button(REMOVE)
    pane.session.file = document
    pane.session.set_saved(pane.session.strategy)
    assert pane.button(CHOOSE).isEnabled()
    assert not any("Lagre strategien først." in words for words in pane.words())


def test_one_that_may_not_be_written_only_shows_it(opened, qtbot):
    pane = opened(with_logo(), read_only=True)
    qtbot.waitUntil(picture(pane).isVisible)
    with pytest.raises(AssertionError):
        pane.button(CHOOSE)


def test_a_missing_picture_is_told_below_the_field(opened, document):
    (folder_of(document) / "logo.png").unlink()
    pane = opened(with_logo())
    strategy = pane.session.strategy
    found = tuple(missing_pictures(strategy, read_pictures(strategy, document)))
    pane.session.set_problems(strategy, found)
    words = pane.words(pane.row("Logo"))
    assert any("Logoen «logo.png» finnes ikke" in one for one in words)
    assert not picture(pane).isVisible()
    assert "1 advarsel" in pane.button(CHOOSE).accessibleDescription()


def test_a_screen_reader_is_told_what_the_buttons_are_for(opened):
    pane = opened(with_logo())
    assert pane.button(CHOOSE).accessibleName() == "Logo: Velg bilde …"
    assert pane.button(REMOVE).accessibleName() == "Logo: Fjern"
    assert "logo.png" in pane.button(CHOOSE).accessibleDescription()
    assert unnamed(pane.pane) == []


def test_a_long_name_is_shortened(opened, document):
    name = "n" * 100 + ".png"
    (folder_of(document) / name).write_bytes(FILES["png"])
    pane = opened(with_logo(name=name))
    assert f"{'n' * 34}…n.png" in pane.words()
    assert str(pane.session.place) == LOGO
    assert pane.pane.path == Path.parse("document")

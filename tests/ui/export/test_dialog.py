"""Exporting from the window: what is found first, then Enter; what came of it afterwards."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)

from lhl_editor.core.changes import SetField
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.found import FoundList
from tests.builders import path
from tests.docx_text import WordFile

SLOW = 20_000  # milliseconds; a process of its own has to begin


def button(dialog, words):
    """The visible button that says this."""
    found = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in found if one.text() == words)


def buttons(dialog):
    return [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]


def seen(dialog):
    """All words that are seen."""
    return " | ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def box(dialog, words):
    return next(one for one in dialog.findChildren(QCheckBox) if one.text() == words)


def wait_for(qtbot, dialog, words):
    qtbot.waitUntil(lambda: words in seen(dialog), timeout=SLOW)


def press_enter(qtbot, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Return)


def pages_of(file):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]


@pytest.fixture
def opened(monkeypatch):
    """What the desktop was asked to open."""
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    return asked


def test_enter_makes_both_files_beside_the_strategy(clean, show, folder, qtbot, opened):
    said = []
    clean.session.announced.connect(said.append)
    dialog = show(clean)
    assert "Ingen funn. Alt er klart." in seen(dialog)
    assert "UTKAST" not in seen(dialog)
    assert "Blir til «strategi.pdf» og «strategi.docx»." in seen(dialog)
    press_enter(qtbot, dialog)
    wait_for(qtbot, dialog, "Ferdig: «strategi.pdf» og «strategi.docx»")
    assert sorted(file.name for file in folder.iterdir()) == [
        "strategi.docx",
        "strategi.pdf",
        "strategi.yaml",
    ]
    assert not any("UTKAST" in page for page in pages_of(folder / "strategi.pdf"))
    assert "Ferdig: «strategi.pdf» og «strategi.docx»" in said
    assert opened == []
    press_enter(qtbot, dialog)
    assert opened == [str(folder / "strategi.pdf")]
    button(dialog, "Vis i mappe").click()
    assert opened[1] == str(folder)
    button(dialog, "Lukk").click()
    qtbot.waitUntil(lambda: not dialog_is_open(dialog))


def dialog_is_open(dialog):
    try:
        return dialog.isVisible()
    except RuntimeError:  # closed, and thrown away
        return False


def test_an_error_marks_each_page_and_the_button_says_so(with_error, show, folder, qtbot):
    dialog = show(with_error)
    words = seen(dialog)
    assert "1 feil" in words
    assert "9 advarsler" in words
    assert "16 råd" in words
    assert "Med feil i innholdet blir hver side merket «UTKAST»." in words
    box(dialog, "Word").setChecked(False)
    assert "Blir til «strategi.pdf»." in seen(dialog)
    qtbot.mouseClick(button(dialog, "Eksporter likevel"), Qt.MouseButton.LeftButton)
    wait_for(qtbot, dialog, "Ferdig: «strategi.pdf»")
    pages = pages_of(folder / "strategi.pdf")
    assert len(pages) == 28
    assert all("UTKAST" in page for page in pages)
    assert not (folder / "strategi.docx").exists()


def test_the_worst_findings_come_first_and_lead_to_their_place(with_error, show, qtbot):
    dialog = show(with_error)
    found = dialog.findChild(FoundList)
    model = found.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert len(rows) == 10
    assert "planleggelitt" in rows[0]
    found.setFocus()
    found.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog_is_open(dialog))
    assert str(with_error.session.place).startswith("resources/entries/")


def test_go_to_is_clicked_in_the_row(with_error, show, qtbot):
    dialog = show(with_error)
    found = dialog.findChild(FoundList)
    rect = found.visualRect(found.model().index(1, 0))
    here = QPoint(found.link_rect(rect).center())
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=here)
    qtbot.waitUntil(lambda: not dialog_is_open(dialog))
    assert str(with_error.session.place) == "introduction/group/as_of"


def test_all_findings_are_shown_in_the_window(with_error, show, qtbot):
    dialog = show(with_error)
    with qtbot.waitSignal(dialog.findings_wanted):
        button(dialog, "Vis alle funn").click()


def test_what_was_not_checked_yet_is_looked_for_before_it_is_exported(clean, show, folder, qtbot):
    clean.session.dispatch(SetField(path("document/contact"), "ikke en adresse"))
    assert clean.session.checked is not clean.session.strategy
    dialog = show(clean)
    press_enter(qtbot, dialog)  # at once
    wait_for(qtbot, dialog, "Ferdig")
    assert all("UTKAST" in page for page in pages_of(folder / "strategi.pdf"))


def test_enter_on_a_button_presses_that_one(with_error, show, folder, qtbot):
    dialog = show(with_error)
    cancel = button(dialog, "Avbryt")
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog_is_open(dialog))
    assert [file.name for file in folder.iterdir()] == ["strategi.yaml"]


def test_cancelling_writes_nothing_and_the_choices_are_back(with_error, show, folder, qtbot):
    dialog = show(with_error)
    press_enter(qtbot, dialog)
    assert dialog.findChild(QProgressBar).isVisible()
    assert buttons(dialog) == ["Avbryt"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert "Avbrutt. Ingen filer er skrevet." in seen(dialog)
    assert "Eksporter likevel" in buttons(dialog)
    qtbot.wait(100)
    assert [file.name for file in folder.iterdir()] == ["strategi.yaml"]


def test_the_pages_are_counted_while_they_are_made(with_error, show, qtbot):
    dialog = show(with_error)
    counted = []
    bar = dialog.findChild(QProgressBar)
    bar.valueChanged.connect(lambda at: counted.append((at, seen(dialog))))
    press_enter(qtbot, dialog)
    wait_for(qtbot, dialog, "Ferdig")
    values = [at for at, _ in counted if at > 0]
    assert values == sorted(values)
    assert any(f"Side {at} av 28" in words for at, words in counted)


def test_files_that_are_there_are_named_before_they_are_written_over(clean, show, folder, qtbot):
    (folder / "strategi.docx").write_bytes(b"noe")
    dialog = show(clean)
    wait_for(qtbot, dialog, "«strategi.docx» finnes fra før og blir skrevet over.")
    box(dialog, "Word").click()
    qtbot.waitUntil(lambda: "finnes fra før" not in seen(dialog))


def test_without_a_format_nothing_can_be_exported(clean, show):
    dialog = show(clean)
    for name in ("PDF", "Word"):
        box(dialog, name).click()
    assert "Velg minst én fil." in seen(dialog)
    assert not button(dialog, "Eksporter").isEnabled()


def test_formats_and_folder_are_as_they_were_last(
    clean, show, program, tmp_path, qtbot, monkeypatch
):
    other = tmp_path / "annet sted"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    dialog = show(clean)
    box(dialog, "PDF").click()
    button(dialog, "Velg mappe …").click()
    press_enter(qtbot, dialog)
    wait_for(qtbot, dialog, "Ferdig: «strategi.docx»")
    assert WordFile((other / "strategi.docx").read_bytes()).said()
    dialog.reject()
    again = show(clean)
    assert (box(again, "PDF").isChecked(), box(again, "Word").isChecked()) == (False, True)
    assert other.name in seen(again)
    assert str(other) in button(again, "Velg mappe …").accessibleDescription()
    assert program.preferences.formats == ("docx",)


def test_another_paper(clean, show, folder, qtbot):
    dialog = show(clean)
    paper = dialog.findChild(QComboBox)
    paper.setCurrentIndex(paper.findText("A4", Qt.MatchFlag.MatchStartsWith))
    press_enter(qtbot, dialog)
    wait_for(qtbot, dialog, "Ferdig")
    width, height = pypdfium2.PdfDocument(folder / "strategi.pdf")[0].get_size()
    assert (round(width), round(height)) == (842, 595)


def test_the_strategy_itself_is_never_written_over(clean, show, folder, qtbot):
    (folder / "strategi.pdf").symlink_to(folder / "strategi.yaml")
    before = (folder / "strategi.yaml").read_bytes()
    dialog = show(clean)
    press_enter(qtbot, dialog)
    wait_for(qtbot, dialog, "«strategi.pdf» er strategien selv")
    assert (folder / "strategi.yaml").read_bytes() == before
    assert "Eksporter" in buttons(dialog)


def test_a_file_that_cannot_be_written_is_told_and_what_was_written_too(clean, show, folder, qtbot):
    (folder / "strategi.docx").mkdir()
    dialog = show(clean)
    press_enter(qtbot, dialog)
    wait_for(qtbot, dialog, "«strategi.docx»: Filen ble ikke lagret, for det finnes en mappe")
    assert "Dette ble skrevet: «strategi.pdf»." in seen(dialog)


def test_a_sign_that_the_font_lacks_is_named(clean, show, folder, qtbot):
    text = (folder / "strategi.yaml").read_text(encoding="utf-8")
    data = text.replace("title: Strategi", "title: Strategi 漢").encode()
    strategy = parse_strategy(data).strategy
    clean.session.replace(strategy)
    clean.session.set_problems(strategy, ())
    dialog = show(clean)
    press_enter(qtbot, dialog)
    wait_for(qtbot, dialog, "Skriften mangler tegn som står i teksten: «漢».")
    assert [file.name for file in folder.iterdir()] == ["strategi.yaml"]


def test_a_strategy_without_a_file_is_named_by_its_title(program, qapp, show, folder, with_error):
    document = Document(with_error.session.strategy, None, b"", folder / "journals")
    document.export_folder = folder
    dialog = show(document)
    assert "Blir til «Felles kommunikasjonsstrategi for støtteapparatet" in seen(dialog)
    dialog.reject()
    document.close()


def test_all_controls_have_a_name(with_error, show):
    dialog = show(with_error)
    controls = (QPushButton, QCheckBox, QComboBox, FoundList, QProgressBar)
    for one in dialog.findChildren(QWidget):
        if isinstance(one, controls):
            words = "" if isinstance(one, QComboBox | FoundList) else one.text()
            assert one.accessibleName() or words, one

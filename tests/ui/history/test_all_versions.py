"""All versions in a list: found, opened, named and brought back."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from lhl_editor.files.history.version import Place, Version, standing_words, told_words
from lhl_editor.ui.history.listing import Row
from lhl_editor.ui.history.version_list import VersionList
from tests.ui.history.conftest import answer, button, seen


def listed(dialog):
    """What each row says first."""
    model = dialog.list.model()
    return [model.data(model.index(at)) for at in range(model.rowCount())]


def said(dialog, row):
    model = dialog.list.model()
    return model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)


def loaded(desk):
    return lambda dialog: desk.wait(lambda: "Viser" in seen(dialog))


def keys(desk, dialog, *pressed):
    for key in pressed:
        desk.qtbot.keyClick(dialog.list, key)


def test_saves_of_one_sitting_are_one_row_that_opens(desk):
    desk.write_and_save("Første", "Andre", "Tredje")

    def look(dialog):
        assert listed(dialog) == ["Om dokumentet endret", "Slik filen var da historikken begynte"]
        assert "Solveig Aas" in said(dialog, 0)
        assert said(dialog, 0).endswith("3 lagringer, lukket")
        keys(desk, dialog, Qt.Key.Key_Right)
        assert len(listed(dialog)) == 4
        assert said(dialog, 0).endswith("3 lagringer, åpen")
        keys(desk, dialog, Qt.Key.Key_Left)
        assert len(listed(dialog)) == 2
        assert "Viser 4 versjoner" in seen(dialog)

    desk.during(desk.history_desk.show_all, loaded(desk), look)


def test_an_old_version_is_brought_back_and_that_can_be_undone(desk):
    desk.write_and_save("Ny tittel")

    def bring_back(dialog):
        keys(desk, dialog, Qt.Key.Key_Down)
        answer("Hent tilbake")
        keys(desk, dialog, Qt.Key.Key_Return)
        desk.wait(lambda: not dialog.isVisible())

    desk.during(desk.history_desk.show_all, loaded(desk), bring_back)
    assert desk.title == "Strategi"
    assert desk.document.session.is_modified
    assert desk.document.session.undo_title.startswith("hent tilbake versjonen fra i dag")
    desk.document.session.undo()
    assert desk.title == "Ny tittel"
    desk.document.session.redo()
    desk.save()
    assert desk.versions[0].origin == "restored"
    assert desk.versions[0].note.startswith("Gjenopprettet fra ")


def test_nothing_is_brought_back_where_it_says_the_same(desk):
    desk.write_and_save("Ny tittel")

    def try_it(dialog):
        button(dialog, "Hent tilbake …").click()
        desk.wait(lambda: "Versjonen er lik det som står her nå." in seen(dialog))

    desk.during(desk.history_desk.show_all, loaded(desk), try_it)
    assert desk.title == "Ny tittel"


def test_the_filter_finds_versions_and_says_when_there_are_none(desk):
    desk.write_and_save("Første", "Andre")

    def find(dialog):
        field = dialog.findChild(QLineEdit)
        desk.qtbot.keyClicks(field, "solveig")
        assert len(listed(dialog)) == 2
        assert "Viser 2 av 3 versjoner" in seen(dialog)
        desk.qtbot.keyClicks(field, " finnes ikke")
        assert listed(dialog) == []
        assert "Ingen treff." in seen(dialog)
        assert not button(dialog, "Hent tilbake …").isEnabled()
        button(dialog, "Tøm filteret").click()
        assert len(listed(dialog)) == 2
        dialog.findChild(QCheckBox).click()
        assert "Ingen treff." in seen(dialog)

    desk.during(desk.history_desk.show_all, loaded(desk), find)


def test_without_versions_it_is_said_how_the_first_comes_about(desk):
    def look(dialog):
        desk.wait(lambda: "Første versjon blir til når du lagrer." in seen(dialog))

    desk.during(desk.history_desk.show_all, look)


def test_a_read_only_document_is_not_changed(desk):
    desk.write_and_save("Ny tittel")
    desk.document.session.read_only = True

    def look(dialog):
        assert not button(dialog, "Hent tilbake …").isEnabled()

    desk.during(desk.history_desk.show_all, loaded(desk), look)


def test_a_version_is_named_in_the_list(desk):
    desk.write_and_save("Ny tittel")

    def name(dialog):
        answer("Gi navn")
        button(dialog, "Gi versjonen navn …").click()
        desk.wait(lambda: listed(dialog)[:1] == ["1.0"])
        assert "Vedtatt" in said(dialog, 0)

    desk.during(desk.history_desk.show_all, loaded(desk), name)
    assert desk.versions[0].name == "1.0"
    assert desk.versions[0].naming.status == "adopted"


def test_what_is_there_now_is_saved_and_named(desk):
    desk.write("Ny tittel")

    def name(dialog):
        assert "Det som ikke er lagret, blir lagret først." in seen(dialog)
        field = dialog.findChild(QLineEdit)
        desk.wait(lambda: field.text() == "1.0")
        desk.qtbot.keyClicks(field, "Høringsutkast")
        status = dialog.findChild(QComboBox)
        status.setCurrentIndex(status.findText("Til høring"))
        button(dialog, "Gi navn").click()
        desk.wait(lambda: "Versjonen heter nå Høringsutkast" in desk.said)

    desk.during(desk.history_desk.name, name)
    assert not desk.document.session.is_modified
    assert (desk.versions[0].name, desk.versions[0].naming.status) == ("Høringsutkast", "hearing")


def test_a_name_belongs_to_one_version_and_is_never_empty(desk):
    desk.write_and_save("Ny tittel")
    desk.during(desk.history_desk.name, lambda dialog: named(desk, dialog, "1.0"))
    desk.write_and_save("Enda nyere")

    def name(dialog):
        field = dialog.findChild(QLineEdit)
        desk.wait(lambda: field.text() == "1.1")
        field.clear()
        button(dialog, "Gi navn").click()
        assert "Skriv et navn, for eksempel 1.1." in seen(dialog)
        desk.qtbot.keyClicks(field, "1.0")
        button(dialog, "Gi navn").click()
        desk.wait(lambda: "Navnet «1.0» har en annen versjon fått." in seen(dialog))

    desk.during(desk.history_desk.name, name)
    assert [one.name for one in desk.versions] == ["", "1.0", ""]


def named(desk, dialog, words):
    field = dialog.findChild(QLineEdit)
    desk.wait(lambda: field.text())
    field.setText(words)
    button(dialog, "Gi navn").click()
    desk.wait(lambda: desk.versions[0].name == words)


def test_a_lost_version_is_said_to_be_lost(desk):
    desk.write_and_save("Ny tittel")

    def lose_and_ask(dialog):
        keys(desk, dialog, Qt.Key.Key_Down)
        lost = dialog.list.current
        (desk.file.with_name("strategi.history") / lost.file).unlink()
        button(dialog, "Hent tilbake …").click()
        desk.wait(lambda: "Innholdet i denne versjonen er borte eller skadet." in seen(dialog))

    desk.during(desk.history_desk.show_all, loaded(desk), lose_and_ask)
    assert desk.title == "Ny tittel"


def test_files_that_cannot_be_read_are_told_of(desk):
    desk.write_and_save("Ny tittel")
    first, *_ = sorted(desk.file.with_name("strategi.history").glob("*/*.xz"))
    first.write_bytes(first.read_bytes()[:40])

    def look(dialog):
        desk.wait(lambda: "mangler eller kan ikke leses nå" in seen(dialog))
        keys(desk, dialog, Qt.Key.Key_Up)
        assert "mangler eller kan ikke leses nå" in seen(dialog)

    desk.during(desk.history_desk.show_all, look)


@pytest.fixture
def ten_thousand():
    stamp = datetime(2026, 11, 1, tzinfo=UTC).isoformat()
    told = told_words("writer", "saved", "program")
    stands = standing_words(Place("file", 0, 0, 0))
    return [
        Row(Version(f"{at:064x}", "", at, stamp, "Kari", "", f"Nr. {at}", "", at, 0, told, stands))
        for at in range(10_000)
    ]


def test_only_what_is_in_sight_is_painted(program, qtbot, ten_thousand):
    shown = VersionList(program.theme)
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    asked = []
    data = shown.rows.data
    shown.rows.data = lambda index, role=0: asked.append(index.row()) or data(index, role)
    shown.show()
    shown.show_rows(ten_thousand)
    qtbot.waitExposed(shown)
    shown.scrollToBottom()
    shown.grab()
    assert len(set(asked)) < 100
    assert shown.rows.rowCount() == 10_000

"""Publishing from the window: a version with a name, and its files."""

from datetime import date
from hashlib import sha256

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from lhl_editor.core.changes import SetField
from tests.builders import path
from tests.ui.history.conftest import button, seen

TODAY = date.today().isoformat()


def ready(desk):
    """The findings are known, and a name is proposed."""

    def wait(dialog):
        desk.wait(lambda: dialog.findChild(QLineEdit).text() and "Ser etter" not in seen(dialog))

    return wait


def pages_of(file):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]


def test_both_files_are_written_and_the_version_keeps_their_digests(desk):
    desk.write("Vår strategi")

    def publish(dialog):
        assert "Ingen funn. Alt er klart." in seen(dialog)
        stem = f"Vår strategi 1.0 {TODAY}"
        assert f"Blir til «{stem}.pdf» og «{stem}.docx»." in seen(dialog)
        button(dialog, "Publiser").click()
        desk.wait(lambda: "1.0 er publisert" in seen(dialog))
        assert "Strategien er publisert" in seen(dialog)

    desk.during(desk.history_desk.publish, ready(desk), publish)
    assert not desk.document.session.is_modified
    naming = desk.versions[0].naming
    assert (naming.name, naming.status, naming.date) == ("1.0", "adopted", TODAY)
    folder = desk.file.parent / "publisert"
    assert dict(naming.files) == {
        file.name: sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()
    }
    assert len(naming.files) == 2
    (pdf,) = folder.glob("*.pdf")
    assert "Versjon 1.0 · " in pages_of(pdf)[0]


def test_with_an_error_it_is_a_draft_and_nothing_else(desk):
    desk.document.session.dispatch(SetField(path("document/contact"), "ingen adresse"))

    def publish(dialog):
        assert "Med feil i innholdet blir hver side merket «UTKAST»." in seen(dialog)
        status = dialog.findChild(QComboBox)
        assert status.currentText() == "Utkast"
        assert not status.isEnabled()
        button(dialog, "Publiser som utkast").click()
        desk.wait(lambda: "1.0 er publisert" in seen(dialog))

    desk.during(desk.history_desk.publish, ready(desk), publish)
    assert desk.versions[0].naming.status == "draft"
    file = desk.file.parent / "publisert" / f"Strategi 1.0 UTKAST {TODAY}.pdf"
    assert all("UTKAST" in page for page in pages_of(file))


def test_a_name_that_is_taken_stops_it_before_anything_is_written(desk):
    desk.write_and_save("Ny tittel")

    def name(dialog):
        desk.wait(lambda: dialog.findChild(QLineEdit).text() == "1.0")
        button(dialog, "Gi navn").click()
        desk.wait(lambda: desk.versions[0].name == "1.0")

    desk.during(desk.history_desk.name, name)
    desk.write("Enda nyere")

    def publish(dialog):
        assert "Siste navngitte versjon er 1.0, vedtatt." in seen(dialog)
        field = dialog.findChild(QLineEdit)
        assert field.text() == "1.1"
        field.selectAll()
        desk.qtbot.keyClicks(field, "1.0")
        button(dialog, "Publiser").click()
        desk.wait(lambda: "Navnet «1.0» har en annen versjon fått." in seen(dialog))
        assert button(dialog, "Publiser").isEnabled()

    desk.during(desk.history_desk.publish, ready(desk), publish)
    assert not (desk.file.parent / "publisert").exists()


def test_without_a_history_nothing_is_published_and_it_is_said_why(desk):
    desk.file.with_name("strategi.history").write_text("ingen mappe")

    def publish(dialog):
        desk.wait(lambda: "Ser etter" not in seen(dialog))
        dialog.findChild(QLineEdit).setText("1.0")
        button(dialog, "Publiser").click()
        desk.wait(lambda: "Versjonen ble ikke tatt vare på i historikken." in seen(dialog))

    desk.during(desk.history_desk.publish, publish)
    assert not (desk.file.parent / "publisert").exists()


def test_the_second_edition_tells_what_is_new_since_the_first(desk):
    desk.document.session.dispatch(SetField(path("document/changes_page"), "yes"))

    def publish(name):
        def steps(dialog):
            button(dialog, "Publiser").click()
            desk.wait(lambda: f"{name} er publisert" in seen(dialog))

        desk.during(desk.history_desk.publish, ready(desk), steps)
        (pdf,) = (desk.file.parent / "publisert").glob(f"* {name} *.pdf")
        return " ".join(pages_of(pdf)[-1].split())

    assert "den første versjonen" in publish("1.0")
    desk.write("Vår strategi")
    said = publish("1.1")
    assert "Forrige versjon: 1.0" in said
    assert "Tittelen er endret." in said


def test_a_published_version_is_exported_again_byte_for_byte(desk):
    desk.write("Vår strategi")

    def publish(dialog):
        button(dialog, "Publiser").click()
        desk.wait(lambda: "1.0 er publisert" in seen(dialog))

    desk.during(desk.history_desk.publish, ready(desk), publish)
    folder = desk.file.parent / "publisert"
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    for each in folder.iterdir():
        each.unlink()
    desk.document.export_folder = folder
    desk.write_and_save("Noe helt annet")
    done = []

    def export(dialog):
        assert "Eksporter 1.0" in seen(dialog)
        button(dialog, "Eksporter").click()
        desk.wait(lambda: "Ferdig:" in seen(dialog))
        done.append(dialog)
        button(dialog, "Lukk").click()

    def choose(dialog):
        desk.wait(lambda: "Viser 3 versjoner" in seen(dialog))
        desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        in_next_dialog(dialog, export)
        button(dialog, "Eksporter denne versjonen …").click()
        desk.wait(lambda: done)

    desk.during(desk.history_desk.show_all, choose)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def in_next_dialog(dialog, step):
    """Take the step in the dialog that comes over this one."""

    def go():
        top = QApplication.activeModalWidget()
        if top is dialog:
            QTimer.singleShot(20, go)
        else:
            step(top)

    QTimer.singleShot(20, go)

"""Every save is a version, and nothing that anybody wrote is lost on the way."""

from lhl_editor.files.versions import History
from tests.ui.history.conftest import seen


def test_a_save_is_a_version_with_who_made_it_and_what_was_changed(desk):
    desk.write_and_save("Ny tittel")
    newest, first = desk.versions
    assert str(newest.author) == "Solveig Aas <solveig@example.no>"
    assert newest.summary == "Om dokumentet endret"
    assert first.origin == "found"
    assert History.of(desk.file).read(newest) == desk.file.read_bytes()
    assert desk.said[-1] == "Lagret som versjon, Om dokumentet endret"
    assert desk.notices.shown() == []


def test_saving_the_same_twice_is_one_version(desk):
    desk.write_and_save("Ny tittel")
    assert desk.save()
    assert len(desk.versions) == 2


def test_a_history_that_cannot_be_written_does_not_keep_the_file_from_being_saved(desk):
    desk.file.with_name("strategi.history").write_text("ingen mappe")
    desk.write_and_save("Ny tittel")
    assert b"Ny tittel" in desk.file.read_bytes()
    assert not desk.document.session.is_modified
    assert "history" in desk.notices.shown()
    words = "Filen er lagret, men historikken kunne ikke skrives:"
    desk.wait(lambda: words in seen(desk.notices))
    desk.file.with_name("strategi.history").unlink()
    desk.write_and_save("Enda nyere")
    assert desk.versions[0].summary
    assert "historikken kunne ikke skrives" not in seen(desk.notices)


def test_what_another_program_wrote_meanwhile_is_a_version_when_the_file_is_opened(desk, open_desk):
    desk.write_and_save("Ny tittel")
    other = desk.file.read_bytes().replace(b"Ny tittel", b"Skrevet utenfor")
    desk.filing.stop()
    desk.document.close()
    desk.file.write_bytes(other)
    again = open_desk()
    again.wait(lambda: again.versions[0].origin == "outside")
    assert History.of(again.file).read(again.versions[0]) == other
    again.wait(lambda: "Filen var endret utenfor programmet" in seen(again.notices))


def test_opening_a_file_without_a_history_makes_none(desk):
    desk.qtbot.wait(700)
    assert sorted(one.name for one in desk.file.parent.iterdir()) == ["strategi.yaml"]


def test_saving_elsewhere_begins_a_history_there(desk, tmp_path):
    desk.write_and_save("Ny tittel")
    with desk.qtbot.waitSignal(desk.document.saved):
        desk.document.save(tmp_path / "kopi.yaml")
    assert [one.summary for one in desk.versions] == [""]
    assert (tmp_path / "kopi.history").is_dir()

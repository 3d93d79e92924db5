"""An open document: saving, and the safety copy of what is not saved."""

from pathlib import Path

import pytest

from lhl_editor.core.changes import SetField
from lhl_editor.files.recovery import OnDisk, find_recoverable
from lhl_editor.files.strategy_file import read_strategy
from lhl_editor.ui.document import Document
from lhl_editor.ui.outside import Watching
from tests.builders import path
from tests.picture_files import FILES, document_with

ROOT = Path(__file__).resolve().parents[2]
TITLE = path("document/title")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "strategi.yaml").write_bytes((ROOT / "strategy.yaml").read_bytes())
    return tmp_path


@pytest.fixture
def document(qapp, folder):
    file = folder / "strategi.yaml"
    loaded = read_strategy(file)
    made = Document(loaded.strategy, file, loaded.data, folder / "journals")
    yield made
    made.close()


def write(document, words):
    document.session.dispatch(SetField(TITLE, words))


def title_in(file):
    return read_strategy(file).strategy["document"]["title"]


def save(document, qtbot, file=None):
    with qtbot.waitSignal(document.saved):
        document.save(file or document.path)


def test_saving_writes_the_file_and_the_mark_goes(document, folder, qtbot):
    write(document, "Ny tittel")
    assert document.session.is_modified
    save(document, qtbot)
    assert title_in(folder / "strategi.yaml") == "Ny tittel"
    assert not document.session.is_modified


def test_what_another_saved_a_moment_ago_is_not_saved_over(document, folder, qtbot):
    """Before anything has noticed that the file is another."""
    file = folder / "strategi.yaml"
    theirs = file.read_bytes().replace(b"title: ", b"title: Ny ", 1)
    write(document, "Min tittel")
    file.write_bytes(theirs)
    with qtbot.waitSignal(document.not_saved) as told:
        document.save(file)
    assert told.args[0].code == "changed"
    assert file.read_bytes() == theirs
    assert document.session.is_modified


def test_saves_that_follow_each_other_at_once_are_all_saved(document, folder, qtbot):
    for words in ("En", "To", "Tre"):
        write(document, words)
        document.save(document.path)
    qtbot.waitUntil(lambda: not document.is_saving)
    assert title_in(folder / "strategi.yaml") == "Tre"


def test_saving_under_another_name_leaves_the_first_file_alone(document, folder, qtbot):
    before = (folder / "strategi.yaml").read_bytes()
    write(document, "Ny tittel")
    with qtbot.waitSignal(document.renamed):
        document.save(folder / "kopi.yaml")
    assert document.name == "kopi.yaml"
    assert (folder / "strategi.yaml").read_bytes() == before
    assert title_in(folder / "kopi.yaml") == "Ny tittel"


def test_what_cannot_be_saved_is_told_and_stays_unsaved(document, folder, qtbot):
    write(document, "Ny tittel")
    with qtbot.waitSignal(document.not_saved) as told:
        document.save(folder / "ingen mappe" / "fil.yaml")
    assert told.args[0].code == "missing_folder"
    assert document.session.is_modified


def test_what_is_typed_while_the_file_is_written_stays_unsaved(document, folder, qtbot):
    write(document, "Først")
    document.save(document.path)
    write(document, "Så")
    qtbot.waitUntil(lambda: title_in(folder / "strategi.yaml") == "Først")
    qtbot.waitUntil(lambda: document.saved_at is not None)
    assert document.session.is_modified
    assert document.session.strategy["document"]["title"] == "Så"


def recovered(folder):
    """What would be found if the process were killed now: a copy of its journals is not locked."""
    import shutil

    shutil.copytree(folder / "journals", folder / "copy", dirs_exist_ok=True)
    for lock in (folder / "copy").rglob("lock"):
        lock.unlink()
    return find_recoverable(folder / "copy")


def test_within_two_seconds_of_an_edit_it_can_be_recovered(document, folder, qtbot):
    with qtbot.waitSignal(document.backed_up, timeout=2000):
        write(document, "Ikke lagret")
    (found,) = recovered(folder)
    assert found.strategy()["document"]["title"] == "Ikke lagret"
    assert found.on_disk() is OnDisk.SAME
    found.release()


def test_an_undone_edit_is_not_recovered(document, folder, qtbot):
    write(document, "Feil")
    with qtbot.waitSignal(document.backed_up, timeout=2000):
        document.session.undo()
    for found in recovered(folder):
        assert found.strategy()["document"]["title"] != "Feil"
        found.release()


def test_what_is_saved_needs_no_recovery(document, folder, qtbot):
    with qtbot.waitSignal(document.backed_up, timeout=2000):
        write(document, "Lagret")
    save(document, qtbot)
    assert recovered(folder) == []


def test_a_document_that_is_only_read_leaves_nothing_behind(document, folder):
    assert not (folder / "journals").exists()


def test_closing_leaves_no_journal(document, folder, qtbot):
    with qtbot.waitSignal(document.backed_up, timeout=2000):
        write(document, "Ikke ønsket")
    document.close()
    assert list((folder / "journals").iterdir()) == []


def test_where_no_safety_copy_can_be_written_it_is_told_and_work_goes_on(qapp, folder, qtbot):
    loaded = read_strategy(folder / "strategi.yaml")
    (folder / "in the way").write_text("a file, no folder")
    made = Document(loaded.strategy, None, loaded.data, folder / "in the way")
    with qtbot.waitSignal(made.backup_failed) as told:
        write(made, "Ny")
    assert "blir ikke tatt vare på" in told.args[0]
    assert made.session.strategy["document"]["title"] == "Ny"
    made.close()


@pytest.fixture
def watching(document):
    made = Watching(document)
    yield made
    made.stop()


def age(file, seconds=10):
    """The file as it is some seconds after it was written."""
    import os

    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - seconds * 10**9))


def test_a_change_by_others_is_noticed_at_once(document, watching, folder, qtbot):
    file = folder / "strategi.yaml"
    text = file.read_text(encoding="utf-8").replace("Felles kommunikasjonsstrategi", "Andres", 1)
    with qtbot.waitSignal(watching.changed, timeout=5000) as told:
        file.write_text(text, encoding="utf-8")
        age(file)
    assert told.args[0].strategy["document"]["title"].startswith("Andres")
    assert told.args[0].data == file.read_bytes()


def test_our_own_saving_is_no_change_by_others(document, watching, qtbot):
    write(document, "Vår")
    save(document, qtbot)
    with qtbot.assertNotEmitted(watching.changed, wait=2500):
        pass


def test_a_file_that_is_deleted_is_told(document, watching, folder, qtbot):
    with qtbot.waitSignal(watching.gone, timeout=5000):
        (folder / "strategi.yaml").unlink()


def test_a_file_that_is_half_written_is_not_taken_for_another_strategy(
    document, watching, folder, qtbot
):
    file = folder / "strategi.yaml"
    with qtbot.waitSignal(watching.changed, timeout=5000) as told:
        file.write_bytes(file.read_bytes()[:5000] + b'\n  x: "')
        age(file)
    assert told.args[0].strategy is None


def test_saving_under_another_name_takes_the_logo_along(qapp, tmp_path, qtbot):
    file = document_with(tmp_path, FILES["png"])
    loaded = read_strategy(file)
    document = Document(loaded.strategy, file, loaded.data, tmp_path / "journals")
    assert document.session.file == file
    save(document, qtbot, tmp_path / "kopi.yaml")
    assert document.session.file == tmp_path / "kopi.yaml"
    assert (tmp_path / "kopi.bilder" / "logo.png").read_bytes() == FILES["png"]
    document.close()

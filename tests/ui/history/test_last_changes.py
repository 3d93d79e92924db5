"""Who changed a field last, as the form is told."""

from datetime import UTC, datetime

from lhl_editor.core.changes import AddItem, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.plain import item_from_plain
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import Author, History
from lhl_editor.ui.history.last_changes import LastChanges
from lhl_editor.ui.history.past import Past
from tests.builders import path
from tests.ui.history.conftest import TITLE

KARI = Author("Kari Nordmann", "kari@example.no")
MAY = datetime(2022, 5, 12, 10, 0, tzinfo=UTC)


def last_changes(desk):
    document = desk.document
    made = LastChanges(document, Past(lambda: History.of(document.path)))
    desk.qtbot.waitSignal(made.changed, timeout=20_000).wait()
    return made


def test_a_field_that_was_changed_says_who_did_it_and_when(desk):
    desk.write_and_save("Første", "Andre")
    known = last_changes(desk)
    try:
        assert known.of(TITLE).startswith("Endret i dag ")
        assert known.of(TITLE).endswith(" av Solveig Aas")
        assert known.of(path("document/publisher")) == ""
    finally:
        known.stop()


def test_after_a_save_it_is_true_again(desk):
    desk.write_and_save("Første", "Andre")
    known = last_changes(desk)
    publisher = path("document/publisher")
    try:
        desk.document.session.dispatch(SetField(publisher, "En annen"))
        with desk.qtbot.waitSignal(known.changed, timeout=20_000):
            assert desk.save()
        assert known.of(publisher).startswith("Endret i dag ")
    finally:
        known.stop()


def test_what_came_with_its_item_was_written_and_what_is_empty_says_nothing(desk):
    desk.write_and_save("Første")
    tool = item_from_plain("tool", {"id": "t", "name": "Håndbok"})
    desk.document.session.dispatch(AddItem(path("tools"), tool))
    assert desk.save()
    known = last_changes(desk)
    try:
        assert known.of(path("tools/t/name")).startswith("Skrevet i dag ")
        assert known.of(path("tools/t/url")) == ""
    finally:
        known.stop()


def test_what_was_changed_outside_the_program_says_so(desk):
    desk.write_and_save("Første")
    history, strategy = History.of(desk.file), desk.document.session.strategy
    changed = strategy.with_value("document", strategy["document"].with_value("title", "Ute"))
    data = write_strategy(changed)
    history.record_outside(data, MAY)
    desk.file.write_bytes(data)
    desk.document.take(changed, data, "hent inn")
    known = last_changes(desk)
    try:
        assert known.of(TITLE) == "Endret 12. mai 2022 utenfor programmet"
    finally:
        known.stop()


def test_without_a_file_nobody_is_named(desk, qtbot):
    document = desk.document
    document.path = None
    known = LastChanges(document, Past(lambda: None))
    qtbot.wait(900)
    assert known.of(Path.parse("document/title")) == ""
    known.stop()

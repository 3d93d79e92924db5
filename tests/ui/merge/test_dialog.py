"""The dialog «Slå sammen»: what it shows of each conflict, and how it is worked with by keys."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit, QWidget

from lhl_editor.core.changes import MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.notation import parse
from lhl_editor.files.editions import Edition
from lhl_editor.files.other_editions import OtherEdition
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import History
from lhl_editor.ui.merge.case import Maker, Ours, prepared
from lhl_editor.ui.merge.dialog import MergeDialog, Wish
from lhl_editor.ui.merge.other import Other, Source
from lhl_editor.ui.merge.settling import Settling
from lhl_editor.ui.session import Session
from lhl_editor.ui.text.field import TextField
from tests.builders import path
from tests.journeys.test_names import unnamed
from tests.ui.history.conftest import button, seen
from tests.ui.merge.conftest import BERIT, PUBLISHER, REASONS, START, TITLE, press

B, TOOL = path("goals/sub_goals/b"), path("tools/x")
NOW = datetime.now().astimezone()


@pytest.fixture
def case(tmp_path):
    """Makes the case of two who changed a common version."""

    def made(ours, theirs, *, is_saved=False, common=True):
        file = tmp_path / "strategi.yaml"
        history = History.of(file, tmp_path / "here")
        data = write_strategy(START)
        base = history.append(data, BERIT, NOW) if common else None
        other = write_strategy(apply(START, *theirs))
        version = history.append(other, BERIT, NOW, follows=[base]) if common else None
        found = OtherEdition(Edition(other, version), NOW)
        who = Ours(apply(START, *ours), data, "Solveig Aas", is_saved)
        return prepared(history, who, Other(Source.VERSION, found, file), NOW)

    return made


@pytest.fixture
def shown(case, program, qtbot):
    """Shows the dialog of a case."""

    windows = []

    def shows(ours, theirs, **values):
        window = QWidget()
        window.resize(1440, 900)
        qtbot.addWidget(window)
        window.show()
        made = case(ours, theirs, **values)
        session = Session(made.ours, window)
        dialog = MergeDialog(program.theme, made, Settling(made.merged, window), session, window)
        windows.append(window)
        dialog.said = []
        session.announced.connect(dialog.said.append)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=5000)
        return dialog

    yield shows
    windows.clear()


def texts(dialog):
    """What the cards say, with everything that is marked."""
    fields = [one for one in dialog.findChildren(QTextEdit) if one.isVisible()]
    return [one.toPlainText() for one in fields if one.isReadOnly()]


def rows(dialog):
    model = dialog.places.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(at, 0), role) for at in range(model.rowCount())]


def test_each_conflict_shows_the_common_words_and_both_sides_with_marks(shown):
    dialog = shown(
        [SetField(REASONS, parse("Vi hører hver enkelt."))],
        [SetField(REASONS, parse("Vi møter hver enkelt."))],
    )
    assert "Sist felles, i dag" in seen(dialog)
    assert "Vi ser hver enkelt." in seen(dialog)
    assert texts(dialog) == ["Vi ser hører hver enkelt.", "Vi ser møter hver enkelt."]
    cards = [one for one in dialog.findChildren(QTextEdit) if one.isReadOnly() and one.isVisible()]
    assert [one.accessibleName() for one in cards] == [
        "Din: Delmål 1, Hvorfor",
        "Den andre: Delmål 1, Hvorfor",
    ]
    assert cards[1].accessibleDescription() == "Fjernet: ser. Nytt: møter."
    struck = cards[1].document().find("ser").charFormat()
    assert struck.fontStrikeOut(), "not by colour alone"
    assert cards[1].document().find("møter").charFormat().fontUnderline()


def test_it_says_who_when_and_what_is_left(shown):
    dialog = shown(
        [SetField(TITLE, "A"), SetField(REASONS, parse("Ny."))],
        [SetField(TITLE, "B"), SetField(PUBLISHER, "KS")],
    )
    words = seen(dialog)
    assert "Berit Solheim lagret sin utgave av strategi.yaml i dag" in words
    assert "2 endringer er slått sammen uten problem. 1 sted må du avgjøre." in words
    assert "Solveig Aas, ikke lagret" in words
    assert "0 av 1 avgjort" in words
    merge = button(dialog, "Slå sammen")
    assert not merge.isEnabled()
    assert merge.accessibleDescription() == "Avgjør alle stedene først."
    button(dialog, "Bruk den andre").click()
    assert "1 av 1 avgjort" in seen(dialog)
    assert merge.isEnabled()
    assert dialog.said[-1] == "Om dokumentet, Tittel: Den andre er valgt"
    assert button(dialog, "Bruk den andre").accessibleName() == "Bruk den andre, valgt"


def test_what_merged_itself_is_listed_with_who_did_it(shown, case):
    ours = [SetField(REASONS, parse("Vi hører hver enkelt.")), MoveItem(B, ""), RemoveItem(TOOL)]
    theirs = [SetField(REASONS, parse("Vi ser hver enkelt nå.")), SetField(PUBLISHER, "KS")]
    dialog = shown(ours, theirs)
    makers = {one.row.place: one.maker for one in dialog.case.changes}
    assert makers == {
        "Om dokumentet, Utgiver": Maker.THEIRS,
        "Delmål 2": Maker.BOTH,
        "Verktøy, Veilederen": Maker.OURS,
    }
    assert "Slått sammen, 3 endringer, vises" in rows(dialog)
    assert any("flyttet fra 1 til 2 og endret, av begge" in one for one in rows(dialog))
    press("Down", "Down")
    assert texts(dialog) == ["Plass 1 → 2\nHvorfor\nVi ser hører hver enkelt nå."]


def test_the_list_of_what_merged_is_folded_while_something_is_to_be_settled(shown):
    dialog = shown([SetField(TITLE, "A")], [SetField(TITLE, "B"), SetField(PUBLISHER, "KS")])
    assert len(rows(dialog)) == 2
    press("Down")
    assert "1 endring er den andres." in seen(dialog)
    press("Right")
    assert len(rows(dialog)) == 3
    press("Down")
    assert "Endret · av Berit Solheim" in seen(dialog)
    press("Up", "Left")
    assert len(rows(dialog)) == 2


def test_an_item_that_one_removed_and_the_other_changed(shown):
    dialog = shown([RemoveItem(TOOL)], [SetField(TOOL / "name", "Håndboken")])
    said = texts(dialog)
    assert said[0] == "Fjernet:\nVeilederen"
    assert "Veilederen Håndboken" in said[1]
    assert "Velg over." in seen(dialog)
    button(dialog, "Bruk min").click()
    assert "blir fjernet" in seen(dialog)
    assert not dialog.settling.result["tools"]
    button(dialog, "Bruk den andre").click()
    assert "blir stående" in seen(dialog)
    assert dialog.settling.result["tools"][0]["name"] == "Håndboken"
    assert "Ta med begge" not in [one.text() for one in buttons(dialog)]


def buttons(dialog):
    return [one for one in dialog.findChildren(QPushButton) if one.isVisible()]


def test_a_list_a_choice_and_a_date_have_their_own_editors(shown):
    dialog = shown(
        [SetField(path("document/status"), "current"), SetField(path("document/revised"), "2026")],
        [
            SetField(path("document/status"), "expired"),
            SetField(path("document/revised"), "2026-11"),
        ],
    )
    assert texts(dialog) == ["utkast gjeldende", "utkast utgått"]
    assert "Ta med begge" not in [one.text() for one in buttons(dialog)]
    press("F7")
    assert "Sist oppdatert" in seen(dialog) or "2026" in " ".join(texts(dialog))


def test_with_nothing_in_common_everything_that_differs_is_asked(shown):
    dialog = shown([SetField(TITLE, "A")], [SetField(PUBLISHER, "KS")], common=False)
    assert "De to har ingen felles versjon." in seen(dialog)
    assert [one.place for one in dialog.case.questions] == [
        "Om dokumentet, Tittel",
        "Om dokumentet, Utgiver",
    ]
    assert texts(dialog) == ["A", "A Felles strategi"]


def test_f7_goes_round_the_places_and_enter_into_them(shown):
    dialog = shown(
        [SetField(TITLE, "A"), SetField(PUBLISHER, "A")],
        [SetField(TITLE, "B"), SetField(PUBLISHER, "B")],
    )
    press("F7")
    assert dialog.said[-1] == (
        "Om dokumentet, Utgiver, må avgjøres: De samme ordene er endret, 2 av 2"
    )
    press("F7")
    assert dialog.said[-1].startswith("Om dokumentet, Tittel")
    press("Shift+F7", "Return")
    assert QApplication.focusWidget().text() == "Bruk min"
    press("Space")
    press("F6")
    assert QApplication.focusWidget() is dialog.places.list
    press("F7", "Return", "Tab", "Tab")
    assert QApplication.focusWidget().text() == "Bruk den andre"
    press("Space", "Ctrl+Return")
    assert dialog.result() == MergeDialog.DialogCode.Accepted
    document = dialog.settling.result["document"]
    assert (document["title"], document["publisher"]) == ("B", "A")


def test_it_can_be_written_anew_and_that_undone(shown):
    dialog = shown(
        [SetField(REASONS, parse("Vi hører hver enkelt."))],
        [SetField(REASONS, parse("Vi møter hver enkelt."))],
    )
    (field,) = [one for one in dialog.findChildren(TextField) if one.isVisible()]
    assert field.accessibleName() == "Blir slik: Delmål 1, Hvorfor"
    field.setFocus()
    press("Ctrl+Home")
    QTest.keyClicks(field, "Ja. ")
    assert "Skrevet på nytt" in rows(dialog)[0]
    assert dialog.settling.result["goals"]["sub_goals"][0]["reasons"].plain.startswith("Ja. Vi")
    press("Ctrl+Z")
    assert field.toPlainText() == "Vi hører hver enkelt."
    assert "må avgjøres" in rows(dialog)[0]
    press("Ctrl+Y")
    assert field.toPlainText().startswith("Ja. ")


def test_enter_in_a_field_of_one_line_closes_nothing_and_on_a_button_presses_it(shown):
    dialog = shown([SetField(TITLE, "A")], [SetField(TITLE, "B")])
    press("Return", "Return")
    assert "Om dokumentet, Tittel, avgjort: Din er valgt, 1 av 1" in rows(dialog)
    while QApplication.focusWidget().accessibleName() != "Blir slik: Om dokumentet, Tittel":
        press("Tab")
    press("Return")
    assert dialog.isVisible()


def test_escape_merges_nothing(shown):
    dialog = shown([SetField(TITLE, "A")], [SetField(TITLE, "B")])
    press("Escape")
    assert dialog.result() == MergeDialog.DialogCode.Rejected
    assert dialog.wish is Wish.NOTHING


def test_every_control_has_a_name(shown):
    dialog = shown(
        [SetField(REASONS, parse("A")), SetField(PUBLISHER, "A"), RemoveItem(TOOL)],
        [SetField(REASONS, parse("B")), SetField(PUBLISHER, "B"), SetField(TOOL / "name", "C")],
    )
    for _ in dialog.case.questions:
        assert list(unnamed(QAccessible.queryAccessibleInterface(dialog))) == []
        press("F7")


@pytest.mark.parametrize("size", [100, 200])
def test_it_fits_the_window_and_nothing_is_cut_off_sideways(shown, program, size):
    program.change(text_size=size)
    long = "Dette er en tekst som er så lang at den må gå over flere linjer. " * 6
    dialog = shown(
        [SetField(REASONS, parse(f"{long}Min."))], [SetField(REASONS, parse(f"{long}Din."))]
    )
    QApplication.processEvents()
    assert dialog.width() <= 1440 - program.theme.px(48)
    assert dialog.height() <= 900 - program.theme.px(48)
    view = dialog.room
    assert view.widget().width() <= view.viewport().width()
    for each in buttons(dialog):
        assert each.width() >= each.sizeHint().width()
        assert each.height() >= 24

"""What she writes is in the strategy at once; what others do is in the field at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from lhl_editor.core.changes import SetField
from lhl_editor.core.path import Path
from lhl_editor.core.text import plain_text
from tests.builders import strategy
from tests.ui.form.conftest import Form, Make

ALT = Qt.KeyboardModifier.AltModifier


def sub_goals(count: int = 3) -> dict[str, object]:
    return {
        "title": "Mål",
        "sub_goals": [
            {"id": f"m{n}", "title": f"Mål {n}", "reasons": f"Fordi {n}."} for n in range(count)
        ],
    }


def opened(form: Make, path: str = "goals/sub_goals/m1") -> Form:
    return form(strategy(goals=sub_goals())).go(path)


def test_a_letter_typed_into_a_line_is_in_the_strategy(form: Make):
    pane = opened(form)
    pane.field("Delmålet").setFocus()
    pane.press(Qt.Key.Key_End)
    pane.type(" og mer")
    assert pane.value("goals/sub_goals/m1/title") == "Mål 1 og mer"


def test_a_letter_typed_into_a_text_is_in_the_strategy_and_the_caret_stays(form: Make):
    pane = opened(form)
    field = pane.field("Hvorfor")
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.Start)
    pane.type("Ja. ")
    assert pane.value("goals/sub_goals/m1/reasons") == plain_text("Ja. Fordi 1.")
    assert field.textCursor().position() == 4


def test_undo_takes_the_letters_out_of_the_field_and_puts_the_caret_there(form: Make):
    pane = opened(form)
    field = pane.field("Hvorfor")
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.Start)
    pane.type("Ja. ")
    pane.field("Delmålet").setFocus()
    pane.session.undo()
    QApplication.processEvents()
    assert field.toPlainText() == "Fordi 1."
    assert pane.focused is field
    assert field.textCursor().position() == 0


def test_undo_of_a_field_elsewhere_opens_its_form_there(form: Make):
    pane = opened(form)
    pane.field("Delmålet").setFocus()
    pane.type("x")
    pane.go("tools")
    pane.session.undo()
    QApplication.processEvents()
    assert str(pane.pane.path) == "goals/sub_goals/m1"
    assert pane.focused is pane.field("Delmålet")


def test_the_field_in_hand_is_the_place_in_hand(form: Make):
    pane = opened(form)
    moves: list[tuple[str, object]] = []
    pane.session.moved.connect(lambda path, by: moves.append((str(path), by)))
    pane.field("Hvorfor").setFocus()
    assert moves == [("goals/sub_goals/m1/reasons", pane.pane)]


def test_a_place_gone_to_gets_the_focus_and_an_item_gone_to_does_not_take_it(form: Make):
    pane = opened(form, "document")
    pane.pane.clearFocus()
    outside = QLineEdit(pane.pane)
    outside.show()
    outside.setFocus()
    pane.go("goals/sub_goals/m2")
    assert pane.focused is outside
    pane.go("goals/sub_goals/m2/reasons")
    assert pane.focused is pane.field("Hvorfor")


def test_tab_goes_from_top_to_bottom_and_out_of_texts(form: Make):
    pane = opened(form)
    pane.field("Delmålet").setFocus()
    went = []
    for _ in range(2):
        pane.press(Qt.Key.Key_Tab)
        went.append(pane.focused)
    assert went == [pane.field("Hvorfor"), pane.field("I kommunikasjonsarbeidet")]


def test_a_change_made_elsewhere_is_shown(form: Make):
    pane = opened(form)
    pane.session.dispatch(SetField(Path.parse("goals/sub_goals/m1/title"), "Annet"))
    assert pane.field("Delmålet").text() == "Annet"


def test_what_changed_since_the_last_save_is_marked_and_said(form: Make):
    pane = opened(form)
    row = pane.row("Delmålet")
    assert not row.is_changed
    pane.field("Delmålet").setFocus()
    pane.type("x")
    assert row.is_changed
    assert "endret" in pane.field("Delmålet").accessibleDescription()
    pane.session.set_saved(pane.session.strategy)
    assert not row.is_changed


def test_what_is_edited_inside_the_form_is_marked_until_it_is_saved(form: Make):
    pane = form().go("resources/entries/senteret/links/aldersvennlig/label")
    row = next(row for row in pane.rows if row.isAncestorOf(pane.focused) and row.name == "Navn")
    pane.type("x")
    assert row.is_changed
    pane.session.set_saved(pane.session.strategy)
    assert not row.is_changed


def test_a_field_says_what_it_is_called_and_what_is_wrong(form: Make):
    pane = opened(form)
    pane.session.dispatch(
        SetField(Path.parse("goals/sub_goals/m1/reasons"), plain_text("To  ord."))
    )
    pane.check()
    field = pane.field("Hvorfor")
    assert field.accessibleName() == "Hvorfor"
    assert field.accessibleDescription().startswith("må fylles ut, endret, 1 råd: Det er for")


def test_typed_dates_are_kept_as_the_file_has_them_and_shown_in_words(form: Make):
    pane = form().go("introduction/group")
    field = pane.field("Oversikten er per")
    assert field.text() == "desember 2022"
    field.setFocus()
    field.selectAll()
    pane.type("vinter 2023")
    assert pane.value("introduction/group/as_of") == "2023-winter"
    field.selectAll()
    pane.type("5.1.2024")
    pane.press(Qt.Key.Key_Tab)
    assert pane.value("introduction/group/as_of") == "2024-01-05"
    assert field.text() == "5. januar 2024"


def test_what_is_no_date_is_kept_as_typed_and_found(form: Make):
    pane = form().go("introduction/group")
    field = pane.field("Oversikten er per")
    field.setFocus()
    field.selectAll()
    pane.type("snart")
    pane.press(Qt.Key.Key_Tab)
    pane.check()
    assert pane.value("introduction/group/as_of") == "snart"
    assert field.property("state") == "error"
    assert any("«snart» er ingen dato" in words for words in pane.words())


def test_a_date_is_chosen_from_the_calendar_by_keys(form: Make):
    pane = form().go("introduction/group")
    pane.button("Velg dato").click()
    assert pane.focused.accessibleName() == "desember 2022"
    pane.press(Qt.Key.Key_Left)
    pane.press(Qt.Key.Key_Return)
    assert pane.value("introduction/group/as_of") == "2022-11"
    assert pane.focused is pane.field("Oversikten er per")


def test_the_wheel_over_a_choice_does_not_change_it(form: Make):
    strategy_ = strategy(chapters=[{"id": "a", "title": "Eget", "after": "goals"}])
    pane = form(strategy_).go("chapters/a")
    choice = pane.pane.findChild(QComboBox)
    assert choice is not None
    assert choice.currentText() == "Etter Kommunikasjonsmål"
    here = QPointF(choice.rect().center())
    wheel = QWheelEvent(
        here,
        QPointF(choice.mapToGlobal(here.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)
    assert pane.value("chapters/a/after") == "goals"


def test_a_choice_that_nobody_knows_is_shown_and_can_be_changed(form: Make):
    pane = form(strategy(document={"title": "T", "status": "rar"})).go("document")
    field = pane.field("Status")
    assert field.words == "rar"
    pane.button("Status: Gjeldende").click()
    assert pane.value("document/status") == "current"


def test_lines_are_added_moved_and_taken_away_by_keys(form: Make):
    organisation = {"id": "a", "name": "A", "short_forms": ["en", "to"]}
    pane = form(strategy(organisations=[organisation])).go("organisations/a")
    pane.field("Forkortelser").setFocus()
    pane.press(Qt.Key.Key_Return)
    pane.type("tre")
    assert pane.value("organisations/a/short_forms") == ("en", "tre", "to")
    pane.press(Qt.Key.Key_Up, ALT)
    assert pane.value("organisations/a/short_forms") == ("tre", "en", "to")
    assert pane.focused.text() == "tre"
    pane.button("Fjern").click()
    assert pane.value("organisations/a/short_forms") == ("en", "to")


def test_a_read_only_document_can_be_read_and_selected_but_not_written(form: Make):
    pane = form(strategy(goals=sub_goals()), read_only=True).go("goals/sub_goals/m1")
    line, text = pane.field("Delmålet"), pane.field("Hvorfor")
    assert line.isReadOnly()
    assert text.isReadOnly()
    before = pane.session.strategy
    text.setFocus()
    pane.type("x")
    assert pane.session.strategy is before
    text.selectAll()
    assert text.textCursor().hasSelection()


def test_the_calendar_knows_days_quarters_seasons_and_years(form: Make):
    pane = form().go("introduction/group")
    pane.button("Velg dato").click()
    pane.button("Hvor nøyaktig: Kvartal").click()
    pane.button("4. kvartal 2022").click()
    assert pane.value("introduction/group/as_of") == "2022-Q4"
    pane.button("Velg dato").click()
    pane.press(Qt.Key.Key_PageUp)
    pane.press(Qt.Key.Key_PageDown)
    pane.button("Hvor nøyaktig: Dag").click()
    QApplication.processEvents()
    assert "ma" in pane.words()
    pane.button("Neste").click()
    pane.button("1. januar 2023").click()
    assert pane.field("Oversikten er per").text() == "1. januar 2023"


def test_what_is_yes_or_no_is_no_until_she_says_yes(form: Make):
    pane = form().go("document/changes_page")
    segments = pane.row("Kapittel om endringer").editor.findChildren(QAbstractButton)
    said = [(each.accessibleName()[-3:].strip(), each.isChecked()) for each in segments]
    assert said == [("Nei", True), ("Ja", False)]
    segments[0].click()
    assert pane.value("document/changes_page") == ""
    segments[1].click()
    assert pane.value("document/changes_page") == "yes"
    segments[0].click()
    assert pane.value("document/changes_page") == "no"

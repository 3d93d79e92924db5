"""Compare: what is chosen, what the rows say, and what the keys do."""

from datetime import timedelta
from pathlib import Path as File

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import AddItem, SetField, apply
from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.text import plain_text
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import History
from lhl_editor.ui.compare.change_view import ChangeView
from lhl_editor.ui.compare.marked_text import MarkedText
from lhl_editor.ui.session import Session
from tests.ui.compare.conftest import (
    BERIT,
    CHANGES,
    LONG_AGO,
    SOLVEIG,
    Comparing,
    at,
    changed,
    first,
    publish,
    save,
)


def test_it_opens_on_what_changed_since_the_last_that_was_published(opened: Comparing) -> None:
    before, after = opened.names
    assert before.startswith("Fra: 1.1, sist publisert, vedtatt 21. november 2022, Berit Solheim")
    assert after == "Til: Nå, ikke lagret, Anders Nilsen"


def test_changes_stand_by_chapter_in_the_order_of_the_document(opened: Comparing) -> None:
    assert [row.partition(".")[0] for row in opened.rows] == [
        "Om dokumentet, 1 endring",
        "Om dokumentet, Tittel: endret",
        "1 Kommunikasjonsmål, 3 endringer",
        "Delmål 1: flyttet fra 3 til 1",
        "Delmål 2: fjernet",
        "Delmål 3: lagt til",
        "Verktøy, 1 endring",
        "Verktøy, Håndbok, Adresse: ny lenke",
    ]


def test_without_a_published_version_it_opens_on_the_last_that_was_saved(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    save(history, first())
    session = Session(first())
    session.dispatch(*CHANGES[:1])
    made.append(comparing := Comparing(qtbot, session, history))
    comparing.show()
    assert comparing.names[0] == "Fra: Sist lagret, 22. november 2022, Solveig Aas"
    assert comparing.changes == ["Endret: Om dokumentet, Tittel"]


def test_a_document_without_versions_says_how_the_first_comes_about(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    made.append(comparing := Comparing(qtbot, Session(first()), history))
    comparing.show()
    assert comparing.empty_words == "Første versjon blir til når du lagrer."


def test_two_that_say_the_same_are_told_by_name(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    publish(history)
    made.append(comparing := Comparing(qtbot, Session(first()), history))
    comparing.show()
    assert comparing.empty_words == "Ingen forskjell mellom 1.1 og Nå."


def test_the_same_on_both_sides_is_told(opened: Comparing) -> None:
    opened.choose(opened.pane.bar.before, "nå")
    assert opened.empty_words == (
        "«Nå» er valgt på begge sider. Velg en annen versjon på en av dem."
    )
    words = opened.pane.nothing.words
    assert words.height() >= words.heightForWidth(words.width())


def test_a_version_whose_bytes_are_lost_says_so_and_another_can_be_chosen(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    publish(history)
    session = Session(first())
    session.dispatch(*CHANGES[:1])
    made.append(comparing := Comparing(qtbot, session, history))
    listed = history.versions()
    comparing.pane._comparing._past.versions = lambda: listed  # as if they went just now
    for file in history.folder.rglob("*"):
        if file.is_file():
            file.unlink()
    comparing.show()
    assert comparing.empty_words == (
        "Innholdet i 1.1 er borte eller skadet. Velg en annen versjon."
    )
    comparing.choose(comparing.pane.bar.before, "sist lagret")
    assert comparing.changes == ["Endret: Om dokumentet, Tittel"]


def test_any_two_versions_can_be_chosen_by_name_date_or_person(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    publish(history)
    save(history, changed(first(), CHANGES[:1]), changed(first(), CHANGES[:2]))
    session = Session(changed(first(), CHANGES[:2]))
    made.append(comparing := Comparing(qtbot, session, history))
    comparing.show()
    assert len(comparing.changes) == 2
    comparing.choose(comparing.pane.bar.after, "lagring 1")
    assert comparing.names[1].startswith("Til: 22. november 2022, Solveig Aas")
    assert comparing.changes == ["Endret: Om dokumentet, Tittel"]


def test_swapping_turns_what_came_into_what_went(opened: Comparing) -> None:
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.qtbot.mouseClick(opened.pane.bar.swap, Qt.MouseButton.LeftButton)
    assert opened.names[0].startswith("Fra: Nå")
    assert "Fjernet: Delmål 3" in opened.changes
    assert "Nytt: Delmål 2" in opened.changes


def test_what_is_written_meanwhile_is_compared_anew_and_the_change_in_hand_stays(
    opened: Comparing,
) -> None:
    opened.go_to("Adresse")
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.session.dispatch(SetField(at("document/publisher"), "En annen etat"))
    assert "Endret: Om dokumentet, Utgiver" in opened.changes
    current = opened.pane.list.current
    assert current is not None
    assert current.place.endswith("Adresse")


def test_next_and_previous_go_round_and_are_told(opened: Comparing) -> None:
    first_place = opened.pane.list.current
    opened.pane.next()
    assert opened.said[-1].startswith("Endring 2 av 5: Delmål 1: flyttet fra 3 til 1")
    for _ in range(4):
        opened.pane.next()
    assert opened.pane.list.current is first_place
    assert opened.said[-1] == (
        "Endring 1 av 5: Om dokumentet, Tittel: endret. Fjernet: Strategi. Nytt: Ny strategi."
    )
    opened.pane.previous()
    assert opened.said[-1].startswith("Endring 5 av 5: ")


def test_next_opens_the_chapter_that_hides_the_change(opened: Comparing) -> None:
    opened.go_to("Kommunikasjonsmål")
    opened.qtbot.keyClick(opened.pane.list, Qt.Key.Key_Left)
    assert not any("Delmål" in row for row in opened.rows)
    opened.go_to("Tittel")
    opened.pane.next()
    assert any("Delmål" in row for row in opened.rows)
    assert opened.pane.list.current is opened.pane.list.rows.changes[1]


def test_a_chapter_is_folded_and_opened_by_keys_and_by_a_click(opened: Comparing) -> None:
    every = len(opened.rows)
    opened.go_to("Kommunikasjonsmål")
    opened.qtbot.keyClick(opened.pane.list, Qt.Key.Key_Space)
    assert len(opened.rows) == every - 3
    index = opened.pane.list.currentIndex()
    place = opened.pane.list.visualRect(index).center()
    opened.qtbot.mouseClick(opened.pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(opened.rows) == every


def filter_button(opened: Comparing, words: str) -> QToolButton:
    every = opened.pane.filters.findChildren(QToolButton)
    return next(one for one in every if one.text() == words)


def choose_in(opened: Comparing, button: QToolButton, words: str) -> None:
    opened.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_list_can_be_filtered_by_chapter_and_kind(opened: Comparing) -> None:
    chapter = filter_button(opened, "Kapittel")
    choose_in(opened, chapter, "1 Kommunikasjonsmål")
    assert len(opened.changes) == 3
    assert chapter.accessibleName() == "Kapittel: 1 Kommunikasjonsmål"
    choose_in(opened, filter_button(opened, "Type"), "Fjernet")
    assert opened.changes == ["Fjernet: Delmål 2"]
    choose_in(opened, chapter, "Verktøy")
    assert opened.empty_words == "Ingen treff."
    opened.qtbot.mouseClick(opened.pane.nothing.clear, Qt.MouseButton.LeftButton)
    assert len(opened.changes) == 5


def in_one(opened: Comparing) -> MarkedText:
    """Both texts in one."""
    view = opened.pane.view
    opened.qtbot.mouseClick(view.layouts.button("in_one"), Qt.MouseButton.LeftButton)
    return view.texts.both


def test_of_a_long_text_the_stretches_without_changes_are_left_out(opened: Comparing) -> None:
    many = plain_text(*(f"Avsnitt {number}." for number in range(200)))
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.session.dispatch(SetField(at("goals/sub_goals/a/approach"), many))
    opened.session.set_saved(opened.session.strategy)
    changed_text = plain_text(
        *(f"Avsnitt {number}{' og mer' * (number == 100)}." for number in range(200))
    )
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.session.dispatch(SetField(at("goals/sub_goals/a/approach"), changed_text))
    opened.choose(opened.pane.bar.before, "sist lagret")
    opened.go_to("I kommunikasjonsarbeidet")
    assert opened.pane.view.texts.after.toPlainText().splitlines() == [
        "99 avsnitt uten endringer",
        "Avsnitt 99.",
        "Avsnitt 100 og mer.",
        "Avsnitt 101.",
        "98 avsnitt uten endringer",
    ]


def test_a_very_long_text_is_there_in_the_end(opened: Comparing) -> None:
    many = plain_text(*(f"Avsnitt {number}. {'ord ' * 100}" for number in range(100)))
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.session.dispatch(SetField(at("goals/sub_goals/a/approach"), many))
    opened.go_to("Avsnitt 0")
    after = opened.pane.view.texts.after
    assert "Avsnitt 0." in after.toPlainText()
    opened.qtbot.waitUntil(lambda: "Avsnitt 99." in after.toPlainText(), timeout=10_000)


def format_of(view: QWidget, words: str) -> QTextCursor:
    cursor = view.document().find(words)  # type: ignore[attr-defined]
    assert not cursor.isNull()
    return cursor


def with_three_people(qtbot: QtBot, history: History, made: list[Comparing]) -> Comparing:
    """Berit published; Solveig changed two things and Berit one; Anders has not saved his."""
    publish(history)
    solveigs = changed(first(), CHANGES[:2])
    save(history, solveigs)
    both = changed(solveigs, [SetField(at("tools/t/url"), "https://berit.no")])
    history.append(write_strategy(both), BERIT, LONG_AGO + timedelta(days=3))
    session = Session(both)
    session.dispatch(SetField(at("document/publisher"), "Et direktorat"))
    made.append(comparing := Comparing(qtbot, session, history))
    with qtbot.waitSignal(comparing.pane._comparing.makers_found, timeout=10_000):
        comparing.show()
    return comparing


def test_each_change_says_who_made_it_and_when(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    comparing = with_three_people(qtbot, history, made)
    foot = comparing.pane.view.foot
    comparing.go_to("Tittel")
    assert foot.maker.accessibleName() == "Solveig Aas, 22. november 2022"
    assert any(row.endswith("Solveig Aas, 22. november 2022.") for row in comparing.rows)
    comparing.go_to("Adresse")
    assert foot.maker.accessibleName() == "Berit Solheim, 24. november 2022, og Solveig Aas"
    comparing.go_to("Utgiver")
    assert foot.maker.accessibleName() == "Anders Nilsen, ikke lagret"


def test_what_another_saved_apart_since_is_not_taken_for_whose_it_is(
    qtbot: QtBot, history: History, tmp_path: File, made: list[Comparing]
) -> None:
    base = publish(history)
    ours = changed(first(), CHANGES[:1])
    then = LONG_AGO + timedelta(days=1)
    history.append(write_strategy(ours), SOLVEIG, then, follows=[base])
    there = History.of(tmp_path / "s.yaml", tmp_path / "there")
    theirs = changed(first(), [SetField(at("document/title"), "Deres")])
    there.append(write_strategy(theirs), BERIT, then + timedelta(days=1), follows=[base])
    made.append(comparing := Comparing(qtbot, Session(ours), history))
    with qtbot.waitSignal(comparing.pane._comparing.makers_found, timeout=10_000):
        comparing.show()
    comparing.go_to("Tittel")
    said = comparing.pane.view.foot.maker.accessibleName()
    assert said == "Solveig Aas, 22. november 2022"


def test_who_wrote_in_what_another_added_is_named_too(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    publish(history)
    added = changed(first(), CHANGES[-1:])
    save(history, added)
    edited = changed(added, [SetField(at("goals/sub_goals/d/title"), "Enda nyere")])
    history.append(write_strategy(edited), BERIT, LONG_AGO + timedelta(days=3))
    made.append(comparing := Comparing(qtbot, Session(edited), history))
    with qtbot.waitSignal(comparing.pane._comparing.makers_found, timeout=10_000):
        comparing.show()
    comparing.go_to("lagt til")
    said = comparing.pane.view.foot.maker.accessibleName()
    assert said == "Berit Solheim, 24. november 2022, og Solveig Aas"


def test_the_list_can_be_filtered_by_person(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    comparing = with_three_people(qtbot, history, made)
    person = filter_button(comparing, "Person")
    choose_in(comparing, person, "Solveig Aas")
    assert len(comparing.changes) == 2
    choose_in(comparing, person, "Berit Solheim")
    assert [one.rpartition(" ")[2] for one in comparing.changes] == ["Adresse"]
    comparing.pane.next()
    with qtbot.waitSignal(comparing.pane._comparing.makers_found, timeout=10_000):
        comparing.session.dispatch(SetField(at("document/title"), "Anders sin tittel"))
    assert person.accessibleName() == "Person: Berit Solheim"
    assert len(comparing.changes) == 1


def test_between_two_versions_only_those_who_changed_something_there_are_named(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    comparing = with_three_people(qtbot, history, made)
    with qtbot.waitSignal(comparing.pane._comparing.makers_found, timeout=10_000):
        comparing.choose(comparing.pane.bar.before, "lagring 1")
    comparing.go_to("Adresse")
    assert comparing.pane.view.foot.maker.accessibleName() == "Berit Solheim, 24. november 2022"


def test_the_earlier_values_of_a_field_are_asked_for(opened: Comparing) -> None:
    wanted: list[str] = []
    opened.pane.earlier_wanted.connect(lambda path: wanted.append(str(path)))
    foot = opened.pane.view.foot
    opened.go_to("Tittel")
    opened.qtbot.mouseClick(foot.earlier, Qt.MouseButton.LeftButton)
    assert wanted == ["document/title"]
    opened.go_to("Delmål 3: lagt til")
    assert not foot.earlier.isEnabled()


def test_marks_can_be_told_apart_without_colours(opened: Comparing) -> None:
    opened.go_to("Tittel")
    both = in_one(opened)
    both_words = both.toPlainText()
    assert "Strategi" in both_words
    assert "Ny strategi" in both_words
    removed = format_of(both, "Strategi").charFormat()
    inserted = format_of(both, "Ny strategi").charFormat()
    assert removed.fontStrikeOut()
    assert not removed.fontUnderline()
    assert inserted.fontUnderline()
    assert inserted.fontWeight() >= QFont.Weight.DemiBold


def test_side_by_side_each_text_is_as_it_was(opened: Comparing) -> None:
    opened.go_to("Tittel")
    texts = opened.pane.view.texts
    assert texts.before.toPlainText() == "Strategi"
    assert texts.after.toPlainText() == "Ny strategi"
    assert texts.before.accessibleName() == "1.1, Om dokumentet, Tittel"


def test_one_text_can_be_chosen_instead_of_two(opened: Comparing) -> None:
    view: ChangeView = opened.pane.view
    assert view.texts.before.isVisible()
    opened.qtbot.mouseClick(view.layouts.button("in_one"), Qt.MouseButton.LeftButton)
    assert view.texts.both.isVisible()
    assert not view.texts.before.isVisible()


def test_what_moved_says_from_where_to_where(opened: Comparing) -> None:
    opened.go_to("flyttet")
    assert "Plass 3 → 1" in in_one(opened).toPlainText()


def test_an_item_that_came_shows_all_that_it_says_and_the_other_side_that_it_was_not_there(
    opened: Comparing,
) -> None:
    opened.go_to("Delmål 3: lagt til")
    assert "Nytt" in opened.pane.view.texts.after.toPlainText()
    assert opened.pane.view.texts.before.toPlainText() == "Fantes ikke."


def test_nothing_but_spaces_is_shown_as_such(opened: Comparing) -> None:
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.session.dispatch(SetField(at("document/publisher"), "Etaten  vår"))
    opened.go_to("bare mellomrom endret")
    assert "·" in opened.pane.view.texts.after.toPlainText()


def test_enter_goes_to_the_field(opened: Comparing) -> None:
    opened.go_to("Adresse")
    opened.qtbot.keyClick(opened.pane.list, Qt.Key.Key_Return)
    assert opened.closed == [True]
    assert opened.gone == ["tools/t/url"]


def test_the_button_goes_to_the_field_and_what_is_gone_gives_way_to_what_is_round_it(
    opened: Comparing,
) -> None:
    opened.go_to("Delmål 2: fjernet")
    opened.qtbot.mouseClick(opened.pane.view.foot.go_to, Qt.MouseButton.LeftButton)
    assert opened.gone == ["goals/sub_goals"]


def test_escape_and_close_go_back_to_writing(opened: Comparing) -> None:
    opened.qtbot.keyClick(opened.pane.list, Qt.Key.Key_Escape)
    opened.qtbot.mouseClick(opened.pane.bar.close_button, Qt.MouseButton.LeftButton)
    assert opened.closed == [True, True]


def test_hidden_it_works_on_nothing_and_shown_again_it_is_up_to_date(opened: Comparing) -> None:
    opened.pane.hide()
    opened.session.dispatch(SetField(at("document/publisher"), "En annen etat"))
    opened.qtbot.wait(250)
    assert len(opened.changes) == 5
    opened.show()
    assert len(opened.changes) == 6


def test_every_control_has_a_name(opened: Comparing) -> None:
    for each in opened.pane.findChildren(QAbstractButton):
        assert each.accessibleName() or each.text(), each
    assert opened.pane.list.accessibleName() == "Endringer"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1440, 760), (800, 420)])
def test_it_is_painted_in_both_themes_and_when_there_is_little_room(
    opened: Comparing, dark: bool, size: tuple[int, int]
) -> None:
    opened.theme.set(dark=dark, text_size=130)
    opened.pane.resize(*size)
    for _ in opened.changes:
        opened.pane.next()
        assert not opened.pane.grab().isNull()


def test_a_thousand_changes_are_listed_at_once(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    publish(history)
    many = [
        AddItem(at("tools"), item_from_plain("tool", {"id": f"n{n}", "name": f"Verktøy {n}"}))
        for n in range(1000)
    ]
    session = Session(apply(first(), *many))
    made.append(comparing := Comparing(qtbot, session, history))
    comparing.show()
    assert len(comparing.changes) == 1000
    comparing.pane.previous()
    assert comparing.said[-1].startswith("Endring 1000 av 1000")

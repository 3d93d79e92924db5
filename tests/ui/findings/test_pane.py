"""The findings in one list: gone through by keys, mended, filtered and told of."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import RemoveItem, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, Severity, problem
from lhl_editor.core.strategy import get
from lhl_editor.ui.findings import telling
from tests.range_of_strategies import shipped
from tests.ui.findings.conftest import Pane, small

HTTP = "resources/entries/omsorgsforskning/url"


def test_the_list_goes_by_severity_and_folds_the_advice(pane: Pane) -> None:
    severities = [p.severity for p in pane.model.rows if isinstance(p, Problem)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert Severity.ADVICE not in severities
    assert pane.seen[-1] == "3 råd"


def test_enter_on_the_folded_row_shows_the_advice_and_hides_it_again(pane: Pane) -> None:
    folded = len(pane.seen)
    pane.list.setCurrentIndex(pane.model.index(folded - 1))
    pane.key(Qt.Key.Key_Return)
    assert len(pane.seen) == folded + 3
    pane.key(Qt.Key.Key_Left)
    assert len(pane.seen) == folded
    assert pane.selected == "3 råd"


def test_a_click_goes_to_the_place(pane: Pane) -> None:
    pane.click("ikke en adresse")
    assert pane.session.gone == ["document/contact"]
    assert "ikke en adresse" in pane.selected


def test_enter_goes_to_the_selected_finding_and_arrows_alone_do_not(pane: Pane) -> None:
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(0))
    pane.key(Qt.Key.Key_Down)
    assert pane.session.gone == []
    pane.key(Qt.Key.Key_Return)
    assert len(pane.session.gone) == 1


def test_f8_goes_through_all_findings_and_round_the_end(pane: Pane) -> None:
    count = len(pane.session.problems)
    places = []
    for _ in range(count + 1):
        pane.pane.next()
        places.append((pane.session.place, pane.selected))
    assert len(set(places)) == count
    assert places[0] == places[-1]
    assert pane.session.said[0].startswith(f"Funn 1 av {count}: ")


def test_shift_f8_goes_the_other_way(pane: Pane) -> None:
    pane.pane.next()
    first = pane.selected
    pane.pane.next()
    pane.pane.previous()
    assert pane.selected == first


def test_f8_begins_at_the_place_in_hand(pane: Pane) -> None:
    pane.session.go_to(Path.parse("goals/sub_goals/a/approach"))
    pane.pane.next()
    assert str(pane.session.place).startswith("tools/t")


def test_f8_begins_with_advice_only_where_there_is_nothing_worse(pane: Pane) -> None:
    advice = [each for each in pane.session.problems if each.severity is Severity.ADVICE]
    pane.session.set_problems(pane.session.strategy, tuple(advice))
    pane.session.go_to(Path.parse("goals/sub_goals/a/approach"))
    pane.pane.next()
    assert str(pane.session.place).startswith("goals/sub_goals/b")


def test_f8_opens_the_fold_that_it_goes_into(pane: Pane) -> None:
    for _ in pane.session.problems:
        pane.pane.next()
    assert "3 råd" in pane.seen
    assert len(pane.seen) == len(pane.session.problems) + 1


def test_the_row_follows_the_field_in_hand(pane: Pane) -> None:
    pane.session.go_to(Path.parse("document/contact"))
    assert "ikke en adresse" in pane.selected
    pane.session.go_to(Path.parse("document/title"))
    assert pane.selected == ""


def test_a_mend_is_one_step_that_can_be_undone(pane: Pane) -> None:
    pane.session.go_to(Path.parse("goals/heading"))
    assert pane.pane.can_mend()
    before = pane.session.strategy
    pane.pane.mend()
    assert pane.session.strategy["goals"]["heading"] == "Mål 2021–2023"
    assert pane.session.undo_title == "rett Kommunikasjonsmål, Overskrift"
    pane.session.undo()
    assert pane.session.strategy == before


def test_a_click_on_rett_mends_and_stays(pane: Pane) -> None:
    pane.click("3 råd")
    pane.click("2021-2023", on_mend=True)
    assert pane.session.strategy["goals"]["heading"] == "Mål 2021–2023"
    assert pane.session.gone == []


def test_a_mend_is_made_in_the_words_as_they_are_now(pane: Pane) -> None:
    old = pane.session.problems
    path = Path.parse("goals/heading")
    pane.session.dispatch(SetField(path, "Nye mål 2021-2023"))
    pane.session.set_problems(small(), old)  # the findings of before
    pane.session.go_to(path)
    pane.pane.mend()
    assert get(pane.session.strategy, path) == "Nye mål 2021–2023"


def test_what_is_not_certain_says_so(pane: Pane) -> None:
    pane.session.go_to(Path.parse("document/contact"))
    assert not pane.pane.can_mend()
    pane.pane.mend()
    assert pane.session.said[-1] == "Dette funnet må du rette selv."


def test_a_read_only_file_is_not_mended(qtbot: QtBot) -> None:
    pane = Pane(qtbot, small(), read_only=True)
    pane.session.go_to(Path.parse("goals/heading"))
    assert pane.pane.why_no_mend() == "Filen er skrivebeskyttet."


def test_the_selection_stays_on_its_finding_when_others_come_and_go(pane: Pane) -> None:
    QAbstractItemModelTester(pane.model, pane.pane)
    pane.click("3 råd")
    pane.click("Fordi - det")
    selected = pane.selected
    pane.session.dispatch(SetField(Path.parse("goals/heading"), "Mål"))
    pane.session.dispatch(SetField(Path.parse("document/publisher"), ""))
    assert pane.selected == selected


def test_when_the_selected_finding_is_mended_the_next_one_is_selected(pane: Pane) -> None:
    pane.click("3 råd")
    at = pane.row("2021-2023")
    following = pane.seen[at + 1]
    pane.click("2021-2023")
    pane.pane.mend()
    assert pane.selected == following


def test_findings_of_places_that_are_gone_do_no_harm(pane: Pane) -> None:
    gone = pane.session.problems
    pane.session.blockSignals(True)
    pane.session.dispatch(RemoveItem(Path.parse("goals/sub_goals/b")))
    pane.session.problems = gone
    pane.session.blockSignals(False)
    pane.pane.grab()
    for _ in gone:
        pane.pane.next()
        pane.session.problems = gone


def test_the_header_counts_each_severity(pane: Pane) -> None:
    shown = [one.text() for one in pane.pane.header.findChildren(QLabel)]
    assert "1 feil" in shown
    assert "3 råd" in shown


def test_no_findings_is_good_news(pane: Pane) -> None:
    pane.session.set_problems(pane.session.strategy, ())
    assert not pane.list.isVisible()
    seen = [one.text() for one in pane.pane.findChildren(QLabel) if one.isVisible()]
    assert "Ingen funn. Alt er klart til å publiseres." in seen


def test_the_filter_shows_only_what_is_chosen_and_can_be_cleared(pane: Pane) -> None:
    menu = pane.pane.header.findChild(QMenu)
    for words in ("Advarsler", "Råd"):
        pane.choose(menu, words)
    assert len(pane.seen) == 1
    assert pane.button("Filtrer funnene. Filteret er på.")
    pane.choose(menu, "Feil")
    assert pane.seen == []
    clear = next(b for b in pane.pane.findChildren(QPushButton) if b.text() == "Vis alle")
    pane.qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert pane.seen[-1] == "3 råd"


def test_only_this_chapter_follows_the_place_in_hand(pane: Pane) -> None:
    menu = pane.pane.header.findChild(QMenu)
    pane.choose(menu, "Bare dette kapittelet")
    assert pane.seen == ["«ikke en adresse» er ingen e-postadresse"]
    pane.session.go_to(Path.parse("goals/title"))
    assert not any("adresse" in each for each in pane.seen)


def test_the_pane_folds_to_its_header_and_keeps_the_counts(pane: Pane) -> None:
    pane.qtbot.mouseClick(pane.button("Skjul funnene"), Qt.MouseButton.LeftButton)
    assert not pane.list.isVisible()
    assert pane.pane.maximumHeight() == 40
    pane.qtbot.mouseClick(pane.button("Vis funnene"), Qt.MouseButton.LeftButton)
    assert pane.list.isVisible()


def test_a_low_window_shows_three_rows_or_none(pane: Pane) -> None:
    pane.pane.set_rows(3)
    assert pane.pane.maximumHeight() == 40 + 3 * 32 + 8
    pane.pane.set_rows(0)
    assert not pane.list.isVisible()
    pane.pane.set_rows(-1)
    assert pane.pane.maximumHeight() > 10_000


def test_the_focus_has_somewhere_to_go_also_without_findings(pane: Pane) -> None:
    pane.session.set_problems(pane.session.strategy, ())
    pane.pane.setFocus()
    assert pane.pane.isAncestorOf(pane.pane.window().focusWidget())


def test_a_new_finding_is_told_politely_after_a_pause(qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(telling, "PAUSE", 5)
    pane = Pane(qtbot, small())
    pane.session.dispatch(SetField(Path.parse("goals/heading"), "Nye  mål 2021-2023"))
    assert pane.session.said == []
    qtbot.waitUntil(lambda: pane.session.said == ["1 nytt funn"])
    left = len(pane.session.problems)
    pane.session.undo()
    qtbot.waitUntil(lambda: pane.session.said[-1] == f"Rettet, {left - 1} funn igjen")


def test_each_row_says_severity_sentence_and_place(pane: Pane) -> None:
    interface = QAccessible.queryAccessibleInterface(pane.list)
    assert interface.text(QAccessible.Text.Name) == "Funn"
    said = interface.child(0).text(QAccessible.Text.Name)
    assert said.startswith("Feil: «ikke en adresse» er ingen e-postadresse.")
    assert said.endswith("Om dokumentet, Kontaktadresse")


def test_the_context_menu_goes_there_mends_and_offers_all_of_the_kind(pane: Pane) -> None:
    pane.click("3 råd")
    opened: list[QMenu] = []
    pane.list.menu_wanted.connect(lambda *_: opened.extend(pane.pane.findChildren(QMenu)))
    pane.list.menu_wanted.emit(pane.model.rows[pane.row("2021-2023")], QPoint(0, 0))
    menu = [m for m in pane.pane.findChildren(QMenu) if len(m.actions()) == 4][-1]
    words = [a.text() for a in menu.actions()]
    assert words[:3] == ["Gå til", "Rett", "Rett alle av denne typen …"]
    pane.choose(menu, "Rett")
    menu.close()
    assert pane.session.strategy["goals"]["heading"] == "Mål 2021–2023"


def preview_of(pane: Pane, rule: str) -> Any:
    pane.pane.mend_all(rule)
    dialog: Any = pane.pane.findChildren(QDialog)[-1]
    pane.qtbot.waitUntil(lambda: dialog.list.rows.rowCount() > 0)
    return dialog


def test_all_of_a_kind_are_shown_first_and_mended_as_one_step(qtbot: QtBot) -> None:
    pane = Pane(qtbot, shipped())
    count = sum(each.rule == "plain_http" for each in pane.session.problems)
    dialog = preview_of(pane, "plain_http")
    assert dialog.list.rows.rowCount() == count
    mend = next(b for b in dialog.findChildren(QPushButton) if b.text() == f"Rett {count}")
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    assert not any(each.rule == "plain_http" for each in pane.session.problems)
    assert pane.session.undo_title == f"rett {count} funn"
    pane.session.undo()
    assert pane.session.strategy == shipped()


def test_what_is_not_ticked_is_left_alone(qtbot: QtBot) -> None:
    pane = Pane(qtbot, shipped())
    dialog = preview_of(pane, "plain_http")
    paths = [row.path for row in dialog.list.rows.rows]
    dialog.list.setCurrentIndex(dialog.list.rows.index(0))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    mend = next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Rett "))
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    left = [each.path for each in pane.session.problems if each.rule == "plain_http"]
    assert left == [paths[0]]


def test_the_preview_says_before_and_after(qtbot: QtBot) -> None:
    pane = Pane(qtbot, shipped())
    dialog = preview_of(pane, "year_hyphen")
    said = [dialog.list.rows.index(row).data() for row in range(dialog.list.rows.rowCount())]
    assert any("2021-2023:» blir «2021–2023:»" in each for each in said)
    dialog.reject()


def test_twenty_thousand_findings_come_and_go_without_a_pause(qtbot: QtBot) -> None:
    pane = Pane(qtbot, small())
    many = tuple(
        problem(Path.parse(f"goals/sub_goals/{'ab'[n % 2]}/{n}"), "vague_link", words=str(n))
        for n in range(20_000)
    )
    pane.list.fold_wanted.emit(True)
    pane.session.problems = many
    pane.session.problems_changed.emit()
    selected = pane.model.index(15_000)
    pane.list.setCurrentIndex(selected)
    words = pane.selected
    pane.session.problems = many[:7000] + many[7001:]
    pane.session.problems_changed.emit()
    assert pane.selected == words
    assert pane.model.rowCount() == 20_000

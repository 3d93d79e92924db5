"""Findings that a person decides are nothing: hidden, and shown again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from lhl_editor.core.changes import SetField
from lhl_editor.core.path import Path
from tests.ui.findings.conftest import Pane

HEADING = Path.parse("goals/heading")


def unfolded(pane: Pane) -> Pane:
    pane.list.setCurrentIndex(pane.model.index(pane.row("3 råd")))
    pane.key(Qt.Key.Key_Return)
    return pane


def hide(pane: Pane, words: str) -> None:
    pane.click(words, Qt.MouseButton.RightButton)
    at = pane.list.visualRect(pane.model.index(pane.row(words))).center()
    pane.list.menu_wanted.emit(pane.model.rows[pane.row(words)], at)
    pane.choose(pane.pane.findChildren(QMenu)[-1], "Skjul dette funnet")


def test_what_is_hidden_is_not_listed_counted_or_gone_to_and_comes_back(pane: Pane) -> None:
    unfolded(pane)
    before = pane.seen
    hide(pane, "2021-2023")
    assert not any("2021-2023" in seen for seen in pane.seen)
    assert pane.seen[-2:] != before[-2:]
    assert "2 råd" in pane.seen
    assert pane.seen[-1] == "Vis skjulte (1)"
    assert pane.session.said[-1].startswith("Skjult.")
    count = len(pane.session.problems)
    for _ in range(count + 1):
        pane.pane.next()
    assert "goals/heading" not in pane.session.gone
    pane.click("Vis skjulte")
    assert pane.seen == before


def test_an_error_cannot_be_hidden(pane: Pane) -> None:
    problem = pane.model.rows[pane.row("ikke en adresse")]
    pane.session.go_to(problem.path)
    assert pane.pane.why_no_hide() == "En feil kan ikke skjules."
    pane.session.hide(problem)
    assert problem in pane.session.problems
    pane.list.menu_wanted.emit(problem, pane.list.rect().center())
    entry = pane.pane.findChildren(QMenu)[-1].actions()[-1]
    assert (entry.text(), entry.isEnabled()) == ("Skjul dette funnet", False)


def test_it_comes_back_when_its_words_are_others_and_goes_when_they_are_the_same_again(
    pane: Pane,
) -> None:
    unfolded(pane)
    hide(pane, "2021-2023")
    pane.session.dispatch(SetField(HEADING, "Mål 2022-2024"))
    assert any("2022-2024" in seen for seen in pane.seen)
    assert not any("Vis skjulte" in seen for seen in pane.seen)
    pane.session.undo()
    assert pane.seen[-1] == "Vis skjulte (1)"


def test_other_words_round_it_do_not_bring_it_back(pane: Pane) -> None:
    unfolded(pane)
    hide(pane, "2021-2023")
    pane.session.dispatch(SetField(HEADING, "Målene 2021-2023"))
    assert pane.seen[-1] == "Vis skjulte (1)"


def test_hiding_and_showing_is_no_news_of_what_was_mended(pane: Pane) -> None:
    unfolded(pane)
    hide(pane, "2021-2023")
    said = list(pane.session.said)
    pane.qtbot.wait(1100)
    assert pane.session.said == said

"""Deleting: at once where nothing refers to it, else one says what becomes of the references."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QMainWindow, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, exists, get
from lhl_editor.ui.deletion import delete
from lhl_editor.ui.theme import Theme, load_fonts
from tests.builders import strategy
from tests.ui.sessions import CheckedSession

FIRST, LAST = Path.parse("goals/sub_goals/a"), Path.parse("goals/sub_goals/d")


def small() -> Strategy:
    goals = [
        {"id": id, "title": f"Mål {id}", "reasons": "Fordi.", "approach": "Slik."} for id in "abcd"
    ]
    pillars = [
        {"id": "p", "heading": "Samarbeid", "sub_goal": "a", "text": "Ja."},
        {"id": "q", "heading": "Deling", "sub_goal": "a", "text": "Se side {goals/sub_goals/a}."},
    ]
    return strategy(
        goals={"title": "Kommunikasjonsmål", "sub_goals": goals},
        messages={"title": "Budskap", "pillars": pillars},
        tools=[{"id": "t", "name": "Håndbok"}, {"id": "u", "name": "Film"}],
    )


class Deleting:
    """A window in which something is deleted."""

    def __init__(self, qtbot: QtBot, *, read_only: bool = False) -> None:
        load_fonts()
        self.qtbot, self.theme = qtbot, Theme()
        self.session = CheckedSession(small(), read_only=read_only)
        self.dialog: Any = None
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()

    def delete(self, path: Path | str) -> Any:
        where = path if isinstance(path, Path) else Path.parse(path)
        self.session.go_to(where)
        self.dialog = delete(self.session, self.theme, where, self.window)
        return self.dialog

    @property
    def words(self) -> list[str]:
        return [each.text() for each in self.dialog.findChildren(QLabel)]

    def press(self, words: str) -> None:
        buttons = self.dialog.findChildren(QPushButton)
        button = next(b for b in buttons if b.text() == words)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, words: str) -> None:
        next(b for b in self.dialog.findChildren(QRadioButton) if b.text() == words).click()

    def exists(self, path: str) -> bool:
        return exists(self.session.strategy, Path.parse(path))

    def value(self, path: str):
        return get(self.session.strategy, Path.parse(path))


@pytest.fixture
def deleting(qtbot: QtBot) -> Deleting:
    return Deleting(qtbot)


def test_what_nothing_refers_to_goes_at_once_and_can_be_undone(deleting: Deleting) -> None:
    assert deleting.delete(LAST) is None
    assert not deleting.exists("goals/sub_goals/d")
    assert deleting.session.said[-1] == "Slettet delmål 4. Du kan angre."
    assert deleting.session.undo_title == "slett delmål 4"
    deleting.session.undo()
    assert deleting.session.strategy == small()


def test_what_stands_beside_it_is_in_hand_afterwards(deleting: Deleting) -> None:
    deleting.delete("tools/t")
    assert str(deleting.session.place) == "tools/u"
    assert deleting.session.said[-1] == "Slettet «Håndbok». Du kan angre."


def test_who_refers_to_it_is_shown_and_what_follows(deleting: Deleting) -> None:
    dialog = deleting.delete(FIRST)
    assert dialog.windowTitle() == "Slett delmål"
    assert "Slette delmål 1?" in deleting.words
    assert "3 steder i strategien viser til «Mål a»." in deleting.words
    assert "Delmål 2–4 blir 1–3. Du kan angre." in deleting.words
    rows = [dialog.list.model().index(row, 0).data() for row in range(3)]
    assert rows == [
        "Budskap 1: Samarbeid, Delmål",
        "Budskap 2: Deling, Delmål",
        "Budskap 2: Deling, Budskap",
    ]
    assert deleting.exists("goals/sub_goals/a")


def test_cancelling_is_proposed_and_changes_nothing(deleting: Deleting) -> None:
    dialog = deleting.delete(FIRST)
    assert dialog.focusWidget().text() == "Avbryt"
    deleting.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert deleting.session.strategy == small()


def test_the_references_move_to_what_is_chosen_as_one_step(deleting: Deleting) -> None:
    dialog = deleting.delete(FIRST)
    others = dialog.findChild(QComboBox)
    assert [others.itemText(at) for at in range(others.count())] == [
        "Delmål 2: Mål b",
        "Delmål 3: Mål c",
        "Delmål 4: Mål d",
    ]
    others.setCurrentIndex(1)
    deleting.press("Slett delmål 1")
    assert not deleting.exists("goals/sub_goals/a")
    assert deleting.value("messages/pillars/p/sub_goal") == "c"
    targets = [
        run.target
        for run in deleting.value("messages/pillars/q/text").inlines
        if hasattr(run, "target")
    ]
    assert targets == ["goals/sub_goals/c"]
    deleting.session.undo()
    assert deleting.session.strategy == small()


def test_the_references_can_go_too(deleting: Deleting) -> None:
    deleting.delete(FIRST)
    deleting.choose("Fjern henvisningene")
    deleting.press("Slett delmål 1")
    assert deleting.value("messages/pillars/p/sub_goal") == ""
    assert not any(each.rule == "broken_reference" for each in deleting.session.problems)
    deleting.session.undo()
    assert deleting.session.strategy == small()


def test_choosing_where_they_go_chooses_that_they_move(deleting: Deleting) -> None:
    dialog = deleting.delete(FIRST)
    deleting.choose("Fjern henvisningene")
    dialog.findChild(QComboBox).activated.emit(0)
    deleting.press("Slett delmål 1")
    assert deleting.value("messages/pillars/p/sub_goal") == "b"


def test_enter_on_who_refers_goes_there_and_deletes_nothing(deleting: Deleting) -> None:
    dialog = deleting.delete(FIRST)
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    deleting.qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert str(deleting.session.place) == "messages/pillars/q/sub_goal"
    assert deleting.session.strategy == small()


def test_a_click_on_the_way_there_goes_there(deleting: Deleting) -> None:
    dialog = deleting.delete(FIRST)
    view = dialog.list
    where = view.link_rect(view.visualRect(view.model().index(0, 0))).center()
    deleting.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert str(deleting.session.place) == "messages/pillars/p/sub_goal"


def test_the_last_of_its_kind_has_nowhere_to_move_references_to(qtbot: QtBot) -> None:
    deleting = Deleting(qtbot)
    for each in "bcd":
        deleting.delete(f"goals/sub_goals/{each}")
    dialog = deleting.delete(FIRST)
    assert not dialog.findChild(QComboBox).isVisible()
    deleting.press("Slett delmål 1")
    assert not deleting.exists("goals/sub_goals/a")


def test_nothing_is_deleted_in_a_read_only_file(qtbot: QtBot) -> None:
    deleting = Deleting(qtbot, read_only=True)
    assert deleting.delete(LAST) is None
    assert deleting.session.strategy == small()

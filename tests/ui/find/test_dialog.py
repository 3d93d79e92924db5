"""Find and replace: hits in their context, what is ticked is replaced, and it can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import SetField
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, get
from lhl_editor.ui.find.dialog import FindDialog, show_find
from lhl_editor.ui.theme import Theme, load_fonts
from tests.builders import strategy
from tests.range_of_strategies import shipped
from tests.ui.sessions import CheckedSession

A, B = "goals/sub_goals/a/title", "goals/sub_goals/b/reasons"
LINK = "Les [håndboken om livet](https://livet.no) nå."


def small() -> Strategy:
    return strategy(
        document={"title": "Livet i kommunen"},
        goals={
            "title": "Mål",
            "sub_goals": [
                {"id": "a", "title": "Hele livet", "reasons": LINK, "approach": "Slik."},
                {"id": "b", "title": "Dele", "reasons": "Livet-reformen.", "approach": "Livet."},
            ],
        },
    )


class Find:
    """The dialog beside a window, and what a person sees in it."""

    def __init__(self, qtbot: QtBot, of: Strategy, *, read_only: bool = False) -> None:
        load_fonts()
        self.qtbot, self.theme = qtbot, Theme()
        self.session = CheckedSession(of, read_only=read_only)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.open(replacing=True)

    def open(self, *, replacing: bool, words: str = "") -> FindDialog:
        self.dialog = show_find(
            self.session, self.theme, self.window, replacing=replacing, words=words
        )
        return self.dialog

    def look_for(self, words: str, hits: int) -> None:
        self.dialog.fields.words.setText(words)
        self.settle(hits)

    def settle(self, hits: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.rows) == hits)

    def replace_with(self, words: str) -> None:
        self.dialog.fields.replacement.setText(words)

    @property
    def rows(self) -> list[str]:
        model = self.dialog.list.rows
        return [model.index(row).data() for row in range(model.rowCount())]

    @property
    def words(self) -> list[str]:
        """All that can be read outside the list."""
        return [one.text() for one in self.dialog.findChildren(QLabel) if one.isVisible()]

    def tick(self, words: str) -> None:
        next(b for b in self.dialog.findChildren(QCheckBox) if b.text() == words).click()

    def button(self, words: str) -> QPushButton:
        return next(b for b in self.dialog.findChildren(QPushButton) if b.text().startswith(words))

    def press(self, words: str) -> None:
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def value(self, path: str):
        return get(self.session.strategy, Path.parse(path))


@pytest.fixture
def find(qtbot: QtBot) -> Find:
    return Find(qtbot, small())


def test_hits_come_while_one_types_with_place_and_context(find: Find) -> None:
    find.look_for("livet", 5)
    assert "5 treff i 5 felt" in find.words
    assert find.rows[0].startswith("Om dokumentet, Tittel: ")
    assert "Les håndboken om" in find.rows[2]


def test_nothing_typed_says_what_to_do_and_no_hits_say_so(find: Find) -> None:
    assert "Skriv det du leter etter. Alle felt blir søkt gjennom mens du skriver." in find.words
    find.look_for("livet", 5)
    find.look_for("borte", 0)
    assert "Ingen treff på «borte»." in find.words
    assert not find.dialog.list.isVisible()


def test_whole_words_and_case(find: Find) -> None:
    find.look_for("livet", 5)
    find.tick("Hele ord")
    find.settle(4)  # not in «Livet-reformen»
    find.tick("Skill store og små")
    find.settle(2)


def test_where_to_look_is_all_the_chapter_or_the_part_in_hand(find: Find) -> None:
    find.look_for("livet", 5)
    find.session.go_to(Path.parse("goals/sub_goals/b/title"))
    where = find.dialog.findChildren(QComboBox)[0]
    where.setCurrentText("Dette kapittelet")
    find.settle(4)
    where.setCurrentText("Denne delen")
    find.settle(2)
    find.session.go_to(Path.parse("goals/sub_goals/a/title"))
    find.qtbot.waitUntil(lambda: find.rows[:1] != [] and "Delmål 1" in find.rows[0])


def test_what_comes_instead_is_shown_before_it_is_done(find: Find) -> None:
    find.look_for("livet", 5)
    find.replace_with("livene")
    assert "«Livet» blir «Livene»" in find.rows[0]
    assert "«livet» blir «livene»" in find.rows[1]


def test_what_is_ticked_is_replaced_as_one_step(find: Find) -> None:
    find.look_for("livet", 5)
    find.replace_with("livene")
    find.dialog.list.setCurrentIndex(find.dialog.list.rows.index(0))
    find.qtbot.keyClick(find.dialog.list, Qt.Key.Key_Space)
    assert "4 valgt" in find.words
    find.press("Erstatt 4")
    assert find.value(A) == "Hele livene"
    assert find.value(B).plain == "Livene-reformen."
    assert find.value("document/title") == "Livet i kommunen"
    assert find.session.undo_title == "erstatt «livet»"
    assert find.session.said[-1] == "Erstattet 4 steder. Du kan angre."
    find.session.undo()
    assert find.session.strategy == small()


def test_addresses_of_links_stay(find: Find) -> None:
    find.look_for("livet", 5)
    find.replace_with("alt")
    find.press("Erstatt 5")
    links = [run.link for run in find.value("goals/sub_goals/a/reasons").inlines if run.link]
    assert links == ["https://livet.no"]
    assert find.value(A) == "Hele alt"


def test_a_click_on_the_box_ticks_and_all_can_be_chosen_or_none(find: Find) -> None:
    find.look_for("livet", 5)
    view = find.dialog.list
    box = view.box_rect(view.visualRect(view.rows.index(1)))
    find.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert not view.rows.is_ticked(1)
    find.press("Velg alle")
    assert view.rows.is_ticked(1)
    find.press("Velg ingen")
    assert "0 valgt" in find.words
    assert not find.button("Fjern 0").isEnabled()


def answer(words: str) -> list[str]:
    """Answers the question that comes, and tells what it asked."""
    asked: list[str] = []

    def choose() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QDialog)
        asked.append(question.windowTitle())
        buttons = question.findChildren(QPushButton)
        next(b for b in buttons if b.text() == words).click()

    QTimer.singleShot(50, choose)
    return asked


def test_replacing_with_nothing_asks_first(find: Find) -> None:
    find.look_for("livet", 5)
    asked = answer("Avbryt")
    find.press("Fjern 5 …")
    assert asked == ["Fjerne «livet»?"]
    assert find.session.strategy == small()
    answer("Fjern 5")
    find.press("Fjern 5 …")
    assert find.value(A) == "Hele "
    assert find.session.said[-1] == "Fjernet 5 steder. Du kan angre."


def test_a_double_click_goes_there_and_the_dialog_stays(find: Find) -> None:
    find.look_for("livet", 5)
    view = find.dialog.list
    where = view.visualRect(view.rows.index(1)).center()
    find.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    find.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert find.session.gone[-1] == A
    assert find.dialog.isVisible()
    assert not find.dialog.isModal()
    assert find.session.said[-1] == "Treff 2 av 5: Delmål 1, Delmålet"


def test_enter_in_the_field_goes_from_hit_to_hit(find: Find) -> None:
    find.look_for("livet", 5)
    gone = []
    for _ in range(3):
        find.qtbot.keyClick(find.dialog.fields.words, Qt.Key.Key_Return)
        gone.append(find.session.gone[-1])
    assert gone == ["document/title", A, "goals/sub_goals/a/reasons"]
    assert find.session.strategy == small()


def test_hits_follow_what_is_written_meanwhile_and_keep_their_ticks(find: Find) -> None:
    find.look_for("livet", 5)
    find.dialog.list.rows.toggle(1)
    find.session.dispatch(SetField(Path.parse("document/title"), "Strategi"))
    find.settle(4)
    assert find.dialog.list.rows.unticked == {0}
    assert find.rows[0].startswith("Delmål 1, Delmålet")


def test_finding_alone_shows_neither_ticks_nor_replacement_until_asked_for(find: Find) -> None:
    find.look_for("livet", 5)
    find.open(replacing=False)
    assert find.dialog.windowTitle() == "Finn"
    assert not find.dialog.fields.replacement.isVisible()
    assert not find.dialog.list.rows.has_ticks
    assert "«Livet»" in find.rows[0]
    find.press("Erstatt …")
    assert find.dialog.windowTitle() == "Finn og erstatt"
    assert find.dialog.fields.replacement.hasFocus()


def test_it_begins_with_what_is_selected(find: Find) -> None:
    find.dialog.reject()
    field = QLineEdit("Hele livet i kommunen")
    find.window.setCentralWidget(field)
    find.window.activateWindow()
    find.qtbot.waitUntil(find.window.isActiveWindow)
    field.setFocus()
    field.setSelection(5, 5)
    dialog = find.dialog
    assert find.open(replacing=False) is dialog
    assert find.dialog.fields.words.text() == "livet"


def test_a_read_only_file_is_searched_but_not_changed(qtbot: QtBot) -> None:
    find = Find(qtbot, small(), read_only=True)
    find.look_for("livet", 5)
    find.replace_with("alt")
    assert not find.button("Erstatt 5").isEnabled()


def test_every_control_has_a_name(find: Find) -> None:
    for kind in (QLineEdit, QComboBox, QCheckBox, QPushButton):
        for widget in find.dialog.findChildren(kind):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


def test_the_number_of_hits_is_said_after_a_pause(find: Find) -> None:
    find.look_for("livet", 5)
    find.qtbot.waitUntil(lambda: "5 treff i 5 felt" in find.session.said)


def test_thousands_of_hits_are_shown_at_once(qtbot: QtBot) -> None:
    find = Find(qtbot, shipped())
    find.dialog.fields.words.setText("e")
    qtbot.waitUntil(lambda: find.dialog.list.rows.rowCount() > 2000)
    find.replace_with("a")
    find.dialog.grab()

"""The palette: type, go there or run it; Esc gives the focus back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from lhl_editor.core.strategy import Strategy
from lhl_editor.ui.commands import Command, command
from lhl_editor.ui.find.dialog import FindDialog
from lhl_editor.ui.go_to.palette import Palette, show_palette
from lhl_editor.ui.go_to.rows import Header, Hit
from lhl_editor.ui.theme import Theme, load_fonts
from tests.range_of_strategies import shipped
from tests.ui.sessions import CheckedSession


class Window:
    """A window with a field in it, and the palette over it."""

    def __init__(self, qtbot: QtBot, of: Strategy | None, *, read_only: bool = False) -> None:
        load_fonts()
        self.qtbot, self.theme = qtbot, Theme()
        self.session: Any = CheckedSession(of, read_only=read_only) if of is not None else None
        self.ran: list[str] = []
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.field = QLineEdit()
        self.window.setCentralWidget(self.field)
        self.window.resize(1280, 800)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.field.setFocus()
        self.palette: Any = self.open()

    def commands(self) -> list[Command]:
        def run(code: str):
            return lambda: self.ran.append(code)

        reasons = {"file.revert": lambda: "Alt er lagret.", "edit.paste": self._no_field}
        every = ("file.save", "file.save_as", "file.revert", "edit.paste", "view.dark", "edit.find")
        return [command(code, run(code), reasons.get(code)) for code in every]

    def _no_field(self) -> str:
        return "" if self.field.hasFocus() else "Sett markøren i et felt først."

    def open(self) -> Palette:
        palette = show_palette(self.session, self.theme, self.commands(), self.window)
        if self.session is not None:
            self.qtbot.waitUntil(lambda: palette.places is not None)
        return palette

    def type(self, words: str) -> None:
        self.palette.field.clear()
        self.qtbot.keyClicks(self.palette.field, words)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.palette.field, key)

    @property
    def hits(self) -> list[str]:
        return [row.words for row in self.palette.list.rows.rows if isinstance(row, Hit)]

    @property
    def groups(self) -> list[str]:
        return [row.words for row in self.palette.list.rows.rows if isinstance(row, Header)]

    @property
    def current(self) -> str:
        hit = self.palette.list.current
        return hit.words if hit else ""


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window(qtbot, shipped())


def test_it_stands_108_from_the_top_in_the_middle_640_wide_and_has_the_focus(
    window: Window,
) -> None:
    popup = window.palette.popup.geometry()
    assert (popup.top(), popup.width()) == (108, 640)
    assert abs(popup.center().x() - 640) <= 1
    assert window.palette.field.hasFocus()


def test_a_word_finds_places_and_what_can_be_done_with_it(window: Window) -> None:
    window.type("planlegg")
    assert window.groups == ["I strategien", "Kommandoer"]
    assert window.hits[0].startswith("Delmål 5: ")
    assert window.hits[-3:] == [
        "Finn «planlegg» i alle felt",
        "Erstatt «planlegg» i alle felt …",
        "Nytt delmål «planlegg» …",
    ]


def test_enter_goes_to_the_place_and_the_palette_closes(window: Window) -> None:
    window.type("delmål 5")
    window.key(Qt.Key.Key_Return)
    assert window.session.gone[-1].startswith("goals/sub_goals/")
    assert not window.palette.isVisible()


def test_a_field_of_an_item_is_found(window: Window) -> None:
    window.type("hvorfor delmål 5")
    window.key(Qt.Key.Key_Return)
    assert window.session.gone[-1].endswith("/reasons")


def test_arrows_choose_among_the_hits_round_the_end_and_are_said(window: Window) -> None:
    window.type("planlegg")
    first, last = window.hits[0], window.hits[-1]
    window.key(Qt.Key.Key_Up)
    assert window.current == last
    window.key(Qt.Key.Key_Down)
    assert window.current == first
    assert window.session.said[-1].startswith("Delmål 5: ")


def test_the_number_of_hits_is_shown_and_said_after_a_pause(window: Window) -> None:
    window.type("planlegg")
    words = f"{len(window.hits)} treff"
    assert window.palette.count.text() == words
    window.qtbot.waitUntil(lambda: words in window.session.said)


def test_a_command_is_found_by_its_name_first(window: Window) -> None:
    window.type("lagre")
    assert window.groups[0] == "Kommandoer"
    assert window.current == "Lagre"
    window.key(Qt.Key.Key_Return)
    assert window.ran == ["file.save"]


def test_a_command_is_found_by_a_synonym(window: Window) -> None:
    window.type(">natt")
    assert window.hits == ["Mørkt"]


def test_only_commands_after_the_sign(window: Window) -> None:
    window.type(">")
    assert window.groups == ["Kommandoer"]
    assert len(window.hits) == len(window.commands())


def test_what_cannot_be_done_says_why_and_stays_open(window: Window) -> None:
    window.type(">gå tilbake")
    hit = window.palette.list.current
    assert (hit.words, hit.reason) == ("Gå tilbake til sist lagret …", "Alt er lagret.")
    window.key(Qt.Key.Key_Return)
    assert window.palette.isVisible()
    assert window.ran == []
    assert window.session.said[-1] == "Kan ikke nå: Alt er lagret."


def test_a_command_for_the_field_still_finds_the_field(window: Window) -> None:
    window.type(">lim inn")
    assert window.palette.list.current.reason == ""
    window.key(Qt.Key.Key_Return)
    assert window.ran == ["edit.paste"]


def test_keys_stand_beside_the_commands(window: Window) -> None:
    window.type(">lagre som")
    assert window.palette.list.current.keys == "Ctrl+Shift+S"


def test_esc_closes_and_gives_the_focus_back(window: Window) -> None:
    window.key(Qt.Key.Key_Escape)
    assert not window.palette.isVisible()
    assert window.field.hasFocus()


def test_a_click_outside_closes_too(window: Window) -> None:
    window.qtbot.mouseClick(window.palette, Qt.MouseButton.LeftButton, pos=QPoint(20, 700))
    assert not window.palette.isVisible()
    assert window.field.hasFocus()


def test_a_click_on_a_hit_goes_there(window: Window) -> None:
    window.type("delmål 5")
    view = window.palette.list
    where = view.visualRect(view.rows.index(1)).center()
    window.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.session.gone[-1].startswith("goals/sub_goals/")


def test_enter_pressed_at_once_finds_its_place_too(qtbot: QtBot) -> None:
    window = Window(qtbot, shipped())
    window.key(Qt.Key.Key_Escape)
    window.palette = show_palette(window.session, window.theme, window.commands(), window.window)
    window.type("delmål 5")
    window.key(Qt.Key.Key_Return)
    assert window.session.gone[-1].startswith("goals/sub_goals/")


def test_asked_for_again_it_is_the_same_one(window: Window) -> None:
    window.type("noe")
    assert window.open() is window.palette
    assert window.palette.field.selectedText() == "noe"


def test_nothing_typed_shows_the_chapters_and_every_command(window: Window) -> None:
    assert "Kommunikasjonsmål" in window.hits
    assert "Egne kapitler" not in window.hits
    assert "Lagre" in window.hits


def test_the_words_can_be_found_in_all_fields(window: Window) -> None:
    window.type("planlegg")
    window.palette.list.setCurrentIndex(
        window.palette.list.rows.index(len(window.palette.list.rows.rows) - 3)
    )
    window.key(Qt.Key.Key_Return)
    dialog = window.window.findChildren(FindDialog)[0]
    assert dialog.isVisible()
    assert dialog.fields.words.text() == "planlegg"
    dialog.reject()


def test_a_new_sub_goal_is_called_what_was_typed(window: Window) -> None:
    window.type("Lytte til innbyggerne")
    window.key(Qt.Key.Key_Up)
    window.key(Qt.Key.Key_Return)
    goals = window.session.strategy["goals"]["sub_goals"]
    assert goals[-1]["title"] == "Lytte til innbyggerne"
    assert window.session.gone[-1] == f"goals/sub_goals/{goals[-1].id}"


def test_a_read_only_file_can_be_searched_but_not_changed(qtbot: QtBot) -> None:
    window = Window(qtbot, shipped(), read_only=True)
    window.type("planlegg")
    assert window.hits[-1] == "Finn «planlegg» i alle felt"


def test_without_a_document_there_are_commands(qtbot: QtBot) -> None:
    window = Window(qtbot, None)
    assert window.groups == ["Kommandoer"]
    window.type("xqz")
    assert window.hits == []
    assert window.palette.none.text() == "Ingen treff på «xqz»."
    window.key(Qt.Key.Key_Escape)


def test_it_stays_within_a_small_window_and_at_double_text_size(window: Window) -> None:
    window.window.resize(800, 560)
    window.theme.set(dark=True, text_size=200)
    QApplication.processEvents()
    popup = window.palette.popup.geometry()
    assert window.palette.rect().contains(popup)

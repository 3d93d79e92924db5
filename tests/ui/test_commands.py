"""A command says what it does, by which keys, and why it cannot."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from lhl_editor.language.catalogue import codes
from lhl_editor.resource_files import resource
from lhl_editor.ui.commands import COMMANDS, command, plain_tip
from lhl_editor.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def parent() -> QObject:
    return QObject()


@pytest.mark.parametrize("code", COMMANDS)
def test_every_command_has_words_synonyms_a_menu_and_an_icon_that_is_shipped(code: str) -> None:
    made = command(code, lambda: None)
    assert made.words
    assert all(made.synonyms)
    assert made.menu
    assert not made.icon or resource("icons", f"{made.icon}.svg").is_file()


def test_there_are_words_for_no_other_command() -> None:
    named = {
        each.removeprefix("command.").removesuffix(".words")
        for each in codes()
        if each.startswith("command.") and each.endswith(".words")
    }
    assert named == set(COMMANDS)


def test_no_two_commands_have_the_same_keys() -> None:
    form = QKeySequence.SequenceFormat.PortableText
    keys = [QKeySequence(each, form).toString() for _, every in COMMANDS.values() for each in every]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_an_action_does_it_and_shows_its_keys(qtbot: QtBot) -> None:
    done: list[str] = []
    window = QMainWindow()
    qtbot.addWidget(window)
    action = command("file.save", lambda: done.append("saved")).action(window, Theme())
    action.trigger()
    assert done == ["saved"]
    assert action.text() == "Lagre"
    assert action.shortcut() == QKeySequence("Ctrl+S")
    assert action.toolTip() == "Lagre (Ctrl+S)"
    assert not action.icon().isNull()


def test_what_cannot_be_done_says_why_and_does_nothing(parent: QObject) -> None:
    done: list[str] = []
    made = command("file.save", lambda: done.append("saved"), lambda: "Alt er lagret.")
    action = made.action(parent)
    assert not action.isEnabled()
    assert action.statusTip() == "Alt er lagret."
    assert not made.do()
    assert not done


def test_it_can_be_done_again_when_the_reason_is_gone(parent: QObject) -> None:
    reason = ["Alt er lagret."]
    made = command("file.save", lambda: None, lambda: reason[0])
    action = made.action(parent)
    reason[0] = ""
    made.refresh(action)
    assert action.isEnabled()


def test_words_and_ticks_follow_what_is_so(parent: QObject) -> None:
    words, shown = ["Angre: flytt delmål 3"], [False]
    undo = command("edit.undo", lambda: None, worded=lambda: words[0])
    view = command("view.outline", lambda: None, checked=lambda: shown[0])
    undo_action, view_action = undo.action(parent), view.action(parent)
    assert undo_action.text() == "Angre: flytt delmål 3"
    assert not view_action.isChecked()
    words[0], shown[0] = "", True
    undo.refresh(undo_action)
    view.refresh(view_action)
    assert undo_action.text() == "Angre"
    assert view_action.isChecked()


def test_delete_shows_its_key_but_does_not_take_it_from_the_rest_of_the_window(
    parent: QObject,
) -> None:
    action = command("edit.delete", lambda: None).action(parent)
    assert action.shortcut().isEmpty()
    assert action.text().startswith("Slett …\t")


def test_a_tooltip_is_no_markup() -> None:
    assert plain_tip("<b>") == "<qt>&lt;b&gt;</qt>"
    assert plain_tip("a & b") == "a & b"

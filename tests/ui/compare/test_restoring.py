"""What an older version said is brought back, as one step that can be undone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.diff import differences
from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.strategy import Strategy, exists, get
from lhl_editor.files.versions import History
from lhl_editor.ui.compare.restoring import NotRestored, restoring
from lhl_editor.ui.session import Session
from tests.ui.compare.conftest import CHANGES, Comparing, at, changed, first, publish


def restore(comparing: Comparing, words: str) -> None:
    """Choose a change, and press «Hent tilbake»."""
    comparing.go_to(words)
    with comparing.qtbot.waitSignal(comparing.pane.compared):
        comparing.qtbot.mouseClick(comparing.pane.view.restore, Qt.MouseButton.LeftButton)


def test_a_field_is_brought_back_and_the_row_is_gone(opened: Comparing) -> None:
    before = opened.session.strategy
    assert opened.pane.view.restore.text() == "Hent tilbake fra 1.1"
    restore(opened, "Tittel")
    assert get(opened.session.strategy, at("document/title")) == "Strategi"
    assert opened.said[-1] == "Hentet tilbake: Om dokumentet, Tittel"
    assert opened.session.undo_title == "hent tilbake Om dokumentet, Tittel fra 1.1"
    assert len(opened.changes) == 4
    opened.session.undo()
    assert opened.session.strategy == before


def test_an_item_that_went_comes_back_where_it_stood(opened: Comparing) -> None:
    restore(opened, "Delmål 2: fjernet")
    ids = [one.id for one in get(opened.session.strategy, at("goals/sub_goals"))]
    assert ids.index("b") == ids.index("a") + 1


def test_an_item_that_came_goes_again(opened: Comparing) -> None:
    restore(opened, "Delmål 3: lagt til")
    assert not exists(opened.session.strategy, at("goals/sub_goals/d"))


def test_all_rows_brought_back_give_the_old_version(opened: Comparing) -> None:
    for _ in range(len(opened.changes)):
        restore(opened, opened.pane.list.rows.changes[0].told)
    assert opened.session.strategy == first()
    assert opened.empty_words == "Ingen forskjell mellom 1.1 og Nå."


def test_the_focus_stays_in_the_view(opened: Comparing) -> None:
    opened.pane.window().activateWindow()
    restore(opened, "Tittel")
    assert opened.pane.list.hasFocus()


def test_with_the_two_swapped_it_still_brings_back_the_old(opened: Comparing) -> None:
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.qtbot.mouseClick(opened.pane.bar.swap, Qt.MouseButton.LeftButton)
    assert opened.pane.view.restore.text() == "Hent tilbake fra 1.1"
    restore(opened, "Tittel")
    assert get(opened.session.strategy, at("document/title")) == "Strategi"


def test_a_read_only_file_says_why_not(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    publish(history)
    session = Session(changed(first(), CHANGES[:1]), read_only=True)
    made.append(comparing := Comparing(qtbot, session, history))
    comparing.show()
    button = comparing.pane.view.restore
    assert not button.isEnabled()
    assert button.accessibleDescription() == "Filen er skrivebeskyttet."


def rows(old: Strategy, new: Strategy) -> list:
    return list(differences(old, new))


def test_moved_and_edited_comes_back_to_its_place_and_its_words() -> None:
    old = first()
    move = MoveItem(at("goals/sub_goals/c"), "")
    new = apply(old, move, SetField(at("goals/sub_goals/c/title"), "Annet"))
    (row,) = rows(old, new)
    assert apply(new, *restoring(new, old, row)) == old


def test_what_something_refers_to_is_not_taken_away() -> None:
    old = apply(first(), RemoveItem(at("tools/t")))
    pillar = item_from_plain("pillar", {"id": "p", "heading": "Budskap", "tools": ["t"]})
    add = AddItem(at("messages/pillars"), pillar)
    old, new = apply(old, add), apply(first(), add)
    (row,) = rows(old, new)
    with pytest.raises(NotRestored) as why:
        restoring(new, old, row)
    assert why.value.code == "used"


def test_a_field_of_what_is_gone_cannot_come_back() -> None:
    old = first()
    new = apply(old, SetField(at("goals/sub_goals/a/title"), "Annet"))
    now = apply(new, RemoveItem(at("goals/sub_goals/a")))
    (row,) = rows(old, new)
    with pytest.raises(NotRestored) as why:
        restoring(now, old, row)
    assert why.value.code == "gone"


def test_what_says_so_already_is_left_alone() -> None:
    old, new = first(), changed(first(), CHANGES[:1])
    (row,) = rows(old, new)
    with pytest.raises(NotRestored) as why:
        restoring(old, old, row)
    assert why.value.code == "same"

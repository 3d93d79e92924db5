"""What an older version said is brought back, as one step that can be undone."""

import pytest
from hypothesis import given, settings
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.diff import differences
from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.strategy import Strategy, exists, get
from lhl_editor.files.versions import History
from lhl_editor.ui.compare.restore_dialog import RestoreDialog
from lhl_editor.ui.compare.restoring import (
    NotRestored,
    restored_all,
    restored_row,
    restored_within,
    restoring,
)
from lhl_editor.ui.session import Session
from tests.builders import strategies
from tests.ui.compare.conftest import CHANGES, Comparing, at, changed, first, publish


def ask(comparing: Comparing, words: str, way: str = "this") -> RestoreDialog:
    """Choose a change, press «Hent tilbake», and say how much of it; wait for what is shown."""
    comparing.go_to(words)
    left = Qt.MouseButton.LeftButton
    comparing.qtbot.mouseClick(comparing.pane.view.foot.restore, left)
    dialogs = comparing.pane.findChildren(RestoreDialog)
    dialog = next(one for one in dialogs if one.isVisible())
    if way != "this":
        comparing.qtbot.mouseClick(dialog.ways.button(way), left)
    looking = "Ser etter hva som blir endret …"
    comparing.qtbot.waitUntil(lambda: dialog.told.text() != looking, timeout=10_000)
    return dialog


def restore(comparing: Comparing, words: str, way: str = "this") -> None:
    """Choose a change, see what would be other, and have it so."""
    dialog = ask(comparing, words, way)
    with comparing.qtbot.waitSignal(comparing.pane.compared):
        comparing.qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)


def test_a_field_is_brought_back_and_the_row_is_gone(opened: Comparing) -> None:
    before = opened.session.strategy
    assert opened.pane.view.foot.restore.text() == "Hent tilbake fra 1.1 …"
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


def test_everything_is_brought_back_at_once_and_undone_at_once(opened: Comparing) -> None:
    before = opened.session.strategy
    dialog = ask(opened, "Tittel", "all")
    assert dialog.told.text() == "5 endringer:"
    shown = [f"{one.label}: {one.place}" for one in dialog.list.rows.changes]
    assert "Fjernet: Delmål 3" in shown
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert opened.session.strategy == first()
    assert opened.session.undo_title == "hent tilbake hele dokumentet fra 1.1"
    opened.session.undo()
    assert opened.session.strategy == before


def test_all_that_a_section_says_is_brought_back_and_nothing_else(opened: Comparing) -> None:
    restore(opened, "Delmål 2: fjernet", "around")
    now = opened.session.strategy
    assert get(now, at("goals")) == get(first(), at("goals"))
    assert get(now, at("document/title")) == "Ny strategi"


def test_what_would_be_other_is_shown_and_nothing_happens_without_a_yes(
    opened: Comparing,
) -> None:
    before = opened.session.strategy
    dialog = ask(opened, "Tittel")
    (change,) = dialog.list.rows.changes
    assert change.spoken.endswith("Fjernet: Ny strategi. Nytt: Strategi.")
    dialog.reject()
    assert opened.session.strategy is before


def test_what_is_used_stays_and_the_dialog_says_why(opened: Comparing) -> None:
    with opened.qtbot.waitSignal(opened.pane.compared):
        pillar = {"id": "p", "heading": "Budskap", "tools": ["ny"]}
        opened.session.dispatch(
            AddItem(at("tools"), item_from_plain("tool", {"id": "ny", "name": "Nytt"}), "t"),
            AddItem(at("messages/pillars"), item_from_plain("pillar", pillar)),
        )
    dialog = ask(opened, "Nytt: lagt til")
    assert not dialog.do_button.isEnabled()
    assert dialog.told.text() == "Ingenting blir endret."
    assert dialog.left.text() == "Noe viser til det som ville forsvinne. Slett det i Rediger."
    dialog.reject()


def test_the_focus_stays_in_the_view(opened: Comparing) -> None:
    opened.pane.window().activateWindow()
    restore(opened, "Tittel")
    opened.qtbot.waitUntil(opened.pane.list.hasFocus)


def test_with_the_two_swapped_it_still_brings_back_the_old(opened: Comparing) -> None:
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.qtbot.mouseClick(opened.pane.bar.swap, Qt.MouseButton.LeftButton)
    assert opened.pane.view.foot.restore.text() == "Hent tilbake fra 1.1 …"
    restore(opened, "Tittel")
    assert get(opened.session.strategy, at("document/title")) == "Strategi"


def test_a_read_only_file_says_why_not(
    qtbot: QtBot, history: History, made: list[Comparing]
) -> None:
    publish(history)
    session = Session(changed(first(), CHANGES[:1]), read_only=True)
    made.append(comparing := Comparing(qtbot, session, history))
    comparing.show()
    button = comparing.pane.view.foot.restore
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


@given(strategies(), strategies())
@settings(max_examples=60)
def test_a_place_or_everything_of_any_two_becomes_as_it_was(now: Strategy, old: Strategy) -> None:
    for name in ("goals", "messages", "tools", "introduction"):
        place = at(name)
        restored = restored_within(now, old, place)
        rows = [row for row in differences(restored.strategy, old) if row.path.within(place)]
        assert not rows or set(restored.left) - {"same"}
        assert apply(now, *restored.changes) == restored.strategy
    rows = differences(restored_all(now, old).strategy, old)
    assert {row.path.parts for row in rows} <= {()}  # comments at the very top


@given(strategies(), strategies())
@settings(max_examples=60)
def test_any_single_change_comes_back_or_says_why_not(now: Strategy, old: Strategy) -> None:
    for row in differences(old, now):
        restored = restored_row(now, old, row)
        assert restored.changes or restored.left

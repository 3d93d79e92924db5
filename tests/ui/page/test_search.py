"""Words are found on all pages, marked, counted, and gone between."""

from PySide6.QtCore import Qt

from lhl_editor.core.changes import SetField
from lhl_editor.core.text import plain_text
from tests.ui.page.conftest import REASONS, goes_to


def type_words(qtbot, pane, words):
    pane.open_search()
    pane.search.edit.clear()
    qtbot.keyClicks(pane.search.edit, words)
    qtbot.waitUntil(lambda: pane.search._count.text() != "", timeout=3000)


def test_hits_are_counted_from_the_page_in_view_and_gone_between(open_pane, settled, qtbot):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    qtbot.mouseClick(pane.header._search, Qt.MouseButton.LeftButton)
    type_words(qtbot, pane, "FEM innsatsområdene")
    edit = pane.search.edit
    count = len(pane.search.hits)
    at = pane.search.at + 1
    assert count > 1
    assert pane.search._count.text() == f"{at} av {count} treff"
    assert pane.search.current.page == 21
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert pane.search.at == at % count
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    settled(pane)
    assert pane.number == pane.search.current.page != 21
    assert pane.view._marks.current
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not pane.search.isVisible()
    assert not pane.view._marks.current


def test_nothing_found_is_said(open_pane, qtbot):
    pane = open_pane()
    type_words(qtbot, pane, "finnes ikke")
    assert pane.search._count.text() == "Ingen treff"
    assert pane.search.edit.accessibleDescription() == "Ingen treff"


def test_hits_follow_what_is_typed(open_pane, qtbot):
    pane = open_pane()
    type_words(qtbot, pane, "kjempesnurr")
    assert pane.search._count.text() == "Ingen treff"
    pane.session.dispatch(SetField(REASONS, plain_text("En kjempesnurr.")))
    qtbot.waitUntil(lambda: pane.search._count.text() == "1 av 1 treff", timeout=3000)

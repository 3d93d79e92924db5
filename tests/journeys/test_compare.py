"""Comparing in the whole window: to «Sammenlign» and back, by keys alone."""

from lhl_editor.core.changes import SetField
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import get
from lhl_editor.ui.compare.restore_dialog import RestoreDialog
from lhl_editor.ui.toolbar import Toolbar

TITLE = Path.parse("document/title")
REASONS = Path.parse("goals/sub_goals/utvikling/reasons")


def compare(driver):
    """Something is written, and Ctrl+2 shows it."""
    driver.session.dispatch(SetField(TITLE, "En annen strategi"))
    driver.press("Ctrl+2")
    pane = driver.window.desk.modes.compare
    driver.wait(lambda: pane.list.rows.changes)
    return pane


def test_what_is_not_saved_is_seen_brought_back_and_undone(driver):
    title = get(driver.session.strategy, TITLE)
    pane = compare(driver)
    assert pane.list.hasFocus()
    driver.press("F7")
    driver.click(pane.view.foot.restore)
    dialog = pane.findChild(RestoreDialog)
    driver.wait(lambda: driver.focus is dialog.do_button)
    driver.press("Return")
    assert get(driver.session.strategy, TITLE) == title
    driver.wait(lambda: not pane.list.rows.changes)
    assert pane.nothing.words.text() == "Første versjon blir til når du lagrer."
    driver.press("Ctrl+Z")
    driver.wait(lambda: pane.list.rows.changes)
    assert driver.window.desk.modes.mode == "compare"


def test_enter_on_a_change_writes_in_its_field(driver):
    compare(driver)
    driver.press("Return")
    driver.wait(lambda: driver.field() is not None)
    assert driver.window.desk.modes.mode == "edit"
    assert driver.session.place == TITLE


def test_each_mode_is_as_it_was_left(driver):
    driver.session.go_to(REASONS)
    driver.wait(lambda: driver.field() is not None)
    field = driver.focus
    pane = compare(driver)
    driver.press("F6")
    assert pane.view.isAncestorOf(driver.focus)
    driver.press("F6", "F6")
    assert pane.list.hasFocus()
    driver.press("Ctrl+1")
    assert driver.focus is field
    driver.press("Ctrl+2")
    assert pane.list.hasFocus()
    driver.press("Escape")
    assert driver.focus is field


def test_the_toolbar_says_the_mode_and_changes_it(driver):
    toolbar = driver.window.findChild(Toolbar)
    compare(driver)
    assert toolbar._modes.code == "view.mode_compare"
    driver.click(toolbar._modes.button("view.mode_edit"))
    assert driver.window.desk.modes.mode == "edit"
    driver.click(toolbar._modes.button("view.mode_compare"))
    assert driver.window.desk.modes.mode == "compare"


def test_a_saved_file_is_compared_with_the_version_that_is_chosen(driver):
    driver.session.dispatch(SetField(TITLE, "Første"))
    driver.press("Ctrl+S")
    driver.wait(lambda: not driver.session.is_modified)
    driver.window.commands["version.compare"].do()
    pane = driver.window.desk.modes.compare
    driver.wait(lambda: pane.found is not None and driver.focus is not pane.list)
    assert any(side.version for side in pane.found.sides)
    driver.press("Escape")
    assert driver.window.desk.modes.mode == "compare"
    driver.session.dispatch(SetField(TITLE, "Andre"))
    driver.wait(lambda: pane.list.rows.changes)
    texts = pane.view.texts.before, pane.view.texts.after
    before, after = (text.toPlainText() for text in texts)
    assert (before, after) == ("Første", "Andre")


def test_whoever_goes_to_a_place_sees_it(driver):
    compare(driver)
    driver.go_to("utgiver")
    driver.wait(lambda: driver.window.desk.modes.mode == "edit")
    assert str(driver.session.place) == "document/publisher"
    driver.wait(lambda: driver.field() is not None)
    assert driver.field().place.path == driver.session.place
    compare(driver)
    driver.press("F8")
    assert driver.window.desk.modes.mode == "edit"


def test_in_a_narrow_window_the_list_and_the_change_are_reached_by_keys(driver):
    driver.window.theme.set(dark=False, text_size=200)
    driver.window.resize(800, 760)
    pane = compare(driver)
    assert pane.list.hasFocus()
    assert not pane.view.isVisible()
    driver.press("F6")
    assert pane.view.isAncestorOf(driver.focus)
    assert not pane.list.isVisible()
    driver.press("F7")
    assert driver.focus.isVisible()
    driver.press("Shift+F6")
    assert pane.list.hasFocus()
    driver.press("Return")
    assert driver.focus is pane.view.texts.both
    driver.press("Escape")
    assert driver.window.desk.modes.mode == "edit"
    driver.press("Ctrl+2")
    assert driver.focus is pane.view.texts.both

"""Who changed what, in the whole window: below the field, in the comparison, and in what is sent
to others."""

from PySide6.QtWidgets import QApplication, QMenu

from lhl_editor.core.changes import SetField
from lhl_editor.core.path import Path

TITLE = Path.parse("document/title")


def save(driver, words):
    driver.session.dispatch(SetField(TITLE, words))
    driver.press("Ctrl+S")
    driver.wait(lambda: not driver.session.is_modified)


def last_change(driver):
    """What is said below the field that has the focus."""
    return driver.field().focus_target().accessibleDescription()


def test_after_a_save_the_field_says_who_changed_it_and_leads_to_what_it_said(driver):
    driver.session.go_to(TITLE)
    driver.wait(lambda: driver.field() is not None)
    save(driver, "Første")
    save(driver, "Andre")
    driver.wait(lambda: "Endret i dag" in last_change(driver))
    assert last_change(driver).endswith(" av Solveig Aas")
    save(driver, "Tredje")
    driver.wait(lambda: "Endret i dag" in last_change(driver))


def test_the_comparison_says_it_too_and_what_is_not_saved_is_ones_own(driver):
    save(driver, "Første")
    save(driver, "Andre")
    driver.session.dispatch(SetField(Path.parse("document/publisher"), "En annen"))
    driver.press("Ctrl+2")
    pane = driver.window.desk.modes.compare
    driver.wait(lambda: pane.list.rows.makers)
    (maker,) = pane.list.rows.makers.values().__iter__().__next__()
    assert (maker.name, maker.when) == ("Solveig Aas", "ikke lagret")


def test_the_list_of_changes_is_asked_for_from_anywhere(driver):
    driver.session.dispatch(SetField(TITLE, "Ny"))
    driver.window.commands["version.change_list"].do()
    driver.wait(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    driver.wait(lambda: "change_list" in driver.window.notices.shown())
    assert "Om dokumentet, Tittel: endret" in QApplication.clipboard().text()

"""The history of a file from its window: by keys, menus and the button of a field."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton

from lhl_editor.files.versions import History
from tests.builders import path
from tests.journeys.conftest import PATIENCE, title_in

TITLE = path("document/title")


def in_dialog(driver, step, faults):
    """Take the step in the dialog that comes, and close it if the step does not."""

    def go():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(30, go)
            return
        try:
            step(dialog)
        except Exception as fault:  # the dialog's own loop would swallow it
            faults.append(fault)
        while again := QApplication.activeModalWidget():
            again.done(0)

    QTimer.singleShot(30, go)


def seen(dialog):
    return " | ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def back_in_window(driver):
    """The window system gives the window the keys again."""
    driver.window.activateWindow()
    driver.wait(driver.window.isActiveWindow)
    driver.wait(lambda: driver.focus is not None)


def saved_as(driver, words):
    driver.session.go_to(TITLE)
    driver.wait(lambda: driver.field() is not None)
    driver.press("Ctrl+A")
    driver.type(words)
    driver.press("Ctrl+S")
    driver.wait(lambda: not driver.session.is_modified)


def test_a_save_by_key_is_a_version_of_the_person_in_the_settings(driver, file):
    saved_as(driver, "Ny tittel")
    newest = History.of(file).last
    assert title_in(file) == "Ny tittel"
    assert newest.author.name == "Solveig Aas"
    assert newest.summary == "Om dokumentet endret"


def test_the_button_of_a_field_leads_to_its_earlier_values(driver):
    before = driver.session.strategy["document"]["title"]
    saved_as(driver, "Ny tittel")
    buttons = driver.window.findChildren(QToolButton)
    way = next(one for one in buttons if one.accessibleName() == "Tidligere verdier: Tittel")
    assert way.isVisible()
    faults = []

    def bring_back(dialog):
        driver.wait(lambda: before in seen(dialog))
        found = dialog.findChildren(QPushButton)
        next(one for one in found if one.text() == "Hent tilbake").click()

    in_dialog(driver, bring_back, faults)
    driver.click(way, way.rect().center())
    assert faults == []
    assert driver.session.strategy["document"]["title"] == before
    back_in_window(driver)
    driver.press("Ctrl+Z")
    assert driver.session.strategy["document"]["title"] == "Ny tittel"


def test_the_keys_lead_to_earlier_values_and_to_publishing(driver):
    saved_as(driver, "Ny tittel")
    titles, faults = [], []
    for keys in ("Ctrl+Shift+H", "Ctrl+Shift+P"):
        in_dialog(driver, lambda dialog: titles.append(dialog.windowTitle()), faults)
        driver.press(keys)
        back_in_window(driver)
    assert titles == ["Tidligere verdier", "Publiser"]
    assert faults == []


def test_each_menu_has_a_letter_of_its_own(driver):
    menus = [each for each in driver.window.menuBar().actions() if isinstance(each.menu(), QMenu)]
    assert "Versjoner" in [each.text() for each in menus]
    driver.press("Alt+E")
    driver.wait(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert "Alle versjoner" in [each.text() for each in popup.actions()]
    popup.close()


def test_a_strategy_without_a_file_has_no_history_and_says_so(program, qtbot):
    program.open_new(None, example=False)
    (window,) = program.windows
    qtbot.waitUntil(lambda: window.desk.history is not None, timeout=PATIENCE)
    assert window.commands["version.all"].reason == "Strategien er ikke lagret i en fil ennå."

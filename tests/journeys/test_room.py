"""The window in the room that it gets: small screens, large text, and as it was left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.welcome.page import Welcome
from lhl_editor.ui.window_place import room_on_screen
from tests.builders import path


@pytest.fixture
def driver(open_file, file):
    return open_file(file)


def outline_button(driver) -> QToolButton:
    words = say("command.view.outline.words")
    buttons = driver.window._toolbar.findChildren(QToolButton)
    return next(each for each in buttons if each.accessibleName() == words)


def test_in_a_low_narrow_window_the_findings_take_no_more_than_their_header(driver):
    driver.window.resize(800, 560)
    bench = driver.window.desk.bench
    driver.wait(lambda: bench.findings.is_folded and bench._rows.sizes()[1] == 40)
    assert bench.form.height() > 250


def test_with_larger_text_the_outline_has_its_button_and_the_field_keeps_the_focus(driver):
    driver.session.go_to(path("document/publisher"))
    assert not outline_button(driver).isVisible()
    driver.window.program.change(text_size=150)
    driver.wait(outline_button(driver).isVisible)
    driver.wait(lambda: driver.field() is not None)
    assert driver.session.place == path("document/publisher")


@pytest.mark.parametrize("keys", ["Ctrl+1", "Ctrl+2"])
def test_icons_grow_with_the_text(driver, keys):
    driver.press(keys)
    driver.qtbot.wait(100)
    driver.window.program.change(text_size=200)
    driver.qtbot.wait(100)
    least = driver.window.program.theme.px(12)
    small = [
        each.accessibleName() or each.text()
        for each in driver.window.findChildren(QAbstractButton)
        if each.isVisible() and not each.icon().isNull() and each.iconSize().height() < least
    ]
    assert not small


def test_the_window_is_never_larger_than_the_screen(driver):
    driver.window.program.change(text_size=200)
    least, room = driver.window.minimumSize(), room_on_screen()
    assert least.width() <= room.width()
    assert least.height() <= room.height()


def test_panes_come_back_as_they_were(driver, program, qtbot, open_file, file):
    bench = driver.window.desk.bench
    driver.wait(lambda: bench._columns.sizes()[0] == 304)
    bench._columns.setSizes([250, 600, bench._columns.width() - 850])
    bench.toggle_findings()
    sizes = bench._columns.sizes()
    driver.window.close()
    again = open_file(file).window.desk.bench
    qtbot.waitUntil(lambda: again._columns.sizes() == sizes)
    assert not again.findings.isVisible()
    assert again.page.isVisible()


def test_a_new_item_from_the_outline_is_written_at_once(driver):
    driver.session.go_to(path("tools"))
    driver.window.desk.bench.outline.setFocus()
    driver.press("Ctrl+Shift+N")
    driver.type("Ny håndbok")
    tools = driver.session.strategy["tools"]
    assert [one["name"] for one in tools].count("Ny håndbok") == 1


def test_enter_presses_the_button_that_has_the_focus(program, qtbot):
    window = program.new_window()
    window.resize(1280, 720)
    window.show()
    qtbot.waitUntil(lambda: isinstance(window.body, Welcome))
    names = {each.accessibleName(): each for each in window.findChildren(QWidget)}
    way = names[say("welcome.example_way.title")]
    way.setFocus()
    qtbot.waitUntil(way.hasFocus)
    qtbot.keyClick(way, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.path is None

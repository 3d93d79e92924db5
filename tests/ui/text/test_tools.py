"""The row of tools over a text, and the menu in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from lhl_editor.ui.text.toolbar import TextTools
from lhl_editor.ui.theme import Theme
from tests.ui.text.conftest import Person


def tool(tools: TextTools, name: str) -> QToolButton:
    return next(one for one in tools.findChildren(QToolButton) if one.accessibleName() == name)


def make(qtbot: QtBot, person: Person, theme: Theme) -> TextTools:
    tools = TextTools(person.field, theme)
    qtbot.addWidget(tools)
    tools.show()
    return tools


def test_the_tools_show_what_holds_at_the_caret(qtbot: QtBot, person: Person, theme: Theme) -> None:
    tools = make(qtbot, person, theme)
    person.reads("- **fett** og __skrått__\n\nvanlig")
    assert not tool(tools, "Fet").isChecked()
    assert not tool(tools, "Flytt inn").isVisible()
    person.goes_before("ett")
    assert tool(tools, "Fet").isChecked()
    assert tool(tools, "Punktliste").isChecked()
    assert tool(tools, "Flytt inn").isVisible()
    person.goes_before("krått")
    assert tool(tools, "Kursiv").isChecked()
    assert not tool(tools, "Fet").isChecked()


def test_a_click_on_a_tool_changes_the_text_and_she_writes_on(
    qtbot: QtBot, person: Person, theme: Theme
) -> None:
    tools = make(qtbot, person, theme)
    for name in ("Fet", "Punktliste"):
        qtbot.mouseClick(tool(tools, name), Qt.MouseButton.LeftButton)
    person.types("ord")
    assert person.sees == "- **ord**"
    assert person.field.hasFocus()
    assert tool(tools, "Fet").toolTip() == "Fet (Ctrl+B)"
    with qtbot.waitSignal(person.field.link_wanted):
        qtbot.mouseClick(tool(tools, "Lenke …"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(person.field.page_reference_wanted):
        qtbot.mouseClick(tool(tools, "Sidehenvisning …"), Qt.MouseButton.LeftButton)


def test_the_tools_of_a_read_only_text_are_pale(qtbot: QtBot, person: Person, theme: Theme) -> None:
    tools = make(qtbot, person, theme)
    person.field.setReadOnly(True)
    assert not tools.isEnabled()


def test_every_tool_is_large_enough(qtbot: QtBot, person: Person, theme: Theme) -> None:
    tools = make(qtbot, person, theme)
    for button in tools.findChildren(QToolButton):
        assert min(button.width(), button.height()) >= 24


def open_menu(person: Person, at: QPoint) -> QMenu:
    viewport = person.field.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    menu = person.field.findChild(QMenu)
    assert menu is not None
    return menu


def test_the_menu_speaks_bokmaal_and_does_what_it_says(person: Person) -> None:
    person.reads("Les [boka](https://a.no)")
    person.goes_before("oka")
    menu = open_menu(person, person.field.cursorRect().center())
    said = {one.text().split("\t")[0]: one for one in menu.actions() if one.text()}
    assert list(said) == [
        *("Klipp ut", "Kopier", "Lim inn", "Lim inn uten format", "Merk alt"),
        *("Fet", "Kursiv", "Punktliste", "Flytt inn", "Flytt ut"),
        *("Lenke …", "Sidehenvisning …", "Fjern lenken"),
    ]
    assert not said["Klipp ut"].isEnabled()
    said["Fjern lenken"].trigger()
    menu.close()
    assert person.sees == "Les boka"


def test_another_theme_shows_the_same_text(person: Person, theme: Theme) -> None:
    person.reads("- **a** [b](https://a.no)\n\nside {goals}")
    before, sees = person.field.grab().toImage(), person.sees
    height = person.field.height()
    theme.set(dark=True, text_size=150)
    try:
        assert person.sees == sees
        assert person.field.height() > height
        assert person.field.grab().toImage() != before
        assert person.told == []
    finally:
        theme.set(dark=False)
    assert person.field.height() == height

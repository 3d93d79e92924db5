"""Every control of every window and dialog says to a screen reader what it is."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from lhl_editor.core.strategy import walk_items
from lhl_editor.core.subjects import subject
from lhl_editor.ui.welcome.page import Welcome
from tests.builders import path
from tests.journeys.conftest import PATIENCE

ROLES = {
    QAccessible.Role.PushButton,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.Tree,
    QAccessible.Role.Table,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.PageTabList,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.ListItem,
    QAccessible.Role.TreeItem,
    QAccessible.Role.Dialog,
}
DEEPEST, WIDEST = 40, 60


def unnamed(interface, way=""):
    """The controls below that have a role and no name, each with the way to it."""
    if interface is None or not interface.isValid():
        return
    state = interface.state()
    widget = interface.object()
    if state.invisible or way.count("/") > DEEPEST:
        return
    here = f"{way}/{type(widget).__name__ if widget else interface.role()}"
    inside_editor = widget is not None and widget.objectName().startswith("qt_")
    if interface.role() in ROLES and not inside_editor:
        name = interface.text(QAccessible.Text.Name)
        if not name.strip():
            yield here
    for number in range(min(interface.childCount(), WIDEST)):
        yield from unnamed(interface.child(number), here)


def check(widget):
    assert list(unnamed(QAccessible.queryAccessibleInterface(widget))) == []


def test_every_control_of_the_window_has_a_name_in_every_form(driver):
    shown = dict.fromkeys(subject(each) for each, _ in walk_items(driver.session.strategy))
    kinds = {str(each.parts[:-1] if len(each.parts) > 2 else each): each for each in shown}
    for place in kinds.values():
        driver.session.go_to(place)
        check(driver.window)


def test_the_welcome_page_too(program, qtbot):
    window = program.begin(None)
    qtbot.waitUntil(lambda: window.findChild(Welcome) is not None, timeout=PATIENCE)
    check(window)
    program.change(name="", email="")
    window.show_welcome()
    check(window)


def test_and_the_page_of_a_file_with_faults(program, tmp_path):
    file = tmp_path / "feil.yaml"
    file.write_text("format: 1\ndocument: [", encoding="utf-8")
    window = program.new_window()
    window.open(file)
    window.show()
    check(window)


DIALOGS = {
    "export": "file.export",
    "publish": "file.publish",
    "versions": "version.all",
    "name": "version.name",
    "earlier": "version.earlier",
    "merge": "version.merge",
    "settings": "file.settings",
    "keys": "help.keys",
    "how_to": "help.how_to",
    "about": "help.about",
    "find": "edit.find",
    "replace": "edit.replace",
    "palette": "view.go_to",
    "delete": "edit.delete",
}


@pytest.mark.parametrize("name", DIALOGS)
def test_and_every_dialog(driver, name):
    if name == "delete":
        first = driver.session.strategy["goals"]["sub_goals"][0].id
        driver.session.go_to(path("goals/sub_goals") / first)
    if name == "earlier":
        driver.session.go_to(path("document/title"))
    faults = []

    def look():
        for each in QApplication.topLevelWidgets():
            if each.isVisible() and each is not driver.window:
                faults.extend(unnamed(QAccessible.queryAccessibleInterface(each)))
        if name == "palette":
            faults.extend(unnamed(QAccessible.queryAccessibleInterface(driver.window)))

    def close():
        look()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.reject()

    QTimer.singleShot(400, close)
    driver.window.commands[DIALOGS[name]].do()
    driver.qtbot.wait(500)
    assert faults == []


def test_every_command_says_why_it_cannot_be_done(program):
    window = program.new_window()
    reasons = {code: command.reason for code, command in window.commands.items()}
    assert all(reason.endswith(".") for reason in reasons.values() if reason)
    assert reasons["file.save"]
    assert not reasons["file.open"]


def test_a_control_without_a_name_would_be_found(qtbot):
    bare = QLineEdit()
    qtbot.addWidget(bare)
    with qtbot.waitExposed(bare):
        bare.show()
    assert list(unnamed(QAccessible.queryAccessibleInterface(bare))) == ["/QLineEdit"]
    bare.setAccessibleName("Navn")
    assert list(unnamed(QAccessible.queryAccessibleInterface(bare))) == []

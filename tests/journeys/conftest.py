"""The whole program in a window, driven as a person drives it: keys, mouse, what can be seen.

`QT_QPA_PLATFORM=xcb pytest tests/journeys` drives a real window on the screen that DISPLAY names.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lhl_editor.files.strategy_file import read_strategy
from lhl_editor.ui.application import new_program
from lhl_editor.ui.form.editor import Editor

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 10_000  # milliseconds


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A person's own folders, empty."""
    monkeypatch.setenv("LHL_EDITOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path):
    """The shipped strategy as a file of hers."""
    target = tmp_path / "strategi.yaml"
    target.write_bytes((ROOT / "strategy.yaml").read_bytes())
    return target


@pytest.fixture
def program(qapp, home):
    made = new_program(qapp)
    made.change(name="Solveig Aas")
    yield made
    for window in list(made.windows):
        window._may_close = True
        window.close()
        window.deleteLater()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture(autouse=True)
def never_stuck(qapp):
    """A dialog that nobody answers is closed in the end: the test fails instead of waiting."""

    def close():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(2 * PATIENCE)
    yield
    timer.stop()


class Driver:
    """A person at a window."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    @property
    def session(self):
        return self.window.session

    @property
    def focus(self):
        return QApplication.focusWidget()

    def wait(self, condition):
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def press(self, *keys):
        """Keys as a menu writes them: «Ctrl+Shift+N», «Down»."""
        from PySide6.QtGui import QKeySequence

        for each in keys:
            combination = QKeySequence(each)[0]
            target = self.focus or self.window
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, words):
        for letter in words:
            QTest.keyClicks(self.focus, letter)
        QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None):
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or QPoint()
        )
        QApplication.processEvents()

    def go_to(self, words):
        """Ctrl+K, the words, Enter."""
        before = self.focus
        self.press("Ctrl+K")
        self.wait(lambda: self.focus is not before)
        self.type(words)
        self.qtbot.wait(300)
        self.press("Return")

    def field(self):
        """The editor of a field that has the focus."""
        widget = self.focus
        while widget is not None and not isinstance(widget, Editor):
            widget = widget.parentWidget()
        return widget

    def settled(self):
        """Whether pages and findings are those of what is written."""
        session = self.session
        return session.checked is session.strategy and session.placed is not None


@pytest.fixture
def open_file(qtbot, program):
    """Opens a file in a window and waits until all of it is there."""

    def opened(path):
        window = program.new_window()
        window.open(path)
        window.resize(1440, 900)
        window.show()
        qtbot.waitUntil(lambda: window.desk.findings is not None, timeout=PATIENCE)
        driver = Driver(qtbot, window)
        driver.wait(driver.settled)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
        return driver

    return opened


@pytest.fixture
def driver(open_file, file):
    return open_file(file)


def title_in(file):
    return read_strategy(file).strategy["document"]["title"]

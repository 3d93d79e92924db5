"""Opening a file: the window is there for her while the rest of it comes."""

from PySide6.QtCore import QTimer

from tests.journeys.conftest import PATIENCE


def opened(program, file):
    window = program.new_window()
    window.open(file)
    window.show()
    return window


def test_what_she_does_is_heard_while_the_rest_comes(qtbot, program, file):
    window = opened(program, file)
    qtbot.waitSignal(window.painted, timeout=PATIENCE).wait()
    heard = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: heard.append(window.desk.page is None))
    timer.start()
    qtbot.waitUntil(lambda: window.desk.page is not None, timeout=PATIENCE)
    assert heard.count(True) >= 5  # between the pieces


def test_a_window_that_is_closed_at_once_starts_nothing_more(qtbot, program, file):
    window = opened(program, file)
    qtbot.waitSignal(window.painted, timeout=PATIENCE).wait()
    desk = window.desk
    window.close()
    qtbot.wait(200)
    assert desk.page is None
    assert desk.findings is None

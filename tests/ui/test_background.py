"""Work beside the window: only the newest counts, and it ends with the window."""

import gc
import threading
import time

import pytest

from lhl_editor.ui.background import Latest


@pytest.fixture
def latest(qapp):
    latest = Latest(qapp)
    yield latest
    latest.stop()
    latest.deleteLater()


def test_a_result_is_delivered_in_the_window_s_thread(latest, qtbot):
    seen = []
    latest.done.connect(lambda result: seen.append((result, threading.current_thread())))
    latest.run(lambda _: threading.current_thread().name)
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    assert seen == [("latest", threading.main_thread())]


def test_of_many_only_the_first_begun_and_the_newest_are_done(latest, qtbot):
    begun, delivered = [], []
    latest.done.connect(delivered.append)
    gate = threading.Event()

    def work(number):
        def go(_):
            begun.append(number)
            gate.wait(2)
            return number

        return go

    latest.run(work(0))
    qtbot.waitUntil(lambda: begun == [0], timeout=2000)
    for number in range(1, 20):
        latest.run(work(number))
    gate.set()
    qtbot.waitUntil(lambda: bool(delivered), timeout=2000)
    assert begun == [0, 19]
    assert delivered == [19]


def test_work_can_see_that_newer_is_waiting(latest, qtbot):
    gave_up, begun = [], threading.Event()

    def old(stale):
        begun.set()
        while not stale():
            time.sleep(0.001)
        gave_up.append(True)

    latest.run(old)
    assert begun.wait(2)
    with qtbot.waitSignal(latest.done, timeout=2000):
        latest.run(lambda _: "new")
    assert gave_up == [True]


def test_what_goes_wrong_is_told(latest, qtbot):
    def broken(_):
        raise ValueError("no")

    with qtbot.waitSignal(latest.failed, timeout=2000) as told:
        latest.run(broken)
    assert isinstance(told.args[0], ValueError)
    with qtbot.waitSignal(latest.done, timeout=2000):
        latest.run(lambda _: "goes on")


def test_its_thread_ends_when_stopped_and_when_forgotten(qapp):
    stopped, forgotten = Latest(qapp), Latest()
    for each in (stopped, forgotten):
        each.run(lambda _: None)
    first, second = stopped._thread, forgotten._thread
    stopped.stop()
    stopped.deleteLater()
    assert not first.is_alive()
    assert second.is_alive()
    del forgotten, each
    gc.collect()
    second.join(timeout=5)
    assert not second.is_alive()

"""Our window, started as a person starts it, and watched.

    python benchmarks/window_ours.py start STRATEGY.yaml            when it is painted (JSON)
    python benchmarks/window_ours.py keys STRATEGY.yaml WORD KEYS   a letter more at WORD (JSON)

`keys` tells how long each key took until its page was painted, and the main thread's longest pause
meanwhile: `wall`, `cpu` and `pause` in seconds, a list each; `width` of the page in pixels.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

_PATIENCE = 60.0  # seconds


def start() -> None:
    """Our own start, until outline and form are painted."""
    import_module("lhl_editor.ui")  # before PySide6, as in a start by a person
    from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTextEdit, QWidget

    def panes() -> list[QWidget]:
        outline = window.desk.bench.outline.findChild(QAbstractItemView)
        fields = window.desk.bench.form.findChildren(QWidget)
        field = next(one for one in fields if isinstance(one, QLineEdit | QTextEdit))
        return [
            getattr(one, "viewport", lambda one=one: one)()
            for one in (outline, field)
            if one.isVisible()
        ]

    def watch() -> int:
        nonlocal window, probe
        from window_probe import FirstPaint, tell_first_paint

        window = our_window()
        probe = FirstPaint(panes, tell_first_paint)
        return ordinary()

    window, probe = None, None
    ordinary = QApplication.exec
    QApplication.exec = staticmethod(watch)
    run_program()


def keys(word: str, count: int) -> None:
    """What a key costs in a window that has come to rest."""
    from PySide6.QtWidgets import QApplication

    def watch() -> int:
        typing = Typing(our_window(), word)
        costs = [typing.press(number) for number in range(1, count + 1)]
        wall, cpu, pause = zip(*costs, strict=True)
        print(json.dumps({"wall": wall, "cpu": cpu, "pause": pause, "width": typing.shown.width}))
        sys.stdout.flush()
        os._exit(0)

    QApplication.exec = staticmethod(watch)
    run_program()


def our_window():
    from PySide6.QtWidgets import QApplication

    return next(one for one in QApplication.topLevelWidgets() if hasattr(one, "desk"))


def run_program() -> None:
    from lhl_editor.__main__ import main

    sys.argv = ["lhl-editor", sys.argv[2]]
    main()


class Typing:
    """The field that has the word, and the page that shows it."""

    def __init__(self, window, word: str) -> None:
        from PySide6.QtCore import QEvent, QObject
        from PySide6.QtWidgets import QTextEdit

        from lhl_editor.ui.page.view import PageView

        self.word, self.shown, self.painted = word, None, False
        wait(lambda: window.findChild(PageView) is not None)
        typing = self

        class Paints(QObject):
            def eventFilter(self, _: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and typing.has_letters:
                    typing.painted = True
                return False

        self.paints, self.has_letters, self.letters = Paints(), False, word
        window.findChild(PageView).viewport().installEventFilter(self.paints)
        PageView.show_page = self.noting(PageView.show_page)
        window.session.go_to(place_of(window.session.strategy, word))
        wait(lambda: self.painted)
        fields = window.desk.bench.form.findChildren(QTextEdit)
        self.field = next(one for one in fields if word in one.toPlainText())
        cursor = self.field.textCursor()
        cursor.setPosition(self.field.toPlainText().index(word) + len(word))
        self.field.setTextCursor(cursor)
        rest()

    def noting(self, show_page):
        """`show_page`, which notes whether the page has the letters that were typed last."""

        def show(view, shown, **options) -> None:
            show_page(view, shown, **options)
            if self.letters in repr(shown.page):
                self.shown, self.has_letters = shown, True

        return show

    def press(self, number: int) -> tuple[float, float, float]:
        from PySide6.QtTest import QTest

        self.letters, self.has_letters, self.painted = self.word + "e" * number, False, False
        wall, cpu = time.perf_counter(), time.process_time()
        QTest.keyClick(self.field, "e")
        pause = max(time.perf_counter() - wall, wait(lambda: self.painted))
        cost = time.perf_counter() - wall, time.process_time() - cpu, pause
        rest()
        return cost


def place_of(strategy, word: str):
    """The reasons of the sub-goal that have the word."""
    from lhl_editor.core.path import Path as Place

    for item in strategy["goals"]["sub_goals"]:
        if word in repr(item["reasons"]):
            return Place.parse(f"goals/sub_goals/{item.id}/reasons")
    raise LookupError(word)


def wait(done: Callable[[], bool]) -> float:
    """Runs the event loop until then, asleep while nothing happens; the longest time that it was
    awake at a stretch."""
    from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, QTimer

    def wake() -> None:
        nonlocal awake
        awake = time.perf_counter()

    def sleep() -> None:
        nonlocal longest
        longest = max(longest, time.perf_counter() - awake)

    dispatcher, flags = QAbstractEventDispatcher.instance(), QEventLoop.ProcessEventsFlag
    longest, awake = 0.0, time.perf_counter()
    end = awake + _PATIENCE
    tick = QTimer(interval=50)  # ms: what is waited for may be that time passes
    tick.start()
    dispatcher.awake.connect(wake)
    dispatcher.aboutToBlock.connect(sleep)
    while not done():
        QCoreApplication.processEvents(flags.AllEvents | flags.WaitForMoreEvents)
        if time.perf_counter() > end:
            sys.exit("the page was not painted")
    dispatcher.awake.disconnect(wake)
    dispatcher.aboutToBlock.disconnect(sleep)
    return longest


def rest(seconds: float = 0.7) -> None:
    """What follows a key (checking, the other pages) is done before the next one."""
    end = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() > end)


if __name__ == "__main__":
    if sys.argv[1] == "start":
        start()
    else:
        keys(sys.argv[3], int(sys.argv[4]))

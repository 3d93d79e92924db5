"""When a window is painted and ready for keys: told by the process that shows it.

`tell_first_paint` prints a JSON object and ends the process: `at`, the system's monotonic clock,
which the process that measures reads before it starts this one, and `cpu`, the seconds of user and
system that this process has used since it was started, Python's own start included.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Calls `then` when every widget of `wanted()` is painted and their window knows which widget
    the keys go to. A paint is seen before it is made; the call comes when the event loop has come
    round.
    """

    def __init__(self, wanted: Callable[[], list[QWidget]], then: Callable[[], None]) -> None:
        super().__init__()
        self.wanted, self.then = wanted, then
        self.painted: set[QObject] = set()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.add(watched)
            widgets = self.wanted()
            if self.painted.issuperset(widgets) and widgets and widgets[0].window().focusWidget():
                application = QApplication.instance()
                assert application is not None
                application.removeEventFilter(self)
                QTimer.singleShot(0, self.then)
        return False


def tell_first_paint() -> None:
    used = time.process_time()
    print(json.dumps({"at": time.monotonic(), "cpu": used}), flush=True)
    os._exit(0)

"""What is wrong in the session's strategy, found beside the main thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path as File

from PySide6.QtCore import QObject, QTimer

from lhl_editor.core.document_order import in_document_order
from lhl_editor.core.memory import Memory
from lhl_editor.core.problems import Problem
from lhl_editor.core.rules.pictures import missing_pictures
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.validate import validate
from lhl_editor.files.pictures import read_pictures
from lhl_editor.ui.background import Latest
from lhl_editor.ui.session import Session

_PAUSE = 100  # ms after a change: the page goes first, and the two would only delay each other
Found = tuple[Strategy, tuple[Problem, ...]]


class Checking(QObject):
    """Looks again after each change, and each time that the pages are typeset."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._memory = Memory()  # used by the one thread of `_latest` alone
        self._latest = Latest(self)
        self._latest.done.connect(self._tell)
        self._latest.failed.connect(_fail)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        for signal in (session.changed, session.pages_changed):
            signal.connect(self._look_soon)
        self._pause.start()

    def stop(self) -> None:
        self._pause.stop()
        self._latest.stop()

    def _look_soon(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        strategy, placed = self._session.strategy, self._session.placed
        file, memory = self._session.file, self._memory

        def work(_: Callable[[], bool]) -> Found:
            problems = _problems(strategy, file, memory)
            if placed is None:
                return strategy, problems
            from lhl_editor.core.strategy import exists
            from lhl_editor.pages.fit import fit_problems
            from lhl_editor.render.faces import load_faces

            unfit = fit_problems(placed, load_faces(), memory)
            here = (p for p in unfit if exists(strategy, p.path))  # the pages may be older
            return strategy, in_document_order(strategy, (*problems, *here))

        self._latest.run(work)

    def _tell(self, found: Found) -> None:
        self._session.set_problems(*found)


def _problems(strategy: Strategy, file: File | None, memory: Memory) -> tuple[Problem, ...]:
    """What is found without the pages."""
    found = validate(strategy, date.today(), memory)
    missing = tuple(missing_pictures(strategy, read_pictures(strategy, file)))
    return in_document_order(strategy, (*found, *missing)) if missing else found


def _fail(error: Exception) -> None:
    raise error

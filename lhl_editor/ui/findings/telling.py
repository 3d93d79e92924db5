"""Findings that come and go in, what the screen reader says of it after a pause out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.language.catalogue import say
from lhl_editor.ui.session import Session

PAUSE = 1000  # milliseconds


class Telling(QObject):
    """Says politely what is new and how much is left, once nothing has changed for a second."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: frozenset[tuple[Path, str]] | None = None  # None: nothing was known yet
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        session.problems_changed.connect(self._pause.start)
        if session.checked is not None:
            self._told = _keys(session.problems)

    def _tell(self) -> None:
        now = _keys(self._session.problems)
        before, self._told = self._told, now
        if before is None or before == now:
            return
        if new := len(now - before):
            self._session.announce(say(f"findings.new.{'one' if new == 1 else 'many'}", count=new))
        elif now:
            self._session.announce(say("findings.mended", count=len(now)))
        else:
            self._session.announce(say("findings.all_mended"))


def _keys(problems: tuple[Problem, ...]) -> frozenset[tuple[Path, str]]:
    return frozenset((problem.path, problem.rule) for problem in problems)

"""Findings that come and go in, what the screen reader says of it after a pause out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from lhl_editor.core.path import Path
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
            self._told = _keys(session)

    def _tell(self) -> None:
        now = _keys(self._session)
        before, self._told = self._told, now
        if before is None or before == now:
            return
        if new := len(now - before):
            self._session.announce(say(f"findings.new.{'one' if new == 1 else 'many'}", count=new))
        elif left := len(self._session.problems):
            self._session.announce(say("findings.mended", count=left))
        else:
            self._session.announce(say("findings.all_mended"))


def _keys(session: Session) -> frozenset[tuple[Path, str]]:
    """Hidden ones too: to hide or show what is known is no news."""
    return frozenset((each.path, each.rule) for each in (*session.problems, *session.hidden))

"""What is found in a strategy: as the window knows it, or looked for where it does not yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from lhl_editor.core.hiding import parted
from lhl_editor.core.validate import validate
from lhl_editor.ui.background import Latest
from lhl_editor.ui.session import Session


class Looking(QObject):
    """Tells what is found, and again whenever it is something else."""

    found = Signal(object)  # tuple[Problem, ...]

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._latest = session, Latest(self)

    def begin(self) -> None:
        session = self._session
        session.problems_changed.connect(self._tell_what_is_known)
        if session.checked is session.strategy:
            self._tell_what_is_known()
            return
        strategy, remembered = session.strategy, session.remembered
        self._latest.done.connect(self.found)
        self._latest.run(
            lambda _: parted(strategy, validate(strategy, date.today()), remembered)[0]
        )

    def stop(self) -> None:
        self._latest.stop()

    def _tell_what_is_known(self) -> None:
        if self._session.checked is self._session.strategy:
            self.found.emit(self._session.problems)

"""Which two versions are compared; asked anew, while that is seen, whenever something is other."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from lhl_editor.ui.compare.comparing import Comparing, Found
from lhl_editor.ui.compare.sides import NOW
from lhl_editor.ui.session import Session

_PAUSE = 150  # milliseconds after an edit


class Chosen(QObject):
    """Two keys of sides. Until it `is_seen` nothing is asked."""

    def __init__(
        self, session: Session, comparing: Comparing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._comparing = session, comparing
        self._before, self._after = "", NOW
        self._opened = ""  # the key of what one opens with
        self._is_seen = False
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._ask)
        comparing.done.connect(self._found)
        session.changed.connect(lambda _: self._edited())
        session.saved_changed.connect(self._saved)

    def set_seen(self, is_seen: bool) -> None:
        """Whether it is seen; what is seen anew is compared anew."""
        self._is_seen = is_seen
        if is_seen:
            self._ask(anew=True)
        else:
            self._timer.stop()

    def choose_before(self, key: str) -> None:
        self._choose(key, self._after)

    def choose_after(self, key: str) -> None:
        self._choose(self._first, key)

    def swap(self) -> None:
        self._choose(self._after, self._first)

    def compare_with(self, version: str) -> None:
        """Compare what is written now with the version that has this id."""
        self._before, self._after = version, NOW
        if self._is_seen:
            self._ask(anew=True)

    def stop(self) -> None:
        """Nothing is worked on any more."""
        self._timer.stop()
        self._comparing.stop()

    @property
    def _first(self) -> str:
        return self._before or self._opened

    def _choose(self, before: str, after: str) -> None:
        self._before, self._after = before, after
        self._ask()

    def _ask(self, *, anew: bool = False) -> None:
        self._timer.stop()
        self._comparing.compare(self._before, self._after, anew=anew)

    def _found(self, found: Found) -> None:
        self._opened = found.before.key

    def _edited(self) -> None:
        if self._is_seen:
            self._timer.start()

    def _saved(self) -> None:
        if self._is_seen:
            self._ask(anew=not self._session.is_modified)

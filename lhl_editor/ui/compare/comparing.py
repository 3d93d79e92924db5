"""What to compare in, the sides there are and what differs out: all worked out beside the window's
own thread, and only for the newest question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.history.version import Version
from lhl_editor.files.versions import VersionLost
from lhl_editor.language.catalogue import say
from lhl_editor.ui.background import Latest
from lhl_editor.ui.compare.comparison import Comparison, compared
from lhl_editor.ui.compare.sides import (
    NOW,
    SAVED,
    Side,
    now_side,
    opening,
    saved_side,
    version_sides,
)
from lhl_editor.ui.session import Session

Versions = Callable[[], Sequence[Version]]
Read = Callable[[Version], Strategy]
_KEPT = 8  # strategies of versions


@dataclass(frozen=True, slots=True)
class Found:
    """The two that were compared among all `sides`; `fault` says why they could not be."""

    sides: tuple[Side, ...]
    before: Side
    after: Side
    comparison: Comparison | None
    fault: str = ""

    @property
    def has_versions(self) -> bool:
        return any(side.version for side in self.sides)


class Comparing(QObject):
    """`versions` and `read` are asked in the thread that does the work."""

    done = Signal(object)  # Found

    def __init__(
        self, session: Session, versions: Versions, read: Read, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._versions, self._read = session, versions, read
        self._known: Sequence[Version] | None = None
        self._strategies: dict[str, Strategy] = {}
        self._work = Latest(self)
        self._work.done.connect(self.done)
        self._work.failed.connect(_raise)

    def compare(self, before: str, after: str, *, anew: bool) -> None:
        """Compare the sides with these keys; an empty key of the first is where one opens.

        `anew`: there may be other versions than last time.
        """
        session = self._session
        now = _Now(session.strategy, session.saved, session.is_modified)
        if anew:
            self._known = None
        self._work.run(lambda _: self._found(now, before, after))

    def stop(self) -> None:
        self._work.stop()

    def _found(self, now: _Now, before: str, after: str) -> Found:
        fault = ""
        try:
            self._known = versions = self._versions() if self._known is None else self._known
        except OSError as error:
            versions, fault = (), say("compare.failed", reason=str(error.strerror or error))
        sides = self._sides(now, versions)
        by_key = {side.key: side for side in sides}
        first = by_key.get(before) or by_key[opening(versions)]
        second = by_key.get(after) or by_key[NOW]
        strategies = []
        for side in (first, second):
            try:
                strategies.append(self._strategy(now, side))
            except (VersionLost, Unreadable):
                fault = fault or say("compare.lost", side=side.name)
        comparison = None if fault else compared(strategies[0], strategies[1])
        return Found(sides, first, second, comparison, fault)

    def _sides(self, now: _Now, versions: Sequence[Version]) -> tuple[Side, ...]:
        moment = datetime.now().astimezone()
        saved = saved_side(self._saved_as(now, versions), moment)
        return (now_side(now.is_modified), saved, *version_sides(versions, moment))

    def _saved_as(self, now: _Now, versions: Sequence[Version]) -> Version | None:
        """The newest version, where the file still says what it does."""
        try:
            last = versions[0] if versions else None
            return last if last and self._of_version(last) == now.saved else None
        except (VersionLost, Unreadable):
            return None

    def _strategy(self, now: _Now, side: Side) -> Strategy:
        if side.version is None:
            return now.saved if side.key == SAVED else now.strategy
        return self._of_version(side.version)

    def _of_version(self, version: Version) -> Strategy:
        if version.id not in self._strategies:
            read = self._read(version)
            while len(self._strategies) >= _KEPT:
                del self._strategies[next(iter(self._strategies))]
            self._strategies[version.id] = read
        return self._strategies[version.id]


@dataclass(frozen=True, slots=True)
class _Now:
    """What the session held when the question was asked."""

    strategy: Strategy
    saved: Strategy
    is_modified: bool


def _raise(error: Exception) -> None:
    raise error

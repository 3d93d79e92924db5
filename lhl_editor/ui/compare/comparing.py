"""What to compare in, the sides there are and what differs out: all worked out beside the window's
own thread, and only for the newest question. Who made the changes comes after."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.changed_places import Stale
from lhl_editor.files.changers import Touch
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.history.version import Version
from lhl_editor.files.versions import VersionLost
from lhl_editor.language.catalogue import say
from lhl_editor.ui.background import Latest
from lhl_editor.ui.compare.comparison import ChangeRow, Comparison, compared
from lhl_editor.ui.compare.makers import Makers, Span, makers_of
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

_KEPT = 8  # strategies of versions
_LOOKED_AT = 4  # versions of which one may be what the file says
Author = Callable[[], str]


class Versions(Protocol):
    """The past of the document; it is asked in the threads that do the work."""

    def versions(self) -> Sequence[Version]: ...

    def read(self, version: Version) -> Strategy: ...

    def touches(
        self, places: Collection[str], head: str, until: str, stale: Stale
    ) -> dict[str, list[Touch]]: ...


@frozen
class Found:
    """The two that were compared among all `sides`; `fault` says why they could not be."""

    sides: tuple[Side, ...]
    before: Side
    after: Side
    comparison: Comparison | None
    fault: str = ""
    span: Span | None = None

    @property
    def has_versions(self) -> bool:
        return any(side.version for side in self.sides)


class Comparing(QObject):
    """`author`: who it is that writes now."""

    done = Signal(object)  # Found
    makers_found = Signal(object)  # Makers, of what was found last

    def __init__(
        self, session: Session, past: Versions, author: Author, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._past, self._author = session, past, author
        self._known: Sequence[Version] | None = None
        self._strategies: dict[str, Strategy] = {}
        self._work, self._asking = Latest(self), Latest(self)
        self._work.done.connect(self._tell)
        self._asking.done.connect(self.makers_found)
        for each in (self._work, self._asking):
            each.failed.connect(_raise)

    def compare(self, before: str, after: str, *, anew: bool) -> None:
        """Compare the sides with these keys; an empty key of the first is where one opens.

        `anew`: there may be other versions than last time.
        """
        session = self._session
        now = _Now(session.strategy, session.saved, session.is_modified, self._author())
        if anew:
            self._known = None
        self._work.run(lambda _: self._found(now, before, after))

    def stop(self) -> None:
        self._work.stop()
        self._asking.stop()

    def _tell(self, found: Found) -> None:
        self.done.emit(found)
        if found.comparison is not None and found.span is not None:
            rows, span, past = found.comparison.rows, found.span, self._past
            self._asking.run(lambda stale: _makers(rows, span, past, stale))

    def _found(self, now: _Now, before: str, after: str) -> Found:
        fault = ""
        try:
            self._known = versions = self._past.versions() if self._known is None else self._known
        except OSError as error:
            versions, fault = (), say("compare.failed", reason=str(error.strerror or error))
        saved_as = self._saved_as(now, versions)
        sides = _sides(now, versions, saved_as)
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
        span = _span(now, sides, (first, second), saved_as or next(iter(versions), None))
        return Found(sides, first, second, comparison, fault, span)

    def _saved_as(self, now: _Now, versions: Sequence[Version]) -> Version | None:
        """The version that the file says: the newest, unless others have saved apart from it."""
        for version in versions[:_LOOKED_AT]:
            with contextlib.suppress(VersionLost, Unreadable):
                if self._of_version(version) == now.saved:
                    return version
        return None

    def _strategy(self, now: _Now, side: Side) -> Strategy:
        if side.version is None:
            return now.saved if side.key == SAVED else now.strategy
        return self._of_version(side.version)

    def _of_version(self, version: Version) -> Strategy:
        if version.id not in self._strategies:
            read = self._past.read(version)
            while len(self._strategies) >= _KEPT:
                del self._strategies[next(iter(self._strategies))]
            self._strategies[version.id] = read
        return self._strategies[version.id]


@frozen
class _Now:
    """What the session held when the question was asked."""

    strategy: Strategy
    saved: Strategy
    is_modified: bool
    author: str


def _sides(now: _Now, versions: Sequence[Version], saved_as: Version | None) -> tuple[Side, ...]:
    moment = datetime.now().astimezone()
    saved = saved_side(saved_as, moment)
    return (now_side(now.is_modified, now.author), saved, *version_sides(versions, moment))


def _span(now: _Now, sides: Sequence[Side], pair: tuple[Side, Side], last: Version | None) -> Span:
    """Between which versions the changes were made, whichever of the two is the older."""
    newer, older = sorted(pair, key=sides.index)
    head = newer.version or last
    until = older.version or last
    span = Span(head.id if head else "", until.id if until else "")
    if newer.key != NOW:
        return span
    return Span(span.head, span.until, now.saved, now.strategy, now.author)


def _makers(rows: Sequence[ChangeRow], span: Span, past: Versions, stale: Stale) -> Makers:
    try:
        return makers_of(rows, span, past, stale)
    except OSError:  # the folder is gone meanwhile: nobody knows
        return {}


def _raise(error: Exception) -> None:
    raise error

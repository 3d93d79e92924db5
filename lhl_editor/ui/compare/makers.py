"""A comparison and the past of its document in, who made each of its changes, and when, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Protocol

from lhl_editor.core.diff import differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Item, Strategy
from lhl_editor.files.changed_places import Stale, fields_in, order_of, places_of
from lhl_editor.files.changers import Touch, around
from lhl_editor.files.history.version import ORIGINS, Version
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.moments import moment_words
from lhl_editor.ui.compare.comparison import ChangeRow


@frozen
class Maker:
    """Somebody, and when it was done, as seen from now; `is_person`: not a program, or nobody
    knows. `time`: of the version, where it was saved."""

    name: str
    when: str
    is_person: bool = True
    time: datetime | None = None

    @property
    def spoken(self) -> str:
        return f"{self.name}, {self.when}"


Key = tuple[str, str]  # of a ChangeRow
Makers = Mapping[Key, tuple[Maker, ...]]  # of each row, the last first, each person once


@frozen
class Span:
    """What was compared: all between two versions (ids; none where nothing was saved between),
    and, where the newer is what is written now, what is not saved of it."""

    head: str
    until: str
    saved: Strategy | None = None
    now: Strategy | None = None
    author: str = ""


class Touches(Protocol):
    """Who touched which place: see `Past.touches`."""

    def touches(
        self, places: Collection[str], head: str, until: str, stale: Stale
    ) -> dict[str, list[Touch]]: ...


def makers_of(rows: Iterable[ChangeRow], span: Span, past: Touches, stale: Stale) -> Makers:
    """Who made the changes of these rows."""
    places = {row.key: _Places(row) for row in rows}
    every = {place for one in places.values() for place in (*one.own, one.order) if place}
    touched = past.touches(every, span.head, span.until, stale) if span.head else {}
    unsaved = _unsaved(span)
    moment = datetime.now().astimezone()
    mine = Maker(span.author or say("compare.you"), say("compare.not_saved"))
    return {
        key: tuple(_each_once(_makers(one, touched, moment), mine if one.is_in(unsaved) else None))
        for key, one in places.items()
    }


class _Places:
    """How it is written that somebody made the change of a row, and changed what came since;
    `order`: that something in the same list was moved."""

    def __init__(self, row: ChangeRow) -> None:
        difference = row.difference
        self.order = order_of(difference) if difference.numbers else ""
        came = difference.after if difference.kind is Kind.ADDED else None
        inner = fields_in(came, difference.path) if isinstance(came, Item) else ()
        self.own = {*places_of(difference), *(place for place, _ in inner)} - {self.order}

    def is_in(self, places: set[str]) -> bool:
        return any(each in places for place in self.own for each in around(place))


def _unsaved(span: Span) -> set[str]:
    if span.saved is None or span.now is None or span.saved is span.now:
        return set()
    return {place for row in differences(span.saved, span.now) for place in places_of(row)}


def _makers(
    places: _Places, touched: Mapping[str, list[Touch]], moment: datetime
) -> Iterator[Maker]:
    found = _touches(places.own, touched) or _touches((places.order,), touched)
    for touch in sorted(found, key=lambda one: one.version.rank, reverse=True):
        yield maker_of(touch.version, moment)


def _touches(places: Iterable[str], touched: Mapping[str, list[Touch]]) -> list[Touch]:
    return [one for place in places for one in touched.get(place, ()) if not one.is_first]


def _each_once(makers: Iterable[Maker], first: Maker | None) -> Iterator[Maker]:
    names: set[str] = set()
    for maker in (*((first,) if first else ()), *makers):
        if maker.name not in names:
            names.add(maker.name)
            yield maker


def maker_of(version: Version, now: datetime) -> Maker:
    """Who made a version; where that is not known, how it came about."""
    when = moment_words(version.time.astimezone(now.tzinfo), now)
    author = version.author.name or version.author.email
    is_outside = version.origin == "outside"
    if author and not is_outside:
        return Maker(author, when, time=version.time)
    known = version.origin in ORIGINS and version.origin != "saved"
    code = f"history.origin.{version.origin}" if known else "versions.nobody"
    return Maker(capitalised(say(code)), when, False, version.time)

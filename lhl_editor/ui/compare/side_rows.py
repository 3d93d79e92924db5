"""All sides and what was typed in; the rows of the list to choose from out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.history.words import details, headline, status, when, who

MOST = 300  # that are shown: more are found by typing
SideRow = Side | str  # a heading is its words


@frozen
class Shown:
    """`count` of `every` version are shown."""

    rows: tuple[SideRow, ...]
    count: int
    every: int


@frozen
class Told:
    """What stands in a row: bold, below it, on a badge, and at the right."""

    head: str
    below: str
    badge: str
    maker: str
    when: str


def shown(
    sides: Sequence[Side], typed: str, *, named_only: bool, chosen: str, now: datetime
) -> Shown:
    """The sides that hold every word typed, by month; the one with the key `chosen` among them,
    where nothing was typed."""
    wanted = typed.casefold().split()
    found = (one for one in sides if _is_meant(one, wanted, named_only))
    some = list(islice(found, MOST))
    if not wanted and not named_only and all(one.key != chosen for one in some):
        some += [one for one in sides if one.key == chosen]
    count = sum(one.version is not None for one in some)
    every = sum(one.version is not None for one in sides)
    return Shown(tuple(_with_headings(some, now)), count, every)


def told(side: Side, now: datetime) -> Told:
    """The words of a row, made when it comes into sight."""
    version = side.version
    if version is None:
        return Told(side.name, side.note, "", "", side.detail)
    last = say("compare.last_published") if side.is_last_published else ""
    below = " · ".join(part for part in (capitalised(last), details(version)) if part)
    return Told(headline(version), below, status(version.naming), who(version), when(version, now))


def _is_meant(side: Side, wanted: Sequence[str], named_only: bool) -> bool:
    if named_only and (side.version is None or not side.version.names):
        return False
    words = side.spoken.casefold() if wanted else ""
    return all(word in words for word in wanted)


def _with_headings(sides: Iterable[Side], now: datetime) -> Iterator[SideRow]:
    last = ""
    for side in sides:
        heading = _heading(side, now)
        if heading and heading != last:
            yield heading
            last = heading
        yield side


def _heading(side: Side, now: datetime) -> str:
    """«November 2026», or a year that is over; none above what is no version."""
    if side.version is None:
        return ""
    year, month = side.version.stamped[:4], side.version.stamped[5:7]
    if year != str(now.year) or not month.isdecimal():
        return year
    return f"{capitalised(say(f'month.{int(month)}'))} {year}"


def spoken(row: SideRow) -> str:
    return row if isinstance(row, str) else row.spoken

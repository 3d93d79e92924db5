"""A history in, what a list of its versions needs out; and the rows of that list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from lhl_editor.core.frozen import frozen
from lhl_editor.files.versions import History, Version, sittings
from lhl_editor.ui.history.words import spoken


@frozen
class Entry:
    """A version, and the words by which it is found."""

    version: Version
    words: str


Sitting = tuple[Entry, ...]


@frozen
class Listing:
    """The newest first. `faulty`: how many files of the history could not be read."""

    sittings: tuple[Sitting, ...] = ()
    faulty: int = 0

    @property
    def entries(self) -> Iterator[Entry]:
        return (each for sitting in self.sittings for each in sitting)


@frozen
class Row:
    """A version in the list. `count`: of the saves that it stands for; the others stand below it
    while it `is_open`, each `is_inside`."""

    version: Version
    count: int = 1
    is_open: bool = False
    is_inside: bool = False


def read_listing(history: History, now: datetime, limit: int | None = None) -> Listing:
    """The newest versions; raises OSError where the folder cannot be looked into."""
    versions = history.versions(limit)
    found = tuple(
        tuple(Entry(each, f"{spoken(each, now)} {each.short}".casefold()) for each in sitting)
        for sitting in sittings(versions)
    )
    faulty = len(history.faulty) + len(history.missing) if limit is None else 0
    return Listing(found, faulty)


def rows_of(listing: Listing, opened: Collection[str]) -> list[Row]:
    """Saves of one sitting in one row, and below it the others of those that are opened."""
    rows: list[Row] = []
    for sitting in listing.sittings:
        newest = sitting[0].version
        is_open = newest.id in opened
        rows.append(Row(newest, len(sitting), is_open))
        if is_open:
            rows += (Row(each.version, is_inside=True) for each in sitting[1:])
    return rows


def matching(listing: Listing, words: Sequence[str], *, named_only: bool) -> list[Row]:
    """Every version that all the words are found in, each in a row of its own."""
    wanted = [each.casefold() for each in words]
    return [
        Row(each.version)
        for each in listing.entries
        if (each.version.names or not named_only) and all(word in each.words for word in wanted)
    ]

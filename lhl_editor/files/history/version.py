"""What is known of a version and its names without its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from lhl_editor.files.history.record import Author, moment

STATUSES = ("draft", "hearing", "adopted", "archived")  # of a named version
SHORT = 8  # digits of an id that people see

# How a version came about; words: `history.origin.` and the code.
ORIGINS = ("saved", "found", "outside", "restored", "merged", "imported")


class Place(NamedTuple):
    """Where a record stands: `begin` to `end` in what the stream at `offset` holds."""

    file: str
    offset: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that a version was given. `files`: the name and SHA-256 of each published file."""

    id: str
    version: str
    name: str
    status: str
    date: str
    note: str
    author: Author
    time: datetime
    program: str
    files: tuple[tuple[str, str], ...]


class Version(NamedTuple):
    """One version. The first fields are as the record holds them; `document` is the SHA-256 of
    its bytes, `after` the ids of the versions that it follows, with spaces between."""

    id: str
    document: str
    writer: str
    number: int
    stamped: str
    person: str
    note: str
    summary: str
    after: str
    previous: str
    size: int
    program: str
    origin: str
    rank: int  # microseconds since 1970, never before what it follows
    depth: int  # how many follow one another up to here
    file: str
    offset: int
    begin: int
    end: int
    names: tuple[Naming, ...] = ()  # the oldest first

    @property
    def time(self) -> datetime:
        return moment(self.stamped)

    @property
    def author(self) -> Author:
        return Author.parse(self.person)

    @property
    def follows(self) -> tuple[str, ...]:
        return tuple(self.after.split())

    @property
    def short(self) -> str:
        return self.id[:SHORT]

    @property
    def naming(self) -> Naming | None:
        """The name that holds now: the last that it was given."""
        return self.names[-1] if self.names else None

    @property
    def name(self) -> str:
        return self.names[-1].name if self.names else ""

    @property
    def place(self) -> Place:
        return Place(self.file, self.offset, self.begin, self.end)

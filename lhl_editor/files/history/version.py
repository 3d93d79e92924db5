"""What is known of a version and its names without its bytes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from lhl_editor.core.frozen import frozen
from lhl_editor.files.history.record import Author, Record, microseconds, moment

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


@frozen
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
    place: Place


class Version(NamedTuple):
    """One version. The first fields are as the record holds them; `document` is the SHA-256 of
    its bytes, `after` the ids of the versions that it follows, with spaces between.

    What is seldom asked for stands in two texts: so ten thousand are read in a moment.
    """

    id: str
    document: str
    number: int
    stamped: str
    person: str
    note: str
    summary: str
    after: str
    rank: int  # microseconds since 1970, never before what it follows
    depth: int  # how many follow one another up to here
    told: str  # see `told_words`
    stands: str  # see `standing_words`
    names: tuple[Naming, ...] = ()  # the oldest first

    @property
    def writer(self) -> str:
        return self.told.split("\t")[0]

    @property
    def origin(self) -> str:
        return self.told.split("\t")[1]

    @property
    def program(self) -> str:
        return self.told.split("\t")[2]

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
        file, offset, begin, end = self.stands.rsplit("\t", 3)
        return Place(file, int(offset), int(begin), int(end))

    @property
    def file(self) -> str:
        return self.stands.rsplit("\t", 3)[0]


def told_words(writer: str, origin: str, program: str) -> str:
    return "\t".join(part.replace("\t", " ") for part in (writer, origin, program))


def standing_words(place: Place) -> str:
    return "\t".join(map(str, place))


def version_of(record: Record, id: str, place: Place) -> Version:
    """The version of a record, its rank still by its own time alone."""
    return Version(
        id=id,
        document=record.document,
        number=record.number,
        stamped=record.time,
        person=record.author,
        note=record.note,
        summary=record.summary,
        after=" ".join(record.follows),
        rank=microseconds(record.time),
        depth=0,
        told=told_words(record.writer, record.origin, record.program),
        stands=standing_words(place),
    )

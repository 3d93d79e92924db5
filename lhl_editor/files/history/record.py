"""A record of the history: its values in, the bytes that are kept for ever out, and back.

A header of `key: value` lines, an empty line, then the document's bytes. A line that begins with
a tab goes on with the value above it. docs/historikk.md tells what each key means. A record is
known by the SHA-256 of all its bytes, and names those that it follows by theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from lhl_editor.core.frozen import frozen

MARK = b"lhl-editor history "
FORMAT = 1
_LONGEST_HEADER = 1 << 20
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


class NotARecord(Exception):
    """The bytes hold no whole record. `is_newer`: a newer program may be able to read it."""

    def __init__(self, why: str, is_newer: bool = False) -> None:
        super().__init__(why)
        self.is_newer = is_newer


@frozen
class Author:
    """Who made a version; both empty where nobody knows."""

    name: str = ""
    email: str = ""

    @classmethod
    def parse(cls, text: str) -> Author:
        """The author that «Navn <e-post>» names, the address left out or not."""
        name, mark, email = text.partition("<")
        return cls(_line(name), _line(email.partition(">")[0]) if mark else "")

    def __str__(self) -> str:
        name, email = (re.sub(r"[<>]", "", part) for part in (self.name, self.email))
        return _line(f"{name} <{email}>" if email else name)


class Record(NamedTuple):
    """What a header says. `kind` is `version`, or `name` for the naming of a version."""

    kind: str
    writer: str
    number: int
    time: str  # ISO 8601 with the offset from UTC
    author: str
    program: str
    follows: tuple[str, ...] = ()  # a name: the version that it names
    previous: str = ""  # the writer's record before this one, where it is not among `follows`
    origin: str = ""
    note: str = ""
    summary: str = ""
    name: str = ""
    status: str = ""
    date: str = ""
    files: tuple[str, ...] = ()  # of a published version: digest and name
    document: str = ""  # the SHA-256 of the document's bytes
    size: int = 0


class Found(NamedTuple):
    """A record among bytes: what it says, its digest, and where the document's bytes stand."""

    record: Record
    id: str
    begin: int  # of the header
    body: int  # of the document
    end: int


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def stamp(moment: datetime) -> str:
    """A moment as a record keeps it; one without a time zone is in the system's."""
    aware = moment if moment.tzinfo else moment.astimezone()
    return aware.isoformat(timespec="microseconds")


def moment(stamped: str) -> datetime:
    """The moment that `stamp` wrote."""
    return datetime.fromisoformat(stamped)


def microseconds(stamped: str) -> int:
    """Microseconds since 1970."""
    since = moment(stamped) - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def written(record: Record, data: bytes = b"") -> bytes:
    """The record's bytes: its digest is its id."""
    told = record._replace(
        author=_line(record.author),
        note=clean(record.note),
        summary=clean(record.summary),
        name=_line(record.name),
        document=digest_of(data) if record.kind == "version" else "",
        size=len(data),
    )
    lines = [f"{MARK.decode()}{FORMAT}", *_header(told)]
    return "\n".join([*lines, "", ""]).encode("utf-8", "replace") + data


def _header(record: Record) -> Iterator[str]:
    for key, value in record._asdict().items():
        if key == "size" and record.kind != "version":
            continue
        every = value if isinstance(value, tuple) else (value,)
        for one in every:
            if one != "":
                yield f"{key}: " + str(one).replace("\n", "\n\t")


def found_at(data: bytes, begin: int = 0, id: str = "") -> Found:
    """The record that begins there, and that is known by `id`, where given; raises `NotARecord`."""
    keys, body = _keys(data, begin)
    record = _record(keys)
    end = body + record.size
    if end > len(data):
        raise NotARecord("cut off")
    if id:
        if digest_of(data[begin:end]) != id:
            raise NotARecord("another record")
        return Found(record, id, begin, body, end)
    if record.kind == "version" and digest_of(data[body:end]) != record.document:
        raise NotARecord("other bytes")
    return Found(record, digest_of(data[begin:end]), begin, body, end)


def _keys(data: bytes, begin: int) -> tuple[dict[str, list[str]], int]:
    if not data.startswith(MARK, begin):
        raise NotARecord("no mark")
    end = data.find(b"\n\n", begin, begin + _LONGEST_HEADER)
    if end < 0:
        raise NotARecord("no end of the header")
    try:
        first, *lines = data[begin:end].decode().split("\n")
    except UnicodeDecodeError as error:
        raise NotARecord("no text") from error
    if first[len(MARK) :] != str(FORMAT):
        raise NotARecord("another format", is_newer=True)
    keys: dict[str, list[str]] = {}
    every: list[str] = []
    for line in lines:
        if line.startswith("\t") and every:
            every[-1] += "\n" + line[1:]
        else:
            key, _, value = line.partition(": ")
            every = keys.setdefault(key, [])
            every.append(value)
    return keys, end + 2


def _record(keys: dict[str, list[str]]) -> Record:
    def one(key: str) -> str:
        return keys.get(key, [""])[0]

    try:
        record = Record(
            kind=one("kind"),
            writer=one("writer"),
            number=int(one("number")),
            time=one("time"),
            author=one("author"),
            program=one("program"),
            follows=tuple(keys.get("follows", ())),
            previous=one("previous"),
            origin=one("origin"),
            note=one("note"),
            summary=one("summary"),
            name=one("name"),
            status=one("status"),
            date=one("date"),
            files=tuple(keys.get("files", ())),
            document=one("document"),
            size=int(one("size") or 0),
        )
        microseconds(record.time)
    except (ValueError, TypeError, OverflowError) as error:
        raise NotARecord("no values") from error
    if record.size < 0 or not all(map(_DIGEST.match, record.follows)):
        raise NotARecord("no values")
    return record


def clean(text: str) -> str:
    """Text as a record can hold it: no control characters, no white space at its ends."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", unified).encode("utf-8", "replace").decode().strip()


def _line(text: str) -> str:
    return " ".join(clean(text).split())

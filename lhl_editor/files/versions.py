"""The history of a document: its bytes in, a version for good out; and all versions again.

It stands beside the document, `strategy.yaml` → `strategy.history/`, in files that are written
once by one writer each and never changed (`files/history/folder.py`): so any program may copy and
synchronise them, and nobody needs a lock. Two who save at once make two heads. What lists need is
kept in the local cache, and made again where it is lost.
"""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

from lhl_editor import __version__
from lhl_editor.files.history import checking, lineage, packs
from lhl_editor.files.history.cache import read_beginning, read_index, write_index
from lhl_editor.files.history.checking import Checked
from lhl_editor.files.history.folder import (
    folder_of,
    listed,
    next_number,
    write_record,
)
from lhl_editor.files.history.index import Index, brought_up_to_date
from lhl_editor.files.history.record import (
    Author,
    Record,
    digest_of,
    found_at,
    stamp,
    written,
)
from lhl_editor.files.history.records import Records
from lhl_editor.files.history.sittings import sittings
from lhl_editor.files.history.version import ORIGINS, STATUSES, Naming, Place, Version, version_of
from lhl_editor.files.history.writer import writer_id
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.user_folders import user_folders

__all__ = [
    "ORIGINS",
    "STATUSES",
    "Author",
    "Checked",
    "History",
    "Naming",
    "NotFound",
    "Several",
    "Version",
    "VersionLost",
    "sittings",
]

PROGRAM = f"lhl_editor {__version__}"
_RECENT = 200  # versions among which the origin of other bytes is looked for
_SHORTEST = 4  # digits by which a version is known


class NotFound(Exception):
    """No version has this id or name."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Several(NotFound):
    """More than one version has an id that begins so, or this name: `versions`."""

    def __init__(self, text: str, versions: Sequence[Version]) -> None:
        super().__init__(text)
        self.versions = tuple(versions)


class VersionLost(Exception):
    """The version is known, but no file holds its bytes as they were."""

    def __init__(self, version: Version) -> None:
        super().__init__(version.id)
        self.version = version


class History:
    """The history of one document. It may be asked from several threads in turn, not at once."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder = folder
        self._state = state
        place = os.path.normcase(folder).encode("utf-8", "surrogateescape")
        self._cache = state / f"{digest_of(place)[:16]}.jsonl"
        self._index: Index | None = None
        self._records = Records(folder)

    @classmethod
    def of(cls, document: Path, state: Path | None = None) -> History:
        """The history beside a document, which need not have one yet; nothing is made.

        `state`: the program's folder for what stays on this machine.
        """
        return cls(folder_of(document), (state or user_folders().state) / "history")

    def cache_beside(self, what: str) -> Path:
        """Where something may be kept that is made of the history; it may go at any time."""
        return self._cache.with_suffix(f".{what}.jsonl")

    # What there is

    def versions(self, limit: int | None = None) -> list[Version]:
        """The newest first, none before what it follows; raises OSError where the folder is there
        and cannot be looked into."""
        if limit is not None and self._index is None:
            index = read_beginning(self._cache, self.folder, limit)
            if index is not None:
                return index.versions(limit)
        return self._now().versions(limit)

    @property
    def count(self) -> int:
        return self._now().count

    @property
    def last(self) -> Version | None:
        """The newest version."""
        return next(iter(self.versions(1)), None)

    @property
    def heads(self) -> list[Version]:
        """The versions that none follows: several where people have worked apart."""
        index = self._now()
        return [one for id in index.heads for one in index.starting(id)]

    @property
    def faulty(self) -> dict[str, str]:
        """Files that cannot be read whole, and the code of why; `verify` tells more."""
        return {file: code for file, (code, *_) in self._now().faulty.items()}

    @property
    def missing(self) -> list[str]:
        """Ids of versions that others follow and that are in no file: perhaps on their way."""
        return list(self._now().missing)

    def get(self, id: str) -> Version | None:
        """The version with this id."""
        return next(iter(self._now().starting(id)), None)

    def known(self, data: bytes) -> Version | None:
        """The newest version with these bytes."""
        return self._now().holding(digest_of(data))

    def find(self, text: str) -> Version:
        """The version with this name, or whose id begins so; raises `NotFound` or `Several`."""
        try:
            return self.find_named(text)
        except Several:
            raise
        except NotFound:
            is_id = len(text) >= _SHORTEST and set(text.lower()) <= set("0123456789abcdef")
            return _only(text, self._now().starting(text.lower()) if is_id else [])

    def find_named(self, name: str) -> Version:
        """The version that has this name now, or had it before it was given another; raises
        `NotFound` or `Several`."""
        index, wanted = self._now(), spelling(name)
        every = index.names_by_version()
        spelled = {id: [spelling(one.name) for one in names] for id, names in every.items()}
        ids = [id for id, names in spelled.items() if names[-1] == wanted]
        ids = ids or [id for id, names in spelled.items() if wanted in names]
        return _only(name, [one for id in ids for one in index.starting(id)])

    def common(self, one: Version, other: Version) -> Version | None:
        """The newest version that both come from; None where they have none in common."""
        return next(iter(self.commons(one, other)), None)

    def commons(self, one: Version, other: Version) -> list[Version]:
        """The versions that both come from and no other such does, the newest first: several where
        two have merged crosswise."""
        return lineage.commons(self.versions(), one.id, other.id)

    def lineage(self, version: Version) -> list[Version]:
        """The version and all that it comes from, the newest first."""
        versions = self.versions()
        ids = lineage.ancestors({one.id: one for one in versions}, version.id)
        return [one for one in versions if one.id in ids]

    def apart(self, versions: Sequence[Version]) -> list[Version]:
        """Those of the versions that none of the others comes from."""
        by_id = {one.id: one for one in versions}
        return [by_id[id] for id in lineage.apart(self.versions(), list(by_id))]

    def read(self, version: Version) -> bytes:
        """The bytes of the document as they were; raises `VersionLost`."""
        record, body = self.record(version)
        return record[body:]

    def record(self, version: Version) -> tuple[bytes, int]:
        """The whole record, and where in it the document begins; raises `VersionLost`."""
        found = self._records.find(version.place, version.id)
        if found is None:
            raise VersionLost(version)
        return found

    def naming_record(self, naming: Naming) -> bytes | None:
        """The whole record of a name; None where it is lost."""
        found = self._records.find(naming.place, naming.id)
        return found[0] if found else None

    def verify(self) -> Checked:
        """Read everything anew, and tell what is wrong."""
        return checking.check(self.folder)

    # What comes to it

    def append(
        self,
        data: bytes,
        author: Author,
        now: datetime,
        note: str = "",
        *,
        summary: str = "",
        follows: Sequence[Version] | None = None,
        origin: str = "saved",
    ) -> Version:
        """The version with these bytes: a new one, unless they are those of what it follows.

        It follows `follows`, or the head that is most like it. On return it outlives a power cut.
        Raises `NotSaved`.
        """
        before = self.base(data) if follows is None else list(follows)
        if there := self._already(before, digest_of(data)):
            return there
        record = Record(
            kind="version",
            writer=self.writer,
            number=self._next_number(),
            time=stamp(now),
            author=str(author),
            program=PROGRAM,
            follows=tuple(one.id for one in before),
            previous=self._previous(before),
            origin=origin,
            note=note,
            summary=summary,
        )
        return self._added(record, data)

    def _already(self, before: Sequence[Version], document: str) -> Version | None:
        """The version that a new one would say again: it was kept, and then the file was not."""
        if len(before) == 1 and before[0].document == document:
            return before[0]
        ids = {one.id for one in before}
        alike = (one for one in self._heads_or_none() if one.document == document)
        return next((one for one in alike if set(one.follows) == ids), None)

    def record_outside(self, data: bytes, now: datetime) -> Version | None:
        """The version that keeps what another program has written into the document; None where
        the bytes are those of a version. Raises `NotSaved`."""
        origin = "found"
        with contextlib.suppress(OSError):  # cannot be listed: perhaps it can be written
            if self.known(data):
                return None
            origin = "outside" if self.count else "found"
        return self.append(data, Author(), now, origin=origin)

    def name(
        self,
        version: Version,
        name: str,
        status: str,
        date: str,
        note: str = "",
        *,
        author: Author,
        now: datetime,
        files: Iterable[tuple[str, str]] = (),
    ) -> Version:
        """The version under its new name. `status` is one of `STATUSES`, `date` an ISO date,
        `files` the names and SHA-256 of what was published. Raises `NotSaved`."""
        record = Record(
            kind="name",
            writer=self.writer,
            number=self._next_number(),
            time=stamp(now),
            author=str(author),
            program=PROGRAM,
            follows=(version.id,),
            previous=self._previous([version]),
            note=note,
            name=name,
            status=status,
            date=date,
            files=tuple(f"{digest} {file}" for file, digest in files),
        )
        self.put(record.writer, record.number, written(record))
        return self.get(version.id) or version

    def put(self, writer: str, number: int, record: bytes) -> str:
        """Keep a record as it is, under its writer; returns its file. Raises `NotSaved`."""
        return write_record(self.folder, writer, number, record)

    @property
    def writer(self) -> str:
        """The id of this installation."""
        return writer_id(self._state)

    def base(self, data: bytes) -> list[Version]:
        """The head that bytes most likely come from, by their lines; none in a new history.

        What another program wrote may be another edition that was looked at and not taken in:
        what it follows is asked, too, and comes first where both are as like.
        """
        heads = self._heads_or_none()
        every = [*self._before_outside(heads), *heads]
        if len(every) > 1:
            same = [one for one in every if one.document == digest_of(data)]
            every = same or sorted(every, key=lambda one: -self._likeness(one, data))
        return every[:1]

    def _before_outside(self, heads: Sequence[Version]) -> list[Version]:
        """What the heads that another program wrote follow."""
        ids = {id for one in heads if one.origin == "outside" for id in one.follows}
        with contextlib.suppress(OSError):
            return [one for id in sorted(ids) if (one := self.get(id))]
        return []

    def most_like(self, data: bytes) -> Version | None:
        """Among the newest versions, the one that other bytes most likely come from: of those
        that are as like, the oldest, since too old a base loses nothing. None where not even half
        of the lines are the same."""
        recent = self.versions(_RECENT)[::-1]
        best = max(recent, key=lambda one: self._likeness(one, data), default=None)
        is_like = best and -self._likeness(best, data) <= len(data.splitlines())
        return best if is_like else None

    def _likeness(self, version: Version, data: bytes) -> int:
        try:
            lines = Counter(self.read(version).splitlines())
        except VersionLost:
            return -len(data)
        others = Counter(data.splitlines())
        return -((lines - others) + (others - lines)).total()

    def _heads_or_none(self) -> list[Version]:
        try:
            return self.heads
        except OSError:  # cannot be listed: perhaps it can be written
            return []

    def _previous(self, before: Sequence[Version]) -> str:
        """The id of this writer's newest version, unless it is among those."""
        with contextlib.suppress(OSError):
            writer = self.writer
            own = (one for one in self.versions(50) if one.writer == writer)
            last = max(own, key=lambda one: one.number, default=None)
            if last and last.id not in {one.id for one in before}:
                return last.id
        return ""

    def _next_number(self) -> int:
        with contextlib.suppress(OSError):
            return next_number(listed(self.folder), self.writer)
        return 1

    def _added(self, record: Record, data: bytes) -> Version:
        raw = written(record, data)
        file = self.put(record.writer, record.number, raw)
        self._tidy(record.writer)
        found = found_at(raw)
        with contextlib.suppress(OSError):
            if version := self.get(found.id):
                return version
        return version_of(found.record, found.id, Place(file, 0, 0, len(raw)))

    def _tidy(self, writer: str) -> None:
        """Pack what is old; the version is kept whether that succeeds or not."""
        with contextlib.suppress(OSError, NotSaved):
            if packs.is_due(listed(self.folder), writer):
                packs.roll(self.folder, writer, self._cache.with_suffix(".lock"))

    def _now(self) -> Index:
        """The index of the folder as it is now."""
        before = self._index or read_index(self._cache)
        self._index = brought_up_to_date(before, self.folder)
        if self._index is not before:
            write_index(self._cache, self._index)
        return self._index


def _only(text: str, found: Sequence[Version]) -> Version:
    if not found:
        raise NotFound(text)
    if len(found) > 1:
        raise Several(text, found)
    return found[0]


def spelling(name: str) -> str:
    """By which two names are the same."""
    return normalize("NFC", " ".join(name.split())).casefold()

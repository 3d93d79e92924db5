"""What the files of a history say -> versions in order, heads and names: the list without bytes.

Kept as text in the local cache, a line of JSON for the whole and then one for each version, the
newest first; so the first rows are there at once. It is never the truth: whatever is not as the
folder has it is read anew, and a cache that is lost or damaged is made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from lhl_editor.files.history.compression import contents
from lhl_editor.files.history.folder import read_file, sizes
from lhl_editor.files.history.lineage import heads, ranked
from lhl_editor.files.history.record import Author, Found, microseconds, moment
from lhl_editor.files.history.version import Naming, Place, Version, version_of

_TIME, _FILE = 7, 10  # of a name's values
_MOST_AT_FRONT = 20  # new versions that are put before the others without sorting all
_NEWLINE = "\n"
_VALUES = len(Version._fields) - 1  # of a row; the names stand apart
_NEAR = 200  # rows among which those are looked for that a new version follows


@dataclass(slots=True)
class Index:
    """`rows` are lines with a version's values as JSON, the newest first, with a line end before
    and after each."""

    files: dict[str, int] = field(default_factory=dict)  # with their sizes
    heads: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # ids that versions follow and nobody has
    names: list[list[Any]] = field(default_factory=list)
    faulty: dict[str, list[Any]] = field(default_factory=dict)  # file: code, size, time
    doubled: list[str] = field(default_factory=list)
    rows: str = "\n"

    @property
    def count(self) -> int:
        return self.rows.count("\n") - 1

    def versions(self, limit: int | None = None) -> list[Version]:
        """The newest first."""
        made = _versions(self.rows[1 : self._end(limit)])
        names = self.names_by_version()
        for at, one in enumerate(made) if names else ():
            if one.id in names:
                made[at] = one._replace(names=tuple(names[one.id]))
        return made

    def _end(self, limit: int | None) -> int:
        """Where the first so many rows end."""
        if limit is None:
            return max(len(self.rows) - 1, 1)
        at = 0
        for _ in range(min(limit, self.count)):
            at = self.rows.find("\n", at + 1)
        return max(at, 1)

    def starting(self, prefix: str) -> list[Version]:
        """The versions whose id begins so; two at most."""
        found: list[Version] = []
        at = self.rows.find(f'\n"{prefix}')
        while at >= 0 and len(found) < 2:
            found.append(self._row_around(at + 1))
            at = self.rows.find(f'\n"{prefix}', at + 1)
        return found

    def holding(self, document: str) -> Version | None:
        """The newest version with these bytes."""
        at = self.rows.find(f'","{document}",')
        return self._row_around(at) if at >= 0 else None

    def _row_around(self, at: int) -> Version:
        begin, end = self.rows.rfind("\n", 0, at) + 1, self.rows.find("\n", at)
        (version,) = _versions(self.rows[begin:end])
        names = self.names_by_version().get(version.id, [])
        return version._replace(names=tuple(names)) if names else version

    def names_by_version(self) -> dict[str, list[Naming]]:
        """The names that each version was given, the oldest first."""
        found: dict[str, list[Naming]] = {}
        for plain in self.names:
            naming = _naming(plain)
            found.setdefault(naming.version, []).append(naming)
        return found


def _versions(rows: str) -> list[Version]:
    """What rows say. All are read as one flat list and cut up by `zip`, which is quickest."""
    values = iter(json.loads(f"[{rows.replace(_NEWLINE, ',')}]"))
    each = zip(*[values] * _VALUES, repeat(()), strict=False)
    return list(map(partial(tuple.__new__, Version), each))


def brought_up_to_date(index: Index, folder: Path) -> Index:
    """The index of the folder as it is now; the same one where nothing is other.

    Raises OSError where the folder cannot be listed.
    """
    files = sizes(folder)
    if files == index.files and faulty_as_before(index, folder):
        return index
    gone = {file for file, size in index.files.items() if files.get(file) != size}
    if gone and (index.doubled or any(one[_FILE] in gone for one in index.names)):
        index = Index()  # what stood in one of them may stand in another file, too
        gone = set()
    to_read = sorted(set(files) - (set(index.files) - gone - index.faulty.keys()))
    return _Update(index, folder, files, gone).read(to_read)


def faulty_as_before(index: Index, folder: Path) -> bool:
    return all(_stat(folder, file) == was for file, (_, *was) in index.faulty.items())


class _Update:
    def __init__(self, index: Index, folder: Path, files: dict[str, int], gone: set[str]) -> None:
        self._old, self._folder, self._gone = index, folder, gone
        self._new = Index(
            files=files,
            heads=index.heads,
            missing=index.missing,
            names=[*index.names],
            doubled=[*index.doubled],
            rows=index.rows,
        )
        self._versions: dict[str, Version] = {}  # that came
        self._named = {one[0] for one in index.names}

    def read(self, files: Sequence[str]) -> Index:
        for file in files:
            self._read(file)
        self._new.names.sort(key=lambda one: (microseconds(one[_TIME]), one[0]))
        if not self._put_at_front():
            self._sort_all()
        return self._new

    def _read(self, file: str) -> None:
        before = _stat(self._folder, file)
        try:
            held = contents(read_file(self._folder, file))
        except FileNotFoundError:
            return
        except OSError:
            self._new.faulty[file] = ["unreadable", *before]
            return
        if held.damaged:
            code = "newer" if held.is_newer else "damaged"
            self._new.faulty[file] = [code, *before]
        for stream, found in held:
            if found.record.kind == "name":
                self._add_name(found, Place(file, stream.offset, found.begin, found.end))
            elif found.record.kind == "version":
                place = Place(file, stream.offset, found.begin, found.end)
                self._add(version_of(found.record, found.id, place))

    def _add(self, version: Version) -> None:
        there = self._versions.get(version.id)
        if there is None and not self._gone:
            there = next(iter(self._old.starting(version.id)), None)
        if there and there.file != version.file:
            self._new.doubled.append(version.file)
        self._versions.setdefault(version.id, version)

    def _add_name(self, found: Found, place: Place) -> None:
        if found.id in self._named:
            self._new.doubled.append(place.file)
        elif found.record.follows:
            self._named.add(found.id)
            self._new.names.append(_plain_naming(found, place))

    def _put_at_front(self) -> bool:
        """Where a few versions came that are newer than all, the rest stays as it is."""
        came = self._versions.values()
        if self._gone or len(came) > _MOST_AT_FRONT:
            return False
        came_anew = [one for one in came if f'\n"{one.id}"' not in self._old.rows]
        if any(one.id in self._new.missing for one in came_anew):
            return False
        known = {one.id: one for one in self._old.versions(_NEAR)} if came_anew else {}
        newest = next(iter(known.values()), None)
        if not all(id in known or id in self._versions for v in came_anew for id in v.follows):
            return False
        sorted_anew = ranked([*came_anew], known)
        if newest and any(_key(one) <= _key(newest) for one in sorted_anew):
            return False
        self._new.rows = "\n" + "".join(map(_row, sorted_anew)) + self._new.rows[1:]
        followed = {id for one in came_anew for id in one.follows}
        every = [*(one.id for one in sorted_anew), *self._new.heads]
        self._new.heads = [id for id in every if id not in followed]
        return True

    def _sort_all(self) -> None:
        kept = {one.id: one for one in self._old.versions() if one.file not in self._gone}
        every = ranked([*{**kept, **self._versions}.values()])
        self._new.rows = "\n" + "".join(map(_row, every))
        ids = {one.id for one in every}
        followed = {id for one in every for id in one.follows}
        self._new.missing = sorted(followed - ids)
        self._new.heads = heads(every)


def _key(version: Version) -> tuple[int, int, int, str]:
    return (version.rank, version.depth, version.number, version.id)


def _stat(folder: Path, file: str) -> list[int]:
    try:
        found = os.stat(folder / file)
    except (OSError, ValueError):
        return [0, 0]
    return [found.st_size, found.st_mtime_ns]


def _row(version: Version) -> str:
    return json_line(version[:_VALUES])[1:-2] + "\n"


def json_line(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain_naming(found: Found, place: Place) -> list[Any]:
    record = found.record
    return [
        found.id,
        record.follows[0],
        record.name,
        record.status,
        record.date,
        record.note,
        record.author,
        record.time,
        record.program,
        list(record.files),
        *place,
    ]


def _naming(plain: list[Any]) -> Naming:
    id, version, name, status, date, note, person, time, program, files, *place = plain
    pairs = tuple((file[65:], file[:64]) for file in files)
    told = (name, status, date, note, Author.parse(person), moment(time), program, pairs)
    return Naming(id, version, *told, Place(*place))

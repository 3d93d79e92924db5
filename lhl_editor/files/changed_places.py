"""A history in, which places each of its versions changed out.

It is worked out once for each version and kept in the local cache, which can be deleted: so who
changed what is answered at once, however many versions there are.

What a version changed is text: the path of a field, or of an item or section that came or went;
`~` before the path of an item that was moved and of its list, `#` before one whose comments are
others.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lhl_editor.core.diff import Difference, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Strategy, Value
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import History, Version, VersionLost

MOVED, BESIDE = "~", "#"
_HEAD = {"format": 1}
_BATCH = 500  # versions after which the cache is written
_CONTENTS, _CHAPTERS = 16, 64  # that are kept in memory while it is worked out
_MARK = re.compile(rb"^format: *1 *\r?$", re.MULTILINE)
_CHAPTER = re.compile(rb"^(?=[^\s#-])", re.MULTILINE)
Stale = Callable[[], bool]


@frozen
class Step:
    """From a version to one that it follows, and the places that differ; `before` is its id, or
    that of the nearest before it that can be read."""

    before: str
    places: frozenset[str]


class ChangedPlaces:
    """`steps` of each version by its id: none of the first, several where it brings two together.
    A version that is not among them cannot be read, or has not been looked at."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._cache = history.cache_beside("places")
        self.steps: dict[str, tuple[Step, ...]] = {}
        self._looked: set[str] = set()
        self._is_loaded = False

    def knows(self, versions: Iterable[Version]) -> bool:
        """Whether all of these have been looked at."""
        if not self._is_loaded:
            self._load()
        return all(one.id in self._looked for one in versions)

    def update(self, versions: Sequence[Version], stale: Stale) -> bool:
        """Look at those of the versions that are new; False where it was given up half way."""
        if self.knows(versions):
            return True
        fresh = [one for one in versions if one.id not in self._looked]
        reading = _Reading(self._history, {one.id: one for one in versions})
        for begin in range(0, len(fresh), _BATCH):
            if not self._look(fresh[begin : begin + _BATCH], reading, stale):
                return False
        return True

    def _look(self, versions: Sequence[Version], reading: _Reading, stale: Stale) -> bool:
        found: dict[str, tuple[Step, ...] | None] = {}
        for version in versions:
            if stale():
                break
            found[version.id] = reading.steps(version)
        self._keep(found)
        return len(found) == len(versions)

    def _keep(self, found: Mapping[str, tuple[Step, ...] | None]) -> None:
        for id, steps in found.items():
            self._add(id, steps)
        with contextlib.suppress(OSError):  # then it takes longer the next time
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            is_new = not self._cache.exists()
            lines = [_HEAD] if is_new else []
            read = {id: steps for id, steps in found.items() if steps is not None}
            plain = [*lines, *(_plain(id, steps) for id, steps in read.items())]
            with self._cache.open("a", encoding="utf-8") as file:
                file.write("".join(f"{json.dumps(one)}\n" for one in plain))

    def _add(self, id: str, steps: tuple[Step, ...] | None) -> None:
        self._looked.add(id)
        if steps is not None:
            self.steps[id] = steps

    def _load(self) -> None:
        self._is_loaded = True
        try:
            head, *lines = self._cache.read_text(encoding="utf-8").splitlines()
            if json.loads(head) != _HEAD:
                raise ValueError(head)
        except (OSError, ValueError):  # none yet, of another program, or not whole
            with contextlib.suppress(OSError):
                self._cache.unlink(missing_ok=True)
            return
        for line in lines:
            with contextlib.suppress(ValueError, TypeError):  # cut off by a stop: looked at anew
                id, plain = json.loads(line)
                self._add(id, _steps(plain))


def _plain(id: str, steps: tuple[Step, ...]) -> object:
    return [id, [[one.before, sorted(one.places)] for one in steps]]


def _steps(plain: list[tuple[str, list[str]]]) -> tuple[Step, ...]:
    return tuple(Step(before, frozenset(places)) for before, places in plain)


class _Bad(Exception):
    """The version with this id cannot be read as a strategy."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id


class _Reading:
    """Compares versions, and parses no more of them than the chapters that differ."""

    def __init__(self, history: History, by_id: Mapping[str, Version]) -> None:
        self._history, self._by_id = history, by_id
        self._contents: OrderedDict[str, _Content] = OrderedDict()
        self._parsed: OrderedDict[bytes, Strategy] = OrderedDict()
        self._bad: set[str] = set()

    def steps(self, version: Version) -> tuple[Step, ...] | None:
        """None where the version cannot be read."""
        try:
            steps = (self._step(self._by_id.get(id), version) for id in version.follows)
            found = tuple(step for step in steps if step is not None)
            return found or self._whole(version)
        except _Bad:
            return None

    def _step(self, before: Version | None, version: Version) -> Step | None:
        """From the nearest before it that can be read; None where there is none."""
        while before is not None:
            if before.id not in self._bad:
                try:
                    return Step(before.id, self._places(before, version))
                except _Bad as bad:
                    self._bad.add(bad.id)
                    if bad.id == version.id:
                        raise
            before = self._by_id.get(before.follows[0]) if before.follows else None
        return None

    def _whole(self, version: Version) -> tuple[Step, ...]:
        """Of the first, or the first that can be read: it has no step, if it can."""
        self._read(version)
        return ()

    def _places(self, before: Version, after: Version) -> frozenset[str]:
        if before.document == after.document:
            return frozenset()
        old, new = self._read(before), self._read(after)
        found: set[str] = set()
        for one, other in _differing(old, new):
            pair = self._strategy(before, one), self._strategy(after, other)
            for row in differences(*pair):
                found.update(places_of(row))
        return frozenset(found)

    def _read(self, version: Version) -> _Content:
        if version.id not in self._contents:
            try:
                data = self._history.read(version)
            except VersionLost as lost:
                raise _Bad(version.id) from lost
            self._contents[version.id] = _Content(data, _chapters(data))
            if len(self._contents) > _CONTENTS:
                self._contents.popitem(last=False)
        return self._contents[version.id]

    def _strategy(self, version: Version, data: bytes) -> Strategy:
        if data not in self._parsed:
            try:
                self._parsed[data] = parse_strategy(data).strategy if data else Item("strategy")
            except Unreadable as bad:
                raise _Bad(version.id) from bad
            if len(self._parsed) > _CHAPTERS:
                self._parsed.popitem(last=False)
        return self._parsed[data]


@frozen
class _Content:
    """The bytes of a version, and a file for each of its chapters by its key; no chapters where
    they cannot be told apart."""

    data: bytes
    chapters: dict[bytes, bytes]


def _differing(old: _Content, new: _Content) -> Iterator[tuple[bytes, bytes]]:
    """Files of which the first is of the old and the second of the new."""
    if not old.chapters or not new.chapters:
        yield old.data, new.data
        return
    for key in dict.fromkeys((*old.chapters, *new.chapters)):
        pair = old.chapters.get(key, b""), new.chapters.get(key, b"")
        if pair[0] != pair[1]:
            yield pair


def _chapters(data: bytes) -> dict[bytes, bytes]:
    if not _MARK.search(data):
        return {}
    parts = [part for part in _CHAPTER.split(data) if part.strip()]
    by_key = {part.partition(b":")[0]: b"format: 1\n" + part for part in parts}
    if len(by_key) != len(parts):
        return {}
    by_key.pop(b"format", None)
    return by_key


def order_of(row: Difference) -> str:
    """The order of the list in which an item was moved: which item it was, is a way of seeing."""
    return f"{MOVED}{row.path.parent}"


def places_of(row: Difference) -> Iterator[str]:
    """How what a row of a comparison tells of is written here."""
    if row.kind is Kind.BESIDE:
        yield f"{BESIDE}{row.path}"
        return
    if row.numbers is not None:
        yield f"{MOVED}{row.path}"
        yield order_of(row)
    elif not row.fields:
        yield str(row.path)
    if row.kind is Kind.RENAMED:
        yield str(row.path.parent / row.before.id)
    yield from (str(field.path) for field in row.fields)


def fields_in(item: Item, path: Path) -> Iterator[tuple[str, Value]]:
    """Each field with a value of its own, as it is written here, in all that lies in the item."""
    for field in KINDS[item.kind].fields:
        place, value = path / field.name, item[field.name]
        if field.type is Type.SECTION:
            yield from fields_in(value, place)
        elif field.type is Type.ITEMS:
            for one in value:
                yield from fields_in(one, place / one.id)
        else:
            yield str(place), value

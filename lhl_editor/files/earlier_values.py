"""A place in a strategy and its history in, who changed what stands there out, the newest first.

Where it is known what each version changed, only those that changed the place are read. Else no
more is read of each than the chapter that the place is in, and that once however many versions
share it: so ten thousand versions take seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Value, get
from lhl_editor.files.changed_places import ChangedPlaces
from lhl_editor.files.changers import touches
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import History, Version, VersionLost


@frozen
class Changed:
    """`version` is the one that first has `after`; None stands for what was not there."""

    version: Version
    before: Value | None
    after: Value | None


class _Unknown:
    """The value in a version that cannot be read."""


_UNKNOWN = _Unknown()
_FORMAT = re.compile(rb"^format: *1 *\r?$", re.MULTILINE)
_NEXT_KEY = re.compile(rb"^[^\s#-]", re.MULTILINE)


def earlier_values(
    history: History, place: Path, since: Version | None = None
) -> Iterator[Changed]:
    """Who changed what stands at the place, beginning with `since` or the newest version.

    A version that brings two together changes what is in neither. Versions that cannot be read
    as a strategy are passed over.
    """
    by_id = {one.id: one for one in history.versions()}
    values = _Values(history, place)
    version = since or next(iter(by_id.values()), None)
    changed = ChangedPlaces(history)
    if version and _is_field(place) and changed.knows(by_id.values()):
        yield from _known(changed, place, version, by_id, values)
        return
    version = _readable(version, values, by_id)
    while version is not None:
        after = values.of(version)
        parents = [
            parent for id in version.follows if (parent := _readable(by_id.get(id), values, by_id))
        ]
        same = next((one for one in parents if values.of(one) == after), None)
        if same is None:
            before = values.of(parents[0]) if parents else None
            if before or after:  # an empty field says what a missing one says
                yield Changed(version, before, after)
        version = same or (parents[0] if parents else None)


def _is_field(place: Path) -> bool:
    """Whether it has a value of its own: what changes in an item is known field by field."""
    try:
        return field_at(place).type not in (Type.SECTION, Type.ITEMS)
    except UnknownPath:
        return False


def _known(
    changed: ChangedPlaces,
    place: Path,
    head: Version,
    by_id: Mapping[str, Version],
    values: _Values,
) -> Iterator[Changed]:
    """The same from what each version is known to have changed: only those are read."""
    found = touches((str(place),), [*by_id.values()], changed.steps, head.id)
    for touch in found.get(str(place), ()):
        steps = changed.steps[touch.version.id]
        before = values.of(by_id[steps[0].before]) if steps else None
        after = values.of(touch.version)
        if (before or after) and before != after:
            yield Changed(touch.version, before, after)


def _readable(
    version: Version | None, values: _Values, by_id: Mapping[str, Version]
) -> Version | None:
    """The version, or the nearest before it that can be read."""
    while version is not None and values.of(version) is _UNKNOWN:
        version = by_id.get(version.follows[0]) if version.follows else None
    return version


class _Values:
    """What stands at a place in each version."""

    def __init__(self, history: History, place: Path) -> None:
        self._history = history
        self._place = place
        key = re.escape(place.parts[0].encode()) if place.parts else b"(?!)"
        self._key = re.compile(rb"^" + key + rb":", re.MULTILINE)
        self._by_version: dict[str, Value | None] = {}
        self._by_chapter: dict[bytes, Value | None] = {}

    def of(self, version: Version) -> Value | None:
        if version.id not in self._by_version:
            self._by_version[version.id] = self._read(version)
        return self._by_version[version.id]

    def _read(self, version: Version) -> Value | None:
        try:
            data = self._history.read(version)
        except VersionLost:
            return _UNKNOWN
        chapter = self._chapter(data)
        if chapter is None:
            return self._in(data)
        if chapter not in self._by_chapter:
            value = self._in(b"format: 1\n" + chapter)
            self._by_chapter[chapter] = self._in(data) if value is _UNKNOWN else value
        return self._by_chapter[chapter]

    def _chapter(self, data: bytes) -> bytes | None:
        """The lines under the place's first key; None where they cannot be told apart."""
        if not _FORMAT.search(data):
            return None
        begin = self._key.search(data)
        if begin is None:
            return None
        end = _NEXT_KEY.search(data, begin.end())
        return data[begin.start() : end.start() if end else len(data)]

    def _in(self, data: bytes) -> Value | None:
        try:
            return get(parse_strategy(data).strategy, self._place)
        except Unreadable:
            return _UNKNOWN
        except UnknownPath:
            return None

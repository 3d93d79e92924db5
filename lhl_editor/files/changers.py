"""Places in and a history with what each of its versions changed, who changed them out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lhl_editor.core.frozen import frozen
from lhl_editor.files.changed_places import BESIDE, MOVED, Step
from lhl_editor.files.history.version import Version


@frozen
class Touch:
    """A version that changed a place. `came`: the place came, or went, with what it lies in.
    `is_first`: no version before it is known that could have had the place."""

    version: Version
    came: bool = False
    is_first: bool = False


def touches(
    places: Collection[str],
    versions: Sequence[Version],
    steps: Mapping[str, tuple[Step, ...]],
    head: str,
    until: str = "",
    *,
    last_only: bool = False,
) -> dict[str, list[Touch]]:
    """Of each place the versions that changed it, the newest first, from `head` back to what
    `until` already had.

    `versions` are all, none before what it follows; the places are written as `changed_places`
    does. Where two were brought together, it goes on at the one that said the same.
    """
    walk = _Walk(places, steps, last_only)
    walk.begin(head)
    known = _before(until, versions, steps)
    for version in versions:
        if version.id not in known:
            walk.pass_by(version)
    return walk.found


def _before(
    until: str, versions: Sequence[Version], steps: Mapping[str, tuple[Step, ...]]
) -> set[str]:
    """The version with this id and all that it comes from."""
    found = {until} if until else set()
    for version in versions if until else ():
        if version.id in found:
            found.update(step.before for step in steps.get(version.id, ()))
            found.update(version.follows)
    return found


class _Walk:
    """Goes from the newest version to the oldest, and carries the places that are looked for."""

    def __init__(
        self, places: Collection[str], steps: Mapping[str, tuple[Step, ...]], last_only: bool
    ) -> None:
        self.found: dict[str, list[Touch]] = {}
        self._steps, self._last_only = steps, last_only
        self._places = set(places)
        self._within: dict[str, set[str]] = {}  # of what a version changed: the places it meant
        for place in self._places:
            for each in around(place):
                self._within.setdefault(each, set()).add(place)
        self._waiting: dict[str, set[str]] = {}  # at a version, by its id

    def begin(self, head: str) -> None:
        self._waiting[head] = self._places

    def pass_by(self, version: Version) -> None:
        here = self._waiting.pop(version.id, None)
        steps = self._steps.get(version.id)
        if not here or steps is None:
            if here and version.follows:  # it cannot be read
                self._wait(version.follows[0], here)
            return
        if not steps:
            for place in here:
                self._note(place, Touch(version, came=True, is_first=True))
            return
        changed = [self._meant(step, here) for step in steps]
        touched = set.intersection(*changed)
        for place in touched:
            own = any(place in step.places for step in steps)
            self._note(place, Touch(version, came=not own))
        self._go_on(here, steps, changed, touched)

    def _go_on(
        self,
        here: set[str],
        steps: Sequence[Step],
        changed: Sequence[set[str]],
        touched: set[str],
    ) -> None:
        left = here - touched if self._last_only else here
        for step, other in zip(steps, changed, strict=True):
            same = left - other if other else left
            if step is steps[0] and not self._last_only:
                same = same | touched
            if same:
                self._wait(step.before, same)
                left = left - same

    def _meant(self, step: Step, here: set[str]) -> set[str]:
        found: set[str] = set()
        for each in step.places:
            if within := self._within.get(each):
                found |= within & here
        return found

    def _wait(self, id: str, places: set[str]) -> None:
        there = self._waiting.get(id)
        self._waiting[id] = places if there is None else there | places

    def _note(self, place: str, touch: Touch) -> None:
        self.found.setdefault(place, []).append(touch)


def around(place: str) -> Iterator[str]:
    """What says of a place that it changed: itself, or what it lies in."""
    yield place
    path = place.lstrip(MOVED + BESIDE)
    if path != place:
        yield path
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path

"""What stands at one place in the base and in the two strategies that were made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lhl_editor.core.frozen import frozen


@frozen
class Sides:
    """What stands at one place in the three."""

    base: Any
    ours: Any
    theirs: Any

    @property
    def agreed(self) -> tuple[Any, ...]:
        """The one value where at most one side changed it, or both alike; else nothing."""
        if same(self.base, self.theirs) or same(self.ours, self.theirs):
            return (self.ours,)
        return (self.theirs,) if same(self.base, self.ours) else ()

    def each(self, part: Callable[[Any], Any]) -> Sides:
        return Sides(part(self.base), part(self.ours), part(self.theirs))

    def get(self, key: str, missing: Any = None) -> Sides:
        """What the three, mappings, hold under a key."""
        return self.each(lambda side: side.get(key, missing))


def same(one: object, other: object) -> bool:
    return one is other or one == other

"""What was found before, remembered by identity, so that an edit looks only at what changed.

A result is kept while the values it was made of are the very same objects. Values never change,
so what is remembered is what would be found again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Generic, TypeVar

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Strategy

Found = TypeVar("Found")


class Seen(Generic[Found]):
    """What was found in a value (an item, or the items of a list), and in each part of it."""

    __slots__ = ("found", "parts", "value")

    def __init__(self, value: object, own: Iterable[Found], parts: dict[str, Seen[Found]]) -> None:
        self.value = value
        self.parts = parts
        inner = [part.found for part in parts.values() if part.found]
        self.found: tuple[Found, ...] = tuple(chain(own, *inner)) if inner else tuple(own)


@frozen
class Look(Generic[Found]):
    """What is looked for in each item of some kinds."""

    kinds: frozenset[str]
    find: Callable[[Item, Path], Iterable[Found]]


@cache
def _ways(kind: str, wanted: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    """(name, whether it is a list) of the fields through which an item leads to wanted kinds."""
    return tuple(
        (field.name, field.type is Type.ITEMS)
        for field in KINDS[kind].fields
        if field.type in (Type.SECTION, Type.ITEMS)
        and (field.kind in wanted or _ways(field.kind, wanted))
    )


def _see(item: Item, where: Path, look: Look[Found], before: Seen[Found] | None) -> Seen[Found]:
    parts: dict[str, Seen[Found]] = {}
    for name, is_list in _ways(item.kind, look.kinds):
        value = item.values.get(name)
        if value is None:
            continue
        known = before.parts.get(name) if before else None
        if known is None or known.value is not value:
            see = _see_list if is_list else _see
            known = see(value, where / name, look, known)
        parts[name] = known
    return Seen(item, look.find(item, where) if item.kind in look.kinds else (), parts)


def _see_list(
    items: tuple[Item, ...], where: Path, look: Look[Found], before: Seen[Found] | None
) -> Seen[Found]:
    parts: dict[str, Seen[Found]] = {}
    for item in items:
        known = before.parts.get(item.id) if before else None
        if known is None or known.value is not item:
            known = _see(item, where / item.id, look, known)
        parts[item.id] = known
    return Seen(items, (), parts)


class Memory:
    """What the last validation of a document found; forgotten at midnight."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._kept: dict[object, tuple[tuple[object, ...], Any]] = {}

    def at(self, day: date) -> Memory:
        """This memory, empty if it was of another day."""
        if day != self._day:
            self._day = day
            self._kept.clear()
        return self

    def once(self, key: object, made_of: tuple[object, ...], make: Callable[[], Found]) -> Found:
        """What `make` gives; not made again while all that it is made of is the same."""
        kept = self._kept.get(key)
        if kept is None or not _all_same(kept[0], made_of):
            kept = made_of, make()
            self._kept[key] = kept
        found: Found = kept[1]
        return found

    def same(self, key: object, value: Found) -> Found:
        """The equal value of last time if there is one, so that what is made of it can be kept."""
        kept = self._kept.get(key)
        if kept is None or kept[1] != value:
            kept = (), value
            self._kept[key] = kept
        found: Found = kept[1]
        return found

    def everywhere(
        self, key: object, strategy: Strategy, made_of: tuple[object, ...], look: Look[Found]
    ) -> Seen[Found]:
        """What `look` finds everywhere, looked for again only where the item is another one.

        `made_of` is what `look` knows besides the item.
        """
        kept = self._kept.get(key)
        before = kept[1] if kept and _all_same(kept[0], made_of) else None
        seen = before if before and before.value is strategy else _see(strategy, ROOT, look, before)
        self._kept[key] = made_of, seen
        return seen


def _all_same(these: tuple[object, ...], those: tuple[object, ...]) -> bool:
    return len(these) == len(those) and all(a is b for a, b in zip(these, those, strict=True))

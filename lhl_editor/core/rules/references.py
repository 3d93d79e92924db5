"""References by id that lead nowhere, and items that share their id with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.schema import KINDS, STRATEGY, Field, Type
from lhl_editor.core.strategy import Item

Ids = Mapping[str, frozenset[str]]  # of each kind that anything refers to
_REFERENCES = frozenset({Type.REFERENCE, Type.REFERENCES})


@cache
def reference_fields(kind: str) -> tuple[Field, ...]:
    return tuple(field for field in KINDS[kind].fields if field.type in _REFERENCES)


REFERRING = frozenset(kind for kind in KINDS if reference_fields(kind))
_REFERRED = frozenset(field.kind for kind in REFERRING for field in reference_fields(kind))


def _lists(kind: str, where: Path) -> Iterator[tuple[str, Path]]:
    for field in KINDS[kind].fields:
        if field.type is Type.ITEMS and field.kind in _REFERRED:
            yield field.kind, where / field.name
        elif field.type is Type.SECTION:
            yield from _lists(field.kind, where / field.name)


# The list in which the items of each kind that others refer to stand.
LISTS_OF_REFERRED: dict[str, Path] = dict(_lists(STRATEGY, ROOT))


def ids_in(items: tuple[Item, ...]) -> frozenset[str]:
    return frozenset(item.id for item in items)


def broken_references(item: Item, where: Path, ids: Ids) -> Iterator[Problem]:
    """Fields that refer to an item that is not there."""
    for field in reference_fields(item.kind):
        value = item.values.get(field.name, ())
        every = (value,) if isinstance(value, str) else value
        lost = [id for id in every if id not in ids[field.kind]]
        if lost:
            yield problem(where / field.name, "broken_reference", id=lost, kind=field.kind)


def duplicate_id(item: Item, where: Path, _today: date) -> Iterator[Problem]:
    """The reader marks the second item with an id as `id~2`, so that both can be held."""
    original, mark, _ = item.id.partition("~")
    if mark:
        yield problem(where, "duplicate_id", id=original, kind=item.kind)

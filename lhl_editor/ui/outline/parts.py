"""A strategy in, what stands in the outline and where out: the document, its chapters, its lists.

Chapters and what is in them come in published order. A standard chapter or section that says
nothing is not printed; it stands here all the same, so that it can be filled in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lhl_editor.core.path import Path
from lhl_editor.core.schema import CHAPTER_PARTS, CHAPTERS, KINDS, START, Type
from lhl_editor.core.strategy import Item, Strategy, get
from lhl_editor.core.subjects import LISTS

# The rows of a chapter's part, where they are not those of one field of the same name.
_FIELDS_OF_PART: dict[str, tuple[str, ...]] = {
    "overview": ("reform", "period"),
    "main": (),
    "list": (),
    "matrix": ("lead_messages", "pillars"),
}
PART_OF_FIELD = {field: part for part, fields in _FIELDS_OF_PART.items() for field in fields}
NUMBERED = frozenset({"focus_area", "sub_goal", "pillar", "activity"})
BELOW = ("tools", "organisations", "activities")  # below the separating line
_LISTED = {"focus_areas": "areas", "activities": "items", "own_chapter": "pages"}

Parts = tuple[str, ...]  # of a path
Standing = Item | tuple[Item, ...]


class Part(NamedTuple):
    """What a row shows: the way to it from the row around it, and what stands there."""

    way: Parts
    value: Standing
    number: int = 0  # as published; 0: none

    @property
    def kind(self) -> str:
        """The kind of a section or item; for a list, its name."""
        return kind_of(self.way, self.value)


def kind_of(parts: Parts, value: Standing) -> str:
    return value.kind if isinstance(value, Item) else parts[-1]


def is_own_page(kind: str) -> bool:
    return kind.endswith("_page")


def outer_parts(strategy: Strategy) -> Iterator[Part]:
    """The outermost rows: document, chapters as they are published, lists."""
    yield Part(("document",), _section(strategy, "document"))
    yield from _chapters(strategy)
    yield from (Part((name,), _section(strategy, name)) for name in BELOW)


def inner_parts(kind: str, value: Standing) -> Iterator[Part]:
    """The rows in a row of this kind."""
    if isinstance(value, tuple):
        yield from (Part((one.id,), one) for one in value if kind in BELOW)
    elif kind in CHAPTER_PARTS:
        yield from _chapter(value)
    elif kind in _LISTED:
        yield from _items(value, _LISTED[kind])


def parts_at(strategy: Strategy, parts: Parts) -> Iterator[Part]:
    """The rows in the row at `parts`; the empty parts stand for the whole outline."""
    if not parts:
        return outer_parts(strategy)
    value = get(strategy, Path(parts))
    return inner_parts(kind_of(parts, value), value)


def place_of(own: Item, names: Parts) -> str:
    """What an own chapter or page stands after, of `names` or the start; empty: at the end."""
    after: str = own["after"]
    return after if after == START or after in names else ""


def _chapters(strategy: Strategy) -> Iterator[Part]:
    number = 0
    for name, own in _in_places(strategy["chapters"], CHAPTERS):
        value = own or _section(strategy, name)
        number += bool(value)
        yield Part(("chapters", own.id) if own else (name,), value, number if value else 0)


def _chapter(chapter: Item) -> Iterator[Part]:
    for name, own in _in_places(chapter["pages"], CHAPTER_PARTS[chapter.kind]):
        if own:
            yield Part(("pages", own.id), own)
            continue
        for field in _FIELDS_OF_PART.get(name, (name,)):
            yield from _field(chapter, field)


def _in_places(own: tuple[Item, ...], names: Parts) -> Iterator[tuple[str, Item | None]]:
    """The standard names in order, and each own chapter or page at the place that it names."""
    standing: defaultdict[str, list[Item]] = defaultdict(list)
    for one in own:
        standing[place_of(one, names)].append(one)
    for name in (START, *names):
        if name != START:
            yield name, None
        yield from ((name, one) for one in standing[name])
    yield from (("", one) for one in standing[""])


def _field(holder: Item, name: str) -> Iterator[Part]:
    declared = KINDS[holder.kind].field(name)
    if declared and declared.type is Type.ITEMS and name not in LISTS:
        yield from _items(holder, name)
    else:
        yield Part((name,), _section(holder, name))


def _items(holder: Item, name: str) -> Iterator[Part]:
    items: tuple[Item, ...] = holder[name]
    counted = bool(items) and items[0].kind in NUMBERED
    for number, one in enumerate(items, 1):
        yield Part((name, one.id), one, number if counted else 0)


def _section(holder: Item, name: str) -> Standing:
    return holder.values.get(name) or _nothing(holder.kind, name)


@cache
def _nothing(kind: str, name: str) -> Standing:
    """The same empty value each time, so that what did not change is seen by identity."""
    nothing: Standing = Item(kind)[name]
    return nothing

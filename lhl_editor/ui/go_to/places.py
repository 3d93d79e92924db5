"""A strategy in, all that one can go to in it out: chapters, parts, items and their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import KINDS, STRATEGY, Field, Type
from lhl_editor.core.strategy import Item, Strategy, label_of
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import kind_words, label
from lhl_editor.language.places import NUMBERED
from lhl_editor.ui.go_to.matching import Names

_LONGEST = 120  # characters of a name
_NAMELESS = frozenset({"row", "activity_point"})  # found through what they stand in
ICONS = {
    "document": "book-open",
    "focus_area": "house",
    "target_group": "users",
    "sub_goal": "target",
    "reform_goal": "target",
    "period_goal": "target",
    "lead_message": "megaphone",
    "pillar": "message-square",
    "tool": "wrench",
    "organisation": "building-2",
    "resource": "link",
    "resource_link": "link",
    "member": "user",
    "level": "layers",
    "activity": "calendar",
    "activities": "calendar",
    "own_page": "file-text",
}
_LIST_ICONS = {"tools": "wrench", "organisations": "building-2", "lead_messages": "megaphone"}
_SECTION_ICON, _FIELD_ICON, _CHAPTER_ICON = "file-text", "pencil-line", "book-open"


class Entry(NamedTuple):
    """A place with its name and what stands muted beside it."""

    path: Path
    icon: str
    name: str
    beside: str
    is_field: bool = False


class Places:
    """The places of one strategy, ready to be searched: items before fields."""

    def __init__(self, strategy: Strategy, stale: Callable[[], bool] = lambda: False) -> None:
        self.strategy = strategy
        every: list[Entry] = []
        for entry in _within(strategy, ROOT, ""):
            every.append(entry)
            if not len(every) % 1000 and stale():
                break
        self.entries = [entry for entry in every if not entry.is_field]
        chief = len(self.entries)
        self.entries += (entry for entry in every if entry.is_field)
        self.names = Names([(entry.name, entry.beside) for entry in self.entries], chief)


def entry_of(strategy: Strategy, path: Path) -> Entry | None:
    """The entry of one section, list or item; None where it is none of them."""
    entry: Entry | None = None
    value, holder = strategy, strategy
    for at, name in enumerate(path.parts):
        where = Path(path.parts[: at + 1])
        if isinstance(value, Item):
            holder, field = value, KINDS[value.kind].field(name)
            if field is None or field.type not in (Type.SECTION, Type.ITEMS):
                return None
            entry = _holder_entry(holder, field, where, _beside(entry))
            value = value[name]
        else:
            number = next((n for n, one in enumerate(value) if one.id == name), None)
            if number is None:
                return None
            value = value[number]
            entry = _item_entry(value, number + 1, where)
    return entry


def _beside(entry: Entry | None) -> str:
    return entry.name if entry else ""


def _within(holder: Item, path: Path, name: str) -> Iterator[Entry]:
    """What stands in a section or item that is called `name`."""
    for field in KINDS[holder.kind].fields:
        where = path / field.name
        if field.type not in (Type.SECTION, Type.ITEMS):
            yield Entry(where, _FIELD_ICON, _label(holder.kind, field.name), name, True)
            continue
        is_chapter = holder.kind == STRATEGY
        if not is_chapter and field.name not in holder.values:
            continue
        entry = _holder_entry(holder, field, where, name)
        if field.type is Type.SECTION or field.name in _LIST_ICONS:
            yield entry
        if field.type is Type.SECTION:
            yield from _within(holder[field.name], where, entry.name)
        elif field.kind not in _NAMELESS:
            yield from _items(holder[field.name], where)


def _items(items: tuple[Item, ...], path: Path) -> Iterator[Entry]:
    for number, item in enumerate(items, 1):
        entry = _item_entry(item, number, path / item.id)
        yield entry
        yield from _within(item, entry.path, entry.name)


def _holder_entry(holder: Item, field: Field, where: Path, beside: str) -> Entry:
    icon = _LIST_ICONS.get(field.name) or ICONS.get(field.kind, _SECTION_ICON)
    if holder.kind == STRATEGY and field.type is Type.SECTION:
        icon = ICONS.get(field.kind, _CHAPTER_ICON)
    return Entry(where, icon, _label(holder.kind, field.name), beside)


def _item_entry(item: Item, number: int, where: Path) -> Entry:
    icon = ICONS.get(item.kind, _SECTION_ICON)
    name = " ".join(label_of(item).split())[:_LONGEST]
    kind = _kind(item.kind)
    if item.kind in NUMBERED or not name:
        numbered = say("place.numbered", kind=kind, number=number)
        return Entry(where, icon, f"{numbered}: {name}" if name else numbered, "")
    return Entry(where, icon, name, kind)


@cache
def _kind(kind: str) -> str:
    return capitalised(kind_words(kind))


@cache
def _label(kind: str, field: str) -> str:
    return label(kind, field)

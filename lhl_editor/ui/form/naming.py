"""What a place is called in the form: its title, the way to it, and the icon of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.chapter_order import chapters
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import STRATEGY, Type
from lhl_editor.core.strategy import Item, Strategy, get, label_of, locate
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import help_words, kind_words, label
from lhl_editor.language.places import NUMBERED

_ICONS = {
    "document": "book-open",
    "organisation": "building-2",
    "tool": "wrench",
    "activity": "calendar",
    "activities": "calendar",
    "target_group": "users",
    "sub_goal": "target",
    "reform_goal": "target",
    "period_goal": "target",
    "lead_message": "megaphone",
    "pillar": "message-square",
    "resource": "link",
    "resource_link": "link",
    "own_chapter": "book-open",
    "contents": "list",
    "group": "users",
    "audience": "users",
    "member": "user",
    "focus_areas": "layers",
    "focus_area": "layers",
    "support": "map",
    "level": "layers",
}


@frozen
class Step:
    """A place on the way to another, and what it is called there."""

    path: Path
    words: str


def icon_of(kind: str) -> str:
    return _ICONS.get(kind, "file-text")


def title(strategy: Strategy, path: Path) -> str:
    """What stands largest above the form: «Delmål 3», «Verktøy», a tool's name."""
    if not path.parts:
        return say("place.everything")
    place = locate(strategy, path)
    if place.is_item:
        return name_of(place.value, _number(strategy, path))
    return label(place.owner.kind, path.name) if place.owner is not None else path.name


def name_of(item: Item, number: int) -> str:
    """What an item is called: by its number where people do so, else by its name."""
    words = " ".join(label_of(item).split())
    if words and item.kind not in NUMBERED:
        return words
    return say("place.numbered", kind=capitalised(kind_words(item.kind)), number=number)


def _number(strategy: Strategy, path: Path) -> int:
    siblings: tuple[Item, ...] = get(strategy, path.parent)
    return next(n for n, one in enumerate(siblings, 1) if one.id == path.name)


def titled(strategy: Strategy, path: Path) -> str:
    """The title with the name behind it, where the title is a number: «Budskap 3: …»."""
    words = title(strategy, path)
    place = locate(strategy, path) if path.parts else None
    name = " ".join(label_of(place.value).split()) if place and place.is_item else ""
    return words if name in ("", words) else say("form.titled", title=words, name=name)


def help_of(strategy: Strategy, path: Path) -> str:
    """The sentence below the title; an item has none, its fields have theirs."""
    place = locate(strategy, path) if path.parts else None
    if place is None or place.is_item or place.owner is None:
        return ""
    return help_words(place.owner.kind, path.name)


def way_to(strategy: Strategy, path: Path) -> tuple[Step, ...]:
    """The places round a place, outermost first: «4 Kommunikasjonsmål», «Delmål»."""
    return tuple(_steps(strategy, path))


def _steps(strategy: Strategy, path: Path) -> Iterator[Step]:
    for length in range(1, len(path.parts)):
        around = Path(path.parts[:length])
        place = locate(strategy, around)
        if place.is_item:
            words = name_of(place.value, _number(strategy, around))
            yield Step(around, _numbered(strategy, around, words))
        elif place.owner is not None:
            yield Step(around, _numbered(strategy, around, label(place.owner.kind, around.name)))


def _numbered(strategy: Strategy, path: Path, words: str) -> str:
    numbered = chapters(strategy)
    return f"{numbered.index(path) + 1} {words}" if path in numbered else words


def kind_at(strategy: Strategy, path: Path) -> str:
    """The kind of the section or item at `path`, or of what the list there holds."""
    if not path.parts:
        return STRATEGY
    place = locate(strategy, path)
    if isinstance(place.value, Item):
        return place.value.kind
    return place.field.kind if place.field is not None else STRATEGY


def is_list(strategy: Strategy, path: Path) -> bool:
    field = locate(strategy, path).field if path.parts else None
    return field is not None and field.type is Type.ITEMS and not locate(strategy, path).is_item

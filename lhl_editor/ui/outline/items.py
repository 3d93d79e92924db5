"""A strategy and a place in; new items, copies and moves out, as changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from lhl_editor.core.changes import AddItem, Changes
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import CHAPTER_PARTS, CHAPTERS, KINDS, START, Type
from lhl_editor.core.strategy import Item, Kept, Strategy, get, index_of, locate
from lhl_editor.core.subjects import new_id, subject
from lhl_editor.language.catalogue import say
from lhl_editor.ui.outline.order import moved
from lhl_editor.ui.outline.parts import PART_OF_FIELD, is_own_page, place_of

__all__ = [
    "Offer",
    "duplicated",
    "moved",
    "neighbour",
    "new_item",
    "offer_at",
    "offer_of",
    "possible_kinds",
]

# The list that most of what is made in a chapter goes into.
_MAIN_LIST = {
    "insight": ROOT / "insight" / "focus_areas" / "areas",
    "target_groups": ROOT / "target_groups" / "groups",
    "goals": ROOT / "goals" / "sub_goals",
    "messages": ROOT / "messages" / "pillars",
    "resources": ROOT / "resources" / "entries",
    "tools": ROOT / "tools",
    "organisations": ROOT / "organisations",
    "activities": ROOT / "activities" / "items",
}


@frozen
class Offer:
    """A new item that can be made: its kind, its list, the id that it comes after (empty: first),
    and for an own chapter or page what it says that it stands after."""

    kind: str
    path: Path
    after: str = ""
    place: str = ""

    @property
    def words(self) -> str:
        """«Nytt delmål»."""
        return say(f"outline.new.{'own_page' if is_own_page(self.kind) else self.kind}")


def possible_kinds(strategy: Strategy, place: Path) -> tuple[Offer, ...]:
    """What can be made where `place` is: another of the same kind first."""
    here = subject(place)
    offers: dict[str, Offer] = {}
    for offer in _offers(strategy, here):
        offers.setdefault(offer.kind, offer)
    return tuple(offers.values())


def offer_of(strategy: Strategy, place: Path, kind: str) -> Offer | None:
    """A new item of a kind: near `place` where that is possible, else last in its list. None for
    a page where there is no chapter. `own_page` stands for those of every chapter."""
    for offer in possible_kinds(strategy, place):
        if offer.kind == kind or (kind == "own_page" and is_own_page(offer.kind)):
            return offer
    if kind == "own_chapter":
        return _own_chapter(strategy, CHAPTERS[-1])
    lists = (path for path in _MAIN_LIST.values() if field_at(path).kind == kind)
    return next((_last(strategy, path) for path in lists), None)


def offer_at(strategy: Strategy, path: Path) -> Offer:
    """A new item at the end of the list at `path`, or behind the item there."""
    is_item = locate(strategy, path).is_item
    return _behind(strategy, path) if is_item else _last(strategy, path)


def new_item(strategy: Strategy, offer: Offer, token: str) -> tuple[Changes, Path]:
    """What makes an empty item, and where it will stand; `token` as `new_id` takes it."""
    id = new_id(offer.kind, _ids(strategy, offer.path), token)
    item = Item(offer.kind, id, {"after": offer.place} if offer.place else {})
    return (AddItem(offer.path, item, offer.after),), offer.path / id


def duplicated(strategy: Strategy, path: Path, token: str) -> tuple[Changes, Path]:
    """What puts a copy behind the item at `path`, and where the copy will stand. Ids in it are
    new, and so is its name, so that the two can be told apart."""
    siblings: tuple[Item, ...] = get(strategy, path.parent)
    item: Item = get(strategy, path)
    id = new_id(item.kind, _ids(strategy, path.parent), token)
    copy = replace(_with_new_ids(item, token, count(2)), id=id)
    label = KINDS[item.kind].label
    name = copy[label]
    if isinstance(name, str) and name.strip():
        copy = copy.with_value(label, _free_name(name, {one[label] for one in siblings}))
    return (AddItem(path.parent, copy, path.name),), path.parent / id


def neighbour(strategy: Strategy, path: Path) -> Path:
    """Where to go when the item at `path` goes: the next in its list, the one before, or what
    holds the list."""
    items: tuple[Item, ...] = get(strategy, path.parent)
    at = index_of(items, path.name, path)
    rest = (*items[at + 1 :], *reversed(items[:at]))
    return path.parent / rest[0].id if rest else subject(path.parent)


def _offers(strategy: Strategy, here: Path) -> Iterator[Offer]:
    head = here.parts[0] if here.parts else "document"
    if here.parts and locate(strategy, here).is_item:
        yield _behind(strategy, here)
    if head in _MAIN_LIST:
        yield _last(strategy, _MAIN_LIST[head])
    if head in CHAPTER_PARTS:
        yield _own_page(strategy, here)
        yield _own_chapter(strategy, head)
    elif head == "chapters":
        chapter = Path(here.parts[:2])
        yield _last(strategy, chapter / "pages")
        yield _behind(strategy, chapter)
    elif head == "document":
        yield _own_chapter(strategy, START)


def _behind(strategy: Strategy, item: Path) -> Offer:
    """One of the same kind, behind it."""
    value: Item = get(strategy, item)
    is_placed = KINDS[value.kind].field("after") is not None
    return Offer(value.kind, item.parent, item.name, value["after"] if is_placed else "")


def _last(strategy: Strategy, path: Path, place: str = "") -> Offer:
    items = get(strategy, path)
    return Offer(field_at(path).kind, path, items[-1].id if items else "", place)


def _own_chapter(strategy: Strategy, after: str) -> Offer:
    return _last(strategy, ROOT / "chapters", after)


def _own_page(strategy: Strategy, here: Path) -> Offer:
    """A page behind the part of the chapter that `here` is in; at its end for the chapter."""
    chapter = here.parts[0]
    parts = CHAPTER_PARTS[chapter]
    inner = here.parts[1] if len(here.parts) > 1 else parts[-1]
    if inner == "pages":
        return _last(strategy, here.parent, place_of(get(strategy, here), parts))
    return _last(strategy, ROOT / chapter / "pages", PART_OF_FIELD.get(inner, inner))


def _ids(strategy: Strategy, path: Path) -> frozenset[str]:
    return frozenset(one.id for one in get(strategy, path))


def _with_new_ids(item: Item, token: str, numbers: count[int]) -> Item:
    """The item with new ids in its lists; of what the file says beyond, only the unknown keys."""
    values = dict(item.values)
    for field in KINDS[item.kind].fields:
        if field.type is Type.ITEMS and field.name in values:
            values[field.name] = tuple(
                replace(
                    _with_new_ids(one, token, numbers),
                    id=new_id(one.kind, (), f"{token}-{next(numbers)}"),
                )
                for one in values[field.name]
            )
    return replace(item, values=values, kept=Kept(unknown=item.kept.unknown))


def _free_name(name: str, taken: set[str]) -> str:
    copy = say("outline.copy", name=name)
    numbers = count(2)
    while copy in taken:
        copy = say("outline.copy_again", name=name, number=next(numbers))
    return copy

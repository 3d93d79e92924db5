"""A place in a strategy in, what a person calls it out: «Delmål 3, Hvorfor»."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Strategy, index_of, label_of
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import kind_words, label

# People call these by their number, without saying where they stand.
NUMBERED = frozenset({"focus_area", "sub_goal", "lead_message", "pillar", "activity"})
_KIND_AND_NAME = frozenset({"resource_link"})
_LONGEST = 60


def place(strategy: Strategy, path: Path) -> str:
    """The words for a place: the way to it, or from the nearest item that has a number.

    Raises `UnknownPath` where the strategy has no such place.
    """
    steps = list(_steps(strategy, path))
    if not steps:
        return say("place.everything")
    numbered = [at for at, (_, alone) in enumerate(steps) if alone]
    return ", ".join(words for words, _ in steps[numbered[-1] if numbered else 0 :])


def _steps(strategy: Strategy, path: Path) -> Iterator[tuple[str, bool]]:
    """(words, whether they can stand alone) for each section, item and field on the way.

    A list is left out where an item of it follows: the item's own words say as much.
    """
    holder, value = strategy, strategy
    for at, part in enumerate(path.parts):
        if isinstance(value, Item):
            holder, value = value, value[part]
            last = at + 1 == len(path.parts)
            if last or at == 0 or not _is_list(holder, part):
                yield label(holder.kind, part), False
        else:
            number = index_of(value, part, path)
            value = value[number]
            in_document = at == 1  # a list of the whole document: its numbers need no chapter
            alone = value.kind in NUMBERED or (in_document and not _name(value))
            yield _item(value, number + 1), alone


def _is_list(holder: Item, name: str) -> bool:
    field = KINDS[holder.kind].field(name)
    return field is not None and field.type is Type.ITEMS


def _item(item: Item, number: int) -> str:
    name = _name(item)
    if item.kind in NUMBERED or not name:
        return say("place.numbered", kind=capitalised(kind_words(item.kind)), number=number)
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rstrip() + "…"
    return say(f"place.{item.kind if item.kind in _KIND_AND_NAME else 'named'}", label=name)


def _name(item: Item) -> str:
    return " ".join(label_of(item).split())

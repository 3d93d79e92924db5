"""A place in a strategy in, the shortest words that tell where it is out: «Delmål 3»."""

from __future__ import annotations

from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, STRATEGY, Type
from lhl_editor.core.strategy import Item, Strategy
from lhl_editor.language.fields import label
from lhl_editor.language.places import NUMBERED, place


def short_place(strategy: Strategy, path: Path) -> str:
    """The nearest numbered item, else the part of a chapter, else the chapter.

    Raises `UnknownPath` where the strategy has no such place.
    """
    kind, found, value = STRATEGY, "", strategy
    for at, name in enumerate(path.parts[:4]):
        if not isinstance(value, Item):
            break
        field = KINDS[kind].field(name)
        value = value[name]
        if field is None or field.type not in (Type.SECTION, Type.ITEMS):
            break
        if field.kind in NUMBERED and len(path.parts) > at + 1:
            return place(strategy, Path(path.parts[: at + 2]))
        if field.type is Type.SECTION or at == 0:
            found = label(kind, name)
        kind = field.kind
    return found or place(strategy, path)

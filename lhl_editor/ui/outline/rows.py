"""A strategy in, the rows of the outline out: what each of them says, its number and its icon."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lhl_editor.core.dates import parse_date
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import CHAPTERS
from lhl_editor.core.strategy import Item, Strategy, label_of
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import label
from lhl_editor.ui.outline.parts import (
    BELOW,
    Part,
    Parts,
    Standing,
    inner_parts,
    is_own_page,
    outer_parts,
)

_ICONS = {
    "document": "book-open",
    "purpose": "file-text",
    "contents": "list",
    "group": "users",
    "background": "file-text",
    "audience": "users",
    "focus_areas": "layers",
    "support": "network",
    "target_group": "users",
    "reform_goal": "target",
    "period_goal": "target",
    "lead_messages": "megaphone",
    "resource": "link",
    "tools": "wrench",
    "tool": "wrench",
    "organisations": "building-2",
    "organisation": "building-2",
    "activities": "calendar",
}
_ICONS_OF_NUMBERED = {
    "sub_goal": "target",
    "pillar": "message-square",
    "focus_area": "layers",
    "activity": "calendar",
    "own_chapter": "book-open",
}


@frozen
class Row:
    """One row, with the rows in it. `number` 0: none; `icon` empty: none."""

    path: Path
    kind: str
    words: str
    number: int
    icon: str
    is_item: bool  # it can be moved, copied and deleted
    is_empty: bool  # it would be printed, but says nothing yet
    rows: tuple[Row, ...] = ()

    @property
    def is_chapter(self) -> bool:
        return self.kind in CHAPTERS or self.kind == "own_chapter"

    @property
    def is_below(self) -> bool:
        """Whether it is one of the lists below the separating line, which have no page."""
        return self.kind in BELOW


def rows(strategy: Strategy) -> tuple[Row, ...]:
    """Every row, nested."""
    return tuple(_with_rows((), part) for part in outer_parts(strategy))


def row_of(parts: Parts, part: Part) -> Row:
    """The row at `parts` without the rows in it."""
    value = part.value
    return Row(
        Path(parts),
        part.kind,
        words_of(parts, value),
        part.number,
        icon_of(part.kind),
        isinstance(value, Item) and bool(value.id),
        not value and parts[0] not in ("document", *BELOW),
    )


def icon_of(kind: str) -> str:
    """The icon of a row; empty where the row has its number."""
    return "file-text" if is_own_page(kind) else _ICONS.get(kind, "")


def icon_of_new(kind: str) -> str:
    """The icon of a kind of item where a new one is offered."""
    return _ICONS_OF_NUMBERED.get(kind) or icon_of(kind)


def words_of(parts: Parts, value: Standing) -> str:
    """What a row says: an item's or a chapter's own words, else what the section is called."""
    if not isinstance(value, Item):
        return _called(parts)
    if value.id:
        return own_words(value) or say("nameless")
    if value.kind == "period_goal":
        return _period(value) or _called(parts)
    if value.kind == "activities" and value["year"]:
        return say("outline.activities", year=value["year"])
    return (own_words(value) if value.kind in CHAPTERS else "") or _called(parts)


def own_words(value: Item) -> str:
    """The title or name that a person gave; empty where there is none."""
    return " ".join(label_of(value).split())


def _with_rows(around: Parts, part: Part) -> Row:
    parts = around + part.way
    inner = inner_parts(part.kind, part.value)
    return replace(row_of(parts, part), rows=tuple(_with_rows(parts, one) for one in inner))


@cache
def _called(parts: Parts) -> str:
    return label(("strategy", *parts)[-2], parts[-1])


def _period(goal: Item) -> str:
    """«Hovedmål 2021–2023»; empty where the goal has no years."""
    begin, end = _year(goal["from"]), _year(goal["to"])
    if begin and end and begin != end:
        return say("outline.period.both", begin=begin, end=end)
    if begin:
        return say(f"outline.period.{'one' if end else 'begin'}", begin=begin)
    return say("outline.period.end", end=end) if end else ""


def _year(written: str) -> str:
    date = parse_date(written)
    return str(date.year) if date else ""

"""A row in, what is said about it out: its name in a sentence, its findings, the whole aloud."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lhl_editor.core.problems import Severity
from lhl_editor.core.strategy import Item
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import kind_words
from lhl_editor.language.findings import severity_words
from lhl_editor.ui.outline.parts import Part, Parts, is_own_page
from lhl_editor.ui.outline.rows import Row, own_words, words_of

_CALLED_BY_KIND = frozenset({"target_group", "resource", "tool", "organisation"})
_LISTS = frozenset({"lead_messages", "tools", "organisations"})


def name_of(row: Row) -> str:
    """What a row is called in a sentence: «Delmål 3», or its words."""
    if row.number and not row.is_chapter:
        return say("place.numbered", kind=_kind(row.kind), number=row.number)
    return row.words


def found_words(counts: Mapping[Severity, int]) -> list[str]:
    """«2 feil», «1 advarsel»."""
    return [
        say("outline.spoken.finding", count=count, severity=severity_words(severity, count))
        for severity, count in counts.items()
        if count
    ]


def spoken(
    row: Row, page: int | None, counts: Mapping[Severity, int], place: tuple[int, int]
) -> str:
    """What the screen reader says: «Delmål 3, Synliggjøre …, side 21, 1 advarsel, 3 av 6»."""
    said = [_before(row), row.words]
    if row.is_empty:
        said.append(say("outline.spoken.empty"))
    if page:
        said.append(say("outline.spoken.page", number=page))
    said += found_words(counts)
    said.append(say("outline.spoken.position", place=place[0], count=place[1]))
    return ", ".join(filter(None, said))


def searched_words(parts: Parts, part: Part) -> str:
    """All that a person may look for a row by, in small letters: kind, number and words."""
    value = part.value
    own = own_words(value) if isinstance(value, Item) else ""
    if not own or not value.id:  # type: ignore[union-attr]  # what is called something else
        own = f"{words_of(parts, value)} {own}"
    return f"{_kind(part.kind)} {part.number or ''} {own}".casefold()


def _before(row: Row) -> str:
    """What comes before a row's own words: which kind of thing it is."""
    if row.is_chapter:
        return say("outline.spoken.chapter", number=row.number) if row.number else ""
    if row.number:
        return name_of(row)
    return _kind(row.kind) if row.kind in _CALLED_BY_KIND or is_own_page(row.kind) else ""


@cache
def _kind(kind: str) -> str:
    return "" if kind in _LISTS else capitalised(kind_words(kind))

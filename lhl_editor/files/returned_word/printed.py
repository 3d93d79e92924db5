"""What a place in print says -> a value; and a value -> what of it print can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Value
from lhl_editor.core.text import Inline, PageReference, Paragraph, Run, Text
from lhl_editor.files.returned_word.placing import NO_TARGET, Lines

_ONE_LINE = frozenset({Type.LINE, Type.URL, Type.EMAIL})
FOLLOWED = ("https://", "http://", "mailto:")  # no other address becomes a link in print
_LEADS = ("messages", "lead_messages")  # printed as list items, one level down
_NUMBERLESS = re.compile("(side[ \xa0]\\?)")  # a page reference that leads nowhere, in print


def value_of(path: Path, lines: Lines) -> Value:
    """What one place says as a value of its field: `str`, `Text` or a tuple of cells.

    None for a place whose words are composed of other fields (a date in words, a list of names).
    """
    match type_of(path):
        case Type.TEXT:
            down = 1 if path.parts[:2] == _LEADS else 0
            paragraphs = (one for line in lines for one in line.paragraphs)
            return Text(tuple(replace(one, level=max(0, one.level - down)) for one in paragraphs))
        case Type.LINES:
            return tuple(line.words for line in lines)
        case type if type in _ONE_LINE:
            return " ".join(line.words for line in lines)
        case _:
            return None


def type_of(path: Path) -> Type | None:
    """The type of the field at a path; None for an item or an unknown place."""
    try:
        declared = field_at(path)
    except UnknownPath:
        return None
    return declared.type if declared.name == path.name else None


def as_printed(value: Value) -> Value:
    """A value without what print does not show: blank paragraphs, addresses nobody can follow,
    how a letter and its accent are put together."""
    match value:
        case Text(paragraphs):
            return Text(tuple(_printed(one) for one in paragraphs if _is_shown(one)))
        case str():
            return _characters(value) if value.strip() else ""
        case tuple():
            return tuple(_characters(one) for one in value)
        case _:
            return value


def _characters(text: str) -> str:
    return normalize("NFC", text).replace("\u2011", "-")


def link_in_print(address: str) -> str:
    link = address.strip()
    return link if link.lower().startswith(FOLLOWED) else ""


def _is_shown(paragraph: Paragraph) -> bool:
    references = any(isinstance(one, PageReference) for one in paragraph.runs)
    return references or bool(paragraph.plain.strip())


def _printed(paragraph: Paragraph) -> Paragraph:
    runs = (
        replace(one, text=_characters(one.text), link=link_in_print(one.link))
        if isinstance(one, Run)
        else one
        for one in paragraph.runs
    )
    return replace(paragraph, runs=tuple(runs))


def mended(value: Text, old: Text) -> Text:
    """The text with the targets of page references that print cannot tell.

    They are taken in order from the old text, where both hold as many.
    """
    before = [slot for one in old.paragraphs for slot in _pieces(one) if _is_slot(slot)]
    after = [slot for one in value.paragraphs for slot in _pieces(one) if _is_slot(slot)]
    if len(before) != len(after):
        return value
    known = iter(before)
    return Text(tuple(replace(one, runs=tuple(_filled(one, known))) for one in value.paragraphs))


def _filled(paragraph: Paragraph, known: Iterator[Inline]) -> Iterator[Inline]:
    for piece in _pieces(paragraph):
        if not _is_slot(piece):
            yield piece
            continue
        old = next(known)
        told = isinstance(piece, PageReference) and not piece.target.startswith(NO_TARGET)
        yield piece if told or (isinstance(piece, Run) and isinstance(old, Run)) else old


def _pieces(paragraph: Paragraph) -> Iterator[Inline]:
    for one in paragraph.runs:
        if isinstance(one, Run) and _NUMBERLESS.search(one.text):
            yield from (replace(one, text=text) for text in _NUMBERLESS.split(one.text) if text)
        else:
            yield one


def _is_slot(piece: Inline) -> bool:
    return isinstance(piece, PageReference) or bool(_NUMBERLESS.fullmatch(piece.text))

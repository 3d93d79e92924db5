"""What became of a field whose value is not the same: added to, taken from, relinked or edited."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from lhl_editor.core.schema import LISTS, Field, Type
from lhl_editor.core.spread import characters
from lhl_editor.core.strategy import Value
from lhl_editor.core.text import Text
from lhl_editor.core.words import Mark, text_difference, without_addresses


class Kind(Enum):
    """What became of a place. `BESIDE`: only what the file holds beyond the schema differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    EDITED = "edited"
    MOVED_AND_EDITED = "moved_and_edited"
    RELINKED = "relinked"
    RENAMED = "renamed"
    BESIDE = "beside"


_ADDRESSES = frozenset({Type.URL, Type.EMAIL, Type.REFERENCE})
_SENTENCE = re.compile(r"\W*[^\Wa-zæøå_].*[.!?…]\W*\Z", re.DOTALL)


def kind_of(field: Field, before: Value, after: Value) -> Kind:
    """What became of a field that is not the same: added to, taken from, relinked or edited."""
    if not before or not after:
        return Kind.ADDED if after else Kind.REMOVED
    if field.type in _ADDRESSES:
        return Kind.RELINKED
    if field.type in LISTS:
        return _list_kind(field, set(before), set(after))
    return _text_kind(before, after) if field.type is Type.TEXT else Kind.EDITED


def _list_kind(field: Field, before: set[str], after: set[str]) -> Kind:
    if before < after:
        return Kind.ADDED
    if after < before:
        return Kind.REMOVED
    relinked = field.type is Type.REFERENCES and before != after
    return Kind.RELINKED if relinked else Kind.EDITED


def _text_kind(before: Text, after: Text) -> Kind:
    """Added or removed where that alone happened, and to whole sentences."""
    if without_addresses(before) == without_addresses(after):
        return Kind.RELINKED
    every = text_difference(before, after)
    if any(paragraph.is_relevelled for paragraph in every):
        return Kind.EDITED
    changed = [
        (piece.mark, _is_whole(characters(piece.runs)) or not (one.before and one.after))
        for one in every
        for piece in one.pieces
        if piece.mark is not Mark.EQUAL
    ]
    return _only(changed)


def _is_whole(words: str) -> bool:
    return bool(_SENTENCE.match(words))


def _only(changed: Iterable[tuple[Mark, bool]]) -> Kind:
    match set(changed):
        case only if only == {(Mark.INSERTED, True)}:
            return Kind.ADDED
        case only if only == {(Mark.REMOVED, True)}:
            return Kind.REMOVED
        case _:
            return Kind.EDITED

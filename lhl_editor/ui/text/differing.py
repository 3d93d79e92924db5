"""What a block holds and what it should hold in, the middle in which they differ out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from lhl_editor.ui.text.looks import Piece, units


def difference(
    have: Sequence[Piece], want: Sequence[Piece]
) -> tuple[int, list[Piece], list[Piece]]:
    """Where they begin to differ, in UTF-16 units, and the pieces of each until they are equal."""
    before = _common(have, want)
    whole, longest = _count(have), _count(want)
    after = min(_common(_mirrored(have), _mirrored(want)), min(whole, longest) - before)
    old = list(_cut(have, before, whole - after))
    new = list(_cut(want, before, longest - after))
    return sum(units(piece.text) for piece in _cut(have, 0, before)), old, new


def _common(one: Sequence[Piece], other: Sequence[Piece]) -> int:
    """How many characters both begin with, in the same looks."""
    total = 0
    for first, second in zip(one, other, strict=False):
        if first.look != second.look:
            break
        if first.text == second.text:
            total += len(first.text)
            continue
        letters = zip(first.text, second.text, strict=False)
        total += sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], letters))
        break
    return total


def _mirrored(some: Sequence[Piece]) -> list[Piece]:
    return [replace(piece, text=piece.text[::-1]) for piece in reversed(some)]


def _count(some: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in some)


def said(some: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in some)


def _cut(some: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in some:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            yield Piece(piece.text[first:last], piece.look)
        at += len(piece.text)

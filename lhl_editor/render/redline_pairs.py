"""The blocks of a page before and after, in; which of them are one another's, out.

Paragraphs belong together where they tell of the same field, and then by the words that they
share; tables and rows by what they list. What went stands before what came in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from lhl_editor.core.paragraph_pairs import aligned
from lhl_editor.core.sequences import Block as Same
from lhl_editor.core.sequences import matching
from lhl_editor.core.text import Paragraph
from lhl_editor.render.redline_blocks import Block, ParagraphBlock, TableBlock

T = TypeVar("T")
Key = tuple[str, ...]


@dataclass(slots=True)
class Pair(Generic[T]):
    """What stood, and what stands; None where it came or went. `move` names what was moved."""

    before: T | None
    after: T | None
    move: str = ""

    @property
    def either(self) -> T:
        found = self.before if self.after is None else self.after
        assert found is not None
        return found


def in_pairs(
    before: Sequence[T], after: Sequence[T], key: Callable[[T], Hashable]
) -> Iterator[Pair[T]]:
    """All of both, in order; those with the same key that stand in the same order are pairs."""
    keys, other_keys = list(map(key, before)), list(map(key, after))
    at = other = 0
    for same in [*matching(keys, other_keys), Same(len(keys), len(other_keys), 0)]:
        yield from (Pair(one, None) for one in before[at : same.start])
        yield from (Pair(None, one) for one in after[other : same.other])
        at, other = same.start + same.length, same.other + same.length
        inside = zip(before[same.start : at], after[same.other : other], strict=True)
        yield from (Pair(*both) for both in inside)


def paired_paragraphs(
    before: Sequence[ParagraphBlock], after: Sequence[ParagraphBlock]
) -> list[Pair[ParagraphBlock]]:
    """The paragraphs of one cell; one without words, which holds an empty cell, becomes the first
    of what comes there, or the last of what went."""
    if _is_empty(before) or _is_empty(after):
        more: list[Pair[ParagraphBlock]] = [Pair(one, None) for one in before[:-1]]
        more.append(Pair(before[-1], after[0]))
        return more + [Pair(None, one) for one in after[1:]]
    keyed = _Group.of([(_own_key(one), one) for one in before])
    found = in_pairs(keyed, _Group.of([(_own_key(one), one) for one in after]), lambda one: one.key)
    return [pair for groups in found for pair in _inside(groups)]


def paired_blocks(before: Sequence[Block], after: Sequence[Block]) -> list[Pair[Block]]:
    """The blocks of one page. Paragraphs without height stand as they do after, those apart that
    part two tables: they come and go with these."""
    keyed = _Group.of(_keyed(before)), _Group.of(_keyed(after))
    found: list[Pair[Block]] = []
    for pair in in_pairs(*keyed, lambda one: one.key):
        if pair.either.key[0] == "structure":
            found += [Pair(one, one) for one in pair.after.blocks] if pair.after else []
        else:
            found += _inside(pair)
    return list(_titled(found))


def _titled(pairs: Iterable[Pair[Block]]) -> Iterator[Pair[Block]]:
    """A paragraph that has got its words, or lost them, is no other: it may hold shapes."""
    for _, gap in groupby(pairs, lambda pair: bool(pair.before and pair.after)):
        some = list(gap)
        went = next((one for one in some if one.after is None), None)
        came = next((one for one in some if one.before is None), None)
        if went and came and _has_got_words(went.before, came.after):
            some[some.index(went)] = Pair(went.before, came.after)
            some.remove(came)
        yield from some


def _has_got_words(before: Block | None, after: Block | None) -> bool:
    if isinstance(before, ParagraphBlock) and isinstance(after, ParagraphBlock):
        return before.style == after.style and not (before.place and after.place)
    return False


def _is_empty(cell: Sequence[ParagraphBlock]) -> bool:
    return len(cell) == 1 and not cell[0].inner.inlines


@dataclass
class _Group(Generic[T]):
    """Neighbours that tell of the same field."""

    key: Key
    blocks: list[T]

    @classmethod
    def of(cls, keyed: Iterable[tuple[Key, T]]) -> list[_Group[T]]:
        grouped = groupby(keyed, lambda one: one[0])
        return [cls(key, [block for _, block in group]) for key, group in grouped]


def _inside(groups: Pair[_Group[T]]) -> Iterator[Pair[T]]:
    if groups.before is None or groups.after is None:
        came = groups.before is None
        for one in groups.either.blocks:
            yield Pair(None, one) if came else Pair(one, None)
        return
    before, after = groups.before.blocks, groups.after.blocks
    if len(before) == len(after) == 1 or groups.either.key[0] != "field":
        yield from in_pairs(before, after, lambda _: 0)
        return
    old, new = iter(before), iter(after)
    said, other_said = (list(map(_said, blocks)) for blocks in (before, after))
    for was, is_now in aligned(said, other_said):
        yield Pair(None if was is None else next(old), None if is_now is None else next(new))


def _said(block: object) -> Paragraph:
    assert isinstance(block, ParagraphBlock)  # tables tell of no field
    return block.said


def _keyed(blocks: Sequence[Block]) -> Iterator[tuple[Key, Block]]:
    around = [None, *blocks, None]
    for before, (block, after) in zip(around, pairwise(around[1:]), strict=False):
        assert block is not None
        if isinstance(block, TableBlock):
            yield ("table", block.key), block
        elif not block.is_structure:
            yield _own_key(block), block
        elif isinstance(before, TableBlock) and isinstance(after, TableBlock):
            yield ("before", after.key), block
        else:
            yield ("structure", "br" if "<w:br " in block.xml else ""), block


def _own_key(block: ParagraphBlock) -> Key:
    return ("field", block.place) if block.place else ("own", block.style)

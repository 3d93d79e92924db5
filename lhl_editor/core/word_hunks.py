"""The characters of two paragraphs in, where they differ in whole words out.

Words are matched without the white space between them, which is compared afterwards. What can be
read in one go is one change: a few words that two changes leave between them belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import accumulate, pairwise
from typing import NamedTuple

from lhl_editor.core.sequences import Block, matching


class Nature(Enum):
    """What a change is made of: words, or nothing but white space, looks, or where links lead."""

    WORDS = "words"
    SPACES = "spaces"
    LOOK = "look"
    LINK = "link"


class Hunk(NamedTuple):
    """The characters from `start` to `end` gave way to those from `other` to `other_end`."""

    start: int
    end: int
    other: int
    other_end: int
    nature: Nature = Nature.WORDS


_JOINED = r"\ufe0f|\u200d[^\w\s]|[\U0001f3fb-\U0001f3ff]"  # what makes one picture of several
_UNIT = re.compile(
    r"\d+(?:[.,:]\d+)+(?!\w)"  # 10.38, 2,5
    r"|[\w\u0300-\u036f\u00ad]+(?:[-'’][\w\u0300-\u036f\u00ad]+)*"  # livet-reformen
    rf"|[^\w\s](?:{_JOINED})*"
)
_ENDS_SENTENCE = frozenset(".!?:…")
_TINY = 3  # words and signs: an island of more is never made part of the changes round it


def changed_words(old: str, new: str) -> Iterator[Hunk]:
    """Where the characters differ; between two words that stay, as little white space as can be."""
    spans, other_spans = ([unit.span() for unit in _UNIT.finditer(text)] for text in (old, new))
    units = [old[start:end] for start, end in spans]
    other_units = [new[start:end] for start, end in other_spans]
    blocks = _readable(matching(units, other_units), units, other_units)
    at = other_at = 0
    for first, second, length in [*blocks, Block(len(units), len(other_units), 0)]:
        ends_here = first == len(units)
        start, other = (
            (len(old), len(new)) if ends_here else (spans[first][0], other_spans[second][0])
        )
        yield from _between(old, new, at, start, other_at, other)
        if not length:
            break
        at, other_at = spans[first + length - 1][1], other_spans[second + length - 1][1]
        if old[start:at] != new[other:other_at]:
            inner = pairwise(range(first, first + length))
            for one, following in inner:
                there = one - first + second
                yield from _between(
                    *(old, new, spans[one][1], spans[following][0]),
                    *(other_spans[there][1], other_spans[there + 1][0]),
                )


def _between(old: str, new: str, at: int, end: int, other: int, other_end: int) -> Iterator[Hunk]:
    """What lies between two words that stay, without the white space that is the same there."""
    was, became = old[at:end], new[other:other_end]
    if was == became:
        return
    head = _same_spaces(was, became)
    was, became = was[head:], became[head:]
    tail = _same_spaces(was[::-1], became[::-1])
    same = "".join(was.split()) == "".join(became.split())
    nature = Nature.SPACES if same else Nature.WORDS
    yield Hunk(at + head, end - tail, other + head, other_end - tail, nature)


def _same_spaces(one: str, other: str) -> int:
    """With how many white-space characters both begin alike."""
    both = enumerate(zip(one, other, strict=False))
    least = min(len(one), len(other))
    return next((n for n, (a, b) in both if a != b or not a.isspace()), least)


def _readable(blocks: list[Block], before: list[str], after: list[str]) -> list[Block]:
    """The blocks without tiny ones that lie between greater changes, and those that stay moved
    so that what came or went between them begins a sentence where it can."""
    ends, other_ends = ([0, *accumulate(map(len, units))] for units in (before, after))

    def changed(first: Block, second: Block) -> tuple[int, int]:
        """Letters removed and inserted between two blocks."""
        removed = ends[second.start] - ends[first.start + first.length]
        return removed, other_ends[second.other] - other_ends[first.other + first.length]

    kept = [Block(0, 0, 0)]
    for block in [*blocks, Block(len(before), len(after), 0)]:
        while len(kept) > 1 and kept[-1].length <= _TINY:
            island = kept[-1]
            left, right = changed(kept[-2], island), changed(island, block)
            letters = ends[island.start + island.length] - ends[island.start]
            is_replaced = left[0] + right[0] and left[1] + right[1]
            if not is_replaced or letters > min(max(left), max(right)):
                break
            kept.pop()
        kept.append(block)
    return _at_sentences([block for block in kept if block.length], before, after)


def _at_sentences(blocks: list[Block], before: list[str], after: list[str]) -> list[Block]:
    for number in range(1, len(blocks)):
        first, second = blocks[number - 1 : number + 1]
        end, other_end = first.start + first.length, first.other + first.length
        if (end == second.start) == (other_end == second.other):
            continue  # something gave way to something else
        units, start, stop = after, other_end, second.other
        if other_end == stop:
            units, start, stop = before, end, second.start
        at_beginning = first.start == first.other == 0
        back = first.length if at_beginning else first.length - 1
        by = _shift(units, start, stop, back, second.length - 1)
        moved = Block(second.start + by, second.other + by, second.length - by)
        blocks[number - 1 : number + 1] = first._replace(length=first.length + by), moved
    return [block for block in blocks if block.length]


def _shift(units: list[str], start: int, stop: int, back: int, forth: int) -> int:
    """How far the units from `start` to `stop` move to begin a sentence, saying the same."""
    for by in range(back + 1):
        if by == start or units[start - by - 1][-1] in _ENDS_SENTENCE:
            return -by
        if units[start - by - 1] != units[stop - by - 1]:
            break
    for by in range(1, forth + 1):
        if units[start + by - 1] != units[stop + by - 1]:
            break
        if units[start + by - 1][-1] in _ENDS_SENTENCE:
            return by
    return 0


def words_of(text: str) -> list[str]:
    """The words of a paragraph, without its signs."""
    return [unit for unit in _UNIT.findall(text) if unit[0].isalnum()]

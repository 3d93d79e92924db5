"""Two texts in, what differs between them out: paragraph by paragraph, in whole words.

Paragraphs are paired by the words that they share, then the words of each pair are compared by
their characters alone; where the characters are the same, so are their looks. What can be read
in one go is one piece: a few words that two changes leave between them belong to the change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate, chain, pairwise
from typing import Generic, NamedTuple, TypeVar

from lhl_editor.core.sequences import Block, matching
from lhl_editor.core.text import Inline, PageReference, Paragraph, Run, Text


class Mark(Enum):
    """What became of a piece."""

    EQUAL = "equal"
    REMOVED = "removed"
    INSERTED = "inserted"


class Nature(Enum):
    """What a change is made of: words, or nothing but white space, looks, or where links lead."""

    WORDS = "words"
    SPACES = "spaces"
    LOOK = "look"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with their looks; what was removed stands before what came in its place."""

    mark: Mark
    runs: tuple[Inline, ...]
    nature: Nature = Nature.WORDS


@dataclass(frozen=True, slots=True)
class ParagraphDifference:
    """A paragraph before and after; None where it came or went."""

    before: Paragraph | None
    after: Paragraph | None
    pieces: tuple[Piece, ...]

    @property
    def is_equal(self) -> bool:
        return self.before == self.after

    @property
    def is_relevelled(self) -> bool:
        """Whether a paragraph became a list item, or one at another level."""
        both = self.before and self.after
        return bool(both) and self.before.level != self.after.level  # type: ignore[union-attr]


class Hunk(NamedTuple):
    """The characters from `start` to `end` gave way to those from `other` to `other_end`."""

    start: int
    end: int
    other: int
    other_end: int
    nature: Nature = Nature.WORDS


REFERENCE = "\x01"  # stands for a page reference among characters: no text holds it
_JOINED = r"\ufe0f|\u200d[^\w\s]|[\U0001f3fb-\U0001f3ff]"  # what makes one picture of several
_UNIT = re.compile(
    r"\d+(?:[.,:]\d+)+(?!\w)"  # 10.38, 2,5
    r"|[\w\u0300-\u036f\u00ad]+(?:[-'’][\w\u0300-\u036f\u00ad]+)*"  # livet-reformen
    rf"|[^\w\s](?:{_JOINED})*"
)
_ENDS_SENTENCE = frozenset(".!?:…")
_TINY = 3  # words and signs: an island of more is never made part of the changes round it
_ALIKE = 0.4  # of the words of two paragraphs, for one to be the other with changes


def text_difference(before: Text, after: Text) -> tuple[ParagraphDifference, ...]:
    """Every paragraph of both, in order; what was removed stands before what was added."""
    return tuple(
        ParagraphDifference(old, new, tuple(pieces(old, new)))
        for old, new in aligned(before.paragraphs, after.paragraphs)
    )


def line_difference(before: str, after: str) -> tuple[Piece, ...]:
    """What differs between two lines."""
    return tuple(pieces(Paragraph((Run(before),)), Paragraph((Run(after),))))


Pair = tuple[Paragraph | None, Paragraph | None]


def aligned(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[Pair]:
    """Paragraphs that are one another's, equal or changed; one that came or went has None."""
    last = Block(0, 0, 0)
    for block in [*matching(before, after), Block(len(before), len(after), 0)]:
        gap = before[last.start + last.length : block.start]
        yield from _paired(gap, after[last.other + last.length : block.other])
        same = range(block.length)
        yield from ((before[block.start + n], after[block.other + n]) for n in same)
        last = block


def pieces(before: Paragraph | None, after: Paragraph | None) -> Iterator[Piece]:
    """The characters of both, in order."""
    if before is None or after is None:
        mark = Mark.INSERTED if before is None else Mark.REMOVED
        yield from (Piece(mark, one.runs) for one in (before, after) if one)
        return
    old, new, at = Spread(before.runs), Spread(after.runs), 0
    for hunk in hunks(before, after):
        yield from _piece(Mark.EQUAL, old.cut(at, hunk.start))
        yield from _piece(Mark.REMOVED, old.cut(hunk.start, hunk.end), hunk.nature)
        yield from _piece(Mark.INSERTED, new.cut(hunk.other, hunk.other_end), hunk.nature)
        at = hunk.end
    yield from _piece(Mark.EQUAL, old.cut(at, old.length))


def _piece(mark: Mark, runs: tuple[Inline, ...], nature: Nature = Nature.WORDS) -> Iterator[Piece]:
    if runs:
        yield Piece(mark, runs, nature)


Laid = TypeVar("Laid")


class Spread(Generic[Laid]):
    """Runs laid out by their characters; anything but a `Run` is one character wide."""

    __slots__ = ("_ends", "_runs")

    def __init__(self, runs: Sequence[Laid]) -> None:
        self._runs = runs
        self._ends = list(accumulate(map(_width, runs)))

    @property
    def length(self) -> int:
        return self._ends[-1] if self._ends else 0

    def cut(self, start: int, end: int) -> tuple[Laid, ...]:
        """The runs, and parts of runs, from one character up to another."""
        found: list[Laid] = []
        at = bisect_right(self._ends, start)
        while start < end:
            run, stop = self._runs[at], min(end, self._ends[at])
            if isinstance(run, Run):
                begin = self._ends[at] - len(run.text)
                if (start, stop) != (begin, self._ends[at]):
                    run = replace(run, text=run.text[start - begin : stop - begin])
            found.append(run)
            start, at = stop, at + 1
        return tuple(found)


def characters(runs: Sequence[Inline]) -> str:
    """The characters of the runs, as `Spread` counts them."""
    return "".join(run.text if isinstance(run, Run) else REFERENCE for run in runs)


def hunks(before: Paragraph, after: Paragraph) -> list[Hunk]:
    """What differs between two paragraphs, in whole words, from the left; their level apart."""
    if before.runs == after.runs:
        return []
    old, new = characters(before.runs), characters(after.runs)
    found = [] if old == new else list(_changed_words(old, new))
    if _have_one_look(before, after):
        return found
    spreads = Spread(before.runs), Spread(after.runs)
    end = Hunk(len(old), len(old), len(new), len(new))
    every: list[Hunk] = []
    for last, hunk in pairwise([Hunk(0, 0, 0, 0), *found, end]):
        stretch = Hunk(last.end, hunk.start, last.other_end, hunk.other)
        every += [*_changed_looks(*spreads, stretch), *([] if hunk is end else [hunk])]
    return every


def _have_one_look(before: Paragraph, after: Paragraph) -> bool:
    runs = (*before.runs, *after.runs)
    first, *rest = (replace(run, text="") if isinstance(run, Run) else None for run in runs)
    return first is not None and all(look == first for look in rest)


def _changed_words(old: str, new: str) -> Iterator[Hunk]:
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
        by = _shift(units, start, stop, first.length - 1, second.length - 1)
        moved = Block(second.start + by, second.other + by, second.length - by)
        blocks[number - 1 : number + 1] = first._replace(length=first.length + by), moved
    return blocks


def _shift(units: list[str], start: int, stop: int, back: int, forth: int) -> int:
    """How far the units from `start` to `stop` move to begin a sentence, saying the same."""
    for by in range(min(back, start - 1) + 1):
        if units[start - by - 1][-1] in _ENDS_SENTENCE:
            return -by
        if units[start - by - 1] != units[stop - by - 1]:
            break
    for by in range(1, forth + 1):
        if units[start + by - 1] != units[stop + by - 1]:
            break
        if units[start + by - 1][-1] in _ENDS_SENTENCE:
            return by
    return 0


def _changed_looks(old: Spread[Inline], new: Spread[Inline], stretch: Hunk) -> Iterator[Hunk]:
    """Where the same characters have another look, neighbours of one nature joined."""
    found: list[Hunk] = []
    at, other = stretch.start, stretch.other
    ours = list(old.cut(at, stretch.end))
    theirs = list(new.cut(other, stretch.other_end))
    for width, nature in _side_by_side(ours, theirs):
        if nature:
            hunk = Hunk(at, at + width, other, other + width, nature)
            if found and found[-1].end == at and found[-1].nature is nature:
                hunk = Hunk(found[-1].start, hunk.end, found[-1].other, hunk.other_end, nature)
                found.pop()
            found.append(hunk)
        at, other = at + width, other + width
    yield from found


def _side_by_side(ours: list[Inline], theirs: list[Inline]) -> Iterator[tuple[int, Nature | None]]:
    """(characters, how their looks differ) for runs of the same characters."""
    ends = [list(accumulate(map(_width, runs))) for runs in (ours, theirs)]
    at = number = other = 0
    for end in sorted(set(chain(*ends))):
        yield end - at, _other_look(ours[number], theirs[other])
        at = end
        number += ends[0][number] == end
        other += ends[1][other] == end


def _width(laid: object) -> int:
    return len(laid.text) if isinstance(laid, Run) else 1


def _other_look(one: Inline, other: Inline) -> Nature | None:
    if isinstance(one, Run) and isinstance(other, Run):
        if replace(one, text="") == replace(other, text=""):
            return None
        linked = replace(one, text="", link=other.link)
        return Nature.LINK if linked == replace(other, text="") else Nature.LOOK
    return None if one == other else Nature.LINK


def _paired(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[Pair]:
    """Paragraphs of which none is equal: those that are alike are one another's."""
    pairs = [(0, 0)] if len(before) == len(after) == 1 else _alike(before, after)
    at = other = 0
    for first, second in [*pairs, (len(before), len(after))]:
        yield from ((paragraph, None) for paragraph in before[at:first])
        yield from ((None, paragraph) for paragraph in after[other:second])
        if first < len(before):
            yield before[first], after[second]
        at, other = first + 1, second + 1


def _alike(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Which paragraphs share most of their words, told from one comparison of all of them: so
    the pairs never cross."""
    if not before or not after:
        return []
    words, other_words = ([_words(one) for one in paragraphs] for paragraphs in (before, after))
    homes, other_homes = (
        [number for number, some in enumerate(lists) for _ in some]
        for lists in (words, other_words)
    )
    shared: Counter[tuple[int, int]] = Counter()
    for block in matching(list(chain(*words)), list(chain(*other_words))):
        same = range(block.length)
        shared.update((homes[block.start + n], other_homes[block.other + n]) for n in same)
    likeness = {
        (first, second): 2 * count / (len(words[first]) + len(other_words[second]))
        for (first, second), count in shared.items()
    }
    return _best({pair: alike for pair, alike in likeness.items() if alike >= _ALIKE})


def _best(likeness: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    taken: set[int] = set()
    other_taken: set[int] = set()
    for first, second in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if first not in taken and second not in other_taken:
            chosen.append((first, second))
            taken.add(first)
            other_taken.add(second)
    return sorted(chosen)


def _words(paragraph: Paragraph) -> list[str]:
    return [word for word in _UNIT.findall(characters(paragraph.runs)) if word[0].isalnum()]


def without_addresses(text: Text) -> Text:
    """The text as if no link and no page reference led anywhere in particular."""

    def bare(inline: Inline) -> Inline:
        if isinstance(inline, PageReference):
            return PageReference("")
        return replace(inline, link="") if inline.link else inline

    return Text(tuple(replace(one, runs=tuple(map(bare, one.runs))) for one in text.paragraphs))

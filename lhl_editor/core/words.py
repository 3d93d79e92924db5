"""Two texts in, what differs between them out: paragraph by paragraph, in whole words.

Paragraphs are paired by the words that they share, then the words of each pair are compared by
their characters alone; where the characters are the same, so are their looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from itertools import accumulate, chain, pairwise

from lhl_editor.core.frozen import frozen
from lhl_editor.core.paragraph_pairs import aligned
from lhl_editor.core.spread import Spread, characters, width
from lhl_editor.core.text import Inline, PageReference, Paragraph, Run, Text
from lhl_editor.core.word_hunks import Hunk, Nature, changed_words


class Mark(Enum):
    """What became of a piece."""

    EQUAL = "equal"
    REMOVED = "removed"
    INSERTED = "inserted"


@frozen
class Piece:
    """Characters with their looks; what was removed stands before what came in its place."""

    mark: Mark
    runs: tuple[Inline, ...]
    nature: Nature = Nature.WORDS


@frozen
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


def text_difference(before: Text, after: Text) -> tuple[ParagraphDifference, ...]:
    """Every paragraph of both, in order; what was removed stands before what was added."""
    return tuple(
        ParagraphDifference(old, new, tuple(pieces(old, new)))
        for old, new in aligned(before.paragraphs, after.paragraphs)
    )


def line_difference(before: str, after: str) -> tuple[Piece, ...]:
    """What differs between two lines."""
    return tuple(pieces(Paragraph((Run(before),)), Paragraph((Run(after),))))


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


def hunks(before: Paragraph, after: Paragraph) -> list[Hunk]:
    """What differs between two paragraphs, in whole words, from the left; their level apart."""
    if before.runs == after.runs:
        return []
    old, new = characters(before.runs), characters(after.runs)
    found = [] if old == new else list(changed_words(old, new))
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


def _changed_looks(old: Spread[Inline], new: Spread[Inline], stretch: Hunk) -> Iterator[Hunk]:
    """Where the same characters have another look, neighbours of one nature joined."""
    found: list[Hunk] = []
    at, other = stretch.start, stretch.other
    ours = list(old.cut(at, stretch.end))
    theirs = list(new.cut(other, stretch.other_end))
    for wide, nature in _side_by_side(ours, theirs):
        if nature:
            hunk = Hunk(at, at + wide, other, other + wide, nature)
            if found and found[-1].end == at and found[-1].nature is nature:
                hunk = Hunk(found[-1].start, hunk.end, found[-1].other, hunk.other_end, nature)
                found.pop()
            found.append(hunk)
        at, other = at + wide, other + wide
    yield from found


def _side_by_side(ours: list[Inline], theirs: list[Inline]) -> Iterator[tuple[int, Nature | None]]:
    """(characters, how their looks differ) for runs of the same characters."""
    ends = [list(accumulate(map(width, runs))) for runs in (ours, theirs)]
    at = number = other = 0
    for end in sorted(set(chain(*ends))):
        yield end - at, _other_look(ours[number], theirs[other])
        at = end
        number += ends[0][number] == end
        other += ends[1][other] == end


def _other_look(one: Inline, other: Inline) -> Nature | None:
    if isinstance(one, Run) and isinstance(other, Run):
        if replace(one, text="") == replace(other, text=""):
            return None
        linked = replace(one, text="", link=other.link)
        return Nature.LINK if linked == replace(other, text="") else Nature.LOOK
    return None if one == other else Nature.LINK


def without_addresses(text: Text) -> Text:
    """The text as if no link and no page reference led anywhere in particular."""

    def bare(inline: Inline) -> Inline:
        if isinstance(inline, PageReference):
            return PageReference("")
        return replace(inline, link="") if inline.link else inline

    return Text(tuple(replace(one, runs=tuple(map(bare, one.runs))) for one in text.paragraphs))

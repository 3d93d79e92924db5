"""Three texts (or lines) in, the base and two that were made of it; one with both sides' changes
out, and where both changed the same words, that text as each choice would have it (diff3).

A text is laid out as characters, with a mark before and after each paragraph: so what happens to
a paragraph and what happens to words are changes of one kind. Two changes meet where not a word
lies between them; at the edge of a paragraph they may touch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lhl_editor.core.frozen import frozen
from lhl_editor.core.paragraph_pairs import aligned
from lhl_editor.core.spread import REFERENCE, Spread
from lhl_editor.core.text import Inline, Paragraph, Run, Text
from lhl_editor.core.word_hunks import Hunk
from lhl_editor.core.words import hunks

_START, _END = "\x02", "\x03"
_OPENING = ("«", "(", "“", REFERENCE)


@frozen
class Settled:
    """A value as each choice would have it: equal where the sides did not meet."""

    ours: Text
    theirs: Text
    both: Text


@frozen
class _Edge:
    """Where a paragraph begins (then `level` is None) or ends."""

    level: int | None = None


_Laid = Inline | _Edge
_Chosen = tuple[list[_Laid], list[_Laid], list[_Laid]]  # for ours, for theirs, for both


def merge_lines(base: str, ours: str, theirs: str) -> tuple[str, str, str]:
    """The line with ours, with theirs and with both where they meet: equal where they do not."""
    rows = [_line(line) for line in (base, ours, theirs)]
    changed = [hunks(_paragraph(base), _paragraph(side)) for side in (ours, theirs)]
    ours, theirs, both = (_characters(laid) for laid in _merged(rows, base, changed))
    return ours, theirs, both


def merge_texts(base: Text, ours: Text, theirs: Text) -> Settled:
    """The text with all changes of both sides, in whole paragraphs and in words."""
    rows = [list(_laid_out(text)) for text in (base, ours, theirs)]
    changed = [_hunks(base, side) for side in (ours, theirs)]
    return Settled(*(_text(laid) for laid in _merged(rows, _characters(rows[0]), changed)))


def _paragraph(line: str) -> Paragraph:
    return Paragraph((Run(line),))


def _line(line: str) -> list[_Laid]:
    return [Run(line)] if line else []


def _laid_out(text: Text) -> Iterator[_Laid]:
    for paragraph in text.paragraphs:
        yield _Edge()
        yield from paragraph.runs
        yield _Edge(paragraph.level)


def _characters(laid: Iterable[_Laid]) -> str:
    return "".join(map(_character, laid))


def _character(one: _Laid) -> str:
    if isinstance(one, Run):
        return one.text
    if isinstance(one, _Edge):
        return _START if one.level is None else _END
    return REFERENCE


def _text(laid: Iterable[_Laid]) -> Text:
    """The paragraphs between the edges; one that lacks an edge ends where the next one begins."""
    paragraphs: list[Paragraph] = []
    runs: list[Inline] = []
    for one in (*laid, _Edge()):
        if not isinstance(one, _Edge):
            runs.append(one)
            continue
        if runs:
            paragraphs.append(Paragraph(tuple(runs), one.level or 0))
        runs = []
    return Text(tuple(paragraphs))


def _hunks(before: Text, after: Text) -> list[Hunk]:
    """What differs between two texts, by the characters of their layouts."""
    found: list[Hunk] = []
    at = other = 0
    last = Hunk(0, 0, 0, 0)  # paragraphs that came and went since the last that stayed
    for old, new in aligned(before.paragraphs, after.paragraphs):
        end, other_end = at + _width(old), other + _width(new)
        if old is None or new is None:
            last = Hunk(last.start, end, last.other, other_end)
        else:
            found += [last] if last.start < last.end or last.other < last.other_end else []
            found += _inner_hunks(old, new, at + 1, other + 1)
            last = Hunk(end, end, other_end, other_end)
        at, other = end, other_end
    return [*found, *([last] if last.start < last.end or last.other < last.other_end else [])]


def _width(paragraph: Paragraph | None) -> int:
    return Spread(paragraph.runs).length + 2 if paragraph else 0


def _inner_hunks(old: Paragraph, new: Paragraph, at: int, other: int) -> Iterator[Hunk]:
    for start, end, there, there_end, _ in hunks(old, new):
        yield Hunk(start + at, end + at, there + other, there_end + other)
    if old.level != new.level:
        end, other_end = Spread(old.runs).length + at, Spread(new.runs).length + other
        yield Hunk(end, end + 1, other_end, other_end + 1)


def _merged(rows: Sequence[Sequence[_Laid]], base: str, changed: list[list[Hunk]]) -> _Chosen:
    spreads = [Spread(row) for row in rows]
    chosen: _Chosen = ([], [], [])
    at = 0
    for ours, theirs in _regions(base, *changed):
        start = min(hunk.start for hunk in (*ours, *theirs))
        end = max(hunk.end for hunk in (*ours, *theirs))
        same = spreads[0].cut(at, start)
        sides = [
            _said(spread, some, start, end)
            for spread, some in zip(spreads[1:], (ours, theirs), strict=True)
        ]
        for choice, laid in zip(chosen, _choices(*sides), strict=True):
            choice.extend((*same, *laid))
        at = end
    for choice in chosen:
        choice.extend(spreads[0].cut(at, len(base)))
    return chosen


_Side = tuple[_Laid, ...] | None  # what a side says in a region; None where it changed nothing


def _said(spread: Spread[_Laid], some: list[Hunk], start: int, end: int) -> _Side:
    if not some:
        return None
    first, last = some[0], some[-1]
    return spread.cut(first.other - (first.start - start), last.other_end + (end - last.end))


def _choices(ours: _Side, theirs: _Side) -> Iterator[tuple[_Laid, ...]]:
    if ours is None or theirs is None or ours == theirs:
        said = ours if ours is not None else theirs
        yield from [said or ()] * 3
        return
    yield ours
    yield theirs
    words = _characters(ours)[-1:].strip(_START + _END).strip(), _characters(theirs)[:1]
    run_together = words[0] and (words[1].isalnum() or words[1] in _OPENING)
    yield (*ours, *([Run(" ")] if run_together else []), *theirs)


_Region = tuple[list[Hunk], list[Hunk]]  # changes of ours, and of theirs


def _regions(base: str, ours: list[Hunk], theirs: list[Hunk]) -> list[_Region]:
    """The changes of both sides from the left, those that meet together."""
    every = [(*hunk[:2], side, hunk) for side, some in enumerate((ours, theirs)) for hunk in some]
    regions: list[_Region] = []
    for _, _, side, hunk in sorted(every):
        since = _first_met(base, regions, side, hunk)
        found: _Region = ([], [])
        for region in regions[since:]:
            found[0].extend(region[0])
            found[1].extend(region[1])
        found[side].append(hunk)
        regions[since:] = [found]
    return regions


def _first_met(base: str, regions: list[_Region], side: int, hunk: Hunk) -> int:
    """The first region in which the other side changed something that this change meets."""
    first = len(regions)
    for number in range(len(regions) - 1, -1, -1):
        others = regions[number][1 - side]
        if others and _meet(base, others[-1], hunk):
            first = number
        end = max(some[-1].end for some in regions[number] if some)
        if base[end : hunk.start].strip():
            break  # nor do any before it
    return first


def _meet(base: str, first: Hunk, second: Hunk) -> bool:
    """Whether two changes, the second not before the first, are too near to be both right."""
    if second.start < first.end or first[:2] == second[:2]:
        return True
    between = base[first.end : second.start]
    touch_at_edge = first.end == second.start and _is_edge(base, second)
    return not touch_at_edge and not between.strip()


def _is_edge(base: str, second: Hunk) -> bool:
    """Whether a change begins between two paragraphs, or is of the end of one, its level."""
    at = second.start
    between = base[at : at + 1] == _START or base[max(0, at - 1) : at] == _END
    return between or (base[at : second.end] == _END)

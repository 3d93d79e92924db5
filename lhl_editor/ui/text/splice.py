"""Paragraphs and places in them in, other paragraphs out: every edit that is more than typing.

Paragraphs are here as they stand on the screen: empty ones too, at whatever level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import Inline, PageReference, Paragraph, Run

EMPTY_LINE = Paragraph(())


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Before the character `index` of a paragraph; a page reference counts as one character."""

    line: int
    index: int


@frozen
class Stretch:
    """From one place to a later one."""

    start: Place
    end: Place

    @property
    def is_empty(self) -> bool:
        return self.start == self.end


def length(inline: Inline) -> int:
    return len(inline.text) if isinstance(inline, Run) else 1


def size(paragraph: Paragraph) -> int:
    return sum(length(inline) for inline in paragraph.runs)


def cut(paragraph: Paragraph, start: int, end: int) -> tuple[Inline, ...]:
    """What stands from `start` to before `end`."""
    found: list[Inline] = []
    at = 0
    for inline in paragraph.runs:
        first, last = max(start - at, 0), min(end - at, length(inline))
        if first < last:
            whole = isinstance(inline, PageReference) or (first, last) == (0, len(inline.text))
            found.append(inline if whole else _shortened(inline, first, last))
        at += length(inline)
    return tuple(found)


def _shortened(inline: Inline, first: int, last: int) -> Inline:
    return replace(inline, text=inline.text[first:last]) if isinstance(inline, Run) else inline


def selected(lines: Sequence[Paragraph], what: Stretch) -> list[Paragraph]:
    """What stands in the stretch. A part of one paragraph is no list item."""
    start, end = what.start, what.end
    if start.line == end.line:
        line = lines[start.line]
        is_whole = start.index == 0 and end.index == size(line)
        return [Paragraph(cut(line, start.index, end.index), line.level if is_whole else 0)]
    first, last = lines[start.line], lines[end.line]
    return [
        replace(first, runs=cut(first, start.index, size(first))),
        *lines[start.line + 1 : end.line],
        replace(last, runs=cut(last, 0, end.index)),
    ]


def replaced(
    lines: Sequence[Paragraph], what: Stretch, by: Sequence[Paragraph]
) -> tuple[list[Paragraph], Place]:
    """The paragraphs with others in place of the stretch, and the place after these."""
    start, end = what.start, what.end
    before = cut(lines[start.line], 0, start.index)
    after = cut(lines[end.line], end.index, size(lines[end.line]))
    middle = list(by) or [EMPTY_LINE]
    level = lines[start.line].level
    if not before and not (len(middle) == 1 and after):
        level = middle[0].level or (level if len(middle) == 1 else 0)
    middle[0] = Paragraph((*before, *middle[0].runs), level)
    place = Place(start.line + len(middle) - 1, size(middle[-1]))
    middle[-1] = replace(middle[-1], runs=(*middle[-1].runs, *after))
    return [*lines[: start.line], *middle, *lines[end.line + 1 :]], place


def restyled(
    lines: Sequence[Paragraph], what: Stretch, style: Callable[[Run], Run]
) -> list[Paragraph]:
    """The paragraphs with the runs of the stretch in another style."""
    changed = list(lines)
    for number, start, end in spans(lines, what):
        line = lines[number]
        inside = cut(line, start, end)
        styled = (style(one) if isinstance(one, Run) else one for one in inside)
        runs = (*cut(line, 0, start), *styled, *cut(line, end, size(line)))
        changed[number] = replace(line, runs=runs)
    return changed


def spans(lines: Sequence[Paragraph], what: Stretch) -> Iterator[tuple[int, int, int]]:
    """(paragraph, from, to before) of each paragraph that the stretch touches."""
    for number in range(what.start.line, what.end.line + 1):
        start = what.start.index if number == what.start.line else 0
        end = what.end.index if number == what.end.line else size(lines[number])
        yield number, start, end


def runs_in(lines: Sequence[Paragraph], what: Stretch) -> list[Run]:
    """The runs of the stretch, cut where it begins and ends."""
    pieces = (cut(lines[number], start, end) for number, start, end in spans(lines, what))
    return [one for inlines in pieces for one in inlines if isinstance(one, Run)]


def link_around(lines: Sequence[Paragraph], what: Stretch) -> tuple[Stretch, str] | None:
    """The link that holds the stretch, and its address; its ends count as inside."""
    if what.start.line != what.end.line:
        return None
    number, touching = what.start.line, None
    for start, end, address in links(lines[number]):
        if start <= what.start.index and what.end.index <= end:
            touching = Stretch(Place(number, start), Place(number, end)), address
            if what.start.index < end:
                return touching
    return touching


def links(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    """(from, to before, address) of each link; runs of different looks are one link."""
    at, start, address = 0, 0, ""
    for inline in (*paragraph.runs, Run("")):
        link = inline.link if isinstance(inline, Run) else ""
        if link != address:
            if address:
                yield start, at, address
            start, address = at, link
        at += length(inline)


def levelled(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with none more than one level below what stands before it."""
    deepest, changed = 1, []
    for line in lines:
        level = min(line.level, deepest)
        changed.append(line if level == line.level else replace(line, level=level))
        if line.runs:
            deepest = level + 1
    return changed

"""A placed page -> its text: where each line stands, what is near a point, what a selection says.

All lengths are points from the page's top left corner; a place in the text is an offset in
`PageText.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.measure import Faces
from lhl_editor.pages.placed import Line, PlacedPage, Span, lines_of
from lhl_editor.pages.tokens import SOFT_HYPHEN

_ABOVE, _BELOW = 0.8, 0.25  # of the size: how far a line reaches from its baseline
_BESIDE, _BETWEEN = 14.0, 6.0  # how near a line something is pointed at it, across and along
_WORD_GAP = 30.0  # wider, and what stands on the same line is another column


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, across: float, along: float) -> Box:
        return Box(self.left - across, self.top - along, self.right + across, self.bottom + along)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def distance(self, x: float, y: float) -> float:
        """How far a point is outside; along the page counts more than across."""
        across = max(self.left - x, 0.0, x - self.right)
        along = max(self.top - y, 0.0, y - self.bottom)
        return across + 3 * along


def box_of(line: Line) -> Box:
    size = max(span.size for span in line.spans)
    first, last = line.spans[0], line.spans[-1]
    top, bottom = line.baseline - _ABOVE * size, line.baseline + _BELOW * size
    return Box(first.x, top, last.x + last.width, bottom)


@frozen
class TextLine:
    """A line of the page, and where its text begins in the page's."""

    line: Line
    box: Box
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class PageText:
    """The words of a page in reading order. What its foot repeats is not among them."""

    def __init__(self, page: PlacedPage) -> None:
        lines = [line for line in lines_of(page.elements) if line.spans]
        texts = [_text(line) for line in lines]
        joins = (_join(line, after) for line, after in pairwise(lines))
        pieces = [text + join for text, join in zip_longest(texts, joins, fillvalue="")]
        starts = accumulate(map(len, pieces), initial=0)
        self.text = "".join(pieces)
        self.lines = tuple(
            TextLine(line, box_of(line), start, text)
            for line, start, text in zip(lines, starts, texts, strict=False)
        )
        repeated = (line for line in page.furniture if line.path and line.spans)
        self._pointed = (*((one.line, one.box) for one in self.lines), *_boxed(repeated))

    def line_at(self, x: float, y: float) -> Line | None:
        """The line of a field at a point or very near it."""
        near = (
            (box.distance(x, y), at)
            for at, (line, box) in enumerate(self._pointed)
            if line.path and box.grown(_BESIDE, _BETWEEN).holds(x, y)
        )
        nearest = min(near, default=None)
        return self._pointed[nearest[1]][0] if nearest else None

    def blocks(self, path: str) -> list[Box]:
        """The text of a place as boxes, one a run of lines below each other.

        Nothing where all on the page belongs to the place: then the page itself is it.
        """
        inside = [is_within(line.path, path) for line, _ in self._pointed if line.path]
        if not path or all(inside):
            return []
        boxes: list[Box] = []
        for line, box in self._pointed:
            if not line.path or not is_within(line.path, path):
                continue
            if boxes and _goes_on(boxes[-1], box):
                boxes[-1] = boxes[-1].around(box)
            else:
                boxes.append(box)
        return boxes

    def offset_at(self, x: float, y: float, faces: Faces) -> int:
        """The place in the text nearest to a point."""
        if not self.lines:
            return 0
        nearest = min(self.lines, key=lambda one: one.box.distance(x, y))
        return nearest.start + _character_at(nearest, x, faces)

    def colour_at(self, place: int) -> str:
        """The colour of the character at a place in the text, "#RRGGBB"."""
        for one in self._lines_from(place)[:1]:
            for span, text in _spans(one):
                if place - one.start < len(text):
                    return span.colour
                place -= len(text)
        return "#000000"

    def boxes(self, start: int, end: int, faces: Faces) -> list[Box]:
        """Where the text from `start` to `end` stands, a box a line."""
        found = []
        for one in self._lines_from(start):
            if one.start >= end:
                break
            first, last = max(start, one.start), min(end, one.end)
            if first < last:
                left = _x_of(one, first - one.start, faces)
                right = _x_of(one, last - one.start, faces)
                found.append(Box(left, one.box.top, right, one.box.bottom))
        return found

    def _lines_from(self, start: int) -> tuple[TextLine, ...]:
        first = bisect_right(self._starts, start) - 1
        return self.lines[max(0, first) :]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.lines]


def find(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in a page's text, capitals or not, across line ends too."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


def is_within(path: str, place: str) -> bool:
    """Whether a path, as text, is the place or lies inside it."""
    return path == place or path.startswith(f"{place}/")


def _boxed(lines: Iterable[Line]) -> Iterator[tuple[Line, Box]]:
    return ((line, box_of(line)) for line in lines)


def _goes_on(above: Box, below: Box) -> bool:
    """Whether a line follows in the same column."""
    tall = below.bottom - below.top
    is_abreast = below.left < above.right and above.left < below.right
    return is_abreast and -tall < below.top - above.bottom < 2 * tall


def _text(line: Line) -> str:
    """Its characters; the hyphen at its end that only the line break brought is none of them."""
    return "".join(span.text for span in line.spans).replace(SOFT_HYPHEN, "")


def _join(line: Line, after: Line) -> str:
    """What stands between two lines that are read one after the other."""
    if line.joint:
        return " "
    if abs(after.baseline - line.baseline) < 1:
        gap = after.spans[0].x - line.spans[-1].x - line.spans[-1].width
        return " " if gap < _WORD_GAP else "\t"
    is_same = line.path and (line.path, line.part) == (after.path, after.part)
    return "" if is_same else "\n"


def _spans(one: TextLine) -> Iterator[tuple[Span, str]]:
    for span in one.line.spans:
        yield span, span.text.replace(SOFT_HYPHEN, "")


def _width(span: Span, text: str, faces: Faces) -> float:
    return faces[span.bold, span.italic].width(text, span.size)


def _x_of(one: TextLine, offset: int, faces: Faces) -> float:
    """Where the character at an offset in the line begins."""
    for span, text in _spans(one):
        if offset < len(text):
            return span.x + _width(span, text[:offset], faces)
        offset -= len(text)
    return one.box.right


def _character_at(one: TextLine, x: float, faces: Faces) -> int:
    """The offset in the line of the gap between characters that is nearest to `x`."""
    places = range(len(one.text) + 1)
    return min(places, key=lambda offset: abs(_x_of(one, offset, faces) - x))

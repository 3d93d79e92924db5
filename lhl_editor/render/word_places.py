"""Where typesetting placed each paragraph: the sizes, places and shapes that the Word file takes
over, so that both look the same. Lengths are points from the page's top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.placed import (
    Frame,
    Line,
    PlacedDocument,
    PlacedPage,
    Polygon,
    Rect,
    Shape,
    lines_of,
)

_STRIP = 6.0
_ARROW = 30.0  # an arrow stands at most so far above the field that it leads to


@frozen
class Spot:
    """A paragraph's lines: first and last baseline, type size, left and right edge."""

    first: float
    last: float
    size: float
    left: float
    right: float
    lines: int = 1

    def with_line(self, line: Line) -> Spot:
        right = max(self.right, _right(line))
        return Spot(self.first, line.baseline, self.size, self.left, right, self.lines + 1)


Spots = dict[tuple[str, int], Spot]


@dataclass(slots=True)
class Sheet:
    """The placed pages of one page of the publication, or of one group on it: the first page's
    places hold; from the others only sizes are taken."""

    pages: tuple[PlacedPage, ...]
    _spots: list[Spots] = field(default_factory=list)
    _sizes: dict[tuple[str, int], float] = field(default_factory=dict)
    _sized: int = 0  # pages whose sizes are among these

    @property
    def number(self) -> int:
        return self.pages[0].number

    def spot(self, para: Para) -> Spot | None:
        """Where the paragraph begins on the first page."""
        return self._on(0).get((para.path, para.part)) if para.path else None

    @property
    def own_words(self) -> Spot | None:
        """Where the program's own words stand on the first page; they have no path."""
        found: Spot | None = None
        for line in lines_of(self.pages[0].elements):
            if not line.path and line.spans:
                found = found.with_line(line) if found else _spot(line)
        return found

    def size(self, para: Para) -> float:
        """In which size it is set; 0 where it is not known."""
        key = (para.path, para.part)
        if not para.path:
            return 0.0
        while key not in self._sizes and self._sized < len(self.pages):
            for one, spot in self._on(self._sized).items():
                self._sizes.setdefault(one, spot.size)
            self._sized += 1
        return self._sizes.get(key, 0.0)

    def _on(self, number: int) -> Spots:
        while len(self._spots) <= number:
            self._spots.append(_spots(self.pages[len(self._spots)]))
        return self._spots[number]

    @property
    def shapes(self) -> list[Shape]:
        """What is drawn on the first page, without the strip at its top."""
        shapes = [shape for shape in self.pages[0].shapes if not _is_strip(shape)]
        return [_below_strip(shape) for shape in shapes] if self.strip else shapes

    @property
    def strip(self) -> list[Shape]:
        return [shape for shape in self.pages[0].shapes if _is_strip(shape)]

    def fields_at(self, spot: Spot) -> list[Shape]:
        """The field that a paragraph stands on, with its edge and the arrow that leads to it."""
        fields = [one for one in self.shapes if _holds(one, spot)]
        tops = [one.y for one in fields if isinstance(one, Rect)]
        arrows = [one for one in self.shapes if isinstance(one, Polygon) and _leads(one, tops)]
        return [*fields, *arrows]

    def from_first(self, paras: Iterable[Para], fallback: int) -> Sheet:
        """The pages from the one on which the first of these stands."""
        wanted = {(para.path, para.part) for para in paras if para.path}
        for number in range(len(self.pages)):
            if wanted & self._on(number).keys():
                return Sheet(self.pages[number:], self._spots[number:])
        return Sheet(self.pages[min(fallback, len(self.pages) - 1) :])


def sheets(placed: PlacedDocument) -> Iterator[Sheet]:
    """One for each page of the publication, in order."""
    starts = [n for n, page in enumerate(placed.pages) if not page.goes_on]
    for start, end in pairwise((*starts, len(placed.pages))):
        yield Sheet(placed.pages[start:end])


def _spots(page: PlacedPage) -> Spots:
    found: Spots = {}
    for line in lines_of(page.elements):
        if line.path and line.spans:
            key = line.path, line.part
            found[key] = found[key].with_line(line) if key in found else _spot(line)
    return found


def _spot(line: Line) -> Spot:
    size = max(span.size for span in line.spans)
    return Spot(line.baseline, line.baseline, size, line.spans[0].x, _right(line))


def _right(line: Line) -> float:
    return line.spans[-1].x + line.spans[-1].width


def _is_strip(shape: Shape) -> bool:
    return isinstance(shape, Rect) and shape.y == 0 and shape.height == _STRIP


def _below_strip(shape: Shape) -> Shape:
    """A field that reaches the page's top begins under the strip: it would cover the header's."""
    if isinstance(shape, Rect) and shape.y == 0:
        return Rect(shape.x, _STRIP, shape.width, shape.height - _STRIP, shape.colour)
    return shape


def _holds(shape: Shape, spot: Spot) -> bool:
    if not isinstance(shape, Rect | Frame):
        return False
    across = shape.x <= spot.left < shape.x + shape.width
    return across and shape.y <= spot.first < shape.y + shape.height


def _leads(arrow: Polygon, tops: list[float]) -> bool:
    low = max(y for _, y in arrow.points)
    return any(top - _ARROW < low <= top for top in tops)

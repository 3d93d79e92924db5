"""The placed form of a publication: what typesetting gives, and all that the PDF is drawn from.

All lengths are points, measured from the page's top left corner, y downwards. Page numbers count
from 1. Renderers decide nothing: each text has its place, face and colour, each element its role.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lhl_editor.core.pictures import Picture


class Span(NamedTuple):
    """Characters in one face at one place on a line. A shown soft hyphen is U+00AD at the end."""

    text: str
    x: float
    width: float
    size: float
    colour: str  # "#RRGGBB"
    bold: bool = False
    italic: bool = False
    link: str = ""  # a web or mail address
    target: str = ""  # a path inside the document
    language: str = ""  # where it is not the document's
    mark: str = ""  # of words that came or went: "inserted", "removed"


class Line(NamedTuple):
    """One line of text. `path` and `part` (paragraph from 0) say which field it came from."""

    baseline: float
    spans: tuple[Span, ...]
    path: str = ""
    part: int = 0
    joint: bool = False  # the paragraph goes on on the next line after a space


Box = tuple[float, float, float, float]  # x, y, width, height


class Element(NamedTuple):
    """A node of the structure tree: `role` is a standard structure type of PDF 1.7 (14.8.4).

    An element whose `key` stood on an earlier page that this one goes on from, or earlier on this
    page, joins it: its children are added to the first one's.
    """

    role: str
    children: tuple[Element | Line, ...]
    key: str = ""
    scope: str = ""  # of a TH: Row or Column
    numbering: str = ""  # of an L: Disc, Decimal, …; empty: None
    alt: str = ""  # of a Figure
    box: Box | None = None  # of a Figure
    picture: Picture | None = None  # of a Figure: what fills its box


class Rect(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Frame(NamedTuple):
    """A rectangle's edge, drawn wholly inside it."""

    x: float
    y: float
    width: float
    height: float
    line: float
    colour: str


class Polygon(NamedTuple):
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    colour: str


class Icon(NamedTuple):
    """An icon of `pages.icons`, `size` points wide and high."""

    name: str
    x: float
    y: float
    size: float
    colour: str


Shape = Rect | Frame | Polygon | Icon


class Mark(NamedTuple):
    """Words in the corner of a page, on a box of their own in a hole of all that is under it."""

    hole: Rect
    box: Rect
    lines: tuple[Line, ...]


class PlacedPage(NamedTuple):
    """One page. Shapes, furniture and mark are decoration: artifacts, outside the structure tree.

    `chapter` is 0 for the front pages; pages of one chapter share a section of the tree.
    """

    number: int
    chapter: int
    shapes: tuple[Shape, ...]
    elements: tuple[Element, ...]
    furniture: tuple[Line, ...] = ()
    goes_on: bool = False  # with what began on the page before: the same keys mean the same
    extra: bool = False  # one more than was meant
    mark: Mark | None = None  # of a draft


class Landing(NamedTuple):
    """Where a place of the strategy is printed first."""

    page: int
    y: float


class PlacedDocument(NamedTuple):
    """The whole publication on its pages, `width` by `height` each."""

    width: float
    height: float
    title: str
    author: str
    language: str  # BCP 47, "nb" or "nn"
    pages: tuple[PlacedPage, ...]
    landings: Mapping[str, Landing] = MappingProxyType({})
    subject: str = ""


def lines_of(elements: Iterable[Element | Line]) -> Iterator[Line]:
    """Every line of text in elements, in order."""
    for node in elements:
        if isinstance(node, Line):
            yield node
        else:
            yield from lines_of(node.children)

"""Sizes, colours and grids of the published pages. All lengths are points (mm = pt × 0.3528)."""

from __future__ import annotations

from dataclasses import replace

from lhl_editor.core.frozen import frozen

WHITE = "#FFFFFF"
TEXT = "#212121"
PRIMARY = "#025169"
LINK = "#0058C3"
MUTED = "#5D5D5D"
TINT = "#E1EAED"
RULE = "#047FA4"  # graphics only, never text
DRAFT = "#7C145C"

AREA_COLOURS = (PRIMARY, "#366558", "#775900", "#7C145C", LINK)
AREA_TINTS = (TINT, "#EBF5F2", "#FFF9E6", "#FCF3F9", "#F0F5FF")
TREADS = (RULE, "#38A389", "#C68803", "#7C145C", LINK)  # graphics only

# Every pair of text and background that a page may show; a test computes their contrast.
PAIRS = (
    *((TEXT, ground) for ground in (WHITE, *AREA_TINTS)),
    *((LINK, ground) for ground in (WHITE, *AREA_TINTS)),
    *((PRIMARY, ground) for ground in (WHITE, *AREA_TINTS)),
    *zip(AREA_COLOURS[1:], AREA_TINTS[1:], strict=True),
    (MUTED, WHITE),
    (MUTED, TINT),
    (WHITE, PRIMARY),
    (WHITE, DRAFT),
)


@frozen
class Type:
    """One role of type: `size`/`leading`, and the smaller sizes that a long word may fall to."""

    size: float
    leading: float
    colour: str = TEXT
    bold: bool = False
    smaller: tuple[tuple[float, float], ...] = ()

    def at(self, size: float, leading: float) -> Type:
        """The same role, smaller."""
        return replace(self, size=size, leading=leading)

    def on(self, colour: str) -> Type:
        return replace(self, colour=colour)

    @property
    def steps(self) -> tuple[Type, ...]:
        """This size and the smaller ones."""
        return (self, *(self.at(*step) for step in self.smaller))

    @property
    def measure(self) -> float:
        """The widest measure for running text: about 95 characters a line."""
        return self.size * _MEASURE


_MEASURE = 40.2  # em that 95 characters of Norwegian text in Lato Regular take
_TITLES = (
    (44.0, 54.0),
    (40.0, 50.0),
    (32.0, 40.0),
    (28.0, 34.0),
    (24.0, 30.0),
    (20.0, 26.0),
    (16.0, 21.0),
)


def _title(size: float, leading: float, colour: str, least: float = 16.0) -> Type:
    smaller = tuple(one for one in _TITLES if least <= one[0] < size)
    return Type(size, leading, colour, True, smaller)


DIVIDER = _title(60, 66, WHITE)
COVER_TITLE = _title(44, 54, PRIMARY)
STATEMENT = _title(40, 50, WHITE, least=20)
SUB_GOAL = _title(32, 40, WHITE)
SUB_GOAL_LABEL = Type(18, 24, WHITE)
PAGE_TITLE = _title(28, 34, PRIMARY)
SUBTITLE = Type(20, 28, TEXT, smaller=((16, 24),))
MATRIX_TITLE = _title(24, 30, WHITE)
NUMERAL = Type(24, 30, PRIMARY, True)
FIGURE = Type(20, 26, PRIMARY, True, ((18, 24), (16, 21), (14, 18)))
GOAL = Type(20, 28, PRIMARY, True, ((18, 25), (16, 22), (14, 20)))
CONTENTS = Type(20, 28, PRIMARY, True, ((16, 24), (14, 20)))
BODY_LARGE = Type(18, 28)
BODY = Type(16, 24)
BODY_FIGURE = Type(16, 25)
BODY_SMALL = Type(14, 20)
QUESTION = Type(16, 24, PRIMARY)
QUESTION_SMALL = Type(14, 20, PRIMARY)
GROUP = Type(18, 26, PRIMARY, True, ((16, 22), (14, 20)))
LEVEL = Type(18, 24, PRIMARY, True, ((16, 21), (14, 18)))
AREA = Type(16, 20, PRIMARY, True, ((14, 18), (12, 16), (10, 13)))
LIST = Type(14, 18, TEXT, smaller=((12, 16), (11, 15)))
INTRO = Type(14, 21)
LEAD, LEAD_A4 = Type(12, 17, WHITE), Type(11.5, 16, WHITE)
LABEL = Type(12, 18, MUTED)
ADDRESS = Type(11, 15, MUTED)
MATRIX_HEADING = Type(10, 13, PRIMARY, True, ((9, 12),))
MATRIX = Type(9, 12)
FOOTER = Type(9, 12, MUTED)
DRAFT_MARK = Type(10, 12, WHITE, True)
COVER_NOTE = Type(16, 24)

BASELINE = 0.75  # of the size, below the top of a line's box
LIST_HANG = 18.0
ITEM_SPACE = 10.0
SMALLEST = 9.0
LEAST_COLUMN = 104.0  # of the message matrix: narrower columns are no longer read with ease


@frozen
class Paper:
    """A page's size and its grid of twelve columns."""

    name: str
    width: float
    height: float
    margin: float
    column_width: float
    gutter: float
    text_end: float
    footer: float
    matrix_label: float
    matrix_gap: float
    title: float = 42.0
    body: float = 126.0
    dense: float = 102.0

    def column(self, number: int) -> float:
        """Left edge of a column, from 1."""
        return self.margin + (self.column_width + self.gutter) * (number - 1)

    def columns(self, count: int) -> float:
        """Width of `count` columns with the gutters between them."""
        return self.column_width * count + self.gutter * (count - 1)

    def matrix_column(self, count: int) -> float:
        """Width of each of `count` columns of the message matrix."""
        return (self.measure - self.matrix_label - self.matrix_gap * (count - 1)) / count

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def measure(self) -> float:
        return self.width - 2 * self.margin


WIDE = Paper("16:9", 960.0, 540.0, 48.0, 50.0, 24.0, 480.0, 507.0, 54.0, 12.0)
# The exact sizes of ISO 216 A4 landscape in points: 297 × 210 mm.
_A4_WIDTH, _A4_HEIGHT = 297 / 25.4 * 72, 210 / 25.4 * 72
A4 = Paper(
    "a4",
    _A4_WIDTH,
    _A4_HEIGHT,
    36.0,
    46.0,
    (_A4_WIDTH - 72 - 12 * 46) / 11,
    535.0,
    568.0,
    51.0,
    8.0,
)
PAPERS = {paper.name: paper for paper in (WIDE, A4)}

"""Drawing on pages through reportlab's canvas: shapes, and marked content round everything drawn.

Coordinates are those of the placed pages: points from the top left corner, y downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import assert_never

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from lhl_editor.pages import icons
from lhl_editor.pages.placed import Box, Frame, Icon, Polygon, Rect, Shape
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import numbers, rgb

_ROUND = 1
_FILLED = {"stroke": 0, "fill": 1}


class PageCanvas(Canvas):
    """reportlab's canvas for the pages of a document, one after another."""

    write: Callable[[str], None]  # adds operators to the page

    def __init__(self, document: PackedDocument, width: float, height: float) -> None:
        super().__init__("", pagesize=(width, height), pageCompression=0)
        self._doc = document
        self.size = width, height
        self.height = height
        self._begin()

    def _make_preamble(self) -> None:
        """Fault: reportlab's begins each page in Helvetica, which is not embedded."""
        self._preamble = ""

    def finish_page(self) -> None:
        """Hands the page to the document and begins the next."""
        self.showPage()
        self._begin()

    def _begin(self) -> None:
        self.write = self._code.append  # type: ignore[attr-defined]
        self.marked = False
        self._colour = "#000000"

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """What is drawn meanwhile is decoration («Layout») or page furniture («Pagination»)."""
        self.open_artifact(kind)
        yield
        self.close_mark()

    def open_artifact(self, kind: str) -> None:
        """See `artifact`."""
        self.write(f"/Artifact<</Type/{kind}>>BDC")
        self.marked = True

    def open_mark(self, role: str, number: int) -> None:
        """What follows is the page's piece of marked content of that number."""
        self.write(f"/{role}<</MCID {number}>>BDC")
        self.marked = True

    def close_mark(self) -> None:
        """The marked content ends."""
        self.write("EMC")
        self.marked = False

    def fill_colour(self, colour: str) -> None:
        """Fills and text in «#RRGGBB» from here on."""
        if colour != self._colour:
            self._colour = colour
            self.write(_fill(colour))

    def draw(self, shapes: Iterable[Shape]) -> None:
        """Draws the shapes, each over those before."""
        for shape in shapes:
            match shape:
                case Rect():
                    self._rect(shape.x, shape.y, shape.width, shape.height, shape.colour)
                case Frame():
                    self._frame(shape)
                case Polygon():
                    self._polygon(shape)
                case Icon():
                    self._icon(shape)
                case _:
                    assert_never(shape)

    def draw_image(self, name: str, box: Box) -> None:
        """Draws an image of the document in a box."""
        x, y, width, height = box
        place = numbers(width, 0, 0, height, x, self.height - y - height)
        self.write(f"q {place} cm /{name} Do Q")

    def _rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.fill_colour(colour)
        top = self.height - y
        self.write(f"{numbers(x, top - height, width, height)} re f")

    def _frame(self, frame: Frame) -> None:
        self.setStrokeColorRGB(*rgb(frame.colour))
        self.setLineWidth(frame.line)
        half, line = frame.line / 2, frame.line
        bottom = self.height - frame.y - frame.height
        self.rect(frame.x + half, bottom + half, frame.width - line, frame.height - line)

    def _polygon(self, polygon: Polygon) -> None:
        self.fill_colour(polygon.colour)
        path = self.beginPath()
        (x, y), *others = polygon.points
        path.moveTo(x, self.height - y)
        for x, y in others:
            path.lineTo(x, self.height - y)
        path.close()
        self.drawPath(path, **_FILLED)

    def _icon(self, icon: Icon) -> None:
        self.saveState()
        scale = icon.size / icons.SIZE
        self.transform(scale, 0, 0, -scale, icon.x, self.height - icon.y)
        self.setStrokeColorRGB(*rgb(icon.colour))
        self.setLineWidth(icons.LINE_WIDTH)
        self.setLineCap(_ROUND)
        self.setLineJoin(_ROUND)
        self.drawPath(_path(icon.name))
        self.restoreState()


@cache
def _fill(colour: str) -> str:
    """The operator that sets the colour of fills and text."""
    return f"{numbers(*rgb(colour))} rg"


@cache
def _path(icon: str) -> PDFPathObject:
    path = PDFPathObject()
    for command in icons.ICONS[icon]:
        _add(path, command)
    return path


def _add(path: PDFPathObject, command: icons.Command) -> None:
    match command:
        case ("M", x, y):
            path.moveTo(x, y)
        case ("L", x, y):
            path.lineTo(x, y)
        case ("C", x1, y1, x2, y2, x, y):
            path.curveTo(x1, y1, x2, y2, x, y)
        case ("Z",):
            path.close()

"""Spans in, text on the page out; and the lines under links, and under or through words that came
or went.

Text may only be set inside marked content: what is not tagged and not said to be decoration would
be missing from what a screen reader reads.
"""

from __future__ import annotations

from lhl_editor.pages.blocks import INSERTED
from lhl_editor.pages.placed import Rect, Span
from lhl_editor.render.pdf_canvas import PageCanvas
from lhl_editor.render.pdf_text import Typefaces

_THICKNESS, _BELOW = 0.055, 0.14  # of the line under a link, in em; its middle
_STRUCK = 0.26  # em over the baseline: the line through words that went
_TOUCHING = 0.3  # em between two spans of one link whose line goes through


class UntaggedText(Exception):
    """Text would stand outside the structure tree: a bug in the renderer."""


class Pen:
    """Sets text on the pages of one document."""

    def __init__(self, canvas: PageCanvas, typefaces: Typefaces) -> None:
        self.typefaces = typefaces
        self._canvas = canvas
        self._height = canvas.height
        self._begin()

    def _begin(self) -> None:
        self._x = self._y = 0  # hundredths of a point
        self._look: tuple[bool, bool, float] | None = None
        self._underlines: list[Rect] = []
        self._underlined: object = None

    def begin_text(self) -> None:
        """What follows is text, until `end_text`."""
        self._begin()
        self._canvas.write("BT")

    def end_text(self) -> None:
        """The text ends; the lines under its links are drawn."""
        self._canvas.write("ET")
        if self._underlines:
            with self._canvas.artifact("Layout"):
                self._canvas.draw(self._underlines)

    def show(self, span: Span, baseline: float, space: str = "") -> None:
        """Sets a span, and the space that parts it from what is read next."""
        if not self._canvas.marked:
            raise UntaggedText(span.text)
        canvas, size = self._canvas, span.size
        typeface = self.typefaces[span.bold, span.italic]
        canvas.fill_colour(span.colour)
        look = (span.bold, span.italic, size)
        font = ""
        if look != self._look:
            self._look = look
            font = typeface.font(size) + " "
        x, y = round(span.x * 100), round((self._height - baseline) * 100)
        place = f"{(x - self._x) / 100:g} {(y - self._y) / 100:g} Td"
        self._x, self._y = x, y
        canvas.write(f"{font}{place} {typeface.show(span.text, size, space)}")

    def mark(self, span: Span, baseline: float) -> None:
        """Draws a line under words that came, through words that went."""
        size, below = span.size, _BELOW if span.mark == INSERTED else -_STRUCK
        top = baseline + (below - _THICKNESS / 2) * size
        self._underlined = None
        self._underlines.append(Rect(span.x, top, span.width, _THICKNESS * size, span.colour))

    def underline(self, span: Span, baseline: float, link: object) -> None:
        """Draws a line under the span, joined to that of the same link before it."""
        size, lines = span.size, self._underlines
        top, left, end = baseline + (_BELOW - _THICKNESS / 2) * size, span.x, span.x + span.width
        if lines and self._underlined is link:
            last = lines[-1]
            touches = left - last.x - last.width <= _TOUCHING * size
            if touches and (last.y, last.colour) == (top, span.colour):
                left = last.x
                del lines[-1]
        self._underlined = link
        lines.append(Rect(left, top, end - left, _THICKNESS * size, span.colour))

"""Live page numbers filled in, after every page is placed. They never move a line break."""

from __future__ import annotations

from collections.abc import Mapping

from lhl_editor.pages.measure import Faces
from lhl_editor.pages.placed import Element, Landing, Line, Span
from lhl_editor.pages.tokens import NUMBER

UNKNOWN = "?"


def landing(target: str, landings: Mapping[str, Landing]) -> Landing | None:
    """Where a place is printed: itself, or the smallest place around it that is."""
    while target and target not in landings:
        target = target.rpartition("/")[0]
    return landings.get(target)


def numbered(element: Element, landings: Mapping[str, Landing], faces: Faces) -> Element:
    """The element with every live number in it filled in; the same object where there is none."""
    children = tuple(
        numbered(child, landings, faces)
        if isinstance(child, Element)
        else _line(child, landings, faces)
        for child in element.children
    )
    same = all(new is old for new, old in zip(children, element.children, strict=True))
    return element if same else element._replace(children=children)


def _line(line: Line, landings: Mapping[str, Landing], faces: Faces) -> Line:
    """A number in running text is drawn at its natural width, and what follows moves up to it;
    one that stands alone keeps its right edge."""
    if not any(NUMBER in span.text for span in line.spans):
        return line
    spans: list[Span] = []
    moved = 0.0
    for span in line.spans:
        if NUMBER not in span.text:
            spans.append(span._replace(x=span.x - moved))
            continue
        place = landing(span.target, landings)
        text = span.text.replace(NUMBER, str(place.page) if place else UNKNOWN)
        width = faces[span.bold, span.italic].width(text, span.size)
        alone = len(line.spans) == 1 and span.text == NUMBER
        x = span.x + span.width - width if alone else span.x - moved
        spans.append(span._replace(text=text, width=width, x=x))
        moved += span.width - width
    return line._replace(spans=tuple(spans))

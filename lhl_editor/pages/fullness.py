"""Placed pages in, how full each is out, for the one who writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lhl_editor.pages.placed import Element, Line, PlacedDocument, PlacedPage, lines_of
from lhl_editor.pages.style import PAPERS, WIDE

_TITLES = frozenset({"H1", "H2"})
_BELOW = 0.25  # of a line's size: below its baseline


def fullness(placed: PlacedDocument, page_number: int) -> float:
    """How much of the height under its title the longest column on a page takes.

    1 is all of it. What goes on on pages that were not meant counts too, so a page with two
    thirds of a page too much gives 1.67.
    """
    pages = placed.pages
    full = _share(pages[page_number - 1], placed)
    for page in pages[page_number:]:
        if not page.extra:
            break
        full = max(full, 1.0) if full < 1 else full
        full += _share(page, placed)
    return full


def _share(page: PlacedPage, placed: PlacedDocument) -> float:
    """The share of the height that one page's body takes."""
    paper = next((one for one in PAPERS.values() if one.width == placed.width), WIDE)
    lines = [line for line in _body(page.elements) if line.spans]
    if not lines:
        return 0.0
    top = min(line.baseline - max(span.size for span in line.spans) for line in lines)
    bottom = max(line.baseline + _BELOW * line.spans[0].size for line in lines)
    return min(1.0, (bottom - top) / max(paper.text_end - top, 1.0))


def _body(elements: Iterable[Element]) -> Iterator[Line]:
    """The lines beside the page's title."""
    for element in elements:
        if element.role not in _TITLES:
            yield from lines_of(element.children)

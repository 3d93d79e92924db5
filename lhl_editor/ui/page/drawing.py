"""A strategy and what is to be seen of it in; pages, pictures and thumbnails out.

All of this runs beside the window's thread, on one thread for each document.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path as File
from typing import Protocol

from PySide6.QtGui import QImage

from lhl_editor.core.frozen import frozen
from lhl_editor.core.pictures import NO_PICTURES
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.pictures import read_pictures
from lhl_editor.pages.page_text import is_within
from lhl_editor.pages.placed import Landing, PlacedDocument, PlacedPage, lines_of
from lhl_editor.pages.since import Since
from lhl_editor.ui.background import Stale
from lhl_editor.ui.page.past_edition import PastEdition
from lhl_editor.ui.page.zoom import Room, Zoom, screen_size

_MOST_PIXELS = 12_000_000  # of a page drawn whole; of a larger one what is seen, and around it
_AROUND = 0.5  # of what is seen, on each side
_KEPT = 24  # PDF pages


@frozen
class Anchor:
    """The page to show: where a place is printed first; if it is not, the page of this number."""

    path: str
    number: int


@frozen
class Part:
    """A part of a page, in shares of its width and height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


@frozen
class Wanted:
    """What the window shows. `thumbnails` are page numbers, the most wanted first, `small` their
    width in the screen's pixels."""

    strategy: Strategy
    anchor: Anchor
    zoom: Zoom
    room: Room
    seen: Part
    thumbnails: tuple[int, ...] = ()
    small: int = 0
    file: File | None = None  # beside which the pictures and the history stand
    at: str = ""  # the id of the version that it is, if it is one


@frozen
class Shown:
    """A drawn page: of the picture, `width` by `height` pixels, `image` is what begins at
    `left`, `top`."""

    placed: PlacedDocument
    page: PlacedPage
    image: QImage
    width: int
    height: int
    left: int = 0
    top: int = 0


class Audience(Protocol):
    """Who is told what was made, as soon as it is."""

    def pages_made(self, strategy: Strategy, placed: PlacedDocument) -> None: ...

    def page_drawn(self, shown: Shown) -> None: ...

    def thumbnail_drawn(self, page: PlacedPage, image: QImage) -> None: ...


class PageMaker:
    """Makes what is wanted, the most urgent first, and nothing twice."""

    def __init__(self) -> None:
        from lhl_editor.pages.page_memory import PageMemory
        from lhl_editor.render.faces import load_faces
        from lhl_editor.render.pdf import PageRenderer

        self._memory = PageMemory()
        self._renderer = PageRenderer(load_faces())
        self._strategy: Strategy | None = None
        self._pictures = NO_PICTURES
        self._past = PastEdition()
        self._since: Since | None = None
        self._placed: PlacedDocument | None = None
        self._drawn: Shown | None = None
        self._pdfs: OrderedDict[int, tuple[PlacedPage, bytes]] = OrderedDict()

    def make(self, wanted: Wanted, audience: Audience, stale: Stale) -> None:
        """The page in view, then thumbnails until something else is wanted.

        New pages are told of when the one in view is drawn: what the window does with them would
        only delay it.
        """
        before, placed = self._placed, self._pages(wanted.strategy, wanted.file, wanted.at)
        try:
            page = placed.pages[page_number(placed, wanted.anchor) - 1]
            shown = self._draw(placed, page, wanted)
        finally:
            if placed is not before:
                audience.pages_made(wanted.strategy, placed)
        if shown:
            audience.page_drawn(shown)
        for number in wanted.thumbnails:
            if stale():
                return
            if number <= len(placed.pages):
                small = placed.pages[number - 1]
                height = max(1, round(wanted.small * placed.height / placed.width))
                audience.thumbnail_drawn(small, self._image(placed, small, wanted.small, height))

    def _pages(self, strategy: Strategy, file: File | None, at: str) -> PlacedDocument:
        pictures, since = read_pictures(strategy, file), self._past.of(strategy, file, at)
        is_other = strategy is not self._strategy or pictures != self._pictures
        is_other = is_other or since is not self._since
        if self._placed is None or is_other:
            from lhl_editor.pages.compose import compose
            from lhl_editor.pages.typeset import typeset
            from lhl_editor.render.faces import load_faces

            publication = compose(strategy, "", self._memory, pictures, since=since)
            self._placed = typeset(publication, load_faces(), self._memory)
            self._strategy, self._pictures, self._since = strategy, pictures, since
        return self._placed

    def _draw(self, placed: PlacedDocument, page: PlacedPage, wanted: Wanted) -> Shown | None:
        """The page as it is wanted; None where it was drawn so last."""
        paper = placed.width, placed.height
        width, height = screen_size(wanted.zoom, paper, wanted.room)
        area = _area(width, height, wanted.seen)
        drawn = self._drawn
        if drawn and drawn.page is page and _holds(drawn, width, height, area):
            return None
        image = self._image(placed, page, width, height, area)
        self._drawn = Shown(placed, page, image, width, height, area[0], area[1])
        return self._drawn

    def _image(
        self,
        placed: PlacedDocument,
        page: PlacedPage,
        width: int,
        height: int,
        area: tuple[int, int, int, int] | None = None,
    ) -> QImage:
        from lhl_editor.render.picture import Area
        from lhl_editor.ui.page.pictures import image_of

        return image_of(self._pdf(placed, page), width, height, Area(*area) if area else None)

    def _pdf(self, placed: PlacedDocument, page: PlacedPage) -> bytes:
        if id(page) not in self._pdfs:
            self._pdfs[id(page)] = page, self._renderer.render(placed, page)
            if len(self._pdfs) > _KEPT:
                self._pdfs.popitem(last=False)
        return self._pdfs[id(page)][1]


def page_number(placed: PlacedDocument, anchor: Anchor) -> int:
    """The page, from 1, that is to be shown: a place's own page if it stands on one, though it
    may be repeated before; else where it is printed first."""
    from lhl_editor.pages.numbers import landing

    place = _own_page(placed, anchor.path) or landing(anchor.path, placed.landings)
    return max(1, min(place.page if place else anchor.number, len(placed.pages)))


def _own_page(placed: PlacedDocument, path: str) -> Landing | None:
    """The page that stands for the item or section around a place, if the place is on it."""
    around = path
    while around:
        place = placed.landings.get(around)
        if place and place.y == 0.0:  # the whole page
            lines = lines_of(placed.pages[place.page - 1].elements)
            return place if any(is_within(line.path, path) for line in lines) else None
        around = around.rpartition("/")[0]
    return None


def _area(width: int, height: int, seen: Part) -> tuple[int, int, int, int]:
    """What of the picture is drawn: left, top, width, height."""
    if width * height <= _MOST_PIXELS:
        return 0, 0, width, height
    across, along = (seen.right - seen.left) * _AROUND, (seen.bottom - seen.top) * _AROUND
    left, right = (
        max(0, min(width, round(s * width))) for s in (seen.left - across, seen.right + across)
    )
    top, bottom = (
        max(0, min(height, round(s * height))) for s in (seen.top - along, seen.bottom + along)
    )
    return left, top, max(1, right - left), max(1, bottom - top)


def _holds(drawn: Shown, width: int, height: int, area: tuple[int, int, int, int]) -> bool:
    size = drawn.image.width(), drawn.image.height()
    return (drawn.width, drawn.height, drawn.left, drawn.top, *size) == (width, height, *area)

"""Placed pages in, one PDF out that is PDF/UA-1 and PDF/A-2a; or a single page for the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from lhl_editor.pages.measure import Faces
from lhl_editor.pages.placed import PlacedDocument, PlacedPage, lines_of
from lhl_editor.render.cannot_render import CannotRender, Missing
from lhl_editor.render.pdf_destinations import LinkWords
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_metadata import Metadata, write_metadata
from lhl_editor.render.pdf_pages import PageWriter
from lhl_editor.render.pdf_text import Typefaces, lacks

_NO_DAY = date(2000, 1, 1)
_NORWEGIAN = LinkWords()


def render_pdf(
    placed: PlacedDocument,
    faces: Faces,
    when: date,
    *,
    on_page: Callable[[int, int], None] | None = None,
    compress: bool = True,
    words: LinkWords = _NORWEGIAN,
    producer: str = "lhl_editor",
) -> bytes:
    """The whole document, dated `when`: the same bytes for the same input.

    `on_page` is called after each page with its place from 1 and the number of pages.
    Raises CannotRender where a character cannot be drawn.
    """
    document = PackedDocument(compress=compress)
    pages = {page.number: document.number() for page in placed.pages}
    writer = PageWriter(placed, faces, document, pages, words)
    for done, page in enumerate(placed.pages, 1):
        writer.write(page)
        if writer.lacks:
            raise CannotRender(list(dict.fromkeys(_missing(placed, faces))))
        if on_page:
            on_page(done, len(pages))
    return _finished(writer, document, Metadata.of(placed, when, producer))


def render_page(placed: PlacedDocument, page: PlacedPage, faces: Faces) -> bytes:
    """One page of the document alone, uncompressed. What cannot be drawn shows as a box.

    Links lead to this page, for want of others.
    """
    return _alone(placed, page, faces, PackedDocument(compress=False))


class PageRenderer:
    """Renders one page after another as `render_page` does, each as a document of its own.

    The fonts are embedded anew only where a page has characters that none before it had.
    """

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._typefaces = Typefaces(faces, PackedDocument(compress=False))
        self._embedded = 0  # characters
        self._start = PackedDocument(compress=False)  # the fonts, with which each document begins

    def render(self, placed: PlacedDocument, page: PlacedPage) -> bytes:
        pdf = _alone(placed, page, self._faces, self._start.followed(), self._typefaces)
        if self._embed():
            pdf = _alone(placed, page, self._faces, self._start.followed(), self._typefaces)
        return pdf

    def _embed(self) -> bool:
        """Embeds what is used, if that has grown; whether it had."""
        used = sum(typeface.count for typeface in self._typefaces.values())
        if used == self._embedded:
            return False
        self._embedded, self._start = used, PackedDocument(compress=False)
        for typeface in self._typefaces.values():
            typeface.embed(self._start)
        self._start.add_fonts()
        return True


def _alone(
    placed: PlacedDocument,
    page: PlacedPage,
    faces: Faces,
    document: PackedDocument,
    typefaces: Typefaces | None = None,
) -> bytes:
    pages = _OnePage({page.number: document.number()})
    placed = placed._replace(pages=(page,))
    writer = PageWriter(placed, faces, document, pages, _NORWEGIAN, typefaces)
    writer.write(page)
    return _finished(writer, document, Metadata.of(placed, _NO_DAY, "lhl_editor"))


class _OnePage(dict[int, int]):
    """The object number of the only page, whichever page is asked for."""

    def __missing__(self, page: int) -> int:
        return next(iter(self.values()))


def _finished(writer: PageWriter, document: PackedDocument, metadata: Metadata) -> bytes:
    """Adds what belongs to the whole document."""
    writer.finish()
    info, about = write_metadata(document, metadata)
    structure, outline = writer.tree.finish(), writer.outline.write()
    catalog = document.number()
    document.add(
        catalog,
        f"<</Type/Catalog/Pages {writer.parent} 0 R/StructTreeRoot {structure} 0 R"
        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        f"{about}{outline}>>",
    )
    return document.finish(catalog, info)


def _missing(placed: PlacedDocument, faces: Faces) -> Iterator[Missing]:
    for page in placed.pages:
        for line in (*lines_of(page.elements), *page.furniture):
            for span in line.spans:
                for char in sorted(lacks(faces[span.bold, span.italic], span.text)):
                    yield page.number, line.path, char

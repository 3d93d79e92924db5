"""Publication and placed pages in, one Word file out: the same document, to be worked on further.

What it says comes from the publication, how it looks from where typesetting placed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from lhl_editor.pages.blocks import Publication
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.pages.style import PAPERS, WIDE
from lhl_editor.pages.tokens import NBSP
from lhl_editor.render.word_anchors import PLAIN, Anchors
from lhl_editor.render.word_binding import Bindings
from lhl_editor.render.word_package import Part, Properties, Written, package
from lhl_editor.render.word_page import Book
from lhl_editor.render.word_pages import pages_xml
from lhl_editor.render.word_places import sheets
from lhl_editor.render.word_sections import Sections
from lhl_editor.render.word_shapes import ShapeWriter
from lhl_editor.render.word_text import Links, References, Texts, texts_of

Record = Callable[[Iterable[str]], Iterable[Part]]


def render_word(
    publication: Publication,
    placed: PlacedDocument,
    when: date,
    *,
    producer: str,
    anchors: Anchors = PLAIN,
    record: Record = lambda _: (),
) -> bytes:
    """The whole document as DOCX, dated `when`: the same bytes for the same input.

    `record` is given the XML of all that holds words, and gives the parts that tell a reader of
    the returned file what it was made from.
    """
    book = book_of(publication, placed, anchors)
    body = pages_xml(book, sheets(placed))
    headers, footers = book.sections.headers.values(), book.sections.footers.values()
    links, pictures = book.texts.links.ids, book.shapes.pictures
    written = Written(body, tuple(headers), tuple(footers), links, pictures)
    about = about_of(publication, when, producer)
    return package(written, about, record(written.bodies))


def book_of(
    publication: Publication,
    placed: PlacedDocument,
    anchors: Anchors = PLAIN,
    *,
    links: Links | None = None,
    bound_space: str = NBSP,
) -> Book:
    """What all pages of a document share, before the first is written; documents that end in one
    file share their `links` too. `bound_space` stands where layout binds two words."""
    paper = PAPERS.get(publication.paper, WIDE)
    mark = placed.pages[0].mark
    shapes = ShapeWriter(mark.hole if mark else None)
    references = References(publication, placed)
    binds = anchors.binds(texts_of(publication))
    bindings = Bindings(placed.pages if binds else (), bound_space)
    texts = Texts(publication.words, anchors, references, links or Links(), bindings)
    sections = Sections(paper, publication, shapes)
    return Book(publication, paper, texts, shapes, sections)


def about_of(publication: Publication, when: date, producer: str) -> Properties:
    """What a file of this publication says about itself."""
    language, imprint = publication.words.language, publication.imprint
    version = imprint.name if imprint else ""
    return Properties(publication.title, publication.author, language, when, producer, version)

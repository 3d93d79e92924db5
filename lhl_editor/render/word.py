"""Publication and placed pages in, one Word file out: the same document, to be worked on further.

What it says comes from the publication, how it looks from where typesetting placed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from lhl_editor.pages.blocks import Publication
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.pages.style import PAPERS, WIDE
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
    paper = PAPERS.get(publication.paper, WIDE)
    mark = placed.pages[0].mark
    shapes, links = ShapeWriter(mark.hole if mark else None), Links()
    references = References(publication, placed)
    bindings = Bindings(placed.pages if anchors.binds(texts_of(publication)) else ())
    texts = Texts(publication.words, anchors, references, links, bindings)
    draft = publication.words.draft if publication.draft else ""
    sections = Sections(paper, publication.title, publication.chapters, shapes, draft)
    body = pages_xml(Book(publication, paper, texts, shapes, sections), sheets(placed))
    headers, footers = tuple(sections.headers.values()), tuple(sections.footers.values())
    written = Written(body, headers, footers, links.ids, shapes.pictures)
    language = publication.words.language
    about = Properties(publication.title, publication.author, language, when, producer)
    return package(written, about, record(written.bodies))

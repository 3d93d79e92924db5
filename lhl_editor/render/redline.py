"""A publication before and after in, one Word file out that tells what became of it in tracked
changes: accepting all gives the document as it is after, rejecting all as it was before.

Both are written by the same writer as the file that is published, and then made one: pages, tables,
rows and paragraphs by what they tell of, words one by one. Layout, page numbers and the numerals of
lists are those of the document as it is after.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lhl_editor.core.anchors import target_of
from lhl_editor.pages.blocks import Contents, Publication
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.pages.tokens import NBSP
from lhl_editor.render.redline_blocks import Places, Reader
from lhl_editor.render.redline_furniture import Furniture
from lhl_editor.render.redline_marks import Pen, SignatureOf
from lhl_editor.render.redline_page_xml import by_anchor, pages_of, renamed
from lhl_editor.render.redline_pages import PageWriter
from lhl_editor.render.redline_paragraphs import ParagraphWriter
from lhl_editor.render.redline_run_writer import RunWriter
from lhl_editor.render.redline_runs import BOUND
from lhl_editor.render.redline_shapes import Drawings
from lhl_editor.render.word import about_of, book_of
from lhl_editor.render.word_package import Written, package
from lhl_editor.render.word_pages import written_pages
from lhl_editor.render.word_places import sheets


class Printed(NamedTuple):
    """A document at one time, and where typesetting placed it."""

    publication: Publication
    placed: PlacedDocument


def render_redline(
    before: Printed,
    after: Printed,
    when: date,
    *,
    producer: str,
    signature_of: SignatureOf,
) -> bytes:
    """The DOCX, dated `when`: the same bytes for the same input. Both are on one paper.

    `signature_of` gives who last changed what stands at a place of either, and when.
    """
    new = book_of(*after, anchors=Places(), bound_space=BOUND)
    now = pages_of(written_pages(new, sheets(after.placed)))
    old = book_of(*before, anchors=Places(), links=new.texts.links, bound_space=BOUND)
    old.shapes.pictures = new.shapes.pictures
    then = pages_of(written_pages(old, sheets(before.placed)))
    names = renamed(then, now)
    readers = (
        Reader(by_anchor(_targets(before.publication), names)),
        Reader(by_anchor(_targets(after.publication), {})),
    )
    pen = Pen(signature_of)
    drawings = Drawings(new.shapes.count, new.texts.references.set)
    addresses = {id: address for address, id in new.texts.links.ids.items()}
    paragraphs = ParagraphWriter(pen, RunWriter(pen, addresses, drawings), drawings)
    furniture = Furniture(old.sections, new.sections, paragraphs, drawings)
    body = PageWriter(pen, paragraphs, furniture, drawings, readers).body(then, now)
    written = Written(
        body.replace(BOUND, NBSP),
        tuple(furniture.headers),
        tuple(furniture.footers),
        new.texts.links.ids,
        new.shapes.pictures,
    )
    return package(written, about_of(after.publication, when, producer), ())


def _targets(publication: Publication) -> dict[str, str]:
    return {target_of(target): target for target in _listed(publication)}


def _listed(publication: Publication) -> Iterator[str]:
    for page in publication.pages:
        if isinstance(page.content, Contents):
            yield from (entry.target for entry in page.content.entries)

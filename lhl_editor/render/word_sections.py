"""Sections: paper, margins and columns of each page, and the headers and footers they refer to.

A page is a next-page section. Every section names its own header and footer, also where they are
empty: a missing reference would inherit the section's before. No continuous sections: in
LibreOffice they made a later page spill.
"""

from __future__ import annotations

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import Publication
from lhl_editor.pages.imprint import imprint_parts
from lhl_editor.pages.style import DRAFT, DRAFT_MARK, FOOTER, WHITE, Paper
from lhl_editor.render.word_places import Sheet
from lhl_editor.render.word_shapes import ShapeWriter
from lhl_editor.render.word_sizes import size_xml
from lhl_editor.render.word_xml import (
    TAB,
    Look,
    colour_xml,
    field,
    paragraph,
    run,
    shade_xml,
    tab,
    twips,
)

_RISE = 0.8  # of the leading, from a line's top to its baseline, where spacing is exact
_BELOW_TEXT = 3.0  # the least between the text's end and the footer
_FOOTER_ROOM = 24.0
_NUMBER_ROOM, _MARK_ROOM = 28.0, 64.0  # at the right of the footer: page number, mark of a draft
_BESIDE = 8.0  # between the version and what stands at its right
_LETTER = 0.55 * FOOTER.size  # more than most letters take
_MOST_VERSION, _LEAST_NAME = 0.7, 66.0  # of the room beside the chapter; of the version's name


@frozen
class Columns:
    """Widths of newspaper columns and the gap after each but the last; empty: one column."""

    widths: tuple[float, ...] = ()
    gap: float = 0.0


@frozen
class Foot:
    """What distinguishes footers: chapter, where it is named, how far a petrol field reaches."""

    chapter: int
    chapter_x: float
    field: float = 0.0
    bare: bool = False


class Sections:
    """Section properties; headers and footers are shared by the sections that look the same."""

    def __init__(self, paper: Paper, publication: Publication, shapes: ShapeWriter) -> None:
        self.paper, self.shapes = paper, shapes
        self.title, self.chapters = publication.title, publication.chapters
        self.draft = publication.words.draft if publication.draft else ""
        self.version = imprint_parts(publication.imprint, publication.words)
        self.headers: dict[int, str] = {}  # by chapter; -1: none
        self.footers: dict[Foot, str] = {}

    def properties(self, sheet: Sheet, top: float, columns: Columns, foot: Foot) -> str:
        chapter = -1 if foot.bare else foot.chapter
        if chapter not in self.headers:
            strip = "" if foot.bare else self.shapes.on_page(sheet.strip)
            self.headers[chapter] = paragraph("Header", strip)
        if foot not in self.footers:
            self.footers[foot] = self._footer(foot, sheet.number)
        header = list(self.headers).index(chapter) + 1
        footer = list(self.footers).index(foot) + 1
        paper = self.paper
        from_bottom = paper.height - self._footer_top - FOOTER.leading
        bottom = paper.height - self._footer_top + _BELOW_TEXT - 3.0
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader{header}"/>'
            f'<w:footerReference w:type="default" r:id="rIdFooter{footer}"/>'
            '<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(paper.width)}" w:h="{twips(paper.height)}" '
            'w:orient="landscape"/>'
            f'<w:pgMar w:top="{twips(top)}" w:right="{twips(paper.margin)}" '
            f'w:bottom="{twips(bottom)}" w:left="{twips(paper.margin)}" w:header="0" '
            f'w:footer="{twips(from_bottom)}" w:gutter="0"/>{_columns(columns)}</w:sectPr>'
        )

    @property
    def _footer_top(self) -> float:
        return self.paper.footer + 0.75 * FOOTER.size - _RISE * FOOTER.leading

    def _footer(self, foot: Foot, number: int) -> str:
        """Document title, chapter, version and page number, at tab stops."""
        paper = self.paper
        by_number = tab(paper.measure - _NUMBER_ROOM, "right") if self.draft else ""
        if foot.bare:
            return paragraph("Footer", self._mark, Look(tabs=by_number))
        page = self._mark + TAB + field("PAGE", run(str(number)))
        title = run(_shortened(self.title, foot.chapter_x - paper.margin - _FOOTER_ROOM))
        if foot.field:
            title = title.replace("<w:r>", f"<w:r><w:rPr>{_on_field()}</w:rPr>")
        end = paper.right - _NUMBER_ROOM - (_MARK_ROOM if self.draft else 0)
        version = self._version(end - foot.chapter_x)
        chapter = ""
        if foot.chapter:
            words = f"{foot.chapter}. {self.chapters[foot.chapter - 1]}"
            room = end - foot.chapter_x - 8 - 0.9 * _LETTER * len(version)
            chapter = run(_shortened(words, room))
        by_version = tab(end - _BESIDE - paper.margin, "right") if version else ""
        by_chapter = tab(foot.chapter_x - paper.margin)
        stops = by_chapter + by_version + by_number + tab(paper.measure, "right")
        shown = TAB + run(version) if version else ""
        return paragraph("Footer", f"{title}{TAB}{chapter}{shown}{page}", Look(tabs=stops))

    def _version(self, room: float) -> str:
        """Name and date; of a long name the date is kept."""
        name, date = self.version
        left = _MOST_VERSION * room - _LETTER * len(date)
        return _shortened(name, max(left, _LEAST_NAME)) + date if name or date else ""

    @property
    def _mark(self) -> str:
        """The mark of a draft; words alone, on a ground of their own, as drawings in footers are
        not seen by all readers of Word files."""
        if not self.draft:
            return ""
        look = f"<w:b/><w:bCs/>{colour_xml(WHITE)}{size_xml(DRAFT_MARK.size)}{shade_xml(DRAFT)}"
        pad = "\u00a0" * 4
        return TAB + run(f"{pad}{self.draft}{pad}", look)


def _on_field() -> str:
    """White on the field's own colour, so that contrast holds without the field."""
    return colour_xml(WHITE) + shade_xml("#025169")


def _shortened(words: str, room: float) -> str:
    """Words that surely fit on the footer's line; the rest gives way to «…»."""
    most = max(2, int(room / _LETTER))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _columns(columns: Columns) -> str:
    if not columns.widths:
        return '<w:cols w:space="0"/>'
    *before, last = columns.widths
    inner = "".join(
        f'<w:col w:w="{twips(width)}" w:space="{twips(columns.gap)}"/>' for width in before
    )
    return (
        f'<w:cols w:num="{len(columns.widths)}" w:space="{twips(columns.gap)}" '
        f'w:equalWidth="0">{inner}<w:col w:w="{twips(last)}" w:space="0"/></w:cols>'
    )

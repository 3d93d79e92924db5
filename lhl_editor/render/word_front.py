"""Cover, contents, and the list of sub-goals with its large numerals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import ContentsEntry, Cover, NumberedPage
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import BODY_LARGE, PRIMARY, TINT
from lhl_editor.render.word_page import RISE, WordPage
from lhl_editor.render.word_styles import STYLES
from lhl_editor.render.word_text import linked
from lhl_editor.render.word_xml import TAB, Look, border, colour_xml, paragraph, run, tab

_ROW = 57.0
_MOST_SPACE = 31  # points that a border can stand from its text


def cover_words(page: WordPage, content: Cover) -> None:
    """Title, publisher, date, version and logo over the stair."""
    page.backdrop = page.book.shapes.on_page(page.sheet.shapes)
    page.title(content.title, "Title", page.book.paper.columns(9))
    for para in (content.publisher, content.date):
        if para.runs:
            page.opened(42.0)
            look, size = page.fitted(para, "Subtitle")
            page.put("Subtitle", page.book.texts.line(para, size), look)
    if content.imprint.runs:
        page.opened(42.0)
        look = Look(before=page.space(page.sheet.own_words, "Subtitle"))
        page.put("Subtitle", page.book.texts.line(content.imprint), look)
    page.opened(42.0)
    for one in page.sheet.pages[0].elements:
        if one.picture and one.box:
            drawn = page.book.shapes.picture(one.picture, one.box, one.alt)
            above = max(0.0, one.box[1] - page.y) if page.y is not None else None
            page.put("Icon", drawn, Look(before=above))


@frozen
class _Rows:
    """Rows parted by rules: where the first begins, how tall each is, and the place of its line.

    What a border stands from its text is whole points; the rest is space above.
    """

    top: float
    height: float
    above: float
    leading: float

    @classmethod
    def on(cls, page: WordPage, baseline: float, leading: float) -> _Rows:
        """As the rules on the placed page tell; `baseline` is below the middle of a row."""
        shapes = page.sheet.shapes
        rules = sorted(one.y + one.height / 2 for one in shapes if isinstance(one, Rect))
        top, second = rules[:2] if len(rules) > 1 else (page.book.paper.body, 0.0)
        height = second - top if second else _ROW
        return cls(top, height, height / 2 + baseline - RISE * leading, leading)

    def look(self, number: int, bottom: float | None) -> Look:
        """Of row `number`; `bottom` is where what stands above the first ends. Rows differ by a
        twentieth of a point at the right: borders of equal paragraphs would be drawn as one."""
        below = min(_MOST_SPACE, int(self.height - self.above - self.leading - 1))
        borders, before = border("bottom", 1, TINT, below), self.height - self.leading - 1 - below
        if number == 0:
            above = int(self.above)
            borders = border("top", 1.5, PRIMARY, above) + borders
            before = max(0.0, self.top + self.above - above - 1.5 - (bottom or self.top))
        return Look(before=before, right=number % 2 / 20, borders=borders)


def contents_rows(page: WordPage, entries: Sequence[ContentsEntry]) -> None:
    """Chapters with their page numbers: a row is a link, its number a field."""
    paper = page.book.paper
    left = paper.column(4) - paper.margin
    stops = tab(paper.column(5) - paper.margin) + tab(paper.measure, "right")
    rows = _Rows.on(page, 4.0, STYLES["TOC1"].type.leading)
    for number, entry in enumerate(entries):
        look = replace(rows.look(number, page.y), left=left, tabs=stops)
        page.put("TOC1", _entry(page, entry), look)


def _entry(page: WordPage, entry: ContentsEntry) -> str:
    references = page.book.texts.references
    title = "".join(run(getattr(one, "text", ""), _BOLD) for one in entry.title.runs)
    number = run(references.number(entry.target), colour_xml("#212121"))
    number = references.live(entry.target, number)
    inner = f"{run(f'{entry.number}.')}{TAB}{title}{TAB}{number}"
    return linked(entry.target, inner)


_BOLD = "<w:b/><w:bCs/>"


def numbered_rows(page: WordPage, content: NumberedPage) -> None:
    """Title, subtitle and the list: a row an item, rules between them."""
    paper = page.book.paper
    page.title(content.title, "Heading2", paper.measure)
    if content.subtitle.runs:
        look, size = page.fitted(content.subtitle, "PageSubtitle")
        page.put("PageSubtitle", page.book.texts.line(content.subtitle, size), look)
    rows = _Rows.on(page, 3.5, BODY_LARGE.leading)
    for number, item in enumerate(content.items):
        inner = page.book.texts.inner(item)
        words = paragraph("ListNumber", inner, rows.look(number, page.y))
        page.out.append(page.book.texts.anchors.field(item.path, words))

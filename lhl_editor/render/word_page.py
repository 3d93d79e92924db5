"""One page of the Word file in the making: paragraphs one below the other, where typesetting
placed them, and the section that ends it.

Exact line spacing puts a baseline 0.8 of the leading below its line's top; so each paragraph's
space is what brings its first baseline to its place. Where typesetting placed a paragraph on a
following page, its style's own space holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lhl_editor.pages.blocks import Page, Para, Paras, Publication
from lhl_editor.pages.style import MUTED, WHITE, Paper
from lhl_editor.render.word_places import Sheet, Spot
from lhl_editor.render.word_sections import Columns, Foot, Sections
from lhl_editor.render.word_shapes import ShapeWriter
from lhl_editor.render.word_sizes import as_item, flat, leading_for, size_xml, title_baseline
from lhl_editor.render.word_styles import STYLES, bullet_of
from lhl_editor.render.word_text import Texts
from lhl_editor.render.word_xml import PLAIN_LOOK, Look, colour_xml, paragraph, run

RISE = 0.8
_TOP = 35.8
_NEAR = 0.3  # a difference in space that is not worth a word
_KEPT = 1.0  # points that typesetting keeps free at the right; columns are made without them
_SLACK = 3.0  # kept beside the widest line of a title that was evened out
_SIZES = {18.0: "BodyLarge", 16.0: "BodyText", 14.0: "BodySmall"}


@dataclass(slots=True)
class Book:
    """What all pages share."""

    publication: Publication
    paper: Paper
    texts: Texts
    shapes: ShapeWriter
    sections: Sections


@dataclass(slots=True)
class WordPage:
    """A page being written. `y` is where the last line ends on the placed page, if that is known;
    `top` the page's upper margin, told by its first paragraph."""

    book: Book
    sheet: Sheet
    page: Page
    columns: Columns = field(default_factory=Columns)
    out: list[str] = field(default_factory=list)
    top: float | None = None
    y: float | None = None
    backdrop: str = ""  # shapes that wait for the first paragraph
    chapter_x: float = 0.0
    petrol: float = 0.0

    def title(self, para: Para, name: str, width: float = 0.0, **more: float) -> None:
        """The page's heading, with the shapes behind the page in its first run. `width` is the
        room it has; `more` goes to its look."""
        if not para.runs and name != "Heading1":
            return
        look, size = self.fitted(para, name)
        if not para.path:  # the program's own words: always on one line
            self.top = None
            self.space(flat(title_baseline(name, self.book.paper), name), name)
        right = more.get("right", self.evened(para, self.column_width, width))
        look = replace(look, after=more.get("after"), right=right)
        words = self.book.texts.line(para, size, STYLES[name].type.colour == WHITE)
        self.put(name, self._behind() + words, look)

    def continued(self, para: Para, name: str, after: float = 0.0) -> None:
        """The title again over what goes on: no heading, and no field's own words."""
        colour = WHITE if STYLES[name].type.colour == WHITE else MUTED
        mark = f'<w:rStyle w:val="ContinuedMark"/>{colour_xml(colour)}'
        words = "".join(run(getattr(one, "text", "")) for one in para.runs)
        gap = " " if words else ""
        inner = words + run(f"{gap}{self.book.publication.words.continued}", mark)
        baseline = title_baseline(name, self.book.paper)
        self.put(name, self._behind() + inner, self._look(name, flat(baseline, name), after))

    @property
    def spills(self) -> bool:
        """Whether typesetting needed more pages: then text runs on in one column. In two, it
        would go on beside itself, over the title or on a field of another colour."""
        return len(self.sheet.pages) > 1

    def opened(self, top: float) -> None:
        """Where there is no title: a paragraph of no height that holds the shapes."""
        if self.top is None:
            self.top = self.y = top
        if self.backdrop:
            self.out.append(paragraph("PageEnd", self._behind()))

    def _behind(self) -> str:
        shapes, self.backdrop = self.backdrop, ""
        return shapes

    def _look(self, name: str, spot: Spot | None, after: float | None = None) -> Look:
        return Look(before=self.space(spot, name), after=after or None)

    def fitted(self, para: Para, name: str) -> tuple[Look, str]:
        """Look and run properties of a paragraph in a style, smaller where it was set smaller."""
        type, size = STYLES[name].type, self.sheet.size(para)
        if not size or size == type.size:
            return Look(before=self.space(self.sheet.spot(para), name)), ""
        leading = leading_for(name, size)
        before = self.space(self.sheet.spot(para), name, leading)
        return Look(before=before, leading=leading), size_xml(size)

    def space(self, spot: Spot | None, name: str, leading: float = 0.0) -> float | None:
        """The space above a paragraph; None: the style's own."""
        own, leading = STYLES[name], leading or STYLES[name].type.leading
        if spot is None:
            first, self.y = self.top is None, None
            self.top = _TOP if first else self.top
            return 0.0 if first and own.before else None
        above = spot.first - RISE * leading
        gap = 0.0 if self.top is None else own.before if self.y is None else above - self.y
        self.top = above if self.top is None else self.top
        self.y = spot.last + (1 - RISE) * leading
        return None if abs(gap - own.before) < _NEAR else max(0.0, gap)

    def evened(self, para: Para, room: float, width: float) -> float | None:
        """The right indent by which a title of several even lines breaks alike: its measure, of
        at most `width`, is then that of its lines. `room` is from its left edge."""
        spot = self.sheet.spot(para)
        if not (spot and width and spot.lines > 1):
            return None
        return max(room - (spot.right - spot.left) - _SLACK, room - width)

    @property
    def column_width(self) -> float:
        return self.columns.widths[0] if self.columns.widths else self.book.paper.measure

    def put(self, name: str, inner: str, look: Look = PLAIN_LOOK) -> None:
        self.out.append(paragraph(name, inner, look))

    def body(
        self,
        paras: Paras,
        name: str = "",
        left: float = 0.0,
        right: float | None = None,
        after: float = 0.0,
        flush: bool = False,
        even: bool = False,
    ) -> None:
        """Running text; in `name`, or in the body style of the size in which it was set. The
        last paragraph has `after` below it; where `flush`, the first has nothing above it."""
        shown = [para for para in paras if para.runs]
        blocks: list[tuple[str, str]] = []
        for number, para in enumerate(shown):
            role = name or _SIZES.get(self.sheet.size(para), "BodyText")
            before = shown[number - 1] if number else None
            inside = right if name or right else self._beyond(role, left)
            if even:
                inside = self.evened(para, self.column_width, self.column_width)
            look = replace(self._item_look(para, before, role, left), right=inside)
            if flush and not number:
                look = replace(look, before=0.0)
            if after and number == len(shown) - 1:
                look = replace(look, after=after)
            blocks.append((para.path, self._item(para, role, look)))
        self.out += fields(self.book.texts, blocks)

    def _beyond(self, role: str, left: float) -> float | None:
        """The right indent that keeps running text within the measure of its size."""
        room = self.column_width - left - (0.0 if self.columns.widths else _KEPT)
        return self.column_width - left - min(room, STYLES[role].type.measure) or None

    def _item_look(self, para: Para, before: Para | None, role: str, left: float) -> Look:
        listed = bullet_of(role, para.level) if para.level else role
        look, _ = self.fitted(para, listed)
        if para.level and before and before.level and para.level > before.level:
            look = replace(look, before=0.0) if self.y is None else look
        if not para.level:
            return replace(look, left=left or None)
        return as_item(look, para, role, left)

    def _item(self, para: Para, role: str, look: Look) -> str:
        listed = bullet_of(role, para.level) if para.level else role
        type, size = STYLES[listed].type, self.sheet.size(para)
        smaller = size_xml(size) if size and size != type.size else ""
        inner = self.book.texts.inner(para, smaller, type.colour == WHITE)
        return paragraph(listed, inner, look)

    def cell(self, paras: Sequence[Para], role: str) -> str:
        """Running text in a cell: the first paragraph without space above it."""
        before, self.y = len(self.out), None
        self.body(tuple(paras), role, flush=True)
        blocks = self.out[before:]
        del self.out[before:]
        self.y = None
        return "".join(blocks)

    def below(self, title: Para, name: str, top: float) -> float:
        """From the last line of a title to what begins at `top`."""
        spot, own = self.sheet.spot(title), STYLES[name].type
        if spot is None:
            return 0.0
        leading = own.leading if spot.size == own.size else leading_for(name, spot.size)
        return max(0.0, top - spot.last - (1 - RISE) * leading)

    def between_tables(self, gap: float) -> None:
        """Parts two tables, which Word would join to one: a paragraph of no height."""
        self.put("PageEnd", "", Look(after=gap - 1))

    def column_break(self, top: float) -> None:
        """Goes on in the next column, `top` below the page's edge. The break stands in a
        paragraph of its own: Word counts the space above a paragraph before the break in it."""
        after = max(0.0, top - (self.top or _TOP) - 1)
        self.put("PageEnd", '<w:r><w:br w:type="column"/></w:r>', Look(after=after))
        self.y = top

    def close(self, last: bool, foot: Foot) -> None:
        """Ends the section. After a table or columns two paragraphs of no height: with one,
        LibreOffice lets the last table leave its column."""
        mark = self.book.texts.references.marked(self.page.path, "") if self.page.path else ""
        after_table = self.out and self.out[-1].endswith("</w:tbl>")
        if after_table or self.columns.widths:
            self.put("PageEnd", "")
        section = self.book.sections.properties(self.sheet, self.top or _TOP, self.columns, foot)
        inside, after = ("", section) if last else (section, "")
        self.out.append(paragraph("PageEnd", self._behind() + mark, section=inside) + after)


def fields(texts: Texts, blocks: Iterable[tuple[str, str]]) -> list[str]:
    """Paragraphs with their paths -> each field's own together."""
    found = []
    for path, group in groupby(blocks, lambda block: block[0]):
        xml = "".join(one for _, one in group)
        found.append(texts.anchors.field(path, xml) if path else xml)
    return found

"""The pages of two documents in, as the word writer wrote them; one body that holds both out.

A page is a section. One that came or went does so with its section break; one that stayed looks as
it does after, and what it says tells how it came to say so. Paragraphs that say the same in another
place were moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lhl_editor.pages.blocks import BandsPage
from lhl_editor.render.redline_blocks import (
    Block,
    Reader,
    TableBlock,
    without_places,
)
from lhl_editor.render.redline_furniture import Furniture, restored
from lhl_editor.render.redline_marks import Change, Pen
from lhl_editor.render.redline_page_xml import NAME, PageXml, page_pairs
from lhl_editor.render.redline_pairs import Pair, paired_blocks
from lhl_editor.render.redline_paragraphs import Line, ParagraphWriter
from lhl_editor.render.redline_shapes import Drawings
from lhl_editor.render.redline_tables import TableWriter

_PARTING = '<w:pStyle w:val="PageEnd"/>'


@dataclass
class _Content:
    """A pair of pages with the pairs of their blocks; `same`: its XML, where nothing differs."""

    pages: Pair[PageXml]
    blocks: list[Pair[Block]]
    same: str = ""

    @property
    def is_alone(self) -> bool:
        return self.pages.before is None or self.pages.after is None


class PageWriter:
    """Writes the body of one file. `readers` read the blocks of each side."""

    def __init__(
        self,
        pen: Pen,
        paragraphs: ParagraphWriter,
        furniture: Furniture,
        drawings: Drawings,
        readers: tuple[Reader, Reader],
    ) -> None:
        self._pen, self._paragraphs, self._furniture = pen, paragraphs, furniture
        self._tables = TableWriter(pen, paragraphs)
        self._drawings, self._readers = drawings, readers

    def body(self, before: Sequence[PageXml], after: Sequence[PageXml]) -> str:
        self._taken = {name for page in after for name in page.names}
        contents = [self._content(pair) for pair in page_pairs(before, after)]
        _find_moves([pair for one in contents for pair in one.blocks], self._pen)
        bodies = list(map(self._blocks, contents))
        ends = [self._end(*both) for both in zip(contents, bodies, strict=True)]
        last = self._last(contents, ends)
        written = zip(bodies, ends, strict=True)
        return "".join(body + self._paragraphs.xml(end) for body, end in written) + last

    def _content(self, pages: Pair[PageXml]) -> _Content:
        old, new = pages.before, pages.after
        if old and new and old.alike == new.alike:
            return _Content(pages, [], without_places(new.xml))
        before, after = (
            _keyed(reader.blocks(page.xml), page) if page else []
            for reader, page in zip(self._readers, (old, new), strict=True)
        )
        if old and new:
            return _Content(pages, paired_blocks(before, after))
        went = [Pair[Block](one, None) for one in before]
        return _Content(pages, [*went, *(Pair[Block](None, one) for one in after)])

    def _blocks(self, content: _Content) -> str:
        out, parted = content.same, True
        for pair in content.blocks:
            if isinstance(pair.either, TableBlock):
                out += "" if parted else self._parting(content.pages.either.place)
                out += self._tables.xml(pair, content.is_alone)  # type: ignore[arg-type]
                parted = False
            else:
                line = self._paragraphs.line(pair, content.is_alone)  # type: ignore[arg-type]
                out += self._paragraphs.xml(line, pair.move)
                parted = True
        return out

    def _parting(self, place: str) -> str:
        """Between a table that went and one that came: Word would join them."""
        both = (Change.INSERTED, Change.DELETED)
        return self._paragraphs.xml(Line(place, "", marks=both, look=_PARTING))

    def _end(self, content: _Content, body: str) -> Line:
        """The paragraph that ends the section. It holds the bookmarks of what came or went on a
        page that stayed."""
        pages = content.pages
        before, after = (
            reader.paragraph(page.end) if page else None
            for reader, page in zip(self._readers, (pages.before, pages.after), strict=True)
        )
        line = self._paragraphs.line(Pair(before, after), content.is_alone)
        line.place = pages.either.place
        if pages.before and pages.after and not content.same:
            here = {*NAME.findall(body), *NAME.findall(line.content)}
            old = (name for name in pages.before.names if name not in self._taken)
            names = [name for name in (*pages.after.names, *old) if name not in here]
            line.content = self._drawings.bookmarked(names, "") + line.content
        return line

    def _last(self, contents: Sequence[_Content], ends: Sequence[Line]) -> str:
        """Gives each end its section but the last, whose section ends the document: it can
        neither come nor go. What is returned is that section."""
        sections = [_sections(one.pages) for one in contents]
        for pair, end in zip(sections[:-1], ends[:-1], strict=True):
            end.section = self._furniture.section(pair, end.place)
        last = sections[-1]
        if last.before and last.after:
            return self._furniture.section(last, ends[-1].place)
        came = last.before is None
        at = max(n for n, one in enumerate(sections) if (one.before if came else one.after))
        other, end = sections[at], ends[at]  # the other side ends here
        ends[-1].marks = ()
        if came:
            shown, was = last.after, other.before
            end.marks = (Change.INSERTED,) if other.after else (Change.INSERTED, Change.DELETED)
        else:
            shown, was = other.after, last.before
            end.marks = (Change.DELETED,)
            end.section = self._furniture.section(Pair(other.before, None), end.place)
        section = self._furniture.section(Pair(None, shown), end.place)
        return restored(was or "", section, self._pen)


def _sections(pages: Pair[PageXml]) -> Pair[str]:
    before, after = pages.before, pages.after
    return Pair(before.section if before else None, after.section if after else None)


def _keyed(blocks: list[Block], page: PageXml) -> list[Block]:
    """Focus areas have a table each: it is known by its area."""
    if page.key[1] == BandsPage.__name__:
        for block in blocks:
            if isinstance(block, TableBlock) and block.place:
                block.key = block.place.rpartition("/")[0]
    return blocks


def _find_moves(pairs: Sequence[Pair[Block]], pen: Pen) -> None:
    """Names what went and came again saying the same."""
    gone: defaultdict[tuple[object, ...], list[Pair[Block]]] = defaultdict(list)
    for pair in pairs:
        if pair.after is None and (key := _said(pair.either)):
            gone[key].append(pair)
    for pair in pairs:
        if pair.before is None and gone.get(key := _said(pair.either)):
            name = pen.move()
            gone[key].pop(0).move = pair.move = name


def _said(block: Block) -> tuple[object, ...]:
    if isinstance(block, TableBlock) or not block.place or not block.inner.inlines:
        return ()
    return block.place, block.said.runs

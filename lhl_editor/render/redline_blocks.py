"""The body that the word writer wrote, in; its paragraphs, tables, rows and cells out, each with
the place in the strategy that it tells of.

The writer is this program's own, so its XML is known: no table in a table, no text in a shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from lhl_editor.core.text import Paragraph
from lhl_editor.render.redline_runs import Inner, read_inner
from lhl_editor.render.word_xml import quoted

_BLOCK = re.compile(r"<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>", re.DOTALL)
_PARAGRAPH = re.compile(
    r"<w:p><w:pPr>(?P<look>.*?)(?P<section><w:sectPr>.*?</w:sectPr>)?</w:pPr>(?P<inner>.*)</w:p>\Z",
    re.DOTALL,
)
_TABLE = re.compile(r"<w:tbl>(?P<head>.*?</w:tblGrid>)(?P<rows>.*)</w:tbl>\Z", re.DOTALL)
_ROW = re.compile(r"<w:tr>(?:<w:trPr>(?P<look>.*?)</w:trPr>)?(?P<cells>.*?)</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tc><w:tcPr>(?P<look>.*?)</w:tcPr>(?P<inner>.*?)</w:tc>", re.DOTALL)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_PLACE = re.compile(r'<place path="([^"]*)"/>')
_ANCHOR = re.compile(r'w:anchor="([^"]*)"')


class Places:
    """`Anchors` that leave the place before what each paragraph says, for `read_blocks`."""

    def binds(self, texts: object) -> bool:  # noqa: ARG002
        return True

    def paragraph(self, path: str, part: int, xml: str) -> str:  # noqa: ARG002
        return f"<place path={quoted(path)}/>{xml}"

    def field(self, path: str, xml: str) -> str:  # noqa: ARG002
        return xml

    def runs(self, path: str, xml: str) -> str:  # noqa: ARG002
        return xml


def without_places(xml: str) -> str:
    return _PLACE.sub("", xml)


@dataclass
class ParagraphBlock:
    """A paragraph: its properties but for the section that it ends, and its inner XML."""

    look: str
    xml: str
    section: str = ""
    place: str = ""

    @cached_property
    def inner(self) -> Inner:
        return read_inner(self.xml)

    @cached_property
    def said(self) -> Paragraph:
        return self.inner.said

    @property
    def style(self) -> str:
        found = _STYLE.search(self.look)
        return found[1] if found else ""

    @property
    def is_structure(self) -> bool:
        """Whether it is of no height, and holds a break or a shape, or parts two tables."""
        return self.style == "PageEnd"


@dataclass
class Cell:
    look: str
    blocks: list[ParagraphBlock]


@dataclass
class Row:
    """`key` tells which row of its table it is."""

    look: str
    cells: list[Cell]
    key: str

    @property
    def place(self) -> str:
        places = (block.place for cell in self.cells for block in cell.blocks)
        return next(filter(None, places), "")


@dataclass
class TableBlock:
    """`head`: all that stands before its rows."""

    head: str
    rows: list[Row]
    key: str = ""

    @property
    def place(self) -> str:
        return next(filter(None, (row.place for row in self.rows)), "")


Block = ParagraphBlock | TableBlock


@dataclass
class Reader:
    """`by_anchor`: the places that links of the contents lead to, by bookmark."""

    by_anchor: Mapping[str, str] = field(default_factory=dict)

    def blocks(self, xml: str) -> list[Block]:
        """Paragraphs and tables, in order; each table with its number as key."""
        found: list[Block] = []
        tables = 0
        for one in _BLOCK.findall(xml):
            if one.startswith("<w:p>"):
                found.append(self.paragraph(one))
            else:
                tables += 1
                found.append(self._table(one, str(tables)))
        return found

    def paragraph(self, xml: str) -> ParagraphBlock:
        match = _PARAGRAPH.match(xml)
        assert match
        inner = match["inner"]
        found = _PLACE.search(inner)
        place = unescape(found[1]) if found else self._linked(inner)
        section = match["section"] or ""
        return ParagraphBlock(match["look"], without_places(inner), section, place)

    def _linked(self, inner: str) -> str:
        found = _ANCHOR.search(inner)
        return self.by_anchor.get(found[1], "") if found else ""

    def _table(self, xml: str, key: str) -> TableBlock:
        match = _TABLE.match(xml)
        assert match
        rows = list(self._rows(match["rows"], '<w:tblStyle w:val="Lines"/>' in match["head"]))
        return TableBlock(match["head"], rows, key)

    def _rows(self, xml: str, of_items: bool) -> Iterator[Row]:
        """Rows of a list are known by their item, others by their number."""
        for number, match in enumerate(_ROW.finditer(xml)):
            cells = [
                Cell(cell["look"], [self.paragraph(one) for one in _BLOCK.findall(cell["inner"])])
                for cell in _CELL.finditer(match["cells"])
            ]
            row = Row(match["look"] or "", cells, str(number))
            if of_items and "<w:tblHeader/>" not in row.look:
                row.key = row.place.rpartition("/")[0]
            yield row

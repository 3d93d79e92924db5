"""The message matrix: lead messages on the roof, then a real table with a repeated header row,
its first column row headings, its last row, the tools, on tint."""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import Column, MatrixPage, Para, Paras
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import PRIMARY, TINT
from lhl_editor.render.word_page import RISE, WordPage
from lhl_editor.render.word_tables import table_name
from lhl_editor.render.word_xml import (
    Cell,
    Look,
    TableLook,
    border,
    paragraph,
    row_xml,
    run,
    table,
)

_MOST_COLUMN = 400.0
_BASELINE = 0.75
_HEAD_TOP, _TEXT_TOP, _TOOLS_TOP = 9.0, 3.5, 7.0  # the second without the rule above it
_SLACK = 1.0  # typesetting keeps it free


@frozen
class _Heights:
    """What typesetting gave: the roof, the row of headings, the messages, the tools."""

    roof: float
    head: float
    messages: float
    tools: float


def matrix_table(
    page: WordPage, content: MatrixPage, columns: Sequence[Column], number: int
) -> None:
    """One page of the matrix; after the first the title is «(forts.)»."""
    heights = _heights(page)
    roofs = [one for one in page.sheet.shapes if _is_roof(one)]
    page.backdrop = page.book.shapes.on_page(roofs)
    if number:
        page.continued(content.title, "ContinuedMatrix", heights.roof - 44)
        page.opened(14.0)
    else:
        _roof_words(page, content, heights.roof)
    if columns:
        page.out.append(_table(page, content.title, columns, heights))


def _roof_words(page: WordPage, content: MatrixPage, roof: float) -> None:
    leads = tuple(
        Para(one.runs, one.path, one.part, one.level + 1) for one in content.leads if one.runs
    )
    spot = page.sheet.spot(leads[-1]) if leads else None
    after = max(0.0, roof - spot.last - 0.2 * 17.0) if spot else 0.0
    below = {} if leads else {"after": page.below(content.title, "MatrixTitle", roof)}
    page.title(content.title, "MatrixTitle", page.book.paper.measure, **below)
    page.opened(14.0)
    page.body(leads, "Lead", after=after)


def _is_roof(shape: object) -> bool:
    return isinstance(shape, Rect) and shape.x == 0 and shape.y <= 6 and shape.colour == PRIMARY


def _heights(page: WordPage) -> _Heights:
    rects = [one for one in page.sheet.shapes if isinstance(one, Rect) and one.x == 0]
    roof = max((one.y + one.height for one in rects if _is_roof(one)), default=60.0)
    rule = min((one.y for one in rects if one.y >= roof and one.height == 1.5), default=roof + 40)
    floors = [one for one in rects if one.y > rule and one.colour == TINT]
    floor = floors[0].y if floors else 0.0
    tools = floors[0].height if floors else 0.0
    return _Heights(roof, rule + 1.5 - roof, max(0.0, floor - rule - 1.5), tools)


def _table(page: WordPage, title: Para, columns: Sequence[Column], heights: _Heights) -> str:
    paper = page.book.paper
    width = min(paper.matrix_column(len(columns)), _MOST_COLUMN)
    between = width + paper.matrix_gap
    label = paper.margin + paper.matrix_label
    last = paper.width - label - between * (len(columns) - 1)
    grid = _Grid((label, *[between] * (len(columns) - 1), last), paper.matrix_gap, last - width)
    words = page.book.publication.words
    body = [(one.body, "Matrix") for one in columns]
    tools = [(one.tools, "Tools") for one in columns]
    rows = row_xml(_head(page, columns, grid), heights.head, head=True)
    messages = _cells(page, words.message, body, grid, _TEXT_TOP, "")
    rows += row_xml(messages, heights.messages, whole=False)
    rows += row_xml(_cells(page, words.tools, tools, grid, _TOOLS_TOP, TINT), heights.tools)
    look = TableLook("Matrix1", table_name(page, title), grid.widths, -paper.margin)
    return table(look, rows)


@frozen
class _Grid:
    """Widths of the columns, edge to edge; the gap after each text, and after the last one."""

    widths: tuple[float, ...]
    gap: float
    end: float

    def pads(self, number: int, top: float, margin: float) -> tuple[float, float, float, float]:
        """Of column `number`; 0 is that of the row headings."""
        right = self.end if number == len(self.widths) - 1 else self.gap
        return (top, 6.0 if number == 0 else right + _SLACK, 0.0, margin if number == 0 else 0.0)


def _head(page: WordPage, columns: Sequence[Column], grid: _Grid) -> list[Cell]:
    top, margin = _HEAD_TOP + _BASELINE * 10 - RISE * 13, page.book.paper.margin
    edge = border("bottom", 1.5, PRIMARY)
    corner = Cell(
        grid.widths[0], paragraph("MatrixHeading", ""), "", grid.pads(0, top, margin), edge
    )
    cells = [corner]
    for number, column in enumerate(columns, 1):
        width = grid.widths[number] - grid.pads(number, top, margin)[1]
        look = Look(right=page.evened(column.heading, width, width))
        inner = paragraph("MatrixHeading", page.book.texts.line(column.heading), look)
        cells.append(Cell(grid.widths[number], inner, "", grid.pads(number, top, margin), edge))
    return cells


def _cells(
    page: WordPage,
    label: str,
    texts: Sequence[tuple[Paras, str]],
    grid: _Grid,
    top: float,
    fill: str,
) -> list[Cell]:
    top, margin = top + _BASELINE * 9 - RISE * 12, page.book.paper.margin
    name = paragraph("MatrixLabel", run(label))
    cells = [Cell(grid.widths[0], name, fill, grid.pads(0, top, margin))]
    for number, (paras, role) in enumerate(texts, 1):
        inner = page.cell(paras, role) or paragraph(role, "", Look(before=0.0))
        cells.append(Cell(grid.widths[number], inner, fill, grid.pads(number, top, margin)))
    return cells

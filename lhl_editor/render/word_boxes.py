"""Target groups: equal boxes without rank, three abreast: a table of one row with empty gutters.

A table for each three: rows of one table would ask for a row of column headings, and boxes have
none in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.pages.blocks import Box, Para
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import PRIMARY, TINT
from lhl_editor.render.word_page import RISE, WordPage
from lhl_editor.render.word_sizes import leading_for, size_xml
from lhl_editor.render.word_styles import STYLES
from lhl_editor.render.word_tables import table_name
from lhl_editor.render.word_xml import (
    Cell,
    Look,
    TableLook,
    border,
    paragraph,
    row_xml,
    table,
)

_ABREAST = 3
_INSET, _EDGE, _PAD = 18.0, 6.0, 20.0
_TALL, _GAP = 150.0, 24.0
_NAME_GAP = 10.0


def boxes_table(page: WordPage, title: Para, boxes: Sequence[Box]) -> None:
    """The title, and the boxes below it."""
    paper = page.book.paper
    fields = [one for one in page.sheet.shapes if isinstance(one, Rect) and one.colour == TINT]
    top = min((one.y for one in fields), default=paper.body)
    tall = max((one.height for one in fields), default=_TALL)
    page.title(title, "Heading2", paper.measure, after=page.below(title, "Heading2", top))
    page.opened(top)
    if not boxes:
        return
    width, gap = paper.columns(4), paper.gutter
    widths = (width, gap, width, gap, width)
    look = TableLook("Bare", table_name(page, title), widths, head=False)
    for start in range(0, len(boxes), _ABREAST):
        if start:
            page.between_tables(_GAP)
        page.out.append(table(look, _row(page, boxes[start : start + _ABREAST], widths, tall)))


_EMPTY = paragraph("PageEnd", "")


def _row(page: WordPage, boxes: Sequence[Box], widths: Sequence[float], tall: float) -> str:
    cells = []
    for place in range(_ABREAST):
        if place:
            cells.append(Cell(widths[2 * place - 1], _EMPTY))
        given = place < len(boxes)
        cells.append(_cell(page, boxes[place], widths[0]) if given else Cell(widths[0], _EMPTY))
    return row_xml(cells, tall)


def _cell(page: WordPage, box: Box, width: float) -> Cell:
    own, size = STYLES["GroupName"].type, page.sheet.size(box.name) or 18.0
    leading = leading_for("GroupName", size) if size != own.size else own.leading
    name = page.book.texts.line(box.name, size_xml(size) if size != own.size else "")
    gap = _NAME_GAP if any(para.runs for para in box.body) else None
    inside = width - 2 * _INSET
    right = page.evened(box.name, inside, inside)
    look = Look(leading=leading if size != own.size else None, after=gap, right=right)
    inner = (paragraph("GroupName", name, look) if name else "") + page.cell(box.body, "BodySmall")
    pads = (_PAD + 1 + 0.75 * size - RISE * leading, _INSET, _PAD, _INSET)
    edge = border("top", _EDGE, PRIMARY)
    return Cell(width, inner or _EMPTY, TINT, pads, edge)

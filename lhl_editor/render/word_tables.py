"""Tables of rows: members, resources, and a person's own, with a marked and repeated header row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from lhl_editor.pages.blocks import GroupPage, Para, Paras, ResourcesPage, Table
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import LIST, PRIMARY
from lhl_editor.render.word_page import RISE, WordPage
from lhl_editor.render.word_places import Spot
from lhl_editor.render.word_sections import Columns
from lhl_editor.render.word_sizes import leading_for, size_xml
from lhl_editor.render.word_styles import STYLES
from lhl_editor.render.word_xml import (
    Cell,
    Look,
    TableLook,
    border,
    paragraph,
    row_xml,
    table,
)

_HEAD = 29.4  # height of the row of labels, whose first line begins 5.4 above the table's place
_LABEL_RISE = 5.4
_LEADING = LIST.leading  # of most text: all cells of a row have the same space above
_BIND = 1500  # letters in a row beyond which it may go on on the next page

StyleOf = Callable[[int, Para], str]


def _text_style(_: int, __: Para) -> str:
    return "TableText"


def _resource_style(column: int, para: Para) -> str:
    return "Address" if column == 1 and para.path.endswith("/address") else "TableText"


def members_table(page: WordPage, content: GroupPage) -> None:
    """Introduction in four columns, the members' table in eight."""
    paper = page.book.paper
    left, right = paper.columns(4), paper.columns(8)
    if page.spills:
        page.title(content.title, "Heading2", paper.measure)
        page.opened(126.0)
        page.body(content.body, "Intro", right=paper.measure - paper.columns(9))
        page.put("PageEnd", "", Look(after=18.0))
        left, right = 0.0, paper.measure
    else:
        page.columns = Columns((left, right), paper.gutter)
        page.title(content.title, "Heading2", paper.measure, right=left - paper.measure)
        page.opened(126.0)
        page.body(content.body, "Intro")
        page.column_break(_place(page, paper.body) - _LABEL_RISE)
    if not content.members.rows:
        return
    first = 208 * right / 568
    rows_xml(page, content.members, content.title, (first, right - first), (12.0, 0.0))


def resources_table(page: WordPage, content: ResourcesPage) -> None:
    """Labels that are links, the printed address beside them, and a closing sentence."""
    paper = page.book.paper
    second = paper.column(7) - paper.margin
    after = _place(page, paper.dense) - _LABEL_RISE
    below = page.below(content.title, "Heading2", after) if content.entries.rows else 0.0
    page.title(content.title, "Heading2", paper.measure, after=below)
    page.opened(after)
    if content.entries.rows:
        widths = second, paper.measure - second
        gaps = paper.gutter, 0.0
        rows_xml(page, content.entries, content.title, widths, gaps, _resource_style)
    page.body(content.closing, "Closing", right=paper.measure - paper.columns(9))


def own_table(page: WordPage, title: Para, content: Table) -> None:
    """A person's own table over the whole measure, below the text."""
    paper, count = page.book.paper, len(content.columns)
    gutter = min(paper.gutter, paper.measure / (4 * count))
    width = (paper.measure - gutter * (count - 1)) / count
    widths = (*[width + gutter] * (count - 1), width)
    page.opened(126.0)
    top = _place(page, paper.body) - _LABEL_RISE
    page.put("PageEnd", "", Look(after=max(0.0, top - page.y - 1) if page.y else 18.0))
    rows_xml(page, content, title, widths, (*[gutter] * (count - 1), 0.0))


def _place(page: WordPage, fallback: float) -> float:
    """Where the table begins on the placed page: 24 above the petrol rule under its labels."""
    rules = [
        one.y + 0.75
        for one in page.sheet.shapes
        if isinstance(one, Rect) and one.height == 1.5 and one.colour == PRIMARY
    ]
    return min(rules, default=fallback + 24.0) - 24.0


def rows_xml(
    page: WordPage,
    content: Table,
    title: Para,
    widths: Sequence[float],
    gaps: Sequence[float],
    style_of: StyleOf = _text_style,
) -> None:
    """The table: labels over a petrol rule, then rows parted by thin ones."""
    headed = any(label.runs for label in content.columns)
    pad = _pad(page, content.rows)
    rows = head_row(page, content.columns, widths, gaps) if headed else ""
    for row in content.rows:
        cells = [
            _cell(page, para, style_of(at, para), widths[at], gaps[at], pad)
            for at, para in enumerate(row)
        ]
        rows += row_xml(cells, whole=_letters(row) < _BIND)
    look = TableLook(
        "Lines",
        table_name(page, title),
        tuple(widths),
        head=headed,
        borders="" if headed else border("top", 1.5, PRIMARY),
    )
    page.out.append(table(look, rows))
    page.y = None


def table_name(page: WordPage, title: Para) -> str:
    words = "".join(getattr(run, "text", "") for run in title.runs)
    return words or page.book.publication.title


def _letters(row: Paras) -> int:
    return max(sum(len(getattr(run, "text", "")) for run in para.runs) for para in row)


def _pad(page: WordPage, rows: Sequence[Paras]) -> float:
    """The space over and under a row's text, told by where two rows stand."""
    for row, following in pairwise(rows):
        here, there = page.sheet.spot(row[0]), page.sheet.spot(following[0])
        if here and there and not _tall(page, row):
            return max(4.0, (there.first - here.first - 14.0) / 2)
    return 9.5


def _tall(page: WordPage, row: Paras) -> bool:
    spots: list[Spot | None] = [page.sheet.spot(para) for para in row]
    return any(spot is not None and spot.lines > 1 for spot in spots)


def head_row(page: WordPage, labels: Paras, widths: Sequence[float], gaps: Sequence[float]) -> str:
    """The labels over a petrol rule, repeated on each page."""
    under = border("bottom", 1.5, PRIMARY)
    cells = [
        Cell(
            width,
            paragraph("ColumnLabel", page.book.texts.line(label)),
            pads=(0.0, gap, 10.6, 0.0),
            borders=under,
        )
        for label, width, gap in zip(labels, widths, gaps, strict=True)
    ]
    return row_xml(cells, _HEAD, head=True)


def _cell(page: WordPage, para: Para, style: str, width: float, gap: float, pad: float) -> Cell:
    own, size = STYLES[style].type, page.sheet.size(para)
    smaller = bool(size) and size != own.size
    leading = leading_for(style, size) if smaller else own.leading
    inner = page.book.texts.line(para, size_xml(size) if smaller else "")
    pads = (pad + 10.5 - 0.5 - RISE * _LEADING, gap, pad - 0.6, 0.0)  # the rule above takes 1
    look = Look(
        before=RISE * (_LEADING - leading) or None,
        after=(1 - RISE) * (_LEADING - leading) or None,
        leading=leading if smaller else None,
    )
    return Cell(width, paragraph(style, inner, look), pads=pads)

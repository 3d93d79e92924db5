"""A list of changes: introduction, and for each part of the document a heading and a table, whose
cells hold running text."""

from __future__ import annotations

from itertools import pairwise

from lhl_editor.pages.blocks import ChangeRows, ChangesPage, Para
from lhl_editor.pages.layout.changes import columns_of, role_of
from lhl_editor.pages.style import FIGURE, PRIMARY
from lhl_editor.render.word_page import WordPage
from lhl_editor.render.word_sizes import size_xml
from lhl_editor.render.word_tables import head_row
from lhl_editor.render.word_xml import Cell, Look, TableLook, colour_xml, paragraph, row_xml, table

_PADS = (7.0, 6.0)  # over and under a row's text
_BETWEEN = 22.0  # from a table to the next part's heading
_LONG = 900  # letters in a cell beyond which a row may go on on the next page
_TEXT = "Closing"


def changes_tables(page: WordPage, content: ChangesPage) -> None:
    """The whole list; what does not fit on a page flows on."""
    page.title(content.title, "TOCHeading" if content.is_first else "Heading2", page.column_width)
    page.opened(126.0)
    page.body(content.body, "Intro", right=page.book.paper.measure - page.book.paper.columns(9))
    for number, part in enumerate(content.parts):
        if part.name.runs:
            _heading(page, part.name, "Heading2" if content.is_first else "Heading3", number)
        else:
            page.put("PageEnd", "", Look(after=12.0))
        _table(page, part, content.title)


def _heading(page: WordPage, name: Para, style: str, number: int) -> None:
    look = Look(before=_BETWEEN if number else 14.0, after=8.0, leading=FIGURE.leading)
    page.put(style, page.book.texts.inner(name, size_xml(FIGURE.size)), look)


def _table(page: WordPage, part: ChangeRows, title: Para) -> None:
    edges = columns_of(len(part.columns), page.book.paper)
    lefts = [x for x, _ in edges] + [page.book.paper.right]
    widths = [right - left for left, right in pairwise(lefts)]
    gaps = [wide - own for wide, (_, own) in zip(widths, edges, strict=True)]
    rows = head_row(page, part.columns, widths, gaps)
    for row in part.rows:
        cells = [
            Cell(width, _words(page, part, at, paras), pads=(_PADS[0], gap, _PADS[1], 0.0))
            for at, (paras, width, gap) in enumerate(zip(row, widths, gaps, strict=True))
        ]
        letters = max(_letters(paras) for paras in row)
        rows += row_xml(cells, whole=letters < _LONG)
    named = part.name if part.name.runs else title
    name = "".join(getattr(run, "text", "") for run in named.runs)
    page.out.append(table(TableLook("Lines", name, tuple(widths)), rows))
    page.y = None


def _words(page: WordPage, part: ChangeRows, at: int, paras: tuple[Para, ...]) -> str:
    """The paragraphs of a cell; of the first, which says where it is, in petrol."""
    role = role_of(part)
    if at:
        return page.cell(paras, _TEXT) or paragraph(_TEXT, "")
    look = f"{colour_xml(PRIMARY)}{size_xml(role.size)}"
    own = Look(before=0.0, leading=role.leading)
    return "".join(paragraph("TableText", page.book.texts.inner(para, look), own) for para in paras)


def _letters(paras: tuple[Para, ...]) -> int:
    return sum(len(getattr(run, "text", "")) for para in paras for run in para.runs)

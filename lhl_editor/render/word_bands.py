"""Horizontal bands, one a focus area: icon, number and name, and text, as a table of one row.

A table each, named after its area: rows of one table would ask for a row of column headings, and
there is none to give.
"""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.pages.blocks import Band, Para
from lhl_editor.pages.icons import ICONS
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import AREA_COLOURS, AREA_TINTS, WHITE
from lhl_editor.render.word_page import WordPage
from lhl_editor.render.word_sizes import leading_for, size_xml
from lhl_editor.render.word_styles import STYLES
from lhl_editor.render.word_tables import table_name
from lhl_editor.render.word_xml import (
    Cell,
    Look,
    TableLook,
    colour_xml,
    paragraph,
    row_xml,
    run,
    table,
)

_SIDE, _NAME_X, _NAME_WIDTH = 120.0, 138.0, 120.0
_GAP = 6.0
_ICON = 54.0
_TALL = 120.0  # a band of which typesetting tells no height


def bands_table(page: WordPage, title: Para, bands: Sequence[Band], number: int) -> None:
    """One page of bands under its title; after the first page the title is «(forts.)»."""
    paper = page.book.paper
    top = min((one.y for one in _sides(page)), default=paper.dense)
    if number:
        page.continued(title, "Continued", max(0.0, top - 42 - 21 - 0.2 * 34))
    else:
        after = page.below(title, "Heading2", top)
        page.title(title, "Heading2", paper.measure, after=after)
    page.opened(top)
    if not bands:
        return
    text_x = _text_x(page, bands)
    widths = (_SIDE, text_x - _SIDE, paper.width - text_x)
    for at, band in enumerate(bands):
        if at:
            page.between_tables(_GAP)
        name = table_name(page, band.name if band.name.runs else title)
        look = TableLook("Bare", name, widths, -paper.margin, head=False)
        page.out.append(table(look, _row(page, band, widths, at)))


def _sides(page: WordPage) -> list[Rect]:
    """The bands' solid parts."""
    shapes = page.sheet.shapes
    return [one for one in shapes if isinstance(one, Rect) and one.x == 0 and one.width == _SIDE]


def _text_x(page: WordPage, bands: Sequence[Band]) -> float:
    spots = (page.sheet.spot(para) for band in bands for para in band.body if not para.level)
    return next((spot.left for spot in spots if spot), page.book.paper.column(4))


def _row(page: WordPage, band: Band, widths: tuple[float, float, float], at: int) -> str:
    shade = (band.number - 1) % len(AREA_COLOURS)
    colour, tint = AREA_COLOURS[shade], AREA_TINTS[shade]
    sides = _sides(page)
    height = sides[at].height if at < len(sides) else _TALL
    drawn = page.book.shapes.icon(band.icon, _ICON, WHITE) if band.icon in ICONS else ""
    icon = Cell(widths[0], paragraph("Icon", drawn), colour, (0, 0, 0, 48.0), middle=True)
    name_pads = (0.0, widths[1] + _SIDE - _NAME_X - _NAME_WIDTH, 2.0, _NAME_X - _SIDE)
    name = Cell(widths[1], _words(page, band, colour), tint, name_pads, middle=True)
    role = _role(page, band)
    beyond = max(page.book.paper.margin, widths[2] - STYLES[role].type.measure)
    pads = (0.0, beyond + 1.0, 6.0, 0.0)
    text = Cell(widths[2], _body(page, band, role), tint, pads, middle=True)
    return row_xml((icon, name, text), height)


def _words(page: WordPage, band: Band, colour: str) -> str:
    """Number over name: the row's label."""
    look = colour_xml(colour)
    number = paragraph("AreaNumber", run(str(band.number), look))
    size = page.sheet.size(band.name)
    own = STYLES["AreaName"].type
    fitted = size_xml(size) if size and size < own.size else ""
    leading = leading_for("AreaName", size) if fitted else None
    name = page.book.texts.line(band.name, look + fitted)
    right = page.evened(band.name, _NAME_WIDTH, _NAME_WIDTH)
    look_of = Look(leading=leading, right=right)
    return number + (paragraph("AreaName", name, look_of) if name else "")


def _role(page: WordPage, band: Band) -> str:
    large = any(page.sheet.size(one) == 16.0 for one in band.body)
    return "BodyText" if large else "BodySmall"


def _body(page: WordPage, band: Band, role: str) -> str:
    return page.cell(band.body, role) or paragraph(role, "", Look(before=0.0))

"""WordprocessingML as text: runs, paragraphs, cells, tables. Points in, XML out.

Strings, because building a tree node by node, or through python-docx, costs many times as much.
Elements stand in the order that the schema (ECMA-376, part 1, chapter 17) asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lhl_editor.core.frozen import frozen
from lhl_editor.render.word_styles import THEME

# A hyphen that Word may not break after: inside a number, or at the head of a word.
_BOUND_HYPHEN = re.compile(r"(?<=\d)-(?=\d)|(?<![^\s(«])-(?=\w)|\u00ad")


def escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def quoted(text: str) -> str:
    """The value of an attribute with its quotation marks. Not from `xml.sax`, whose import costs
    more than writing the file does."""
    lines = escaped(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{lines}"'


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def colour_xml(colour: str) -> str:
    theme = THEME.get(colour, "")
    return f'<w:color w:val="{colour[1:]}"' + (f' w:themeColor="{theme}"/>' if theme else "/>")


@lru_cache
def shade_xml(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour[1:]}"/>' if colour else ""


def text_xml(text: str) -> str:
    """Characters of a run; hyphens that may not break, or are shown only at a break, as such."""
    if "-" not in text and "\u00ad" not in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    pieces, at = [], 0
    for match in _BOUND_HYPHEN.finditer(text):
        pieces.append(_characters(text[at : match.start()]))
        pieces.append("<w:softHyphen/>" if match[0] == "\u00ad" else "<w:noBreakHyphen/>")
        at = match.end()
    return "".join((*pieces, _characters(text[at:])))


def _characters(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""


def run(text: str, properties: str = "") -> str:
    if not text:
        return ""
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{text_xml(text)}</w:r>"


TAB = "<w:r><w:tab/></w:r>"
LINE_BREAK = "<w:r><w:br/></w:r>"


def field(instruction: str, result: str) -> str:
    """A field with its value stored."""
    return f'<w:fldSimple w:instr=" {escaped(instruction)} ">{result}</w:fldSimple>'


def bookmarked(name: str, number: int, inner: str) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


@frozen
class Look:
    """What a paragraph has that its style has not; None and empty: as the style says."""

    before: float | None = None
    after: float | None = None
    leading: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    shade: str = ""
    borders: str = ""
    tabs: str = ""
    level: int | None = None  # of a list, from 0
    list: int = 0
    outline: int | None = None


PLAIN_LOOK = Look()


def paragraph(style: str, inner: str, look: Look = PLAIN_LOOK, section: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_look_xml(look)}{section}</w:pPr>{inner}</w:p>'


@lru_cache(maxsize=4096)
def _look_xml(look: Look) -> str:
    if look is PLAIN_LOOK:
        return ""
    return "".join(
        (
            _list_xml(look),
            look.borders and f"<w:pBdr>{look.borders}</w:pBdr>",
            shade_xml(look.shade),
            look.tabs and f"<w:tabs>{look.tabs}</w:tabs>",
            _spacing_xml(look),
            _indent_xml(look),
            "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>',
        )
    )


def _list_xml(look: Look) -> str:
    if look.level is None:
        return ""
    return f'<w:numPr><w:ilvl w:val="{look.level}"/><w:numId w:val="{look.list}"/></w:numPr>'


def _spacing_xml(look: Look) -> str:
    values = (("before", look.before), ("after", look.after), ("line", look.leading))
    given = [f'w:{name}="{max(0, twips(value))}"' for name, value in values if value is not None]
    if look.leading is not None:
        given.append('w:lineRule="exact"')
    return f"<w:spacing {' '.join(given)}/>" if given else ""


def _indent_xml(look: Look) -> str:
    values = (("left", look.left), ("right", look.right), ("hanging", look.hanging))
    given = [f'w:{name}="{twips(value)}"' for name, value in values if value is not None]
    return f"<w:ind {' '.join(given)}/>" if given else ""


def border(side: str, size: float, colour: str, space: float = 0) -> str:
    """An edge of a paragraph, a cell or a table; `size` in points, `space` in whole ones."""
    line = f'w:val="single" w:sz="{round(size * 8)}" w:space="{max(0, round(space))}"'
    return f'<w:{side} {line} w:color="{colour[1:]}"/>'


def tab(at: float, kind: str = "left") -> str:
    return f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>'


@frozen
class Cell:
    """A table cell; `pads` are top, right, bottom, left where they differ from the table's."""

    width: float
    inner: str
    fill: str = ""
    pads: tuple[float, float, float, float] | None = None
    borders: str = ""
    middle: bool = False


def cell_xml(cell: Cell) -> str:
    borders = cell.borders and f"<w:tcBorders>{cell.borders}</w:tcBorders>"
    pads = "" if cell.pads is None else f"<w:tcMar>{_sides(cell.pads)}</w:tcMar>"
    middle = '<w:vAlign w:val="center"/>' if cell.middle else ""
    width = f'<w:tcW w:w="{twips(cell.width)}" w:type="dxa"/>'
    properties = f"<w:tcPr>{width}{borders}{shade_xml(cell.fill)}{pads}{middle}</w:tcPr>"
    return f"<w:tc>{properties}{cell.inner}</w:tc>"


def _sides(pads: tuple[float, float, float, float]) -> str:
    top, right, bottom, left = (max(0, twips(pad)) for pad in pads)
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return "".join(f'<w:{side} w:w="{pad}" w:type="dxa"/>' for side, pad in sides)


def row_xml(
    cells: Iterable[Cell], height: float = 0, head: bool = False, whole: bool = True
) -> str:
    """A row, at least `height` tall; `whole`: on one page, `head`: repeated on following ones."""
    given = ("<w:cantSplit/>" if whole else "") + (
        f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    )
    given += "<w:tblHeader/>" if head else ""
    properties = given and f"<w:trPr>{given}</w:trPr>"
    return f"<w:tr>{properties}{''.join(map(cell_xml, cells))}</w:tr>"


@frozen
class TableLook:
    """What a table is called and how it stands; `left` from the margin, widths of its columns."""

    style: str
    title: str
    widths: tuple[float, ...]
    left: float = 0.0
    pads: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    head: bool = True
    borders: str = ""
    description: str = ""


def table(look: TableLook, rows: str) -> str:
    head = int(look.head)
    titles = f'<w:tblCaption w:val="{escaped(look.title)}"/>'
    titles += look.description and f'<w:tblDescription w:val="{escaped(look.description)}"/>'
    borders = look.borders and f"<w:tblBorders>{look.borders}</w:tblBorders>"
    shown = f'w:firstRow="{head}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
    value = "00A0" if look.head else "0080"
    properties = (
        f'<w:tblStyle w:val="{look.style}"/>'
        f'<w:tblW w:w="{sum(map(twips, look.widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(look.left)}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_sides(look.pads)}</w:tblCellMar>'
        f'<w:tblLook w:val="{value}" {shown} w:noHBand="1" w:noVBand="1"/>{titles}'
    )
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in look.widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

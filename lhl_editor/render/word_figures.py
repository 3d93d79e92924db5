"""Figures of levels: headings and paragraphs, shaded, each level on a field that goes with it.

The field, its edge and the arrow to it are shapes anchored to the level's first paragraph. All
space is below paragraphs: how far an anchored shape stands from its paragraph counts from the
paragraph's first line, and programs differ where space stands above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import Level, Para
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import PRIMARY, TINT, WHITE
from lhl_editor.render.word_page import RISE, WordPage, fields
from lhl_editor.render.word_places import Sheet, Spot
from lhl_editor.render.word_sizes import as_item, leading_for, size_xml
from lhl_editor.render.word_styles import STYLES, bullet_of
from lhl_editor.render.word_xml import Look, colour_xml, paragraph

_INSET = 18.0
_APART = 12.0  # between paragraphs of which typesetting tells no place
_LEVELS_APART = 36.0


@frozen
class _Row:
    """A paragraph of a level: its style, its place, and what stands behind it."""

    para: Para
    style: str
    level: int  # from 0
    sheet: Sheet  # from the page on which its level stands
    leading: float
    first: bool  # of its level

    @property
    def spot(self) -> Spot | None:
        return self.sheet.spot(self.para)

    @property
    def top(self) -> float:
        return self.spot.first - RISE * self.leading if self.spot else 0.0

    @property
    def bottom(self) -> float:
        return self.spot.last + (1 - RISE) * self.leading if self.spot else 0.0


@dataclass(slots=True)
class Stacked:
    """The levels' paragraphs, and where the first begins on the page."""

    top: float
    blocks: list[str] = field(default_factory=list)


def stack(page: WordPage, title: Para, levels: Sequence[Level]) -> None:
    """The goals' levels over the whole page."""
    paper = page.book.paper
    stacked = levels_xml(page, levels, paper.margin, paper.measure, bool(title.runs))
    after: dict[str, float] = {}
    if title.runs:
        after = {"after": page.below(title, "Heading2", stacked.top)}
    page.title(title, "Heading2", paper.measure, **after)
    page.opened(stacked.top)
    page.out += stacked.blocks


def levels_xml(
    page: WordPage, levels: Sequence[Level], left: float, width: float, titled: bool
) -> Stacked:
    """The levels in a column from `left`, `width` wide; without a title headings step up."""
    rows = [row for number, level in enumerate(levels) for row in _rows(page, level, number)]
    stacked = Stacked(rows[0].top if rows and rows[0].spot else 126.0)
    blocks = []
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        after = _after(row, following)
        blocks.append((row.para.path, _row_xml(page, row, after, left, width, titled)))
    stacked.blocks = fields(page.book.texts, blocks)
    return stacked


def _rows(page: WordPage, level: Level, number: int) -> list[_Row]:
    whole = not level.body
    small = page.sheet.size(level.name) == 14.0
    size = page.sheet.size(level.note)
    note = "Question" if size == 16.0 else "QuestionSmall"
    goal = "GoalHeadingSmall" if small else "GoalHeading"
    name = goal if level.name.path.startswith("goals") or not whole else "Heading3"
    named = [(level.name, name), (level.note, note)]
    named += [
        (para, bullet_of("FigureText", para.level) if para.level else "FigureText")
        for para in level.body
    ]
    shown = [(para, style) for para, style in named if para.runs]
    sheet = page.sheet.from_first([para for para, _ in shown], 0)
    return [_row(sheet, para, style, number, at == 0) for at, (para, style) in enumerate(shown)]


def _row(sheet: Sheet, para: Para, style: str, number: int, first: bool) -> _Row:
    size = sheet.size(para)
    own = STYLES[style].type
    leading = leading_for(style, size) if size and size != own.size else own.leading
    return _Row(para, style, number, sheet, leading, first)


def _after(row: _Row, following: _Row | None) -> float:
    if following is None:
        return 0.0
    if row.spot and following.spot and row.sheet.number == following.sheet.number:
        return max(0.0, following.top - row.bottom)
    return _LEVELS_APART if following.first else _APART


def _row_xml(
    page: WordPage, row: _Row, after: float, left: float, width: float, titled: bool
) -> str:
    behind = row.sheet.fields_at(row.spot) if row.spot else []
    box = next((one for one in behind if isinstance(one, Rect)), None)
    fill, colour = _colours(row.level) if box or not row.spot else ("", PRIMARY)
    inset, right = _INSET, 0.0
    if box:
        inset, right = box.x - left + _INSET, left + width - box.x - box.width + _INSET
        room = box.width - 2 * _INSET - 18.0 * row.para.level
        right += page.evened(row.para, room, room) or 0.0
    elif row.spot:
        inset = row.spot.left - left
    shapes = page.book.shapes.by_paragraph(behind, row.top) if row.first else ""
    own = STYLES[row.style]
    size = page.sheet.size(row.para)
    looks = (colour_xml(colour) if colour != own.type.colour else "") + (
        size_xml(size) if size and size != own.type.size else ""
    )
    inner = page.book.texts.inner(row.para, looks, colour == WHITE)
    look = Look(
        before=0.0,
        after=after,
        leading=row.leading if row.leading != own.type.leading else None,
        left=inset + (18.0 * row.para.level if row.para.level else 0.0),
        hanging=18.0 if row.para.level else None,
        right=right,
        shade=fill,
        outline=1 if own.outline == 2 and not titled else None,
    )
    return paragraph(row.style, shapes + inner, as_item(look, row.para, "FigureText", 0.0))


def _colours(level: int) -> tuple[str, str]:
    """Fill and text."""
    return ((PRIMARY, WHITE), (TINT, PRIMARY))[level] if level < 2 else ("", PRIMARY)

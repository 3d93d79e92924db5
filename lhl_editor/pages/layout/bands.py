"""Horizontal bands, one a focus area: icon, number and name at the left, text at the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Band, BandsPage, Para
from lhl_editor.pages.draft import Context, Draft, body_tops, page_title, set_lines
from lhl_editor.pages.flow import Frame, elements, paginate, settle
from lhl_editor.pages.icons import ICONS
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Icon, Line
from lhl_editor.pages.style import (
    AREA,
    AREA_COLOURS,
    AREA_TINTS,
    BODY,
    BODY_SMALL,
    WHITE,
    Paper,
    Type,
)

_GAP = 6.0
_PAD = 10.0
_SIDE = 120.0  # width of the solid colour
_NAME_X, _NAME_WIDTH = 138.0, 120.0
_NAME_LINES = 4  # more, and the name is set smaller
_ICON = 54.0
_BELOW = 6.0  # bands end this much below where text ends
_FULL = 3  # bands on a page that leave room for small type only


@frozen
class _Part:
    """A band, or what of it goes on on another page (`again`)."""

    band: Band
    name: Broken
    frame: Frame
    again: bool = False

    @property
    def height(self) -> float:
        """The least height that it needs."""
        text = self.frame[-1].bottom if self.frame else 0.0
        return max(text, self.name_height, 2 * AREA.leading + AREA.size) + 2 * _PAD

    @property
    def name_height(self) -> float:
        """Of the number above the name; what goes on has the number alone."""
        with_name = self.name.lines and not self.again
        return AREA.leading + self.name.height if with_name else AREA.size


def bands_page(content: BandsPage, context: Context) -> list[Draft]:
    """Two or three bands a page, filling it; a band whose text is longer has more of the page."""
    paper, groups = context.paper, content.groups or ((),)
    tops = body_tops(context, content.title, paper.dense)
    bottom = paper.text_end + _BELOW
    rooms = bottom - tops[0], bottom - tops[1]
    bands = tuple(chain.from_iterable(groups))
    flowing = (_flowing(bands, context, step, rooms) for step in (BODY, BODY_SMALL))
    drafts: list[Draft] = []
    for parts in _as_meant(groups, context, rooms) or min(flowing, key=len):
        draft, again = Draft(), bool(drafts)
        page_title(draft, context, content.title, again)
        _set(draft, context, parts, tops[again], bottom)
        drafts.append(draft)
    return drafts


def _as_meant(
    groups: Sequence[Sequence[Band]], context: Context, rooms: tuple[float, float]
) -> list[list[_Part]]:
    """Each group on a page of its own in a size that fits; nothing where one is too full."""
    pages: list[list[_Part]] = []
    for group in groups:
        steps = (BODY, BODY_SMALL) if len(group) < _FULL else (BODY_SMALL,)
        tried = ([_parts(band, context, step, 1e9, 1e9)[0] for band in group] for step in steps)
        room = rooms[bool(pages)]
        fitting = next((parts for parts in tried if _stacked(parts) <= room), None)
        if fitting is None:
            return []
        pages.append(fitting)
    return pages


def _stacked(parts: Sequence[_Part]) -> float:
    return sum(part.height + _GAP for part in parts) - _GAP


def _parts(band: Band, context: Context, role: Type, room: float, following: float) -> list[_Part]:
    width = min(context.paper.right - _text_x(context.paper), role.measure)
    name = context.breaker.title(band.name, AREA, _NAME_WIDTH, _NAME_LINES)
    settings = settle(band.body, context.breaker, role, width)
    frames = paginate(settings, room - 2 * _PAD, following - 2 * _PAD)
    return [_Part(band, name, frame, bool(number)) for number, frame in enumerate(frames)]


def _text_x(paper: Paper) -> float:
    """The first column that is free of the names."""
    return next(x for n in range(4, 7) if (x := paper.column(n)) >= _NAME_X + _NAME_WIDTH + 12)


def _flowing(
    bands: Sequence[Band], context: Context, role: Type, rooms: tuple[float, float]
) -> list[list[_Part]]:
    """Band after band; only one that is taller than a page is divided."""
    pages: list[list[_Part]] = [[]]
    left = rooms[0]
    for band in bands:
        whole = _parts(band, context, role, 1e9, 1e9)[0]
        enough = max(4 * role.leading, whole.name_height) + 2 * _PAD
        if pages[-1] and left < (enough if whole.height > rooms[1] else whole.height):
            pages.append([])
            left = rooms[1]
        for part in _parts(band, context, role, left, rooms[1]):
            if part.again:
                pages.append([])
                left = rooms[1]
            pages[-1].append(part)
            left -= part.height + _GAP
    return pages


def _set(draft: Draft, context: Context, parts: Sequence[_Part], top: float, bottom: float) -> None:
    """The bands share the page: equally where their texts allow it. The short end of a divided
    band has half of it."""
    half = (bottom - top - _GAP) / 2
    if len(parts) == 1 and parts[0].again and parts[0].height < half:
        bottom = top + half
    shares = _shares([part.height for part in parts], bottom - top - _GAP * (len(parts) - 1))
    for part, share in zip(parts, shares, strict=True):
        _band(draft, context, part, top, share)
        top += share + _GAP


def _shares(least: list[float], room: float) -> list[float]:
    """Equal shares, except for those that need more."""
    even = set(range(len(least)))
    while even:
        share = (room - sum(need for n, need in enumerate(least) if n not in even)) / len(even)
        larger = {n for n in even if least[n] > share}
        if not larger:
            return [share if n in even else need for n, need in enumerate(least)]
        even -= larger
    return least


def _band(draft: Draft, context: Context, part: _Part, top: float, tall: float) -> None:
    paper, shade = context.paper, (part.band.number - 1) % len(AREA_COLOURS)
    colour = AREA_COLOURS[shade]
    draft.rect(0, top, _SIDE, tall, colour)
    draft.rect(_SIDE, top, paper.width - _SIDE, tall, AREA_TINTS[shade])
    if part.band.icon in ICONS:
        draft.shapes.append(
            Icon(part.band.icon, paper.margin, top + (tall - _ICON) / 2, _ICON, WHITE)
        )
    lines = _name(part, context, colour, top + (tall - part.name_height) / 2)
    if part.again:
        draft.furniture += lines
    else:
        draft.add(draft.sub_heading, lines)
    bottom = part.frame[-1].bottom if part.frame else 0.0
    draft.elements += elements(part.frame, _text_x(paper), top + (tall - bottom) / 2)


def _name(part: _Part, context: Context, colour: str, top: float) -> tuple[Line, ...]:
    """Number above name, in the area's colour; together one heading."""
    breaker, words = context.breaker, str(part.band.number)
    if part.again:
        words += f" {context.words.continued}"
    label = Para((Run(words),), part.band.name.path)
    number = breaker.paragraph(label, Type(16, 20, colour), _NAME_WIDTH)
    if part.again:
        return set_lines(number, _NAME_X, top)
    name = breaker.title(part.band.name, AREA.on(colour), _NAME_WIDTH, _NAME_LINES)
    numbers = (line._replace(joint=True) for line in set_lines(number, _NAME_X, top))
    return (*numbers, *set_lines(name, _NAME_X, top + AREA.leading))

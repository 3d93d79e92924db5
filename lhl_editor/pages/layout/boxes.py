"""Target groups: equal boxes without rank, three a row."""

from __future__ import annotations

from dataclasses import replace

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import Box, BoxesPage
from lhl_editor.pages.draft import Context, Draft, body_tops, page_title, set_lines
from lhl_editor.pages.flow import Piece, Setting, elements, height, paginate, settle
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Element
from lhl_editor.pages.style import BODY_SMALL, GROUP, PRIMARY, TINT

_INSET = 18.0
_EDGE = 6.0
_TALL, _GAP = 150.0, 24.0
_PAD, _LEAST_PAD = 22.0, 13.0
_ACROSS = 3  # boxes abreast
_NAME_GAP = 10.0


@frozen
class _Cell:
    """A box's words: name and description, or what of them goes on on the next page."""

    key: str
    name: Broken
    body: tuple[Setting, ...]

    @property
    def head(self) -> float:
        return self.name.height + _NAME_GAP if self.name.lines else 0.0

    @property
    def words(self) -> float:
        """Their height."""
        return self.head + height(self.body) if self.body else self.name.height


def boxes_page(content: BoxesPage, context: Context) -> list[Draft]:
    """The boxes on as many pages as they need; all on a page are equally tall."""
    width = context.paper.columns(4) - 2 * _INSET
    cells = [_cell(box, context, width) for box in content.boxes]
    tops = body_tops(context, content.title, context.paper.body)
    drafts: list[Draft] = []
    while cells or not drafts:
        draft = Draft()
        page_title(draft, context, content.title, bool(drafts))
        cells = _page(draft, context, cells, tops[bool(drafts)])
        drafts.append(draft)
    return drafts


def _cell(box: Box, context: Context, width: float) -> _Cell:
    name = context.breaker.title(box.name, GROUP, width)
    body = settle(box.body, context.breaker, BODY_SMALL, width)
    return _Cell(f"{box.name.path}:box", name, tuple(body))


def _page(draft: Draft, context: Context, cells: list[_Cell], top: float) -> list[_Cell]:
    """Sets the boxes that fit on this page, and returns what goes on on the next."""
    paper = context.paper
    room, width = paper.text_end - top, paper.columns(4)
    tall, pad = _size(cells, room)
    rows = max(1, int((room + _GAP) / (tall + _GAP) + 0.001))
    pages = -(-len(cells) // (rows * _ACROSS))
    count = -(-len(cells) // max(pages, 1))
    here, rest = cells[:count], cells[count:]
    items: list[Element] = []
    for number, cell in enumerate(here):
        x = paper.column(1 + 4 * (number % _ACROSS))
        y = top + (tall + _GAP) * (number // _ACROSS)
        draft.rect(x, y, width, tall, TINT)
        draft.rect(x, y, width, _EDGE, PRIMARY)
        item, left = _set(cell, x + _INSET, y + _EDGE + pad, tall - _EDGE - 2 * pad)
        items.append(item)
        rest = [*rest, left] if left else rest
    if items:
        draft.elements.append(Element("L", tuple(items), "boxes"))
    return rest


def _size(cells: list[_Cell], room: float) -> tuple[float, float]:
    """How tall the boxes are and what stands free above their words: lower than in two rows where
    that keeps all on the page."""
    third = (room - 2 * _GAP) / 3
    most = max((cell.words for cell in cells), default=0.0)
    if 2 * _ACROSS < len(cells) <= 3 * _ACROSS and most + _EDGE + 2 * _LEAST_PAD <= third:
        return third, _LEAST_PAD
    words = (cell.words + _EDGE + 2 * _PAD for cell in cells[: 2 * _ACROSS])
    return max([_TALL, *(min(tall, room) for tall in words)]), _PAD


def _set(cell: _Cell, x: float, top: float, room: float) -> tuple[Element, _Cell | None]:
    """A box's words, and what of them did not fit."""
    lines = cell.name.lines
    fit = max(1, int((room - cell.name.role.size) / cell.name.role.leading + 1.0001))
    parts = (
        [Element("P", set_lines(cell.name, x, top, 0, fit), cell.key + ":name")] if lines else []
    )
    left_name = cell.name._replace(lines=lines[fit:])
    if left_name.lines:
        left: _Cell | None = replace(cell, name=left_name)
    else:
        frame, *others = paginate(cell.body, room - cell.head, 1e9)
        parts += elements(frame, x, top + cell.head)
        rest = tuple(_tail(piece) for other in others for piece in other)
        left = replace(cell, name=left_name, body=rest) if rest else None
    body = Element("LBody", tuple(parts), f"{cell.key}:body")
    return Element("LI", (body,), cell.key), left


def _tail(piece: Piece) -> Setting:
    """What of a paragraph goes on on the next page, as a setting of its own."""
    setting = piece.setting
    lines = setting.broken.lines[piece.first : piece.last]
    marker = None if piece.first else setting.marker
    return setting._replace(broken=setting.broken._replace(lines=lines), marker=marker)

"""Paragraphs -> lines in frames, one frame a page: where running text goes on on the next page.

At least two lines of a paragraph stand on either side of a break, and a list's lead-in stays
with its first item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Para, Paras
from lhl_editor.pages.draft import set_lines
from lhl_editor.pages.lines import Breaker, Broken
from lhl_editor.pages.placed import Element
from lhl_editor.pages.style import ITEM_SPACE, LIST_HANG, PRIMARY, WHITE, Type

_DEEPEST = 6  # list levels that are indented; deeper ones stand below each other
_LEAST = 2  # lines of a paragraph on either side of a break


class Setting(NamedTuple):
    """A paragraph in lines, with the space above it and its place in the lists around it."""

    broken: Broken
    space: float
    indent: float
    marker: Broken | None
    lists: tuple[tuple[str, str], ...]  # (key of the list, key of the item), outermost first
    leads: bool  # stays with what follows


class Piece(NamedTuple):
    """Lines `first` … `last` of a setting, the first one's box `top` below the frame's top."""

    setting: Setting
    first: int
    last: int
    top: float

    @property
    def bottom(self) -> float:
        role = self.setting.broken.role
        return self.top + (self.last - self.first - 1) * role.leading + role.size


Frame = tuple[Piece, ...]


def settle(
    paras: Paras,
    breaker: Breaker,
    role: Type,
    width: float,
    space: float | None = None,
    item_space: float = ITEM_SPACE,
    hang: float = LIST_HANG,
    even: bool = False,
) -> list[Setting]:
    """Paragraphs broken to a measure; `space` is between paragraphs (default: half a line)."""
    settings: list[Setting] = []
    lists: list[tuple[str, str]] = []
    for number, para in enumerate(paras):
        before = paras[number - 1] if number else None
        following = paras[number + 1] if number + 1 < len(paras) else None
        indent = hang * min(para.level, _DEEPEST)
        broken = breaker.paragraph(para, role, width - indent, even)
        lists = _chain(lists, para, before)
        settings.append(
            Setting(
                broken,
                _space(before, para, role, space, item_space),
                indent,
                _marker(breaker, role, para.level) if para.level else None,
                tuple(lists),
                bool(following and following.level > para.level and para.level == 0),
            )
        )
    return settings


def _chain(lists: list[tuple[str, str]], para: Para, before: Para | None) -> list[tuple[str, str]]:
    """The lists that a paragraph stands in: those of the one before, cut and continued."""
    place = f"{para.path}:{para.part}"
    if before is None or (before.path != para.path and not before.level):
        lists = []
    outer = lists[: para.level]
    if len(outer) == para.level and outer:
        return [*outer[:-1], (outer[-1][0], f"{place}:item")]
    return [*outer, (f"{place}:list", f"{place}:item")] if para.level else []


def _space(before: Para | None, para: Para, role: Type, space: float | None, item: float) -> float:
    """From box to box: what the leading leaves between lines, and the space between paragraphs."""
    if before is None:
        return 0.0
    lead = role.leading - role.size
    if para.level and before.level:
        return lead if para.level > before.level else lead + item
    return lead + (item if para.level else role.leading / 2 if space is None else space)


def _marker(breaker: Breaker, role: Type, level: int) -> Broken:
    colour = WHITE if role.colour == WHITE else PRIMARY
    sign = "•" if level == 1 else "–"
    marker = Type(role.size, role.leading, colour, bold=level == 1)
    return breaker.paragraph(Para((Run(sign),)), marker, 99)


def height(settings: Sequence[Setting]) -> float:
    """Height of the paragraphs one below the other, undivided."""
    return sum(one.space + one.broken.height for one in settings if one.broken.lines)


def paginate(settings: Sequence[Setting], first: float, following: float) -> list[Frame]:
    """The settings in frames of these heights; always at least one frame."""
    frames: list[list[Piece]] = [[]]
    waiting = [(setting, 0) for setting in settings if setting.broken.lines]
    while waiting:
        room = first if len(frames) == 1 else following
        setting, start = waiting[0]
        frame = frames[-1]
        top = frame[-1].bottom + setting.space if frame else 0.0
        count = _fitting(setting, start, room - top, empty=not frame)
        if count == 0:
            if len(frame) > 1 and frame[-1].setting.leads:
                waiting.insert(0, (frame.pop().setting, 0))
            frames.append([])
            continue
        frame.append(Piece(setting, start, start + count, top))
        if start + count < len(setting.broken.lines):
            waiting[0] = (setting, start + count)
            frames.append([])
        else:
            waiting.pop(0)
    return [tuple(frame) for frame in frames]


def _fitting(setting: Setting, start: int, room: float, empty: bool) -> int:
    """How many lines go into `room` here; 0: the paragraph begins on the next page."""
    role, left = setting.broken.role, len(setting.broken.lines) - start
    fit = max(0, int((room - role.size) / role.leading + 1.0001))
    if fit >= left:
        return left
    if left - fit < _LEAST:
        fit = left - _LEAST
    if fit < _LEAST:
        return min(left, max(1, fit)) if empty else 0
    return fit


def elements(frame: Frame, x: float, top: float) -> Iterator[Element]:
    """The frame's paragraphs and lists; `key`s tie what goes on to where it began."""
    for piece in frame:
        setting = piece.setting
        lines = set_lines(
            setting.broken, x + setting.indent, top + piece.top, piece.first, piece.last
        )
        para = setting.broken.para
        if not setting.lists:
            whole = piece.last - piece.first == len(setting.broken.lines)
            yield Element("P", lines, "" if whole else f"{para.path}:{para.part}")
            continue
        element = Element("LBody", lines, setting.lists[-1][1] + ":body")
        label = _label(piece, x, top)
        for depth, (list_key, item_key) in reversed(list(enumerate(setting.lists))):
            innermost = depth == len(setting.lists) - 1
            parts = (label, element) if innermost and label else (element,)
            item = Element("LI", parts, item_key)
            element = Element("L", (item,), list_key, numbering="Disc")
            if depth:
                element = Element("LBody", (element,), setting.lists[depth - 1][1] + ":body")
        yield element


def _label(piece: Piece, x: float, top: float) -> Element | None:
    setting = piece.setting
    if piece.first or setting.marker is None:
        return None
    hang = setting.indent / min(len(setting.lists), _DEEPEST)
    return Element("Lbl", set_lines(setting.marker, x + setting.indent - hang, top + piece.top))

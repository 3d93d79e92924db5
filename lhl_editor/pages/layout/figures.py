"""Figures of levels, one below the other. Their text is real text, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import FigurePage, GoalsPage, Level
from lhl_editor.pages.draft import Context, Draft, body_tops, page_title, set_lines
from lhl_editor.pages.flow import Setting, elements, height, paginate, settle
from lhl_editor.pages.layout.prose import fitted
from lhl_editor.pages.layout.rows import shared_out
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Frame, Polygon
from lhl_editor.pages.style import (
    BASELINE,
    BODY_FIGURE,
    BODY_SMALL,
    FIGURE,
    GOAL,
    LEVEL,
    PRIMARY,
    QUESTION,
    QUESTION_SMALL,
    RULE,
    TEXT,
    TINT,
    WHITE,
    Paper,
    Type,
)

_INSET = 18.0
_BODY_GAP = 19.0
_ARROW_GAP = 24.0
_LEVEL_WIDTHS = (272.0, 309.0, 346.0)
_LEVEL_TALL, _LEVEL_PAD, _LEAST_LEVEL_PAD = 84.0, 40.0, 24.0
_GOAL_COLUMNS = (8, 10, 12)
_GOAL_GAP, _GOAL_PAD, _GOAL_TALL = 27.0, 46.0, 96.0
_GOAL_HEADING = replace(FIGURE, size=14, leading=20, smaller=())

Roles = tuple[Type, Type, Type]  # of a level's name, note and text


@frozen
class _Box:
    """A level's words, broken to its width. `number` counts from 0."""

    number: int
    width: float
    name: Broken
    note: Broken
    body: tuple[Setting, ...]

    @property
    def height(self) -> float:
        """Of the words alone."""
        total = self.name.height
        if self.note.lines:
            total += self.note_drop + self.note.height
        return total + (_BODY_GAP + height(self.body) if self.body else 0.0)

    @property
    def note_drop(self) -> float:
        """From the name's last box to the note's first: their baselines half of either leading
        apart."""
        name, note = self.name.role, self.note.role
        apart = (name.leading + note.leading) / 2
        return apart - (1 - BASELINE) * name.size - BASELINE * note.size

    @property
    def hang(self) -> float:
        """How far below the middle the words' boxes stand, so that the capitals above and the
        last baseline below are equally far from the edges."""
        last = self.body[-1].broken if self.body else self.note if self.note.lines else self.name
        return (1 - BASELINE) * last.role.size / 2

    @property
    def colours(self) -> tuple[str, str]:
        """Fill and text: petrol, tint, then white with an edge."""
        return _colours(self.number)


def _colours(number: int) -> tuple[str, str]:
    return ((PRIMARY, WHITE), (TINT, PRIMARY))[number] if number < 2 else (WHITE, PRIMARY)


def _box(level: Level, context: Context, number: int, width: float, roles: Roles) -> _Box:
    name, note, body = (role.on(_colours(number)[1]) for role in roles)
    inner, breaker = width - 2 * _INSET, context.breaker
    return _Box(
        number,
        width,
        breaker.title(level.name, name, inner),
        breaker.paragraph(level.note, note, inner),
        tuple(settle(level.body, breaker, body, min(inner, body.measure), even=True)),
    )


def _stack(
    draft: Draft, boxes: Sequence[_Box], tall: Sequence[float], x: float, top: float, gap: float
) -> None:
    """Boxes one below the other, `tall` each, with arrows between them."""
    for at, (box, high) in enumerate(zip(boxes, tall, strict=True)):
        draft.rect(x, top, box.width, high, box.colours[0])
        if box.number > 1:
            draft.shapes.append(Frame(x, top, box.width, high, 1.5, PRIMARY))
        if at:
            draft.shapes.append(_arrow(x + _INSET, top - gap / 2 - 6))
        _fill(draft, box, x + _INSET, top + (high - box.height) / 2 + box.hang)
        top += high + gap


def _arrow(x: float, y: float) -> Polygon:
    return Polygon(((x, y), (x + 24, y), (x + 12, y + 12)), RULE)


def _fill(draft: Draft, box: _Box, x: float, top: float) -> None:
    if box.name.lines:
        draft.add(draft.sub_heading, set_lines(box.name, x, top))
    y = top + box.name.height
    if box.note.lines:
        draft.add("P", set_lines(box.note, x, y + box.note_drop))
        y += box.note_drop + box.note.height
    draft.elements += elements(paginate(box.body, 1e9, 1e9)[0], x, y + _BODY_GAP)


def figure_page(content: FigurePage, context: Context) -> list[Draft]:
    """Text in six columns, the figure of levels at the right."""
    paper = context.paper
    tops = body_tops(context, content.title, paper.body)
    rooms = [paper.text_end - top for top in tops]
    roles = (BODY_FIGURE, BODY_SMALL)
    settings = fitted(content.body, context, roles, paper.columns(6), rooms[0])
    frames = paginate(settings, *rooms)
    groups = _grouped(_levels(content.levels, context), rooms)
    count = max(len(frames), len(groups))
    drafts: list[Draft] = []
    for number in range(count):
        draft, top = Draft(), tops[bool(drafts)]
        page_title(draft, context, content.title, bool(drafts))
        if number < len(frames):
            inner = elements(frames[number], paper.margin, top)
            draft.region(f"{content.title.path}:text", inner, apart=count > 1)
        if number < len(groups):
            _stack(draft, *groups[number], paper.column(8), top, _ARROW_GAP)
        drafts.append(draft)
    return drafts


_Group = tuple[list[_Box], list[float]]  # levels on one page, and how tall each is


def _grouped(boxes: list[_Box], rooms: Sequence[float]) -> list[_Group]:
    """The levels page by page: equally tall, unless own heights take fewer pages."""
    if not boxes:
        return []
    tall, even = _evenly_tall(boxes, rooms)
    own = _own_tall(boxes, rooms)
    if len(own) < len(even) or tall > min(rooms):
        return own
    return [(group, [tall] * len(group)) for group in even]


def _own_tall(boxes: list[_Box], rooms: Sequence[float]) -> list[_Group]:
    """Each level as tall as its words ask for, as many on a page as fit."""
    groups: list[_Group] = []
    left = 0.0
    for box in boxes:
        tall = max(_LEVEL_TALL, box.height + _LEAST_LEVEL_PAD)
        if not groups or tall > left:
            left = rooms[bool(groups)]
            groups.append(([], []))
        groups[-1][0].append(box)
        groups[-1][1].append(tall)
        left -= tall + _ARROW_GAP
    return groups


def _evenly_tall(boxes: list[_Box], rooms: Sequence[float]) -> tuple[float, list[list[_Box]]]:
    """How tall each level is, and the levels page by page: lower where that saves a page."""
    words = max(box.height for box in boxes)
    for pages in range(1, len(boxes) + 1):
        counts = list(shared_out(len(boxes), pages))
        room = rooms[0] if pages == 1 else min(rooms)
        tall = (room + _ARROW_GAP) / counts[0] - _ARROW_GAP
        if tall >= words + _LEAST_LEVEL_PAD:
            break
    firsts = [sum(counts[:page]) for page in range(pages)]
    groups = [boxes[at : at + count] for at, count in zip(firsts, counts, strict=True)]
    return max(words, min(tall, max(_LEVEL_TALL, words + _LEVEL_PAD))), groups


def _levels(levels: Sequence[Level], context: Context) -> list[_Box]:
    full = context.paper.right - context.paper.column(8)
    roles = (LEVEL, QUESTION_SMALL, BODY_SMALL)
    return [
        _box(level, context, n, full * _LEVEL_WIDTHS[min(n, 2)] / _LEVEL_WIDTHS[2], roles)
        for n, level in enumerate(levels)
    ]


def goals_page(content: GoalsPage, context: Context) -> list[Draft]:
    """The goals' levels over the page; with their texts the headings step back."""
    paper = context.paper
    filled = any(level.body for level in content.levels)
    tops = body_tops(context, content.title, paper.body)
    rooms = [paper.text_end - top for top in tops]
    boxes = _goal_boxes(content, context, filled, rooms)
    if any(box.height + _GOAL_PAD > min(rooms) for box in boxes):
        return _as_text(content, context, tops)
    drafts: list[Draft] = []
    while boxes or not drafts:
        draft, again = Draft(), bool(drafts)
        page_title(draft, context, content.title, again)
        tall = _heights(boxes, filled)
        count = _count(tall, rooms[again])
        _stack(draft, boxes[:count], tall[:count], paper.margin, tops[again], _GOAL_GAP)
        boxes = boxes[count:]
        drafts.append(draft)
    return drafts


def _goal_boxes(
    content: GoalsPage, context: Context, filled: bool, rooms: Sequence[float]
) -> list[_Box]:
    """The levels with their texts in the largest size in which all fit on the page, else in the
    largest in which each fits on one, or in the smallest."""
    tried: list[list[_Box]] = []
    for step in GOAL.steps:
        roles = (_GOAL_HEADING, QUESTION_SMALL, step) if filled else (FIGURE, QUESTION, step)
        boxes = [
            _box(level, context, n, _goal_width(context.paper, n), roles)
            for n, level in enumerate(content.levels)
        ]
        if _count(_heights(boxes, filled), rooms[0]) == len(boxes):
            return boxes
        tried.append(boxes)
    single = (boxes for boxes in tried if max(_heights(boxes, filled)) <= min(rooms))
    return next(single, tried[-1])


def _goal_width(paper: Paper, number: int) -> float:
    return paper.columns(_GOAL_COLUMNS[min(number, 2)])


def _heights(boxes: Sequence[_Box], filled: bool) -> list[float]:
    """Of each box; without texts all of a figure grow together."""
    tall = [box.height + _GOAL_PAD for box in boxes]
    return tall if filled or not tall else [max(_GOAL_TALL, *tall)] * len(tall)


def _count(tall: Sequence[float], room: float) -> int:
    """How many boxes fit one below the other; at least one."""
    count, used = 0, -_GOAL_GAP
    while count < len(tall) and (not count or used + _GOAL_GAP + tall[count] <= room + 0.01):
        used += _GOAL_GAP + tall[count]
        count += 1
    return count


def _as_text(content: GoalsPage, context: Context, tops: tuple[float, float]) -> list[Draft]:
    """Where one level is fuller than a page: each as heading, question and running text."""
    paper, breaker = context.paper, context.breaker
    x = paper.column(4)
    width = min(paper.right - x, BODY_SMALL.measure)
    drafts: list[Draft] = []
    for level in content.levels:
        top = tops[bool(drafts)]
        name = settle(
            (level.name,),
            breaker,
            breaker.sized(level.name, FIGURE, paper.right - x),
            paper.right - x,
        )
        rest = settle((level.note, *level.body), breaker, BODY_SMALL.on(TEXT), width)
        rest = [rest[0]._replace(space=8.0), *rest[1:]] if level.name.runs else rest
        heading = {one.broken.para.path for one in name}
        for frame in paginate([*name, *rest], paper.text_end - top, paper.text_end - tops[1]):
            draft = Draft()
            page_title(draft, context, content.title, bool(drafts))
            for element in elements(frame, x, tops[bool(drafts)]):
                line = element.children[0]
                is_name = getattr(line, "path", "") in heading
                draft.elements.append(
                    element._replace(role=draft.sub_heading) if is_name else element
                )
            drafts.append(draft)
    return drafts

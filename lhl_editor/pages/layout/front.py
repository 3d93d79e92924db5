"""Cover, contents and dividers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Contents, ContentsEntry, Cover, Divider, Para
from lhl_editor.pages.draft import Context, Draft, page_title, set_lines
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Element, Icon, Line, Span
from lhl_editor.pages.style import (
    A4,
    BASELINE,
    CONTENTS,
    COVER_NOTE,
    COVER_TITLE,
    DIVIDER,
    PRIMARY,
    RULE,
    TEXT,
    TINT,
    TREADS,
    WHITE,
    Paper,
    Type,
)
from lhl_editor.pages.tokens import DIGITS, NUMBER

_STEPS = 5
_TREAD = 12.0
_ICON = 54.0
_ROW, _LEAST_ROW = 57.0, 33.0


def cover(content: Cover, context: Context) -> list[Draft]:
    """Title over a stair of five steps, one an area. A long title or publisher lowers the stair."""
    draft, paper = Draft(bare=True), context.paper
    role = COVER_TITLE if paper is not A4 else COVER_TITLE.at(40, 50)
    title = context.breaker.title(content.title, role, paper.columns(9), most=3)
    top = max(240.0, 42 + title.height + 24)
    notes: list[Element] = []
    free = [_corner(title, paper, 42)]
    for para in (content.publisher, content.date):
        short = context.breaker.paragraph(para, COVER_NOTE, _note_width(paper))
        fits = len(short.lines) <= 2
        note = short if fits else context.breaker.paragraph(para, COVER_NOTE, paper.columns(9))
        if note.lines:
            notes.append(Element("P", set_lines(note, paper.margin, top)))
            free.append(_corner(note, paper, top))
            top += note.height - COVER_NOTE.size + COVER_NOTE.leading
    _stair(draft, content, paper, free)
    if title.lines:
        draft.add("P", set_lines(title, paper.margin, 42))
    draft.elements += notes
    return [draft]


def _note_width(paper: Paper) -> float:
    """To the third step's left edge, above which there is room for some lines."""
    return paper.width * 2 / _STEPS - paper.margin


def _corner(words: Broken, paper: Paper, top: float) -> tuple[float, float]:
    """The bottom right corner of words at the left margin."""
    widest = max((line.width for line in words.lines), default=0.0)
    return paper.margin + widest, top + words.height


def _stair(
    draft: Draft, content: Cover, paper: Paper, corners: Sequence[tuple[float, float]]
) -> None:
    """Steps that only go up, lower than the corners of the words above them."""
    first, rise = (108.0, 72.0) if paper is A4 else (96.0, 66.0)
    width = paper.width / _STEPS
    scale = min(
        (paper.height - bottom - 18 - _TREAD) / (first + rise * min(right // width, _STEPS - 1))
        for right, bottom in corners
    )
    scale = min(1.0, scale)
    for step in range(_STEPS):
        tall = (first + rise * step) * scale
        top, x = paper.height - tall, width * step
        draft.rect(x, top, width, tall, PRIMARY)
        draft.rect(x, top - _TREAD, width, _TREAD, TREADS[step])
        if step < len(content.icons):
            size = _ICON * min(1.0, scale * 1.2)
            icon = Icon(content.icons[step], x + 48, top + 24 * scale, size, WHITE)
            draft.shapes.append(icon)


def contents(content: Contents, context: Context) -> list[Draft]:
    """The chapters with their live page numbers; as many rows a page as fit."""
    paper = context.paper
    titles = [
        context.breaker.title(entry.title, CONTENTS, paper.columns(7), most=1)
        for entry in content.entries
    ]
    rows = list(zip(content.entries, titles, strict=True))
    room = paper.text_end - paper.body
    height = min(_ROW, max(_LEAST_ROW, room / max(len(rows), 1)))
    drafts: list[Draft] = []
    while rows or not drafts:
        draft = Draft()
        page_title(draft, context, content.title, continued=bool(drafts), level="H1")
        rows = _rows(draft, context, rows, height)
        drafts.append(draft)
    return drafts


_Row = tuple[ContentsEntry, Broken]


def _rows(draft: Draft, context: Context, rows: list[_Row], least: float) -> list[_Row]:
    """Sets the rows that fit on this page, and returns the others."""
    paper, left = context.paper, context.paper.column(4)
    width, y = paper.right - left, paper.body
    items: list[Element] = []
    for entry, title in rows:
        tall = least + title.height - title.role.size if title.lines else least
        if items and y + tall > paper.text_end + 0.01:
            break
        if not items:
            draft.rect(left, y - 0.75, width, 1.5, PRIMARY)
        baseline = y + least / 2 + 4
        line = _row(entry, title, context, baseline)
        items.append(Element("TOCI", (Element("Reference", line),), f"contents:{entry.target}"))
        y += tall
        draft.rect(left, y - 0.5, width, 1, TINT)
    if items:
        draft.elements.append(Element("TOC", tuple(items), "contents"))
    return rows[len(items) :]


def _row(
    entry: ContentsEntry, title: Broken, context: Context, baseline: float
) -> tuple[Line, ...]:
    """Number, title and page number as lines that are one link."""
    paper, breaker, role = context.paper, context.breaker, title.role
    width = breaker.faces[False, False].width(DIGITS, role.size)
    x = paper.right - width
    page = Span(NUMBER, x, width, role.size, TEXT, target=entry.target)
    number = Para((Run(f"{entry.number}."),))
    label = breaker.paragraph(number, _regular(role), paper.columns(1))
    top = baseline - BASELINE * role.size
    lines = (
        *_linked(set_lines(label, paper.column(4), top), entry.target),
        *_linked(set_lines(title, paper.column(5), top), entry.target),
    )
    return (*lines, Line(baseline, (page,)))


def _regular(role: Type) -> Type:
    return replace(role, bold=False)


def _linked(lines: tuple[Line, ...], target: str) -> tuple[Line, ...]:
    """Lines of a contents row: all one link to the chapter."""
    return tuple(
        replace(line, spans=tuple(_to(span, target) for span in line.spans), joint=True)
        for line in lines
    )


def _to(span: Span, target: str) -> Span:
    return replace(span, target=target)


def divider(content: Divider, context: Context) -> list[Draft]:
    """A chapter's first page: its number and title, and a stair that has grown by one step."""
    draft, paper = Draft(bare=True), context.paper
    draft.rect(0, 0, paper.width, paper.height, PRIMARY)
    count = len(context.chapters)
    rise = min(48.0, 432.0 / max(count, 1))
    edges = step_edges(count, paper)
    for step in range(content.number):
        top = paper.height - rise * (step + 1)
        draft.rect(edges[step], top, edges[step + 1] - edges[step], rise * (step + 1), RULE)
    last = content.number - 1
    top, width = paper.height - rise * content.number, edges[last + 1] - edges[last]
    draft.rect(edges[last], top, width, min(_TREAD, rise), WHITE)
    number = Run(f"{content.number}. ")
    role = _regular(DIVIDER)
    bold = tuple(replace(run, bold=True) for run in content.title.runs if isinstance(run, Run))
    heading = Para((number, *bold), content.title.path)
    title = context.breaker.title(heading, role, paper.measure, most=2)
    draft.add("H1", set_lines(title, paper.margin, 114))
    return [draft]


def step_edges(count: int, paper: Paper) -> list[float]:
    """Where the steps of the dividers' stair, and the parts of the strip, meet."""
    inner = (paper.margin + paper.measure * k / count for k in range(1, count))
    return [0.0, *inner, paper.width]

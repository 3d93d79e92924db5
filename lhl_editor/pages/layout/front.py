"""Cover, contents and dividers."""

from __future__ import annotations

from dataclasses import replace

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Contents, ContentsEntry, Cover, Divider, Para
from lhl_editor.pages.draft import Context, Draft, page_title, set_lines
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


def cover(content: Cover, context: Context) -> list[Draft]:
    """Title over a stair of five steps, one an area."""
    draft, paper = Draft(bare=True), context.paper
    _stair(draft, content, paper)
    role = COVER_TITLE if paper is not A4 else COVER_TITLE.at(40, 50)
    title = context.breaker.title(content.title, role, paper.columns(9), most=3)
    draft.add("P", set_lines(title, paper.margin, 42))
    top = max(240.0, 42 + title.height + 24)
    room = paper.columns(5)
    for para in (content.publisher, content.date):
        note = context.breaker.paragraph(para, COVER_NOTE, room)
        if note.lines:
            draft.add("P", set_lines(note, paper.margin, top))
            top += note.height - COVER_NOTE.size + COVER_NOTE.leading
    return [draft]


def _stair(draft: Draft, content: Cover, paper: Paper) -> None:
    first, rise = (108.0, 72.0) if paper is A4 else (96.0, 66.0)
    width = paper.width / _STEPS
    for step in range(_STEPS):
        top, x = paper.height - first - rise * step, width * step
        draft.rect(x, top, width, paper.height - top, PRIMARY)
        draft.rect(x, top - _TREAD, width, _TREAD, TREADS[step])
        if step < len(content.icons):
            draft.shapes.append(Icon(content.icons[step], x + 48, top + 24, _ICON, WHITE))


def contents(content: Contents, context: Context) -> list[Draft]:
    """The chapters with their live page numbers; as many rows a page as fit."""
    paper = context.paper
    entries = list(content.entries)
    tallest, least = 57.0, 33.0
    rows = int((paper.text_end - paper.body) / least)
    drafts: list[Draft] = []
    while entries or not drafts:
        here, entries = entries[:rows], entries[rows:]
        draft = Draft()
        page_title(draft, context, content.title, continued=bool(drafts), level="H1")
        if here:
            room = (paper.text_end - paper.body) / len(here)
            _rows(draft, context, here, min(tallest, room))
        drafts.append(draft)
    return drafts


def _rows(draft: Draft, context: Context, entries: list[ContentsEntry], height: float) -> None:
    paper, left = context.paper, context.paper.column(4)
    width = paper.right - left
    draft.rect(left, paper.body, width, 1.5, PRIMARY)
    items: list[Element] = []
    for row, entry in enumerate(entries, 1):
        bottom = paper.body + row * height
        draft.rect(left, bottom - 0.5, width, 1, TINT)
        line = _row(entry, context, bottom - height / 2 + 4)
        items.append(Element("TOCI", (Element("Reference", line),), f"contents:{entry.target}"))
    draft.elements.append(Element("TOC", tuple(items), "contents"))


def _row(entry: ContentsEntry, context: Context, baseline: float) -> tuple[Line, ...]:
    """Number, title and page number as lines that are one link."""
    paper, breaker = context.paper, context.breaker
    role = CONTENTS
    title = breaker.title(entry.title, role, paper.columns(7), most=1)
    number = Para((Run(f"{entry.number}."),))
    face = breaker.faces[False, False]
    width = face.width(DIGITS, role.size)
    page = Span(
        NUMBER, paper.right - width, width, role.size, TEXT, target=entry.target, underlined=False
    )
    plain = role.at(title.role.size, title.role.leading)
    label = breaker.paragraph(number, _regular(plain), paper.columns(1))
    top = baseline - BASELINE * title.role.size
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
    return replace(span, target=target, underlined=False)


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

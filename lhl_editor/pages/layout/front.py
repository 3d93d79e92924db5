"""Cover, contents and dividers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Contents, ContentsEntry, Cover, Divider, Logo, Para
from lhl_editor.pages.draft import Context, Draft, page_title, set_lines
from lhl_editor.pages.layout.rows import drop, spread
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
_LOGO_TALL, _LOGO_COLUMNS, _LOGO_GAP = 48.0, 4, 16.0
_COVER_TOP, _NOTES_TOP, _DIVIDER_TOP = 48.0, 240.0, 114.0
_ROW, _LEAST_ROW = 57.0, 33.0


def cover(content: Cover, context: Context) -> list[Draft]:
    """Title over a stair of five steps, one an area. Long words, or a logo, lower the stair."""
    draft, paper = Draft(bare=True), context.paper
    role = COVER_TITLE if paper is not A4 else COVER_TITLE.at(40, 50)
    title = context.breaker.title(content.title, role, paper.columns(9), most=3)
    top = max(_NOTES_TOP, _COVER_TOP + title.height + 24)
    notes: list[Element] = []
    free = [_corner(title, paper, _COVER_TOP)]
    for para in (content.publisher, content.date, content.imprint):
        short = context.breaker.paragraph(para, COVER_NOTE, _note_width(paper))
        fits = len(short.lines) <= 2
        note = short if fits else context.breaker.paragraph(para, COVER_NOTE, paper.columns(9))
        if note.lines:
            notes.append(Element("P", set_lines(note, paper.margin, top)))
            free.append(_corner(note, paper, top))
            top += note.height - COVER_NOTE.size + COVER_NOTE.leading
    if content.logo:
        figure, corner = _logo(content.logo, paper, top + _LOGO_GAP)
        notes.append(figure)
        free.append(corner)
    _stair(draft, content, paper, free)
    if title.lines:
        draft.add("P", set_lines(title, paper.margin, _COVER_TOP))
    draft.elements += notes
    return [draft]


def _note_width(paper: Paper) -> float:
    """To the third step's left edge, above which there is room for some lines."""
    return paper.width * 2 / _STEPS - paper.margin


def _logo(logo: Logo, paper: Paper, top: float) -> tuple[Element, tuple[float, float]]:
    """The logo under the words, never larger than its pixels; its bottom right corner."""
    picture, most = logo.picture, min(_LOGO_TALL, max(0.0, paper.height - top) / 3)
    widest = paper.columns(_LOGO_COLUMNS)
    scale = min(most / picture.height, widest / picture.width, 1.0)
    width, height = picture.width * scale, picture.height * scale
    box = paper.margin, top, width, height
    figure = Element("Figure", (), alt=logo.alt, box=box, picture=picture)
    return figure, (paper.margin + width, top + height)


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
            icon = Icon(content.icons[step], x + paper.margin, top + 24 * scale, size, WHITE)
            draft.shapes.append(icon)


def contents(content: Contents, context: Context) -> list[Draft]:
    """The chapters with their live page numbers; as many rows a page as fit."""
    titles = _contents_titles(content, context)
    rows = list(zip(content.entries, titles, strict=True))
    room = context.paper.text_end - context.paper.body
    pages = spread([_extra(title) for title in titles], (room, room), _ROW, _LEAST_ROW)
    drafts: list[Draft] = []
    for count in pages.counts:
        draft = Draft()
        page_title(draft, context, content.title, continued=bool(drafts), level="H1")
        _rows(draft, context, rows[:count], pages.tall)
        rows = rows[count:]
        drafts.append(draft)
    return drafts


def _contents_titles(content: Contents, context: Context) -> list[Broken]:
    """The chapters' titles in one size: the largest in which each fits on a line, or one in which
    long ones have more lines."""
    breaker, width = context.breaker, context.paper.columns(7)
    titles = [entry.title for entry in content.entries]
    for step in CONTENTS.steps:
        if all(len(breaker.paragraph(title, step, width).lines) <= 1 for title in titles):
            return [breaker.title(title, step, width) for title in titles]
    return [breaker.title(title, CONTENTS.steps[1], width) for title in titles]


def _extra(title: Broken) -> float:
    """Height of a title beside its first line."""
    return max(0, len(title.lines) - 1) * title.role.leading


_Row = tuple[ContentsEntry, Broken]


def _rows(draft: Draft, context: Context, rows: Sequence[_Row], tall: float) -> None:
    """Sets a page's rows; one of a single line is `tall`."""
    paper, left = context.paper, context.paper.column(4)
    width, y = paper.right - left, paper.body
    items: list[Element] = []
    if rows:
        draft.rect(left, y - 0.75, width, 1.5, PRIMARY)
    for entry, title in rows:
        line = _row(entry, title, context, y + drop(tall, title.role.size))
        items.append(Element("TOCI", (Element("Reference", line),), f"contents:{entry.target}"))
        y += tall + _extra(title)
        draft.rect(left, y - 0.5, width, 1, TINT)
    if items:
        draft.elements.append(Element("TOC", tuple(items), "contents"))


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
        line._replace(spans=tuple(_to(span, target) for span in line.spans), joint=True)
        for line in lines
    )


def _to(span: Span, target: str) -> Span:
    return span._replace(target=target)


def divider(content: Divider, context: Context) -> list[Draft]:
    """A chapter's first page: its number and title, and a stair that has grown by one step."""
    draft, paper = Draft(bare=True), context.paper
    draft.rect(0, 0, paper.width, paper.height, PRIMARY)
    count = context.chapters
    rise = min(48.0, 432.0 / max(count, 1))
    edges = step_edges(count, paper)
    for step in range(content.number):
        top = paper.height - rise * (step + 1)
        draft.rect(edges[step], top, edges[step + 1] - edges[step], rise * (step + 1), RULE)
    last = content.number - 1
    tread = min(_TREAD, rise)
    top, width = paper.height - rise * content.number, edges[last + 1] - edges[last]
    draft.rect(edges[last], top - tread, width, tread, WHITE)
    steps = [(edges[n], paper.height - rise * (n + 1) - tread) for n in range(content.number)]
    draft.add("H1", set_lines(_divider_title(content, context, steps), paper.margin, _DIVIDER_TOP))
    return [draft]


def _divider_title(
    content: Divider, context: Context, steps: Sequence[tuple[float, float]]
) -> Broken:
    """Number and title on one line, else two, clear of the steps (left edge, top) beside them."""
    bold = tuple(replace(run, bold=True) for run in content.title.runs if isinstance(run, Run))
    heading = Para((Run(f"{content.number}. "), *bold), content.title.path)
    role = _regular(DIVIDER)
    for most in (1, 2):
        bottom = _DIVIDER_TOP + role.leading * most
        beside = [left - 24 for left, top in steps if top < bottom]
        width = min([*beside, context.paper.right]) - context.paper.margin
        title = context.breaker.title(heading, role, width, most)
        if title.role == role:
            break
    return title


def step_edges(count: int, paper: Paper) -> list[float]:
    """Where the steps of the dividers' stair, and the parts of the strip, meet."""
    inner = (paper.margin + paper.measure * k / count for k in range(1, count))
    return [0.0, *inner, paper.width]

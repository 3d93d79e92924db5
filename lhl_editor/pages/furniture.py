"""What every page but cover and dividers wears: the strip at the top, the footer; and what every
page of a draft wears, a mark in the corner that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.draft import Context, Draft, aligned_right, set_lines
from lhl_editor.pages.imprint import imprint_parts
from lhl_editor.pages.layout.front import step_edges
from lhl_editor.pages.lines import Breaker
from lhl_editor.pages.placed import Line, Mark, Rect
from lhl_editor.pages.style import (
    BASELINE,
    DRAFT,
    DRAFT_MARK,
    FOOTER,
    PRIMARY,
    TINT,
    WHITE,
    Paper,
    Type,
)

_HEIGHT = 6.0
_NUMBER_ROOM = 28.0  # at the right, for the page number
_BESIDE = 8.0  # between the chapter, the version and what stands at their right
_MOST_IMPRINT = 0.62  # of the room that chapter and version share, what the version may take
_LEAST_NAME = 62.0  # of it, the name in any case: «Versjon 10.12»
_MARK_PAD, _MARK_HEIGHT, _MARK_EDGE = 8.0, 16.0, 1.5
_CAPITALS = 0.72  # of the size


def strip(paper: Paper, chapter: int, chapters: int) -> Iterator[Rect]:
    """A tint with the chapter's part in petrol, where the dividers' stair has its steps."""
    yield Rect(0, 0, paper.width, _HEIGHT, TINT)
    if chapter:
        edges = step_edges(chapters, paper)
        left, right = edges[chapter - 1], edges[chapter]
        yield Rect(left, 0, right - left, _HEIGHT, PRIMARY)


def footer(
    draft: Draft, context: Context, title: str, chapter: str, number: int
) -> tuple[Line, ...]:
    """Document title, the chapter's number and title, which version it is, and page number at the
    page's foot."""
    paper, breaker = context.paper, context.breaker
    chapter_x = draft.chapter_x or paper.column(7)
    on_field = replace(FOOTER, colour=WHITE) if draft.petrol else FOOTER
    room = (draft.petrol or chapter_x) - paper.margin - 24
    lines = list(_one_line(breaker, title, on_field, paper.margin, room, paper))
    end = draft_mark(context).hole.x - 4 if context.is_draft else paper.right - _NUMBER_ROOM
    version = _version(context, chapter_x, end)
    if version:
        end = version[0].spans[0].x - _BESIDE + 8
    if chapter:
        lines += _one_line(breaker, chapter, FOOTER, chapter_x, end - 8 - chapter_x, paper)
    lines += version
    page = breaker.paragraph(Para((Run(str(number)),)), FOOTER, 99)
    return (*lines, *aligned_right(set_lines(page, 0, paper.footer), paper.right))


def draft_mark(context: Context) -> Mark:
    """The mark of a draft, on the footer's line beside the page number: the one place that no
    page kind uses on either paper. Its edge parts it from a coloured field."""
    paper, role = context.paper, DRAFT_MARK
    words = context.breaker.paragraph(Para((Run(context.words.draft),)), role, 999)
    right = paper.right - _NUMBER_ROOM
    width = words.lines[0].width + 2 * _MARK_PAD
    baseline = paper.footer + BASELINE * FOOTER.size
    top = baseline - _CAPITALS / 2 * role.size - _MARK_HEIGHT / 2
    box = Rect(right - width, top, width, _MARK_HEIGHT, DRAFT)
    edge, both = _MARK_EDGE, 2 * _MARK_EDGE
    hole = Rect(box.x - edge, top - edge, width + both, _MARK_HEIGHT + both, WHITE)
    return Mark(hole, box, set_lines(words, box.x + _MARK_PAD, baseline - BASELINE * role.size))


def _one_line(
    breaker: Breaker, words: str, role: Type, x: float, room: float, paper: Paper
) -> tuple[Line, ...]:
    """Words on one line; what does not fit gives way to «…» (the footer only repeats)."""
    shown = _shortened(breaker, words, role, room)
    return set_lines(breaker.paragraph(Para((Run(shown),)), role, 1e6), x, paper.footer)[:1]


def _shortened(breaker: Breaker, words: str, role: Type, room: float) -> str:
    """As many of the words as fit on a line of that length."""
    lines = breaker.paragraph(Para((Run(words),)), role, room).lines
    if len(lines) <= 1:
        return words
    return "".join(span.text for span in lines[0].spans).rstrip("\u00ad ") + " …"


def _version(context: Context, left: float, end: float) -> tuple[Line, ...]:
    """Name and date of the version, up to `end`; of a long name the date is kept."""
    name, date = imprint_parts(context.imprint, context.words)
    if not (name or date):
        return ()
    breaker, room = context.breaker, _MOST_IMPRINT * (end - left)
    tail = breaker.paragraph(Para((Run(date),)), FOOTER, 1e6).lines
    taken = tail[0].width if tail else 0.0
    words = _shortened(breaker, name, FOOTER, max(room - taken, _LEAST_NAME)) + date
    line = breaker.paragraph(Para((Run(words),)), FOOTER, 1e6)
    return aligned_right(set_lines(line, 0, context.paper.footer), end - _BESIDE)

"""The list of sub-goals, and the slide of each."""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import NumberedPage, Para, SubGoalPage
from lhl_editor.pages.draft import Context, Draft, page_title, set_lines
from lhl_editor.pages.flow import elements, height, paginate, settle
from lhl_editor.pages.layout.prose import LARGE_STEPS
from lhl_editor.pages.layout.rows import drop, spread
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Element, Line
from lhl_editor.pages.style import (
    BODY,
    BODY_LARGE,
    NUMERAL,
    PRIMARY,
    SUB_GOAL,
    SUB_GOAL_LABEL,
    SUBTITLE,
    TINT,
    Type,
)

_ROW, _LEAST_ROW = 55.0, 34.0


def numbered_page(content: NumberedPage, context: Context) -> list[Draft]:
    """Large numerals, one line each, thin rules between."""
    paper = context.paper
    width = paper.right - paper.column(2)
    rows = [
        (number, context.breaker.paragraph(para, BODY_LARGE, width))
        for number, para in enumerate(content.items, 1)
    ]
    tops = [_heading(Draft(), content, context, again) for again in (False, True)]
    rooms = (paper.text_end - tops[0], paper.text_end - tops[1])
    pages = spread([_extra(row) for _, row in rows], rooms, _ROW, _LEAST_ROW)
    drafts: list[Draft] = []
    for count in pages.counts:
        draft = Draft()
        top = _heading(draft, content, context, bool(drafts))
        _rows(draft, context, rows[:count], top, pages.tall)
        rows = rows[count:]
        drafts.append(draft)
    return drafts


def _heading(draft: Draft, content: NumberedPage, context: Context, again: bool) -> float:
    """Title and subtitle; on following pages the title alone. Returns where the list begins."""
    paper = context.paper
    bottom = page_title(draft, context, content.title, again)
    if again:
        return max(paper.body, 6 * -(-(bottom + 30) // 6))
    subtitle = context.breaker.title(content.subtitle, SUBTITLE, paper.measure)
    if subtitle.lines:
        draft.add("P", set_lines(subtitle, paper.margin, bottom + 6))
        bottom += 6 + subtitle.height
    return max(144.0, 6 * -(-(bottom + 30) // 6))


def _extra(row: Broken) -> float:
    """Height of a row beside its first line."""
    return max(0, len(row.lines) - 1) * row.role.leading


def _rows(
    draft: Draft, context: Context, rows: Sequence[tuple[int, Broken]], y: float, tall: float
) -> None:
    """Sets a page's rows; one of a single line is `tall`."""
    paper = context.paper
    items: list[Element] = []
    if rows:
        draft.rect(paper.margin, y - 0.75, paper.measure, 1.5, PRIMARY)
    for number, row in rows:
        items.append(_item(context, number, row, y + drop(tall, row.role.size)))
        y += tall + _extra(row)
        draft.rect(paper.margin, y - 0.5, paper.measure, 1, TINT)
    if items:
        draft.elements.append(Element("L", tuple(items), "sub_goals", numbering="Decimal"))


def _item(context: Context, number: int, row: Broken, baseline: float) -> Element:
    """Numeral and title on one baseline."""
    paper = context.paper
    numeral = context.breaker.paragraph(Para((Run(f"{number}."),)), NUMERAL, 99)
    label = set_lines(numeral, paper.margin, baseline - 0.75 * NUMERAL.size)
    body = set_lines(row, paper.column(2), baseline - 0.75 * row.role.size)
    return Element("LI", (Element("Lbl", label), Element("LBody", body)))


_FIELD, _TITLE_TOP = 180.0, 72.0
_REPEATED = 3  # lines of a title that following pages repeat


def sub_goal_page(content: SubGoalPage, context: Context) -> list[Draft]:
    """Title on petrol, why at the left, what communication does at the right on tint."""
    paper = context.paper
    edge = paper.width / 2
    label = context.breaker.paragraph(content.label, SUB_GOAL_LABEL, paper.measure)
    title = context.breaker.title(content.title, SUB_GOAL, paper.measure, most=2)
    again = title._replace(lines=title.lines[:_REPEATED])
    fields = [max(_FIELD, 6 * -(-(_TITLE_TOP + t.height + 28) // 6)) for t in (title, again)]
    rooms = [paper.text_end - field - 36 for field in fields]
    widths = edge - paper.margin - 36, paper.right - edge - 36
    role = _role(content, context, widths, rooms[0])
    left = paginate(settle(content.reasons, context.breaker, role, widths[0]), *rooms)
    right = paginate(settle(content.approach, context.breaker, role, widths[1]), *rooms)
    drafts: list[Draft] = []
    for number in range(max(len(left), len(right))):
        draft, field = Draft(chapter_x=edge + 36), fields[number > 0]
        top = field + 36
        draft.rect(edge, field, edge, paper.height - field, TINT)
        draft.rect(0, 0, paper.width, field, PRIMARY)
        _title(draft, context, label, again if drafts else title)
        if drafts:
            _as_continued(draft, context)
        for frames, x, name in ((left, paper.margin, "why"), (right, edge + 36, "how")):
            if number < len(frames):
                key = f"{content.title.path}:{name}"
                draft.region(key, elements(frames[number], x, top), apart=len(left + right) > 2)
        drafts.append(draft)
    return drafts


def _role(content: SubGoalPage, context: Context, widths: tuple[float, float], room: float) -> Type:
    """The largest size in which both sides fit; else the one for text that goes on."""
    for step in LARGE_STEPS:
        sides = zip((content.reasons, content.approach), widths, strict=True)
        if all(height(settle(side, context.breaker, step, w)) <= room for side, w in sides):
            return step
    return BODY


def _title(draft: Draft, context: Context, label: Broken, title: Broken) -> None:
    """«Delmål 3:» and its title: one heading."""
    x = context.paper.margin
    above = tuple(line._replace(joint=True) for line in set_lines(label, x, 42))
    draft.add("H2", (*above, *set_lines(title, x, _TITLE_TOP)))


def _as_continued(draft: Draft, context: Context) -> None:
    """The heading repeated on a following page: furniture, with «(forts.)» after its label."""
    heading = draft.elements.pop()
    lines = [line for line in heading.children if isinstance(line, Line)]
    last = lines[0].spans[-1]
    again = context.breaker.paragraph(
        Para((Run(context.words.continued),)), SUB_GOAL_LABEL, context.paper.measure
    )
    draft.furniture += [*lines, *set_lines(again, last.x + last.width + 6, 42)]

"""Pages of running text: field pages, statements, text pages with or without a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lhl_editor.pages.blocks import FieldPage, Paras, StatementPage, TextPage
from lhl_editor.pages.draft import Context, Draft, body_tops, next_page, page_title
from lhl_editor.pages.flow import Frame, Setting, elements, height, paginate, settle
from lhl_editor.pages.layout.columns import fitted_columns
from lhl_editor.pages.layout.tables import TableSetter
from lhl_editor.pages.style import (
    BASELINE,
    BODY,
    BODY_LARGE,
    BODY_SMALL,
    ITEM_SPACE,
    PRIMARY,
    STATEMENT,
    WHITE,
    Type,
)

LARGE_STEPS = (BODY_LARGE, BODY, BODY_SMALL)
TEXT_STEPS = (BODY, BODY_SMALL)
_LABEL = Type(18, 24, WHITE, True, ((16, 22), (14, 18)))
_INSET = 36.0  # beside a coloured field's edge
_TITLE_LINES = 6  # of a title on a field; more, and it is set smaller
_TABLE_GAP = 36.0  # between text and the table below it


def fitted(
    paras: Paras, context: Context, steps: Sequence[Type], width: float, room: float
) -> list[Setting]:
    """The text in the largest size in which it fits; else in the one for text that goes on."""
    for step in steps:
        settings = settle(paras, context.breaker, step, min(width, step.measure))
        if height(settings) <= room:
            return settings
    step = BODY if BODY in steps else steps[0]
    return settle(paras, context.breaker, step, min(width, step.measure))


def field_page(content: FieldPage, context: Context) -> list[Draft]:
    """Title on a petrol field at the left, text at the right."""
    paper = context.paper
    edge = paper.width / 2
    x = edge + _INSET
    room = paper.text_end - _first_top(paper.body)
    settings = fitted(content.body, context, LARGE_STEPS, paper.right - x, room)
    drafts: list[Draft] = []
    width = edge - paper.margin - _INSET
    title = context.breaker.title(content.title, STATEMENT, width, _TITLE_LINES)
    top = paper.body + _drop(title.role)
    for frame in paginate(settings, room, room):
        draft = _split(context, edge)
        page_title(
            draft, context, content.title, bool(drafts), STATEMENT, width, top, most=_TITLE_LINES
        )
        _body(draft, frame, x, paper.body)
        drafts.append(draft)
    return drafts


def _first_top(body: float) -> float:
    """Where text beside large type begins."""
    return body + _drop(BODY_LARGE)


def _drop(role: Type) -> float:
    """How much lower smaller type begins on a page of large type, so that first baselines meet."""
    return BASELINE * (STATEMENT.size - role.size)


def _split(context: Context, edge: float) -> Draft:
    draft = Draft(petrol=edge, chapter_x=edge + _INSET)
    draft.rect(0, 0, edge, context.paper.height, PRIMARY)
    return draft


def _body(draft: Draft, frame: Frame, x: float, line: float, key: str = "") -> None:
    """A frame of text whose first baseline is that of large type at `line`."""
    if frame:
        top = line + _drop(frame[0].setting.broken.role)
        draft.region(key, elements(frame, x, top), apart=bool(key))


def statement_page(content: StatementPage, context: Context) -> list[Draft]:
    """A statement set large on a field; what it means beside it."""
    paper = context.paper
    edge = paper.column(8) - paper.gutter / 2
    x = edge + _INSET
    room = paper.text_end - _first_top(paper.body)
    lead = (content.lead,) if content.lead.runs else ()
    statements = _statement_frames(content.statement, context, edge - paper.margin - 30)
    frames = paginate(_with_lead(lead, content.body, context, paper.right - x, room), room, room)
    count = max(len(frames), len(statements))
    key = f"{content.title.path}:" if count > 1 else ""
    drafts: list[Draft] = []
    for number in range(count):
        draft = _split(context, edge)
        width = edge - paper.margin - _INSET
        page_title(draft, context, content.title, bool(drafts), _LABEL, width)
        if number < len(statements):
            _body(draft, statements[number], paper.margin, paper.body, key and key + "statement")
        if number < len(frames):
            _body(draft, frames[number], x, paper.body, key and key + "text")
        drafts.append(draft)
    return drafts


def _statement_frames(paras: Paras, context: Context, width: float) -> list[Frame]:
    """The statement as large as it fits on the field; on following fields where it does not."""
    room = context.paper.text_end - context.paper.body
    for step in STATEMENT.steps:
        fits = all(context.breaker.fits(para, step, width) for para in paras)
        settings = settle(paras, context.breaker, step, width, even=True)
        if fits and _drop(step) + height(settings) <= room:
            return paginate(settings, room, room)
    step = STATEMENT.steps[-1]
    room -= _drop(step)
    return paginate(settle(paras, context.breaker, step, width), room, room)


def _with_lead(
    lead: Paras, body: Paras, context: Context, width: float, room: float
) -> list[Setting]:
    """The text with its lead-in in bold petrol above it."""
    settings: list[Setting] = []
    for step in (*LARGE_STEPS, BODY):
        above = Type(step.size, step.leading, PRIMARY, True)
        before = [one._replace(leads=True) for one in settle(lead, context.breaker, above, width)]
        after = settle(body, context.breaker, step, width)
        if lead and after:
            after[0] = after[0]._replace(space=step.leading - step.size + ITEM_SPACE)
        settings = [*before, *after]
        if height(settings) <= room:
            break
    return settings


def text_page(content: TextPage, context: Context) -> list[Draft]:
    """Title, running text from the fourth column, and a table over the whole measure."""
    paper = context.paper
    x = paper.column(4)
    tops = body_tops(context, content.title, paper.body)
    rooms = [paper.text_end - top for top in tops]
    settings = fitted(content.body, context, TEXT_STEPS, paper.right - x, rooms[0])
    drafts: list[Draft] = []
    following = partial(next_page, drafts, context, content.title)
    end = tops[0]
    for frame in paginate(settings, *rooms):
        top = tops[bool(drafts)]
        following().elements += elements(frame, x, top)
        end = top + frame[-1].bottom + _TABLE_GAP if frame else top
    if content.table:
        columns = fitted_columns(content.table, context)
        setter = TableSetter(content.table, context, columns, following, tops[1])
        setter.set(drafts[-1], end)
    return drafts

"""Split pages: a field page, a statement, a sub-goal, text beside a figure. Two unequal newspaper
columns with a column break between them, from the top of the page; a heading over both runs over
the first column's edge."""

from __future__ import annotations

from lhl_editor.pages import style
from lhl_editor.pages.blocks import FieldPage, FigurePage, Para, Paras, StatementPage, SubGoalPage
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import WHITE
from lhl_editor.render.word_figures import levels_xml
from lhl_editor.render.word_page import RISE, WordPage
from lhl_editor.render.word_places import Spot
from lhl_editor.render.word_sections import Columns
from lhl_editor.render.word_styles import STYLES
from lhl_editor.render.word_xml import LINE_BREAK, Look, colour_xml, run

_INSET = 36.0
_LABEL = 55.5  # baseline of a sub-goal's number
_SLACK = 1.0  # typesetting keeps it free at the right of lines
_STATEMENT_GAP = 68.0  # a line of the shipped statement needs 474, two more than its measure


def _fields(page: WordPage) -> None:
    """The coloured fields behind the page wait for its first paragraph."""
    page.backdrop = page.book.shapes.on_page(page.sheet.shapes)


def _first_top(page: WordPage, paras: Paras, fallback: float) -> float:
    """Where the first line of text beside a field begins."""
    shown = [para for para in paras if para.runs]
    spot = page.sheet.spot(shown[0]) if shown else None
    if spot is None:
        return fallback
    leading = {18.0: 28.0, 16.0: 24.0, 14.0: 20.0}.get(spot.size, spot.size * 1.5)
    return spot.first - RISE * leading


def field_columns(page: WordPage, content: FieldPage) -> None:
    """Title on a petrol field at the left, text at the right."""
    paper, edge = page.book.paper, page.book.paper.width / 2
    left, right = edge - paper.margin - _INSET, paper.right - edge - _INSET
    page.columns = Columns((left, right - _SLACK), 2 * _INSET)
    page.petrol, page.chapter_x = edge, edge + _INSET
    _fields(page)
    page.title(content.title, "TitleOnField", left)
    page.opened(116.0)
    page.column_break(_first_top(page, content.body, 133.6))
    page.body(content.body)


def statement_columns(page: WordPage, content: StatementPage) -> None:
    """A statement set large on a field; what it means beside it."""
    paper = page.book.paper
    edge = paper.column(8) - paper.gutter / 2
    left, right = edge + _INSET - _STATEMENT_GAP - paper.margin, paper.right - edge - _INSET
    page.columns = Columns((left, right - _SLACK), _STATEMENT_GAP)
    page.petrol, page.chapter_x = edge, edge + _INSET
    _fields(page)
    page.title(content.title, "LabelOnField", left)
    page.opened(116.0)
    page.body(content.statement, "Statement", even=True)
    page.column_break(_first_top(page, (content.lead, *content.body), 133.6))
    if content.lead.runs:
        look, size = page.fitted(content.lead, "LeadIn")
        page.put("LeadIn", page.book.texts.line(content.lead, size), look)
    page.body(content.body)


def sub_goal_columns(page: WordPage, content: SubGoalPage) -> None:
    """Title on petrol; why at the left, what communication does at the right."""
    paper, edge = page.book.paper, page.book.paper.width / 2
    left, right = edge - paper.margin - _INSET, paper.right - edge - _INSET
    roofs = [one for one in page.sheet.shapes if isinstance(one, Rect) and one.x == 0]
    field = max((one.y + one.height for one in roofs), default=180.0)
    top = field + 36 + style.BASELINE * 18 - RISE * 28
    if page.spills:
        page.backdrop = page.book.shapes.on_page(roofs)
        _sub_goal_title(page, content, paper.measure)
        page.put("PageEnd", "", Look(after=max(0.0, top - (page.y or top) - 1)))
        page.body((*content.reasons, *content.approach), left=paper.column(4) - paper.margin)
        return
    page.columns = Columns((left - _SLACK, right - _SLACK), 2 * _INSET + _SLACK)
    page.chapter_x = edge + _INSET
    _fields(page)
    _sub_goal_title(page, content, paper.measure)
    page.body(content.reasons)
    page.column_break(_first_top(page, content.approach, top))
    page.body(content.approach)


def _sub_goal_title(page: WordPage, content: SubGoalPage, measure: float) -> None:
    """«Delmål 3:» and its title: one heading of two lines."""
    texts = page.book.texts
    label = content.label
    small = STYLES["LabelOnField"].type
    look, size = Look(), ""
    if content.title.runs:
        look, size = page.fitted(content.title, "SubGoalTitle")
    else:
        page.space(Spot(_LABEL, _LABEL, small.size, 0.0, 0.0), "SubGoalTitle")
    leading = look.leading or STYLES["SubGoalTitle"].type.leading
    words = "".join(run(getattr(one, "text", ""), _label_look(small.size)) for one in label.runs)
    title = texts.line(content.title, size, True)
    if page.top is not None and content.title.runs:
        page.top -= leading
    inner = words + (LINE_BREAK if words and title else "") + title
    over = page.evened(content.title, page.column_width, measure)
    over = page.column_width - measure if over is None else over
    page.put("SubGoalTitle", page._behind() + inner, Look(leading=look.leading, right=over))


def _label_look(size: float) -> str:
    half = round(size * 2)
    plain = '<w:b w:val="0"/><w:bCs w:val="0"/>'
    return f'{plain}{colour_xml(WHITE)}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def text_and_figure(page: WordPage, content: FigurePage) -> None:
    """Text in six columns, the figure of levels at the right."""
    paper = page.book.paper
    left, right = paper.columns(6), paper.right - paper.column(8)
    role = "BodyFigure" if _beside(page, content.body) else ""
    if page.spills:
        page.title(content.title, "Heading2", paper.measure)
        page.opened(126.0)
        page.body(content.body, role)
        page.put("PageEnd", "", Look(after=24.0))
        titled = bool(content.title.runs)
        page.out += levels_xml(page, content.levels, paper.margin, paper.measure, titled).blocks
        return
    page.columns = Columns((left, right), paper.measure - left - right)
    page.title(content.title, "Heading2", paper.measure, right=left - paper.measure)
    page.opened(126.0)
    page.body(content.body, role)
    stacked = levels_xml(page, content.levels, paper.column(8), right, bool(content.title.runs))
    page.column_break(stacked.top)
    page.out += stacked.blocks


def _beside(page: WordPage, body: Paras) -> bool:
    """Whether the text has the leading of text beside a figure."""
    return any(page.sheet.size(para) == style.BODY_FIGURE.size for para in body if _has(para))


def _has(para: Para) -> bool:
    return bool(para.runs)

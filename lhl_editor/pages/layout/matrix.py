"""The message matrix, a house: roof of lead messages, pillars of messages, floor of tools.

It keeps 9/12 and goes on between paragraphs; more columns than fit readably go on following pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Column, MatrixPage, Para, Paras
from lhl_editor.pages.draft import Context, Draft, page_title, set_lines
from lhl_editor.pages.flow import Frame, Setting, elements, height, paginate, settle
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Element, Line, Rect
from lhl_editor.pages.style import (
    A4,
    BASELINE,
    LEAD,
    LEAD_A4,
    MATRIX,
    MATRIX_HEADING,
    MATRIX_TITLE,
    PRIMARY,
    TINT,
    Paper,
    Type,
)

_MOST_COLUMN = 400.0  # wider ones hold more than 95 characters a line
_LARGER = (Type(12, 17), Type(11, 15), Type(10, 13))  # tried where columns are few
_FEW = 5
_TITLE_TOP, _TITLE_PAD = 21.0, 15.0
_LEADS_DROP, _ROOF_PAD, _ROOF_AGAIN = 11.0, 14.0, 60.0
_HEAD_ABOVE, _HEAD_BELOW, _RULE_BELOW = 9.0, 7.0, 5.0
_HEADING_LINES = 4  # of a heading that is repeated
_FLOOR_GAP, _FLOOR_PAD = 9.0, 7.0
_FLOOR_SLACK = 24.0  # less than this below the floor, and it reaches to where the table ends
_LEAST_ROOM = 60.0  # under the headings; less, and the table begins on the next page
_ROW_LABEL = Type(9, 12, PRIMARY, True)


@frozen
class _Grid:
    """The matrix's columns, and where the table ends on a page."""

    label: float
    left: float
    width: float
    gap: float
    floor: float

    @classmethod
    def of(cls, paper: Paper, count: int) -> _Grid:
        width = min(paper.matrix_column(count), _MOST_COLUMN)
        left = paper.margin + paper.matrix_label
        return cls(paper.matrix_label - 6, left, width, paper.matrix_gap, paper.text_end + 18)

    def x(self, number: int) -> float:
        return self.left + (self.width + self.gap) * number


def matrix_page(content: MatrixPage, context: Context) -> list[Draft]:
    """The matrix in 9/12 on as many pages as its columns and texts need; larger where the columns
    are few and all still fits."""
    few = all(len(columns) <= _FEW for columns in content.groups)
    for role in (*_LARGER, MATRIX) if few else (MATRIX,):
        roofs = _Roofs(content, context)
        for columns in content.groups:
            _Part(columns, context, roofs, role).set()
        if len(roofs.drafts) <= len(content.groups):
            break
    if not roofs.drafts:
        roofs.start()
    return roofs.drafts


class _Roofs:
    """The pages so far; each begins with a roof, the first ones with the lead messages in it."""

    def __init__(self, content: MatrixPage, context: Context) -> None:
        self.content, self.context = content, context
        self.drafts: list[Draft] = []

    def start(self) -> tuple[Draft, float]:
        """The next page with its roof, and where the roof ends."""
        if not self.drafts and self.content.leads:
            return self._with_leads()
        draft, bottom = self._titled()
        return draft, self._roof(draft, max(_ROOF_AGAIN, bottom + _TITLE_PAD))

    def _titled(self) -> tuple[Draft, float]:
        draft, again = Draft(), bool(self.drafts)
        title = self.content.title
        bottom = page_title(draft, self.context, title, again, MATRIX_TITLE, top=_TITLE_TOP)
        self.drafts.append(draft)
        return draft, bottom

    def _roof(self, draft: Draft, bottom: float) -> float:
        draft.shapes.insert(0, Rect(0, 0, self.context.paper.width, bottom, PRIMARY))
        return bottom

    def _with_leads(self) -> tuple[Draft, float]:
        paper = self.context.paper
        least, role = (114.0, LEAD_A4) if paper is A4 else (120.0, LEAD)
        items = tuple(lead._replace(level=lead.level + 1) for lead in self.content.leads)
        settings = settle(
            items, self.context.breaker, role, paper.measure, item_space=0.0, hang=15.0
        )
        draft, bottom = self._titled()
        room = paper.text_end - bottom - _LEADS_DROP - _ROOF_PAD
        roof = least
        for number, frame in enumerate(paginate(settings, room, room)):
            if number:
                draft, bottom = self._titled()
            top = bottom + _LEADS_DROP
            draft.elements += elements(frame, paper.margin, top)
            end = frame[-1].bottom if frame else 0.0
            roof = self._roof(draft, max(least, top + end + _ROOF_PAD))
        return draft, roof


class _Part:
    """The columns that stand side by side: one table, on one page or several."""

    def __init__(
        self, columns: Sequence[Column], context: Context, roofs: _Roofs, role: Type
    ) -> None:
        self.columns, self.context, self.roofs = columns, context, roofs
        self.grid = _Grid.of(context.paper, len(columns))
        self.key = f"matrix:{columns[0].heading.path}"
        self.role = role
        self.heading = MATRIX_HEADING.at(role.size + 1, role.leading + 1)

    def set(self) -> None:
        title = self.context.breaker.title
        headings = [title(one.heading, self.heading, self.grid.width) for one in self.columns]
        self.draft, self.y = self.roofs.start()
        if self.y + _head_height(headings) + _LEAST_ROOM > self.grid.floor:
            self.draft, self.y = self.roofs.start()
        self._head(headings)
        self.again = headings
        space = self.role.leading / 3
        self._messages([self._settle(column.body, space) for column in self.columns])
        self._floor([self._settle(column.tools, 1.0) for column in self.columns])

    def _settle(self, paras: Paras, space: float) -> list[Setting]:
        return settle(paras, self.context.breaker, self.role, self.grid.width, space, space, 10.0)

    def _next_page(self) -> None:
        """Goes on on the next page, the headings repeated as furniture."""
        self.draft, self.y = self.roofs.start()
        top = self.y + _HEAD_ABOVE
        for number, heading in enumerate(self.again):
            lines = set_lines(heading, self.grid.x(number), top, 0, _HEADING_LINES)
            self.draft.furniture += lines
        self._rule(_head_height(self.again, _HEADING_LINES))

    def _rule(self, head: float) -> None:
        self.y += head
        self.draft.rect(0, self.y - _RULE_BELOW - 1.5, self.context.paper.width, 1.5, PRIMARY)

    def _head(self, headings: Sequence[Broken]) -> None:
        """The row of headings over a petrol rule, line by line over pages if it must be."""
        corner = Element("TD", (), f"{self.key}:corner")
        first, lines = 0, max(len(heading.lines) for heading in headings)
        while True:
            room = self.grid.floor - self.y - _HEAD_ABOVE - _HEAD_BELOW - _RULE_BELOW
            fit = max(1, int((room - self.heading.size) / self.heading.leading) + 1)
            cells = [
                self._heading(number, heading, first, first + fit)
                for number, heading in enumerate(headings)
            ]
            row = Element("TR", (corner, *cells) if not first else tuple(cells), f"{self.key}:head")
            self._table("THead", row)
            shown = [one._replace(lines=one.lines[first : first + fit]) for one in headings]
            self._rule(_head_height(shown))
            first += fit
            if first >= lines:
                return
            self.draft, self.y = self.roofs.start()

    def _heading(self, number: int, heading: Broken, first: int, last: int) -> Element:
        x, top = self.grid.x(number), self.y + _HEAD_ABOVE
        lines = set_lines(heading, x, top, first, last)
        return Element("TH", lines, f"{self.key}:head:{number}", scope="Column")

    def _table(self, part: str, row: Element) -> None:
        group = Element(part, (row,), f"{self.key}:{part}")
        self.draft.elements.append(Element("Table", (group,), self.key))

    def _messages(self, body: list[list[Setting]]) -> None:
        """The row of messages; on following pages it goes on between paragraphs."""
        room = self.grid.floor - self.y
        columns = [paginate(settings, room, self._room_again()) for settings in body]
        for page in range(max(len(frames) for frames in columns)):
            if page:
                self._next_page()
            frames = [one[page] if page < len(one) else () for one in columns]
            self._row("messages", self.context.words.message, frames, page > 0)
            self.y += max((frame[-1].bottom for frame in frames if frame), default=MATRIX.size)

    def _room_again(self) -> float:
        """Height under the repeated headings of a following page."""
        probe = Draft()
        title = self.roofs.content.title
        bottom = page_title(probe, self.context, title, True, MATRIX_TITLE, top=_TITLE_TOP)
        roof = max(_ROOF_AGAIN, bottom + _TITLE_PAD)
        return self.grid.floor - roof - _head_height(self.again, _HEADING_LINES)

    def _row(self, name: str, label: str, frames: Sequence[Frame], again: bool) -> None:
        key = f"{self.key}:{name}"
        head = self._label(label)
        cells = [Element("TH", () if again else head, f"{key}:label", scope="Row")]
        if again:
            self.draft.furniture += head
        for number, frame in enumerate(frames):
            inner = tuple(elements(frame, self.grid.x(number), self.y))
            cells.append(Element("TD", inner, f"{key}:{number}"))
        self._table("TBody", Element("TR", tuple(cells), key))

    def _label(self, words: str) -> tuple[Line, ...]:
        label = Para((Run(words),))
        broken = self.context.breaker.paragraph(label, _ROW_LABEL, self.grid.label)
        drop = BASELINE * (self.role.size - _ROW_LABEL.size)
        return set_lines(broken, self.context.paper.margin, self.y + drop)

    def _floor(self, tools: list[list[Setting]]) -> None:
        """The row of tools on tint."""
        if self.y + _FLOOR_GAP + _floor_height(tools) > self.grid.floor + 0.01:
            self._next_page()
            self.y -= _RULE_BELOW
        else:
            self.y += _FLOOR_GAP
        room = self.grid.floor - self.y - 2 * _FLOOR_PAD + 0.01
        again = self._room_again() + _RULE_BELOW - 2 * _FLOOR_PAD
        columns = [paginate(settings, room, again) for settings in tools]
        for page in range(max(len(frames) for frames in columns)):
            if page:
                self._next_page()
                self.y -= _RULE_BELOW
            frames = [one[page] if page < len(one) else () for one in columns]
            tall = self._ground(frames)
            self.draft.rect(0, self.y, self.context.paper.width, tall, TINT)
            self.y += _FLOOR_PAD
            self._row("tools", self.context.words.tools, frames, page > 0)

    def _ground(self, frames: Sequence[Frame]) -> float:
        """Height of the floor: of its words, or down to where the table ends if that is near."""
        words = max((frame[-1].bottom for frame in frames if frame), default=0.0)
        tall, room = max(words, 2 * MATRIX.leading) + 2 * _FLOOR_PAD, self.grid.floor - self.y
        return room if room - tall < _FLOOR_SLACK else tall


def _head_height(headings: Sequence[Broken], most: int = 999) -> float:
    """Height of the row of headings with its rule; of at most so many lines each."""
    tall = 0.0
    for heading in headings:
        count = min(most, len(heading.lines))
        tall = max(tall, (count - 1) * heading.role.leading + heading.role.size)
    return _HEAD_ABOVE + max(tall, MATRIX_HEADING.size) + _HEAD_BELOW + _RULE_BELOW


def _tallest(columns: Sequence[Sequence[Setting]]) -> float:
    return max((height(settings) for settings in columns), default=0.0)


def _floor_height(tools: Sequence[Sequence[Setting]]) -> float:
    return max(_tallest(tools), 2 * MATRIX.leading) + 2 * _FLOOR_PAD

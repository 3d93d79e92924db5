"""Pages that list changes: for each part of the document a table, a row a change. Cells hold
running text; a row that is taller than a page goes on on the next."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import ChangeRows, ChangesPage, Paras
from lhl_editor.pages.draft import (
    Context,
    Draft,
    body_tops,
    next_page,
    page_title,
    set_lines,
    title_again,
)
from lhl_editor.pages.flow import Frame, Setting, elements, height, paginate, settle
from lhl_editor.pages.lines import Breaker, Broken
from lhl_editor.pages.placed import Element, Line
from lhl_editor.pages.style import FIGURE, INTRO, LABEL, LIST, PRIMARY, TINT, Paper, Type

_DENSE = LIST.at(12, 16)  # where before and after stand side by side
_PAD, _LEAST = 8.0, 60.0  # over and under a row; the least height in which a tall row begins
_ABOVE_PART, _UNDER_NAME, _UNDER_LABELS = 30.0, 14.0, 12.0
_UNDER_BODY, _TOP = 24.0, 48.0
_ITEM_SPACE = 4.0


def columns_of(count: int, paper: Paper) -> tuple[tuple[float, float], ...]:
    """Left edges and widths: the first takes three columns of the grid, others share the rest."""
    left, first = paper.column(4), (paper.margin, paper.columns(3))
    width = (paper.right - left - paper.gutter * (count - 2)) / (count - 1)
    rest = ((left + (width + paper.gutter) * n, width) for n in range(count - 1))
    return (first, *rest)


def role_of(part: ChangeRows) -> Type:
    """In which type the cells of a table are set."""
    return _DENSE if len(part.columns) > 2 else LIST


def changes_page(content: ChangesPage, context: Context) -> list[Draft]:
    """Title and introduction, then part by part on as many pages as they need."""
    return _Setter(content, context).set()


@frozen
class _Part:
    """A part in lines: its name, the labels of its columns, and the cells of its rows."""

    path: str
    edges: tuple[tuple[float, float], ...]
    name: Broken
    labels: tuple[Broken, ...]
    rows: tuple[tuple[list[Setting], ...], ...]

    @classmethod
    def of(cls, part: ChangeRows, breaker: Breaker, paper: Paper) -> _Part:
        edges, role = columns_of(len(part.columns), paper), role_of(part)
        labels = zip(part.columns, edges, strict=True)

        def cell(at: int, paras: Paras) -> list[Setting]:
            width = edges[at][1] - (0 if at else _PAD)
            own = role if at else role.on(PRIMARY)
            return settle(paras, breaker, own, width, item_space=_ITEM_SPACE)

        return cls(
            part.path,
            edges,
            breaker.title(part.name, FIGURE, paper.measure),
            tuple(breaker.paragraph(label, LABEL, width) for label, (_, width) in labels),
            tuple(tuple(cell(at, one) for at, one in enumerate(row)) for row in part.rows),
        )

    @property
    def head(self) -> float:
        """Height of the labels, down to the rule under them."""
        return max((label.height for label in self.labels), default=0.0) + _UNDER_LABELS

    @property
    def first(self) -> float:
        """How much of the first row is to stand under the labels at least."""
        return min(_tall(self.rows[0]), _LEAST) if self.rows else 0.0


def _tall(row: tuple[list[Setting], ...]) -> float:
    return max(map(height, row))


class _Setter:
    """Sets one list of changes. `y` is where the next thing may begin on the last page, `rows`
    how many of the part in hand stand on it."""

    def __init__(self, content: ChangesPage, context: Context) -> None:
        self.content, self.context = content, context
        self.end = context.paper.text_end
        first, following = body_tops(context, content.title, context.paper.dense)
        self.tops = first, _TOP if content.is_first else following
        self.drafts: list[Draft] = []
        self.y, self.rows = 0.0, 0

    def set(self) -> list[Draft]:
        self._turn()
        self._body()
        paper, is_next = self.context.paper, False
        for one in self.content.parts:
            self._part(_Part.of(one, self.context.breaker, paper), is_next)
            is_next = True
        return self.drafts

    @property
    def draft(self) -> Draft:
        return self.drafts[-1]

    def _turn(self) -> None:
        """Goes on on the next page. What is a document of its own has its title in the footer."""
        if not self.content.is_first:
            next_page(self.drafts, self.context, self.content.title)
        else:
            self.drafts.append(Draft())
            if len(self.drafts) == 1:
                page_title(self.draft, self.context, self.content.title, level="H1")
        self.y, self.rows = self._top, 0

    @property
    def _top(self) -> float:
        return self.tops[len(self.drafts) > 1]

    def _body(self) -> None:
        paper = self.context.paper
        width = min(paper.columns(9), INTRO.measure)
        settings = settle(self.content.body, self.context.breaker, INTRO, width)
        rooms = (self.end - top for top in self.tops)
        for number, frame in enumerate(paginate(settings, *rooms) if settings else ()):
            if number:
                self._turn()
            self.draft.elements += elements(frame, paper.margin, self.y)
            self.y += (frame[-1].bottom if frame else 0.0) + _UNDER_BODY

    def _part(self, part: _Part, is_next: bool) -> None:
        above = _ABOVE_PART if is_next else 0.0
        name = part.name.height + _UNDER_NAME if part.name.lines else 0.0
        needs = above + name + part.head + part.first + 2 * _PAD
        if self.y > self._top and self.y + needs > self.end:
            self._turn()
            above = 0.0
        self.y, self.rows = self.y + above, 0
        if name:
            level = "H2" if self.content.is_first else "H3"
            self.draft.add(level, set_lines(part.name, self.context.paper.margin, self.y))
            self.y += name
        self._head(part)
        for number, row in enumerate(part.rows):
            self._row(part, row, number)

    def _head(self, part: _Part, repeated: bool = False) -> None:
        """Labels over a petrol rule; where they are repeated, they are furniture."""
        cells = []
        for at, (label, (x, _)) in enumerate(zip(part.labels, part.edges, strict=True)):
            lines = set_lines(label, x, self.y)
            if repeated:
                self.draft.furniture += lines
            else:
                cells.append(Element("TH", lines, f"{part.path}:head:{at}", "Column"))
        if cells:
            self._add(part, "THead", Element("TR", tuple(cells), f"{part.path}:head"))
        self.y += part.head
        paper = self.context.paper
        self.draft.rect(paper.margin, self.y - 0.75, paper.measure, 1.5, PRIMARY)

    def _row(self, part: _Part, row: tuple[list[Setting], ...], number: int) -> None:
        """One row: whole where it fits on a page, else over pages."""
        fresh, tall, room = self._fresh(part), _tall(row), self._room
        if tall > room and (tall <= fresh or room < _LEAST) and self.rows:
            self._go_on(part)
            room = self._room
        frames = [paginate(cell, room, fresh) for cell in row]
        for page in range(max(map(len, frames))):
            if page:
                self._go_on(part)
            own = [frame[page] if page < len(frame) else () for frame in frames]
            self._set_row(part, own, number)

    @property
    def _room(self) -> float:
        """For the text of a row on this page."""
        return self.end - self.y - 2 * _PAD

    def _fresh(self, part: _Part) -> float:
        """The same at the top of a following page."""
        name = part.name
        again = name.height + _UNDER_NAME + name.role.leading if name.lines else 0.0
        return self.end - self.tops[1] - again - part.head - 2 * _PAD

    def _go_on(self, part: _Part) -> None:
        self._turn()
        if part.name.lines:
            self.y = title_again(self.draft, self.context, part.name, self.y) + _UNDER_NAME
        self._head(part, repeated=True)

    def _set_row(self, part: _Part, frames: list[Frame], number: int) -> None:
        key, top = f"{part.path}:{number}", self.y + _PAD
        cells = []
        for at, (frame, (x, _)) in enumerate(zip(frames, part.edges, strict=True)):
            inner = elements(frame, x, top) if at else _lines(frame, x, top)
            role, scope = ("TD", "") if at else ("TH", "Row")
            cells.append(Element(role, tuple(inner), f"{key}:{at}", scope))
        self._add(part, "TBody", Element("TR", tuple(cells), key))
        self.y = top + max((frame[-1].bottom for frame in frames if frame), default=0.0) + _PAD
        self.rows += 1
        paper = self.context.paper
        self.draft.rect(paper.margin, self.y - 0.5, paper.measure, 1, TINT)

    def _add(self, part: _Part, group: str, row: Element) -> None:
        inner = Element(group, (row,), f"{part.path}:{group}")
        self.draft.elements.append(Element("Table", (inner,), part.path))


def _lines(frame: Frame, x: float, top: float) -> Iterator[Line]:
    for piece in frame:
        yield from set_lines(piece.setting.broken, x, top + piece.top, piece.first, piece.last)

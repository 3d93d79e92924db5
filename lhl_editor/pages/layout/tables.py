"""Tables of rows: members, resources, and a person's own. They go on with their labels repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from lhl_editor.pages.blocks import GroupPage, Para, Paras, ResourcesPage, Table
from lhl_editor.pages.draft import Context, Draft, body_tops, next_page, page_title, set_lines
from lhl_editor.pages.flow import elements, height, paginate, settle
from lhl_editor.pages.layout.columns import Columns
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Element
from lhl_editor.pages.style import ADDRESS, BASELINE, INTRO, LABEL, LIST, PRIMARY, TINT, Type

_LABEL_DROP = 12.0  # from the labels to the rule under them
_MOST_LABEL_LINES = 4
_TOGETHER = 2  # rows at a table's end that do not go on one by one
_MOST_AFTER = 50.0  # of what follows a table, as much as stays with its last rows


Role = Callable[[int, Para], Type]


def list_role(_: int, __: Para) -> Type:
    return LIST


@dataclass(slots=True)
class _Row:
    """A row's cells in lines, and from which line each is still to be set."""

    number: int
    cells: tuple[Broken, ...]
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [0] * len(self.cells)

    def height(self) -> float:
        """Of what is still to be set, without the space above and below."""
        return max(map(self._cell_height, range(len(self.cells))), default=LIST.size)

    def _cell_height(self, at: int) -> float:
        cell, left = self.cells[at], len(self.cells[at].lines) - self.starts[at]
        if left <= 0:
            return LIST.size
        return _drop(cell) + (left - 1) * cell.role.leading + cell.role.size

    def ends(self, room: float) -> list[int]:
        """Up to which line each cell can be set in this height; at least one line a cell."""
        ends = []
        for cell, start in zip(self.cells, self.starts, strict=True):
            fit = int((room - _drop(cell) - cell.role.size) / cell.role.leading + 1.0001)
            ends.append(min(len(cell.lines), start + max(1, fit)))
        return ends


def _drop(cell: Broken) -> float:
    """How far a cell's text stands lower, so that first baselines of a row meet."""
    return max(0.0, BASELINE * (LIST.size - cell.role.size))


class TableSetter:
    """Sets a table from a place on a page, and on as many following pages as it needs."""

    def __init__(
        self,
        table: Table,
        context: Context,
        columns: Columns,
        following: Callable[[], Draft],
        following_top: float,
        role: Role = list_role,
    ) -> None:
        self.table, self.context, self.columns = table, context, columns
        self.following, self.following_top = following, following_top
        self.end = context.paper.text_end
        widths = [width for _, width in columns.edges]
        breaker = context.breaker
        self.labels = list(map(breaker.paragraph, table.columns, [LABEL] * len(widths), widths))
        self.rows = [
            _Row(number, self._cells(cells, role)) for number, cells in enumerate(table.rows)
        ]
        self.headed = False
        self.pending: list[Element] = []

    def _cells(self, cells: Paras, role: Role) -> tuple[Broken, ...]:
        breaker = self.context.breaker
        return tuple(
            breaker.paragraph(para, breaker.sized(para, role(number, para), width), width)
            for number, (para, (_, width)) in enumerate(zip(cells, self.columns.edges, strict=True))
        )

    def set(self, draft: Draft, top: float, after: float = 0.0) -> tuple[Draft, float]:
        """Sets every row; returns the last page and where the table ends on it. `after` is the
        height of what follows the table, which should not stand on a page alone."""
        self.draft, self.y = draft, top
        self._tighten(self.end - top - self._head_height() - after)
        first = self._tall(self.rows[:_TOGETHER])
        if top > self.following_top and top + self._head_height() + first > self.end:
            self._turn()
        self._head()
        for at, row in enumerate(self.rows):
            if at == len(self.rows) - _TOGETHER and self._ends_here(at, min(after, _MOST_AFTER)):
                self._next_page()
            self._place(row)
        self._finish()
        return self.draft, self.y

    def _tall(self, rows: Sequence[_Row]) -> float:
        return sum(row.height() + 2 * self.columns.pad for row in rows)

    def _tighten(self, room: float) -> None:
        """Less space in the rows where that keeps all of them on the page."""
        words = sum(row.height() for row in self.rows)
        pad = (room - words) / (2 * max(len(self.rows), 1)) - 0.01
        if self.columns.least_pad <= pad < self.columns.pad:
            self.columns = replace(self.columns, pad=pad)

    def _ends_here(self, at: int, after: float) -> bool:
        """Whether this page ends before the last rows, so that none goes on alone: not all of
        them fit here, but on the next page they do, and rows enough stay."""
        tall = self._tall(self.rows[at:]) + after
        fresh = self.end - self.following_top - self._head_height()
        return self.y + tall > self.end and tall <= fresh and len(self.pending) >= _TOGETHER

    def _place(self, row: _Row) -> None:
        """One row: whole where it fits on a page, else line by line over pages."""
        pad = 2 * self.columns.pad
        fresh = self.end - self.following_top - self._head_height()
        whole_elsewhere = row.height() + pad <= fresh or self.end - self.y < 3 * LIST.leading + pad
        if self.y + row.height() + pad > self.end + 0.01 and self.pending and whole_elsewhere:
            self._next_page()
        while True:
            ends = row.ends(self.end - self.y - pad)
            self._set_row(row, ends)
            row.starts = ends
            if all(end >= len(c.lines) for end, c in zip(ends, row.cells, strict=True)):
                return
            self._next_page()

    def _next_page(self) -> None:
        self._finish()
        self._turn()
        self._head()

    def _turn(self) -> None:
        self.draft, self.y = self.following(), self.following_top

    def _head_height(self) -> float:
        tall = max((_shown(one, self.headed) for one in self.labels), default=0.0)
        return tall + _LABEL_DROP if tall else 0.0

    def _head(self) -> None:
        """Labels down to a petrol rule: cells of the table at first, furniture when repeated."""
        cells: list[Element] = []
        end = self.y + self._head_height() - _LABEL_DROP
        for number, (label, (x, _)) in enumerate(zip(self.labels, self.columns.edges, strict=True)):
            top = end - _shown(label, self.headed)
            if self.headed:
                self.draft.furniture += set_lines(label, x, top, 0, _MOST_LABEL_LINES)
            else:
                key = f"{self.table.path}:head:{number}"
                cells.append(Element("TH", set_lines(label, x, top), key, scope="Column"))
        if not self.headed and any(label.lines for label in self.labels):
            row = Element("TR", tuple(cells), f"{self.table.path}:head")
            self._add("THead", [row])
        self.y += self._head_height()
        self.headed = True
        self.draft.rect(self.columns.left, self.y - 0.75, self.columns.width, 1.5, PRIMARY)

    def _set_row(self, row: _Row, ends: list[int]) -> None:
        key, bottom = f"{self.table.path}:{row.number}", self.y + LIST.size
        cells = []
        for at, (cell, (x, _)) in enumerate(zip(row.cells, self.columns.edges, strict=True)):
            top = self.y + self.columns.pad + _drop(cell)
            lines = set_lines(cell, x, top, row.starts[at], ends[at])
            scope = "" if at else "Row"
            cells.append(Element("TD" if at else "TH", lines, f"{key}:{at}", scope))
            count = ends[at] - row.starts[at]
            if count:
                bottom = max(bottom, top + (count - 1) * cell.role.leading + cell.role.size)
        self.pending.append(Element("TR", tuple(cells), key))
        self.y = max(bottom, self.y + self.columns.pad + LIST.size) + self.columns.pad
        self.draft.rect(self.columns.left, self.y - 0.5, self.columns.width, 1, TINT)

    def _finish(self) -> None:
        if self.pending:
            self._add("TBody", self.pending)
        self.pending = []

    def _add(self, part: str, rows: Sequence[Element]) -> None:
        group = Element(part, tuple(rows), f"{self.table.path}:{part}")
        self.draft.elements.append(Element("Table", (group,), self.table.path))


def _shown(label: Broken, repeated: bool) -> float:
    """Height of a column label; where it is repeated, of its first lines."""
    count = min(len(label.lines), _MOST_LABEL_LINES if repeated else 999)
    return (count - 1) * label.role.leading + label.role.size if count else 0.0


def group_page(content: GroupPage, context: Context) -> list[Draft]:
    """Introduction in four columns, the members' table in eight beside it."""
    paper = context.paper
    settings = settle(content.body, context.breaker, INTRO, paper.columns(4))
    left, second = paper.column(5), paper.column(5) + 208 * paper.columns(8) / 568
    tops = body_tops(context, content.title, paper.body)
    frames = paginate(settings, *(paper.text_end - top for top in tops))
    apart = len(frames) > 1 and bool(content.members.rows)
    drafts: list[Draft] = []

    def following() -> Draft:
        draft, number = Draft(), len(drafts)
        page_title(draft, context, content.title, bool(drafts))
        if number < len(frames):
            inner = elements(frames[number], paper.margin, tops[bool(drafts)])
            draft.region(f"{content.title.path}:text", inner, apart)
        drafts.append(draft)
        return draft

    first = following()
    if content.members.rows:
        columns = Columns(((left, second - left - 12), (second, paper.right - second)))
        setter = TableSetter(content.members, context, columns, following, tops[1])
        setter.set(first, tops[0])
    while len(drafts) < len(frames):
        following()
    return drafts


def resources_page(content: ResourcesPage, context: Context) -> list[Draft]:
    """Labels that are links, the printed address beside them, and a closing sentence."""
    paper = context.paper
    second = paper.column(7)
    edges = ((paper.margin, paper.columns(6)), (second, paper.right - second))
    tops = body_tops(context, content.title, paper.dense)
    drafts: list[Draft] = []
    following = partial(next_page, drafts, context, content.title)
    draft, y = following(), tops[0]
    settings = settle(content.closing, context.breaker, LIST, LIST.measure)
    if content.entries.rows:
        columns = Columns(edges, 7.0, 5.0)
        setter = TableSetter(content.entries, context, columns, following, tops[1], _resource_role)
        draft, y = setter.set(draft, y, after=18 + height(settings) if settings else 0.0)
        y += 18
    frames = paginate(settings, paper.text_end - y, paper.text_end - tops[1])
    for number, frame in enumerate(frames):
        if number:
            draft, y = following(), tops[1]
        draft.elements += elements(frame, paper.margin, y)
    return drafts


def _resource_role(column: int, para: Para) -> Type:
    muted = column == 1 and para.path.endswith("/address")
    return ADDRESS if muted else LIST

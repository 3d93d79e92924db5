"""Tables of rows: members, resources, and a person's own. They go on with their labels repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lhl_editor.pages.blocks import GroupPage, Para, Paras, ResourcesPage, Table
from lhl_editor.pages.draft import Context, Draft, body_tops, page_title, set_lines
from lhl_editor.pages.flow import elements, paginate, settle
from lhl_editor.pages.lines import Broken
from lhl_editor.pages.placed import Element
from lhl_editor.pages.style import ADDRESS, BASELINE, INTRO, LABEL, LIST, PRIMARY, TINT, Type

_LABEL_DROP = 12.0  # from the labels to the rule under them
_MOST_LABEL_LINES = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths of a table's columns, and the space above and below a row's text."""

    edges: tuple[tuple[float, float], ...]
    pad: float = 9.5

    @classmethod
    def even(cls, count: int, left: float, right: float, gutter: float) -> Columns:
        gutter = min(gutter, (right - left) / (4 * count))
        width = (right - left - gutter * (count - 1)) / count
        return cls(tuple((left + (width + gutter) * n, width) for n in range(count)))

    @property
    def left(self) -> float:
        return self.edges[0][0]

    @property
    def width(self) -> float:
        last, width = self.edges[-1]
        return last + width - self.left


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

    def set(self, draft: Draft, top: float) -> tuple[Draft, float]:
        """Sets every row; returns the last page and where the table ends on it."""
        self.draft, self.y = draft, top
        first = self.rows[0].height() + 2 * self.columns.pad if self.rows else 0.0
        if top > self.following_top and top + self._head_height() + first > self.end:
            self._turn()
        self._head()
        for row in self.rows:
            self._place(row)
        self._finish()
        return self.draft, self.y

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
        """Labels over a petrol rule: cells of the table at first, furniture when repeated."""
        cells: list[Element] = []
        for number, (label, (x, _)) in enumerate(zip(self.labels, self.columns.edges, strict=True)):
            if self.headed:
                self.draft.furniture += set_lines(label, x, self.y, 0, _MOST_LABEL_LINES)
            else:
                key = f"{self.table.path}:head:{number}"
                cells.append(Element("TH", set_lines(label, x, self.y), key, scope="Column"))
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
    """Introduction in four columns, the members' table in eight."""
    paper = context.paper
    settings = settle(content.body, context.breaker, INTRO, paper.columns(4))
    left, second = paper.column(5), paper.column(5) + 208 * paper.columns(8) / 568
    tops = body_tops(context, content.title, paper.body)
    rooms = [paper.text_end - top for top in tops]
    drafts: list[Draft] = []

    def following() -> Draft:
        draft = Draft()
        page_title(draft, context, content.title, bool(drafts))
        drafts.append(draft)
        return draft

    for frame in paginate(settings, *rooms):
        top = tops[bool(drafts)]
        following().elements += elements(frame, paper.margin, top)
    if content.members.rows:
        pad = _row_pad(len(content.members.rows), rooms[0] - 24)
        columns = Columns(((left, second - left - 12), (second, paper.right - second)), pad)
        setter = TableSetter(content.members, context, columns, following, tops[1])
        setter.set(drafts[-1], tops[len(drafts) > 1])
    return drafts


def _row_pad(rows: int, room: float) -> float:
    """9.5 (rows of 33), or less where that keeps a few more rows on the page."""
    if rows * 33 <= room or rows * 26 > room:
        return 9.5
    return (room / rows - LIST.size) / 2 - 0.01


def resources_page(content: ResourcesPage, context: Context) -> list[Draft]:
    """Labels that are links, the printed address beside them, and a closing sentence."""
    paper = context.paper
    second = paper.column(7)
    edges = ((paper.margin, paper.columns(6)), (second, paper.right - second))
    tops = body_tops(context, content.title, paper.dense)
    drafts: list[Draft] = []

    def following() -> Draft:
        draft = Draft()
        page_title(draft, context, content.title, bool(drafts))
        drafts.append(draft)
        return draft

    draft, y = following(), tops[0]
    if content.entries.rows:
        columns = Columns(edges, 7.0)
        setter = TableSetter(content.entries, context, columns, following, tops[1], _resource_role)
        draft, y = setter.set(draft, y)
        y += 18
    settings = settle(content.closing, context.breaker, LIST, paper.columns(9))
    frames = paginate(settings, paper.text_end - y, paper.text_end - tops[1])
    for number, frame in enumerate(frames):
        if number:
            draft, y = following(), tops[1]
        draft.elements += elements(frame, paper.margin, y)
    return drafts


def _resource_role(column: int, para: Para) -> Type:
    muted = column == 1 and para.path.endswith("/address")
    return ADDRESS if muted else LIST

"""The columns of a table: on the grid of the page, as wide as what they hold asks for."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.blocks import Para, Table
from lhl_editor.pages.draft import Context
from lhl_editor.pages.style import LABEL, LIST, Paper, Type

_GRID = 12
_MOST_FITTED = 6  # more columns than these are evenly wide


@frozen
class Columns:
    """Left edges and widths of a table's columns, and the space above and below a row's text:
    less, down to `least_pad`, where that keeps the table on its page."""

    edges: tuple[tuple[float, float], ...]
    pad: float = 9.5
    least_pad: float = 6.0

    @property
    def left(self) -> float:
        return self.edges[0][0]

    @property
    def width(self) -> float:
        last, width = self.edges[-1]
        return last + width - self.left


def fitted_columns(table: Table, context: Context) -> Columns:
    """Columns over the whole measure: evenly wide where no cell needs a second line, else each so
    many columns of the grid that as few cells as can be have more lines."""
    even = _even(len(table.columns), context.paper)
    if len(table.columns) > _MOST_FITTED:
        return even
    needs = [[_natural(para, LIST, context) for para in row] for row in table.rows]
    needs.append([_natural(para, LABEL, context) for para in table.columns])
    widths = [width for _, width in even.edges]
    if all(need <= width for row in needs for need, width in zip(row, widths, strict=True)):
        return even
    return _on_grid(_spans(_least_spans(table, context), needs, context.paper), context.paper)


def _even(count: int, paper: Paper) -> Columns:
    gutter = min(paper.gutter, paper.measure / (4 * count))
    width = (paper.measure - gutter * (count - 1)) / count
    return Columns(tuple((paper.margin + (width + gutter) * n, width) for n in range(count)))


def _on_grid(spans: Sequence[int], paper: Paper) -> Columns:
    firsts = (1 + sum(spans[:n]) for n in range(len(spans)))
    edges = zip(map(paper.column, firsts), map(paper.columns, spans), strict=True)
    return Columns(tuple(edges))


def _natural(para: Para, role: Type, context: Context) -> float:
    """Width of a cell on one line."""
    lines = context.breaker.paragraph(para, role, 1e6).lines
    return lines[0].width + 2 if lines else 0.0


def _least_spans(table: Table, context: Context) -> list[int]:
    """How many columns of the grid each column's longest word needs."""
    columns = zip(table.columns, *table.rows, strict=True)
    spans = [_least_span(label, cells, context) for label, *cells in columns]
    return spans if sum(spans) <= _GRID else [1] * len(spans)


def _least_span(label: Para, cells: Sequence[Para], context: Context) -> int:
    fits, paper = context.breaker.fits, context.paper
    for span in range(1, _GRID):
        width = paper.columns(span)
        if fits(label, LABEL, width) and all(fits(cell, LIST, width) for cell in cells):
            return span
    return _GRID


def _spans(spans: list[int], needs: Sequence[Sequence[float]], paper: Paper) -> list[int]:
    """Every column of the grid given to where it saves most lines, or else to what is fullest."""
    fullest = [max(column) for column in zip(*needs, strict=True)]
    while sum(spans) < _GRID:
        wider = [[*spans[:n], spans[n] + 1, *spans[n + 1 :]] for n in range(len(spans))]
        full = [need / paper.columns(span) for need, span in zip(fullest, spans, strict=True)]
        lines = [_lines(needs, one, paper) for one in wider]
        best = min(range(len(spans)), key=lambda n: (lines[n], -full[n]))
        spans = wider[best]
    return spans


def _lines(needs: Sequence[Sequence[float]], spans: Sequence[int], paper: Paper) -> int:
    """About how many lines the cells have together."""
    widths = list(map(paper.columns, spans))
    return sum(ceil(need / width) for row in needs for need, width in zip(row, widths, strict=True))

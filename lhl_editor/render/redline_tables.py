"""A table before and after in; one table with its rows come and gone, and its cells changed, out.

Where a table got another number of columns, its rows are others: a column cannot be tracked in a
way that all programs read.
"""

from __future__ import annotations

from lhl_editor.render.redline_blocks import Cell, Row, TableBlock
from lhl_editor.render.redline_marks import Change, Pen
from lhl_editor.render.redline_pairs import Pair, in_pairs, paired_paragraphs
from lhl_editor.render.redline_paragraphs import ParagraphWriter


class TableWriter:
    """Writes the tables of one file."""

    def __init__(self, pen: Pen, paragraphs: ParagraphWriter) -> None:
        self._pen, self._paragraphs = pen, paragraphs

    def xml(self, pair: Pair[TableBlock], with_page: bool = False) -> str:
        """`with_page`: its whole page came or went."""
        before, after = pair.before, pair.after
        rows = in_pairs(
            before.rows if before else [],
            after.rows if after else [],
            lambda row: (row.key, len(row.cells)),
        )
        written = "".join(self._row(row, with_page) for row in rows)
        return f"<w:tbl>{pair.either.head}{written}</w:tbl>"

    def _row(self, pair: Pair[Row], with_page: bool) -> str:
        before, after = pair.before, pair.after
        if before is None or after is None:
            return self._whole(pair, with_page)
        cells = zip(before.cells, after.cells, strict=True)
        return _row(after.look, "".join(self._cell(*both) for both in cells))

    def _cell(self, before: Cell, after: Cell) -> str:
        pairs = paired_paragraphs(before.blocks, after.blocks)
        return _cell(after, self._paragraphs.settled(pairs))

    def _whole(self, pair: Pair[Row], with_page: bool) -> str:
        """A row that came or went, with all the marks in it."""
        row, came = pair.either, pair.after is not None
        change = Change.INSERTED if came else Change.DELETED
        cells = ""
        for cell in row.cells:
            pairs = [Pair(None, one) if came else Pair(one, None) for one in cell.blocks]
            lines = (self._paragraphs.line(one, with_page) for one in pairs)
            cells += _cell(cell, "".join(map(self._paragraphs.xml, lines)))
        return _row(row.look + self._pen.mark(change, row.place), cells)


def _row(look: str, cells: str) -> str:
    return f"<w:tr>{look and f'<w:trPr>{look}</w:trPr>'}{cells}</w:tr>"


def _cell(cell: Cell, inner: str) -> str:
    return f"<w:tc><w:tcPr>{cell.look}</w:tcPr>{inner}</w:tc>"

"""Paragraphs that came, went, changed or stayed in; the same as XML with tracked changes out.

A paragraph that goes is its words and its mark: without the mark, what it held goes on in the
paragraph below it, whose properties then hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lhl_editor.render.redline_blocks import ParagraphBlock
from lhl_editor.render.redline_marks import Change, Pen
from lhl_editor.render.redline_pairs import Pair
from lhl_editor.render.redline_run_writer import RunWriter
from lhl_editor.render.redline_runs import compared
from lhl_editor.render.redline_shapes import Drawings

_KIND = re.compile(r'<w:pStyle w:val="[^"]*"/>|<w:numPr>.*?</w:numPr>|<w:outlineLvl [^>]*/>')


@dataclass(slots=True)
class Line:
    """A paragraph in the making. `marks` are what became of its end, `old` the properties that
    rejecting brings back; `before` and `after` are those that it has on each side."""

    place: str
    content: str
    before: str = ""
    after: str = ""
    marks: tuple[Change, ...] = ()
    look: str = ""
    old: str = ""
    section: str = ""


class ParagraphWriter:
    """Writes the paragraphs of one file."""

    def __init__(self, pen: Pen, runs: RunWriter, drawings: Drawings) -> None:
        self._pen, self._runs, self._drawings = pen, runs, drawings

    def line(self, pair: Pair[ParagraphBlock], with_page: bool = False) -> Line:
        """The paragraph of a pair; `with_page`: its whole page came or went, shapes and all."""
        before, after = pair.before, pair.after
        if before is None or after is None:
            return self._whole(pair, with_page)
        line = Line(after.place, self._changed(before, after), before.look, after.look)
        line.look, line.old = after.look, other_kind(before.look, after.look)
        return line

    def _changed(self, before: ParagraphBlock, after: ParagraphBlock) -> str:
        if before.xml == after.xml or before.said == after.said:
            return after.xml
        new = after.inner
        pieces = compared(before.inner, new)
        return self._bookmarked(after, new.drawings + self._runs.written(pieces, after.place))

    def _whole(self, pair: Pair[ParagraphBlock], with_page: bool) -> Line:
        block, came = pair.either, pair.after is not None
        change = _CHANGES[came, bool(pair.move)]
        pieces = ((change, one) for one in block.inner.inlines)
        content = self._runs.written(pieces, block.place)
        if came or with_page:
            drawings = block.inner.drawings
            drawings = drawings if came else self._drawings.again(drawings)
            content = self._pen.around(change, block.place, drawings) + content
        if with_page:
            content = self._bookmarked(block, content)
        before, after = ("", block.look) if came else (block.look, "")
        return Line(block.place, content, before, after, (change,), block.look)

    def _bookmarked(self, block: ParagraphBlock, content: str) -> str:
        """With the bookmarks that page references lead to around it."""
        return self._drawings.bookmarked(block.inner.bookmarks, content)

    def xml(self, line: Line, move: str = "") -> str:
        marks = "".join(self._pen.mark(change, line.place) for change in line.marks)
        old = ""
        if line.old:
            signed = self._pen.signed(line.place)
            old = f"<w:pPrChange {signed}><w:pPr>{line.old}</w:pPr></w:pPrChange>"
        marked = marks and f"<w:rPr>{marks}</w:rPr>"
        start, end = self._pen.range_of(line.marks[0], line.place, move) if move else ("", "")
        properties = f"<w:pPr>{line.look}{marked}{line.section}{old}</w:pPr>"
        return f"<w:p>{properties}{start}{line.content}</w:p>{end}"

    def settled(self, pairs: Sequence[Pair[ParagraphBlock]]) -> str:
        """The paragraphs of a cell. Its last mark ends the cell and can neither come nor go: the
        mark of a paragraph above does so in its stead."""
        lines = [self.line(pair) for pair in pairs]
        settle(lines)
        return "".join(map(self.xml, lines))


_CHANGES = {
    (True, False): Change.INSERTED,
    (False, False): Change.DELETED,
    (True, True): Change.MOVED_HERE,
    (False, True): Change.MOVED_AWAY,
}


def settle(lines: list[Line]) -> None:
    """Make the last mark one that stays: that of the side which has no end there moves to it."""
    last = lines[-1]
    if not last.marks:
        return
    came = not last.marks[0].is_gone
    at = _last_of_other_side(lines, came)
    if lines[at].marks:
        _join(lines, at)
    stays = lines[at]
    if stays is lines[-1]:
        return
    last = lines[-1]
    if came:
        end, now, above = stays.before, last.after, stays.after
    else:
        end, now, above = last.before, stays.after, stays.before
    stays.marks, stays.look, stays.old = last.marks, above, ""
    last.marks, last.look, last.old = (), now, other_kind(end, now)


def _last_of_other_side(lines: list[Line], came: bool) -> int:
    return max(n for n, one in enumerate(lines) if not one.marks or one.marks[0].is_gone is came)


def _join(lines: list[Line], at: int) -> None:
    """The last that went and the first that came, as one paragraph that stays."""
    went, came = lines[at], lines.pop(at + 1)
    went.content += came.content
    went.marks, went.after, went.look = (), came.after, came.after
    went.old = other_kind(went.before, came.after)


def other_kind(before: str, after: str) -> str:
    """The properties of a paragraph before, where they make it one of another kind: another style,
    list or outline level. Spaces and indents are the layout's, and stand as they do after."""
    return before if _KIND.findall(before) != _KIND.findall(after) else ""

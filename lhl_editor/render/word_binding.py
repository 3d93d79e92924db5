"""Which spaces Word may not break a line at: where typesetting took a word to the next line though
the line before had room for it (a number and its unit, the last two words, a title's evened lines).

Word fills every line as far as it goes; so such a word is bound to the one after it (U+00A0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from lhl_editor.core.text import Inline, Run
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.placed import Line, PlacedPage, lines_of
from lhl_editor.pages.tokens import NBSP

_NEAR = 4.0  # points that Word may fill a line beyond the longest that was set beside it

Key = tuple[str, int]  # of a paragraph: its field and its number


class Bindings:
    """The words that stand bound in each paragraph, as pages were placed; `space` binds them."""

    def __init__(self, pages: Iterable[PlacedPage], space: str = NBSP) -> None:
        self._space = space
        self._bound: dict[Key, list[str]] = {}
        for page in pages:
            for key, words in _bound_on(page):
                self._bound.setdefault(key, []).append(words)

    def runs(self, para: Para) -> tuple[Inline, ...]:
        """The paragraph's runs, with bound spaces."""
        bound = self._bound.get((para.path, para.part))
        if not bound:
            return para.runs
        return tuple(
            _with(one, bound, self._space) if isinstance(one, Run) else one for one in para.runs
        )


def _with(run: Run, bound: Sequence[str], space: str) -> Run:
    text = run.text
    for words in bound:
        text = text.replace(f" {words}", f" {words.replace(' ', space)}")
    return replace(run, text=text)


def _bound_on(page: PlacedPage) -> Iterator[tuple[Key, str]]:
    """The words at the beginnings of a page's lines that stay together."""
    lines = [line for line in lines_of(page.elements) if line.path and line.spans]
    ends: dict[tuple[int, float], float] = {}  # how far lines of one measure reach
    for line in lines:
        at = _measure(line)
        ends[at] = max(ends.get(at, 0.0), _right(line))
    for key, group in groupby(lines, lambda line: (line.path, line.part)):
        own = list(group)
        for before, line in pairwise(own):
            room = ends[_measure(line)] + _NEAR - _right(before)
            if before.joint and (words := _together(line, room, line is own[-1])):
                yield key, words


def _together(line: Line, room: float, is_last: bool) -> str:
    """The words at a line's beginning of which the line before could not hold all; "" where the
    first is too long for it already."""
    words = "".join(span.text for span in line.spans).split(" ")
    if is_last and len(words) == 2:
        return " ".join(words)
    letters = sum(map(len, words)) + len(words) - 1
    a_letter = (_right(line) - line.spans[0].x) / letters
    used = 0.0
    for count, word in enumerate(words, 1):
        used += a_letter * (1 + len(word))
        if used > room:
            return " ".join(words[:count]) if count > 1 else ""
    return ""


def _measure(line: Line) -> tuple[int, float]:
    """What lines of one measure have in common: their left edge and their size."""
    return round(line.spans[0].x), line.spans[0].size


def _right(line: Line) -> float:
    return line.spans[-1].x + line.spans[-1].width

"""The parts of a change in; the same without the long stretches in which nothing changed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lhl_editor.language.catalogue import say
from lhl_editor.language.marked import Line, Part, Shade

_ROUND = 1  # paragraphs that stay, on either side of what changed
_FEW = 4  # so many are never left out


def folded(parts: Sequence[Part]) -> tuple[Part, ...]:
    """A part without lines says by its title how many paragraphs were left out there."""
    return tuple(piece for part in parts for piece in _pieces(part))


def _pieces(part: Part) -> Iterator[Part]:
    title, lines = part.title, []
    groups = [(same, [*some]) for same, some in groupby(part.lines, _is_same)]
    for at, (same, some) in enumerate(groups):
        first = _ROUND if at else 0
        last = _ROUND if at + 1 < len(groups) else 0
        out = len(some) - first - last
        if not same or out <= _FEW:
            lines += some
            continue
        yield from _piece(title, [*lines, *some[:first]])
        yield Part(say("compare.unchanged", count=out), ())
        title, lines = "", some[len(some) - last :]
    yield from _piece(title, lines)


def _piece(title: str, lines: Sequence[Line]) -> Iterator[Part]:
    if title or lines:
        yield Part(title, tuple(lines))


def _is_same(line: Line) -> bool:
    return all(span.shade is Shade.EQUAL for span in line.spans)

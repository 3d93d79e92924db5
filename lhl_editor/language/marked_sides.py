"""What a row of a comparison says in, what each of the two sides said out: only what changed, with
a little of what stands round it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from lhl_editor.language.marked import Line, Part, Shade, Span

_ROUND = 70  # characters of what stays, on either side of a change
_GAP = Span(" … ")


def one_side(parts: Iterable[Part], hidden: Shade) -> tuple[Part, ...]:
    """The parts without the words of the other side, which bear the mark `hidden`.

    What came or went whole has no marks; paragraphs that stay the same are left out.
    """
    found = (Part(part.title, tuple(_lines(part, hidden))) for part in parts)
    return tuple(part for part in found if part.lines)


def _lines(part: Part, hidden: Shade) -> Iterator[Line]:
    shades = {span.shade for line in part.lines for span in line.spans}
    is_whole = len(shades) == 1
    waits = is_begun = False  # whether something between two changes was left out
    for line in part.lines:
        if not _is_changed(line):
            waits = is_begun
            continue
        spans = [span for span in _shortened(line.spans) if span.shade is not hidden]
        if hidden is Shade.INSERTED:
            spans = [span for span in spans if span.shade is not Shade.MOVED]
        if not "".join(span.words for span in spans).strip():
            continue
        if waits:
            yield Line((Span("…"),))
        waits, is_begun = False, True
        spans[0] = replace(spans[0], words=spans[0].words.lstrip(" "))
        yield Line(tuple(_unmarked(spans) if is_whole else spans), line.level)


def _is_changed(line: Line) -> bool:
    return any(span.shade is not Shade.EQUAL for span in line.spans)


def _unmarked(spans: Iterable[Span]) -> Iterator[Span]:
    return (replace(span, shade=Shade.EQUAL) for span in spans)


def _shortened(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, of long stretches that stay only what is next to a change."""
    groups = [list(group) for _, group in groupby(spans, lambda span: span.shade is Shade.EQUAL)]
    for at, group in enumerate(groups):
        if group[0].shade is Shade.EQUAL:
            yield from nearby(group, after=at > 0, before=at + 1 < len(groups))
        else:
            yield from group


def nearby(spans: Sequence[Span], *, after: bool, before: bool) -> list[Span]:
    """Words that stay, shortened to what follows a change, or stands before one, or both."""
    room = _ROUND * (after + before)
    if sum(len(span.words) for span in spans) <= room + len(_GAP.words):
        return list(spans)
    head = _beginning(spans) if after else []
    tail = _reversed(_beginning(_reversed(spans))) if before else []
    return [*head, _GAP, *tail] if head or tail else []


def _beginning(spans: Iterable[Span]) -> list[Span]:
    """The first whole words."""
    found: list[Span] = []
    room = _ROUND
    for span in spans:
        if len(span.words) > room:
            kept = span.words[:room].rpartition(" ")[0]
            found.append(replace(span, words=kept or span.words[:room]))
            break
        found.append(span)
        room -= len(span.words)
    return found


def _reversed(spans: Iterable[Span]) -> list[Span]:
    return [replace(span, words=span.words[::-1]) for span in spans][::-1]

"""The parts of a row in, a line or two that show what changed out: «… behov. ~Reformen~ Derfor»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lhl_editor.language.catalogue import say
from lhl_editor.language.marked import SPACE, Line, Part, Shade, Span

_ROUND = 26  # characters of what stays, on either side of a change
_MARKED = 64  # characters of one change
_LONGEST = 130
_SAID = 300  # characters of what a screen reader says was removed, or is new


def excerpt(parts: Sequence[Part]) -> tuple[Span, ...]:
    """The first changes with a little of what stands round them."""
    spans: list[Span] = []
    for line in (line for part in parts for line in part.lines if _is_changed(line)):
        spans += [Span(" "), *_shortened(line.spans)] if spans else _shortened(line.spans)
        if sum(len(span.words) for span in spans) > _LONGEST:
            break
    return tuple(_cut(spans, _LONGEST))


def said(parts: Iterable[Part]) -> str:
    """What went and what came, for a screen reader: «Fjernet: …. Nytt: ….»"""
    lines = [line for part in parts for line in part.lines]
    told = []
    for shade in (Shade.MOVED, Shade.REMOVED, Shade.INSERTED):
        every = (one for line in lines for one in _joined(line.spans, shade))
        words = " … ".join(one for one in every if one.strip(SPACE))
        if words:
            words = words if len(words) <= _SAID else f"{words[:_SAID].rstrip()} …"
            told.append(say(f"compare.said.{shade.value}", words=words))
    return " ".join(told)


def _joined(spans: Iterable[Span], shade: Shade) -> list[str]:
    """The words of one mark; pieces that stand beside each other are one."""
    found: list[str] = []
    is_open = False
    for span in spans:
        if span.shade is shade:
            found[len(found) - is_open :] = [(found[-1] if is_open else "") + span.words]
            is_open = True
        elif span.shade is Shade.EQUAL:
            is_open = False
    return [" ".join(one.split()) for one in found]


def _is_changed(line: Line) -> bool:
    return any(span.shade is not Shade.EQUAL for span in line.spans)


def _shortened(spans: Sequence[Span]) -> list[Span]:
    marks = [at for at, span in enumerate(spans) if span.shade is not Shade.EQUAL]
    first, last = marks[0], marks[-1]
    kept: list[Span] = []
    for at, span in enumerate(spans):
        if span.shade is not Shade.EQUAL:
            kept += _marked(kept, span)
        elif words := _nearby(span.words, at > first, at < last, at < first - 1 or at > last + 1):
            kept.append(Span(words))
    return kept


def _marked(before: Sequence[Span], span: Span) -> list[Span]:
    """The words of a change, apart from those of another that they would run into."""
    words = span.words
    if len(words) > _MARKED:
        words = f"{words[:_MARKED].rpartition(' ')[0] or words[:_MARKED]} …"
    return [*gap(before[-1] if before else None, span), Span(words, span.shade)]


def gap(before: Span | None, span: Span) -> list[Span]:
    """A space where what was removed would run into what came in its place."""
    if before is None or {before.shade, span.shade} != {Shade.REMOVED, Shade.INSERTED}:
        return []
    touches = not before.words[-1:].isspace() and not span.words[:1].isspace()
    return [Span(" ")] if touches else []


def trimmed(span: Span) -> list[Span]:
    """The span, with the spaces at its ends apart: a mark under them tells nothing."""
    inner = span.words.strip(" ")
    if span.shade is Shade.EQUAL or not inner or inner == span.words:
        return [span]
    before, _, after = span.words.partition(inner)
    parts = (Span(before), replace(span, words=inner), Span(after))
    return [part for part in parts if part.words]


def _nearby(words: str, after_change: bool, before_change: bool, is_far: bool) -> str:
    """What is left of words that stay: their beginning, their end or both."""
    if is_far:
        return ""
    room = _ROUND * (after_change + before_change)
    if len(words) <= room + 3:
        return words
    head = words[:_ROUND].rpartition(" ")[0] if after_change else ""
    tail = words[-_ROUND:].partition(" ")[2] if before_change else ""
    return f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"


def _cut(spans: Iterable[Span], room: int) -> Iterable[Span]:
    for span in spans:
        if len(span.words) > room:
            yield Span(f"{span.words[:room].rstrip()} …", span.shade)
            return
        room -= len(span.words)
        yield span

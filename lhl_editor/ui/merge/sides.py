"""A conflict in, what each side says there out, word by word and no more than one needs to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lhl_editor.core.diff import Difference, FieldDifference, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.merge import Cause, Conflict
from lhl_editor.core.path import ROOT
from lhl_editor.core.plain import field_at
from lhl_editor.core.strategy import Item, Kept, Strategy, Value, label_of
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.differences import value_words
from lhl_editor.language.fields import kind_words
from lhl_editor.language.marked import Line, Part, Shade, Span, parts_of
from lhl_editor.language.places import place

_ROUND = 90  # characters of what stays, on either side of a change
_BASE = 320  # characters of what both began with
_DOTS = "…"


@frozen
class Three:
    """The strategies; `base` is None where nothing is common to the two."""

    base: Strategy | None
    ours: Strategy
    theirs: Strategy


@frozen
class ConflictSides:
    """`base` in words; each side with its own changes marked."""

    base: str
    ours: tuple[Part, ...]
    theirs: tuple[Part, ...]


def conflict_sides(three: Three, conflict: Conflict) -> ConflictSides:
    """With nothing in common, the other's words are marked where they differ from ours."""
    if three.base is None:
        ours = _parts(three.ours, three.ours, conflict, conflict.ours, conflict.ours)
        theirs = _parts(three.ours, three.theirs, conflict, conflict.ours, conflict.theirs)
        return ConflictSides("", shortened(ours), shortened(theirs))
    ours = _parts(three.base, three.ours, conflict, conflict.base, conflict.ours)
    theirs = _parts(three.base, three.theirs, conflict, conflict.base, conflict.theirs)
    words = _base_words(three.base, conflict)
    return ConflictSides(words, shortened(ours), shortened(theirs))


def _parts(
    before: Strategy, after: Strategy, conflict: Conflict, old: Value, new: Value
) -> tuple[Part, ...]:
    path, kind = conflict.path, Kind.EDITED
    match conflict.cause:
        case Cause.REMOVED:
            return tuple(_item_parts(before, after, conflict, new))
        case Cause.BESIDE:
            row = Difference(Kind.BESIDE, path, "", "", old, new)
        case Cause.CHANGED:
            fields = (FieldDifference(path, old, new),)
            row = Difference(kind, path, "", "", old, new, None, fields)
    return parts_of(before, after, row)


def _item_parts(
    before: Strategy, after: Strategy, conflict: Conflict, side: Item | None
) -> Iterator[Part]:
    """What became of an item or section that one side removed and the other changed."""
    if side is None:
        gone = conflict.base or conflict.ours or conflict.theirs
        name = label_of(gone) or capitalised(kind_words(gone.kind))
        yield Part(say("merge.removed"), (Line((Span(name, Shade.REMOVED),)),))
        return
    for row in differences(before, after):
        if row.path.within(conflict.path):
            named = capitalised(place(after if row.after is not None else before, row.path))
            for part in parts_of(before, after, row):
                yield replace(part, title=part.title or named)


def _base_words(base: Strategy, conflict: Conflict) -> str:
    value = conflict.base
    if isinstance(value, Kept):
        words = value_words(base, field_at(ROOT / "document"), value)
    else:
        words = value_words(base, field_at(conflict.path), value)
    words = " ".join(words.split())
    cut = words[:_BASE].rpartition(" ")[0] if len(words) > _BASE else words
    return words if cut == words else f"{cut} {_DOTS}"


def shortened(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The lines that say something new, and a little of what stands round it."""
    return tuple(Part(part.title, tuple(_lines(part.lines))) for part in parts)


def _lines(lines: Sequence[Line]) -> Iterator[Line]:
    if len(lines) == 1 or not any(map(_is_changed, lines)):
        yield from (Line(tuple(_spans(line.spans)), line.level) for line in lines)
        return
    left_out = False
    for line in lines:
        if _is_changed(line):
            dots = (Span(f"{_DOTS} "),) if left_out else ()
            yield Line((*dots, *_spans(line.spans)), line.level)
        left_out = not _is_changed(line)
    if left_out:
        yield Line((Span(_DOTS),))


def _is_changed(line: Line) -> bool:
    return any(span.shade is not Shade.EQUAL for span in line.spans)


def _spans(spans: Sequence[Span]) -> Iterator[Span]:
    marked = [at for at, span in enumerate(spans) if span.shade is not Shade.EQUAL]
    if not marked:
        yield from spans
        return
    for at, span in enumerate(spans):
        if span.shade is not Shade.EQUAL:
            yield span
        elif kept := _kept(span.words, after=at > marked[0], before=at < marked[-1]):
            yield replace(span, words=kept)


def _kept(words: str, *, after: bool, before: bool) -> str:
    """The end of what comes before a change, the beginning of what comes after one."""
    if len(words) <= _ROUND * (after + before) + len(_DOTS):
        return words
    head = words[:_ROUND].rpartition(" ")[0] if after else ""
    tail = words[-_ROUND:].partition(" ")[2] if before else ""
    return f"{head} {_DOTS} {tail}".strip() if head and tail else f"{head}{_DOTS}{tail}"

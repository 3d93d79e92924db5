"""A row of a comparison in, what it says word by word out: what stays, what went, what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from lhl_editor.core.diff import Difference, FieldDifference
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import KINDS, Field, Type
from lhl_editor.core.strategy import Item, Strategy, Value, exists
from lhl_editor.core.text import Inline, PageReference, Text, plain_text
from lhl_editor.core.word_hunks import Nature
from lhl_editor.core.words import Mark, ParagraphDifference, Piece, text_difference
from lhl_editor.language.catalogue import say
from lhl_editor.language.differences import value_words
from lhl_editor.language.fields import kind_words, label
from lhl_editor.language.places import place

SPACE = "·"  # where nothing but spaces came or went


class Shade(Enum):
    """How words are marked."""

    EQUAL = "equal"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"


@frozen
class Span:
    """Words of one mark and one look."""

    words: str
    shade: Shade = Shade.EQUAL
    bold: bool = False
    italic: bool = False


@frozen
class Line:
    """A paragraph, or a list item where `level` is more than 0."""

    spans: tuple[Span, ...]
    level: int = 0


@frozen
class Part:
    """The lines of one field; its title is empty where the field is the row's own."""

    title: str
    lines: tuple[Line, ...]


def parts_of(before: Strategy, after: Strategy, row: Difference) -> tuple[Part, ...]:
    """All that the row says, field by field."""
    return tuple(_parts(_Sides(before, after), row))


@frozen
class _Sides:
    before: Strategy
    after: Strategy


def _parts(sides: _Sides, row: Difference) -> Iterator[Part]:
    if row.numbers is not None:
        yield Part("", (Line((Span(_moved(row), Shade.MOVED),)),))
    if row.kind is Kind.RENAMED:
        yield _whole(_Lines(row.before.id, row.after.id))
    elif row.kind is Kind.BESIDE:
        yield _whole(_Lines(*(_kept_words(one) for one in (row.before, row.after))))
    elif row.fields:
        is_own = len(row.fields) == 1 and row.fields[0].path == row.path
        for field in row.fields:
            yield _field(sides, field, "" if is_own else _title(row, field.path))
    elif row.numbers is None:
        came = row.after is not None
        shade = Shade.INSERTED if came else Shade.REMOVED
        item = row.after if came else row.before
        yield from _item(sides.after if came else sides.before, item, shade)


def _moved(row: Difference) -> str:
    assert row.numbers is not None
    old, new = row.numbers
    return say("compare.moved_past") if old == new else say("compare.moved", old=old, new=new)


def _title(row: Difference, path: Path) -> str:
    return label(row.item_kind, path.name)


def _kept_words(kept: Value) -> str:
    return value_words(Item("strategy"), Field("", Type.LINE), kept)


@frozen
class _Lines:
    """Plain words before and after."""

    before: str
    after: str


def _whole(lines: _Lines) -> Part:
    before, after = (plain_text(*words.splitlines()) for words in (lines.before, lines.after))
    return Part("", tuple(_lines(_Sides(Item("strategy"), Item("strategy")), before, after)))


def _field(sides: _Sides, difference: FieldDifference, title: str) -> Part:
    field = field_at(difference.path)
    before = _as_text(sides.before, field, difference.before)
    after = _as_text(sides.after, field, difference.after)
    return Part(title, tuple(_lines(sides, before, after)))


def _as_text(strategy: Strategy, field: Field, value: Value) -> Text:
    """A value as words: each element of a list is a line."""
    if isinstance(value, Text):
        return value
    if isinstance(value, tuple):
        return plain_text(*(value_words(strategy, field, one) for one in value))
    return plain_text(value_words(strategy, field, value)) if value else Text()


def _lines(sides: _Sides, before: Text, after: Text) -> Iterator[Line]:
    for difference in text_difference(before, after):
        yield _line(sides, difference)


def _line(sides: _Sides, difference: ParagraphDifference) -> Line:
    spans = [span for piece in difference.pieces for span in _spans(sides, piece)]
    if difference.is_relevelled:
        spans.insert(0, Span(f"{say('compare.level')} ", Shade.MOVED))
    paragraph = difference.after or difference.before
    return Line(tuple(spans), paragraph.level if paragraph else 0)


def _spans(sides: _Sides, piece: Piece) -> Iterator[Span]:
    shade = Shade(piece.mark.value)
    strategy = sides.before if piece.mark is Mark.REMOVED else sides.after
    shows_spaces = piece.nature is Nature.SPACES and shade is not Shade.EQUAL
    for run in piece.runs:
        span = _span(strategy, run, shade, with_address=piece.nature is Nature.LINK)
        yield replace(span, words=span.words.replace(" ", SPACE)) if shows_spaces else span


def _span(strategy: Strategy, run: Inline, shade: Shade, *, with_address: bool) -> Span:
    if isinstance(run, PageReference):
        return Span(_reference(strategy, run), shade)
    words = run.text
    if with_address:
        words = f"{words} ({run.link or say('compare.no_link')})"
    return Span(words, shade, run.bold, run.italic)


def _reference(strategy: Strategy, run: PageReference) -> str:
    target = Path.parse(run.target)
    there = place(strategy, target) if exists(strategy, target) else run.target
    return say("compare.page_reference", place=there)


def _item(strategy: Strategy, item: Item, shade: Shade, title: str = "") -> Iterator[Part]:
    """Every field of what came or went, and of what lies in it."""
    for field in KINDS[item.kind].fields:
        value = item[field.name]
        if not value:
            continue
        named = ", ".join(part for part in (title, label(item.kind, field.name)) if part)
        if field.type is Type.SECTION:
            yield from _item(strategy, value, shade, named)
        elif field.type is Type.ITEMS:
            for number, one in enumerate(value, 1):
                yield from _item(strategy, one, shade, f"{named}, {kind_words(one.kind)} {number}")
        else:
            yield Part(named, tuple(_one_sided(strategy, field, value, shade)))


def _one_sided(strategy: Strategy, field: Field, value: Value, shade: Shade) -> Iterator[Line]:
    for paragraph in _as_text(strategy, field, value).paragraphs:
        spans = (_span(strategy, run, shade, with_address=False) for run in paragraph.runs)
        yield Line(tuple(spans), paragraph.level)

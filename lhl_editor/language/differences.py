"""A row of a comparison, or a conflict, in; what a person reads about it out: «Delmål 3, Hvorfor:
endret», «flyttet fra 4 til 5»."""

from __future__ import annotations

from lhl_editor.core.diff import Difference, FieldDifference
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.merge import Cause, Conflict
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import Field, Type
from lhl_editor.core.strategy import Item, Kept, Strategy, Value, items_of, label_of
from lhl_editor.core.text import Text
from lhl_editor.core.word_hunks import Nature
from lhl_editor.core.words import Mark, line_difference, text_difference
from lhl_editor.language.catalogue import listed, say
from lhl_editor.language.fields import date_words, kind_words, option_words
from lhl_editor.language.places import place
from lhl_editor.language.summaries import summary, summary_of

__all__ = [
    "conflict_words",
    "difference_place",
    "difference_words",
    "kind_label",
    "moved_words",
    "summary",
    "summary_of",
    "value_words",
]
_REFERENCES = (Type.REFERENCE, Type.REFERENCES)


def difference_words(before: Strategy, after: Strategy, row: Difference) -> str:
    """Where it is and what happened: «Delmål 3, Hvorfor: endret»."""
    what = moved_words(row) or say(f"difference.became.{_became(row)}")
    return say("difference.row", place=difference_place(before, after, row), what=what)


def difference_place(before: Strategy, after: Strategy, row: Difference) -> str:
    """Where it is, or was if it went: «Delmål 3, Hvorfor»."""
    went = row.kind is Kind.REMOVED and row.after is None
    return place(before if went else after, row.path)


def kind_label(row: Difference) -> str:
    """What happened in a word or two, to stand before the place: «Flyttet og endret»."""
    return say(f"difference.kind.{_kind(row)}")


def moved_words(row: Difference) -> str:
    """«flyttet fra 4 til 5»; empty for what was not moved, or only past others that went."""
    if row.numbers is None or row.numbers[0] == row.numbers[1]:
        return ""
    code = "moved" if row.kind is Kind.MOVED else "moved_and_edited"
    return say(f"difference.{code}", old=row.numbers[0], new=row.numbers[1])


def conflict_words(conflict: Conflict) -> str:
    """Why there is one: «De samme ordene er endret»."""
    if conflict.cause is Cause.CHANGED and field_at(conflict.path).type in (Type.TEXT, Type.LINE):
        return say("conflict.words")
    return say(f"conflict.{conflict.cause.value}")


def value_words(strategy: Strategy, field: Field, value: Value) -> str:
    """What a field's value says: names for references, dates as one says them, lists in a row."""
    match value:
        case Text():
            return value.plain
        case Kept():
            comments = (line for _, lines in value.comments for line in lines)
            return "\n".join((*comments, *(source for _, source in value.unknown)))
        case Item():
            return label_of(value) or kind_words(value.kind)
        case tuple():
            return listed([_one(strategy, field, one) for one in value]) if value else ""
        case None:
            return ""
        case _:
            return _one(strategy, field, value)


def _one(strategy: Strategy, field: Field, value: Value) -> str:
    if isinstance(value, Item):
        return label_of(value) or kind_words(value.kind)
    words: str = value
    if field.type in _REFERENCES:
        item = items_of(strategy, field.kind).get(words)
        return (label_of(item) if item else "") or words
    if field.type in (Type.DATE, Type.DATES):
        return date_words(words)
    is_option = field.type is Type.CHOICE and words in field.options
    return option_words(field.name, words) if is_option else words


def _kind(row: Difference) -> str:
    refers = row.kind is Kind.RELINKED and field_at(row.path).type in _REFERENCES
    return "reference" if refers else row.kind.value


def _became(row: Difference) -> str:
    """`spaces` or `look` where no word of a field is another one."""
    if row.kind is Kind.EDITED and row.fields:
        natures = _natures(row.fields[0])
        if len(natures) == 1:
            nature = natures.pop()
            return {Nature.SPACES: "spaces", Nature.LOOK: "look"}.get(nature, "edited")
    return _kind(row)


def _natures(field: FieldDifference) -> set[Nature]:
    """What the changes in a line or a text are made of; empty for other fields."""
    before, after = field.before, field.after
    if isinstance(before, Text):
        every = text_difference(before, after)
        if any(one.is_relevelled for one in every):
            return set()
        pieces = [piece for one in every for piece in one.pieces]
    elif isinstance(before, str):
        pieces = list(line_difference(before, after))
    else:
        return set()
    return {piece.nature for piece in pieces if piece.mark is not Mark.EQUAL}

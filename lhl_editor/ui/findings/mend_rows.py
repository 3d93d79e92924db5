"""A mend in, the rows that show what it changes out: before and after, field by field."""

from __future__ import annotations

from lhl_editor.core.changes import AddItem, Change, MoveItem, RemoveItem, SetField
from lhl_editor.core.mending import Mend
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.rules.passages import links
from lhl_editor.core.schema import Field, Type
from lhl_editor.core.strategy import Strategy, Value, get
from lhl_editor.language.fields import date_words, option_words
from lhl_editor.ui.marked_rows import MarkedRow

_CONTEXT = 44  # characters on either side


def mend_row(strategy: Strategy, mend: Mend) -> MarkedRow:
    """What the mend changes in the strategy, at the place of its finding."""
    change = mend.changes[0]
    before, after = _before_and_after(strategy, change)
    return marked(mend.problem.path, before, after)


def marked(path: Path, before: str, after: str) -> MarkedRow:
    """The words that differ, whole, and a little of what stands round them."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    while start and not before[start - 1].isspace():
        start -= 1
    while end and not before[len(before) - end].isspace():
        end -= 1
    tail = before[len(before) - end :] if end else ""
    return MarkedRow(
        path,
        _shortened(before[:start], at_end=True),
        before[start : len(before) - end],
        after[start : len(after) - end],
        _shortened(tail, at_end=False),
    )


def _before_and_after(strategy: Strategy, change: Change) -> tuple[str, str]:
    match change:
        case SetField(path=path, value=value):
            field, old = field_at(path), get(strategy, path)
            if field.type is Type.TEXT and old.plain == value.plain:
                return _addresses(old, value)
            return _words(field, old), _words(field, value)
        case AddItem() | MoveItem():
            return "", ""
        case RemoveItem():
            return "", ""


def _words(field: Field, value: Value) -> str:
    """What a field's value looks like to a person, on one line."""
    match field.type:
        case Type.TEXT:
            return value.plain.replace("\n", " ")  # type: ignore[no-any-return]
        case Type.CHOICE:
            return option_words(field.name, value) if value in field.options else value
        case Type.DATE:
            return date_words(value)
        case Type.LINES | Type.DATES | Type.REFERENCES:
            return " · ".join(value)
        case Type.SECTION | Type.ITEMS:
            return ""
        case _:
            return str(value)


def _addresses(before: Value, after: Value) -> tuple[str, str]:
    """The addresses of links that differ."""
    pairs = zip(links(before), links(after), strict=False)
    differing = [(a.address, b.address) for a, b in pairs if a.address != b.address]
    return " ".join(a for a, _ in differing), " ".join(b for _, b in differing)


def _common(these: str, those: str) -> int:
    count = 0
    for this, that in zip(these, those, strict=False):
        if this != that:
            break
        count += 1
    return count


def _shortened(words: str, at_end: bool) -> str:
    """The end or the beginning of the words, cut where a word ends."""
    if len(words) <= _CONTEXT:
        return words
    if at_end:
        cut = words[-_CONTEXT:]
        return "…" + (cut.partition(" ")[2] or cut)
    cut = words[:_CONTEXT]
    return (cut.rpartition(" ")[0] or cut) + " …"

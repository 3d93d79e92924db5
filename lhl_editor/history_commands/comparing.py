"""`diff`: what differs between two versions, the file as it is, or other files."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator

from lhl_editor.core.diff import Difference, FieldDifference, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.strategy import Strategy
from lhl_editor.history_commands.change_listing import write_list
from lhl_editor.history_commands.redlining import write_redline
from lhl_editor.history_commands.shared import DONE, history_of, plain_value, said, side, tell
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.differences import difference_words
from lhl_editor.language.places import place


def diff(call: Namespace) -> int:
    """Every difference from A to B, in the order of the document."""
    history = history_of(call.file)
    before, after = (side(call, history, text) for text in (call.a, call.b))
    if call.docx:
        write_redline(call, history, before, after)
    if call.pdf or call.list_docx:
        return write_list(call, history, before, after)
    if call.docx and not call.json:
        return DONE
    old, new = before.strategy, after.strategy
    found = differences(old, new)
    if call.json:
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
        return DONE
    tell(say("history.compared", before=before.title, after=after.title))
    if not found:
        is_same = before.data == after.data
        tell(say("history.same_bytes" if is_same else "history.same"))
    for one in found:
        print("\n".join(_lines(one, old, new)))
    return DONE


def _as_json(one: Difference) -> dict[str, object]:
    told: dict[str, object] = {
        "path": str(one.path),
        "kind": one.kind.value,
        "before": plain_value(one.path, one.before),
        "after": plain_value(one.path, one.after),
    }
    if one.numbers:
        told["numbers"] = list(one.numbers)
    if one.fields and one.item_path == one.path:
        told["fields"] = [
            {
                "path": str(field.path),
                "before": plain_value(field.path, field.before),
                "after": plain_value(field.path, field.after),
            }
            for field in one.fields
        ]
    return told


def _lines(one: Difference, old: Strategy, new: Strategy) -> Iterator[str]:
    yield difference_words(old, new, one)
    if one.kind is Kind.BESIDE:
        for sign, value in (("-", one.before), ("+", one.after)):
            yield from _signed(sign, said(new, one.path, value))
    elif one.item_path != one.path:
        yield from _values(FieldDifference(one.path, one.before, one.after), old, new)
    else:
        for field in one.fields:
            yield f"  {capitalised(place(new, field.path))}:"
            yield from _values(field, old, new)


def _values(one: FieldDifference, old: Strategy, new: Strategy) -> Iterator[str]:
    for sign, strategy, value in (("-", old, one.before), ("+", new, one.after)):
        yield from _signed(sign, said(strategy, one.path, value))


def _signed(sign: str, text: str) -> Iterator[str]:
    return (f"    {sign} {line}" for line in text.splitlines() if line)

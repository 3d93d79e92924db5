"""`diff`: what differs between two versions, the file as it is, or other files."""

from __future__ import annotations

import json
from argparse import Namespace

from lhl_editor.core.diff import Difference, differences
from lhl_editor.files.versions import History
from lhl_editor.history_commands.change_listing import list_of, write_list
from lhl_editor.history_commands.redlining import write_redline
from lhl_editor.history_commands.shared import DONE, Side, history_of, plain_value, side, tell
from lhl_editor.language.catalogue import say
from lhl_editor.language.change_lists import change_text


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
    if call.json:
        found = differences(before.strategy, after.strategy)
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _tell_list(call, history, before, after)
    return DONE


def _tell_list(call: Namespace, history: History, before: Side, after: Side) -> None:
    tell(say("history.compared", before=before.title, after=after.title))
    listed = list_of(call, history, before, after)
    if any(listed.changes):
        print(change_text(listed), end="")
    else:
        is_same = before.data == after.data
        tell(say("history.same_bytes" if is_same else "history.same"))


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

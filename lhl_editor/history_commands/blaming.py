"""`blame`: who changed a field or an item, when, and what stood there before."""

from __future__ import annotations

import json
from argparse import Namespace

from lhl_editor.arguments import BadCall
from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.path import Path as Place
from lhl_editor.core.plain import Plain, field_at
from lhl_editor.core.strategy import Value, new_strategy
from lhl_editor.files.earlier_values import Changed, earlier_values
from lhl_editor.history_commands.listing import as_json
from lhl_editor.history_commands.shared import DONE, history_of, plain_value, said, tell, title
from lhl_editor.language.catalogue import say


def blame(call: Namespace) -> int:
    """Every change at the place, the newest first."""
    history, place = history_of(call.file), Place.parse(call.path)
    try:
        field_at(place)
    except UnknownPath as error:
        raise BadCall(say("history.no_such_place", path=call.path)) from error
    found = list(earlier_values(history, place))
    if call.json:
        print(json.dumps([_as_json(place, one) for one in found], ensure_ascii=False, indent=2))
    elif not found:
        tell(say("history.never_changed", path=call.path))
    for one in found if not call.json else ():
        print(_line(place, one))
    return DONE


def _as_json(place: Place, changed: Changed) -> dict[str, Plain]:
    kept = ("id", "name", "author", "time", "note")
    told = {key: value for key, value in as_json(changed.version).items() if key in kept}
    before, after = (plain_value(place, value) for value in (changed.before, changed.after))
    return {**told, "before": before, "after": after}


def _line(place: Place, changed: Changed) -> str:
    before, after = (_words(place, value) for value in (changed.before, changed.after))
    return say("history.blame", version=title(changed.version), before=before, after=after)


def _words(place: Place, value: Value | None) -> str:
    """A value as one reads it in a line; references as ids, since versions name them otherwise."""
    text = said(new_strategy(), place, value) if value else ""
    joined = " ".join(text.split())
    return say("history.quoted", text=joined) if joined else say("history.nothing")

"""What kept an export from its end, in words for a person."""

from __future__ import annotations

from lhl_editor.files.saving import NotSaved
from lhl_editor.language.catalogue import say
from lhl_editor.render.cannot_render import CannotRender
from lhl_editor.ui.export.files import OverStrategy, Written
from lhl_editor.ui.export.job import Gone

_MOST_SIGNS = 8


def fault_words(written: Written) -> str:
    """Why the files were not written, and which were all the same."""
    fault = written.fault
    if isinstance(fault, OverStrategy):
        reason = say("export.over_strategy", file=fault.path.name)
    elif isinstance(fault, NotSaved):
        reason = say(f"save.{fault.code}", **fault.values)
        reason = say("export.about_file", file=fault.path.name, reason=reason)
    else:
        reason = ""
    if written.files:
        names = [each.name for each in written.files]
        reason = f"{reason} {say('export.others', files=names)}"
    return reason


def reason_of(error: Exception) -> str:
    """Why the files could not be made."""
    match error:
        case CannotRender(missing=missing):
            signs = list(dict.fromkeys(sign for _, _, sign in missing))[:_MOST_SIGNS]
            return say("export.cannot_draw", signs=signs)
        case Gone():
            return say("export.gone")
        case _:
            return say("export.unexpected", error=f"{type(error).__name__}: {error}")

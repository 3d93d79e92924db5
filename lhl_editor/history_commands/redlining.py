"""`diff --docx`: the document with tracked changes from one version to another."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from lhl_editor.core.strategy import Strategy
from lhl_editor.exporting import Order
from lhl_editor.files.saving import save_bytes
from lhl_editor.files.versions import History
from lhl_editor.history_commands.change_listing import refuse
from lhl_editor.history_commands.shared import DONE, FILE, Side, author_of, now, tell, who
from lhl_editor.inspecting import today
from lhl_editor.language.catalogue import say
from lhl_editor.redlining import Redline, Signatures, redline, signatures, signed


def write_redline(call: Namespace, history: History, before: Side, after: Side) -> int:
    """The Word file that the call asks for."""
    refuse(call, [Path(one) for one in (call.docx, call.pdf, call.list_docx) if one])
    old, new = before.strategy, after.strategy
    when = today()
    asked = Redline(
        old,
        new,
        _order(call, before, when),
        _order(call, after, when),
        _signatures(call, history, before, after, old, new),
    )
    save_bytes(Path(call.docx), redline(asked))
    tell(say("history.redline_written", file=call.docx, before=before.title, after=after.title))
    return DONE


def _order(call: Namespace, side: Side, when: date) -> Order:
    """Without the version's name and the mark of a draft: else every footer would be a change."""
    at = side.version.id if side.version else ""
    return Order(pdf=False, docx=True, when=when, document=Path(call.file), at=at)


def _signatures(
    call: Namespace, history: History, before: Side, after: Side, old: Strategy, new: Strategy
) -> Signatures:
    """What the history does not know is signed by who made the second version, or who calls."""
    if after.version:
        otherwise = signed(who(after.version), after.version.time)
    else:
        author = author_of(call)
        otherwise = signed(author.name or author.email, now())
    if after.version is None and call.b != FILE:  # another document
        return Signatures(otherwise, {})
    return signatures(
        history,
        old,
        new,
        since=before.version,
        until=after.version,
        otherwise=otherwise,
        name_of=who,
    )

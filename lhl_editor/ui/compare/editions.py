"""What is compared in, the same as a list of changes or with tracked changes out, ready to be
sent: what is said in them is true on another day, too."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path as File

from lhl_editor.change_lists import (
    ChangeList,
    change_list,
    change_text,
    day_words,
    list_as_docx,
    list_as_pdf,
    version_name,
)
from lhl_editor.core.diff import Difference
from lhl_editor.core.frozen import frozen
from lhl_editor.exporting import Order
from lhl_editor.files.versions import Author, History
from lhl_editor.language.catalogue import say
from lhl_editor.redlining import Redline, Signatures, redline, signatures, signed
from lhl_editor.ui.compare.comparison import Comparison
from lhl_editor.ui.compare.makers import Maker, Makers, maker_of
from lhl_editor.ui.compare.sides import SAVED, Side

TEXT, PDF, DOCX, TRACKED = "text", "pdf", "docx", "tracked"


@frozen
class Compared:
    """Two sides and what differs, as it was when somebody asked for a list of it."""

    comparison: Comparison
    before: Side
    after: Side
    makers: Makers
    author: Author  # who asks
    file: File | None  # of the document
    now: datetime


def as_text(asked: Compared) -> str:
    """For an e-mail."""
    return change_text(_listed(asked))


def as_file(asked: Compared, kind: str, history: History | None) -> bytes:
    """The bytes of a file. Raises `CannotRender` where a character cannot be drawn, and OSError
    where the history cannot be read."""
    after, today = asked.comparison.after, asked.now.date()
    match kind:
        case "pdf":
            return list_as_pdf(_listed(asked), after, today)
        case "docx":
            return list_as_docx(_listed(asked), after, today)
        case _:
            return redline(_redline(asked, history))


def side_name(side: Side, now: datetime) -> str:
    """«1.1 (21. november 2022)», «slik den er nå (22. november 2026)»."""
    if side.version is None:
        name = say(f"compare.export.{'saved_side' if side.key == SAVED else 'now'}")
        return say("change_list.named", name=name, date=day_words(now))
    return version_name(side.version, now)


def _listed(asked: Compared) -> ChangeList:
    both = asked.comparison.before, asked.comparison.after
    names = side_name(asked.before, asked.now), side_name(asked.after, asked.now)
    makers, now = asked.makers, asked.now

    def who(row: Difference) -> str:
        every = makers.get((str(row.path), row.kind.value), ())
        return _maker_words(every[0], now) if every else ""

    return change_list(*both, names, who)


def _maker_words(maker: Maker, now: datetime) -> str:
    if maker.time is None:
        return maker.spoken
    return f"{maker.name}, {day_words(maker.time.astimezone(now.tzinfo))}"


def _redline(asked: Compared, history: History | None) -> Redline:
    before, after = asked.comparison.before, asked.comparison.after
    old, new = _order(asked.before, asked), _order(asked.after, asked)
    return Redline(before, after, old, new, _signatures(asked, history))


def _order(side: Side, asked: Compared) -> Order:
    """Without the version's name and the mark of a draft: else every footer would be a change."""
    at = side.version.id if side.version else ""
    return Order(pdf=False, docx=True, when=asked.now.date(), document=asked.file, at=at)


def _signatures(asked: Compared, history: History | None) -> Signatures:
    """What the history does not know is signed by who made the second version, or who asks."""
    until = asked.after.version
    if until:
        otherwise = signed(maker_of(until, asked.now).name, until.time)
    else:
        otherwise = signed(asked.author.name or asked.author.email, asked.now)
    if history is None:
        return Signatures(otherwise, {})
    return signatures(
        history,
        asked.comparison.before,
        asked.comparison.after,
        since=asked.before.version,
        until=until,
        otherwise=otherwise,
        name_of=lambda version: maker_of(version, asked.now).name,
    )

"""Both editions of a merge in, both as versions out: before anything of either is changed."""

from __future__ import annotations

from datetime import datetime

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import Author, History, Version
from lhl_editor.language.catalogue import say
from lhl_editor.language.summaries import summary
from lhl_editor.ui.merge.other import Other


@frozen
class Mine:
    """What is open: `data` are the bytes that it comes from, `saved` what those say."""

    strategy: Strategy
    saved: Strategy
    data: bytes
    author: Author


def keep_both(history: History, mine: Mine, other: Other, now: datetime) -> list[Version]:
    """The versions of both; raises `NotSaved` and OSError."""
    base = history.known(mine.data) or history.record_outside(mine.data, now)
    theirs = keep_other(history, other, now)
    if mine.strategy == mine.saved and base is not None:
        return [base, theirs]
    data, words = write_strategy(mine.strategy), summary(mine.saved, mine.strategy)
    follows = [base] if base else []
    note = say("merge.note")
    ours = history.append(data, mine.author, now, note, summary=words, follows=follows)
    return [ours, theirs]


def keep_other(history: History, other: Other, now: datetime) -> Version:
    """The version of the other edition: it follows the one that it is most like, if any."""
    data = other.edition.data
    known = other.version or history.known(data)
    if known is not None:
        return known
    base = history.most_like(data)
    note = other.file.name if other.is_copy else ""
    return history.append(
        data, Author(), now, note, follows=[base] if base else [], origin="outside"
    )

"""A history and another edition of its document in, what the two can be merged on out.

An edition is bytes that somebody made of the document: a version that another has saved, the file
as another program left it, a conflict copy that a program for synchronising has put beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lhl_editor.core.frozen import frozen
from lhl_editor.core.merge import merge
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import Author, History, Version, VersionLost


@frozen
class Edition:
    """The bytes, and the version that holds them where one does."""

    data: bytes
    version: Version | None = None


def edition_of(history: History, data: bytes) -> Edition:
    """Bytes with the version that is known to hold them."""
    return Edition(data, history.known(data))


@frozen
class Ground:
    """What two editions have in common: `version`, the newest that both come from, and what the
    two can be merged on. That is the version's strategy, unless they have merged crosswise before:
    then what all of the versions say that both come from."""

    version: Version
    strategy: Strategy


def ground(history: History, ours: Edition, theirs: Edition) -> Ground | None:
    """None where they have nothing in common; raises `VersionLost` and `Unreadable`.

    What is no version yet comes from the one that it is most like.
    """
    first, second = (_origin(history, one) for one in (ours, theirs))
    every = history.commons(first, second) if first and second else []
    if not every:
        return None
    return Ground(every[0], _joined(history, every))


def _joined(history: History, versions: Sequence[Version]) -> Strategy:
    """What all of them say: each merged into the first, on what those two have in common."""
    newest, *others = versions
    strategy = _strategy(history, newest)
    for other in others:
        if before := history.commons(newest, other):
            base = _joined(history, before)
            strategy = merge(base, strategy, _strategy(history, other)).strategy
    return strategy


def _strategy(history: History, version: Version) -> Strategy:
    return parse_strategy(history.read(version)).strategy


def recorded(history: History, edition: Edition, now: datetime, note: str = "") -> Version | None:
    """The version of an edition that another program made: its exact bytes, following the one
    that it is most like. None where it is like none. Raises `NotSaved`."""
    base = None if edition.version else history.most_like(edition.data)
    if edition.version or base is None:
        return edition.version
    return history.append(edition.data, Author(), now, note=note, follows=[base], origin="outside")


def is_merged(history: History, ours: Version, document: str) -> bool:
    """Whether what is open comes from a version with these bytes, given by their SHA-256."""
    return any(one.document == document for one in history.lineage(ours))


def heads_apart(history: History, ours: Version) -> list[Version]:
    """The versions that none follows, and that others made apart from ours.

    Not those that follow ours: the file is on its way then. Nor those that the same installation
    left behind: there somebody went back on purpose.
    """
    if all(one.id == ours.id for one in history.heads):  # as it mostly is; this is quick
        return []
    own = {one.id for one in history.lineage(ours)}
    return [
        one
        for one in history.heads
        if one.id not in own and one.writer != ours.writer and _is_apart(history, one, ours)
    ]


def _is_apart(history: History, one: Version, ours: Version) -> bool:
    """Not where it follows ours, nor where it says no more than what both come from."""
    if any(before.id == ours.id for before in history.lineage(one)):
        return False
    common = history.commons(ours, one)
    if len(common) < 2:
        return all(each.document != one.document for each in common)
    try:
        return _joined(history, common) != _strategy(history, one)
    except (VersionLost, Unreadable):
        return True


def _origin(history: History, edition: Edition) -> Version | None:
    return edition.version or history.most_like(edition.data)

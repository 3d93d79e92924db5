"""A history and another edition of its document in, what the two can be merged on out.

An edition is bytes that somebody made of the document: a version that another has saved, the file
as another program left it, a conflict copy that a program for synchronising has put beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from lhl_editor.core.frozen import frozen
from lhl_editor.core.merge import merge
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import Author, History, Version


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
    newest, *others = every
    strategy = _strategy(history, newest)
    for other in others:
        before = next(iter(history.commons(newest, other)), None)
        if before is not None:
            two = strategy, _strategy(history, other)
            strategy = merge(_strategy(history, before), *two).strategy
    return Ground(newest, strategy)


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
    own = {one.id: one for one in history.lineage(ours)}
    return [
        one
        for one in history.heads
        if one.id not in own and one.writer != ours.writer and _is_apart(history, one, ours, own)
    ]


def _is_apart(history: History, one: Version, ours: Version, own: Mapping[str, Version]) -> bool:
    """Not where it follows ours, nor where ours came to the same; but where it went back to what
    both come from."""
    before = {each.id for each in history.lineage(one)}
    alike = (each for id, each in own.items() if id not in before)
    return ours.id not in before and all(each.document != one.document for each in alike)


def _origin(history: History, edition: Edition) -> Version | None:
    return edition.version or history.most_like(edition.data)

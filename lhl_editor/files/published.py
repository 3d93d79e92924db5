"""A document in, the versions of it that were published out, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import History, Naming, Version, VersionLost


def published(document: Path, at: str = "") -> Iterator[tuple[Naming, Strategy]]:
    """Each under its name, with what it said; those before the version with the id `at`, and
    named before it, where that is given. So it is the same whenever one asks.

    Where none was ever published, the versions that have a name. What is lost is left out.
    Raises OSError where the history cannot be looked into.
    """
    history = History.of(document)
    versions = history.versions()
    limit: datetime | None = None
    for number, version in enumerate(versions):
        if at and version.id == at:
            versions = versions[number + 1 :]
            limit = version.naming.time if version.naming else None
            break
    named = [(names, one) for one in versions if (names := _names(one, limit))]
    with_files = [pair for pair in named if any(one.files for one in pair[0])]
    for names, version in with_files or named:
        try:
            yield names[-1], parse_strategy(history.read(version)).strategy
        except (VersionLost, Unreadable):
            continue


def _names(version: Version, limit: datetime | None) -> list[Naming]:
    """Those that it had got by that time: one that was published and then called otherwise is
    published still."""
    return [one for one in version.names if limit is None or one.time < limit]

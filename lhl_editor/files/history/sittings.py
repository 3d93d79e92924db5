"""Versions in order in, rows for a list out: what one person saved in one sitting is one row."""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.files.history.version import Version

_AN_HOUR = 3_600_000_000  # microseconds


def sittings(versions: Sequence[Version]) -> list[tuple[Version, ...]]:
    """The versions, the newest first, in rows: one person's saves, each upon the one before it,
    within an hour of the newest. A version with a name begins a row."""
    rows: list[list[Version]] = []
    for version in versions:
        if rows and _belongs(version, rows[-1]):
            rows[-1].append(version)
        else:
            rows.append([version])
    return [tuple(row) for row in rows]


def _belongs(version: Version, row: Sequence[Version]) -> bool:
    newest, after = row[0], row[-1]
    return (
        not version.names
        and version.person == newest.person
        and version.origin == newest.origin == "saved"
        and after.follows == (version.id,)
        and newest.rank - version.rank <= _AN_HOUR
    )

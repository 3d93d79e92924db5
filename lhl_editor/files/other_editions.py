"""An open document in, what others have made of it and nobody has merged yet out: versions that
others saved apart from it, and conflict copies beside it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.conflict_copies import conflict_copies
from lhl_editor.files.editions import Edition, edition_of, heads_apart, is_merged
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.history.record import digest_of
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import History, Version, VersionLost


@frozen
class OtherEdition:
    """A version by another (then `file` is None), or a file beside the document."""

    edition: Edition
    time: datetime
    file: Path | None = None

    @property
    def version(self) -> Version | None:
        return self.edition.version

    @property
    def document(self) -> str:
        """The SHA-256 of its bytes."""
        return digest_of(self.edition.data)


def other_editions(
    history: History, document: Path, data: bytes, strategy: Strategy
) -> list[OtherEdition]:
    """What is not in `data`, the bytes that are open, nor says what `strategy` says.

    The newest first. What cannot be read now is looked at again the next time.
    """
    try:
        ours = history.known(data)
        found = [*_versions(history, ours), *_copies(history, document, data, ours)]
    except OSError:  # the history cannot be looked into
        found = list(_copies(history, document, data, None))
    others = [one for one in found if _says_something_else(one, strategy)]
    return sorted(others, key=lambda one: one.time, reverse=True)


def edition_at(history: History, file: Path) -> OtherEdition:
    """A file that somebody chose; raises `Unreadable`."""
    data = read_bytes(file)
    parse_strategy(data)
    try:
        edition = edition_of(history, data)
    except OSError:
        edition = Edition(data)
    return OtherEdition(edition, written_at(file), file)


def _versions(history: History, ours: Version | None) -> Iterator[OtherEdition]:
    for version in heads_apart(history, ours) if ours else ():
        try:
            data = history.read(version)
        except VersionLost:
            continue
        yield OtherEdition(Edition(data, version), version.time.astimezone())


def _copies(
    history: History, document: Path, data: bytes, ours: Version | None
) -> Iterator[OtherEdition]:
    for copy in conflict_copies(document):
        try:
            there = edition_at(history, copy.path)
        except Unreadable:
            continue
        if ours and is_merged(history, ours, there.document):
            continue
        if copy.is_certain or _is_like(data, there.edition.data):
            yield there


def _is_like(data: bytes, other: bytes) -> bool:
    """Whether at least half of the lines are the same."""
    lines, others = Counter(data.splitlines()), Counter(other.splitlines())
    return 2 * (lines & others).total() >= max(lines.total(), others.total())


def _says_something_else(one: OtherEdition, strategy: Strategy) -> bool:
    try:
        return parse_strategy(one.edition.data).strategy != strategy
    except Unreadable:
        return False


def written_at(file: Path) -> datetime:
    """When a file was written last; now, where nobody knows."""
    try:
        return datetime.fromtimestamp(os.stat(file).st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return datetime.now().astimezone()

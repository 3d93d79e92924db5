"""A strategy in, its version in the history and the document's file out: in that order.

First what another program has written into the file, if no version holds it yet; then the new
version; then the file itself. So whatever ends a save on its way, no version is lost, and the file
holds either what it held or what was saved.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.saving import NotSaved, save_bytes
from lhl_editor.files.strategy_file import parse_strategy, write_strategy
from lhl_editor.files.user_folders import user_folders
from lhl_editor.files.versions import Author, History, Version
from lhl_editor.files.watching import keep_aside


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved. `version` is None where the history could not be written, and `trouble`
    says why: the file is saved all the same, and becomes a version the next time.

    `outside`: what another program had written, now a version; `aside`: where it is kept if the
    history could not take it.
    """

    data: bytes
    version: Version | None
    trouble: NotSaved | None = None
    outside: Version | None = None
    aside: Path | None = None


def save_with_history(
    path: Path,
    strategy: Strategy | bytes,
    author: Author,
    now: datetime,
    note: str = "",
    *,
    summary: str = "",
    follows: Sequence[Version] | None = None,
    merged: Sequence[Version] = (),
    origin: str = "saved",
    history: History | None = None,
    expected: Collection[bytes] = (),
) -> Saved:
    """Save the document at `path`, the history first.

    It follows `follows`, or else what stood in the file, and with it the versions whose changes
    were `merged` into it. `expected`: the bytes that it comes from; where others stand in the file
    that say something else, nothing is saved over them.

    Raises `NotSaved` where the file cannot be written, or where it holds what can be kept nowhere
    or was not expected; then it stands as it stood.
    """
    if not (folder := Path(os.path.realpath(path)).parent).is_dir():
        raise NotSaved(path, "missing_folder", folder=str(folder))  # the history would make it
    data = strategy if isinstance(strategy, bytes) else write_strategy(strategy)
    history = history or History.of(path)
    there = _expected(path, data, expected)
    stood: Version | None = None
    outside: Version | None = None
    aside: Path | None = None
    trouble: NotSaved | None = None
    version: Version | None = None
    try:
        if there and there != data:
            outside = _recorded(history, there, now)
            stood = outside or _known(history, there)
        before = follows if follows is not None else [stood] if stood else None
        if merged and follows is None:
            before = _apart(history, [*(before or ()), *merged])
            origin = "merged" if len(before) > 1 else origin
        version = history.append(
            data, author, now, note, summary=summary, follows=before, origin=origin
        )
    except NotSaved as error:
        trouble = error
        if there and there != data and not (outside or _known(history, there)):
            aside = keep_aside(path, there, user_folders().state, now)
    if (late := _expected(path, data, expected)) not in (b"", there, data):
        kept, elsewhere = _kept(path, history, late, now)
        outside, aside = kept or outside, elsewhere or aside
    save_bytes(path, data)
    return Saved(data, version, trouble, outside, aside)


def _expected(path: Path, data: bytes, expected: Collection[bytes]) -> bytes:
    """What the file holds now; raises `NotSaved` where that is something else than expected."""
    there = _there(path)
    if there and expected and there != data and there not in expected:
        strategies = [_said(one) for one in (*expected, data)]
        if (said := _said(there)) is None or said not in strategies:
            raise NotSaved(path, "changed")
    return there


def _said(data: bytes) -> Strategy | None:
    try:
        return parse_strategy(data).strategy
    except Unreadable:
        return None


def _kept(
    path: Path, history: History, late: bytes, now: datetime
) -> tuple[Version | None, Path | None]:
    """What was written while the version was: itself one now, or where else it is kept."""
    try:
        return _recorded(history, late, now), None
    except NotSaved:
        return None, keep_aside(path, late, user_folders().state, now)


def _apart(history: History, versions: Sequence[Version]) -> list[Version]:
    """Those that none of the others comes from; all, where the history cannot be looked into."""
    try:
        return history.apart(versions)
    except OSError:
        return list({one.id: one for one in versions}.values())


def record_file(path: Path, now: datetime, history: History | None = None) -> Version | None:
    """On opening: what the file holds becomes a version «endret utenfor», if it is none yet.

    None where it is one, or where the file cannot be read. Raises `NotSaved`.
    """
    data = _there(path)
    return _recorded(history or History.of(path), data, now) if data else None


def _there(path: Path) -> bytes:
    """What the file holds now; nothing where there is none or it cannot be read."""
    try:
        return read_bytes(path)
    except Unreadable:
        return b""


def _recorded(history: History, data: bytes, now: datetime) -> Version | None:
    return None if _known(history, data) else history.record_outside(data, now)


def _known(history: History, data: bytes) -> Version | None:
    with contextlib.suppress(OSError):  # a history that cannot be looked into knows nothing
        return history.known(data)
    return None

"""A writer's oldest single files -> a pack of a hundred, and only then without them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lhl_editor.files.history.compression import Contents, contents
from lhl_editor.files.history.folder import (
    Name,
    listed,
    parsed,
    read_file,
    remove_file,
    remove_leftovers,
    write_pack,
)
from lhl_editor.files.process_lock import take_lock
from lhl_editor.files.saving import NotSaved

IN_A_PACK = 100
_LOOSE = 50  # of the newest stay single files


class _Single(NamedTuple):
    file: str
    number: int
    id: str
    data: bytes


def is_due(files: Sequence[str], writer: str) -> bool:
    """Whether the writer has so many single files that some can go into a pack."""
    return sum(1 for _ in _singles(files, writer)) >= IN_A_PACK + _LOOSE


def roll(folder: Path, writer: str, lock: Path) -> None:
    """Put a hundred of the writer's records into a pack, if there are so many.

    Nothing goes before the pack was read back. Raises `NotSaved` or OSError, and then nothing is
    lost. One process of an installation does it at a time.
    """
    held = take_lock(lock)
    if held is None:
        return
    try:
        remove_leftovers(folder / writer)
        remove_leftovers(lock.parent)
        files = [file for file in listed(folder) if file.startswith(f"{writer}/")]
        _remove_packed(folder, files)
        if is_due(files := [f for f in listed(folder) if f in set(files)], writer):
            _pack(folder, writer, files)
    finally:
        held.release()


def _pack(folder: Path, writer: str, files: Sequence[str]) -> None:
    chosen = list(_whole(folder, files, writer))
    if len(chosen) < IN_A_PACK:
        return
    numbers, records = [one.number for one in chosen], [one.data for one in chosen]
    pack = write_pack(folder, writer, numbers, records)
    held = _ids(contents(read_file(folder, pack)))
    for one in chosen:
        if one.id in held:
            remove_file(folder, one.file)


def _whole(folder: Path, files: Sequence[str], writer: str) -> Iterator[_Single]:
    """The oldest single files that are as their names say, a hundred at most."""
    count = 0
    for file, name in _singles(files, writer):
        if one := _single(folder, file, name):
            yield one
            count += 1
        if count == IN_A_PACK:
            return


def _single(folder: Path, file: str, name: Name) -> _Single | None:
    try:
        held = contents(read_file(folder, file))
    except OSError:
        return None
    every = list(held)
    if held.damaged or len(every) != 1:
        return None
    stream, found = every[0]
    if not found.id.startswith(name.digest):
        return None
    return _Single(file, name.first, found.id, stream.data[found.begin : found.end])


def _remove_packed(folder: Path, files: Sequence[str]) -> None:
    """Single files that stand in a pack already: a process was killed between the two."""
    for file in files:
        pack = parsed(file)
        if pack is None or not pack.is_pack:
            continue
        inside = [
            (single, name)
            for single in files
            if (name := parsed(single))
            and not name.is_pack
            and pack.first <= name.first <= pack.last
        ]
        if inside:
            with contextlib.suppress(OSError, NotSaved):
                _remove_held(folder, file, inside)


def _remove_held(folder: Path, pack: str, singles: Sequence[tuple[str, Name]]) -> None:
    held = _ids(contents(read_file(folder, pack)))
    for file, name in singles:
        one = _single(folder, file, name)
        if one and one.id in held:
            remove_file(folder, file)


def _singles(files: Sequence[str], writer: str) -> Iterator[tuple[str, Name]]:
    for file in files:
        name = parsed(file) if file.startswith(f"{writer}/") else None
        if name and not name.is_pack:
            yield file, name


def _ids(held: Contents) -> frozenset[str]:
    return frozenset(found.id for _, found in held)

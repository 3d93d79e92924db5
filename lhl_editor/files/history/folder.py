"""The folder beside a document: its files by name, their bytes, and new ones.

`strategy.history/<writer>/NNNNNN-<digest>.xz` is one record, `NNNNNN-NNNNNN-<digest>.xz` a pack
of a writer's records. Every file is written once, by its writer, and never changed. What a file
holds is told by its content alone: under whatever name a program for synchronising has put it.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.files.file_bytes import LARGEST
from lhl_editor.files.history.compression import compressed
from lhl_editor.files.history.record import digest_of
from lhl_editor.files.saving import make_folder, not_saved, save_bytes

SUFFIX = ".history"
END = ".xz"
_NAME_DIGITS = 16  # of the digest, in a file's name
_OWN_NAME = re.compile(r"(?P<first>\d{6,12})(?:-(?P<last>\d{6,12}))?-(?P<digest>[0-9a-f]{16})\.xz")
_TEMPORARY = re.compile(r"\.[0-9a-f]{12}\.tmp\Z")
_OLD = 3600  # seconds after which nobody writes a temporary file any more
_LARGEST = LARGEST * 2  # of a file with versions


@frozen
class Name:
    """What a file's own name says; a pack's `last` is the number of its last record."""

    first: int
    last: int
    digest: str
    is_pack: bool


def folder_of(document: Path) -> Path:
    """Where the history of a document stands, beside the file that a link leads to."""
    place = Path(os.path.realpath(document))
    return place.with_name((place.stem or place.name) + SUFFIX)


def parsed(file: str) -> Name | None:
    """What the name of a file says; None for another's, as a conflict copy has it."""
    match = _OWN_NAME.fullmatch(file.rpartition("/")[2])
    if match is None:
        return None
    first = int(match["first"])
    last = match["last"]
    return Name(first, int(last or first), match["digest"], last is not None)


def listed(folder: Path) -> list[str]:
    """Every file that may hold records, as `writer/name`, in order; none where there is no folder.

    Raises OSError where the folder cannot be listed.
    """
    return sorted(_files(folder))


def sizes(folder: Path) -> dict[str, int]:
    """The same with the size of each; raises OSError."""
    return {file: _size(f"{folder}/{file}") for file in listed(folder)}


def _files(folder: Path) -> Iterator[str]:
    for writer in _names(folder):
        for name in _names(folder / writer):
            if name.endswith(END):
                yield f"{writer}/{name}"


def _size(file: str) -> int:
    try:
        return os.stat(file).st_size
    except (OSError, ValueError):
        return -1


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []


def read_file(folder: Path, file: str) -> bytes:
    """The bytes of a file of the history; raises OSError."""
    with open(folder / file, "rb") as opened:
        data = opened.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError("too large")
    return data


def read_from(folder: Path, file: str, offset: int, most: int = _LARGEST) -> bytes:
    """The bytes of a file from there on, at most so many; raises OSError."""
    with open(folder / file, "rb") as opened:
        opened.seek(offset)
        return opened.read(most)


def next_number(files: Sequence[str], writer: str) -> int:
    """The number after the highest that the writer has used."""
    names = (parsed(file) for file in files if file.startswith(f"{writer}/"))
    return max((name.last for name in names if name), default=0) + 1


def write_record(folder: Path, writer: str, number: int, record: bytes) -> str:
    """Write a record for good; returns its file. Raises `NotSaved`."""
    name = f"{number:06}-{digest_of(record)[:_NAME_DIGITS]}{END}"
    return _write(folder, f"{writer}/{name}", compressed([record]))


def write_pack(folder: Path, writer: str, numbers: Sequence[int], records: Sequence[bytes]) -> str:
    """Write a pack for good; returns its file. Raises `NotSaved`."""
    digest = digest_of(b"".join(records))[:_NAME_DIGITS]
    name = f"{min(numbers):06}-{max(numbers):06}-{digest}{END}"
    return _write(folder, f"{writer}/{name}", compressed(records))


def _write(folder: Path, file: str, data: bytes) -> str:
    target = folder / file
    make_folder(target.parent)
    save_bytes(target, data)
    return file


def remove_file(folder: Path, file: str) -> None:
    """Raises `NotSaved`."""
    target = folder / file
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise not_saved(target, error) from error


def remove_leftovers(folder: Path) -> None:
    """Take away what a process left half written in a folder when it was killed."""
    with contextlib.suppress(OSError):
        for name in _names(folder):
            place = folder / name
            if _TEMPORARY.match(name) and time.time() - place.stat().st_mtime > _OLD:
                place.unlink()

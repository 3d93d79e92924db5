"""A path -> the bytes of the file there, or the fault that keeps them back.

What is no ordinary file is never opened (a pipe would hang the reader), and what is too large is
never read.
"""

from __future__ import annotations

import stat
from pathlib import Path

from lhl_editor.files.faults import Fault, Unreadable

MEGABYTE = 1 << 20
LARGEST = 64 * MEGABYTE


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file; raises `Unreadable`."""
    try:
        _check(path)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Unreadable([_fault(error)]) from error
    if len(data) > LARGEST:
        raise Unreadable([_too_large(len(data))])
    return data


def _check(path: Path) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable([Fault("is_folder")])
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable([Fault("not_regular")])
    if status.st_size > LARGEST:
        raise Unreadable([_too_large(status.st_size)])


def _too_large(size: int) -> Fault:
    megabytes = {"size": str(-(-size // MEGABYTE)), "limit": str(LARGEST // MEGABYTE)}
    return Fault("too_large", values=megabytes)


def _fault(error: OSError | ValueError) -> Fault:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Fault("missing_file")
        case PermissionError():
            return Fault("no_access")
        case OSError():
            return Fault("cannot_read", values={"reason": str(error.errno)})
        case _:  # a path with a null character
            return Fault("missing_file")

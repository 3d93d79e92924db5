"""Bytes -> a file, whole or not at all.

They are written to a new file in the same folder, which then takes the old one's place. A
symbolic link stays a link: what it points to is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

# Windows refuses to replace a file that a virus scanner or indexer has open for a moment.
_PAUSES = (0.05,) * 50 if os.name == "nt" else ()  # seconds
_NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

# Each code with the names of the values that it carries; its sentence is `save.` and the code.
NOT_SAVED: dict[str, tuple[str, ...]] = {
    "no_space": (),
    "read_only": ("folder",),
    "missing_folder": ("folder",),
    "is_folder": (),
    "not_regular": (),
    "changed": (),  # by another program, since what is saved was read
    "other": ("reason",),  # the operating system's own words
}


class NotSaved(Exception):
    """The file stands as it stood. `code` and `values` say why."""

    def __init__(self, path: Path, code: str, **values: str) -> None:
        super().__init__(f"{path}: {code}")
        self.path, self.code, self.values = path, code, values


def save_bytes(path: Path, data: bytes) -> None:
    """Put `data` in the file at `path`; raises `NotSaved`, and then nothing has changed."""
    try:
        target = Path(os.path.realpath(path))
        before = _status(target)
        _check(path, target, before)
        _write(target, data, before)
    except OSError as error:
        raise not_saved(path, error) from error
    except ValueError as error:  # a path with a null character
        raise NotSaved(path, "other", reason=str(error)) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those that it stands in, so that they outlive a power cut too.

    Raises `NotSaved`.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for each in missing:
            _sync_folder(each.parent)
    except OSError as error:
        raise not_saved(folder, error) from error
    except ValueError as error:
        raise NotSaved(folder, "other", reason=str(error)) from error


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _check(path: Path, target: Path, before: os.stat_result | None) -> None:
    if not target.parent.is_dir():
        raise NotSaved(path, "missing_folder", folder=str(target.parent))
    if before is None:
        return
    if stat.S_ISDIR(before.st_mode):
        raise NotSaved(path, "is_folder")
    if not stat.S_ISREG(before.st_mode):
        raise NotSaved(path, "not_regular")
    if not os.access(target, os.W_OK):
        raise NotSaved(path, "read_only", folder=str(target.parent))


def _write(target: Path, data: bytes, before: os.stat_result | None) -> None:
    fresh = target.parent / f".{os.urandom(6).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with contextlib.ExitStack() as on_failure:
        descriptor = os.open(fresh, flags, 0o666)
        on_failure.callback(_remove, fresh)
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before:
            _take_after(fresh, before)
        take_place(fresh, target)
        on_failure.pop_all()
    _sync_folder(target.parent)


def _take_after(fresh: Path, before: os.stat_result) -> None:
    """Owner, where that is allowed, and permissions of the file that was there."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(fresh, before.st_uid, before.st_gid)
    fresh.chmod(stat.S_IMODE(before.st_mode))


def take_place(fresh: Path, target: Path) -> None:
    """Rename a file or folder to `target`; raises OSError where that lasts."""
    for pause in _PAUSES:
        try:
            os.replace(fresh, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(fresh, target)


def _remove(fresh: Path) -> None:
    with contextlib.suppress(OSError):
        fresh.unlink()


def _sync_folder(folder: Path) -> None:
    """So that the new name outlives a power cut; Windows and some file systems cannot."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def not_saved(path: Path, error: OSError) -> NotSaved:
    """Why the operating system did not write to `path`."""
    if error.errno in _NO_SPACE:
        return NotSaved(path, "no_space")
    if error.errno in _READ_ONLY:
        return NotSaved(path, "read_only", folder=str(path.parent))
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return NotSaved(path, "missing_folder", folder=str(path.parent))
    return NotSaved(path, "other", reason=str(error.errno))

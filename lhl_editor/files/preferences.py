"""The person's settings: a file that may be missing or damaged -> settings, and back.

What this program does not know stays in the file. Several windows write it in turn: each puts in
only what it changed, and the lists of recent files become one.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from lhl_editor.core.frozen import frozen
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.process_lock import ProcessLock, take_lock
from lhl_editor.files.same_file import is_same_file
from lhl_editor.files.saving import NotSaved, not_saved, save_bytes, take_place

THEMES = ("system", "light", "dark")
TEXT_SIZES = range(90, 201)  # per cent
FORMATS = ("pdf", "docx")  # that an export can make
MOST_RECENT = 12
_PATIENCE = 50  # times 20 ms, for another window that writes just now

Window = Mapping[str, str | int]  # where a window and its panes stood on one screen


@frozen
class Recent:
    """A file that was opened, and the title it had then."""

    path: Path
    title: str
    opened: datetime


@frozen
class Preferences:
    """`windows` has an entry for each arrangement of screens."""

    name: str = ""
    email: str = ""
    theme: str = THEMES[0]
    text_size: int = 100
    recent: tuple[Recent, ...] = ()
    windows: Mapping[str, Window] = field(default_factory=dict)
    last_file: Path | None = None
    formats: tuple[str, ...] = FORMATS  # of the last export

    def with_recent(self, path: Path, title: str, now: datetime) -> Preferences:
        """With the file as the newest, and as the last one."""
        opened = Recent(Path(os.path.abspath(path)), title, now)
        return replace(self, recent=_newest((opened, *self.recent)), last_file=opened.path)

    def without_recent(self, path: Path) -> Preferences:
        rest = tuple(one for one in self.recent if not is_same_file(one.path, path))
        return replace(self, recent=rest)

    def with_window(self, screen: str, window: Window) -> Preferences:
        return replace(self, windows={**self.windows, screen: window})


def read_preferences(path: Path) -> Preferences:
    """The settings; what is missing or means nothing is as it is at first.

    A file that cannot be read at all is kept aside as `….damaged`.
    """
    try:
        return _preferences(_plain(path))
    except Unreadable:
        return Preferences()
    except ValueError:
        _keep_aside(path)
        return Preferences()


def write_preferences(path: Path, before: Preferences, after: Preferences) -> Preferences:
    """Put what changed from `before`, as this window last had it, to `after` into the file.

    Returns what the file says now, other windows' settings with it. Raises `NotSaved`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_saved(path, error) from error
    with _alone(path):
        there = _plain_to_write(path)
        merged = _merged(_preferences(there) if there else before, before, after)
        text = json.dumps({**there, **_to_plain(merged)}, ensure_ascii=False, indent=2)
        save_bytes(path, text.encode("utf-8", "surrogatepass") + b"\n")
    return merged


def _merged(there: Preferences, before: Preferences, after: Preferences) -> Preferences:
    names = (each.name for each in fields(Preferences))
    changed = {
        name: getattr(after, name)
        for name in names
        if getattr(after, name) != getattr(before, name)
    }
    if "windows" in changed:
        ours = {screen: w for screen, w in after.windows.items() if w != before.windows.get(screen)}
        changed["windows"] = {**there.windows, **ours}
    if "recent" in changed:
        taken = [one for one in before.recent if not _holds(after.recent, one)]
        theirs = [one for one in there.recent if not _holds(taken, one)]
        changed["recent"] = _newest((*after.recent, *theirs))
    return replace(there, **changed)


def _holds(every: Iterable[Recent], one: Recent) -> bool:
    return any(other.path == one.path or is_same_file(other.path, one.path) for other in every)


def _newest(every: Iterable[Recent]) -> tuple[Recent, ...]:
    kept: list[Recent] = []
    for one in sorted(every, key=lambda one: one.opened.timestamp(), reverse=True):
        if len(kept) < MOST_RECENT and not _holds(kept, one):
            kept.append(one)
    return tuple(kept)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """While no other window writes, as far as that can be had."""
    lock: ProcessLock | None = None
    with contextlib.suppress(OSError):
        for _ in range(_PATIENCE):
            if lock := take_lock(path.with_name(path.name + ".lock")):
                break
            time.sleep(0.02)
    try:
        yield
    finally:
        if lock:
            lock.release()


def _plain(path: Path) -> dict[str, Any]:
    """What the file holds, nothing where there is none.

    Raises `Unreadable`, and ValueError where it holds nothing of ours.
    """
    try:
        plain = json.loads(read_bytes(path))
    except Unreadable as error:
        if error.faults[0].code == "missing_file":
            return {}
        raise
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(plain, dict):
        raise ValueError("no settings")
    return plain


def _plain_to_write(path: Path) -> dict[str, Any]:
    """The same, a damaged file kept aside; raises `NotSaved` where others' settings would go."""
    try:
        return _plain(path)
    except Unreadable as error:
        raise NotSaved(path, "other", reason=error.faults[0].code) from error
    except ValueError:
        _keep_aside(path)
        return {}


def _keep_aside(path: Path) -> None:
    for number in range(1, 100):
        aside = path.with_name(f"{path.name}.damaged" + (f"-{number}" if number > 1 else ""))
        if not aside.exists():
            with contextlib.suppress(OSError):
                take_place(path, aside)
            return


def _preferences(plain: Mapping[str, Any]) -> Preferences:
    usual = Preferences()
    read: dict[str, Callable[[Any], Any]] = {
        "name": _words,
        "email": _words,
        "theme": lambda value: value if value in THEMES else usual.theme,
        "text_size": _text_size,
        "recent": lambda value: _newest(filter(None, map(_recent, value))),
        "windows": lambda value: {screen: _window(one) for screen, one in value.items()},
        "last_file": _path,
        "formats": _formats,
    }
    values = {}
    for name, reader in read.items():
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, OverflowError):
            values[name] = reader(plain[name])
    return Preferences(**values)


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _text_size(value: Any) -> int:
    return min(max(int(value), TEXT_SIZES[0]), TEXT_SIZES[-1])


def _formats(value: Any) -> tuple[str, ...]:
    return tuple(each for each in FORMATS if each in value) or FORMATS


def _path(value: Any) -> Path | None:
    return Path(_words(value)) if value else None


def _recent(plain: Any) -> Recent | None:
    try:
        opened = datetime.fromisoformat(plain["opened"])
        opened.timestamp()  # beyond what the system counts, it raises
        return Recent(Path(_words(plain["path"])), _words(plain["title"]), opened)
    except (ValueError, TypeError, KeyError, OverflowError, OSError):
        return None


def _window(plain: Any) -> Window:
    return {key: one for key, one in plain.items() if isinstance(one, str | int)}


def _to_plain(preferences: Preferences) -> dict[str, Any]:
    return {
        "name": preferences.name,
        "email": preferences.email,
        "theme": preferences.theme,
        "text_size": preferences.text_size,
        "recent": [
            {"path": str(one.path), "title": one.title, "opened": one.opened.isoformat()}
            for one in preferences.recent
        ],
        "windows": preferences.windows,
        "last_file": str(preferences.last_file) if preferences.last_file else None,
        "formats": list(preferences.formats),
    }

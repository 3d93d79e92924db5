"""Versions in, the name that the next one may have out: the last number one higher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lhl_editor.core.frozen import frozen
from lhl_editor.files.versions import History, Naming, NotFound, Several, Version

_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_FIRST = "1.0"


class NameTaken(Exception):
    """Another version has the name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@frozen
class Names:
    """The name that is proposed, and the one that was given last."""

    proposed: str
    last: Naming | None


NO_NAMES = Names(_FIRST, None)  # of what has no history yet


def read_names(history: History) -> Names:
    """Raises OSError where the folder cannot be looked into."""
    return names_of(history.versions())


def names_of(versions: Sequence[Version]) -> Names:
    """The newest version with a name leads; `1.0` where none has one."""
    last = next((each.naming for each in versions if each.naming), None)
    taken = {naming.name.casefold() for each in versions for naming in each.names}
    name = _next(last.name) if last else _FIRST
    while name.casefold() in taken:
        name = _next(name)
    return Names(name, last)


def _next(name: str) -> str:
    if not _LAST_NUMBER.search(name):
        return f"{name} 2"
    return _LAST_NUMBER.sub(lambda number: str(int(number[0]) + 1), name)


def refuse_taken(history: History, name: str, version: Version) -> None:
    """A name belongs to one version; raises `NameTaken`."""
    try:
        other = history.find_named(name)
    except Several as several:
        other = several.versions[0]
    except NotFound:
        return
    if other.id != version.id:
        raise NameTaken(name)

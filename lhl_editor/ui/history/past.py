"""The versions of a document for the threads that work beside the window's."""

from __future__ import annotations

from collections.abc import Callable, Collection
from threading import Lock
from typing import TYPE_CHECKING

from lhl_editor.core.strategy import Strategy

if TYPE_CHECKING:
    from lhl_editor.files.changed_places import ChangedPlaces, Stale
    from lhl_editor.files.changers import Touch
    from lhl_editor.files.versions import History, Version

_WAIT = 0.05  # seconds between looks at whether the answer is still wanted


class Past:
    """`open_history` gives the document's, where it has one. Each method may be called in any
    thread; what each version changed is looked for by one of them at a time."""

    def __init__(self, open_history: Callable[[], History | None]) -> None:
        self._history = open_history
        self._lock = Lock()
        self._looked: tuple[History, ChangedPlaces] | None = None

    def versions(self) -> list[Version]:
        """The newest first; none of what was never saved. Raises OSError."""
        history = self._history()
        return history.versions() if history else []

    def read(self, version: Version) -> Strategy:
        """What it says; raises `VersionLost` and `Unreadable`."""
        from lhl_editor.files.strategy_file import parse_strategy
        from lhl_editor.files.versions import VersionLost

        history = self._history()
        if history is None:
            raise VersionLost(version)
        return parse_strategy(history.read(version)).strategy

    def holding(self, data: bytes) -> Version | None:
        """The newest version that has these bytes. Raises OSError."""
        history = self._history()
        return history.known(data) if history else None

    def touches(
        self,
        places: Collection[str],
        head: str,
        until: str,
        stale: Stale,
        *,
        last_only: bool = False,
    ) -> dict[str, list[Touch]]:
        """See `changers.touches`; nothing where the answer is not wanted any more."""
        from lhl_editor.files.changers import touches

        while not self._lock.acquire(timeout=_WAIT):
            if stale():
                return {}
        try:
            looked = self._looked_at()
            if looked is None:
                return {}
            history, changed = looked
            versions = history.versions()
            if not changed.update(versions, stale):
                return {}
            return touches(places, versions, changed.steps, head, until, last_only=last_only)
        finally:
            self._lock.release()

    def _looked_at(self) -> tuple[History, ChangedPlaces] | None:
        """The history and what is known of it already."""
        from lhl_editor.files.changed_places import ChangedPlaces

        history = self._history()
        if history is None:
            return None
        if self._looked is None or self._looked[0].folder != history.folder:
            self._looked = history, ChangedPlaces(history)
        return self._looked

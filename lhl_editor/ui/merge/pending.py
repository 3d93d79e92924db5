"""Merges that are in the session and not saved yet: what the next version follows besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.undo import Step
from lhl_editor.ui.session import Session

if TYPE_CHECKING:
    from lhl_editor.files.versions import Version


@frozen
class Merge:
    """`result` is what it came to, `step` what undo takes back; None where it changed nothing."""

    result: Strategy
    step: Step | None
    versions: tuple[Version, ...]


class Merges:
    """A merge counts while it is in the session: not where it was undone, nor where she went back
    to what was saved without it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._every: tuple[Merge, ...] = ()

    @property
    def pending(self) -> tuple[Merge, ...]:
        """Those since the last save, whether they count or not."""
        return self._every

    @property
    def versions(self) -> list[Version]:
        """Those whose changes are in the session now."""
        return [version for one in self._every if self._counts(one) for version in one.versions]

    def add(self, result: Strategy, step: Step | None, versions: Sequence[Version]) -> None:
        self._every = (*self._every, Merge(result, step, tuple(versions)))

    def forget(self, some: Sequence[Merge]) -> None:
        """A version was made with those of them that counted."""
        gone = {id(one) for one in some}
        self._every = tuple(one for one in self._every if id(one) not in gone)

    def _counts(self, merge: Merge) -> bool:
        session = self._session
        if not session.is_modified and merge.result != session.saved:
            return False
        return merge.step is None or any(step is merge.step for step in session.steps)

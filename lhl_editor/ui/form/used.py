"""Where a place of the strategy is used, in words: «Budskap 3», «Innsatsområdene …»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_editor.core.memory import Memory
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.subjects import subject
from lhl_editor.ui.form.naming import title

if TYPE_CHECKING:
    from lhl_editor.core.references import Usage


class Used:
    """Remembers what it found, so that an edit looks only at what changed."""

    def __init__(self) -> None:
        self._memory = Memory()

    def fields(self, strategy: Strategy, path: Path) -> tuple[Path, ...]:
        """The fields that refer to what stands at `path`."""
        return self._usage(strategy).of(path)

    def forms(self, strategy: Strategy, path: Path) -> dict[Path, Path]:
        """The forms in which it is used, with the first field of each that refers to it."""
        found: dict[Path, Path] = {}
        for field in self.fields(strategy, path):
            found.setdefault(subject(field), field)
        return found

    def words(self, strategy: Strategy, path: Path) -> tuple[str, ...]:
        """What those forms are called."""
        return tuple(title(strategy, form) for form in self.forms(strategy, path))

    def _usage(self, strategy: Strategy) -> Usage:
        from lhl_editor.core.references import usage

        return usage(strategy, self._memory)

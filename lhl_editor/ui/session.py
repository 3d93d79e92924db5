"""The one thing that varies in time: a strategy, the place in hand, and what is known of them.

Views read it, ask it for changes, and are told what changed and who caused it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as File
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lhl_editor.core.changes import AddItem, Change, MoveItem, RemoveItem, SetField
from lhl_editor.core.frozen import frozen
from lhl_editor.core.hiding import Hidden, can_be_hidden, hidden_as, parted
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Kept, Strategy, exists
from lhl_editor.core.undo import Step, Undo
from lhl_editor.language.steps import step_words

if TYPE_CHECKING:
    from lhl_editor.pages.placed import PlacedDocument

Clock = Callable[[], float]


@frozen
class Edit:
    """What happened: the strategy before and after, the places that changed, and who did it."""

    before: Strategy
    after: Strategy
    changes: tuple[Change, ...]
    by: object = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The field, item or list that each change touched."""
        return tuple(_place_of(change) for change in self.changes)


def _place_of(change: Change) -> Path:
    return change.path / change.item.id if isinstance(change, AddItem) else change.path


class Session(QObject):
    """The state of one open document."""

    changed = Signal(object)  # Edit
    problems_changed = Signal()
    hidden_changed = Signal()  # what the person has hidden of what is found
    pages_changed = Signal()
    moved = Signal(object, object)  # the Path in hand, who moved there
    saved_changed = Signal()
    read_only_changed = Signal()
    announced = Signal(str)

    def __init__(
        self,
        strategy: Strategy,
        parent: QObject | None = None,
        *,
        read_only: bool = False,
        clock: Clock = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.strategy = strategy
        self.saved = strategy
        self._read_only = read_only
        self.place = ROOT / "document"
        self.file: File | None = None  # of the document, beside which its pictures stand
        self.problems: tuple[Problem, ...] = ()  # without those that are hidden
        self.hidden: tuple[Problem, ...] = ()
        self.remembered: frozenset[Hidden] = frozenset()  # what was hidden, found now or not
        self._found: tuple[Problem, ...] = ()
        self.checked: Strategy | None = None  # the strategy that the problems are of
        self.placed: PlacedDocument | None = None
        self._undo = Undo()
        self._clock = clock

    @property
    def read_only(self) -> bool:
        return self._read_only

    @read_only.setter
    def read_only(self, read_only: bool) -> None:
        if read_only != self._read_only:
            self._read_only = read_only
            self.read_only_changed.emit()

    @property
    def is_modified(self) -> bool:
        return self.strategy is not self.saved and self.strategy != self.saved

    @property
    def undo_title(self) -> str:
        """What undo would take back, in words; empty where there is nothing."""
        return self._title(self._undo.done)

    @property
    def redo_title(self) -> str:
        """What redo would do again, in words; empty where there is nothing."""
        return self._title(self._undo.undone)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was done and can be undone, the first first."""
        return self._undo.done

    def dispatch(self, *changes: Change, by: object = None, title: str = "") -> None:
        """Make the changes, as one thing that can be undone. Does nothing where they change
        nothing, or while the document is read-only. Raises what `apply` raises."""
        if self.read_only or not changes:
            return
        before = self.strategy
        words = title or step_words(before, changes)
        after, undo = self._undo.with_changes(before, changes, self._clock(), words)
        if after == before:
            return
        self._undo = undo
        self._become(after, changes, by)

    def undo(self) -> None:
        """Take the last step back, and go to the place that it changed."""
        if self._undo.done and not self.read_only:
            before, self._undo, step = self._undo.undo(self.strategy)
            self._become(before, step.inverse, self)
            self._show(step.inverse)

    def redo(self) -> None:
        """Do again what was undone last, and go to the place that it changed."""
        if self._undo.undone and not self.read_only:
            after, self._undo, step = self._undo.redo(self.strategy)
            self._become(after, step.changes, self)
            self._show(step.changes)

    def go_to(self, path: Path, by: object = None) -> None:
        """Take the place in hand; one that is gone gives way to the nearest around it."""
        while path.parts and not exists(self.strategy, path):
            path = path.parent
        self._undo = self._undo.closed() if path != self.place else self._undo
        self.place = path
        self.moved.emit(path, by)

    def page_of(self, path: Path) -> int | None:
        """The page, from 1, on which the place stands first; None where it is not printed."""
        landing = self.placed.landings.get(str(path)) if self.placed else None
        return landing.page if landing else None

    def set_pages(self, placed: PlacedDocument) -> None:
        self.placed = placed
        self.pages_changed.emit()

    def set_problems(self, strategy: Strategy, problems: tuple[Problem, ...]) -> None:
        """What was found in `strategy`; of an older one only what still has a place."""
        if strategy is not self.strategy:
            problems = tuple(p for p in problems if exists(self.strategy, p.path))
        self.checked, self._found = strategy, problems
        self._part_problems()

    def hide(self, problem: Problem) -> None:
        """Hide what was found, until the words that it speaks of are others."""
        if self.checked is not None and can_be_hidden(problem):
            self.remember_hidden(self.remembered | {hidden_as(self.checked, problem)})

    def show_hidden(self) -> None:
        """Show again what was hidden."""
        self.remember_hidden(frozenset())

    def remember_hidden(self, remembered: frozenset[Hidden]) -> None:
        if remembered != self.remembered:
            self.remembered = remembered
            self._part_problems()
            self.hidden_changed.emit()

    def _part_problems(self) -> None:
        shown, hidden = parted(self.checked or self.strategy, self._found, self.remembered)
        if (shown, hidden) != (self.problems, self.hidden):
            self.problems, self.hidden = shown, hidden
            self.problems_changed.emit()

    def set_saved(self, strategy: Strategy) -> None:
        """`strategy` is what the file holds now. What was done can still be undone."""
        self.saved = strategy
        self._undo = self._undo.closed()
        self.saved_changed.emit()

    def replace(self, strategy: Strategy) -> None:
        """Another strategy from the file: nothing of the old one can be undone any more."""
        edit = Edit(self.strategy, strategy, (), None)
        self.strategy = self.saved = strategy
        self._undo = Undo()
        self.changed.emit(edit)
        self.saved_changed.emit()
        self.go_to(self.place)

    def become(self, strategy: Strategy, title: str) -> None:
        """Make this strategy of the one in hand, as one thing that can be undone."""
        from lhl_editor.core.diff import changes_between

        self.dispatch(*changes_between(self.strategy, strategy), title=title)

    def hold_beside(self, kept: Kept) -> None:
        """What the file holds beyond the schema at its very top is this now. No change can say
        it, and so it is not undone either."""
        if kept != self.strategy.kept:
            self._become(replace(self.strategy, kept=kept), (), None)

    def announce(self, words: str) -> None:
        """Have the screen reader say it when it has said what it says."""
        self.announced.emit(words)

    def _become(self, strategy: Strategy, changes: tuple[Change, ...], by: object) -> None:
        edit = Edit(self.strategy, strategy, changes, by)
        was_modified = self.is_modified
        self.strategy = strategy
        self.changed.emit(edit)
        if self.is_modified != was_modified:
            self.saved_changed.emit()

    def _show(self, changes: tuple[Change, ...]) -> None:
        match changes[0]:
            case RemoveItem(path=path):
                self.go_to(path.parent, self)
            case AddItem(path=path, item=item):
                self.go_to(path / item.id, self)
            case SetField(path=path) | MoveItem(path=path):
                self.go_to(path, self)

    @staticmethod
    def _title(steps: tuple[Step, ...]) -> str:
        return steps[-1].title if steps else ""

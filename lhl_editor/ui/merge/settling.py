"""The conflicts of a merge and how the person settles them, one by one, until all are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from lhl_editor.core.changes import AddItem, Changes, apply
from lhl_editor.core.frozen import frozen
from lhl_editor.core.merge import Cause, Choice, Conflict, Merged, settle
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.strategy import Strategy, Value, exists, get
from lhl_editor.ui.session import Edit, Session

OWN = "own"  # written anew
Decision = Choice | str


@frozen
class Settled:
    """A conflict with what was decided; `value` is what stands there where that was written."""

    conflict: Conflict
    decision: Decision
    value: Value = None


class Settling(QObject):
    """`session` holds the merged strategy as it becomes; nothing else knows it."""

    changed = Signal()

    def __init__(self, merged: Merged, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = Session(merged.strategy, self)
        self.conflicts = merged.conflicts
        self._merged = merged
        self._kept = merged.strategy.kept
        self._decided: dict[Path, Decision] = {}
        self._after: dict[int, dict[Path, Decision]] = {0: {}}  # so many steps
        self.session.changed.connect(self._note)

    def decision(self, conflict: Conflict) -> Decision | None:
        return self._decided.get(conflict.path)

    @property
    def left(self) -> tuple[Conflict, ...]:
        """Those that nobody has decided on."""
        return tuple(one for one in self.conflicts if one.path not in self._decided)

    @property
    def result(self) -> Strategy:
        """What is merged; in what is left to decide, ours."""
        return replace(self.session.strategy, kept=self._kept)

    def offered(self, conflict: Conflict) -> tuple[Choice, ...]:
        """The choices that lead to different things."""
        found: dict[Choice, Value] = {}
        for choice in Choice:
            value = conflict.settled.get(choice)
            if choice in conflict.settled and value not in found.values():
                found[choice] = value
        return tuple(found)

    def choose(self, conflict: Conflict, choice: Choice) -> None:
        self._settle(Settled(conflict, choice))

    def resume(self, decided: Iterable[Settled]) -> None:
        """Decide again as was decided before, where the conflict is the same."""
        for one in decided:
            if one.conflict in self.conflicts:
                self._settle(one)

    @property
    def decided(self) -> tuple[Settled, ...]:
        """All that was decided so far."""
        return tuple(
            Settled(one, self._decided[one.path], self.value_at(one))
            for one in self.conflicts
            if one.path in self._decided
        )

    def value_at(self, conflict: Conflict) -> Value:
        """What stands at the conflict now; None where it went."""
        strategy = self.session.strategy
        return get(strategy, conflict.path) if exists(strategy, conflict.path) else None

    def undo(self) -> None:
        self.session.undo()
        self._go_back()

    def redo(self) -> None:
        self.session.redo()
        self._go_back()

    def _settle(self, settled: Settled) -> None:
        conflict, decision = settled.conflict, settled.decision
        if conflict.path == ROOT and isinstance(decision, Choice):
            self._kept = conflict.settled[decision]
        else:
            wanted = decision if isinstance(decision, Choice) else settled.value
            self.session.dispatch(*self._changes(conflict, wanted), by=self, title=str(decision))
        self._decide(conflict.path, decision)

    def _changes(self, conflict: Conflict, wanted: Decision | Value) -> Changes:
        """What settles the conflict in the strategy as it has become."""
        strategy, back = self.session.strategy, self._back(conflict)
        merged = Merged(apply(strategy, *back), self.conflicts)
        return (*back, *settle(merged, conflict.path, wanted))

    def _back(self, conflict: Conflict) -> Changes:
        """What brings an item back that went when the conflict was settled otherwise."""
        path, strategy = conflict.path, self.session.strategy
        if not path.parts or exists(strategy, path):
            return ()
        there = {one.id for one in get(strategy, path.parent)}
        every = [one.id for one in get(self._merged.strategy, path.parent)]
        before = [id for id in every[: every.index(path.name)] if id in there]
        item = get(self._merged.strategy, path)
        return (AddItem(path.parent, item, before[-1] if before else ""),)

    def _decide(self, path: Path, decision: Decision) -> None:
        self._decided = {**self._decided, path: decision}
        self._after[len(self.session.steps)] = self._decided
        self.changed.emit()

    def _note(self, edit: Edit) -> None:
        """What was written in a field settles its conflict."""
        if edit.by is self or edit.by is self.session:
            return
        for conflict in self.conflicts:
            is_here = any(path.within(conflict.path) for path in edit.paths)
            if is_here and conflict.cause is not Cause.BESIDE:
                self._decide(conflict.path, self._named(conflict))

    def _named(self, conflict: Conflict) -> Decision:
        """The choice that says just what was written, if there is one."""
        value = self.value_at(conflict)
        same = (choice for choice in self.offered(conflict) if conflict.settled[choice] == value)
        return next(same, OWN)

    def _go_back(self) -> None:
        self._decided = self._after.get(len(self.session.steps), self._decided)
        self.changed.emit()

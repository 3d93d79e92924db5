"""Groups of changes done and undone, and when a group ends. Time is passed in, in seconds."""

from __future__ import annotations

from dataclasses import replace

from lhl_editor.core.changes import Changes, SetField, apply, invert
from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy

PAUSE = 0.5  # seconds without a key, and the next key begins a group


@frozen
class Step:
    """One thing that a person did: the changes, what takes them back, and what it is called."""

    changes: Changes
    inverse: Changes
    title: str = ""


@frozen
class Undo:
    """What can be undone and redone. The last step is open while more of the same may join it."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    open_until: float = 0.0

    def with_changes(
        self,
        strategy: Strategy,
        changes: Changes,
        now: float,
        title: str = "",
    ) -> tuple[Strategy, Undo]:
        """The next strategy and what can be undone then. Raises what `apply` raises."""
        after = apply(strategy, *changes)
        inverse = invert(strategy, *changes)
        step = Step(changes, inverse, title)
        if self._joins(step, now):
            last = self.done[-1]
            joined = replace(last, changes=changes)
            return after, Undo((*self.done[:-1], joined), (), now + PAUSE)
        until = now + PAUSE if _is_typing(changes) else 0.0
        return after, Undo((*self.done, step), (), until)

    def closed(self) -> Undo:
        """The same, but nothing joins the last step any more."""
        return replace(self, open_until=0.0)

    def undo(self, strategy: Strategy) -> tuple[Strategy, Undo, Step]:
        """The strategy before the last step; raises IndexError where nothing was done."""
        step = self.done[-1]
        before = apply(strategy, *step.inverse)
        return before, Undo(self.done[:-1], (*self.undone, step)), step

    def redo(self, strategy: Strategy) -> tuple[Strategy, Undo, Step]:
        """The strategy after the step that was undone last; raises IndexError."""
        step = self.undone[-1]
        after = apply(strategy, *step.changes)
        return after, Undo((*self.done, step), self.undone[:-1]), step

    def _joins(self, step: Step, now: float) -> bool:
        if not self.done or self.undone or now > self.open_until:
            return False
        last = self.done[-1]
        typing = _is_typing(last.changes) and _is_typing(step.changes)
        same = last.title == step.title and last.changes[0].path == step.changes[0].path
        return typing and same


def _is_typing(changes: Changes) -> bool:
    return len(changes) == 1 and isinstance(changes[0], SetField)

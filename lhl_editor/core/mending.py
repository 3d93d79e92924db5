"""A finding in, the changes that mend it in the strategy as it is now out; and every one of a rule.

A mend is meant for the strategy that was validated. So a finding is looked for again before it is
mended, and mends that could touch each other are made one after the other.
"""

from __future__ import annotations

from datetime import date

from lhl_editor.core.changes import AddItem, Change, Changes, apply
from lhl_editor.core.frozen import frozen
from lhl_editor.core.memory import Memory
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.validate import validate


@frozen
class Mend:
    """A finding that is mended, and the changes that do it once those before it are made."""

    problem: Problem
    changes: Changes


def mend_changes(
    strategy: Strategy, problem: Problem, today: date, memory: Memory | None = None
) -> Changes:
    """What mends the finding in the strategy as it is; empty where it is gone, or nothing is
    certain any more."""
    for found in validate(strategy, today, memory):
        if found.path == problem.path and found.rule == problem.rule:
            return found.mend
    return ()


def mend_all(
    strategy: Strategy, rule: str, today: date, memory: Memory | None = None
) -> tuple[Mend, ...]:
    """Every finding of the rule that can be mended, in document order, with what mends it.

    In one round each item is mended once; then the whole is validated again, until nothing of
    the rule is left that was not mended already.
    """
    kept = memory or Memory()
    mends: dict[Path, Mend] = {}
    while True:
        found = [
            each
            for each in validate(strategy, today, kept)
            if each.rule == rule and each.mend and each.path not in mends
        ]
        apart = _apart(found)
        if not apart:
            return tuple(mends.values())
        for problem in apart:
            strategy = apply(strategy, *problem.mend)
            mends[problem.path] = Mend(problem, problem.mend)


def _apart(problems: list[Problem]) -> list[Problem]:
    """Those of the findings whose items, and what their mends change, are no two the same."""
    taken: set[Path] = set()
    chosen: list[Problem] = []
    for problem in problems:
        touched = {problem.path.parent, *(_place(change).parent for change in problem.mend)}
        if not touched & taken:
            taken |= touched
            chosen.append(problem)
    return chosen


def _place(change: Change) -> Path:
    return change.path / change.item.id if isinstance(change, AddItem) else change.path

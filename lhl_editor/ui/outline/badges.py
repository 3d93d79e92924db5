"""Problems in, how many of each severity there are at a row and within it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.core.subjects import subject
from lhl_editor.ui.outline.parts import Parts

Counts = Mapping[Severity, int]
Badge = tuple[Severity, int]


class Badges:
    """Counts what was found; of new problems only those are counted that were not there before."""

    def __init__(self) -> None:
        self._problems: dict[int, Problem] = {}  # by identity: what is found again is the same
        self._at: defaultdict[Parts, dict[Severity, int]] = defaultdict(_none)
        self._within: defaultdict[Parts, dict[Severity, int]] = defaultdict(_none)

    def follow(self, problems: Iterable[Problem]) -> None:
        """These are the problems now."""
        now = {id(problem): problem for problem in problems}
        before, self._problems = self._problems, now
        for gone in before.keys() - now.keys():
            self._count(before[gone], -1)
        for new in now.keys() - before.keys():
            self._count(now[new], 1)

    def within(self, parts: Parts) -> Counts:
        """What was found at a place and in all that lies in it."""
        return self._within.get(parts, _NONE)

    def badge(self, parts: Parts, *, alone: bool) -> Badge | None:
        """The worst severity and how often it was found; `alone`: not in the rows within."""
        counts = self._at.get(parts, _NONE) if alone else self.within(parts)
        return next(((severity, count) for severity, count in counts.items() if count), None)

    def _count(self, problem: Problem, by: int) -> None:
        parts = subject(problem.path).parts
        self._at[parts][problem.severity] += by
        for length in range(1, len(parts) + 1):
            self._within[parts[:length]][problem.severity] += by


def _none() -> dict[Severity, int]:
    """Nothing found; the worst severity comes first."""
    return dict.fromkeys(Severity, 0)


_NONE: Counts = _none()

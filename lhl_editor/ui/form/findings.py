"""Problems by place, so that each field of the form finds its own at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import field

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, Severity
from lhl_editor.ui.form.badges import Badge, worst


@frozen
class Findings:
    """Problems by the place at which each stands, and by those around it."""

    _at: dict[Path, tuple[Problem, ...]] = field(default_factory=dict)
    _within: dict[Path, tuple[Problem, ...]] = field(default_factory=dict)
    _alike: Counter[str] = field(default_factory=Counter)

    def at(self, path: Path) -> tuple[Problem, ...]:
        return self._at.get(path, ())

    def within(self, path: Path) -> tuple[Problem, ...]:
        """The problems at a place and deeper inside it."""
        return self._within.get(path, ())

    def badge(self, path: Path) -> Badge | None:
        return worst(self.within(path))

    def alike(self, problem: Problem) -> int:
        """How many of its kind can be mended."""
        return self._alike[problem.rule]


def by_place(problems: Iterable[Problem], here: Path) -> Findings:
    """The problems at a place and deeper inside it; of the others only their number counts."""
    at: defaultdict[Path, list[Problem]] = defaultdict(list)
    within: defaultdict[Path, list[Problem]] = defaultdict(list)
    alike: Counter[str] = Counter()
    for problem in problems:
        alike[problem.rule] += bool(problem.mend)
        if not problem.path.within(here):
            continue
        at[problem.path].append(problem)
        for length in range(len(here.parts), len(problem.path.parts) + 1):
            within[Path(problem.path.parts[:length])].append(problem)
    return Findings(_frozen(at), _frozen(within), alike)


def _frozen(lists: dict[Path, list[Problem]]) -> dict[Path, tuple[Problem, ...]]:
    return {path: tuple(found) for path, found in lists.items()}


def state_of(problems: Iterable[Problem]) -> str:
    """What the border of a field shows: error, warning, or nothing. Advice leaves it as it is."""
    found = {problem.severity for problem in problems}
    if Severity.ERROR in found:
        return "error"
    return "warning" if Severity.WARNING in found else ""

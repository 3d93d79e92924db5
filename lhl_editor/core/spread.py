"""Runs laid out by their characters, so that any stretch of them can be cut out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Generic, TypeVar

from lhl_editor.core.text import Inline, Run

REFERENCE = "\x01"  # stands for a page reference among characters: no text holds it
Laid = TypeVar("Laid")


class Spread(Generic[Laid]):
    """Runs laid out by their characters; anything but a `Run` is one character wide."""

    __slots__ = ("_ends", "_runs")

    def __init__(self, runs: Sequence[Laid]) -> None:
        self._runs = runs
        self._ends = list(accumulate(map(width, runs)))

    @property
    def length(self) -> int:
        return self._ends[-1] if self._ends else 0

    def cut(self, start: int, end: int) -> tuple[Laid, ...]:
        """The runs, and parts of runs, from one character up to another."""
        found: list[Laid] = []
        at = bisect_right(self._ends, start)
        while start < end:
            run, stop = self._runs[at], min(end, self._ends[at])
            if isinstance(run, Run):
                begin = self._ends[at] - len(run.text)
                if (start, stop) != (begin, self._ends[at]):
                    run = replace(run, text=run.text[start - begin : stop - begin])
            found.append(run)
            start, at = stop, at + 1
        return tuple(found)


def characters(runs: Sequence[Inline]) -> str:
    """The characters of the runs, as `Spread` counts them."""
    return "".join(run.text if isinstance(run, Run) else REFERENCE for run in runs)


def width(laid: object) -> int:
    """How many characters it takes: one, unless it is a run."""
    return len(laid.text) if isinstance(laid, Run) else 1

"""The rows as they stand and as they should stand in, the least that must be done out.

Removals, moves and insertions, each at indexes that count after the one before: so a view keeps
what is opened and selected.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

from lhl_editor.core.frozen import frozen


@frozen
class Removed:
    """The rows `first` to `last` go."""

    first: int
    last: int


@frozen
class Moved:
    """The row at `source` comes to stand at `target`."""

    source: int
    target: int


@frozen
class Inserted:
    """New rows come to stand at `first` to `last`."""

    first: int
    last: int


RowChange = Removed | Moved | Inserted


def row_changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[RowChange]:
    """What makes `new` of `old`; both name each row once."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    before, after = list(old[start : len(old) - end]), list(new[start : len(new) - end])
    staying, coming = set(after), set(before)
    gone = [at for at, one in enumerate(before) if one not in staying]
    for first, last in reversed(list(_runs(gone))):
        yield Removed(start + first, start + last)
    kept = [one for one in before if one in staying]
    for source, target in _moves(kept, [one for one in after if one in coming]):
        yield Moved(start + source, start + target)
    come = [at for at, one in enumerate(after) if one not in coming]
    for first, last in _runs(come):
        yield Inserted(start + first, start + last)


def _same(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many rows are the same from the beginning."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _runs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of neighbours."""
    first = last = -2
    for at in indexes:
        if at != last + 1:
            if first >= 0:
                yield first, last
            first = at
        last = at
    if first >= 0:
        yield first, last


def _moves(now: list[Hashable], wanted: list[Hashable]) -> Iterator[tuple[int, int]]:
    """(from, to) for each row that moves; the longest row of others in order stays."""
    if now == wanted:
        return
    at = {one: index for index, one in enumerate(now)}
    staying = set(_longest_rising([at[one] for one in wanted]))
    for index, one in enumerate(wanted):
        if at[one] in staying:
            continue
        source = now.index(one)
        now.pop(source)
        target = now.index(wanted[index - 1]) + 1 if index else 0
        now.insert(target, one)
        yield source, target


def _longest_rising(numbers: list[int]) -> Iterator[int]:
    """The numbers of a longest rising run with gaps (patience sorting), last first."""
    piles: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        pile = bisect_left(piles, number)
        before.append(tops[pile - 1] if pile else -1)
        if pile == len(piles):
            piles.append(number)
            tops.append(index)
        else:
            piles[pile], tops[pile] = number, index
    index = tops[-1] if tops else -1
    while index >= 0:
        yield numbers[index]
        index = before[index]

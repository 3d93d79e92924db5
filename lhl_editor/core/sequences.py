"""Sequences compared: what two have in common in the same order, and three orders made one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Block(NamedTuple):
    """`length` elements from `start` in the first sequence stand from `other` in the second."""

    start: int
    other: int
    length: int


Triple = tuple[int, int, int]  # a block before its neighbours are joined to it

# So many pairs of elements are compared exactly: in 2 ms, and where nothing stands once in both
# sequences (which then are no texts), in 60 ms and 32 MB.
_FEW, _MOST = 250_000, 256_000_000


def longest_increasing(numbers: Sequence[int], dear: Container[int] = ()) -> frozenset[int]:
    """The numbers of a longest increasing subsequence; of several one with most `dear` numbers."""
    ends: list[int] = []  # last numbers of subsequences that none that ends before them outdoes
    weights: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        own = len(numbers) + 1 + (number in dear)
        weight = own + (weights[at - 1] if at else 0)
        stop = bisect_right(weights, weight, at)
        ends[at:stop], weights[at:stop] = [number], [weight]
    found: list[int] = []
    number_or_none = ends[-1] if ends else None
    while number_or_none is not None:
        found.append(number_or_none)
        number_or_none = before[number_or_none]
    return frozenset(found)


def moved(before: Sequence[str], after: Sequence[str], dear: Container[str] = ()) -> frozenset[str]:
    """The elements of both that stand in another order, as few as can be, and rather others than
    `dear` ones; none stands twice."""
    at = {one: number for number, one in enumerate(before)}
    common = [one for one in after if one in at]
    numbers = [at[one] for one in common]
    if all(first < second for first, second in pairwise(numbers)):
        return frozenset()
    stays = longest_increasing(numbers, {at[one] for one in common if one in dear})
    return frozenset(one for one in common if at[one] not in stays)


def matching(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Block]:
    """A longest common subsequence as blocks; of long sequences one that keeps what stands once
    in each and in the same order («patience diff»)."""
    return list(_joined(_matching(before, after, 0, 0)))


def _matching(
    before: Sequence[Hashable], after: Sequence[Hashable], start: int, other: int
) -> Iterator[Triple]:
    most = min(len(before), len(after))
    head = next((n for n in range(most) if before[n] != after[n]), most)
    rest = range(1, most - head + 1)
    tail = next((n - 1 for n in rest if before[-n] != after[-n]), most - head)
    yield start, other, head
    inner, other_inner = before[head : len(before) - tail], after[head : len(after) - tail]
    if inner and other_inner:
        few = len(inner) * len(other_inner) <= _FEW
        find = _longest_common if few else _between_anchors
        yield from find(inner, other_inner, start + head, other + head)
    yield start + len(before) - tail, other + len(after) - tail, tail


def _longest_common(
    before: Sequence[Hashable], after: Sequence[Hashable], start: int, other: int
) -> Iterator[Triple]:
    """Bit by bit: Hyyrö, «Bit-parallel LCS-length computation revisited» (2004)."""
    wanted = set(after)
    at: dict[Hashable, int] = {}
    for number, one in enumerate(before):
        if one in wanted:
            at[one] = at.get(one, 0) | 1 << number
    everything = (1 << len(before)) - 1
    row = everything
    rows = [row]
    for one in after:
        if here := row & at.get(one, 0):
            row = (row + here | row - here) & everything
        rows.append(row)
    yield from reversed(list(_traced(rows, len(before), start, other)))


def _traced(rows: list[int], column: int, start: int, other: int) -> Iterator[Triple]:
    number = len(rows) - 1
    while number and column:
        if rows[number] >> column - 1 & 1:
            column -= 1
            continue
        number -= 1
        if rows[number] >> column - 1 & 1:
            column -= 1
            yield start + column, other + number, 1


def _between_anchors(
    before: Sequence[Hashable], after: Sequence[Hashable], start: int, other: int
) -> Iterator[Triple]:
    anchors = _anchors(before, after)
    if not anchors:
        if len(before) * len(after) <= _MOST:
            yield from _longest_common(before, after, start, other)
        return
    at = other_at = 0
    for first, second in [*anchors, (len(before), len(after))]:
        gap, other_gap = before[at:first], after[other_at:second]
        yield from _matching(gap, other_gap, start + at, other + other_at)
        yield start + first, other + second, int(first < len(before))
        at, other_at = first + 1, second + 1


def _anchors(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    once, other_once = _once(before), _once(after)
    there = {number: other_once[one] for one, number in once.items() if one in other_once}
    stays = longest_increasing(list(there.values()))
    return [pair for pair in there.items() if pair[1] in stays]


def _once(elements: Sequence[Hashable]) -> dict[Hashable, int]:
    """Where each element stands that stands at one place."""
    counts = Counter(elements)
    return {one: number for number, one in enumerate(elements) if counts[one] == 1}


def _joined(blocks: Iterable[Triple]) -> Iterator[Block]:
    start = other = length = 0
    for first, second, more in blocks:
        if first == start + length and second == other + length:
            length += more
        elif more:
            if length:
                yield Block(start, other, length)
            start, other, length = first, second, more
    if length:
        yield Block(start, other, length)


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], wanted: Iterable[str]
) -> list[str]:
    """The `wanted` elements in an order that both sides had a part in.

    What neither side moved stands as in `base`. What a side moved or added stands after what it
    stands after there. Of two places for one element the foremost holds, and where both sides
    put something at one place, the ids decide: never which side is called ours.
    """
    everything = set(wanted)
    old, first, second = ([one for one in row if one in everything] for row in (base, ours, theirs))
    loose = everything.difference(old) | moved(old, first) | moved(old, second)
    fixed = [one for one in old if one not in loose]
    gaps = [_gaps(row, fixed, _placed_by(row, old)) for row in (first, second)]
    order: list[str] = []
    taken: set[str] = set()
    for anchor in (None, *fixed):
        order += [] if anchor is None else [anchor]
        here = [[one for one in gap.get(anchor, ()) if one not in taken] for gap in gaps]
        order += (added := _both(*sorted(here)))
        taken.update(added)
    return order


def _placed_by(row: list[str], old: list[str]) -> frozenset[str]:
    """What a side has given its place: moved or added."""
    return moved(old, row) | frozenset(row).difference(old)


def _gaps(
    row: list[str], fixed: list[str], placed: frozenset[str]
) -> Mapping[str | None, list[str]]:
    """What a side placed after each fixed element, and before the first of them (None)."""
    anchors, anchor = set(fixed), None
    gaps: dict[str | None, list[str]] = {}
    for one in row:
        if one in anchors:
            anchor = one
        elif one in placed:
            gaps.setdefault(anchor, []).append(one)
    return gaps


def _both(first: list[str], second: list[str]) -> list[str]:
    """All of `first`, and of `second` what is not there: before or after what both have."""
    shared = set(first).intersection(second)
    before: dict[str, list[str]] = {}
    waiting: list[str] = []
    last = None
    for one in second:
        if one in shared:
            before[one], waiting, last = waiting, [], one
        else:
            waiting.append(one)
    merged: list[str] = []
    for one in first:
        merged += [*before.get(one, ()), one]
        if one == last:
            merged += waiting
    return merged + waiting if last is None else merged

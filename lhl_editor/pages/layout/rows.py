"""Rows of a list over pages: as few pages as can be, evenly filled, no row left on one alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lhl_editor.core.frozen import frozen

_CAP = 0.72  # of the size: height of a capital
_ABOVE = 0.425  # of what a row leaves free: as much stands above its capitals


def drop(tall: float, size: float) -> float:
    """From a row's top to its first baseline: the line hangs a little from the rule above it."""
    return _CAP * size + _ABOVE * (tall - _CAP * size)


@frozen
class Spread:
    """How tall a row of one line is, and how many rows stand on each page."""

    tall: float
    counts: tuple[int, ...]


def spread(
    extras: Sequence[float], rooms: tuple[float, float], most: float, least: float
) -> Spread:
    """`extras` is what each row needs beside its first line, `rooms` the height on the first and
    on a following page; a row of one line is `most` tall, or as little as `least` where that
    saves a page."""
    if not extras:
        return Spread(most, (0,))
    if least + extras[0] > rooms[0]:
        after = spread(extras, (max(rooms[1], least + extras[0]), rooms[1]), most, least)
        return Spread(after.tall, (0, *after.counts))
    for pages in range(1, len(extras) + 1):
        counts = tuple(shared_out(len(extras), pages))
        tall = min(most, *_heights(extras, counts, rooms))
        if tall >= least:
            return Spread(tall, counts)
    return Spread(least, (1,) * len(extras))


def shared_out(count: int, pages: int) -> Iterator[int]:
    """How many stand on each page, on the first pages one more where it does not come out even."""
    for page in range(pages):
        yield count // pages + (page < count % pages)


def _heights(
    extras: Sequence[float], counts: Sequence[int], rooms: tuple[float, float]
) -> Iterator[float]:
    """How tall a row of one line can be on each page."""
    start = 0
    for page, count in enumerate(counts):
        yield (rooms[page > 0] - sum(extras[start : start + count])) / count
        start += count

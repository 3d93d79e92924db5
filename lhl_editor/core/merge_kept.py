"""What three files hold beyond the schema in, keys and comments with both sides' changes out.

Keys are merged one by one. Of a comment that both changed all lines stay, whichever side is which.
"""

from __future__ import annotations

from collections.abc import Callable

from lhl_editor.core.schema import KINDS
from lhl_editor.core.sequences import merged_order
from lhl_editor.core.sides import Sides
from lhl_editor.core.strategy import Kept

Lines = tuple[str, ...]


def merge_kept(kept: Sides, kind: str) -> tuple[Kept, Kept]:
    """With ours, and with theirs, where both changed one key: equal where they did not."""
    if agreed := kept.agreed:
        return agreed[0], agreed[0]
    unknown = kept.each(lambda one: dict(one.unknown))
    comments = _comments(kept.each(lambda one: dict(one.comments)))
    ours, theirs = _unknown(unknown, 0), _unknown(unknown, 1)
    order = _order(kind, ours)
    said = tuple(sorted(comments.items(), key=lambda pair: order(pair[0])))
    return Kept(ours, said), Kept(theirs, said)


def _unknown(by_key: Sides, side: int) -> tuple[tuple[str, str], ...]:
    """The unknown keys, with one side's words for those that both changed."""
    sources: dict[str, str] = {}
    for key in {**by_key.base, **by_key.ours, **by_key.theirs}:
        three = by_key.get(key)
        changed = [one for one in (three.ours, three.theirs) if one is not None]
        source = three.agreed[0] if three.agreed else changed[min(side, len(changed) - 1)]
        if source is not None:
            sources[key] = source
    rows = by_key.each(tuple)
    order = merged_order(rows.base, rows.ours, rows.theirs, sources)
    return tuple((key, sources[key]) for key in order)


def _comments(by_key: Sides) -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    for key in {**by_key.base, **by_key.ours, **by_key.theirs}:
        three = by_key.get(key, ())
        if lines := three.agreed[0] if three.agreed else _all_lines(three):
            found[key] = lines
    return found


def _all_lines(three: Sides) -> Lines:
    """The lines of both sides: those of the one that sorts first, then what the other has more."""
    first, second = sorted((three.ours, three.theirs))
    return (*first, *(line for line in second if line not in first))


def _order(kind: str, unknown: tuple[tuple[str, str], ...]) -> Callable[[str], int]:
    names = [one.name for one in KINDS[kind].fields]
    every = ["", *names, *(key for key, _ in unknown), "\n"]
    at = {name: number for number, name in enumerate(every)}
    return lambda key: at.get(key, len(every))

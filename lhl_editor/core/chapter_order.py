"""A strategy in, its chapters out in published order: the standard ones, own ones among them."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import CHAPTERS, START
from lhl_editor.core.strategy import Strategy


def chapters(strategy: Strategy) -> tuple[Path, ...]:
    """The paths of the chapters that are there; the first is printed with the number 1."""
    return tuple(_chapters(strategy))


def chapters_of_both(before: Strategy, after: Strategy) -> tuple[Path, ...]:
    """The chapters that are there after; those that went stand where they stood."""
    order = list(chapters(after))
    last: Path | None = None
    for path in chapters(before):
        if path not in order:
            order.insert(order.index(last) + 1 if last else 0, path)
        last = path
    return tuple(order)


def _chapters(strategy: Strategy) -> Iterator[Path]:
    own = strategy["chapters"]
    standing: dict[str, list[Path]] = {name: [] for name in ("", START, *CHAPTERS)}
    for chapter in own:
        after = chapter["after"]
        standing[after if after in standing else ""].append(ROOT / "chapters" / chapter.id)
    yield from standing[START]
    for name in CHAPTERS:
        if strategy[name]:
            yield ROOT / name
        yield from standing[name]
    yield from standing[""]

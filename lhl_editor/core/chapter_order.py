"""A strategy in, its chapters out in published order: the standard ones, own ones among them."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import CHAPTERS, START
from lhl_editor.core.strategy import Strategy


def chapters(strategy: Strategy) -> tuple[Path, ...]:
    """The paths of the chapters that are there; the first is printed with the number 1."""
    return tuple(_chapters(strategy))


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

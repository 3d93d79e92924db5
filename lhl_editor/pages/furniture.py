"""What every page but cover and dividers wears: the strip at the top, the footer."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.pages.layout.front import step_edges
from lhl_editor.pages.placed import Rect
from lhl_editor.pages.style import PRIMARY, TINT, Paper

_HEIGHT = 6.0


def strip(paper: Paper, chapter: int, chapters: int) -> Iterator[Rect]:
    """A tint with the chapter's part in petrol, where the dividers' stair has its steps."""
    yield Rect(0, 0, paper.width, _HEIGHT, TINT)
    if chapter:
        edges = step_edges(chapters, paper)
        left, right = edges[chapter - 1], edges[chapter]
        yield Rect(left, 0, right - left, _HEIGHT, PRIMARY)

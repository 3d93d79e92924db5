"""Two strategies in, the rows that the window shows out: place, kind, words and marks.

All of it is made beside the window's own thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from lhl_editor.core.diff import Difference, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.schema import STRATEGY
from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.differences import difference_place, difference_words, kind_label
from lhl_editor.language.fields import label
from lhl_editor.ui.compare.excerpt import excerpt, said
from lhl_editor.ui.compare.marked import Part, Span, parts_of

ICONS: dict[Kind, tuple[str, str]] = {  # icon, colour
    Kind.ADDED: ("circle-plus", "inserted"),
    Kind.REMOVED: ("circle-minus", "removed"),
    Kind.MOVED: ("arrow-up-down", "moved"),
    Kind.MOVED_AND_EDITED: ("arrow-up-down", "moved"),
    Kind.EDITED: ("pencil", "accent"),
    Kind.RELINKED: ("link", "accent"),
    Kind.RENAMED: ("tag", "accent"),
    Kind.BESIDE: ("file-text", "muted"),
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A difference and its words."""

    difference: Difference
    place: str
    label: str
    told: str  # «Delmål 3, Hvorfor: endret»
    parts: tuple[Part, ...]
    excerpt: tuple[Span, ...]

    @property
    def chapter(self) -> str:
        return self.difference.chapter

    @property
    def key(self) -> tuple[str, str]:
        """What it is the same row by when the comparison is made anew."""
        return str(self.difference.path), self.difference.kind.value

    @property
    def spoken(self) -> str:
        return f"{self.told}. {said(self.parts)}".strip()


@dataclass(frozen=True, slots=True)
class Comparison:
    before: Strategy
    after: Strategy
    rows: tuple[ChangeRow, ...]


def compared(before: Strategy, after: Strategy) -> Comparison:
    """All that differs, in the order of the document."""
    rows = tuple(_row(before, after, one) for one in differences(before, after))
    return Comparison(before, after, rows)


def chapter_words(chapter: str) -> str:
    return label(STRATEGY, chapter) if chapter else say("compare.whole_document")


def _row(before: Strategy, after: Strategy, difference: Difference) -> ChangeRow:
    parts = parts_of(before, after, difference)
    place = capitalised(difference_place(before, after, difference))
    told = difference_words(before, after, difference)
    return ChangeRow(difference, place, kind_label(difference), told, parts, excerpt(parts))

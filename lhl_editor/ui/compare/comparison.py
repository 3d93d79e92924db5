"""Two strategies in, the rows that the window shows out: place, kind, words and marks.

All of it is made beside the window's own thread.
"""

from __future__ import annotations

from collections.abc import Mapping

from lhl_editor.core.chapter_order import chapters
from lhl_editor.core.diff import Difference, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.schema import STRATEGY
from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.differences import difference_place, difference_words, kind_label
from lhl_editor.language.fields import label
from lhl_editor.language.marked import Part, Span, parts_of
from lhl_editor.ui.compare.excerpt import excerpt, said

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


@frozen
class ChangeRow:
    """A difference and its words."""

    difference: Difference
    part: str  # the chapter, as it is printed: «4 Kommunikasjonsmål»
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


@frozen
class Comparison:
    before: Strategy
    after: Strategy
    rows: tuple[ChangeRow, ...]


def compared(before: Strategy, after: Strategy) -> Comparison:
    """All that differs, in the order of the document."""
    numbers = {str(path): number for number, path in enumerate(chapters(after), 1)}
    found = differences(before, after)
    names = {one.chapter: _part(one.chapter, numbers) for one in found}
    rows = tuple(_row(before, after, one, names[one.chapter]) for one in found)
    return Comparison(before, after, rows)


def _part(chapter: str, numbers: Mapping[str, int]) -> str:
    name = label(STRATEGY, chapter) if chapter else say("compare.whole_document")
    return f"{numbers[chapter]} {name}" if chapter in numbers else name


def _row(before: Strategy, after: Strategy, difference: Difference, part: str) -> ChangeRow:
    parts = parts_of(before, after, difference)
    place = capitalised(difference_place(before, after, difference))
    told = difference_words(before, after, difference)
    shown = excerpt(parts)
    if difference.kind is Kind.MOVED and difference.label:
        shown = (*shown, Span(f" «{difference.label}»"))
    return ChangeRow(difference, part, place, kind_label(difference), told, parts, shown)

"""What is looked for in, its hits as rows out; run beside the main thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from lhl_editor.core.find import Hit, find, replaced_by
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.subjects import subject
from lhl_editor.ui.marked_rows import MarkedRow

_REFERENCE = "\ufffc"
_SHOWN_REFERENCE = "▸"  # a page reference among the words round a hit

ALL, CHAPTER, PART = "all", "chapter", "part"
WITHIN = (ALL, CHAPTER, PART)


@frozen
class Search:
    """What is looked for, and where."""

    words: str
    whole_word: bool = False
    match_case: bool = False
    within: Path = ROOT


@frozen
class Hits:
    """What was found of a search in a strategy."""

    search: Search
    strategy: Strategy
    hits: tuple[Hit, ...] = ()
    fields: int = 0  # in how many


def look(strategy: Strategy, search: Search) -> Hits:
    """The hits of the search in the strategy."""
    words, whole, case = search.words, search.whole_word, search.match_case
    hits = find(strategy, words, whole, case, search.within)
    return Hits(search, strategy, hits, len({hit.path for hit in hits}))


def place_within(within: str, place: Path) -> Path:
    """Where to look: everywhere, in the chapter of the place in hand, or in its part."""
    if within == CHAPTER:
        own_chapter = place.parts[:1] == ("chapters",)
        return Path(place.parts[: 2 if own_chapter else 1])
    return subject(place) if within == PART else ROOT


class HitRows(Sequence[MarkedRow]):
    """A row a hit, made when it is looked at; with `replacement` None nothing is replaced."""

    def __init__(self, hits: Sequence[Hit], replacement: str | None, match_case: bool) -> None:
        self._hits, self._replacement, self._match_case = hits, replacement, match_case

    def __len__(self) -> int:
        return len(self._hits)

    @overload
    def __getitem__(self, at: int) -> MarkedRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[MarkedRow]: ...
    def __getitem__(self, at: int | slice) -> MarkedRow | Sequence[MarkedRow]:
        if isinstance(at, slice):
            return HitRows(self._hits[at], self._replacement, self._match_case)
        return self._row(self._hits[at])

    def _row(self, hit: Hit) -> MarkedRow:
        inserted = None
        if self._replacement is not None:
            inserted = replaced_by(hit, self._replacement, self._match_case)
        before, after = (
            words.replace(_REFERENCE, _SHOWN_REFERENCE) for words in (hit.before, hit.after)
        )
        return MarkedRow(hit.path, before, hit.words, inserted, after)

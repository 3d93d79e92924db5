"""Two printed pages and the places that changed in; the words that came and went, on each, out.

Printed text is compared with printed text: so page numbers, captions and hyphens are as one sees
them. Words are places in the text of the page (`PageText.text`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.word_hunks import Nature, changed_words
from lhl_editor.pages.page_text import PageText, TextLine
from lhl_editor.pages.placed import Line, PlacedPage
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.page.drawing import Shown

Hit = tuple[int, int]


@frozen
class ChangedWords:
    """Of one page: places from and to."""

    inserted: tuple[Hit, ...] = ()
    removed: tuple[Hit, ...] = ()


def changed_paths(rows: Iterable[ChangeRow]) -> frozenset[str]:
    """The places whose words may be other: fields, and items that came or went."""
    found: set[str] = set()
    for row in rows:
        difference = row.difference
        found.update(str(field.path) for field in difference.fields)
        came_or_went = difference.kind in (Kind.ADDED, Kind.REMOVED)
        if came_or_went and not difference.fields:
            found.add(str(difference.path))
    return frozenset(found)


def changed_on(
    before: Shown, after: Shown, paths: frozenset[str]
) -> tuple[ChangedWords, ChangedWords]:
    """The words on the page shown before that went, and on the page shown after that came."""
    old, new = _Printed(before, paths), _Printed(after, paths)
    gone: list[Hit] = []
    came: list[Hit] = []
    for path in dict.fromkeys((*old.on_page, *new.on_page)):
        one, other = old.text(path), new.text(path)
        if (not one.words and old.has(path)) or (not other.words and new.has(path)):
            continue  # it is there, on a page that is not seen
        for hunk in changed_words(one.words, other.words):
            if hunk.nature is not Nature.SPACES:  # lines are broken elsewhere
                gone += one.on_page(hunk.start, hunk.end)
                came += other.on_page(hunk.other, hunk.other_end)
    return ChangedWords(removed=tuple(gone)), ChangedWords(inserted=tuple(came))


@frozen
class _Words:
    """The words of a place, and for each stretch that is on the page where it stands there:
    from, to, and the place in the page's text."""

    words: str
    stretches: tuple[tuple[int, int, int], ...]

    def on_page(self, start: int, end: int) -> Iterator[Hit]:
        """Where the words from `start` to `end` stand, without the spaces round them."""
        words = self.words[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        for first, last, there in self.stretches:
            begin, stop = max(start, first), min(end, last)
            if begin < stop:
                yield there + begin - first, there + stop - first


class _Printed:
    """The text of the places on a page, and on the pages that it goes on from and to."""

    def __init__(self, shown: Shown, paths: frozenset[str]) -> None:
        self._paths = paths
        self._landings = shown.placed.landings
        self._lines: dict[str, list[tuple[TextLine, bool]]] = {}
        for page in _run(shown.placed.pages, shown.page.number - 1):
            for line in PageText(page).lines:
                if path := self._changed(line.line.path):
                    self._lines.setdefault(path, []).append((line, page is shown.page))

    @property
    def on_page(self) -> list[str]:
        return [path for path, lines in self._lines.items() if any(here for _, here in lines)]

    def has(self, path: str) -> bool:
        """Whether the place is printed anywhere."""
        return path in self._landings

    def text(self, path: str) -> _Words:
        """All that is printed of the place, lines joined as they are read."""
        words, stretches = "", []
        above: Line | None = None
        for one, is_here in self._lines.get(path, ()):
            words += _join(above, one.line) if above else ""
            if is_here:
                stretches.append((len(words), len(words) + len(one.text), one.start))
            words += one.text
            above = one.line
        return _Words(words, tuple(stretches))

    def _changed(self, path: str) -> str:
        """The place that changed and that a line belongs to; empty where none did."""
        while path and path not in self._paths:
            path = path.rpartition("/")[0]
        return path


def _join(above: Line, line: Line) -> str:
    """What stands between two lines; nothing inside a word that was divided."""
    if above.joint:
        return " "
    return "" if (above.path, above.part) == (line.path, line.part) else "\n"


def _run(pages: Sequence[PlacedPage], at: int) -> Sequence[PlacedPage]:
    """The page and those round it that are one text with it."""
    first = last = at
    while first > 0 and pages[first].goes_on:
        first -= 1
    while last + 1 < len(pages) and pages[last + 1].goes_on:
        last += 1
    return pages[first : last + 1]

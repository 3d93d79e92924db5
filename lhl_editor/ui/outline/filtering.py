"""Words to look for in, the rows that show them out, with the ways there."""

from __future__ import annotations

from collections.abc import Iterable

from lhl_editor.ui.outline.parts import Part, Parts, Standing, inner_parts
from lhl_editor.ui.outline.said import searched_words


class Filter:
    """Rows that have every word, the rows around them, and all that lies in them.

    What was looked at is remembered until it changes.
    """

    def __init__(self, text: str = "") -> None:
        self.words = tuple(text.casefold().split())
        self._seen: dict[Parts, tuple[Standing, int, bool]] = {}

    def shown(self, around: Parts, inner: Iterable[Part]) -> list[Part]:
        """Those rows of a row that are shown."""
        if not self.words:
            return list(inner)
        return [part for part in inner if self.leads_to_hit(around + part.way, part)]

    def leads_to_hit(self, parts: Parts, part: Part) -> bool:
        """Whether a row or one within it is a hit."""
        return self.is_hit(parts, part) or self.has_hit_inside(parts, part)

    def has_hit_inside(self, parts: Parts, part: Part) -> bool:
        """Whether a row within it is a hit."""
        inner = inner_parts(part.kind, part.value)
        return any(self.leads_to_hit(parts + one.way, one) for one in inner)

    def is_hit(self, parts: Parts, part: Part) -> bool:
        """Whether the row itself has every word."""
        seen = self._seen.get(parts)
        if seen is None or seen[0] is not part.value or seen[1] != part.number:
            said = searched_words(parts, part)
            seen = part.value, part.number, all(word in said for word in self.words)
            self._seen[parts] = seen
        return seen[2]

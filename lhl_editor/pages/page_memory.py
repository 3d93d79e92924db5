"""What was composed and typeset last, so that an edit works only on the pages that it changed.

Values never change, so what was made of the very same value is what would be made of it again.
`compose` gives the same page while nothing on it is another; `typeset` lays out only pages that it
has not seen, and its placed pages are the same objects as long.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import zip_longest
from typing import Any, TypeVar

from lhl_editor.core.memory import Memory
from lhl_editor.pages.draft import Context, Draft

Made = TypeVar("Made")


class PageMemory:
    """The memory of one document's pages; one thread uses it."""

    def __init__(self) -> None:
        self.composed = Memory()
        self._grounds: Hashable = None
        self._context: Context | None = None
        self._last: dict[Hashable, tuple[object, Any]] = {}
        self._now: dict[Hashable, tuple[object, Any]] = {}

    def __len__(self) -> int:
        """How many values are kept for typesetting."""
        return len(self._last | self._now)

    def begin(self, grounds: object, make: Callable[[], Context]) -> Context:
        """The context for typesetting on these grounds once more, or for the first time.

        What was not needed the last time is forgotten; with other grounds, everything.
        """
        if self._context is None or grounds != self._grounds:
            self._grounds, self._context, self._now = grounds, make(), {}
        self._last, self._now = self._now, {}
        return self._context

    def once(self, of: object, beside: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives of this very object and what equals `beside`; made once."""
        key = id(of), beside  # `of` is kept too, so no other object gets its id
        kept = self._now.get(key) or self._last.get(key) or (of, make())
        self._now[key] = kept
        made: Made = kept[1]
        return made

    def drafts(
        self, content: object, place: Hashable, make: Callable[[], list[Draft]]
    ) -> list[Draft]:
        """The drafts that `make` gives of this content; made once. Where the content is another,
        those that are equal to what stood at this place are the same objects as then."""
        _, before = self._last.get(place, (None, []))

        def alike() -> list[Draft]:
            pairs = zip_longest(make(), before)
            return [old if old == new else new for new, old in pairs if new is not None]

        made = self.once(content, "drafts", alike)
        self._now[place] = None, made
        return made

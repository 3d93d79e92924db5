"""What stands twice where two documents become one, numbered anew: shapes of what went, and the
bookmarks that page references lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lhl_editor.render.word_xml import bookmarked

_NUMBERED = re.compile(r'(<(?:wp:docPr|pic:cNvPr) id=")(\d+)(" name="(?:Pynt|Bilde) )\2"')


class Drawings:
    """Numbers beyond those that the shapes and bookmarks of the document as it is have."""

    def __init__(self, shapes: int, bookmarks: int) -> None:
        self._count, self._bookmarks = shapes, bookmarks

    def again(self, xml: str) -> str:
        """Shapes of the document as it was."""
        numbers: dict[str, int] = {}

        def numbered(found: re.Match[str]) -> str:
            if found[2] not in numbers:
                self._count += 1
                numbers[found[2]] = self._count
            number = numbers[found[2]]
            return f'{found[1]}{number}{found[3]}{number}"'

        return _NUMBERED.sub(numbered, xml)

    def bookmarked(self, names: Iterable[str], inner: str) -> str:
        for name in names:
            self._bookmarks += 1
            inner = bookmarked(name, self._bookmarks, inner)
        return inner

"""Headings in, the bookmarks of the PDF out: a heading of level 2 stands under the one before it
of level 1. (ISO 32000-1, 12.3.3)
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import numbers, text_string


@dataclass(slots=True)
class _Bookmark:
    number: int
    title: str
    destination: str
    below: list[_Bookmark] = field(default_factory=list)


class Outline:
    """The bookmarks of one document, in order."""

    def __init__(self, document: PackedDocument) -> None:
        self._document = document
        self._top: list[_Bookmark] = []
        self._number = 0

    def add(self, level: int, title: str, page: int, top: float) -> None:
        """A bookmark to the height `top` on the page with that object number."""
        destination = f"[{page} 0 R/XYZ null {numbers(top)} null]"
        bookmark = _Bookmark(self._document.number(), title, destination)
        under = self._top[-1].below if level > 1 and self._top else self._top
        under.append(bookmark)

    def write(self) -> str:
        """The catalog's entry for the bookmarks; empty where there are none."""
        if not self._top:
            return ""
        root = self._document.number()
        count = sum(1 + len(bookmark.below) for bookmark in self._top)
        ends = self._write_all(self._top, root)
        self._document.add(root, f"<</Type/Outlines/Count {count}{ends}>>")
        return f"/Outlines {root} 0 R/PageMode/UseOutlines"

    def _write_all(self, bookmarks: list[_Bookmark], parent: int) -> str:
        """Writes them side by side; the parent's entries for the first and last."""
        numbered = [None, *bookmarks, None]
        for before, bookmark, after in zip(numbered, bookmarks, numbered[2:], strict=False):
            links = f"/Parent {parent} 0 R"
            links += f"/Prev {before.number} 0 R" if before else ""
            links += f"/Next {after.number} 0 R" if after else ""
            if bookmark.below:
                links += f"/Count {len(bookmark.below)}"
                links += self._write_all(bookmark.below, bookmark.number)
            title = text_string(bookmark.title)
            self._document.add(
                bookmark.number, f"<</Title{title}/Dest{bookmark.destination}{links}>>"
            )
        return f"/First {bookmarks[0].number} 0 R/Last {bookmarks[-1].number} 0 R"

"""Headings in, the bookmarks of the PDF out: those of level 2 under the one of level 1 before them.

(ISO 32000-1, 12.3.3)
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lhl_editor.pages.placed import Element, Line
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_spaces import read_text
from lhl_editor.render.pdf_syntax import numbers, text_string

_BOOKMARKED = {"H1", "H2"}


@dataclass(slots=True)
class _Bookmark:
    number: int
    title: str
    destination: str
    below: list[_Bookmark] = field(default_factory=list)


class Outline:
    """The bookmarks of one document, in order."""

    def __init__(self, document: PackedDocument, height: float) -> None:
        self._document = document
        self._height = height
        self._top: list[_Bookmark] = []

    def add(self, heading: Element, page: int) -> None:
        """A bookmark to a heading on the page with that object number; H3 and below have none."""
        lines = [child for child in heading.children if isinstance(child, Line) and child.spans]
        if heading.role not in _BOOKMARKED or not lines:
            return
        size = max(span.size for span in lines[0].spans)
        top = numbers(self._height - lines[0].baseline + size)
        destination = f"[{page} 0 R/XYZ null {top} null]"
        bookmark = _Bookmark(self._document.number(), read_text(lines), destination)
        is_below = heading.role == "H2" and self._top
        (self._top[-1].below if is_below else self._top).append(bookmark)

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

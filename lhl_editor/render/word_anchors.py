"""Anchors in a Word file: what brings each passage of a returned file back to its field.

`PLAIN` leaves the renderer's XML as it is, `Bookmarks` adds hidden bookmarks, `Controls` adds
content controls around those. Words without a path are the program's own and get no anchor.
Page references are read back where their bookmark is named `core.anchors.target_of(target)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Protocol

from lhl_editor.core.anchors import Anchor, bookmark_of, tag_of
from lhl_editor.core.path import Path
from lhl_editor.pages.since import PLACE
from lhl_editor.render.word_package import Part
from lhl_editor.render.word_record import Record, loose_words, record_parts
from lhl_editor.render.word_xml import quoted

_NEWS = str(PLACE)  # a chapter that the program writes where this field says so
_FIRST_BOOKMARK = 1_000_000  # beyond the ids of the bookmarks that page references lead to
_LONGEST_ALIAS = 64


class Anchors(Protocol):
    """Each method but the first takes whole elements and gives them back with their anchor."""

    def binds(self, texts: Iterable[str]) -> bool:
        """Whether the layout may bind words (U+00A0) in a document that says these."""

    def paragraph(self, path: str, part: int, xml: str) -> str:
        """What the paragraph `part` of a field says: the runs and links of a `w:p`."""

    def field(self, path: str, xml: str) -> str:
        """All the `w:p` of a field that stand together, each with its anchor."""

    def runs(self, path: str, xml: str) -> str:
        """What `paragraph` gave of a field that shares its `w:p` with something else."""


class _Plain:
    def binds(self, texts: Iterable[str]) -> bool:  # noqa: ARG002
        return True

    def paragraph(self, path: str, part: int, xml: str) -> str:  # noqa: ARG002
        return xml

    def field(self, path: str, xml: str) -> str:  # noqa: ARG002
        return xml

    def runs(self, path: str, xml: str) -> str:  # noqa: ARG002
        return xml


PLAIN: Anchors = _Plain()


def _is_own(path: str) -> bool:
    """Whether words there are the program's own."""
    return path in ("", _NEWS)


class Bookmarks:
    """A hidden bookmark around what each paragraph says; for one file.

    Hidden, because its name begins with an underscore. Words are bound where a reader can undo
    it: where no text has a bound space of its own.
    """

    def __init__(self, made_from: Record | None = None) -> None:
        self._made_from = made_from
        self._binds = False
        self._seen: Counter[tuple[str, int]] = Counter()
        self._bookmarks = _FIRST_BOOKMARK
        self._printed: dict[str, set[str]] = {}  # what stands at each path, a paragraph each

    def binds(self, texts: Iterable[str]) -> bool:
        self._binds = self._made_from is not None and not any("\u00a0" in text for text in texts)
        return self._binds

    def paragraph(self, path: str, part: int, xml: str) -> str:
        if _is_own(path) or not xml:
            return xml
        self._seen[path, part] += 1
        self._bookmarks += 1
        if self._made_from:
            self._printed.setdefault(path, set()).update(loose_words(xml))
        name = bookmark_of(Anchor(Path.parse(path), part, self._seen[path, part]))
        start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>'
        return f'{start}{xml}<w:bookmarkEnd w:id="{self._bookmarks}"/>'

    def field(self, path: str, xml: str) -> str:  # noqa: ARG002
        return xml

    def runs(self, path: str, xml: str) -> str:  # noqa: ARG002
        return xml

    def record(self, bodies: Iterable[str]) -> tuple[Part, ...]:
        """The parts that tell a reader what the file was made from, where that is known.

        `bodies`: document, headers and footers as they were written.
        """
        if self._made_from is None:
            return ()
        return record_parts(self._made_from, self._printed, bodies, self._binds)


class Controls(Bookmarks):
    """Content controls around fields, and the bookmarks inside; for one file.

    `alias` gives the words that Word shows on the control of a path. A control cannot be deleted
    by mistake; what stands in it can be changed.
    """

    def __init__(self, alias: Callable[[str], str], made_from: Record | None = None) -> None:
        super().__init__(made_from)
        self._alias = alias
        self._controls: Counter[str] = Counter()
        self._control_ids = 0

    def field(self, path: str, xml: str) -> str:
        return self._control(path, xml)

    def runs(self, path: str, xml: str) -> str:
        return self._control(path, xml)

    def _control(self, path: str, xml: str) -> str:
        if _is_own(path) or not xml:
            return xml
        self._controls[path] += 1
        self._control_ids += 1
        tag = tag_of(Path.parse(path), self._controls[path])
        alias = self._alias(path)[:_LONGEST_ALIAS]
        return (
            f"<w:sdt><w:sdtPr><w:alias w:val={quoted(alias)}/><w:tag w:val={quoted(tag)}/>"
            f'<w:id w:val="{self._control_ids}"/><w:lock w:val="sdtLocked"/></w:sdtPr>'
            f"<w:sdtContent>{xml}</w:sdtContent></w:sdt>"
        )

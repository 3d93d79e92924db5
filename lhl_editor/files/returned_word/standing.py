"""What stands open around the words of a part: anchors, and Word's own fields.

A file that leaves more open than a person's work ever would is refused: each word would have to
look through all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lhl_editor.core.anchors import Anchor
from lhl_editor.core.frozen import frozen
from lhl_editor.files.returned_word.package import Refused
from lhl_editor.files.returned_word.passages import Owner

_MOST_OPEN = 500
_INSTRUCTION = re.compile(r"\s*(\w+)\s*(?:\\l\s+)?(?:\"([^\"]*)\"|(\S*))")


@frozen
class _Open:
    """A content control or a bookmark that stands around what comes now."""

    anchor: Anchor | None
    id: str = ""  # of a bookmark
    control: int = 0


class Anchored:
    """The content controls and bookmarks that stand around what comes now."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._controls = 0

    def begin_control(self, anchor: Anchor | None) -> int:
        """Its number in the part, from 1."""
        self._controls += 1
        self._begin(_Open(anchor, control=self._controls))
        return self._controls

    def end_control(self, number: int) -> None:
        self._open = [one for one in self._open if one.control != number]

    def begin_bookmark(self, anchor: Anchor, id: str) -> None:
        self._begin(_Open(anchor, id))

    def end_bookmark(self, id: str) -> None:
        self._open = [one for one in self._open if one.control or one.id != id]

    def _begin(self, one: _Open) -> None:
        if len(self._open) >= _MOST_OPEN:
            raise Refused("too_deep")
        self._open.append(one)

    @property
    def owner(self) -> Owner | None:
        """The field that the innermost anchor names."""
        named = [(one.anchor, one.control) for one in self._open if one.anchor]
        if not named:
            return None
        anchor, control = named[-1]
        around = (number for one, number in reversed(named) if number and one.path == anchor.path)
        return Owner(anchor, next(around, 0), None if control else anchor.part)


@dataclass(slots=True)
class _Field:
    """A field of Word that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def words(self) -> tuple[str, str]:
        """Its name in capitals and what it leads to."""
        found = _INSTRUCTION.match(self.instruction)
        return (found[1].upper(), found[2] or found[3]) if found else ("", "")


class WordFields:
    """The fields of Word that are open: page numbers, links, and others."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def begin(self, instruction: str = "") -> None:
        if len(self._open) >= _MOST_OPEN:
            raise Refused("too_deep")
        self._open.append(_Field(instruction))

    def instruct(self, words: str) -> None:
        if self._open:
            self._open[-1].instruction += words

    def begin_result(self) -> str | None:
        """What the number leads to where the field is a page reference."""
        if not self._open:
            return None
        self._open[-1].in_result = True
        name, target = self._open[-1].words
        is_inner = any(one.in_result for one in self._open[:-1])
        return target if name == "PAGEREF" and not is_inner else None

    def end(self) -> None:
        del self._open[-1:]

    @property
    def link(self) -> str:
        """The address of the link that is open."""
        links = (one.words[1] for one in self._open if one.words[0] == "HYPERLINK")
        return next(links, "")

    @property
    def is_result(self) -> bool:
        """Whether what comes now was computed: a field's result, and no link's words."""
        return any(one.words[0] != "HYPERLINK" for one in self._open)

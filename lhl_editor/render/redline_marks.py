"""Who made each change, and its number, in; the elements of tracked changes out.

A change is signed by whoever last changed the place that it stands at. Word reads `w:date` as the
time on the wall, whatever follows it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import FORBIDDEN
from lhl_editor.render.word_xml import quoted


class Change(Enum):
    """What became of words, a paragraph mark or a row; the value is the name of its element."""

    INSERTED = "ins"
    DELETED = "del"
    MOVED_HERE = "moveTo"
    MOVED_AWAY = "moveFrom"

    @property
    def is_gone(self) -> bool:
        """Whether accepting it takes away what it holds."""
        return self in (Change.DELETED, Change.MOVED_AWAY)


@frozen
class Signature:
    """Who changed something, and when by her own clock."""

    author: str
    when: datetime

    @property
    def attributes(self) -> str:
        when = self.when.replace(microsecond=0, tzinfo=None).isoformat()
        author = FORBIDDEN.sub("", self.author)
        return f'w:author={quoted(author)} w:date="{when}Z"'


SignatureOf = Callable[[str], Signature]  # of a place, as text


class Pen:
    """Signs and numbers the changes of one file."""

    def __init__(self, signature_of: SignatureOf) -> None:
        self._signature_of = signature_of
        self._attributes: dict[str, str] = {}
        self._numbers = 0
        self._moves = 0

    def signed(self, place: str) -> str:
        """The attributes of a change at a place, with a number of its own."""
        if place not in self._attributes:
            self._attributes[place] = self._signature_of(place).attributes
        return f'w:id="{self.number()}" {self._attributes[place]}'

    def number(self) -> int:
        self._numbers += 1
        return self._numbers

    def move(self) -> str:
        """A name for a move, by which its two ends know each other."""
        self._moves += 1
        return f"flytting{self._moves}"

    def around(self, change: Change | None, place: str, runs: str) -> str:
        """Runs that came, went or moved; those that stayed as they are."""
        if change is None or not runs:
            return runs
        return f"<w:{change.value} {self.signed(place)}>{runs}</w:{change.value}>"

    def mark(self, change: Change, place: str) -> str:
        """What stands in the properties of a paragraph mark or a row."""
        return f"<w:{change.value} {self.signed(place)}/>"

    def range_of(self, change: Change, place: str, name: str) -> tuple[str, str]:
        """Beginning and end of what was moved under this name."""
        number = self.number()
        signed = self.signed(place).partition(" ")[2]
        start = f'<w:{change.value}RangeStart w:id="{number}" {signed} w:name="{name}"/>'
        return start, f'<w:{change.value}RangeEnd w:id="{number}"/>'

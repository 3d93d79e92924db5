"""What stands in a returned file, paragraph by paragraph, as data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from lhl_editor.core.anchors import Anchor
from lhl_editor.core.frozen import frozen


class Kind(Enum):
    """What a piece of a paragraph is."""

    WORDS = auto()
    BREAK = auto()  # a line break inside a paragraph
    PAGE = auto()  # a page number that leads to the place `target`
    RESULT = auto()  # what a field of Word computed: no edit
    DELETED = auto()  # deleted with tracked changes
    TWIN = auto()  # what older programs show in the place of what stands before it


@frozen
class Tracked:
    """Who inserted or deleted, and when, in the words of the file."""

    author: str
    date: str
    inserted: bool


@frozen
class Owner:
    """The field that a piece belongs to: by the content control `control` (from 1), or bookmark.

    `part` is None where no bookmark says which paragraph of the field it is.
    """

    anchor: Anchor
    control: int = 0
    part: int | None = None


@frozen
class Piece:
    """Characters of one look. `raw` is the text as the file holds it, symbols left out."""

    kind: Kind
    text: str
    raw: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""
    owner: Owner | None = None
    target: str = ""
    tracked: Tracked | None = None
    comments: tuple[str, ...] = ()


@dataclass(slots=True)
class Passage:
    """One paragraph of the part `part`; `level` as in `core.text`."""

    part: str
    level: int = 0
    pieces: list[Piece] = field(default_factory=list)
    mark_deleted: bool = False  # goes on in the next one

    @property
    def words(self) -> str:
        """What can be read, white space folded."""
        said = "".join(piece.text for piece in self.pieces if piece.kind in SAID)
        return " ".join(said.split())


SAID = frozenset({Kind.WORDS, Kind.BREAK})


def settled(passage: Passage, fixed: frozenset[str]) -> Passage:
    """The passage with what was typed after the end of its one field given to the field."""
    owners = [piece.owner for piece in passage.pieces]
    named = [owner for owner in owners if owner]
    if len({owner.anchor.path for owner in named}) != 1 or owners[0] is None:
        return passage
    said = [one for one in passage.pieces if one.kind in SAID]
    loose = "".join(one.text for one in said if one.owner is None)
    # LibreOffice 7.4 ends a bookmark before the words where a shape is anchored at its start
    is_empty = not any(one.text for one in said if one.owner)
    if " ".join(loose.split()) in fixed and not is_empty:
        return passage
    pieces = [replace(one, owner=one.owner or named[-1]) for one in passage.pieces]
    return replace(passage, pieces=pieces)

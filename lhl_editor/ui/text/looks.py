"""A paragraph in, the characters of a document block and their looks out, and back.

A link begins with a no-break space that is wide enough for its icon (no line breaks between
icon and word), and its last letter has a little room after it. A page reference is one object.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import FORBIDDEN, Inline, PageReference, Paragraph, Run
from lhl_editor.ui.text.splice import length

OBJECT = "\ufffc"
ICON_SPACE = "\xa0"
# Characters that do not come through: Qt takes two for the bounds of frames, PySide drops the last
# at the beginning of a string. Others stand for them.
STAND_INS = {"\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\ufeff": "\u2060"}
_JOINING = "\u200d\ufe0e\ufe0f"


class Kind(Enum):
    """What a piece of a document block is."""

    WORDS = "words"
    ICON = "icon"  # the space before a link
    END = "end"  # the last letter of a link
    REFERENCE = "reference"
    STAND_IN = "stand_in"


@frozen
class Look:
    """How characters look. `what`: the target of a reference, or what a stand-in stands for."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""
    kind: Kind = Kind.WORDS
    what: str = ""

    def run(self, text: str) -> Run:
        return Run(text, self.bold, self.italic, self.link, self.language)


@frozen
class Piece:
    """Characters of one look."""

    text: str
    look: Look


PLAIN = Look()


def look_of(run: Run, kind: Kind = Kind.WORDS, what: str = "") -> Look:
    return Look(run.bold, run.italic, run.link, run.language, kind, what)


def pieces(paragraph: Paragraph) -> list[Piece]:
    """What a block holds that shows the paragraph."""
    return joined(_pieces(paragraph.runs))


def joined(some: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one look as one piece; empty ones are gone."""
    groups = groupby((one for one in some if one.text), lambda one: one.look)
    return [Piece("".join(one.text for one in group), look) for look, group in groups]


def _pieces(inlines: tuple[Inline, ...]) -> Iterator[Piece]:
    address = ""
    for number, inline in enumerate(inlines):
        if isinstance(inline, PageReference):
            address = ""
            yield Piece(OBJECT, Look(kind=Kind.REFERENCE, what=inline.target))
            continue
        if inline.link and inline.link != address:
            yield Piece(ICON_SPACE, Look(link=inline.link, kind=Kind.ICON))
        address = inline.link
        after = inlines[number + 1] if number + 1 < len(inlines) else None
        is_last = inline.link and not (isinstance(after, Run) and after.link == address)
        yield from _words(inline, bool(is_last))


def _words(run: Run, ends_link: bool) -> Iterator[Piece]:
    end = _last_letter(run.text) if ends_link else len(run.text)
    yield from _with_stand_ins(run, run.text[:end])
    last = run.text[end:]
    if any(letter in STAND_INS for letter in last):
        yield from _with_stand_ins(run, last)
    elif last:
        yield Piece(last, look_of(run, Kind.END))


def _with_stand_ins(run: Run, text: str) -> Iterator[Piece]:
    if not any(letter in text for letter in STAND_INS):
        yield Piece(text, look_of(run))
        return
    for lost, group in groupby(text, lambda letter: letter if letter in STAND_INS else ""):
        letters = "".join(group)
        if lost:
            yield Piece(STAND_INS[lost] * len(letters), look_of(run, Kind.STAND_IN, lost))
        else:
            yield Piece(letters, look_of(run))


def _last_letter(text: str) -> int:
    """Where the last letter begins, its accents and joiners included."""
    at = len(text) - 1
    while at > 0 and (unicodedata.combining(text[at]) or _is_joined(text, at)):
        at -= 1
    return at


def _is_joined(text: str, at: int) -> bool:
    return (
        text[at] in _JOINING or text[at - 1] == "\u200d" or "\U0001f3fb" <= text[at] <= "\U0001f3ff"
    )


def paragraph_of(some: Iterable[Piece], level: int) -> Paragraph:
    """The paragraph that a block with these pieces says; what no text may hold is left out."""
    return Paragraph(tuple(inline for piece in some for inline in _inlines(piece)), level)


def _inlines(piece: Piece) -> Iterator[Inline]:
    text = piece.text
    match piece.look.kind:
        case Kind.REFERENCE:
            yield from [PageReference(piece.look.what)] * len(text)
            return
        case Kind.ICON:
            text = text.replace(ICON_SPACE, "")
        case Kind.STAND_IN:
            text = text.replace(STAND_INS[piece.look.what], piece.look.what)
        case Kind.WORDS | Kind.END:
            pass
    yield piece.look.run(FORBIDDEN.sub("", text))


def units(text: str) -> int:
    """The length as Qt counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def offset_of(paragraph: Paragraph, index: int, in_link: bool = False) -> int:
    """Where in its block a place of the paragraph is; `in_link`: after the icon of a link there."""
    offset = 0
    for piece in pieces(paragraph):
        if piece.look.kind is Kind.ICON:
            if not index and not in_link:
                break
            offset += 1
        elif index < len(piece.text) or (index == len(piece.text) and not in_link):
            return offset + units(piece.text[:index])
        else:
            offset += units(piece.text)
            index -= len(piece.text)
    return offset


def index_of(paragraph: Paragraph, offset: int) -> int:
    """The place of the paragraph that is at `offset` in its block."""
    index = 0
    for piece in pieces(paragraph):
        whole = units(piece.text)
        if offset <= whole:
            inside = _letters(piece.text, offset)
            return index + (inside if piece.look.kind is not Kind.ICON else 0)
        offset -= whole
        index += len(piece.text) if piece.look.kind is not Kind.ICON else 0
    return index


def _letters(text: str, offset: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", "ignore"))


def index_of_plain(paragraph: Paragraph, index: int) -> int:
    """The place that is before the character `index` of `paragraph.plain`."""
    at = 0
    for inline in paragraph.runs:
        if isinstance(inline, PageReference):
            at += 1
        elif index < len(inline.text):
            return at + index
        else:
            index -= len(inline.text)
            at += length(inline)
    return at

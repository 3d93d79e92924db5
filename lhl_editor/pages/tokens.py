"""A paragraph's runs -> tokens that a line may not split, with their widths.

Where a line may break is decided here: at spaces, after a hyphen between letters, after «/» and
at soft hyphens; never between a number and its unit, before a hyphen that leads a word, or
between digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lhl_editor.core.text import Inline, PageReference
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.measure import Face, Faces
from lhl_editor.pages.style import LINK, WHITE, Type

NUMBER = "\uffff"  # stands for a page number that is not known yet; no user's text can hold it
DIGITS = "000"  # a page number is broken as if it had three digits, so that it never moves a line
NBSP = "\u00a0"
SOFT_HYPHEN = "\u00ad"

_PIECES = re.compile(r" +|[^ ]+")
_ADDRESS = re.compile(r"(?:[a-z]+://|www\.|mailto:)\S", re.IGNORECASE)
_INNER = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=\w/)(?=\w)|(?<=\u00ad)|(?<=\u200b)")
_INNER_ADDRESS = re.compile(r"(?<=[^/:]/)(?=[^/])|(?<=\u00ad)|(?<=\u200b)")
_SIGNS = re.compile(r"[-/\u00ad\u200b]")
_NUMBER = re.compile(r"[(«\"]?\d[\d.,–-]*\Z")
_UNITS = re.compile(
    r"(?:år|prosent|%|kroner|kr|km|kg|m|timer|dager|uker|månader|måneder|mill\.|mrd\.|pst\.)\b|%"
)
_LEADS = frozenset({"side", "kapittel", "kap.", "delmål", "punkt", "pkt.", "nr.", "st.", "§"})


@dataclass(frozen=True, slots=True)
class Look:
    """How characters are set."""

    face: Face
    size: float
    colour: str
    bold: bool
    italic: bool
    link: str = ""
    target: str = ""
    language: str = ""


Piece = tuple[str, Look]


@dataclass(slots=True)
class Token:
    """Pieces that stay together, the space before them, and their widths in points."""

    pieces: list[Piece] = field(default_factory=list)
    space: list[Piece] = field(default_factory=list)
    width: float = 0.0
    gap: float = 0.0  # width of the space, kerned with what stands on either side
    bound: bool = False  # no line may begin here
    address: bool = False

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


Looks = Callable[[Inline], Look]


def looks(faces: Faces, role: Type) -> Looks:
    """How each run of a paragraph in this role looks."""
    remembered: dict[tuple[bool, bool, str, str, str], Look] = {}
    link_colour = WHITE if role.colour == WHITE else LINK

    def look(inline: Inline) -> Look:
        target = inline.target if isinstance(inline, PageReference) else ""
        if isinstance(inline, PageReference):
            key = (role.bold, False, "", target, "")
        else:
            key = (inline.bold or role.bold, inline.italic, inline.link, "", inline.language)
        if key not in remembered:
            bold, italic, link, target, language = key
            colour = link_colour if link or target else role.colour
            face = faces[bold, italic]
            remembered[key] = Look(face, role.size, colour, bold, italic, link, target, language)
        return remembered[key]

    return look


def shown_text(inline: Inline, page_word: str) -> str:
    """The characters of a run; a page reference's number still to come."""
    return f"{page_word}{NBSP}{NUMBER}" if isinstance(inline, PageReference) else inline.text


def width_of(text: str, look: Look) -> float:
    return look.face.width(text.replace(NUMBER, DIGITS) if NUMBER in text else text, look.size)


def tokens(para: Para, look_of: Looks, page_word: str) -> list[Token]:
    """The paragraph's tokens, measured, in order."""
    found: list[Token] = []
    current = Token()
    for inline in para.runs:
        look = look_of(inline)
        for match in _PIECES.finditer(shown_text(inline, page_word)):
            text = match[0]
            if text[0] == " ":
                if current.pieces:
                    found.append(current)
                    current = Token()
                current.space.append((text, look))
            else:
                current.pieces.append((text, look))
    if current.pieces:
        found.append(current)
    split = [part for token in found for part in _parts(token)]
    return _measured(split)


def _parts(token: Token) -> Iterator[Token]:
    """A word's parts, where a line may break inside it."""
    text = token.text
    if not _SIGNS.search(text):
        yield token
        return
    token.address = bool(_ADDRESS.match(text.lstrip("(«")))
    pattern = _INNER_ADDRESS if token.address else _INNER
    cuts = [match.start() for match in pattern.finditer(text) if 0 < match.start() < len(text)]
    yield from cut(token, cuts)


def cut(token: Token, places: list[int]) -> Iterator[Token]:
    """The token in parts that end at these places in its text; not yet measured."""
    part = Token(space=token.space, bound=token.bound, address=token.address)
    places, at = list(places), 0
    for text, look in token.pieces:
        start = at
        while places and places[0] < start + len(text):
            part.pieces.append((text[at - start : places[0] - start], look))
            yield part
            part, at = Token(address=token.address), places.pop(0)
        if rest := text[at - start :]:
            part.pieces.append((rest, look))
        at = start + len(text)
        if places and places[0] == at:
            places.pop(0)
            yield part
            part = Token(address=token.address)
    if part.pieces:
        yield part


def _measured(parts: list[Token]) -> list[Token]:
    before: Token | None = None
    for token in parts:
        measure(token, before)
        if before is not None and token.space:
            token.bound = token.bound or _bound(before.text, token.text)
        before = token
    return parts


def measure(token: Token, before: Token | None) -> None:
    """Sets the token's widths; `before` is what stands on its left on the same line."""
    token.width = _run_width(token.pieces)
    left = before.pieces[-1] if before and before.pieces else None
    chain = [*([left] if left else []), *token.space, *token.pieces[:1]]
    token.gap = sum(width_of(text, look) for text, look in token.space)
    token.gap += sum(_kern(a, b) for a, b in pairwise(chain))


def _run_width(pieces: list[Piece]) -> float:
    if len(pieces) == 1:
        return width_of(*pieces[0])
    width = sum(width_of(text, look) for text, look in pieces)
    return width + sum(_kern(a, b) for a, b in pairwise(pieces))


def _kern(a: Piece, b: Piece) -> float:
    """Kerning between neighbours: only where they are drawn as one, in one look."""
    return a[1].face.joint(a[0], b[0], a[1].size) if a[1] is b[1] else 0.0


def _bound(left: str, right: str) -> bool:
    if _NUMBER.match(left) and _UNITS.match(right):
        return True
    return left.lower().lstrip("(«") in _LEADS and right[:1].isdigit()

"""A paragraph's runs -> tokens that a line may not split, with their widths.

Where a line may break is decided here: at spaces, after a hyphen between letters, after «/» and
at soft hyphens; never between a number and its unit, before a hyphen that leads a word, or
between digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from lhl_editor.core.text import Inline, PageReference
from lhl_editor.pages.blocks import INSERTED, MarkedRun, Para
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


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How characters are set, and the words that were measured in it. Equal only to itself."""

    face: Face
    size: float
    colour: str
    bold: bool
    italic: bool
    link: str = ""
    target: str = ""
    language: str = ""
    mark: str = ""
    known: dict[str, tuple[Token, ...]] = field(default_factory=dict, repr=False)


Piece = tuple[str, Look]


class Token:
    """Characters that stay together: a word or a part of one, its width and that of the hyphen
    that shows where a line breaks after it at a soft hyphen."""

    __slots__ = ("address", "hyphen", "pieces", "text", "width")

    def __init__(self, text: str, pieces: tuple[Piece, ...], address: bool) -> None:
        self.text = text
        self.pieces = pieces
        self.address = address
        self.width = _width(pieces)
        self.hyphen = width_of("-", pieces[-1][1]) if text[-1] == SOFT_HYPHEN else 0.0


class Words:
    """A paragraph's tokens; before each the space (pieces, none inside a word) and its width;
    and those before which no line may begin."""

    __slots__ = ("bound", "gaps", "spaces", "tokens")

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.spaces: list[tuple[Piece, ...]] = []
        self.gaps: list[float] = []
        self.bound: set[int] = set()

    def add(self, tokens: Iterable[Token], space: tuple[Piece, ...], gap: float) -> None:
        """Adds the tokens of a word; its parts stand close."""
        for token in tokens:
            self.tokens.append(token)
            self.spaces.append(space)
            self.gaps.append(gap)
            space, gap = (), 0.0

    def __len__(self) -> int:
        return len(self.tokens)


Looks = Callable[[Inline], Look]


def looks(faces: Faces, role: Type) -> Looks:
    """How each run of a paragraph in this role looks."""
    remembered: dict[tuple[bool, bool, str, str, str, str], Look] = {}
    link_colour = WHITE if role.colour == WHITE else LINK

    def look(inline: Inline) -> Look:
        if isinstance(inline, PageReference):
            key = (role.bold, False, "", inline.target, "", "")
        else:
            link = inline.link if followed(inline.link) else ""
            mark = inline.mark if isinstance(inline, MarkedRun) else ""
            bold = inline.bold or role.bold or mark == INSERTED
            key = (bold, inline.italic, link, "", inline.language, mark)
        if key not in remembered:
            bold, italic, link, target, language, mark = key
            colour = link_colour if link or target else role.colour
            face = faces[bold, italic]
            where = link, target, language, mark
            remembered[key] = Look(face, role.size, colour, bold, italic, *where)
        return remembered[key]

    return look


def followed(address: str) -> bool:
    """Whether an address may be a link; no other scheme ever becomes one."""
    return address.lower().startswith(("https://", "http://", "mailto:"))


def shown_text(inline: Inline, page_word: str) -> str:
    """The characters of a run; a page reference's number still to come."""
    return f"{page_word}{NBSP}{NUMBER}" if isinstance(inline, PageReference) else inline.text


def width_of(text: str, look: Look) -> float:
    return look.face.width(text.replace(NUMBER, DIGITS) if NUMBER in text else text, look.size)


def words(para: Para, look_of: Looks, page_word: str) -> Words:
    """The paragraph's tokens, measured, in order."""
    found = Words()
    before: Token | None = None
    for space, pieces in _words(para, look_of, page_word):
        tokens = _tokens(pieces)
        gap = _gap(before, space, tokens[0]) if before else 0.0
        if before and space and _bound(before.text, tokens[0].text):
            found.bound.add(len(found))
        found.add(tokens, space, gap)
        before = tokens[-1]
    return found


def _words(
    para: Para, look_of: Looks, page_word: str
) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    """The space before each word, and the pieces of the word, which may change its look."""
    space: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()
    for inline in para.runs:
        look = look_of(inline)
        for text in _PIECES.findall(shown_text(inline, page_word)):
            if text[0] != " ":
                pieces += ((text, look),)
                continue
            if pieces:
                yield space, pieces
                space = pieces = ()
            space += ((text, look),)
    if pieces:
        yield space, pieces


def _tokens(pieces: tuple[Piece, ...]) -> tuple[Token, ...]:
    """A word's tokens; those of one look are worked out once."""
    text, look = pieces[0]
    if len(pieces) > 1:
        return _cut("".join(text for text, _ in pieces), pieces)
    tokens = look.known.get(text)
    if tokens is None:
        tokens = look.known[text] = _cut(text, pieces)
    return tokens


def _cut(text: str, pieces: tuple[Piece, ...]) -> tuple[Token, ...]:
    is_address, places = _breaks(text)
    return tuple(parts(text, pieces, places, is_address))


def parts(
    text: str, pieces: tuple[Piece, ...], places: Sequence[int], is_address: bool
) -> Iterator[Token]:
    """A word in tokens that begin at these places in its text."""
    for start, end in pairwise([0, *places, len(text)]):
        inner, at = [], 0
        for characters, look in pieces:
            if own := characters[max(0, start - at) : max(0, end - at)]:
                inner.append((own, look))
            at += len(characters)
        yield Token(text[start:end], tuple(inner), is_address)


@lru_cache(maxsize=50_000)
def _breaks(text: str) -> tuple[bool, tuple[int, ...]]:
    """Whether a word is an address, and where inside it a line may break."""
    if not _SIGNS.search(text):
        return False, ()
    is_address = bool(_ADDRESS.match(text.lstrip("(«")))
    pattern = _INNER_ADDRESS if is_address else _INNER
    inner = (match.start() for match in pattern.finditer(text))
    return is_address, tuple(place for place in inner if 0 < place < len(text))


def _width(pieces: tuple[Piece, ...]) -> float:
    """Width of pieces side by side, kerned where they share a look."""
    if len(pieces) == 1:
        return width_of(*pieces[0])
    width = sum(width_of(text, look) for text, look in pieces)
    return width + sum(_kern(a, b) for a, b in pairwise(pieces))


def _gap(before: Token, space: tuple[Piece, ...], token: Token) -> float:
    """Width of the space between two tokens, kerned with both."""
    if len(space) == 1:
        text, look = space[0]
        if text == " " and before.pieces[-1][1] is look is token.pieces[0][1]:
            return look.face.gap(before.text, token.text, look.size)
    chain = (before.pieces[-1], *space, token.pieces[0])
    kerns = sum(_kern(a, b) for a, b in pairwise(chain))
    return sum(width_of(text, look) for text, look in space) + kerns


def _kern(a: Piece, b: Piece) -> float:
    """Kerning between neighbours: only where they are drawn as one, in one look."""
    return a[1].face.joint(a[0], b[0], a[1].size) if a[1] is b[1] else 0.0


def _bound(left: str, right: str) -> bool:
    """Whether two words belong together: a number and its unit, «side» and its number, a word
    that is cut short and «og» («helse- og»; readers also lose a space after a line's hyphen)."""
    if left[-1] == "-" and left[-2:-1].isalpha():
        return True
    if right[0].isdigit():
        return left.lower().lstrip("(«") in _LEADS
    if not (left[0].isdigit() or left[1:2].isdigit()):
        return False
    return bool(_NUMBER.match(left) and _UNITS.match(right))

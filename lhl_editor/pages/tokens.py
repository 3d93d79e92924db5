"""A paragraph's runs -> tokens that a line may not split, with their widths.

Where a line may break is decided here: at spaces, after a hyphen between letters, after «/» and
at soft hyphens; never between a number and its unit, before a hyphen that leads a word, or
between digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

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


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How characters are set. Two looks are the same only if they are the same object."""

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

    text: str
    pieces: list[Piece]
    space: list[Piece]
    width: float = 0.0
    gap: float = 0.0  # width of the space, kerned with what stands on either side
    bound: bool = False  # no line may begin here
    address: bool = False

    @property
    def hyphen(self) -> float:
        """Width of the hyphen that shows where a line breaks at a soft hyphen."""
        return width_of("-", self.pieces[-1][1]) if self.text[-1] == SOFT_HYPHEN else 0.0


Looks = Callable[[Inline], Look]


def looks(faces: Faces, role: Type) -> Looks:
    """How each run of a paragraph in this role looks."""
    remembered: dict[tuple[bool, bool, str, str, str], Look] = {}
    link_colour = WHITE if role.colour == WHITE else LINK

    def look(inline: Inline) -> Look:
        if isinstance(inline, PageReference):
            key = (role.bold, False, "", inline.target, "")
        else:
            link = inline.link if followed(inline.link) else ""
            key = (inline.bold or role.bold, inline.italic, link, "", inline.language)
        if key not in remembered:
            bold, italic, link, target, language = key
            colour = link_colour if link or target else role.colour
            face = faces[bold, italic]
            remembered[key] = Look(face, role.size, colour, bold, italic, link, target, language)
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


def tokens(para: Para, look_of: Looks, page_word: str) -> list[Token]:
    """The paragraph's tokens, measured, in order."""
    found: list[Token] = []
    for space, pieces in _words(para, look_of, page_word):
        if len(pieces) == 1:
            text, look = pieces[0]
            is_address, parts = _parts(text)
            made = [
                Token(part, [(part, look)], [], width_of(part, look), 0.0, False, is_address)
                for part in parts
            ]
        else:
            made = _mixed(pieces)
        _spaced(made[0], space, found[-1] if found else None)
        found += made
    return found


def _words(para: Para, look_of: Looks, page_word: str) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """The pieces of each word, which may change its look, and of the space before it."""
    space: list[Piece] = []
    pieces: list[Piece] = []
    for inline in para.runs:
        look = look_of(inline)
        for text in _PIECES.findall(shown_text(inline, page_word)):
            if text[0] != " ":
                pieces.append((text, look))
                continue
            if pieces:
                yield space, pieces
                space, pieces = [], []
            space.append((text, look))
    if pieces:
        yield space, pieces


def _mixed(pieces: list[Piece]) -> list[Token]:
    """The tokens of a word that changes its look."""
    text = "".join(text for text, _ in pieces)
    is_address, parts = _parts(text)
    places = list(accumulate(map(len, parts)))[:-1]
    made = list(cut(Token(text, pieces, [], address=is_address), places))
    for token in made:
        measure(token)
    return made


@lru_cache(maxsize=50_000)
def _parts(text: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a word is an address, and its parts: a line may break between them."""
    if not _SIGNS.search(text):
        return False, (text,)
    is_address = bool(_ADDRESS.match(text.lstrip("(«")))
    pattern = _INNER_ADDRESS if is_address else _INNER
    inner = [match.start() for match in pattern.finditer(text) if 0 < match.start() < len(text)]
    return is_address, tuple(text[a:b] for a, b in pairwise([0, *inner, len(text)]))


def cut(token: Token, places: list[int]) -> Iterator[Token]:
    """The token in parts that begin at these places in its text; not yet measured."""
    for start, end in pairwise([0, *places, len(token.text)]):
        pieces, at = [], 0
        for text, look in token.pieces:
            if inner := text[max(0, start - at) : max(0, end - at)]:
                pieces.append((inner, look))
            at += len(text)
        first = start == 0
        yield Token(
            token.text[start:end],
            pieces,
            token.space if first else [],
            gap=token.gap if first else 0.0,
            bound=token.bound and first,
            address=token.address,
        )


def measure(token: Token) -> None:
    """Sets the token's width, kerned where its pieces share a look."""
    token.width = sum(width_of(text, look) for text, look in token.pieces)
    token.width += sum(_kern(a, b) for a, b in pairwise(token.pieces))


def _spaced(token: Token, space: list[Piece], before: Token | None) -> None:
    """Puts the space between two tokens, measured, and binds them where they belong together."""
    token.space = space
    if before is None:
        return
    last, first = before.pieces[-1], token.pieces[0]
    if len(space) == 1 and space[0][0] == " " and last[1] is space[0][1] is first[1]:
        token.gap = first[1].face.gap(before.text, token.text, first[1].size)
    else:
        token.gap = _gap(before, token)
    if token.text[0].isdigit() or _NUMBER.match(before.text):
        token.bound = _bound(before.text, token.text)


def _gap(before: Token, token: Token) -> float:
    chain = [before.pieces[-1], *token.space, token.pieces[0]]
    kerns = sum(_kern(a, b) for a, b in pairwise(chain))
    return sum(width_of(text, look) for text, look in token.space) + kerns


def _kern(a: Piece, b: Piece) -> float:
    """Kerning between neighbours: only where they are drawn as one, in one look."""
    return a[1].face.joint(a[0], b[0], a[1].size) if a[1] is b[1] else 0.0


def _bound(left: str, right: str) -> bool:
    if _NUMBER.match(left) and _UNITS.match(right):
        return True
    return left.lower().lstrip("(«") in _LEADS and right[:1].isdigit()

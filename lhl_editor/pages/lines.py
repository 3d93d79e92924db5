"""Paragraphs -> lines: greedy for running text, evened out for titles.

A word wider than its measure is first tried in the role's smaller sizes, then broken at a
joint with a hyphen, and only where there is none, wherever it fits. It is never cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.measure import Faces
from lhl_editor.pages.style import Type
from lhl_editor.pages.tokens import (
    SOFT_HYPHEN,
    Look,
    Piece,
    Token,
    cut,
    looks,
    measure,
    tokens,
    width_of,
)

SLACK = 1.0  # points kept free at the right, so that Word, whose widths differ, breaks the same
_BIND_FROM = 300.0  # on measures over this a paragraph does not end in one word alone
_REMEMBERED = 2_000  # paragraphs: a page is often tried in several sizes
_NEVER = float("inf")
_SHORT_LAST = 6  # letters of a word that never stands alone on a paragraph's last line
_SHORT_WORD = 3  # letters of a word that a title's line should not end with

Joints = Callable[[str], list[int]]  # where a long word may be hyphenated


@dataclass(frozen=True, slots=True)
class DraftSpan:
    """Characters of one look at an offset from the line's left edge."""

    text: str
    dx: float
    width: float
    look: Look


@dataclass(frozen=True, slots=True)
class DraftLine:
    spans: tuple[DraftSpan, ...]
    joint: bool  # goes on after a space

    @property
    def width(self) -> float:
        return self.spans[-1].dx + self.spans[-1].width if self.spans else 0.0


@dataclass(frozen=True, slots=True)
class Broken:
    """A paragraph in lines."""

    para: Para
    role: Type
    lines: tuple[DraftLine, ...]

    @property
    def height(self) -> float:
        """From the top of the first line's box to the bottom of the last one's."""
        return (len(self.lines) - 1) * self.role.leading + self.role.size if self.lines else 0.0


class Breaker:
    """Breaks paragraphs for one document: its faces, its word for «side», its language's joints."""

    def __init__(self, faces: Faces, page_word: str, language: str) -> None:
        self.faces = faces
        self.page_word = page_word
        self.joints: Joints = joints(language)
        self._looks: dict[Type, Callable[..., Look]] = {}
        self._broken: dict[tuple[Para, Type, float, bool], Broken] = {}

    def paragraph(self, para: Para, role: Type, width: float, even: bool = False) -> Broken:
        """A paragraph of running text; with `even`, of few words set large."""
        key = (para, role, width, even)
        if key not in self._broken:
            if len(self._broken) >= _REMEMBERED:
                self._broken.clear()
            self._broken[key] = self._break(*key)
        return self._broken[key]

    def _break(self, para: Para, role: Type, width: float, even: bool) -> Broken:
        parts = self._fitting(para, role, width)
        if even:
            return Broken(para, role, _drafts(_even(parts, width - SLACK)))
        if len(parts) > 2 and parts[-1].space:
            alone = width > _BIND_FROM or len(parts[-1].text) <= _SHORT_LAST
            together = parts[-2].width + parts[-1].gap + parts[-1].width
            parts[-1].bound = alone and together < width / 2
        return Broken(para, role, _drafts(_greedy(parts, width - SLACK)))

    def title(self, para: Para, role: Type, width: float, most: int = 99) -> Broken:
        """A title, its lines evened out; a smaller size where a word or `most` lines demand it."""
        for step in role.steps:
            parts = self._tokens(para, step)
            lines = _even(parts, width - SLACK)
            widest = max((token.width for token in parts), default=0.0)
            if widest <= width - SLACK and len(lines) <= most:
                return Broken(para, step, _drafts(lines))
        step = role.steps[-1]
        lines = _greedy(self._fitting(para, step, width), width - SLACK)
        return Broken(para, step, _drafts(lines))

    def fits(self, para: Para, role: Type, width: float) -> bool:
        """Whether every word is narrower than the measure."""
        return all(token.width <= width - SLACK for token in self._tokens(para, role))

    def sized(self, para: Para, role: Type, width: float) -> Type:
        """The role in the largest of its sizes in which every word fits."""
        texts = (run.text for run in para.runs if isinstance(run, Run))
        longest = len(max(" ".join(texts).split(" "), key=len))
        for step in role.steps:
            if longest * step.size < width - SLACK or self.fits(para, step, width):
                return step
        return role.steps[-1]

    def _tokens(self, para: Para, role: Type) -> list[Token]:
        if role not in self._looks:
            self._looks[role] = looks(self.faces, role)
        return tokens(para, self._looks[role], self.page_word)

    def _fitting(self, para: Para, role: Type, width: float) -> list[Token]:
        """The tokens, those wider than the measure broken."""
        parts = self._tokens(para, role)
        if all(token.width <= width - SLACK for token in parts):
            return parts
        return [part for token in parts for part in self._narrow(token, width - SLACK)]

    def _narrow(self, token: Token, width: float) -> Iterator[Token]:
        if token.width <= width:
            yield token
            return
        text, look = token.text, token.pieces[0][1]
        hyphen = 0.0 if token.address else width_of("-", look)
        joints = [] if token.address else self.joints(text)
        places, start = [], 0
        while width_of(text[start:], look) > width and start < len(text) - 1:
            end = _last_fitting(text, start, width - hyphen, look)
            start = max((joint for joint in joints if start + 1 < joint <= end), default=end)
            places.append(start)
        for part in cut(token, places):
            if not token.address and part.text != text[start:]:
                part.pieces.append((SOFT_HYPHEN, part.pieces[-1][1]))
                part.text += SOFT_HYPHEN
            measure(part)
            yield part


def _last_fitting(text: str, start: int, width: float, look: Look) -> int:
    """The end of the longest piece from `start` that fits; at least one character."""
    low, high = start + 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[start:middle], look) <= width:
            low = middle
        else:
            high = middle - 1
    return low


@cache
def joints(language: str) -> Joints:
    """Where words of this language may be hyphenated; the patterns are read when first needed."""

    @cache
    def places(word: str) -> list[int]:
        import pyphen  # only for a word wider than its column

        name = {"nn": "nn_NO", "nb": "nb_NO"}.get(language, "nb_NO")
        return list(pyphen.Pyphen(lang=name).positions(word))

    return places


def _greedy(parts: list[Token], width: float) -> list[list[Token]]:
    """As many tokens a line as fit; bound tokens go to the next line together."""
    lines: list[list[Token]] = []
    line: list[Token] = []
    used = 0.0
    for token in parts:
        if line and used + token.gap + token.width + token.hyphen > width:
            carried = _carried(line, token)
            lines.append(line)
            line = carried
            used = sum(one.width for one in line) + sum(one.gap for one in line[1:])
        used += (token.gap if line else 0.0) + token.width
        line.append(token)
    return [*lines, line] if line else lines


def _carried(line: list[Token], token: Token) -> list[Token]:
    """What must go with `token` to the next line; taken from the end of `line`."""
    carried: list[Token] = []
    while token.bound and len(line) > 1:
        token = line.pop()
        carried.insert(0, token)
    return carried


def _even(parts: list[Token], width: float) -> list[list[Token]]:
    """As few lines as greedy breaking gives, as even as can be, no short word at a line's end."""
    count = len(_greedy(list(parts), width))
    if count < 2 or len(parts) > 80:
        return _greedy(parts, width)
    # best[end]: the least cost of setting the tokens before `end` in so many lines, and the cuts
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for _ in range(count):
        best = {
            end: min(
                (cost + _cost(parts, start, end, width), (*cuts, end))
                for start, (cost, cuts) in best.items()
                if start < end
            )
            for end in range(min(best) + 1, len(parts) + 1)
        }
    cost, cuts = best.get(len(parts), (_NEVER, ()))
    return [parts[a:b] for a, b in pairwise(cuts)] if cost < _NEVER else _greedy(parts, width)


def _cost(parts: list[Token], start: int, end: int, width: float) -> float:
    line = parts[start:end]
    used = sum(token.width for token in line) + sum(token.gap for token in line[1:])
    if used > width or (end < len(parts) and parts[end].bound):
        return _NEVER
    last = line[-1].text
    short = end < len(parts) and len(last) <= _SHORT_WORD and last.isalpha() and last.islower()
    return (width - used) ** 2 + (width * 0.3) ** 2 * short


def _drafts(lines: list[list[Token]]) -> tuple[DraftLine, ...]:
    joints_after = [bool(line[0].space) for line in lines[1:]]
    return tuple(map(_draft, lines, [*joints_after, False]))


def _draft(line: list[Token], joint: bool) -> DraftLine:
    pieces = line[0].pieces
    for token in line[1:]:
        pieces = [*pieces, *token.space, *token.pieces]
    look = pieces[0][1]
    if all(own is look for _, own in pieces):
        width = line[0].width + sum(token.gap + token.width for token in line[1:])
        return DraftLine((DraftSpan("".join(t for t, _ in pieces), 0.0, width, look),), joint)
    return DraftLine(tuple(_spans(pieces)), joint)


def _spans(pieces: list[Piece]) -> Iterator[DraftSpan]:
    """Neighbours of one look as one span, side by side."""
    dx = 0.0
    for look, group in groupby(pieces, key=lambda piece: piece[1]):
        text = "".join(text for text, _ in group)
        width = width_of(text, look)
        yield DraftSpan(text, dx, width, look)
        dx += width

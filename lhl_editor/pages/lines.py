"""Paragraphs -> lines: greedy for running text, evened out for titles.

A word wider than its measure is first tried in the role's smaller sizes, then broken at a
joint with a hyphen, and only where there is none, wherever it fits. It is never cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.measure import Faces
from lhl_editor.pages.style import Type
from lhl_editor.pages.tokens import (
    SOFT_HYPHEN,
    Look,
    Piece,
    Token,
    Words,
    looks,
    parts,
    width_of,
)
from lhl_editor.pages.tokens import words as words_of

SLACK = 1.0  # points kept free at the right, so that Word, whose widths differ, breaks the same
_BIND_FROM = 300.0  # on measures over this a paragraph does not end in one word alone
_LONGEST_WORD = 300  # characters: longer ones are no words, and have no joints
_MOST_IN_EM = 8  # characters that an em can hold
_REMEMBERED = 2_000  # paragraphs: a page is often tried in several sizes
_MOST_EVENED = 80  # tokens: longer texts are no titles
_NEVER = float("inf")
_SHORT_LAST = 6  # letters of a word that never stands alone on a paragraph's last line
_SHORT_WORD = 3  # letters of a word that a title's line should not end with

Joints = Callable[[str], list[int]]  # where a long word may be hyphenated


class DraftSpan(NamedTuple):
    """Characters of one look at an offset from the line's left edge."""

    text: str
    dx: float
    width: float
    look: Look


class DraftLine(NamedTuple):
    spans: tuple[DraftSpan, ...]
    joint: bool  # goes on after a space

    @property
    def width(self) -> float:
        return self.spans[-1].dx + self.spans[-1].width if self.spans else 0.0


class Broken(NamedTuple):
    """A paragraph in lines."""

    para: Para
    role: Type
    lines: tuple[DraftLine, ...]

    @property
    def height(self) -> float:
        """From the top of the first line's box to the bottom of the last one's."""
        return (len(self.lines) - 1) * self.role.leading + self.role.size if self.lines else 0.0


How = Callable[[Para, Type, float, int], Broken]


class Breaker:
    """Breaks paragraphs for one document: its faces, its word for «side», its language's joints."""

    def __init__(self, faces: Faces, page_word: str, language: str) -> None:
        self.faces = faces
        self.page_word = page_word
        self.joints: Joints = joints(language)
        self._looks: dict[Type, Callable[..., Look]] = {}
        self._broken: dict[tuple[str, Para, Type, float, int], Broken] = {}

    def paragraph(self, para: Para, role: Type, width: float, even: bool = False) -> Broken:
        """A paragraph of running text; with `even`, of few words set large."""
        return self._remembered(self._break, para, role, width, even)

    def title(self, para: Para, role: Type, width: float, most: int = 99) -> Broken:
        """A title, its lines evened out; a smaller size where a word or `most` lines demand it."""
        return self._remembered(self._break_title, para, role, width, most)

    def _remembered(self, how: How, para: Para, role: Type, width: float, option: int) -> Broken:
        key = (how.__name__, para, role, width, option)
        if key not in self._broken:
            if len(self._broken) >= _REMEMBERED:
                self._broken.clear()
                self._looks.clear()  # they know every word that was ever set
            self._broken[key] = how(para, role, width, option)
        return self._broken[key]

    def _break(self, para: Para, role: Type, width: float, even: int) -> Broken:
        words = self._fitting(para, role, width)
        if even:
            return Broken(para, role, _drafts(words, _even(words, width - SLACK)))
        last = len(words) - 1
        if last > 1 and words.spaces[last]:
            token = words.tokens[last]
            alone = width > _BIND_FROM or len(token.text) <= _SHORT_LAST
            together = words.tokens[last - 1].width + words.gaps[last] + token.width
            if alone and together < width / 2:
                words.bound.add(last)
        return Broken(para, role, _drafts(words, _greedy(words, width - SLACK)))

    def _break_title(self, para: Para, role: Type, width: float, most: int) -> Broken:
        for step in role.steps:
            words = self._words(para, step)
            lines = _even(words, width - SLACK)
            widest = max((token.width for token in words.tokens), default=0.0)
            if widest <= width - SLACK and len(lines) <= most:
                return Broken(para, step, _drafts(words, lines))
        words = self._fitting(para, role.steps[-1], width)
        return Broken(para, role.steps[-1], _drafts(words, _greedy(words, width - SLACK)))

    def fits(self, para: Para, role: Type, width: float) -> bool:
        """Whether every word is narrower than the measure."""
        tokens = self._words(para, role).tokens
        return all(token.width <= width - SLACK for token in tokens)

    def sized(self, para: Para, role: Type, width: float) -> Type:
        """The role in the largest of its sizes in which every word fits."""
        texts = (run.text for run in para.runs if isinstance(run, Run))
        longest = len(max(" ".join(texts).split(" "), key=len))
        for step in role.steps:
            if longest * step.size < width - SLACK or self.fits(para, step, width):
                return step
        return role.steps[-1]

    def _words(self, para: Para, role: Type) -> Words:
        if role not in self._looks:
            self._looks[role] = looks(self.faces, role)
        return words_of(para, self._looks[role], self.page_word)

    def _fitting(self, para: Para, role: Type, width: float) -> Words:
        """The paragraph's words, those wider than the measure broken."""
        words = self._words(para, role)
        if all(token.width <= width - SLACK for token in words.tokens):
            return words
        narrow = Words()
        for at, token in enumerate(words.tokens):
            if at in words.bound:
                narrow.bound.add(len(narrow))
            narrow.add(self._narrow(token, width - SLACK), words.spaces[at], words.gaps[at])
        return narrow

    def _narrow(self, token: Token, width: float) -> Iterator[Token]:
        """The token, or parts of it that are narrow enough, hyphenated where it is a word."""
        if token.width <= width:
            yield token
            return
        text, look = token.text, token.pieces[0][1]
        hyphen = 0.0 if token.address else max(width_of("-", one) for _, one in token.pieces)
        joints = [] if token.address or len(text) > _LONGEST_WORD else self.joints(text)
        most = int(_MOST_IN_EM * width / look.size) + 2
        places, start = [], 0
        wide = partial(_width_between, token.pieces)
        while wide(start, start + most) > width and start < len(text) - 1:
            end = _last_fitting(start, min(len(text), start + most), width - hyphen, wide)
            start = max((joint for joint in joints if start + 1 < joint <= end), default=end)
            places.append(start)
        *first, last = parts(text, token.pieces, places, token.address)
        for part in first:
            yield part if token.address else _hyphenated(part)
        yield last


def _hyphenated(token: Token) -> Token:
    hyphen = (SOFT_HYPHEN, token.pieces[-1][1])
    return Token(token.text + SOFT_HYPHEN, (*token.pieces, hyphen), token.address)


def _width_between(pieces: Sequence[Piece], start: int, end: int) -> float:
    """The width of the characters from `start` to `end`, each in its own look."""
    total, at = 0.0, 0
    for text, look in pieces:
        total += width_of(text[max(0, start - at) : max(0, end - at)], look)
        at += len(text)
    return total


def _last_fitting(start: int, high: int, width: float, wide: Callable[[int, int], float]) -> int:
    """The end of the longest piece from `start` that fits; at least one character."""
    low = start + 1
    while low < high:
        middle = (low + high + 1) // 2
        if wide(start, middle) <= width:
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


Lines = list[tuple[int, int]]  # each line's first token, and the one after its last


def _greedy(words: Words, width: float) -> Lines:
    """As many tokens a line as fit; bound tokens go to the next line together."""
    lines: Lines = []
    start, used, gaps = 0, 0.0, words.gaps
    for at, token in enumerate(words.tokens):
        wanted = used + gaps[at] + token.width if at > start else token.width
        if at > start and wanted + token.hyphen > width:
            first = at
            while first in words.bound and first > start + 1:
                first -= 1
            lines.append((start, first))
            start = first
            wanted = token.width + sum(
                words.tokens[n].width + gaps[n + 1] for n in range(first, at)
            )
        used = wanted
    return [*lines, (start, len(words))] if len(words) else lines


def _even(words: Words, width: float) -> Lines:
    """As few lines as greedy breaking gives, as even as can be, no short word at a line's end."""
    greedy = _greedy(words, width)
    if len(greedy) < 2 or len(words) > _MOST_EVENED:
        return greedy
    ends = list(accumulate(g + t.width for g, t in zip(words.gaps, words.tokens, strict=True)))
    # best[end]: the least cost of setting the tokens before `end` in so many lines, and the lines
    best: dict[int, tuple[float, Lines]] = {0: (0.0, [])}
    for _ in greedy:
        longer: dict[int, tuple[float, Lines]] = {}
        for start, (cost, lines) in best.items():
            before = (ends[start - 1] if start else 0.0) + words.gaps[start]
            for end in range(start + 1, len(words) + 1):
                free = width - (ends[end - 1] - before)
                if free < 0:
                    break
                total = cost + free**2 + _penalty(words, end, width)
                if end not in longer or total < longer[end][0]:
                    longer[end] = total, [*lines, (start, end)]
        best = {end: found for end, found in longer.items() if end < len(words)}
    return longer[len(words)][1] if longer.get(len(words), (_NEVER,))[0] < _NEVER else greedy


def _penalty(words: Words, end: int, width: float) -> float:
    """What it costs to break a title before the token `end`."""
    if end == len(words):
        return 0.0
    if end in words.bound:
        return _NEVER
    last = words.tokens[end - 1].text
    short = len(last) <= _SHORT_WORD and last.isalpha() and last.islower()
    return (width * 0.3) ** 2 if short else 0.0


def _drafts(words: Words, lines: Lines) -> tuple[DraftLine, ...]:
    return tuple(
        _draft(words, start, end, end < len(words) and bool(words.spaces[end]))
        for start, end in lines
    )


def _draft(words: Words, start: int, end: int, joint: bool) -> DraftLine:
    pieces = list(words.tokens[start].pieces)
    for at in range(start + 1, end):
        pieces += words.spaces[at]
        pieces += words.tokens[at].pieces
    look = pieces[0][1]
    if all(own is look for _, own in pieces):
        text = "".join([text for text, _ in pieces])
        width = sum([token.width for token in words.tokens[start:end]])
        width += sum(words.gaps[start + 1 : end])
        return DraftLine((DraftSpan(text, 0.0, width, look),), joint)
    return DraftLine(tuple(_spans(pieces)), joint)


def _spans(pieces: list[Piece]) -> Iterator[DraftSpan]:
    """Neighbours of one look as one span, side by side."""
    dx = 0.0
    for look, group in groupby(pieces, key=itemgetter(1)):
        text = "".join(text for text, _ in group)
        width = width_of(text, look)
        yield DraftSpan(text, dx, width, look)
        dx += width

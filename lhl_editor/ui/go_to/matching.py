"""Typed words and names in, which names match and how well out. Predictable before clever.

Best is a name that is what was typed, then one with words that begin with it, then one with it
inside a word. Of several words one at least stands in the name, the others may stand beside it.
Only where nothing else is found come names with the letters in that order. Among equals the order
stays as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from unicodedata import combining, normalize

_KEPT = {"ä": "æ", "ö": "ø"}  # one letter in two spellings; å, æ and ø are letters of their own
_VAGUE, _MANY = 2, 5000  # so few letters stand in most of so many names
_MOST_LETTERS = 24  # more than that is no abbreviation of anything


class Quality(IntEnum):
    """How well a name matches; less is better."""

    WHOLE = 0
    WORD = 1
    INSIDE = 2
    BESIDE = 3
    BESIDE_INSIDE = 4
    LETTERS = 5


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    low = letter.lower()
    if low in "åæø":
        return low
    low = _KEPT.get(low, low)
    plain = "".join(each for each in normalize("NFD", low) if not combining(each))
    return plain if len(plain) == 1 else letter


def fold(words: str) -> str:
    """The words as they are compared, letter by letter: no capitals, é as e, ø as ø."""
    if words.isascii():
        return words.lower()
    return "".join(map(_folded_letter, words))


class Names:
    """Many names, made ready once to be searched: pairs of a name and what stands beside it.

    The first `chief` of them are enough for letters in order, and of very many for one or two
    letters.
    """

    def __init__(self, pairs: Sequence[tuple[str, str]], chief: int | None = None) -> None:
        self._chief = len(pairs) if chief is None else chief
        self._names = [fold(name).replace("\n", " ") for name, _ in pairs]
        self._beside = [fold(beside).replace("\n", " ") for _, beside in pairs]
        whole = [f"{a}\t{b}" for a, b in zip(self._names, self._beside, strict=True)]
        self._everything = "\n".join(whole)
        self._starts: list[int] = []
        at = 0
        for each in whole:
            self._starts.append(at)
            at += len(each) + 1

    def search(self, typed: str) -> list[tuple[Quality, int]]:
        """(quality, number of the name), the best first."""
        words = fold(typed).split()
        if not words:
            return []
        found = [
            (quality, number)
            for number in self._holding(max(words, key=len), typed.strip())
            if (quality := self._quality(number, words)) is not None
        ]
        if not found:
            found = [(Quality.LETTERS, number) for number in self._with_letters("".join(words))]
        return sorted(found)

    def _holding(self, word: str, typed: str) -> Iterator[int]:
        """The numbers of the names in which, or beside which, the word stands somewhere."""
        is_vague = len(typed) <= _VAGUE and len(self._starts) > _MANY
        until = self._chief if is_vague else len(self._starts)
        at = self._everything.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            if number >= until:
                return
            yield number
            if number + 1 == len(self._starts):
                return
            at = self._everything.find(word, self._starts[number + 1])

    def _quality(self, number: int, words: list[str]) -> Quality | None:
        name, beside = self._names[number], self._beside[number]
        if name == " ".join(words):
            return Quality.WHOLE
        found = [_of_word(name, beside, word) for word in words]
        is_found = max(found) < Quality.LETTERS and min(found) < Quality.BESIDE
        return max(found) if is_found else None

    def _with_letters(self, letters: str) -> Iterator[int]:
        if not 1 < len(letters) <= _MOST_LETTERS:
            return
        for number, name in enumerate(self._names[: self._chief]):
            if positions(name, letters):
                yield number


def _of_word(name: str, beside: str, word: str) -> Quality:
    if (at := name.find(word)) >= 0:
        return Quality.WORD if _begins_word(name, word, at) else Quality.INSIDE
    if (at := beside.find(word)) >= 0:
        return Quality.BESIDE if _begins_word(beside, word, at) else Quality.BESIDE_INSIDE
    return Quality.LETTERS


def _begins_word(name: str, word: str, at: int) -> bool:
    while at >= 0:
        if at == 0 or not name[at - 1].isalnum():
            return True
        at = name.find(word, at + 1)
    return False


def positions(name: str, letters: str) -> list[int]:
    """Where the letters stand in a folded name, in their order, the first at the beginning of a
    word; empty where they do not."""
    start = 0 if name.startswith(letters[0]) else name.find(" " + letters[0]) + 1
    if not start and not name.startswith(letters[0]):
        return []
    found = [start]
    for letter in letters[1:]:
        at = name.find(letter, found[-1] + 1)
        if at < 0:
            return []
        found.append(at)
    return found


def marked(name: str, typed: str) -> list[tuple[int, int]]:
    """The parts (from, up to) of a name that match what was typed, from the left."""
    folded = fold(name)
    parts: list[tuple[int, int]] = []
    for word in fold(typed).split():
        at = _best_place(folded, word)
        if at >= 0:
            parts.append((at, at + len(word)))
    if not parts and (letters := "".join(fold(typed).split())):
        parts = [(at, at + 1) for at in positions(folded, letters)]
    return _joined(sorted(parts))


def _best_place(name: str, word: str) -> int:
    at = name.find(word)
    while at > 0 and name[at - 1].isalnum():
        following = name.find(word, at + 1)
        if following < 0:
            return name.find(word)
        at = following
    return at


def _joined(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined

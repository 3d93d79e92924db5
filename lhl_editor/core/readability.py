"""How hard a text is to read: LIX, as Björnsson («Läsbarhet», 1968) defines it."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_END = re.compile(r"[.!?:]+(?=\s|$)|\n")
_LONG = 6  # letters; a word with more is long
_FEWEST = 20  # words below which the number says nothing


def lix(text: str) -> int | None:
    """Words a sentence, plus the percentage of long words; None for a very short text.

    A line without a full stop counts as a sentence: that is how lists are read.
    """
    words = _WORD.findall(text)
    if len(words) < _FEWEST:
        return None
    sentences = sum(1 for part in _END.split(text) if _WORD.search(part))
    long = sum(1 for word in words if len(word) > _LONG)
    return round(len(words) / max(1, sentences) + 100 * long / len(words))


def level(value: int) -> str:
    """The usual reading of LIX as a code: easy, fair, medium, hard or very_hard."""
    bounds = ((30, "easy"), (40, "fair"), (50, "medium"), (60, "hard"))
    return next((code for bound, code in bounds if value < bound), "very_hard")

"""The paragraphs of two texts in, which of them are one another's out: equal, or alike enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from lhl_editor.core.sequences import Block, matching
from lhl_editor.core.spread import characters
from lhl_editor.core.text import Paragraph
from lhl_editor.core.word_hunks import words_of

Pair = tuple[Paragraph | None, Paragraph | None]
_ALIKE = 0.4  # of the words of two paragraphs, for one to be the other with changes


def aligned(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[Pair]:
    """Paragraphs that are one another's, equal or changed; one that came or went has None."""
    last = Block(0, 0, 0)
    for block in [*matching(before, after), Block(len(before), len(after), 0)]:
        gap = before[last.start + last.length : block.start]
        yield from _paired(gap, after[last.other + last.length : block.other])
        same = range(block.length)
        yield from ((before[block.start + n], after[block.other + n]) for n in same)
        last = block


def _paired(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[Pair]:
    """Paragraphs of which none is equal: those that are alike are one another's."""
    pairs = [(0, 0)] if len(before) == len(after) == 1 else _alike(before, after)
    at = other = 0
    for first, second in [*pairs, (len(before), len(after))]:
        yield from ((paragraph, None) for paragraph in before[at:first])
        yield from ((None, paragraph) for paragraph in after[other:second])
        if first < len(before):
            yield before[first], after[second]
        at, other = first + 1, second + 1


def _alike(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Which paragraphs share most of their words, told from one comparison of all of them, so
    that no pairs cross; or each the one at its place where all of those do."""
    if not before or not after:
        return []
    words, other_words = ([_words(one) for one in paragraphs] for paragraphs in (before, after))
    if _alike_one_by_one(words, other_words):
        return [(number, number) for number in range(len(words))]
    homes, other_homes = (
        [number for number, some in enumerate(lists) for _ in some]
        for lists in (words, other_words)
    )
    shared: Counter[tuple[int, int]] = Counter()
    for block in matching(list(chain(*words)), list(chain(*other_words))):
        same = range(block.length)
        shared.update((homes[block.start + n], other_homes[block.other + n]) for n in same)
    likeness = {
        (first, second): 2 * count / (len(words[first]) + len(other_words[second]))
        for (first, second), count in shared.items()
    }
    return _best({pair: alike for pair, alike in likeness.items() if alike >= _ALIKE})


def _alike_one_by_one(words: list[list[str]], other_words: list[list[str]]) -> bool:
    if len(words) != len(other_words):
        return False
    both = ((set(one), set(other)) for one, other in zip(words, other_words, strict=True))
    return all(2 * len(one & other) > _ALIKE * (len(one) + len(other)) for one, other in both)


def _best(likeness: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    taken: set[int] = set()
    other_taken: set[int] = set()
    for first, second in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if first not in taken and second not in other_taken:
            chosen.append((first, second))
            taken.add(first)
            other_taken.add(second)
    return sorted(chosen)


def _words(paragraph: Paragraph) -> list[str]:
    return words_of(characters(paragraph.runs))

"""The shipped strategy at 1x, 10x and 100x: for the program, for its peers, and its schema.

    python benchmarks/content.py FOLDER [TIMES …]

writes `1x.yaml`, `1x.typ`, `1x.html`, `1x.json`, …, and `schema.json` into the folder. Every list
is so many times as long; lists within its items are as they are. No copy repeats another's words:
they are shuffled, and some are made anew, so that nothing is gained by remembering paragraphs, and
from remembering words no more than a real document of that length would give.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from docx_outline import outline  # noqa: E402
from html_document import html  # noqa: E402
from typst_document import typst  # noqa: E402

from lhl_editor.core.schema import KINDS, Field, Type  # noqa: E402
from lhl_editor.core.strategy import Item, Strategy, walk  # noqa: E402
from lhl_editor.core.text import Paragraph, Run, Text  # noqa: E402
from lhl_editor.files.strategy_file import read_strategy, write_strategy  # noqa: E402
from lhl_editor.pages.compose import compose  # noqa: E402

# Of the words that have five letters or more, one in so many is made anew in a copy. So the
# number of different words grows as it does in running text (about as the length to the power
# of 0.6: Heaps' law).
NEW_WORDS = 3
_LEAST_LETTERS = 5


class Scale:
    """Makes a strategy `times` as long."""

    def __init__(self, strategy: Strategy, times: int) -> None:
        self.times = times
        self.endings = endings(strategy)

    def scaled(self, item: Item) -> Item:
        """The item with every list in it, and in its sections, that many times as long."""
        values = dict(item.values)
        for declared in KINDS[item.kind].fields:
            value = item[declared.name]
            if declared.type is Type.SECTION:
                values[declared.name] = self.scaled(value)
            elif declared.type is Type.ITEMS:
                values[declared.name] = (*value, *self.copies(value))
        return replace(item, values=values)

    def copies(self, items: tuple[Item, ...]) -> Iterable[Item]:
        for number in range(1, self.times):
            for item in items:
                copy = Copy(number, self, Random(f"{item.kind} {item.id} {number}"))
                yield replace(copy.varied(item), id=f"{item.id}-{number}")


class Copy:
    """Varies one copy of an item: the same for the same item and number."""

    def __init__(self, number: int, scale: Scale, random: Random) -> None:
        self.number, self.scale, self.random = number, scale, random

    def varied(self, item: Item) -> Item:
        declared = KINDS[item.kind].fields
        values = {one.name: self.value(one, item[one.name]) for one in declared}
        return replace(item, values=values)

    def value(self, declared: Field, value: object) -> object:
        match declared.type, value:
            case Type.LINE, str() if value.startswith("http"):
                return f"{value}?{self.number}"
            case Type.LINE, str():
                return self.sentence(value)
            case Type.TEXT, Text():
                return Text(tuple(map(self.paragraph, value.paragraphs)))
            case Type.URL, str() if value:
                return f"{value}?{self.number}"
            case Type.REFERENCE, str() if value:
                return f"{value}-{self.number}"  # the copy of what is referred to, which there is
            case Type.REFERENCES, tuple():
                return tuple(f"{id}-{self.number}" for id in value)
            case Type.LINES, tuple() if declared.name == "short_forms":
                return tuple(f"{form}{self.number}" for form in value)
            case Type.LINES, tuple():
                return tuple(map(self.sentence, value))
            case Type.ITEMS, tuple():
                return tuple(map(self.varied, value))
            case _:
                return value

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        runs = (
            replace(run, text=self.sentence(run.text)) if isinstance(run, Run) else run
            for run in paragraph.runs
        )
        return replace(paragraph, runs=tuple(runs))

    def sentence(self, text: str) -> str:
        """As many letters, in words of the same lengths, in another order."""
        words = [self.word(word) for word in text.split()]
        self.random.shuffle(words)
        bare = text.strip(" ")
        return text.replace(bare, " ".join(words), 1) if bare else text

    def word(self, word: str) -> str:
        """The word, or now and then its beginning with the ending of another one."""
        if len(word) < _LEAST_LETTERS or not word.isalpha() or self.random.randrange(NEW_WORDS):
            return word
        half = len(word) // 2
        return word[:half] + self.random.choice(self.scale.endings[len(word) - half])


def endings(strategy: Strategy) -> dict[int, list[str]]:
    """Endings of the document's words by their length."""
    words = {word for _, _, value in walk(strategy) for word in words_of(value)}
    found: dict[int, set[str]] = defaultdict(set)
    for word in words:
        if len(word) >= _LEAST_LETTERS and word.isalpha():
            found[len(word) - len(word) // 2].add(word[len(word) // 2 :])
    return {length: sorted(some) for length, some in found.items()}


def words_of(value: object) -> list[str]:
    if isinstance(value, Text):
        return value.plain.split()
    return value.split() if isinstance(value, str) else []


def write(folder: Path, scales: Iterable[int]) -> None:
    """Every input of every scale."""
    shipped = read_strategy(ROOT / "strategy.yaml").strategy
    for times in scales:
        strategy = Scale(shipped, times).scaled(shipped) if times > 1 else shipped
        (folder / f"{times}x.yaml").write_bytes(write_strategy(strategy))
        publication = compose(strategy)
        (folder / f"{times}x.typ").write_text(typst(publication), encoding="utf-8")
        (folder / f"{times}x.html").write_text(html(publication), encoding="utf-8")
        (folder / f"{times}x.json").write_text(outline(publication), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), map(int, sys.argv[2:] or ("1", "10", "100")))

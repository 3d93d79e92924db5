"""A text: paragraphs and nested list items, each a sequence of runs and page references.

Values are canonical by construction: equal neighbours are one run, empty runs and paragraphs
are gone, and a list item is at most one level deeper than what stands before it. So two texts
that say the same are equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from lhl_editor.core.errors import BadCharacter, CoreError
from lhl_editor.core.frozen import frozen

# C0 and C1 controls, lone surrogates, line and paragraph separators, and non-characters that
# neither YAML 1.1 (production c-printable) nor XML 1.0 (production Char) can carry.
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")


def check_characters(text: str) -> str:
    """The text itself; raises `BadCharacter` where no strategy may hold one of its characters."""
    if bad := FORBIDDEN.search(text):
        raise BadCharacter(f"U+{ord(bad[0]):04X} at {bad.start()}")
    return text


@frozen
class Run:
    """Characters of one look: `link` is an address or empty, `language` a BCP 47 tag or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if self.language and not _LANGUAGE.match(self.language):
            raise CoreError(f"not a language tag: {self.language!r}")


@frozen
class PageReference:
    """«side 10»: the page on which the place `target` (a path as text) is printed."""

    target: str


Inline = Run | PageReference


@frozen
class Paragraph:
    """A paragraph (level 0) or a list item (level 1, 2, …)."""

    runs: tuple[Inline, ...]
    level: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "runs", tuple(_joined(self.runs)))

    @property
    def plain(self) -> str:
        """Its characters without look; a page reference gives none."""
        return "".join(run.text for run in self.runs if isinstance(run, Run))


@frozen
class Text:
    """Paragraphs in order. Falsy when there are none."""

    paragraphs: tuple[Paragraph, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "paragraphs", tuple(_levelled(self.paragraphs)))

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    @property
    def plain(self) -> str:
        """Its characters without look, a line a paragraph."""
        return "\n".join(paragraph.plain for paragraph in self.paragraphs)

    @property
    def inlines(self) -> Iterator[Inline]:
        for paragraph in self.paragraphs:
            yield from paragraph.runs


def _joined(runs: Iterable[Inline]) -> Iterator[Inline]:
    some = (run for run in runs if isinstance(run, PageReference) or run.text)
    for look, group in groupby(some, _look):
        first, *more = group
        if look is None or not isinstance(first, Run):
            yield from (first, *more)
        elif more:
            text = "".join(run.text for run in (first, *more) if isinstance(run, Run))
            yield replace(first, text=text)
        else:
            yield first


def _look(inline: Inline) -> tuple[bool, bool, str, str] | None:
    """What neighbours have in common to be one run; a page reference never is."""
    if isinstance(inline, PageReference):
        return None
    return inline.bold, inline.italic, inline.link, inline.language


def _levelled(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    deepest = 1
    for paragraph in paragraphs:
        if not paragraph.runs:
            continue
        level = max(0, min(paragraph.level, deepest))
        yield paragraph if level == paragraph.level else replace(paragraph, level=level)
        deepest = level + 1


EMPTY = Text()


def plain_text(*lines: str) -> Text:
    """A text of plain paragraphs."""
    return Text(tuple(Paragraph((Run(line),)) for line in lines))

"""A document as the word writer wrote it, in; its pages, each with the section that ends it, out.

Where two documents become one, a bookmark of a page that went must not be called as one of a page
that came.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from lhl_editor.render.redline_pairs import Pair, in_pairs
from lhl_editor.render.word_page import WordPage

NAME = re.compile(r'<w:bookmarkStart [^>]*w:name="([^"]*)"')
_NUMBERS = re.compile(r' (?:w:id|id|name|relativeHeight)="[^"]*"')


@dataclass
class PageXml:
    """A page's blocks, the paragraph that ends it and the properties of its section; `key` tells
    which page of which place it is."""

    key: tuple[str, str, int]
    xml: str
    end: str
    section: str

    @property
    def place(self) -> str:
        return self.key[0]

    @property
    def names(self) -> list[str]:
        """Of its bookmarks."""
        return NAME.findall(self.xml + self.end)

    @property
    def alike(self) -> str:
        """Its XML but for the numbers in it."""
        return _NUMBERS.sub("", self.xml + self.end)


def pages_of(written: Iterator[WordPage]) -> list[PageXml]:
    """The sections of a document."""
    found: list[PageXml] = []
    seen: defaultdict[tuple[str, str], Iterator[int]] = defaultdict(count)
    for page in written:
        *blocks, end = page.out
        kind = type(page.page.content).__name__
        number = next(seen[page.page.path, kind])
        start, stop = end.index("<w:sectPr>"), end.index("</w:sectPr>") + len("</w:sectPr>")
        key = page.page.path, kind, number
        found.append(PageXml(key, "".join(blocks), end[:start] + end[stop:], end[start:stop]))
    return found


def renamed(before: Sequence[PageXml], after: Sequence[PageXml]) -> dict[str, str]:
    """Gives bookmarks of pages that went other names than those of pages that came have, and all
    that refers to them: the names that were given, each with what it stands for."""
    taken = {name for page in after for name in page.names}
    gone = [one.before for one in page_pairs(before, after) if one.before and not one.after]
    names = {name: f"{name[:38]}_0" for page in gone for name in page.names if name in taken}
    if names:
        every = re.compile("|".join(map(re.escape, names)))
        for page in before:
            page.xml = every.sub(lambda found: names[found[0]], page.xml)
            page.end = every.sub(lambda found: names[found[0]], page.end)
    return names


def page_pairs(before: Sequence[PageXml], after: Sequence[PageXml]) -> list[Pair[PageXml]]:
    return list(in_pairs(before, after, lambda page: page.key))


def by_anchor(targets: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """`targets`: places by the name of their bookmark; also under the `names` given anew."""
    titled = {name: f"{place}/title" for name, place in targets.items()}
    return titled | {new: titled[old] for old, new in names.items() if old in titled}

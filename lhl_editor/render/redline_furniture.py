"""Sections before and after in; their properties out, and the headers and footers that they refer
to: a footer that says something else does so by tracked changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lhl_editor.render.redline_blocks import ParagraphBlock, Reader
from lhl_editor.render.redline_marks import Pen
from lhl_editor.render.redline_pairs import Pair, paired_paragraphs
from lhl_editor.render.redline_paragraphs import ParagraphWriter
from lhl_editor.render.redline_shapes import Drawings
from lhl_editor.render.word_sections import Sections
from lhl_editor.render.word_xml import TAB

_REFERENCE = re.compile(r'r:id="rId(Header|Footer)(\d+)"')
_REFERENCES = re.compile(r"<w:(?:header|footer)Reference [^>]*/>")
_NUMBERS = re.compile(r' (?:id|name|relativeHeight)="[^"]*"')


class Furniture:
    """Headers and footers of the document that is made of two."""

    def __init__(
        self, before: Sections, after: Sections, paragraphs: ParagraphWriter, drawings: Drawings
    ) -> None:
        self._sides = [
            {"Header": list(one.headers.values()), "Footer": list(one.footers.values())}
            for one in (before, after)
        ]
        self._paragraphs, self._drawings = paragraphs, drawings
        self._reader = Reader()
        self.headers: list[str] = []
        self.footers: list[str] = []
        self._numbers: dict[tuple[str, str], int] = {}

    def section(self, pair: Pair[str], place: str) -> str:
        """The properties of a section, as they are after or, of one that went, were before;
        `place` is what its page stands for."""
        refer = [
            {kind: int(number) - 1 for kind, number in _REFERENCE.findall(one or "")}
            for one in (pair.before, pair.after)
        ]
        header = self._header([side.get("Header") for side in refer])
        footer = self._footer([side.get("Footer") for side in refer], place)
        numbers = {"Header": header, "Footer": footer}
        return _REFERENCE.sub(lambda one: f'r:id="rId{one[1]}{numbers[one[1]]}"', pair.either)

    def _header(self, at: Sequence[int | None]) -> int:
        """That of the side that holds; those that look the same are one."""
        side = 1 if at[1] is not None else 0
        xml = self._sides[side]["Header"][at[side] or 0]
        key = "header", _NUMBERS.sub("", xml)
        if key not in self._numbers:
            self.headers.append(xml if side else self._drawings.again(xml))
            self._numbers[key] = len(self.headers)
        return self._numbers[key]

    def _footer(self, at: Sequence[int | None], place: str) -> int:
        both = [None if one is None else self._sides[n]["Footer"][one] for n, one in enumerate(at)]
        known = [one for one in both if one is not None]
        key = "footer", "\n".join(dict.fromkeys(known))
        if key not in self._numbers:
            old, new = (self._reader.paragraph(one) for one in (known[0], known[-1]))
            new.place = old.place = _changed_title(old, new, place)
            self.footers.append(self._paragraphs.settled(paired_paragraphs([old], [new])))
            self._numbers[key] = len(self.footers)
        return self._numbers[key]


def _changed_title(before: ParagraphBlock, after: ParagraphBlock, place: str) -> str:
    """Which title made a footer say something else: the document's, which stands first, or that
    of the chapter that the place lies in."""
    old, new = (one.xml.partition(TAB)[0] for one in (before, after))
    if old != new:
        return "document/title"
    chapter, *inner = place.split("/")
    return "/".join((chapter, *inner[:1] * (chapter == "chapters"), "title"))


def restored(before: str, after: str, pen: Pen) -> str:
    """The properties of the last section, which neither comes nor goes, with those that it had."""
    if _REFERENCES.sub("", before) == _REFERENCES.sub("", after):
        return after
    old = _REFERENCES.sub("", before)
    change = f"<w:sectPrChange {pen.signed('')}>{old}</w:sectPrChange>"
    return after.removesuffix("</w:sectPr>") + f"{change}</w:sectPr>"

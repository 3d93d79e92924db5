"""What a paragraph holds, as the word writer wrote it, in; its characters with their looks, and
what differs from those of another, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lhl_editor.core.frozen import frozen
from lhl_editor.core.spread import Spread
from lhl_editor.core.text import Inline, PageReference, Paragraph, Run
from lhl_editor.core.words import hunks
from lhl_editor.render.redline_marks import Change

BOUND = "\U0010fffe"  # a space where layout binds two words: no change, whichever it was before
Piece = tuple[Change | None, "Shown | Sign"]

_INNER = re.compile(
    r"<w:r>(?:<w:rPr>(?P<look>.*?)</w:rPr>)?(?P<said>.*?)</w:r>"
    r'|<w:fldSimple w:instr="(?P<field>[^"]*)">(?P<result>.*?)</w:fldSimple>'
    r"|(?P<link><w:hyperlink [^>]*>)|(?P<end></w:hyperlink>)"
    r'|<w:bookmarkStart w:id="\d+" w:name="(?P<bookmark>[^"]*)"/>',
    re.DOTALL,
)
_SAID = re.compile(
    r'<w:t xml:space="preserve">(?P<text>[^<]*)</w:t>'
    r"|(?P<hyphen><w:noBreakHyphen/>)|(?P<soft><w:softHyphen/>)|(?P<sign><w:[^>]*/>)"
)
_NUMBERS = re.compile(r' (?:id|name)="[^"]*"')  # of pictures
_LANGUAGE = re.compile(r'<w:lang w:val="([^"]*)"/>')


@frozen
class Shown(Run):
    """Characters; `link` is the start tag of the hyperlink that they stand in, `look` the run
    properties as they were written."""

    look: str = ""


@frozen
class Sign:
    """What takes the place of one character: a tab, a break, a picture or icon in the line of
    text, or a field with its `result`."""

    xml: str = ""
    look: str = ""
    link: str = ""
    field: str = ""
    result: str = ""


Inlines = tuple[Shown | Sign, ...]


@frozen
class Inner:
    """What stands in a paragraph; `drawings` float, and are the layout's. Two that say the same
    are equal in their `said`."""

    inlines: Inlines
    drawings: str
    bookmarks: tuple[str, ...]

    @property
    def said(self) -> Paragraph:
        return _said(self.inlines)


def read_inner(xml: str) -> Inner:
    """What is between a paragraph's properties and its end."""
    inlines: list[Shown | Sign] = []
    drawings, bookmarks, link = "", [], ""
    for piece in _INNER.finditer(xml):
        if piece["said"] is not None:
            if "<wp:anchor " in piece["said"]:
                drawings += piece[0]
            elif "<w:drawing>" in piece["said"]:
                inlines.append(Sign(piece["said"], piece["look"] or "", link))
            else:
                inlines += _of_run(piece["said"], piece["look"] or "", link)
        elif piece["field"] is not None:
            inlines.append(Sign("", "", link, piece["field"], piece["result"]))
        elif piece["bookmark"] is not None:
            bookmarks.append(piece["bookmark"])
        else:
            link = piece["link"] or ""
    return Inner(tuple(inlines), drawings, tuple(bookmarks))


def _of_run(said: str, look: str, link: str) -> Iterator[Shown | Sign]:
    text = ""
    for piece in _SAID.finditer(said):
        if piece["sign"]:
            yield from _shown(text, look, link)
            yield Sign(piece["sign"], look, link)
            text = ""
        else:
            text += "-" if piece["hyphen"] else "\u00ad" if piece["soft"] else piece["text"]
    yield from _shown(text, look, link)


def _shown(text: str, look: str, link: str) -> Iterator[Shown]:
    if text:
        language = _LANGUAGE.search(look)
        yield Shown(
            unescape(text),
            "<w:b/>" in look,
            "<w:i/>" in look,
            link,
            language[1] if language else "",
            look,
        )


def _said(inlines: Inlines) -> Paragraph:
    return Paragraph(tuple(map(_compared, inlines)))


def _compared(inline: Shown | Sign) -> Inline:
    if isinstance(inline, Sign):
        return PageReference(f"{inline.link} {inline.field or _NUMBERS.sub('', inline.xml)}")
    text = inline.text.replace(BOUND, " ")
    return Run(text, inline.bold, inline.italic, inline.link, inline.language)


def compared(before: Inner, after: Inner) -> Iterator[Piece]:
    """All that both say, in whole words; what went stands before what came in its place. Tabs and
    breaks stay where there are as many: with two for one, words would stand elsewhere."""
    old, new = _parted(before.inlines), _parted(after.inlines)
    if len(old) != len(new):
        old, new = [(before.inlines, None)], [(after.inlines, None)]
    for (was, _), (is_now, sign) in zip(old, new, strict=True):
        yield from _compared_words(was, is_now)
        if sign:
            yield None, sign


def _parted(inlines: Inlines) -> list[tuple[Inlines, Sign | None]]:
    """Stretches, each with the tab or break that ends it."""
    found: list[tuple[Inlines, Sign | None]] = []
    start = 0
    for number, one in enumerate(inlines):
        if isinstance(one, Sign) and one.xml.startswith(("<w:tab", "<w:br")):
            found.append((inlines[start:number], one))
            start = number + 1
    return [*found, (inlines[start:], None)]


def _compared_words(before: Inlines, after: Inlines) -> Iterator[Piece]:
    old, new = Spread(before), Spread(after)
    at = 0
    for hunk in hunks(_said(before), _said(after)):
        yield from ((None, one) for one in new.cut(at, hunk.other))
        yield from ((Change.DELETED, one) for one in old.cut(hunk.start, hunk.end))
        yield from ((Change.INSERTED, one) for one in new.cut(hunk.other, hunk.other_end))
        at = hunk.other_end
    yield from ((None, one) for one in new.cut(at, new.length))

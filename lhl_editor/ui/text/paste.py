"""The HTML of a clipboard in, a Text out: paragraphs, lists, bold, italic and links.

Read as Word, LibreOffice, Google Docs and browsers write it. Everything else is left out, and
nothing that it names is fetched.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from lhl_editor.core.text import Paragraph, Run, Text
from lhl_editor.ui.text.html_elements import BLOCKS, LISTS, Attributes, Element, opened
from lhl_editor.ui.text.plain import cleaned

_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
# What a start tag closes when its writer left the end tag out.
_CLOSES = {"p": ("p",), "li": ("li", "p"), "td": ("td", "th", "p"), "th": ("td", "th", "p")}
_CLOSES |= {"tr": ("tr", "td", "th", "p"), "dt": ("dt", "dd"), "dd": ("dt", "dd")}
_FENCES = frozenset((*LISTS, "table"))
_DEEPEST = 500  # elements in one another
_SPACES = re.compile("[ \t\n\r\f]+")
_MANY_SPACES = re.compile("[ \xa0]*(?: \xa0|\xa0 )[ \xa0]*")  # browsers write so what was typed
# Word puts the characters of its bullets between these, as a comment or as a bare declaration.
_CONDITION = re.compile(r"<!(?:--)?\[\s*(if\s+!supportLists|endif)\s*\](?:--)?>", re.IGNORECASE)
_DECLARATION = re.compile(r"<!\[(?!CDATA\[)[^>]*>?")


def text_from_html(html: str) -> Text:
    """What the HTML says. Never fails."""
    reader = _Reader()
    reader.feed(_without_conditions(html))
    reader.close()
    reader.end_paragraph()
    return Text(tuple(reader.paragraphs))


def text_from_plain(plain: str) -> Text:
    """A paragraph a line."""
    lines = re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", plain)
    return Text(tuple(Paragraph((Run(cleaned(line)),)) for line in lines))


def _without_conditions(html: str) -> str:
    def element(found: re.Match[str]) -> str:
        return "</x-unsupported>" if found[1].lower() == "endif" else "<x-unsupported>"

    # The end of a comment that hides something for Word alone keeps its «-->».
    return _DECLARATION.sub("", _CONDITION.sub(element, html.replace("<![endif]-->", "-->")))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[Paragraph] = []
        self._runs: list[Run] = []
        self._open = [Element()]

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._close_forgotten(tag)
        if tag in BLOCKS:
            self.end_paragraph()
        if tag == "br":
            self._break_line()
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(opened(self._open[-1], tag, attrs))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                if any(one.ends_paragraph for one in self._open[at:]):
                    self.end_paragraph()
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        now = self._open[-1]
        if now.is_unseen:
            return
        if now.keeps_lines:
            for number, line in enumerate(data.split("\n")):
                if number:
                    self.end_paragraph()
                self._add(line)
        else:
            self._add(_SPACES.sub(" ", data))

    def end_paragraph(self) -> None:
        if runs := _trimmed(self._runs):
            self.paragraphs.append(Paragraph(tuple(runs), self._open[-1].level))
        self._runs = []

    def _break_line(self) -> None:
        if self._open[-1].level:
            self._add(" ")
        else:
            self.end_paragraph()

    def _add(self, text: str) -> None:
        now = self._open[-1]
        if text := cleaned(text):
            self._runs.append(Run(text, now.bold, now.italic, now.link))

    def _close_forgotten(self, tag: str) -> None:
        closed = _CLOSES.get(tag, ("p",) if tag in BLOCKS else ())
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag in closed:
                self.handle_endtag(self._open[at].tag)
            elif self._open[at].tag in _FENCES:
                return


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs of a paragraph without the spaces that HTML does not show."""
    kept: list[Run] = []
    for run in Paragraph(tuple(runs)).runs:
        if isinstance(run, Run):
            text = _MANY_SPACES.sub(" ", run.text)
            ends_in_space = not kept or kept[-1].text.endswith(" ")
            text = text.lstrip(" \xa0" if not kept else " ") if ends_in_space else text
            if text:
                kept.append(replace(run, text=re.sub(" {2,}", " ", text)))
    while kept and not (last := kept[-1].text.rstrip(" \xa0")):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=last)
    return kept

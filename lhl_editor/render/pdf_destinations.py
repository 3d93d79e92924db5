"""Spans in, where they lead out: to a web or mail address, or to a page of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.numbers import landing
from lhl_editor.pages.placed import PlacedDocument, Span
from lhl_editor.render.pdf_syntax import escaped, numbers

_SCHEMES = ("http:", "https:", "mailto:")
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"  # reserved characters of RFC 3986, and what is escaped


@frozen
class LinkWords:
    """How a link is described to those who do not see it, in the document's language."""

    address: str = "{words} ({address})"
    target: str = "Gå til {words}"
    target_page: str = "Gå til {words}, side {page}"  # where the words do not say the page


@frozen
class Destination:
    """Where a link leads: a page inside, or an address; `entry` is the annotation's for it."""

    entry: str
    page: int = 0
    address: str = ""

    def description(self, text: str, words: LinkWords) -> str:
        """What is said of a link with this text."""
        if self.page and re.search(rf"\b{self.page}\b", text):
            return words.target.format(words=text)
        if self.page:
            return words.target_page.format(words=text, page=self.page)
        if self.address in text:
            return text
        return words.address.format(words=text, address=self.address)


class Destinations:
    """Where the spans of a document lead, looked up once for each address and target."""

    def __init__(self, document: PlacedDocument, pages: Mapping[int, int]) -> None:
        self._document = document
        self._pages = pages  # object number by page number
        self._known: dict[tuple[str, str], Destination | None] = {("", ""): None}

    def of(self, span: Span) -> Destination | None:
        """None for plain text, and for what must not or cannot be led to."""
        key = (span.link, span.target)
        try:
            return self._known[key]
        except KeyError:
            self._known[key] = found = self._find(*key)
            return found

    def _find(self, link: str, target: str) -> Destination | None:
        if link:
            return _web(link) if link.lower().startswith(_SCHEMES) else None
        place = landing(target, self._document.landings)
        if place is None:
            return None
        top = numbers(self._document.height - place.y)
        entry = f"/Dest[{self._pages[place.page]} 0 R/XYZ null {top} null]"
        return Destination(entry, page=place.page)


def _web(link: str) -> Destination:
    uri = escaped(quote(link, safe=_IN_ADDRESSES))
    address = link[len("mailto:") :] if link.lower().startswith("mailto:") else link
    return Destination(f"/A<</S/URI/URI({uri})>>", address=address)

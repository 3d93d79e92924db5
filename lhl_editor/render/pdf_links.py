"""Spans in, the nodes that they belong to out: their element, or a link or passage inside it.

Spans that follow each other to the same place are one link, over lines and pages; each page has
one annotation of it, with a quadrilateral for each line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from lhl_editor.pages.measure import Face, shown
from lhl_editor.pages.placed import Landing, PlacedDocument, Span
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import escaped, numbers, text_string
from lhl_editor.render.pdf_tags import Node, Tree

_SCHEMES = ("http:", "https:", "mailto:")
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"  # reserved characters of RFC 3986, and what is escaped


@dataclass(frozen=True, slots=True)
class LinkWords:
    """How a link is described to those who do not see it, in the document's language."""

    address: str = "{words} ({address})"
    target: str = "Gå til {words}"
    target_page: str = "Gå til {words}, side {page}"  # where the words do not say the page


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: `action` is the annotation's entry; a page inside, or an address."""

    action: str
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
        landing = self._landing(target)
        if landing is None:
            return None
        top = numbers(max(0.0, self._document.height - landing.y))
        action = f"/Dest[{self._pages[landing.page]} 0 R/XYZ null {top} null]"
        return Destination(action, page=landing.page)

    def _landing(self, path: str) -> Landing | None:
        """The landing of the path, else of the nearest place that it lies in."""
        while path and path not in self._document.landings:
            path = path.rpartition("/")[0]
        return self._document.landings.get(path) if path else None


def _web(link: str) -> Destination:
    uri = escaped(quote(link, safe=_IN_ADDRESSES))
    address = link[len("mailto:") :] if link.lower().startswith("mailto:") else link
    return Destination(f"/A<</S/URI/URI({uri})>>", address=address)


@dataclass(slots=True)
class _Quad:
    """The part of a line that a link covers, in PDF coordinates."""

    baseline: float
    left: float
    right: float
    bottom: float
    top: float

    def corners(self) -> str:
        """As viewers read it: upper left, upper right, lower left, lower right."""
        upper = numbers(self.left, self.top, self.right, self.top)
        return f"{upper} {numbers(self.left, self.bottom, self.right, self.bottom)}"


@dataclass(slots=True)
class _Link:
    """A link that is not closed; `quads` and `text` are those of this page."""

    node: Node
    destination: Destination
    quads: list[_Quad] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class _Open:
    """What is open inside an element's node: a link, and a passage in another language."""

    link: _Link | None = None
    passage: Node | None = None
    language: str = ""


class Inlines:
    """Opens and closes links and passages inside the elements of one document."""

    def __init__(
        self, document: PackedDocument, tree: Tree, height: float, words: LinkWords
    ) -> None:
        self._document = document
        self._tree = tree
        self._height = height
        self._words = words
        self.open: dict[int, _Open] = {}  # by number of the element's node
        self.begin_page(0)

    def begin_page(self, page: int) -> None:
        """What follows stands on the page with this object number."""
        self.page = page
        self.annotations: list[str] = []  # of this page

    def owner(self, node: Node, span: Span, destination: Destination | None) -> Node:
        """The node that the span's text belongs to: `node` itself, or one inside it."""
        inside = self.open.setdefault(node.number, _Open())
        if inside.link and inside.link.destination is not destination:
            self._close_link(inside)
        if inside.passage and (inside.language != span.language or (destination and not inside.link)):
            self._close_passage(inside)
        if destination and not inside.link:
            inside.link = _Link(self._tree.add(node, "Link"), destination)
        owner = inside.link.node if inside.link else node
        if not span.language:
            return owner
        if not inside.passage:
            language = f"/Lang{text_string(span.language)}"
            inside.passage = self._tree.add(owner, "Span", language)
            inside.language = span.language
        return inside.passage

    def cover(self, node: Node, span: Span, text: str, baseline: float, face: Face) -> None:
        """The node's open link covers the span; `text` is the span's, and the space after it."""
        link = self.open[node.number].link
        assert link
        link.text += shown(text)
        base = self._height - baseline
        bottom, top = base + face.descent * span.size, base + face.ascent * span.size
        right = span.x + span.width
        if link.quads and link.quads[-1].baseline == baseline:
            quad = link.quads[-1]
            quad.right, quad.bottom = right, min(quad.bottom, bottom)
            quad.top = max(quad.top, top)
        else:
            link.quads.append(_Quad(baseline, span.x, right, bottom, top))

    def close(self, node: Node) -> None:
        """Nothing more joins what is open inside the node."""
        inside = self.open.pop(node.number, None)
        if inside:
            self._close_passage(inside)
            self._close_link(inside)

    def pause(self, node: Node) -> None:
        """The page ends; a link inside the node may go on on a later one."""
        inside = self.open.get(node.number)
        if inside and inside.link:
            self._annotate(inside.link)

    def _close_passage(self, inside: _Open) -> None:
        if inside.passage:
            self._tree.write(inside.passage)
            inside.passage = None

    def _close_link(self, inside: _Open) -> None:
        if inside.link:
            self._close_passage(inside)
            self._annotate(inside.link)
            self._tree.write(inside.link.node)
            inside.link = None

    def _annotate(self, link: _Link) -> None:
        """The annotation of what the link covers on this page."""
        if not link.quads:
            return
        obj = self._document.number()
        key = self._tree.annotation(link.node, obj)
        quads, text = link.quads, " ".join(link.text.split())
        rect = numbers(
            min(quad.left for quad in quads),
            min(quad.bottom for quad in quads),
            max(quad.right for quad in quads),
            max(quad.top for quad in quads),
        )
        corners = " ".join(quad.corners() for quad in quads)
        about = text_string(link.destination.description(text, self._words))
        self._document.add(
            obj,
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{rect}]/QuadPoints[{corners}]"
            f"/P {self.page} 0 R/StructParent {key}/Contents{about}{link.destination.action}>>",
        )
        self.annotations.append(f"{obj} 0 R")
        link.quads, link.text = [], ""

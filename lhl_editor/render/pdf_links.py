"""Spans in, the nodes that they belong to out: their element, or a link or passage inside it.

Spans that follow each other to the same place are one link, over lines and pages; each page has
one annotation of it, with a quadrilateral for each line.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lhl_editor.pages.blocks import INSERTED
from lhl_editor.pages.measure import Face, shown
from lhl_editor.pages.placed import Span
from lhl_editor.render.pdf_destinations import Destination, LinkWords
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import array, attributes, numbers, reference, text_string
from lhl_editor.render.pdf_tags import Node, Tree

_Nature = tuple[str, str]  # of a passage: language and mark
_PLAIN = ("", "")


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
    """What is open inside an element's node: a link, and a passage in another language, or of
    words that came or went.

    The passage stands inside the link, where both are open.
    """

    link: _Link | None = None
    passage: Node | None = None
    of: _Nature = _PLAIN  # the passage's language and mark


class Inlines:
    """Opens and closes links and passages inside the elements of one document."""

    def __init__(
        self, document: PackedDocument, tree: Tree, height: float, words: LinkWords
    ) -> None:
        self._document = document
        self._tree = tree
        self._height = height
        self._words = words
        self._page = 0
        self.annotations: list[str] = []  # of this page
        self.open: dict[int, _Open] = {}  # by number of the element's node

    def begin_page(self, page: int) -> None:
        """What follows stands on the page with this object number."""
        self._page = page
        self.annotations = []

    def owner(self, node: Node, span: Span, destination: Destination | None) -> Node:
        """The node that the span's text belongs to: `node` itself, or one inside it."""
        inside = self.open.setdefault(node.number, _Open())
        nature = span.language, span.mark
        self._close_ended(inside, nature, destination)
        if destination and not inside.link:
            inside.link = _Link(self._tree.add(node, "Link"), destination)
        if nature != _PLAIN and not inside.passage:
            outer = inside.link.node if inside.link else node
            inside.passage = self._tree.add(outer, "Span", _about(nature))
            inside.of = nature
        if inside.passage:
            return inside.passage
        if inside.link:
            return inside.link.node
        del self.open[node.number]
        return node

    def cover(self, node: Node, span: Span, space: str, baseline: float, face: Face) -> None:
        """The node's open link covers the span and the space after it."""
        link = self.open[node.number].link
        assert link
        link.text += shown(span.text) + space
        base, size, right = self._height - baseline, span.size, span.x + span.width
        bottom, top = base + face.descent * size, base + face.ascent * size
        if link.quads and link.quads[-1].baseline == baseline:
            quad = link.quads[-1]
            quad.left, quad.right = min(quad.left, span.x), max(quad.right, right)
            quad.bottom, quad.top = min(quad.bottom, bottom), max(quad.top, top)
        else:
            link.quads.append(_Quad(baseline, span.x, right, bottom, top))

    def close(self, node: Node) -> None:
        """Nothing more joins what is open inside the node."""
        if inside := self.open.pop(node.number, None):
            self._close_passage(inside)
            self._close_link(inside)

    def pause(self, node: Node) -> None:
        """The page ends; what is open inside the node may go on on a later one."""
        inside = self.open.get(node.number)
        if inside and inside.link:
            self._annotate(inside.link)

    def _close_ended(self, inside: _Open, nature: _Nature, destination: Destination | None) -> None:
        """Closes what does not go on in a span of that nature and destination."""
        same_link = destination is (inside.link.destination if inside.link else None)
        if not same_link or nature != inside.of:
            self._close_passage(inside)
        if not same_link:
            self._close_link(inside)

    def _close_passage(self, inside: _Open) -> None:
        if inside.passage:
            self._tree.write(inside.passage)
            inside.passage, inside.of = None, _PLAIN

    def _close_link(self, inside: _Open) -> None:
        if inside.link:
            self._annotate(inside.link)
            self._tree.write(inside.link.node)
            inside.link = None

    def _annotate(self, link: _Link) -> None:
        """The annotation of what the link covers on this page."""
        if not link.quads:
            return
        obj = self._document.number()
        key = self._tree.annotation(link.node, obj)
        text = " ".join(link.text.split())
        about = text_string(link.destination.description(text, self._words))
        self._document.add(
            obj,
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]{_area(link.quads)}"
            f"/P {self._page} 0 R/StructParent {key}/Contents{about}{link.destination.entry}>>",
        )
        self.annotations.append(reference(obj))
        link.quads, link.text = [], ""


def _about(nature: _Nature) -> str:
    """A passage's language, and how its words are marked (ISO 32000-1, table 345)."""
    language, mark = nature
    said = f"/Lang{text_string(language)}" if language else ""
    if not mark:
        return said
    line = "Underline" if mark == INSERTED else "LineThrough"
    return f"{said}/A{array([attributes('Layout', f'/TextDecorationType/{line}')])}"


def _area(quads: list[_Quad]) -> str:
    """The entries for what an annotation covers."""
    left, bottom = min(quad.left for quad in quads), min(quad.bottom for quad in quads)
    right, top = max(quad.right for quad in quads), max(quad.top for quad in quads)
    corners = " ".join(quad.corners() for quad in quads)
    return f"/Rect[{numbers(left, bottom, right, top)}]/QuadPoints[{corners}]"

"""A paragraph's runs -> XML: looks, links, languages, page references, anchors and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lhl_editor.core.anchors import target_of
from lhl_editor.core.text import Inline, PageReference, Run
from lhl_editor.pages.blocks import INSERTED, REMOVED, Contents, MarkedRun, Para, Publication
from lhl_editor.pages.document_words import DocumentWords
from lhl_editor.pages.numbers import UNKNOWN, landing
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.pages.tokens import NBSP, followed
from lhl_editor.render.word_anchors import Anchors
from lhl_editor.render.word_binding import Bindings
from lhl_editor.render.word_xml import bookmarked, escaped, field, run

_SHARED = ("/cells", "/columns")  # fields of several cells: no cell holds the whole of one


class Links:
    """Web addresses and the relationship of each."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def id(self, address: str) -> str:
        return self.ids.setdefault(address, f"rIdLink{len(self.ids) + 1}")


class References:
    """Page numbers as fields, and the bookmarks that they refer to."""

    def __init__(self, publication: Publication, placed: PlacedDocument) -> None:
        self.landings = placed.landings
        self.waiting: dict[str, list[str]] = {}  # names of bookmarks to be set at a place
        self.set = 0
        for target in dict.fromkeys(_targets(publication)):
            if place := self._printed(target):
                self.waiting.setdefault(place, []).append(target_of(target))

    def _printed(self, target: str) -> str:
        """The place itself, or the smallest one around it that is printed."""
        while target and target not in self.landings:
            target = target.rpartition("/")[0]
        return target

    def marked(self, path: str, inner: str) -> str:
        """The words with the bookmarks of the place and of those around it, where they are the
        first of it."""
        while path and self.waiting:
            for name in self.waiting.pop(path, ()):
                self.set += 1
                inner = bookmarked(name, self.set, inner)
            path = path.rpartition("/")[0]
        return inner

    def live(self, target: str, number: str) -> str:
        """The number as a field; of what is printed nowhere there is none."""
        if not self._printed(target):
            return number
        return field(f"PAGEREF {target_of(target)} \\h", number)

    def number(self, target: str) -> str:
        """The page's number as typesetting found it."""
        place = landing(target, self.landings)
        return str(place.page) if place else UNKNOWN


def _targets(publication: Publication) -> Iterator[str]:
    for page in publication.pages:
        if isinstance(page.content, Contents):
            yield from (entry.target for entry in page.content.entries)
    for para in paras_of(publication.pages):
        yield from (one.target for one in para.runs if isinstance(one, PageReference))


def paras_of(node: object) -> Iterator[Para]:
    """Every paragraph in a page's blocks, in order."""
    if isinstance(node, Para):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from paras_of(one)
    else:
        for name in getattr(node, "__dataclass_fields__", ()):
            yield from paras_of(getattr(node, name))


def texts_of(publication: Publication) -> Iterator[str]:
    """The text of every run."""
    for para in paras_of(publication.pages):
        yield from (one.text for one in para.runs if isinstance(one, Run))


class Texts:
    """Writes what paragraphs say. `look` is what all their runs have beside their style."""

    def __init__(
        self,
        words: DocumentWords,
        anchors: Anchors,
        references: References,
        links: Links,
        bindings: Bindings,
    ) -> None:
        self.words, self.anchors = words, anchors
        self.references, self.links, self.bindings = references, links, bindings

    def line(self, para: Para, look: str = "", on_field: bool = False) -> str:
        """A field that is this one paragraph."""
        inner = self.inner(para, look, on_field)
        whole = para.path and not para.path.endswith(_SHARED)
        return self.anchors.runs(para.path, inner) if whole and inner else inner

    def inner(self, para: Para, look: str = "", on_field: bool = False) -> str:
        """One paragraph of a field."""
        link_style = "LinkOnField" if on_field else "Hyperlink"
        shown = self.bindings.runs(para)
        pieces = (
            self._linked(link, runs, look, link_style) for link, runs in groupby(shown, _link)
        )
        inner = "".join(pieces)
        if not (para.path and inner):
            return inner
        return self.references.marked(
            para.path, self.anchors.paragraph(para.path, para.part, inner)
        )

    def _linked(self, link: str, runs: Iterator[Inline], look: str, style: str) -> str:
        shown = f'<w:rStyle w:val="{style}"/>' if link else ""
        inner = "".join(
            self._reference(one, look, style)
            if isinstance(one, PageReference)
            else run(one.text, shown + _look(one, look))
            for one in runs
        )
        if not link:
            return inner
        return f'<w:hyperlink r:id="{self.links.id(link)}">{inner}</w:hyperlink>'

    def _reference(self, one: PageReference, look: str, style: str) -> str:
        """«side 10»: a link to the page, its number a field."""
        looks = f'<w:rStyle w:val="{style}"/>{look}'
        word = run(f"{self.words.page}{NBSP}", looks)
        number = run(self.references.number(one.target), looks)
        return linked(one.target, word + self.references.live(one.target, number))


def linked(target: str, inner: str) -> str:
    """A link to a place in the document."""
    return f'<w:hyperlink w:anchor="{target_of(target)}" w:history="1">{inner}</w:hyperlink>'


def _link(one: Inline) -> str:
    """The address that may be followed."""
    link = "" if isinstance(one, PageReference) else one.link.strip()
    return link if followed(link) else ""


def _look(one: Run, look: str) -> str:
    mark = one.mark if isinstance(one, MarkedRun) else ""
    bold = "<w:b/><w:bCs/>" if one.bold or mark == INSERTED else ""
    italic = "<w:i/><w:iCs/>" if one.italic else ""
    struck = "<w:strike/>" if mark == REMOVED else ""
    line = '<w:u w:val="single"/>' if mark == INSERTED else ""
    language = f'<w:lang w:val="{escaped(one.language)}"/>' if one.language else ""
    return f"{bold}{italic}{struck}{look}{line}{language}"

"""Placed pages in, pages of the PDF out: painted and tagged in reading order, one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lhl_editor.core.pictures import Picture
from lhl_editor.pages.measure import Faces
from lhl_editor.pages.placed import Box, Element, Line, PlacedDocument, PlacedPage, Span
from lhl_editor.render.pdf_canvas import PageCanvas
from lhl_editor.render.pdf_destinations import Destinations, LinkWords
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_images import Images
from lhl_editor.render.pdf_links import Inlines
from lhl_editor.render.pdf_outline import Outline
from lhl_editor.render.pdf_pen import Pen
from lhl_editor.render.pdf_spaces import begins_paragraph, spaced
from lhl_editor.render.pdf_syntax import numbers, reference
from lhl_editor.render.pdf_tags import Node, Tree
from lhl_editor.render.pdf_text import Typefaces

_PLAIN_LINKS = {"TOCI"}  # a list of contents is links all through: no lines under them


class PageWriter:
    """Writes the pages of one document."""

    def __init__(
        self,
        placed: PlacedDocument,
        faces: Faces,
        document: PackedDocument,
        pages: Mapping[int, int],
        words: LinkWords,
        typefaces: Typefaces | None = None,
    ) -> None:
        """`pages`: object number by page number. `typefaces` that the document has already."""
        self.tree = Tree(document, placed.height)
        self.outline = Outline(document, placed.height)
        self.parent = document.number()
        self._resources = document.number()
        self._document = document
        self._pages = pages
        self._faces = faces
        self._canvas = PageCanvas(document, placed.width, placed.height)
        if typefaces is None:
            typefaces = Typefaces(faces, document)
        self._pen = Pen(self._canvas, typefaces)
        self._images = Images(document)
        self._inlines = Inlines(document, self.tree, placed.height, words)
        self._destinations = Destinations(placed, pages)
        self._marked: Node | None = None  # the node whose content is being painted
        self._underlines = True

    @property
    def lacks(self) -> bool:
        """Whether a character was met that its face has not."""
        return any(typeface.lacks for typeface in self._pen.typefaces.values())

    def write(self, page: PlacedPage) -> None:
        """Paints and writes the next page."""
        if not page.goes_on:
            self._close_kept()
        number = self._pages[page.number]
        self.tree.begin_page(number)
        self._inlines.begin_page(number)
        self._page = number
        self._decorate(page)
        self._pen.begin_text()
        section = self.tree.section(page.chapter)
        for element in page.elements:
            self._element(element, section)
        self._end_mark()
        self._pen.end_text()
        self._furnish((*page.furniture, *(page.mark.lines if page.mark else ())))
        self.tree.end_page()
        self._canvas.finish_page()
        self._finish(number)

    def _finish(self, number: int) -> None:
        content = self._document.number()
        self._document.add_stream(content, "", self._document.contents)
        found = self._inlines.annotations
        annotations = f"/Annots[{' '.join(found)}]" if found else ""
        self._document.add(
            number,
            f"<</Type/Page/Parent {self.parent} 0 R/Contents {content} 0 R"
            f"/Resources {self._resources} 0 R/Tabs/S"
            f"/StructParents {self.tree.page_key}{annotations}>>",
        )

    def finish(self) -> None:
        """Writes what is shared by all pages, and closes what might have gone on."""
        self._close_kept()
        width, height = self._canvas.size
        fonts = self._document.idToObjectNumberAndVersion["BasicFonts"][0]
        kids = " ".join(map(reference, self._pages.values()))
        self._document.add(
            self.parent,
            f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]"
            f"/MediaBox[0 0 {numbers(width, height)}]>>",
        )
        self._document.add(self._resources, f"<</Font {fonts} 0 R{self._images.resources}>>")

    def _close_kept(self) -> None:
        """What might have gone on on this page does not."""
        for node in self.tree.close_kept():
            self._inlines.close(node)
            self.tree.write(node)

    def _decorate(self, page: PlacedPage) -> None:
        shapes = (*page.shapes, page.mark.hole, page.mark.box) if page.mark else page.shapes
        if shapes:
            with self._canvas.artifact("Layout"):
                self._canvas.draw(shapes)

    def _furnish(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        with self._canvas.artifact("Pagination"):
            self._pen.begin_text()
            for line in lines:
                for span in line.spans:
                    self._pen.show(span, line.baseline)
            self._pen.end_text()

    def _element(self, element: Element, parent: Node) -> None:
        node, is_new = self.tree.enter(parent, element)
        if not is_new:
            self._part_paragraphs(node, element)
        elif element.role[0] == "H":
            self.outline.add(element, self._page)
        if element.role in _PLAIN_LINKS:
            self._underlines = False
            self._children(element.children, node)
            self._underlines = True
        else:
            self._children(element.children, node)
        if element.picture and element.box:
            self._picture(element.picture, element.box, node)
        elif not element.children and element.role == "Figure":
            self._mark(node)  # says at least on which page it stands
        self._leave(node, element)

    def _picture(self, picture: Picture, box: Box, node: Node) -> None:
        """Draws a picture in its box; text ends meanwhile."""
        self._end_mark()
        self._pen.end_text()
        self._mark(node)
        self._canvas.draw_image(self._images.name(picture), box)
        self._end_mark()
        self._pen.begin_text()

    def _children(self, children: Sequence[Element | Line], node: Node) -> None:
        inlines, last = self._inlines, len(children) - 1
        for index, child in enumerate(children):
            if isinstance(child, Line):
                self._line(child, children[index + 1] if index < last else None, node)
            else:
                if inlines.open:
                    inlines.close(node)
                self._element(child, node)

    def _part_paragraphs(self, node: Node, element: Element) -> None:
        """Writes the space between two paragraphs of an element that goes on."""
        last, child = node.last, element.children[0] if element.children else None
        if last and isinstance(child, Line) and child.spans and begins_paragraph(last, child):
            self._mark(node)
            self._pen.show(child.spans[0]._replace(text=" "), child.baseline)

    def _leave(self, node: Node, element: Element) -> None:
        if node.kept:
            child = element.children[-1] if element.children else node.last
            node.last = child if isinstance(child, Line) else None
            self._inlines.pause(node)
            return
        if self._inlines.open:
            self._inlines.close(node)
        self.tree.write(node)

    def _line(self, line: Line, after: Element | Line | None, node: Node) -> None:
        for span, space in spaced(line, after):
            special = span.link or span.target or span.language or span.mark
            if special or node.number in self._inlines.open:
                self._inline(span, line.baseline, space, node)
            else:
                self._mark(node)
                self._pen.show(span, line.baseline, space)
            if span.mark:
                self._pen.mark(span, line.baseline)

    def _inline(self, span: Span, baseline: float, space: str, node: Node) -> None:
        """Sets a span that is a link or in another language, or may end one."""
        destination = self._destinations.of(span)
        self._mark(self._inlines.owner(node, span, destination))
        self._pen.show(span, baseline, space)
        if destination:
            face = self._faces[span.bold, span.italic]
            self._inlines.cover(node, span, space, baseline, face)
            if self._underlines:
                self._pen.underline(span, baseline, destination)

    def _mark(self, node: Node) -> None:
        """What is painted next belongs to the node."""
        if node is not self._marked:
            self._end_mark()
            self._canvas.open_mark(node.role, self.tree.content(node))
            self._marked = node

    def _end_mark(self) -> None:
        if self._marked:
            self._canvas.close_mark()
            self._marked = None

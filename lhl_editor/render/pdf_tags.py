"""Elements in, the structure tree of the PDF out, grown in reading order while pages are painted.

A node is written to the file as soon as nothing more can join it. (ISO 32000-1, 14.7 and 14.8)
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lhl_editor.pages.placed import Element, Line
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import array, attributes, numbers, reference, text_string

_LEAF = 64  # entries of one leaf of the parent tree


@dataclass(slots=True, eq=False)
class Node:
    """A structure element that is not yet written: `kids` are its /K as text."""

    role: str
    number: int
    parent: int
    attributes: str = ""
    page: int = 0  # the page to which bare content numbers refer; 0: none yet
    kids: list[str] = field(default_factory=list)
    kept: bool = False  # may go on on the next page
    last: Line | None = None  # with which it ended on the page before


class Tree:
    """The structure tree of one document, and which page's content belongs to which node."""

    def __init__(self, document: PackedDocument, height: float) -> None:
        self.root = document.number()
        self._document = document
        self._height = height
        self._top = Node("Document", document.number(), self.root)
        self._sections: dict[int, Node] = {0: self._top}
        self._kept: dict[str, Node] = {}
        self._owners: list[str] = []  # of this page's marked content, by number
        self._parents: list[str] = []  # the parent tree's entries, by key
        self._page = self.page_key = 0

    def begin_page(self, page: int) -> None:
        """What follows stands on the page with this object number."""
        self._page = page
        self._owners = []
        self.page_key = len(self._parents)
        self._parents.append("")

    def end_page(self) -> None:
        """Says which nodes own the page's marked content."""
        self._parents[self.page_key] = f"[{' '.join(self._owners)}]"

    def section(self, chapter: int) -> Node:
        """The node that holds a chapter's elements; the document itself for the front pages."""
        if chapter not in self._sections:
            self._sections[chapter] = self.add(self._top, "Sect")
        return self._sections[chapter]

    def add(self, parent: Node, role: str, attributes: str = "") -> Node:
        """A new node, the last child of `parent`."""
        node = Node(role, self._document.number(), parent.number, attributes)
        parent.kids.append(reference(node.number))
        return node

    def enter(self, parent: Node, element: Element) -> tuple[Node, bool]:
        """The element's node, and whether it is new; an element that goes on has one already."""
        if element.key in self._kept:
            return self._kept[element.key], False
        special = element.scope or element.numbering or element.alt or element.box
        node = self.add(parent, element.role, self._attributes(element) if special else "")
        if element.key:
            node.kept = True
            self._kept[element.key] = node
        return node, True

    def content(self, node: Node) -> int:
        """The number of a piece of marked content on this page, which is the node's next child."""
        number = len(self._owners)
        self._owners.append(reference(node.number))
        node.page = node.page or self._page
        here = node.page == self._page
        node.kids.append(
            str(number) if here else f"<</Type/MCR/Pg {self._page} 0 R/MCID {number}>>"
        )
        return number

    def annotation(self, node: Node, obj: int) -> int:
        """The key under which an annotation, the node's next child, finds back to the node."""
        node.kids.append(f"<</Type/OBJR/Pg {self._page} 0 R/Obj {obj} 0 R>>")
        self._parents.append(reference(node.number))
        return len(self._parents) - 1

    def write(self, node: Node) -> None:
        """Writes a node that is complete."""
        page = f"/Pg {node.page} 0 R" if node.page else ""
        kids = f"/K[{' '.join(node.kids)}]" if node.kids else ""
        text = f"<</S/{node.role}/P {node.parent} 0 R{page}{kids}{node.attributes}>>"
        self._document.add(node.number, text)

    def close_kept(self) -> list[Node]:
        """The nodes that were kept because they might have gone on; from now on they do not."""
        nodes = list(self._kept.values())
        self._kept.clear()
        return nodes

    def finish(self) -> int:
        """Writes the tree's root and its sections; the root's object number."""
        for node in self._sections.values():
            self.write(node)
        leaves = [self._leaf(start) for start in range(0, len(self._parents), _LEAF)]
        parents = f"/ParentTree<</Kids[{' '.join(leaves)}]>>/ParentTreeNextKey {len(self._parents)}"
        top = f"/Type/StructTreeRoot/K[{self._top.number} 0 R]"
        self._document.add(self.root, f"<<{top}{parents}>>")
        return self.root

    def _leaf(self, start: int) -> str:
        entries = self._parents[start : start + _LEAF]
        pairs = " ".join(f"{start + i} {entry}" for i, entry in enumerate(entries))
        number = self._document.number()
        limits = f"/Limits[{start} {start + len(entries) - 1}]"
        self._document.add(number, f"<<{limits}/Nums[{pairs}]>>")
        return reference(number)

    def _attributes(self, element: Element) -> str:
        """The element's attributes (ISO 32000-1, 14.8.5) and alternative text."""
        found = []
        if element.scope:
            found.append(attributes("Table", f"/Scope/{element.scope}"))
        if element.numbering:
            found.append(attributes("List", f"/ListNumbering/{element.numbering}"))
        if element.box:
            x, y, width, height = element.box
            corners = numbers(x, self._height - y - height, x + width, self._height - y)
            found.append(attributes("Layout", f"/Placement/Block/BBox[{corners}]"))
        alt = f"/Alt{text_string(element.alt)}" if element.alt else ""
        return f"{alt}/A{array(found)}" if found else alt

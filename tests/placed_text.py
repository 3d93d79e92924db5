"""Placed pages in, role and text of every element in reading order out: what a PDF must say.

Written apart from the renderer, so that the two can be held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from lhl_editor.pages.measure import INVISIBLE
from lhl_editor.pages.placed import Element, Landing, Line, PlacedDocument, Span

Entry = tuple[str, str]
Landings = Mapping[str, Landing]
SOFT_HYPHEN = "\u00ad"


@dataclass
class Node:
    """An element with all that belongs to it, on whichever page."""

    role: str
    alt: str = ""
    children: list[Node | Line] = field(default_factory=list)


def placed_text(document: PlacedDocument) -> list[Entry]:
    """As `pdf_tree.tree_text` gives it."""
    return list(_entries(_whole(document), document.landings))


def _whole(document: PlacedDocument) -> Node:
    top = Node("Document")
    sections, kept = {0: top}, dict[str, Node]()
    for page in document.pages:
        kept = kept if page.goes_on else {}
        if page.chapter not in sections:
            sections[page.chapter] = Node("Sect")
            top.children.append(sections[page.chapter])
        _grow(sections[page.chapter], page.elements, kept)
    return top


def _grow(node: Node, children: tuple[Element | Line, ...], kept: dict[str, Node]) -> None:
    for child in children:
        if isinstance(child, Line):
            node.children.append(child)
            continue
        if child.key not in kept:
            below = Node(child.role, child.alt)
            node.children.append(below)
            if child.key:
                kept[child.key] = below
        else:
            below = kept[child.key]
        _grow(below, child.children, kept)


def _entries(node: Node, landings: Landings) -> Iterator[Entry]:
    parts: list[list[Piece] | Node] = []
    for is_node, children in groupby(node.children, lambda child: isinstance(child, Node)):
        if is_node:
            parts += [child for child in children if isinstance(child, Node)]
        else:
            lines = [child for child in children if isinstance(child, Line)]
            parts.append(list(_pieces(lines, landings)))
    pieces = [piece for part in parts if isinstance(part, list) for piece in part]
    yield node.role, node.alt or _read("".join(piece.text for piece in pieces))
    for part in parts:
        yield from _inline(part) if isinstance(part, list) else _entries(part, landings)


@dataclass
class Piece:
    """Text of one link, or none, and one language."""

    text: str
    link: tuple[str, str] | None
    language: str


def _pieces(lines: list[Line], landings: Landings) -> Iterator[Piece]:
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        goes_on = line.joint or (after and (after.path, after.part) != (line.path, line.part))
        for span, following in zip(line.spans, [*line.spans[1:], None], strict=True):
            apart = following.x - span.x - span.width > 0.15 * span.size if following else goes_on
            link = (span.link, span.target) if _leads(span, landings) else None
            yield Piece(_shown(span.text) + " " * bool(apart), link, span.language)


def _inline(pieces: list[Piece]) -> Iterator[Entry]:
    for link, of_link in groupby(pieces, lambda piece: piece.link):
        inside = list(of_link)
        if link:
            yield "Link", _read("".join(piece.text for piece in inside))
        for language, passage in groupby(inside, lambda piece: piece.language):
            if language:
                yield "Span", _read("".join(piece.text for piece in passage))


def _leads(span: Span, landings: Landings) -> bool:
    if span.link:
        return span.link.lower().split(":")[0] in {"http", "https", "mailto"}
    parts = span.target.split("/")
    return any("/".join(parts[:count]) in landings for count in range(1, len(parts) + 1))


def _shown(text: str) -> str:
    end = SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else ""
    return "".join(char for char in text if char not in INVISIBLE) + end


def _read(text: str) -> str:
    return " ".join(text.split())

"""The structure tree of a PDF: its elements, their text, and what belongs to which page."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.pdf_content import marked_text

INLINE = {"Link", "Span"}
ObjectId = tuple[int, int]


def elements(pdf: Pdf) -> Iterator[Object]:
    """All structure elements in tree order."""
    root = pdf.Root.get("/StructTreeRoot")
    for kid in _list(root.get("/K")) if root is not None else []:
        yield kid
        yield from below(kid)


def below(element: Object) -> Iterator[Object]:
    """The elements inside an element, in tree order."""
    for kid in kids(element):
        if is_element(kid):
            yield kid
            yield from below(kid)


def kids(element: Object) -> list[Object]:
    """Elements, references to objects and marked content of an element, as they stand in /K."""
    return _list(element.get("/K"))


def is_element(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def is_object(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def role(element: Object) -> str:
    return str(element.S)[1:]


def is_heading(element: Object) -> bool:
    return role(element) in {"H1", "H2", "H3", "H4", "H5", "H6"}


def attribute(element: Object, name: str) -> Object | None:
    """The attribute of that name, of whichever owner."""
    owners = [owner for owner in _list(element.get("/A")) if name in owner]
    return owners[0][name] if owners else None


def parent_tree(pdf: Pdf) -> dict[int, Object]:
    """The entries of the parent tree by key."""
    return dict(_entries(pdf.Root.StructTreeRoot.ParentTree))


def claims(pdf: Pdf) -> dict[tuple[ObjectId, int], ObjectId]:
    """Which element has which piece of content, by page and number."""
    return {key: element.objgen for element in elements(pdf) for key in _content(element) if key}


def tree_text(pdf: Pdf) -> list[tuple[str, str]]:
    """Role and text of every element in tree order; of a figure what it says in place of itself.

    Text of links and passages stands in their element's text, and once more for themselves.
    """
    pieces = {
        (page.obj.objgen, piece.mcid): piece.text
        for page in pdf.pages
        for piece in marked_text(page.obj)
        if piece.mcid is not None
    }
    return [
        (role(element), str(element.get("/Alt", "")) or read(_text(element, pieces)))
        for element in elements(pdf)
    ]


def read(text: str) -> str:
    """Text with its white space folded, no-break spaces as well."""
    return " ".join(text.split())


def _text(element: Object, pieces: dict[tuple[ObjectId, int], str]) -> str:
    keys = _content(element)
    found = ""
    for kid, key in zip(kids(element), keys, strict=True):
        if key:
            found += pieces.get(key, "")
        elif is_element(kid) and role(kid) in INLINE:
            found += _text(kid, pieces)
    return found


def _content(element: Object) -> list[tuple[ObjectId, int] | None]:
    """Page and number of each kid that is marked content, None for the others."""
    page = element.get("/Pg")
    found: list[tuple[ObjectId, int] | None] = []
    for kid in kids(element):
        if isinstance(kid, Dictionary):
            is_content = kid.get("/Type") == Name.MCR
            found.append((kid.Pg.objgen, int(kid.MCID)) if is_content else None)
        else:
            assert page is not None, "content without page"
            found.append((page.objgen, int(kid)))
    return found


def _entries(node: Object) -> Iterator[tuple[int, Object]]:
    for kid in node.get("/Kids", []):
        yield from _entries(kid)
    numbers = list(node.get("/Nums", []))
    for key, value in zip(numbers[::2], numbers[1::2], strict=True):
        yield int(key), value


def _list(value: Object | None) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]

"""Tracked changes accepted or rejected, and what a Word file then says: by the rules of the format
(ECMA-376, part 1, 17.13.5) alone, sharing nothing with the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CAME, WENT = ("ins", "moveTo"), ("del", "moveFrom")
CHANGES = (*CAME, *WENT)
RANGES = tuple(f"{name}Range{end}" for name in ("moveTo", "moveFrom") for end in ("Start", "End"))
Element = Any


def accepted(data: bytes) -> bytes:
    """The file with all changes accepted."""
    return _decided(data, kept=CAME, gone=WENT, restores=False)


def rejected(data: bytes) -> bytes:
    """The file with all changes rejected."""
    return _decided(data, kept=WENT, gone=CAME, restores=True)


def changes(data: bytes) -> list[Element]:
    """Every element of a tracked change in the file."""
    names = (*CHANGES, "pPrChange", "sectPrChange", "rPrChange")
    return [one for _, root in _texts(data) for one in root.iter(*(W + name for name in names))]


def _texts(data: bytes) -> Iterator[tuple[str, Element]]:
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name):
                yield name, etree.fromstring(package.read(name))


def _decided(data: bytes, *, kept: Iterable[str], gone: Iterable[str], restores: bool) -> bytes:
    changed = {}
    for name, root in _texts(data):
        _decide(root, [W + one for one in kept], [W + one for one in gone], restores)
        changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, changed.get(name) or before.read(name))
    return stream.getvalue()


def _decide(root: Element, kept: list[str], gone: list[str], restores: bool) -> None:
    for one in list(root.iter(*(W + name for name in RANGES))):
        _drop(one)
    for change in list(root.iter(f"{W}pPrChange", f"{W}sectPrChange")):
        _restore(change) if restores else None
        _drop(change)
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{name}") is not None for name in gone):
            _drop(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _drop(table)
    for one in list(root.iter(*gone)):
        if one.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            _drop(one)
    paragraphs = [
        one for one in root.iter(f"{W}p") if any(_mark(one, name) is not None for name in gone)
    ]
    for one in list(root.iter(*kept, *gone)):
        _unwrap(one)
    for text, plain in (("delText", "t"), ("delInstrText", "instrText")):
        for one in root.iter(W + text):
            one.tag = W + plain
    for paragraph in paragraphs:
        _merge(paragraph)


def _mark(paragraph: Element, name: str) -> Element | None:
    return paragraph.find(f"{W}pPr/{W}rPr/{name}")


def _restore(change: Element) -> None:
    """Old properties; marks, sections and what a section refers to are no part of them."""
    properties = change.getparent()
    stays = {f"{W}{name}" for name in ("rPr", "sectPr", "headerReference", "footerReference")}
    for one in list(properties):
        if one.tag not in stays and one is not change:
            _drop(one)
    old = list(change[0])
    at = len([one for one in properties if one.tag.endswith("Reference")])
    properties[at:at] = old


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)
    if parent.tag == f"{W}rPr" and not len(parent):
        _drop(parent)


def _drop(element: Element) -> None:
    element.getparent().remove(element)


def _merge(paragraph: Element) -> None:
    """Without its mark, what it holds stands at the beginning of the next."""
    content = [one for one in paragraph if one.tag != f"{W}pPr"]
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p":
        following[1:1] = content
    else:
        marks = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
        assert all(one.tag in marks for one in content), "words that have no paragraph"
        assert paragraph.getparent().tag != f"{W}tc", "the end of a cell went"
    _drop(paragraph)


# what it says


def told(data: bytes) -> list[Any]:
    """Paragraphs as [style, *pieces], tables as lists of rows of cells; paragraphs of no height
    are left out. A piece is (text, look, where it leads)."""
    return list(_Teller(data).blocks())


def footers(data: bytes) -> list[list[Any]]:
    """What the footer of each section says."""
    teller = _Teller(data)
    found = []
    for section in teller.root.iter(f"{W}sectPr"):
        id = section.find(f"{W}footerReference").get(f"{R}id")
        root = etree.fromstring(teller.package.read(f"word/{teller.targets[id]}"))
        found.append([piece[0] for one in root for piece in teller.paragraph(one)[1:]])
    return found


def dangling(data: bytes) -> list[str]:
    """What is linked or referred to and stands nowhere."""
    root = dict(_texts(data))["word/document.xml"]
    names = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    wanted = {one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink")} - {None}
    codes = [one.get(f"{W}instr") for one in root.iter(f"{W}fldSimple")]
    codes += [one.text for one in root.iter(f"{W}instrText")]
    for code in codes:
        wanted.update(re.findall(r"_lhl_\w+", code))
    return sorted(wanted - names)


class _Teller:
    def __init__(self, data: bytes) -> None:
        self.package = ZipFile(BytesIO(data))
        self.root = etree.fromstring(self.package.read("word/document.xml"))
        relations = etree.fromstring(self.package.read("word/_rels/document.xml.rels"))
        self.targets = {one.get("Id"): one.get("Target") for one in relations}

    def blocks(self, parent: Element | None = None) -> Iterator[Any]:
        for one in self.root[0] if parent is None else parent:
            if one.tag == f"{W}tbl":
                rows = one.findall(f"{W}tr")
                yield [[list(self.blocks(cell)) for cell in row.findall(f"{W}tc")] for row in rows]
            elif one.tag == f"{W}p":
                style = one.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
                in_cell = one.getparent().tag == f"{W}tc"
                if style != "PageEnd" or in_cell:
                    yield self.paragraph(one)

    def paragraph(self, paragraph: Element) -> list[Any]:
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        number = [one.get(f"{W}val") for one in paragraph.iterfind(f"{W}pPr/{W}numPr/*")]
        pieces: list[tuple[str, str, str]] = []
        for piece in self._pieces(paragraph):
            if pieces and pieces[-1][1:] == piece[1:]:
                pieces[-1] = (pieces[-1][0] + piece[0], *piece[1:])
            else:
                pieces.append(piece)
        return [" ".join((style, *number)), *pieces]

    def _pieces(self, paragraph: Element) -> Iterator[tuple[str, str, str]]:
        codes: list[str] = []  # of fields that are open
        shown: list[bool] = []  # whether their results have begun
        for run in paragraph.iter(f"{W}r"):
            link = self._link(run)
            computed = self._computed(run)
            if computed and run.getprevious() is None:
                yield _named(computed), "", link
            for one in run:
                kind = one.get(f"{W}fldCharType")
                if kind == "begin":
                    codes, shown = [*codes, ""], [*shown, False]
                elif kind == "separate":
                    shown[-1] = True
                    if "PAGE" in codes[-1]:
                        yield _named(codes[-1]), "", self._led(codes[:-1], link)
                elif kind == "end":
                    codes, shown = codes[:-1], shown[:-1]
                elif one.tag == f"{W}instrText":
                    codes[-1] += one.text
                elif not (computed or any("PAGE" in code for code in codes)) and _character(one):
                    yield _character(one), _look(run), self._led(codes, link)

    def _computed(self, run: Element) -> str:
        field = next(run.iterancestors(f"{W}fldSimple"), None)
        return "" if field is None else field.get(f"{W}instr")

    def _link(self, run: Element) -> str:
        link = next(run.iterancestors(f"{W}hyperlink"), None)
        if link is None:
            return ""
        anchor, id = link.get(f"{W}anchor"), link.get(f"{R}id")
        return _target(anchor) if anchor else self.targets[id]

    def _led(self, codes: list[str], link: str) -> str:
        for code in codes:
            if found := re.search(r'HYPERLINK (\\l )?"([^"]*)"', code):
                return _target(found[2]) if found[1] else found[2]
        return link


def _named(code: str) -> str:
    """A field by its code: its value is worked out anew."""
    return "{" + " ".join(_target(word) for word in code.split()) + "}"


def _target(name: str) -> str:
    """A bookmark by the digest in its name: what went has a name of its own, where what came has
    the first."""
    found = re.match(r"_lhl_[a-z2-7]{10}", name)
    return found[0] if found else name


_CHARACTERS = {"noBreakHyphen": "-", "softHyphen": "\u00ad", "tab": "\t", "br": "\n"}


def _character(one: Element) -> str:
    if one.tag == f"{W}t":
        return (one.text or "").replace("\u00a0", " ")
    if one.get(f"{W}type") == "column":
        return ""
    return _CHARACTERS.get(one.tag.removeprefix(W), "")


def _look(run: Element) -> str:
    """Bold, italic and language; size and colour are the layout's."""
    found = []
    for name in ("b", "i", "lang"):
        one = run.find(f"{W}rPr/{W}{name}")
        if one is not None:
            found.append(f"{name}{one.get(f'{W}val') or ''}")
    return " ".join(found)

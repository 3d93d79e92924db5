"""A Word file -> what it says, in order: (role, text) as `pages.reading` has them, told by styles.

Reads the XML by itself and shares nothing with the writer. «Area» is the label of a focus area's
row; titles that only say that something goes on are left out.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_SIGNS = {"noBreakHyphen": "-", "softHyphen": "", "tab": " ", "br": " "}
_CELLS_OF_TEXT = "Lines"  # tables whose cells are one text each

Spoken = Iterator[tuple[str, str]]


class WordFile:
    """The parts of a Word file that say something."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = self.xml("word/document.xml")[0]
        self.styles = {one.get(W + "styleId"): one for one in self.xml("word/styles.xml")}
        self.counts: Counter[str] = Counter()

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def links(self) -> list[str]:
        """Web and mail addresses, in the order in which the body links to them."""
        relations = self.xml("word/_rels/document.xml.rels")
        targets = {one.get("Id"): one.get("Target") for one in relations}
        linked = self.body.iter(W + "hyperlink")
        return [targets[id] for one in linked if (id := one.get(R + "id"))]

    def said(self) -> list[tuple[str, str]]:
        return [pair for pair in self._blocks(self.body) if pair[1]]

    def _blocks(self, parent: etree._Element) -> Spoken:
        area = ""
        for block in parent:
            if block.tag == W + "tbl":
                yield from self._table(block)
            elif block.tag == W + "sdt":
                yield from self._blocks(block.find(W + "sdtContent"))
            elif block.tag == W + "p":
                style = self.style(block)
                if style == "AreaNumber":
                    area = words(block)
                    continue
                if area and style != "AreaName":
                    yield "Area", area
                yield from self._paragraph(block, style, area if style == "AreaName" else "")
                area = ""
        if area:
            yield "Area", area

    def style(self, paragraph: etree._Element) -> str:
        return str(paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val"))

    def _paragraph(self, block: etree._Element, style: str, area: str) -> Spoken:
        text = words(block)
        level = self.value(block, "outlineLvl", style)
        number = self.value(block, "numId", style)
        if style.startswith("Continued"):
            return
        for drawing in block.iter(WP + "inline"):
            if drawing.find(f".//{PIC}pic") is not None:
                yield "Figure", str(drawing.find(WP + "docPr").get("descr"))
        if style == "AreaName":
            yield "Area", f"{area} {text}"
        elif style == "TOC1":
            yield "Reference", text
        elif level is not None:
            self.counts[style] += 1
            numbered = f"{self.counts[style]}. {text}".strip() if number else text
            yield f"H{int(level) + 1}", numbered
        elif number is not None:
            yield "Lbl", self._marker(block, style, number)
            yield "LBody", text
        else:
            yield "P", text

    def _marker(self, block: etree._Element, style: str, number: str) -> str:
        level = int(self.value(block, "ilvl", style) or 0)
        numbering = self.xml("word/numbering.xml")
        shown = numbering.find(f".//{W}abstractNum[@{W}abstractNumId='{number}']")[1 + level]
        self.counts[number] += 1
        return str(shown.find(W + "lvlText").get(W + "val")).replace("%1", str(self.counts[number]))

    def value(self, block: etree._Element, name: str, style: str) -> str | None:
        """A property of a paragraph, its own or its style's or that of what this is based on."""
        found = block.find(f"{W}pPr//{W}{name}")
        while found is None and style:
            declared = self.styles[style]
            found = declared.find(f"{W}pPr//{W}{name}")
            based = declared.find(W + "basedOn")
            style = based.get(W + "val") if based is not None else ""
        return found.get(W + "val") if found is not None else None

    def _table(self, table: etree._Element) -> Spoken:
        kind = table.find(f"{W}tblPr/{W}tblStyle").get(W + "val")
        for row in table.findall(W + "tr"):
            head = row.find(f"{W}trPr/{W}tblHeader") is not None
            for at, cell in enumerate(row.findall(W + "tc")):
                inner = list(self._blocks(cell))
                if kind != "Bare" and (head or at == 0 or kind == _CELLS_OF_TEXT):
                    role = "TH" if head or at == 0 else "TD"
                    inner = [(role, text) for _, text in inner]
                yield from inner


def words(element: etree._Element) -> str:
    """The characters of an element, white space folded."""
    found = []
    for one in element.iter(W + "t", *(W + name for name in _SIGNS)):
        name = one.tag.removeprefix(W)
        inside_run = one.getparent().tag == W + "r"
        found.append(one.text or "" if name == "t" else _SIGNS[name] if inside_run else "")
    return " ".join("".join(found).replace("\u00ad", "").split())

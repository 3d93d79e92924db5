"""What both validators of DOCX miss: the bytes of a file in, its faults out, one line each.

Some are damage that Word mends or refuses, some are bars to readers who cannot see the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
    *("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "cellIns", "cellDel"),
)
TALLEST_STRUCTURE = 20  # twips: an empty paragraph no taller than this ends a page or a table
Element = Any
Parts = dict[str, Element]
Found = Iterator[str]


def lint(data: bytes) -> list[str]:
    """Every fault as `part: what`; an empty list for a file in order."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        roots = {name: etree.fromstring(archive.read(name)) for name in names}
    parts = {name: root for name, root in roots.items() if str(root.tag).startswith(W)}
    with_text = {name: root for name, root in parts.items() if root.find(f".//{W}p") is not None}
    alone = [
        f"{name}: {fault}"
        for name, root in with_text.items()
        for check in ALONE
        for fault in check(root)
    ]
    return alone + [fault for check in TOGETHER for fault in check(parts)]


def _value(element: Element, path: str) -> str:
    """The value of a property such as `pPr/pStyle`; empty where there is none."""
    child = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if child is None else child.get(f"{W}val") or ""


def _words(element: Element) -> str:
    return "".join(element.itertext(f"{W}t", f"{W}delText"))


def _repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


# one part at a time


def deleted_text(root: Element) -> Found:
    for deleted in root.iter(f"{W}del", f"{W}moveFrom"):
        if deleted.tag == f"{W}del" and next(deleted.iter(f"{W}t"), None) is not None:
            yield f"w:t inside w:del: «{_words(deleted)[:30]}»"
    for text in root.iter(f"{W}delText"):
        if next(text.iterancestors(f"{W}del"), None) is None:
            yield f"w:delText outside w:del: «{(text.text or '')[:30]}»"


def deleted_codes(root: Element) -> Found:
    for kind, is_deleted in (("instrText", False), ("delInstrText", True)):
        for code in root.iter(f"{W}{kind}"):
            if (next(code.iterancestors(f"{W}del"), None) is not None) != is_deleted:
                yield f"w:{kind} {'outside' if is_deleted else 'inside'} w:del: «{code.text}»"


def signatures(root: Element) -> Found:
    """Who made each change, and when."""
    for change in root.iter(*(W + name for name in CHANGES)):
        name = str(change.tag).removeprefix(W)
        if not (change.get(f"{W}author") or "").strip():
            yield f"w:{name} {change.get(f'{W}id')} has no author"
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", change.get(f"{W}date") or ""):
            yield f"w:{name} {change.get(f'{W}id')} has no date"


def moves(root: Element) -> Found:
    """What was moved away stands in a range, and has come somewhere under the same name."""
    names: dict[str, list[str]] = {}
    for kind in ("moveFrom", "moveTo"):
        starts = list(root.iter(f"{W}{kind}RangeStart"))
        ends = [one.get(f"{W}id") for one in root.iter(f"{W}{kind}RangeEnd")]
        if sorted(one.get(f"{W}id") for one in starts) != sorted(ends):
            yield f"ranges of w:{kind} that do not begin and end"
        names[kind] = [one.get(f"{W}name") for one in starts]
        yield from (f"w:{kind} {name} twice" for name in _repeated(names[kind]))
        yield from _outside_of_ranges(root, kind)
    for name in sorted({*names["moveFrom"]} ^ {*names["moveTo"]}):
        yield f"a move with one end: {name}"


def _outside_of_ranges(root: Element, kind: str) -> Found:
    depth = 0
    for one in root.iter():
        name = str(one.tag).removeprefix(f"{W}{kind}")
        depth += {"RangeStart": 1, "RangeEnd": -1}.get(name, 0)
        if not name and depth != 1 and one.getparent().tag != f"{W}rPr":
            yield f"w:{kind} outside a range: «{_words(one)[:30]}»"


def last_marks(root: Element) -> Found:
    """The mark that ends a cell or the document can neither come nor go."""
    for parent in root.iter(f"{W}tc", f"{W}body", f"{W}ftr", f"{W}hdr"):
        last = parent.findall(f"{W}p")[-1:]
        marks = last[0].find(f"{W}pPr/{W}rPr") if last else None
        row = parent.getparent()
        whole = row is not None and row.find(f"{W}trPr/{W}ins") is not None
        whole = whole or (row is not None and row.find(f"{W}trPr/{W}del") is not None)
        if marks is not None and not whole:
            for name in ("ins", "del", "moveFrom", "moveTo"):
                if marks.find(W + name) is not None:
                    yield f"the last mark of a {str(parent.tag).removeprefix(W)} is w:{name}"


def bookmark_pairs(root: Element) -> Found:
    starts = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart")]
    ends = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkEnd")]
    yield from (f"bookmark id {one} twice" for one in _repeated(starts))
    yield from (f"bookmark {one} has no end" for one in sorted({*starts} - {*ends}))
    yield from (f"bookmark end {one} has no start" for one in sorted({*ends} - {*starts}))


def open_fields(root: Element) -> Found:
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType"), 0)
        if depth < 0:
            yield "field end without a beginning"
            depth = 0
    if depth:
        yield "field that is never closed"


def controls(root: Element) -> Found:
    for control in root.iter(f"{W}sdt"):
        tag = _value(control, "sdtPr/tag")
        content = control.find(f"{W}sdtContent")
        if content is None or not len(content):
            yield f"empty content control «{tag}»"
        if len(tag) > 64 or len(_value(control, "sdtPr/alias")) > 64:
            yield f"tag or alias over 64 characters: «{tag}»"


def tables(root: Element) -> Found:
    for table in root.iter(f"{W}tbl"):
        if not _value(table, "tblPr/tblCaption").strip():
            yield f"table without title: «{_words(table)[:30]}»"
        marked = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        look = table.find(f"{W}tblPr/{W}tblLook")
        first_row = look is not None and look.get(f"{W}firstRow") in ("1", "true")
        if marked != first_row:
            yield f"header row and tblLook disagree: «{_words(table)[:30]}»"
        if len(table.findall(f"{W}tr")) > 1 and len(table.findall(f"{W}tblGrid/{W}gridCol")) > 1:
            yield from [] if marked else [f"table without header row: «{_words(table)[:30]}»"]


def empty_paragraphs(root: Element) -> Found:
    """Spacing made of empty paragraphs; one of no height, or with a break or shape, is none."""
    for paragraph in root.iter(f"{W}p"):
        children = {str(one.tag).rpartition("}")[2] for one in paragraph.iter()}
        if _words(paragraph).strip() or children & {"sectPr", "br", "drawing", "fldSimple"}:
            continue
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        line = spacing.get(f"{W}line") if spacing is not None else None
        alone_in_cell = len(paragraph.getparent().findall(f"{W}p")) == 1
        is_low = (line or "").isdecimal() and int(line or 0) <= TALLEST_STRUCTURE
        in_cell = paragraph.getparent().tag in {f"{W}{tag}" for tag in ("tc", "hdr", "ftr")}
        if not (is_low or _value(paragraph, "pPr/pStyle") in {*STRUCTURE, *NUMBERED}):
            yield from [] if in_cell and alone_in_cell else ["empty paragraph used as spacing"]


def pictures(root: Element) -> Found:
    """Each stands in the line of text and says what it shows; a file's name says nothing."""
    for picture in root.iter(f"{PIC}pic"):
        around = next(picture.iterancestors(f"{WP}inline"), None)
        if around is None:
            yield "a picture that floats"
            continue
        alt = around.find(f"{WP}docPr").get("descr") or ""
        if not alt.strip() or re.search(r"\.\w{3,4}$", alt):
            yield f"a picture with alternative text «{alt}»"


STRUCTURE = frozenset({"PageEnd", "Header"})  # styles of paragraphs one point tall
NUMBERED = frozenset({"ListNumber"})  # its numeral stands there before the words are written


def text_boxes(root: Element) -> Found:
    count = sum(1 for _ in root.iter(f"{W}txbxContent"))
    yield from [f"{count} text boxes"] if count else []


ALONE: list[Callable[[Element], Found]] = [
    deleted_text,
    deleted_codes,
    signatures,
    moves,
    last_marks,
    bookmark_pairs,
    open_fields,
    controls,
    tables,
    empty_paragraphs,
    text_boxes,
    pictures,
]


# all parts together


def unique_ids(parts: Parts) -> Found:
    every = [one for root in parts.values() for one in root.iter()]
    sources = {
        "content control id": [one.get(f"{W}val") for one in every if _is(one, "id", "sdtPr")],
        "bookmark name": [
            (one.get(f"{W}name") or "").lower() for one in every if one.tag == f"{W}bookmarkStart"
        ],
        "paraId": [one.get(f"{W14}paraId") for one in every if one.get(f"{W14}paraId")],
        "change id": [
            one.get(f"{W}id") for one in every if one.tag in {W + name for name in CHANGES}
        ],
        "docPr id": [one.get("id") for one in every if one.tag == f"{WP}docPr"],
    }
    for what, values in sources.items():
        yield from (f"{what} {value} twice" for value in _repeated(values))
    long = [name for name in sources["bookmark name"] if not re.fullmatch(r"[^\W\d]\w{0,39}", name)]
    yield from (f"bookmark name «{name}» is none" for name in long)


def _is(element: Element, name: str, within: str) -> bool:
    parent = element.getparent()
    return element.tag == f"{W}{name}" and parent is not None and parent.tag == f"{W}{within}"


def sections(parts: Parts) -> Found:
    """A section without its own header and footer shows those of the section before."""
    for name, root in parts.items():
        now = (one for one in root.iter(f"{W}sectPr") if one.getparent().tag != f"{W}sectPrChange")
        for number, section in enumerate(now, 1):
            for kind in ("header", "footer"):
                if section.find(f"{W}{kind}Reference") is None:
                    yield f"{name}: section {number} has no {kind} of its own"


def headings(parts: Parts) -> Found:
    levels = _outline_levels(parts)
    for name, root in parts.items():
        before = 0
        for paragraph in root.iter(f"{W}p"):
            level = levels.get(_value(paragraph, "pPr/pStyle"), 0)
            own = _value(paragraph, "pPr/outlineLvl")
            level = (int(own) + 1) % 10 if own else level
            if not level or not _words(paragraph).strip():
                continue
            if level > before + 1:
                yield f"{name}: heading {level} after {before}: «{_words(paragraph)[:30]}»"
            if next(paragraph.iterancestors(f"{W}tbl"), None) is not None:
                yield f"{name}: heading inside a table: «{_words(paragraph)[:30]}»"
            before = level


def _outline_levels(parts: Parts) -> dict[str, int]:
    """Heading levels from 1, by style; a style has that of the one it is based on."""
    styles = {
        style.get(f"{W}styleId"): style
        for root in parts.values()
        for style in root.findall(f"{W}style")
    }
    levels = {}
    for id in styles:
        at, seen = id, set()
        while at in styles and at not in seen and not _value(styles[at], "pPr/outlineLvl"):
            seen.add(at)
            at = _value(styles[at], "basedOn")
        own = _value(styles[at], "pPr/outlineLvl") if at in styles else ""
        levels[id] = (int(own) + 1) % 10 if own else 0
    return levels


TOGETHER: list[Callable[[Parts], Found]] = [unique_ids, sections, headings]

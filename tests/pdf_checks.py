"""Checks of a PDF that validators do not make: each takes an open file and lists its faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

from lhl_editor.pages.measure import shown
from tests.pdf_content import marked_text
from tests.pdf_tree import (
    attribute,
    below,
    claims,
    elements,
    is_heading,
    is_object,
    kids,
    parent_tree,
    read,
    role,
    tree_text,
)

FONTS = {"Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-BoldItalic"}


def all_faults(pdf: Pdf) -> list[str]:
    """What any of the checks finds."""
    return [fault for check in CHECKS for fault in check(pdf)]


def content_faults(pdf: Pdf) -> list[str]:
    """Marked content, structure tree and parent tree say the same of each other."""
    faults: list[str] = []
    parents = parent_tree(pdf)
    claimed = claims(pdf)
    for number, page in enumerate(pdf.pages, 1):
        found = [piece.mcid for piece in marked_text(page.obj) if piece.mcid is not None]
        if len(found) != len(set(found)):
            faults.append(f"page {number}: one number for two pieces of content")
        owners = parents.get(int(page.obj.get("/StructParents", -1)))
        if not isinstance(owners, Array):
            faults.append(f"page {number} is not in the parent tree")
            continue
        if sorted(found) != list(range(len(owners))):
            faults.append(f"page {number}: content {sorted(found)}, {len(owners)} owners")
        for mcid, owner in enumerate(owners.as_list()):
            if claimed.pop((page.obj.objgen, mcid), None) != owner.objgen:
                faults.append(f"page {number}: {mcid} and its element do not find each other")
    return faults + [f"content that no page has: {key}" for key in claimed]


def untagged_text(pdf: Pdf) -> list[str]:
    """No text outside marked content, no tagged content inside an artifact or the reverse."""
    faults = []
    for number, page in enumerate(pdf.pages, 1):
        for piece in marked_text(page.obj):
            if not piece.tags:
                faults.append(f"page {number}: «{piece.text}» is outside marked content")
            if len(piece.tags) > 1:
                faults.append(f"page {number}: marked content inside marked content")
    return faults


def link_faults(pdf: Pdf) -> list[str]:
    """Links and their annotations find each other; annotations say where they lead."""
    faults, parents = [], parent_tree(pdf)
    annotations = {
        annotation.objgen: annotation
        for page in pdf.pages
        for annotation in page.obj.get("/Annots", [])
    }
    for element in elements(pdf):
        objects = [kid.Obj for kid in kids(element) if is_object(kid)]
        if role(element) == "Link" and not objects:
            faults.append("a Link without annotation")
        for obj in objects:
            annotation = annotations.pop(obj.objgen, None)
            if annotation is None:
                faults.append("a Link to an annotation that no page has")
                continue
            owner = parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None or owner.objgen != element.objgen:
                faults.append("an annotation's StructParent leads elsewhere")
            faults += annotation_faults(annotation)
    return faults + ["an annotation that belongs to no Link"] * len(annotations)


def annotation_faults(annotation: Object) -> Iterator[str]:
    if annotation.get("/F") != 4:
        yield "an annotation is not printed"
    if not str(annotation.get("/Contents", "")).strip():
        yield "an annotation without description"
    corners = [float(number) for number in annotation.get("/QuadPoints", [])]
    left, bottom, right, top = (float(number) for number in annotation.Rect)
    if not corners or len(corners) % 8:
        yield "an annotation without quadrilaterals"
    inside = all(left - 0.02 <= x <= right + 0.02 for x in corners[::2])
    inside &= all(bottom - 0.02 <= y <= top + 0.02 for y in corners[1::2])
    if not inside:
        yield "a quadrilateral outside the annotation"
    action = annotation.get("/A")
    if action is not None:
        if action.get("/S") != Name.URI:
            yield f"an action {action.get('/S')}"
        elif not re.match(r"(https?|mailto):", str(action.URI), re.IGNORECASE):
            yield f"an unsafe address {action.URI}"
    elif "/Dest" not in annotation:
        yield "an annotation that leads nowhere"


def heading_faults(pdf: Pdf) -> list[str]:
    """The first heading is H1, and none skips a level."""
    levels = [int(role(element)[1]) for element in elements(pdf) if is_heading(element)]
    if not levels:
        return ["no heading"]
    pairs = zip([0, *levels], levels, strict=False)
    return [f"H{level} after H{before}" for before, level in pairs if level > before + 1]


def table_faults(pdf: Pdf) -> list[str]:
    """Every table has header cells, and they say for what they are the header."""
    faults = []
    for table in elements(pdf):
        if role(table) != "Table":
            continue
        headers = [cell for cell in below(table) if role(cell) == "TH"]
        if not headers:
            faults.append("a table without header cells")
        scopes = {str(attribute(cell, "/Scope")) for cell in headers}
        if scopes - {"/Row", "/Column"}:
            faults.append("a header cell without scope")
    return faults


def figure_faults(pdf: Pdf) -> list[str]:
    """Every figure has a box and an alternative text that is not a file name."""
    faults = []
    for figure in (element for element in elements(pdf) if role(element) == "Figure"):
        if attribute(figure, "/BBox") is None:
            faults.append("a figure without box")
        alt = str(figure.get("/Alt", ""))
        if not alt.strip() or re.search(r"\.\w{3,4}$", alt):
            faults.append(f"a figure with alternative text «{alt}»")
    return faults


def bookmark_faults(pdf: Pdf) -> list[str]:
    """The bookmarks are the headings of level 1 and 2, in order."""
    with pdf.open_outline() as outline:
        found = list(_bookmarks(outline.root, 1))
    headings = [
        (int(name[1]), read(shown(text))) for name, text in tree_text(pdf) if name in {"H1", "H2"}
    ]
    if not found:
        return ["no bookmarks"]
    return [] if found == headings else [f"bookmarks {found} are not the headings {headings}"]


def _bookmarks(items: list[OutlineItem], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _bookmarks(item.children, level + 1)


def metadata_faults(pdf: Pdf) -> list[str]:
    """Info and XMP say the same; language, title bar and marking are there."""
    faults, info = [], pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        pairs = {
            "/Title": xmp.get("dc:title"),
            "/Author": "; ".join(xmp.get("dc:creator", [])) or None,
            "/Subject": xmp.get("dc:description"),
            "/Creator": xmp.get("xmp:CreatorTool"),
            "/Producer": xmp.get("pdf:Producer"),
            "/CreationDate": _pdf_date(xmp.get("xmp:CreateDate", "")),
            "/ModDate": _pdf_date(xmp.get("xmp:ModifyDate", "")),
        }
        parts = [xmp.get(name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
    for name, value in pairs.items():
        if (str(info[name]) if name in info else None) != value:
            faults.append(f"Info and XMP differ in {name}: {info.get(name)!r}, {value!r}")
    if parts != ["2", "A", "1"]:
        faults.append(f"XMP says {parts}")
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        faults.append("no language")
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        faults.append("the title is not shown in the window's bar")
    if not root.get("/MarkInfo", Dictionary()).get("/Marked"):
        faults.append("not marked as tagged")
    return faults


def _pdf_date(date: str) -> str:
    """The date of XMP as Info has it."""
    return f"D:{re.sub('[-:T]', '', date)}"


def colour_faults(pdf: Pdf) -> list[str]:
    """The colour profile of the output has as many channels as it says."""
    channels = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
    intents = list(pdf.Root.get("/OutputIntents", []))
    faults = [] if intents else ["no output intent"]
    for intent in intents:
        profile = intent.DestOutputProfile
        if channels.get(profile.read_bytes()[16:20]) != profile.get("/N"):
            faults.append("the profile's /N is wrong")
    return faults


def page_faults(pdf: Pdf) -> list[str]:
    """The tabulator key follows the structure on each page."""
    pages = enumerate(pdf.pages, 1)
    return [f"page {n}: no /Tabs /S" for n, page in pages if page.obj.get("/Tabs") != Name.S]


def font_faults(pdf: Pdf) -> list[str]:
    """Only Lato, embedded, each font with a way back to characters."""
    faults = []
    fonts = {
        font.objgen: font
        for page in pdf.pages
        for font in page.obj.Resources.get("/Font", Dictionary()).as_dict().values()
    }
    for font in fonts.values():
        name = str(font.BaseFont)
        if not re.fullmatch(r"/[A-Z]{6}\+(.*)", name) or name[8:] not in FONTS:
            faults.append(f"{name} is not Lato")
        if "/FontFile2" not in font.get("/FontDescriptor", Dictionary()):
            faults.append(f"{name} is not embedded")
        if "/ToUnicode" not in font:
            faults.append(f"{name} cannot be read back")
    return faults


CHECKS = (
    content_faults,
    untagged_text,
    link_faults,
    heading_faults,
    table_faults,
    figure_faults,
    bookmark_faults,
    metadata_faults,
    colour_faults,
    page_faults,
    font_faults,
)

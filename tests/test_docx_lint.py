"""The lint of Word files finds each fault in a file broken for it, and none in one in order."""

import pytest

from tests.docx_files import docx, part
from tests.docx_lint import lint

REFERENCES = (
    '<w:headerReference w:type="default" r:id="rId1"/>'
    '<w:footerReference w:type="default" r:id="rId2"/>'
)
SECTION = f'<w:sectPr>{REFERENCES}<w:pgSz w:w="19200" w:h="10800"/></w:sectPr>'


def text(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(inner: str = "", style: str = "Body", more: str = "") -> str:
    inside = inner if inner.startswith("<") else text(inner) if inner else ""
    return f'<w:p {more}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def control(inner: str, id: int = 1, tag: str = "a/b") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{id}"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def bookmark(name: str = "_lhl_a", id: int = 1, end: str = "") -> str:
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{text("x")}' + (
        end or f'<w:bookmarkEnd w:id="{id}"/>'
    )


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def table(
    cell: str = "", title: str = "Tittel", head: str = "<w:tblHeader/>", look: int = 1
) -> str:
    cells = f"<w:tc>{cell or paragraph('x')}</w:tc>" * 2
    return (
        f'<w:tbl><w:tblPr><w:tblLook w:firstRow="{look}"/><w:tblCaption w:val="{title}"/>'
        "</w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:trPr>{head}</w:trPr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    )


def drawing(id: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="{id}" name="x"/></wp:inline></w:drawing></w:r>'
    )


def picture(alt: str, around: str = "inline") -> str:
    return (
        f'<w:r><w:drawing><wp:{around}><wp:docPr id="7" name="x" descr="{alt}"/>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
        f"</wp:{around}></w:drawing></w:r>"
    )


SIGNED = 'w:author="A" w:date="2026-11-22T10:42:00Z"'


def change(kind: str, inner: str = "", id: int = 1, signed: str = SIGNED) -> str:
    return f'<w:{kind} w:id="{id}" {signed}>{inner}</w:{kind}>'


def moved(kind: str, id: int, name: str = "m", inside: bool = True) -> str:
    start = f'<w:{kind}RangeStart w:id="{id}" w:name="{name}" {SIGNED}/>'
    words = change(kind, text("x"), id + 1)
    end = f'<w:{kind}RangeEnd w:id="{id}"/>'
    return paragraph(start + (words + end if inside else end + words))


def ended(change: str) -> str:
    """A paragraph whose mark came or went."""
    return f"<w:p><w:pPr><w:rPr>{change}</w:rPr></w:pPr>{text('x')}</w:p>"


IN_ORDER = "".join(
    (
        paragraph("Tittel", "Heading1"),
        paragraph("Under", "Heading2"),
        paragraph("Neste", "Heading1"),
        control(paragraph(bookmark())),
        control(paragraph(bookmark("_lhl_b", 2)), 2),
        paragraph(mark("begin") + mark("separate") + text("7") + mark("end")),
        table(),
        paragraph(drawing(1) + drawing(2), more='w14:paraId="00000001"'),
        paragraph(picture("Logo: Etaten")),
        paragraph(change("del", "<w:r><w:delText>x</w:delText></w:r>", 9)),
        paragraph(change("ins", text("x"), 8) + text("y")),
        moved("moveFrom", 10) + moved("moveTo", 20),
        '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>',
    )
)


def faults(body: str, section: str = SECTION) -> list[str]:
    return lint(docx(body, section=section))


def test_a_file_in_order_has_no_faults():
    assert faults(IN_ORDER) == []


CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
BROKEN = {
    "w:t inside w:del": '<w:p><w:del w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:del></w:p>',
    "w:delText outside w:del": "<w:p><w:r><w:delText>x</w:delText></w:r></w:p>",
    "content control id 1 twice": control(paragraph("x")) * 2,
    "bookmark name _lhl_a twice": paragraph(bookmark()) + paragraph(bookmark("_LHL_A", 2)),
    "bookmark id 1 twice": paragraph(bookmark()) + paragraph(bookmark("_lhl_b")),
    "bookmark 1 has no end": paragraph(bookmark(end="<w:r/>")),
    "bookmark end 2 has no start": paragraph(bookmark() + '<w:bookmarkEnd w:id="2"/>'),
    "bookmark name": paragraph(bookmark("a-b")),
    "never closed": paragraph(mark("begin") + text("x")),
    "field end without": paragraph(text("x") + mark("end")),
    "empty content control": paragraph(text("x") + control("")),
    "over 64 characters": control(paragraph("x"), tag="x" * 65),
    "paraId 00000001 twice": paragraph("x", more='w14:paraId="00000001"') * 2,
    "docPr id 1 twice": paragraph(drawing(1) + drawing(1)),
    "table without header row": table(head="", look=0),
    "disagree": table(look=0),
    "table without title": table(title=" "),
    "used as spacing": paragraph("x") + paragraph() + paragraph("y"),
    "heading 3 after 1": paragraph("a", "Heading1") + paragraph("b", "Heading3"),
    "heading 2 after 0": paragraph("a", "Heading2"),
    "heading inside a table": table(paragraph("a", "Heading1")),
    "a picture that floats": paragraph(picture("Logo", "anchor")),
    "alternative text «»": paragraph(picture(" ").replace('" "', '""')),
    "alternative text «bilde.png»": paragraph(picture("bilde.png")),
    "change id 1 twice": paragraph(change("ins", text("x")) + change("ins", text("y"))),
    "w:ins 1 has no author": paragraph(change("ins", text("x"), signed='w:author=" "')),
    "w:ins 1 has no date": paragraph(change("ins", text("x"), signed='w:date="i går"')),
    "w:instrText inside w:del": paragraph(change("del", CODE)),
    "w:delInstrText outside w:del": paragraph(CODE.replace("instr", "delInstr")),
    "a move with one end: m": moved("moveFrom", 10) + moved("moveTo", 20, "n"),
    "w:moveTo m twice": moved("moveFrom", 10) + moved("moveTo", 20) + moved("moveTo", 30),
    "w:moveFrom outside a range": moved("moveFrom", 10, inside=False) + moved("moveTo", 20),
    "do not begin and end": moved("moveFrom", 10).replace(
        'RangeEnd w:id="10"', 'RangeEnd w:id="7"'
    ),
    "the last mark of a tc is w:del": table(ended(change("del"))),
    "the last mark of a body is w:ins": ended(change("ins")),
    "text boxes": paragraph(
        f"<w:r><w:pict><w:txbxContent>{paragraph('x')}</w:txbxContent></w:pict></w:r>"
    ),
}


@pytest.mark.parametrize(("fault", "body"), BROKEN.items(), ids=BROKEN.keys())
def test_a_fault_is_found(fault: str, body: str):
    assert any(fault in found for found in faults(body)), faults(body)


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_section_needs_its_own_header_and_footer(kind: str):
    missing = SECTION.replace(f"{kind}Reference", "lnNumType")
    assert f"word/document.xml: section 1 has no {kind} of its own" in faults(IN_ORDER, missing)


def test_ids_are_unique_over_body_and_headers():
    header = part("hdr", paragraph(drawing(1)))
    found = lint(docx(IN_ORDER, {"word/header1.xml": header}, section=SECTION))
    assert found == ["docPr id 1 twice"]

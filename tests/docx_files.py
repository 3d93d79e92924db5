"""Small Word files for tests: a body and other parts in, the bytes of a package out."""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
SECTION = '<w:sectPr><w:pgSz w:w="19200" w:h="10800"/></w:sectPr>'
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nb-NO"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullet"><w:name w:val="Bullet"/><w:basedOn w:val="Body"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullet2"><w:name w:val="B2"/><w:basedOn w:val="Bullet"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
"""


def _levels(mark: str) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{mark}"/>'
        f'<w:lvlText w:val="–"/><w:lvlJc w:val="left"/></w:lvl>'
        for level in range(9)
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{_levels("bullet")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{_levels("decimal")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)


def part(root: str, inner: str) -> bytes:
    """An XML part of WordprocessingML."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:{root} {SPACES}>{inner}</w:{root}>".encode()


def relations(*targets: tuple[str, str, str], external: bool = False) -> bytes:
    """A part of relations: (id, last word of its type, target)."""
    mode = ' TargetMode="External"' if external else ""
    inner = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>'
        for id, kind, target in targets
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def content_types(**parts: str) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{space}"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The archive of these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx(
    body: str,
    more: Mapping[str, bytes] | None = None,
    links: Mapping[str, str] | None = None,
    section: str = SECTION,
) -> bytes:
    """A whole file with this body; `more` parts by name, `links` by relation id."""
    inside = relations(
        ("rIdS", "styles", "styles.xml"),
        ("rIdN", "numbering", "numbering.xml"),
        *(
            (f"rId{name.split('/')[1].split('.')[0]}", _kind(name), name.split("/")[1])
            for name in more or {}
            if name.startswith("word/") and name.count("/") == 1
        ),
    )
    outside = relations(*((id, "hyperlink", to) for id, to in (links or {}).items()), external=True)
    joined = inside.replace(b"</Relationships>", outside.partition(b">")[2])
    return packed(
        {
            "[Content_Types].xml": content_types(
                document="document.main", styles="styles", numbering="numbering"
            ),
            "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": part("document", f"<w:body>{body}{section}</w:body>"),
            "word/_rels/document.xml.rels": joined,
            "word/styles.xml": part("styles", STYLES),
            "word/numbering.xml": part("numbering", NUMBERING),
            **(more or {}),
        }
    )


def _kind(name: str) -> str:
    return name.split("/")[1].rstrip("0123456789.xml") or name

"""Title, author, language and date in; information dictionary, XMP and colour profile out.

Info and XMP are written from the same values, since PDF/A compares them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date
from functools import cache

from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import text_string


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself; `when` is its day, at 00:00:00 UTC."""

    title: str
    author: str
    subject: str
    language: str
    when: date
    producer: str

    @classmethod
    def of(cls, placed: PlacedDocument, when: date, producer: str) -> Metadata:
        """That of a document."""
        return cls(placed.title, placed.author, placed.subject, placed.language, when, producer)

    def info(self) -> str:
        """The information dictionary."""
        texts = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.producer,
            "Producer": self.producer,
        }
        entries = [f"/{name}{text_string(text)}" for name, text in texts.items() if text]
        day = f"(D:{self.when:%Y%m%d}000000Z)"
        return f"<<{''.join(entries)}/CreationDate{day}/ModDate{day}>>"

    def xmp(self) -> bytes:
        """The XMP packet: PDF/A-2a, PDF/UA-1, and the extension schema that declares the latter."""
        day = f"{self.when:%Y-%m-%d}T00:00:00Z"
        author = f"<dc:creator><rdf:Seq><rdf:li>{escape(self.author)}</rdf:li></rdf:Seq></dc:creator>"
        subject = _alternative("dc:description", self.subject)
        return _XMP.format(
            title=_alternative("dc:title", self.title),
            author=author if self.author else "",
            subject=subject if self.subject else "",
            language=escape(self.language),
            producer=escape(self.producer),
            day=day,
        ).encode()


def escape(text: str) -> str:
    """The text as XML character data."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _alternative(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def write_metadata(document: PackedDocument, metadata: Metadata) -> tuple[int, str]:
    """Writes all of it; the information dictionary's number and the catalog's entries."""
    info, xmp, profile = (document.number() for _ in range(3))
    document.add(info, metadata.info())
    document.add_stream(xmp, "/Type/Metadata/Subtype/XML", metadata.xmp(), plain=True)
    document.add_stream(profile, "/N 3", srgb())
    intent = (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>"
    )
    language = text_string(metadata.language)
    return info, f"/Lang{language}/Metadata {xmp} 0 R/OutputIntents[{intent}]"


@cache
def srgb() -> bytes:
    """The sRGB colour space as an ICC profile, version 4.2 (ISO 15076-1; IEC 61966-2-1)."""
    curve = b"para\0\0\0\0\0\3\0\0" + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    tags = {
        b"desc": _multilingual("sRGB"),
        b"cprt": _multilingual("No copyright, use freely"),
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),  # D50
        b"chad": b"sf32\0\0\0\0" + _fixed(*_FROM_D65),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    directory, data = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        directory += struct.pack(">4s2L", name, start + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    size = start + len(data)
    head = struct.pack(">L4xL4s4s4s6H4s24x", size, 0x04200000, b"mntr", b"RGB ", b"XYZ ", *_DAY, b"acsp")
    head += struct.pack(">4x") + _fixed(0.9642, 1.0, 0.8249) + bytes(48)
    return head + struct.pack(">L", len(tags)) + directory + data


_DAY = (2023, 1, 1, 0, 0, 0)
_FROM_D65 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}l", *(round(value * 65536) for value in values))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _multilingual(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4x2L4s2L", 1, 12, b"enUS", len(data), 28) + data


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{title}{author}{subject}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

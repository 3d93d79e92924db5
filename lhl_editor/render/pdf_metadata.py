"""Title, author, language and date in; information dictionary, XMP and colour profile out.

Info and XMP are written from the same values, since PDF/A compares them.
"""

from __future__ import annotations

from datetime import date

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.render.colour_profile import srgb
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import text_string


@frozen
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
        return _XMP.format(
            title=_alternative("dc:title", self.title),
            author=_AUTHOR.format(escape(self.author)) if self.author else "",
            subject=_alternative("dc:description", self.subject) if self.subject else "",
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


_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"
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

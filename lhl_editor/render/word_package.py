"""Body, headers, footers and properties in, one DOCX out: always the same bytes for the same input.

The template is opened as a zip and parts are put beside its own: importing python-docx alone
would take longer than writing the file does.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from functools import cache
from urllib.parse import quote

from lhl_editor.core.frozen import frozen
from lhl_editor.core.pictures import Picture
from lhl_editor.render.word_xml import escaped
from lhl_editor.resource_files import resource

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("w", f"{_SCHEMAS}/wordprocessingml/2006/main"),
        ("r", f"{_SCHEMAS}/officeDocument/2006/relationships"),
        ("a", f"{_SCHEMAS}/drawingml/2006/main"),
        ("wp", f"{_SCHEMAS}/drawingml/2006/wordprocessingDrawing"),
        ("mc", f"{_SCHEMAS}/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = f"{_SCHEMAS}/package/2006/metadata/core-properties"
_UNSAFE = re.compile(r"""[^\w\-.~:/?#\[\]@!$&'()*+,;=%]|\s""", re.ASCII)
_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell


@frozen
class Part:
    """A part to be added. `relation` is the type by which the main document, or the package
    where `of_package`, refers to it; without one it is only stored."""

    name: str  # without a leading slash
    data: bytes
    content_type: str = ""  # empty: told by its ending (xml, rels)
    relation: str = ""
    of_package: bool = False


@frozen
class Properties:
    """What the file says about itself."""

    title: str
    author: str
    language: str  # "nb" or "nn"
    when: date
    producer: str
    version: str = ""  # of the document; without one, it says what made the file


@frozen
class Written:
    """The document's own text: body, headers and footers as XML; its web addresses and pictures,
    each with its id."""

    body: str
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    links: dict[str, str]
    pictures: dict[Picture, str]

    @property
    def bodies(self) -> tuple[str, ...]:
        """All the XML that holds words."""
        return (self.body, *self.headers, *self.footers)


def package(written: Written, about: Properties, extra: Iterable[Part]) -> bytes:
    parts = dict(_template())
    kinds: list[tuple[str, str]] = []  # part and its content type
    relations: list[str] = []
    _put_document(parts, written, kinds, relations)
    package_relations = _put_properties(parts, about, kinds)
    for number, part in enumerate(extra, 1):
        parts[part.name] = part.data
        if part.content_type:
            kinds.append((part.name, part.content_type))
        if part.relation:
            where = package_relations if part.of_package else relations
            target = part.name if part.of_package else f"../{part.name}"
            where.append(_relation(f"rIdExtra{number}", part.relation, target))
    _into(parts, "[Content_Types].xml", "</Types>", map(_override, kinds))
    _into(parts, "word/_rels/document.xml.rels", "</Relationships>", relations)
    _into(parts, "_rels/.rels", "</Relationships>", package_relations)
    _in_language(parts, about.language)
    return _zipped(parts)


@cache
def _template() -> dict[str, bytes]:
    with zipfile.ZipFile(resource("word", "template.docx")) as template:
        return {name: template.read(name) for name in template.namelist()}


def _put_document(
    parts: dict[str, bytes], written: Written, kinds: list[tuple[str, str]], relations: list[str]
) -> None:
    body = f"<w:body>{written.body}</w:body>"
    parts["word/document.xml"] = _root("document", body)
    for kind, texts in (("header", written.headers), ("footer", written.footers)):
        for number, text in enumerate(texts, 1):
            name = f"{kind}{number}.xml"
            parts[f"word/{name}"] = _root("hdr" if kind == "header" else "ftr", text)
            kinds.append((f"word/{name}", f"{_WORD}.{kind}+xml"))
            id = f"rId{kind.capitalize()}{number}"
            relations.append(_relation(id, f"{_OFFICE}/{kind}", name))
    for address, id in written.links.items():
        relations.append(_relation(id, f"{_OFFICE}/hyperlink", uri(address), external=True))
    for number, (picture, id) in enumerate(written.pictures.items(), 1):
        kind = "jpeg" if picture.is_jpeg else "png"
        name = f"media/image{number}.{kind}"
        parts[f"word/{name}"] = picture.data
        kinds.append((f"word/{name}", f"image/{kind}"))
        relations.append(_relation(id, f"{_OFFICE}/image", name))


def uri(address: str) -> str:
    """A web address as relations and fields may hold it."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), address)


def _root(name: str, inner: str) -> bytes:
    return f"{HEAD}<w:{name} {_NAMESPACES}>{inner}</w:{name}>".encode()


def _relation(id: str, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id}" Type="{kind}" Target="{escaped(target)}"{mode}/>'


def _override(kind: tuple[str, str]) -> str:
    return f'<Override PartName="/{kind[0]}" ContentType="{kind[1]}"/>'


def _put_properties(
    parts: dict[str, bytes], about: Properties, kinds: list[tuple[str, str]]
) -> list[str]:
    """Core and application properties; the package's relations to them."""
    day = f"{about.when.isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(about.title)}</dc:title><dc:creator>{escaped(about.author)}"
        f"</dc:creator><cp:lastModifiedBy>{escaped(about.author)}</cp:lastModifiedBy>{dates}"
        f"<dc:language>{about.language}-NO</dc:language>"
        f"<cp:version>{escaped(about.version or about.producer)}</cp:version></cp:coreProperties>"
    )
    app = (
        f'{HEAD}<Properties xmlns="{_SCHEMAS}/officeDocument/2006/extended-properties">'
        f"<Application>{escaped(about.producer)}</Application>"
        f"<Company>{escaped(about.author)}</Company></Properties>"
    )
    parts["docProps/core.xml"], parts["docProps/app.xml"] = core.encode(), app.encode()
    kinds += [("docProps/core.xml", _CORE_KIND), ("docProps/app.xml", _APP_KIND)]
    return [
        _relation(
            "rIdCore",
            f"{_SCHEMAS}/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        _relation("rIdApp", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    ]


_CORE_KIND = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_KIND = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


def _into(parts: dict[str, bytes], name: str, end: str, added: Iterable[str]) -> None:
    text = parts[name].decode()
    parts[name] = text.replace(end, "".join(added) + end).encode()


def _in_language(parts: dict[str, bytes], language: str) -> None:
    """The template is in bokmål."""
    if language != "nb":
        for name in ("word/styles.xml", "word/settings.xml"):
            parts[name] = parts[name].replace(b'"nb-NO"', f'"{language}-NO"'.encode())


def _zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.external_attr = 0o644 << 16
            entry.create_system = 0
            target.writestr(entry, data, zipfile.ZIP_DEFLATED, 6)
    return file.getvalue()

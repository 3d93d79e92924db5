"""The bytes of a returned file -> its parts, or a refusal: hostile until shown otherwise.

Nothing is unpacked before the directory of the archive has been looked at, and no more of a part
than the directory promised. No relation that leads out of the file is followed; they are named.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree  # type: ignore[import-untyped]

from lhl_editor.core.frozen import frozen

MOST_PARTS = 2_000
LARGEST_PART = 50_000_000  # bytes, unpacked
LARGEST_IN_ALL = 200_000_000
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 100_000  # a small part of equal characters packs well
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED = 0x1
_ZIP = b"PK\x03\x04"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLE = b"\xd0\xcf\x11\xe0"  # an encrypted DOCX or an old DOC

Element = Any  # an lxml element; lxml has no types

# Why a file is refused, each with the names of its values. Sentences: `returned.` and the code.
REFUSALS: dict[str, tuple[str, ...]] = {
    "not_word": (),
    "incomplete": (),
    "old_or_locked": (),
    "strict": (),
    "foreign": (),
    "damaged": ("part",),
    "too_many_parts": ("limit",),
    "too_large": ("part", "limit"),
    "too_large_in_all": ("limit",),
    "packed_too_tightly": ("part",),
    "bad_name": ("part",),
    "doctype": ("part",),
    "macros": (),
    "too_deep": (),
}


class Refused(Exception):
    """The file is not read. `code` is one of REFUSALS, `values` what its sentence needs."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        super().__init__(code, values)


@frozen
class Relation:
    """What a part's relation `id` leads to: a part's name, or an address outside the file."""

    kind: str  # the last word of its type: hyperlink, header, comments …
    target: str
    external: bool


@frozen
class Part:
    name: str
    root: Element
    relations: dict[str, Relation]


@dataclass
class Package:
    """A Word file whose directory is in order; its parts are read when asked for."""

    archive: ZipFile
    names: frozenset[str]
    main: str = ""

    def document(self) -> Part:
        """The main part; raises `Refused`."""
        part = self.part(self.main)
        if part.root.tag == f"{_STRICT}document":
            raise Refused("strict")
        if part.root.tag != f"{W}document":
            raise Refused("damaged", part=self.main)
        return part

    def part(self, name: str) -> Part:
        """An XML part with its relations; raises `Refused`."""
        folder, _, file = name.rpartition("/")
        relations = self.relations(
            f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        )
        return Part(name, self.xml(name), relations)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part of relations says, by id; nothing where there is none."""
        folder = name.rpartition("/")[0].removesuffix("_rels").rstrip("/")
        return dict(_relations(self.xml(name), folder)) if name in self.names else {}

    def xml(self, name: str) -> Element:
        data = self.read(name)
        if _DOCTYPE.search(data) or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Refused("doctype", part=name)
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise Refused("damaged", part=name) from error
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding of its own
            raise Refused("doctype", part=name)
        return root

    def read(self, name: str) -> bytes:
        """A part's bytes, no more of them than the directory promised."""
        info = self.archive.getinfo(name)
        try:
            with self.archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except (BadZipFile, NotImplementedError, EOFError, OSError, zlib.error) as error:
            raise Refused("damaged", part=name) from error
        if len(data) > info.file_size:
            raise Refused("damaged", part=name)
        return data


def opened(data: bytes) -> Package:
    """The package of a Word file; raises `Refused`."""
    if data.startswith(_OLE):
        raise Refused("old_or_locked")
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Refused("incomplete" if data.startswith(_ZIP) else "not_word") from error
    infos = archive.infolist()
    _check_directory(infos)
    package = Package(archive, frozenset(info.filename for info in infos))
    if "[Content_Types].xml" not in package.names:
        raise Refused("not_word")
    package.main = _main_part(package)
    return package


def _check_directory(infos: list[ZipInfo]) -> None:
    if len(infos) > MOST_PARTS:
        raise Refused("too_many_parts", limit=str(MOST_PARTS))
    seen: set[str] = set()
    for info in infos:
        _check_name(info, seen)
        _check_size(info)
    if sum(info.file_size for info in infos) > LARGEST_IN_ALL:
        raise Refused("too_large_in_all", limit=str(LARGEST_IN_ALL // 1_000_000))


def _check_name(info: ZipInfo, seen: set[str]) -> None:
    name = info.filename
    folded = name.casefold()
    if folded in seen or ".." in name.split("/") or name.startswith("/") or "\\" in name:
        raise Refused("bad_name", part=name[:60])
    if info.flag_bits & _ENCRYPTED:
        raise Refused("old_or_locked")
    if "vbaproject" in folded:
        raise Refused("macros")
    seen.add(folded)


def _check_size(info: ZipInfo) -> None:
    if info.file_size > LARGEST_PART:
        raise Refused("too_large", part=info.filename[:60], limit=str(LARGEST_PART // 1_000_000))
    tight = info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
    if tight and info.file_size > _RATIO_COUNTS_FROM:
        raise Refused("packed_too_tightly", part=info.filename[:60])


def _main_part(package: Package) -> str:
    types = package.xml("[Content_Types].xml")
    if any("macroEnabled" in (one.get("ContentType") or "") for one in types):
        raise Refused("macros")
    overrides = types.iter(f"{_TYPES}Override")
    of_name = {(one.get("PartName") or "").lstrip("/"): one.get("ContentType") for one in overrides}
    named = (name for name in of_name if name in package.names and of_name[name] == _DOCUMENT)
    main = next(named, "")
    if not main:
        raise Refused("not_word")
    return main


def _relations(root: Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for one in root:
        target, outside = one.get("Target") or "", one.get("TargetMode") == "External"
        if not outside:
            target = (
                target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            )
        kind = (one.get("Type") or "").rpartition("/")[2]
        yield one.get("Id") or "", Relation(kind, target, outside)

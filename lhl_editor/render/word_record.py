"""What a Word file says about itself: which strategy it was made from, and how that was.

Written as a custom XML part, which other programs keep as it is, and again as properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from html import unescape

from lhl_editor.core.anchors import RECORD
from lhl_editor.core.frozen import frozen
from lhl_editor.render.word_package import Part
from lhl_editor.render.word_xml import escaped, quoted

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of a person's own properties


@frozen
class Record:
    """Id of the document, its version and digest, and the text of every field by its path."""

    document: str
    version: str
    digest: str
    fields: Mapping[str, str] = field(default_factory=dict)


def record_parts(
    record: Record, printed: Mapping[str, set[str]], bodies: Iterable[str], bound: bool
) -> tuple[Part, ...]:
    """`printed`: the words at each path; `bodies`: document, headers and footers as XML, for the
    words that are in no field; `bound`: whether all bound spaces came with the layout."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    to_properties = (
        f'{_HEAD}<Relationships xmlns="{relations}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    )
    return (
        Part(
            "customXml/item1.xml",
            _custom_xml(record, printed, bodies, bound),
            relation=f"{_OFFICE}/relationships/customXml",
        ),
        Part("customXml/_rels/item1.xml.rels", to_properties.encode()),
        Part(
            "customXml/itemProps1.xml",
            _item_properties(record.digest),
            f"{_TYPES}.customXmlProperties+xml",
        ),
        Part(
            "docProps/custom.xml",
            _own_properties(record),
            f"{_TYPES}.custom-properties+xml",
            f"{_OFFICE}/relationships/custom-properties",
            of_package=True,
        ),
    )


def _custom_xml(
    record: Record, printed: Mapping[str, set[str]], bodies: Iterable[str], bound: bool
) -> bytes:
    fixed = sorted({words for body in bodies for words in loose_words(body)})
    entries = (
        *(_entry("field", words, path) for path, words in record.fields.items()),
        *(_entry("printed", words, path) for path, words in _composed(printed, record.fields)),
        *(_entry("fixed", words) for words in fixed),
    )
    binding = ("bound", "yes" if bound else "no")
    named = "".join(f" {name}={quoted(value)}" for name, value in (*_names(record), binding))
    return f'{_HEAD}<strategy xmlns="{RECORD}"{named}>{"".join(entries)}</strategy>'.encode()


def _names(record: Record) -> tuple[tuple[str, str], ...]:
    return (
        ("document", record.document),
        ("version", record.version),
        ("digest", record.digest),
    )


def _entry(name: str, words: str, path: str = "") -> str:
    place = f" path={quoted(path)}" if path else ""
    return f"<{name}{place}>{escaped(words)}</{name}>"


def _composed(
    printed: Mapping[str, set[str]], fields: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What stands at a path where that is not the field's own text, as far as it is one line."""
    for path, words in printed.items():
        if len(words) == 1 and words != {" ".join(fields.get(path, "").split())}:
            yield path, next(iter(words))


def _item_properties(digest: str) -> bytes:
    """What Word wants beside a custom XML part; the same id for the same digest."""
    from uuid import NAMESPACE_URL, uuid5  # slow to import, and not for the published file

    id = str(uuid5(NAMESPACE_URL, f"{RECORD}:{digest}")).upper()
    return (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{{id}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{RECORD}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _own_properties(record: Record) -> bytes:
    properties = "".join(
        f'<property fmtid="{_PROPERTY_SET}" pid="{number}" name="lhl-{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(_names(record), 2)
    )
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    ).encode()


# What is read: text, symbols, where a paragraph, a field's result and a bookmark of ours begin.
_PIECE = re.compile(
    r"<w:t(?: [^>]*)?>(?P<text>[^<]*)<|<w:(?P<symbol>noBreakHyphen|softHyphen|tab|br)/>"
    r"|<w:fldSimple (?P<field>)|</w:fldSimple>(?P<fieldend>)|<w:p[ >](?P<paragraph>)"
    r'|<w:bookmarkStart w:id="1\d{6,}"(?P<start>)'
    r'|<w:bookmarkEnd w:id="1\d{6,}"(?P<end>)'
)
_SYMBOLS = {"noBreakHyphen": "-", "softHyphen": "\xad", "tab": " ", "br": " "}


def loose_words(xml: str) -> Iterator[str]:
    """What stands in no bookmark of ours, a passage at a time, white space folded."""
    passage, owned, computed = "", 0, 0
    for piece in _PIECE.finditer(xml):
        match piece.lastgroup:
            case "text" if not (owned or computed):
                passage += unescape(piece["text"])
            case "symbol" if not (owned or computed):
                passage += _SYMBOLS[piece["symbol"]]
            case "field" | "fieldend":
                computed += 1 if piece.lastgroup == "field" else -1
            case "start" | "end" | "paragraph":
                owned += {"start": 1, "end": -1}.get(piece.lastgroup, 0)
                yield from [" ".join(passage.split())] if passage.strip() else []
                passage = ""
    yield from [" ".join(passage.split())] if passage.strip() else []

"""A returned Word file: what it says, field by field; nothing lost; hostile files refused."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_editor.core.anchors import Anchor, bookmark_of, target_of
from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Strategy, Value, get, replaced, walk
from lhl_editor.core.text import PageReference, Paragraph, Run, Text, plain_text
from lhl_editor.files.returned_word import (
    REFUSALS,
    Conflict,
    Refused,
    Returned,
    read_returned,
    strategy_of,
)
from lhl_editor.files.returned_word.printed import as_printed
from lhl_editor.language.catalogue import names_in
from lhl_editor.render.word_anchors import Bookmarks, Controls
from lhl_editor.render.word_record import Record
from tests.builders import strategies, strategy
from tests.docx_files import docx, packed, part, relations, unpacked

BASE = strategy(
    document={"title": "Strategi"},
    introduction={"title": "Innledning", "purpose": {"title": "Formål", "text": "Ett.\n\nTo."}},
    target_groups={"groups": [{"id": "a", "name": "Ansatte"}, {"id": "b", "name": "Ledere"}]},
)
TITLE = Path.parse("document/title")
PURPOSE = Path.parse("introduction/purpose/text")
GROUP = Path.parse("target_groups/groups/a/name")


def run(words: str, properties: str = "") -> str:
    text = escape(words).replace("\xad", '</w:t><w:softHyphen/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "Body", more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'


def is_composed(path: Path) -> bool:
    """Whether print puts it together with others; tests/render looks after these."""
    return not {"members", "tools", "entries"}.isdisjoint(path.parts)


class Writer:
    """A small Word file of every line and text of a strategy, in schema order."""

    def __init__(self, anchors: Bookmarks) -> None:
        self.anchors = anchors
        self.links: dict[str, str] = {}

    def body(self, strategy: Strategy) -> str:
        out = [paragraph(run("Innhold"))]
        for path, declared, value in walk(strategy):
            if declared.type is Type.LINE and not is_composed(path):
                words = self.anchors.paragraph(str(path), 0, run(value))
                out.append(paragraph(run("Fast: ") + self.anchors.runs(str(path), words)))
            elif declared.type is Type.TEXT:
                out.append(self.anchors.field(str(path), self.text(path, value)))
        return "".join(out)

    def text(self, path: Path, text: Text) -> str:
        out = []
        for number, one in enumerate(text.paragraphs):
            inner = "".join(self.inline(inline) for inline in one.runs)
            depth = one.level + ("lead_messages" in path.parts)  # as print has it
            level = f'<w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="1"/></w:numPr>'
            inner = self.anchors.paragraph(str(path), number, inner)
            out.append(paragraph(inner, more=level if depth else ""))
        return "".join(out)

    def inline(self, inline: Run | PageReference) -> str:
        if isinstance(inline, PageReference):
            name = target_of(inline.target)
            number = f'<w:fldSimple w:instr=" PAGEREF {name} \\h ">{run("7")}</w:fldSimple>'
            word = run("side\xa0")
            return f'<w:hyperlink w:anchor="{name}">{word}{number}</w:hyperlink>'
        looks = "<w:b/>" * inline.bold + "<w:i/>" * inline.italic
        looks += f'<w:lang w:val="{inline.language}"/>' if inline.language else ""
        if not inline.link:
            return run(inline.text, looks)
        id = self.links.setdefault(inline.link, f"rIdL{len(self.links)}")
        return f'<w:hyperlink r:id="{id}">{run(inline.text, looks)}</w:hyperlink>'

    def file(self, strategy: Strategy) -> bytes:
        body = self.body(strategy)
        parts = {one.name: one.data for one in self.anchors.record([body])}
        links = {id: link for link, id in self.links.items()}
        return docx(body, parts, links)


def written(strategy: Strategy, flavour: str = "controls") -> bytes:
    record = Record("d", "v", "x")
    anchors = Controls(str, record) if flavour == "controls" else Bookmarks(record)
    return Writer(anchors).file(strategy)


def with_body(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The file with its document changed, each change shown to change something."""
    parts = unpacked(data)
    body = parts["word/document.xml"].decode()
    for old, new in changes:
        assert re.search(old, body, re.DOTALL), old
        body = re.sub(old, new.replace("\\", r"\\"), body, count=1, flags=re.DOTALL)
    return packed({**parts, "word/document.xml": body.encode()})


def raw_texts(data: bytes) -> dict[str, str]:
    """Every w:t and w:delText of a package by part: an own reader that knows nothing of fields."""
    found = {}
    for name, inner in unpacked(data).items():
        if name.endswith(".xml"):
            pattern = r"<(?:w:)(?:t|delText)(?:\s[^>]*)?>([^<]*)<"
            texts = re.findall(pattern, inner.decode("utf-8"))
            if "".join(texts):
                found[name] = unescape("".join(texts))
    return found


def assert_nothing_is_lost(data: bytes, returned: Returned) -> None:
    """Each text element stands in exactly one field, fixed words or unplaced entry."""
    ledger: dict[str, str] = {}
    for entry in returned.ledger:
        ledger[entry.part] = ledger.get(entry.part, "") + entry.raw
    raw = raw_texts(data)
    assert {name: sorted(words) for name, words in ledger.items()} == {
        name: sorted(words) for name, words in raw.items()
    }


def otherwise(item: Item) -> Item:
    """The same places with other words, so that what is read cannot come from the base.

    Page references are kept: where they lead is known from the base. So is the address of a
    resource: nothing but the base tells where its words end and those of a note begin.
    """
    values: dict[str, Value] = {}
    for declared in KINDS[item.kind].fields:
        value = item[declared.name]
        match declared.type:
            case Type.LINE if value.strip() and declared.name != "address":
                value = f"annet enn {value}"
            case Type.URL if value.strip():
                value = f"{value}annet"
            case Type.LINES:
                value = tuple(f"annet enn {one}" if one.strip() else one for one in value)
            case Type.TEXT:
                kept = tuple(one for one in value.inlines if isinstance(one, PageReference))
                value = Text((Paragraph((Run("Noe annet, "), *kept)),)) if value else value
            case Type.SECTION:
                value = otherwise(value)
            case Type.ITEMS:
                value = tuple(otherwise(one) for one in value)
            case _:
                pass
        values[declared.name] = value
    return Item(item.kind, item.id, values, item.kept)


def assert_says(returned: Returned, strategy: Strategy, base: Strategy) -> None:
    """Every line and text, as far as print shows it, is as in `strategy` and not as in `base`."""
    read = strategy_of(returned, base)
    for path, declared, value in walk(strategy):
        if declared.type in (Type.LINE, Type.TEXT) and as_printed(value) and not is_composed(path):
            assert as_printed(get(read, path)) == as_printed(value), path


FLAVOURS = pytest.mark.parametrize("flavour", ["controls", "bookmarks"])


@FLAVOURS
@given(strategy=strategies())
@settings(deadline=None)
def test_the_strategy_that_was_written_is_read(flavour: str, strategy: Strategy):
    data = written(strategy, flavour)
    base = otherwise(strategy)
    returned = read_returned(data, base)
    assert_says(returned, strategy, base)
    assert (*returned.unplaced, *returned.tracked, *returned.comments) == ()
    assert_nothing_is_lost(data, returned)


# what people do to a file


def read(data: bytes) -> tuple[Returned, Strategy]:
    returned = read_returned(data, BASE)
    assert_nothing_is_lost(data, returned)
    return returned, strategy_of(returned, BASE)


@FLAVOURS
def test_a_changed_word_is_the_fields(flavour: str):
    returned, strategy = read(with_body(written(BASE, flavour), ("Ansatte", "Alle ansatte")))
    assert get(strategy, GROUP) == "Alle ansatte"
    assert get(strategy, TITLE) == "Strategi"
    assert returned.unplaced == ()


def test_tracked_changes_are_read_as_accepted_and_listed():
    mark = 'w:id="7" w:author="Kari" w:date="2022-12-05T10:00:00Z"'
    new = f"<w:del {mark}><w:r><w:delText>Ett.</w:delText></w:r></w:del><w:ins {mark}>{run('En')}"
    data = with_body(
        written(BASE), (r"<w:r><w:rPr></w:rPr><w:t [^>]*>Ett\.</w:t></w:r>", new + "</w:ins>")
    )
    returned, strategy = read(data)
    assert get(strategy, PURPOSE) == plain_text("En", "To.")
    assert [(one.path, one.words, one.tracked.inserted) for one in returned.tracked] == [
        (PURPOSE, "Ett.", False),
        (PURPOSE, "En", True),
    ]
    assert returned.tracked[0].tracked.author == "Kari"


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    gone = '<w:rPr><w:del w:id="7" w:author="Kari"/></w:rPr></w:pPr>'
    data = written(BASE)
    at = data_index(data, "Ett.")
    body = unpacked(data)["word/document.xml"].decode()
    start = body.rindex("</w:pPr>", 0, at)
    changed = body[:start] + gone + body[start + len("</w:pPr>") :]
    _, strategy = read(packed({**unpacked(data), "word/document.xml": changed.encode()}))
    assert get(strategy, PURPOSE) == plain_text("Ett.To.")


def data_index(data: bytes, words: str) -> int:
    return unpacked(data)["word/document.xml"].decode().index(words)


@FLAVOURS
def test_a_new_paragraph_among_a_fields_own(flavour: str):
    data = with_body(written(BASE, flavour), (r"(?<=To\.</w:t></w:r>)", run(" Tre.")))
    _, strategy = read(data)
    assert get(strategy, PURPOSE) == plain_text("Ett.", "To. Tre.")


def test_a_paragraph_outside_every_field_is_unplaced_beside_its_neighbour():
    data = with_body(written(BASE), ("(?=<w:sectPr>)", paragraph(run("Helt nytt"))))
    returned, strategy = read(data)
    assert [(one.words, str(one.near)) for one in returned.unplaced] == [
        ("Helt nytt", "target_groups/groups/b/name")
    ]
    assert strategy == BASE


def test_changed_fixed_words_are_unplaced():
    returned, _ = read(with_body(written(BASE), ("Innhold", "Oversikt")))
    assert [one.words for one in returned.unplaced] == ["Oversikt"]


def test_an_emptied_field_is_empty_and_one_that_is_gone_keeps_its_value():
    run_of = r"<w:r><w:rPr></w:rPr><w:t [^>]*>Ansatte</w:t></w:r>"
    assert get(read(with_body(written(BASE), (run_of, "")))[1], GROUP) == ""
    whole = r"<w:p>(?:(?!<w:p>).)*>Ansatte<.*?</w:p>"
    returned, strategy = read(with_body(written(BASE), (whole, "")))
    assert GROUP not in returned.places
    assert get(strategy, GROUP) == "Ansatte"


def test_without_controls_the_bookmarks_tell():
    data = written(BASE)
    body = unpacked(data)["word/document.xml"].decode()
    bare = re.sub(r"<w:sdt>.*?<w:sdtContent>|</w:sdtContent></w:sdt>", "", body)
    assert "w:sdt" not in bare
    data = packed({**unpacked(data), "word/document.xml": bare.encode()})
    assert read(with_body(data, ("Ansatte", "Alle")))[1] == replaced(BASE, GROUP, "Alle")


def test_without_bookmarks_the_controls_tell():
    data = written(BASE)
    body = unpacked(data)["word/document.xml"].decode()
    bare = re.sub(r"<w:bookmark(?:Start|End) [^>]*/>", "", body)
    data = packed({**unpacked(data), "word/document.xml": bare.encode()})
    assert read(with_body(data, ("Ansatte", "Alle")))[1] == replaced(BASE, GROUP, "Alle")


def test_line_breaks_tabs_and_symbols_are_read():
    words = "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:tab/><w:t>C</w:t><w:br/>"
    words += '<w:t>D</w:t><w:sym w:font="Symbol" w:char="00B7"/></w:r>'
    old = r"<w:r><w:rPr></w:rPr><w:t [^>]*>{}</w:t></w:r>"
    data = with_body(written(BASE), (old.format("Ansatte"), words), (old.format(r"Ett\."), words))
    _, strategy = read(data)
    assert get(strategy, GROUP) == "A-B C D·"
    assert get(strategy, PURPOSE) == plain_text("A-B C", "D·", "To.")


def test_a_link_typed_in_word_is_a_link():
    code = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    link = "".join(
        (
            code.format("begin"),
            '<w:r><w:instrText> HYPERLINK "https://x.no/" </w:instrText></w:r>',
            code.format("separate"),
            run("her"),
            code.format("end"),
        )
    )
    old = r"<w:r><w:rPr></w:rPr><w:t [^>]*>To\.</w:t></w:r>"
    _, strategy = read(with_body(written(BASE), (old, link)))
    second = get(strategy, PURPOSE).paragraphs[1]
    assert second.runs == (Run("her", link="https://x.no/"),)


def test_text_boxes_tables_and_footnotes_are_unplaced_and_said_once():
    box = f"<w:txbxContent>{paragraph(run('I en boks'))}</w:txbxContent>"
    both = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    odd = paragraph(f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")
    cell = paragraph(run("I en celle"))
    odd += (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
    )
    data = with_body(written(BASE), ("(?=<w:sectPr>)", odd))
    note = part("footnotes", f"<w:footnote>{paragraph(run('I en fotnote'))}</w:footnote>")
    returned, strategy = read(packed({**unpacked(data), "word/footnotes.xml": note}))
    assert [one.words for one in returned.unplaced] == ["I en boks", "I en celle", "I en fotnote"]
    assert strategy == BASE


def test_comments_know_their_field():
    around = r"(<w:r><w:rPr></w:rPr><w:t [^>]*>To\.</w:t></w:r>)"
    start, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    data = written(BASE)
    body = unpacked(data)["word/document.xml"].decode()
    body = re.sub(around, rf"{start}\1{end}", body)
    inner = paragraph(run("Bør vi si mer?")) + paragraph(run("Ja."))
    comments = part(
        "comments", f'<w:comment w:id="3" w:author="Kari" w:date="2022">{inner}</w:comment>'
    )
    more = relations(("rIdC", "comments", "comments.xml"))
    rels = unpacked(data)["word/_rels/document.xml.rels"]
    rels = rels.replace(b"</Relationships>", more.partition(b">")[2])
    changed = {
        **unpacked(data),
        "word/document.xml": body.encode(),
        "word/comments.xml": comments,
        "word/_rels/document.xml.rels": rels,
    }
    returned, strategy = read(packed(changed))
    assert strategy == BASE
    (comment,) = returned.comments
    assert (comment.author, comment.date, comment.path) == ("Kari", "2022", PURPOSE)
    assert comment.words == "Bør vi si mer?\nJa."


def test_an_anchor_of_a_place_that_is_not_there_is_none():
    away = PageReference("goals/nowhere")
    base = replaced(BASE, PURPOSE, Text((Paragraph((Run("Se "), away)),)))
    strange = Controls(str).field("goals/nowhere", paragraph(run("Hvor?")))
    returned = read_returned(with_body(written(base), ("(?=<w:sectPr>)", strange)), base)
    assert [one.words for one in returned.unplaced] == ["Hvor?"]
    assert strategy_of(returned, base) == base


def test_a_cell_with_an_absurd_number_is_the_last():
    pages = [{"id": "p", "rows": [{"id": "r", "cells": ["a", "b"]}]}]
    base = strategy(chapters=[{"id": "c", "pages": pages}])
    cell = Bookmarks().paragraph("chapters/c/pages/p/rows/r/cells", 999_999_999, run("ny"))
    read_too = strategy_of(read_returned(docx(paragraph(cell)), base), base)
    place = Path.parse("chapters/c/pages/p/rows/r/cells")
    assert get(read_too, place) == ("a", "b", "ny")


# a field in several places


def test_a_field_changed_in_one_of_its_places_is_changed():
    returned, strategy = read(printed_twice("Ansatte", "Alle ansatte"))
    assert returned.conflicts == ()
    assert get(strategy, GROUP) == "Alle ansatte"


def test_places_changed_alike_are_no_conflict():
    returned, strategy = read(printed_twice("Alle ansatte", "Alle ansatte"))
    assert returned.conflicts == ()
    assert get(strategy, GROUP) == "Alle ansatte"


def test_places_changed_differently_are_a_conflict():
    returned, strategy = read(printed_twice("Alle ansatte", "Kollegaer"))
    assert returned.conflicts == (Conflict(GROUP, ("Alle ansatte", "Kollegaer")),)
    assert get(strategy, GROUP) == "Alle ansatte"


def printed_twice(first: str, second: str) -> bytes:
    """A name of `BASE` that stands in two places, as a person left them."""
    anchors = Controls(str)
    said = (anchors.paragraph(str(GROUP), 0, run(words)) for words in (first, second))
    return docx("".join(anchors.field(str(GROUP), paragraph(inner)) for inner in said))


# what LibreOffice leaves out


LINKED = replaced(
    BASE,
    PURPOSE,
    Text(
        (
            Paragraph((Run("Ett "), Run("og to", bold=True), Run(" og tre."))),
            Paragraph((Run("Les mer "), Run("her på siden", link="https://x.no/å#b"), Run("."))),
        )
    ),
)


def stored(*paragraphs: str) -> bytes:
    """A file as LibreOffice stores it, that says this of the purpose."""
    anchors = Controls(str)
    said = (anchors.paragraph(str(PURPOSE), at, one) for at, one in enumerate(paragraphs))
    body = anchors.field(str(PURPOSE), "".join(map(paragraph, said)))
    app = b"<Properties><Application>LibreOffice/7.4</Application></Properties>"
    return docx(body, {"docProps/app.xml": app}, {"rIdL": "https://x.no/%C3%A5"})


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("Ett og to og tre.", "Les mer her på siden."), get(LINKED, PURPOSE).paragraphs),
        (
            ("Ett og to og alle tre.", "Les mye mer her på nettsiden."),
            (
                Paragraph((Run("Ett "), Run("og to", bold=True), Run(" og alle tre."))),
                Paragraph(
                    (
                        Run("Les mye mer "),
                        Run("her på nettsiden", link="https://x.no/å#b"),
                        Run("."),
                    )
                ),
            ),
        ),
        (
            ("Noe helt nytt", "Ett og to og tre."),
            (Paragraph((Run("Noe helt nytt"),)), get(LINKED, PURPOSE).paragraphs[0]),
        ),
    ],
    ids=["unchanged", "edited", "a new paragraph"],
)
def test_words_keep_the_looks_that_libreoffice_leaves_out(words, wanted):
    returned = read_returned(stored(*map(run, words)), LINKED)
    assert get(strategy_of(returned, LINKED), PURPOSE).paragraphs == wanted


def test_an_edited_paragraph_keeps_the_whole_address_of_its_link():
    bold = run("Ett ") + run("og to", "<w:b/>") + run(" og tre.")
    linked = f'<w:hyperlink r:id="rIdL">{run("her på siden")}</w:hyperlink>'
    data = stored(bold, run("Les alt ") + linked + run("."))
    changed = get(strategy_of(read_returned(data, LINKED), LINKED), PURPOSE)
    assert [run.link for run in changed.inlines if run.link] == ["https://x.no/å#b"]
    assert changed.paragraphs[1].plain == "Les alt her på siden."


# hostile files


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_returned(data, BASE)
    assert set(refused.value.values) == set(REFUSALS[refused.value.code])
    return refused.value.code


def changed_part(name: str, data: bytes) -> bytes:
    return packed({**unpacked(written(BASE)), name: data})


def strict(data: bytes) -> bytes:
    """As Word saves a «Strict Open XML-dokument»."""
    parts = unpacked(data)
    main = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return packed({**parts, "word/document.xml": main})


WHOLE = written(BASE)
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
COMMENT = '<w:commentRangeStart w:id="1"/>'
BOOKMARK = f'<w:bookmarkStart w:id="1" w:name="{bookmark_of(Anchor(PURPOSE))}"/>'
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'
HOSTILE = {
    "not a zip": (b"PK nothing", "not_word"),
    "half of one": (WHOLE[: len(WHOLE) // 2], "incomplete"),
    "all but its end": (WHOLE[:-10], "incomplete"),
    "an empty file": (b"", "not_word"),
    "another zip": (packed({"a.txt": b"x"}), "not_word"),
    "an encrypted one": (b"\xd0\xcf\x11\xe0" + b"x" * 600, "old_or_locked"),
    "many parts": (packed({f"p{n}": b"" for n in range(2001)}), "too_many_parts"),
    "a large part": (changed_part("word/x.bin", bytes(50_000_001)), "too_large"),
    "a bomb": (changed_part("word/x.bin", bytes(20_000_000)), "packed_too_tightly"),
    "a way out": (changed_part("../x", b""), "bad_name"),
    "an absolute name": (changed_part("/x", b""), "bad_name"),
    "a name twice": (changed_part("WORD/document.xml", b""), "bad_name"),
    "macros": (changed_part("word/vbaProject.bin", b"x"), "macros"),
    "entities": (changed_part("word/document.xml", DOCTYPE), "doctype"),
    "entities in UTF-16 that does not say so": (
        changed_part("word/document.xml", DOCTYPE.decode().encode("utf-16-le")),
        "doctype",
    ),
    "entities in UTF-16": (
        changed_part("word/styles.xml", DOCTYPE.decode().encode("utf-16")),
        "doctype",
    ),
    "no XML": (changed_part("word/document.xml", b"<w:document"), "damaged"),
    "another kind of file": (
        changed_part("[Content_Types].xml", b"<Types xmlns='x'/>"),
        "not_word",
    ),
    "another kind of XML": (changed_part("word/document.xml", b"<a/>"), "damaged"),
    "an empty part": (changed_part("word/styles.xml", b""), "damaged"),
    "nested beyond reason": (docx("<w:tbl>" * 200 + "</w:tbl>" * 200), "too_deep"),
    "fields without end": (docx(paragraph(BEGIN * 501)), "too_deep"),
    "comments without end": (docx(paragraph(COMMENT * 501)), "too_deep"),
    "bookmarks without end": (docx(paragraph(BOOKMARK * 501)), "too_deep"),
    "a Word file of something else": (docx(paragraph(run("Referat"))), "foreign"),
    "a Word file in the strict form": (strict(WHOLE), "strict"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused(data: bytes, code: str):
    assert refusal(data) == code


@pytest.mark.parametrize("name", unpacked(WHOLE))
def test_a_file_without_one_of_its_parts_is_read_or_refused(name: str):
    parts = unpacked(WHOLE)
    del parts[name]
    if name in ("[Content_Types].xml", "word/document.xml"):
        assert refusal(packed(parts)) == "not_word"
    else:
        returned = read_returned(packed(parts), BASE)
        assert GROUP in returned.places


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_a_damaged_file_is_read_or_refused(data: st.DataObject):
    """Never anything else: some bytes of a part, or of the file, are not as they were."""
    name = data.draw(st.sampled_from(["", *unpacked(WHOLE)]))
    damaged = bytearray(unpacked(WHOLE)[name] if name else WHOLE)
    places = st.integers(0, len(damaged) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=6)):
        damaged[place] = byte
    damaged = damaged[: data.draw(st.sampled_from([len(damaged), len(damaged) // 2]))]
    file = packed({**unpacked(WHOLE), name: bytes(damaged)}) if name else bytes(damaged)
    refused = None
    try:
        strategy_of(read_returned(file, BASE), BASE)
    except Refused as error:
        refused = error
    assert refused is None or set(refused.values) == set(REFUSALS[refused.code])


def test_what_word_would_load_by_itself_is_named():
    away = relations(("rId1", "attachedTemplate", "https://x.no/t.dotm"), external=True)
    returned = read_returned(changed_part("word/_rels/settings.xml.rels", away), BASE)
    assert returned.externals == ("https://x.no/t.dotm",)


def test_every_refusal_has_its_sentence():
    for code, names in REFUSALS.items():
        assert names_in(f"returned.{code}") == set(names)

"""Characters in, what a reader of the PDF finds: right words, right places, nothing missing."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import page as page_validation
import pikepdf
import pypdfium2
import pytest

from lhl_editor.pages.placed import PlacedDocument, Span
from lhl_editor.render.cannot_render import CannotRender
from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import render_page, render_pdf
from tests.pdf_checks import font_faults, metadata_faults
from tests.pdf_tree import tree_text
from tests.render.placed_examples import EVERYTHING, document, element, line, paragraph, span

DAY = date(2022, 11, 1)


def rendered(placed: PlacedDocument) -> bytes:
    return render_pdf(placed, load_faces(), DAY)


@contextmanager
def text_of(data: bytes, number: int = 1) -> Iterator[pypdfium2.PdfTextPage]:
    with pypdfium2.PdfDocument(data) as pdf:
        yield pdf[number - 1].get_textpage()


def meets_both_standards(data: bytes) -> bool:
    reports = (page_validation.validate_pdf_bytes(data, profile=name) for name in ("ua1", "2a"))
    return all(report.is_compliant for report in reports)


def read_back(text: str, **look) -> str:
    """The text of a paragraph of one line, as the structure tree has it."""
    return tree_text(pikepdf.open(io.BytesIO(rendered(paragraph(text, **look)))))[-1][1]


def finds(data: bytes, words: str, number: int = 1) -> bool:
    with text_of(data, number) as page:
        return page.search(words).get_next() is not None


def test_words_do_not_fuse_over_line_ends():
    with text_of(rendered(EVERYTHING), 3) as page:
        words = page.get_text_bounded().split()
    assert {"om", "reformen", "4", "bruk", "engelsk,", "og", "linjer"} <= set(words)
    assert not {"omreformen", "4bruk", "engelsk,og", "punktpå"} & set(words)


@pytest.mark.parametrize("words", ["65 år", "Stortinget om reformen", "lenker og lister"])
def test_a_plain_search_finds(words: str):
    assert finds(rendered(EVERYTHING), words, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("65\u00a0år", "65 år"),
        ("e\u2011post", "e\u2011post"),
        ("kommu\u00adnikasjon", "kommunikasjon"),
        ("kommunikasjons\u00ad", "kommunikasjons\u00ad"),
        ("null\u200bbredde\u2060her\ufeff", "nullbreddeher"),
        ("a\u200cb\u200dc", "abc"),
        ("fi fl ffi", "fi fl ffi"),
        ("AV. To, «Wå» – 3×4 (\\) 100 %", "AV. To, «Wå» – 3×4 (\\) 100 %"),
        ("áčđŋšŧž ǥǧǩǯ äöü ẃ", "áčđŋšŧž ǥǧǩǯ äöü ẃ"),
        ("Привет κόσμε €", "Привет κόσμε €"),
    ],
)
def test_characters_are_read_back(text: str, expected: str):
    assert read_back(text) == expected
    assert read_back(text, bold=True, italic=True) == expected


def test_more_characters_than_one_font_holds():
    latin = [chr(code) for code in range(0xC0, 0x250)]
    greek = [chr(code) for code in range(0x391, 0x3C9) if chr(code).isalpha()]
    cyrillic = [chr(code) for code in range(0x400, 0x460)]
    face = load_faces()[False, False]
    chars = [char for char in [*latin, *greek, *cyrillic] if face.has(char)]
    words = " ".join("".join(chars[i::7]) for i in range(7))  # all mixed
    data = rendered(paragraph(words, size=3))
    pdf = pikepdf.open(io.BytesIO(data))
    assert len(chars) > 400
    assert tree_text(pdf)[-1][1] == words
    assert font_faults(pdf) == []
    assert len(pdf.pages[0].obj.Resources.Font) > 2  # Bold, and Regular in parts
    assert meets_both_standards(data)


@pytest.mark.parametrize(
    "text", ["AVTALE Wå To", "Vi er, «Tolv» – r. v. y.", "kommunikasjons\u00ad"]
)
def test_text_is_kerned_as_it_was_measured(text: str):
    placed = span(text, size=40)
    with text_of(rendered(paragraph(text, size=40))) as page:
        boxes = [page.get_charbox(i, loose=True) for i in range(page.count_chars())]
    right = max(right for _, bottom, right, _ in boxes if bottom < 400)
    assert right == pytest.approx(placed.x + placed.width, abs=0.3)


def test_only_faces_that_are_used_are_embedded():
    pdf = pikepdf.open(io.BytesIO(rendered(paragraph("Hei"))))
    names = [str(font.BaseFont) for font in pdf.pages[0].obj.Resources.Font.as_dict().values()]
    assert names == ["/AAAAAA+Lato-Bold", "/AAAAAA+Lato-Regular"]


def test_characters_that_the_face_lacks_are_named_all_at_once():
    placed = document(
        (element("P", line(100, "☑ ja, ☑ nei", path="a/text")),),
        (element("P", line(100, "greit")), element("P", line(120, "✓", path="b/text"))),
        (element("P", line(100, "\ue000\t", path="c/text")),),
    )
    with pytest.raises(CannotRender) as raised:
        rendered(placed)
    assert raised.value.missing == [
        (1, "a/text", "☑"),
        (2, "b/text", "✓"),
        (3, "c/text", "\t"),
        (3, "c/text", "\ue000"),
    ]


def test_the_preview_shows_a_box_where_a_character_is_missing():
    placed = paragraph("ja ✓")
    data = render_page(placed, placed.pages[0], load_faces())
    with pypdfium2.PdfDocument(data) as pdf:
        assert len(pdf) == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_unsafe_links_are_plain_text(link: str):
    placed = paragraph("klikk", link=link)
    pdf = pikepdf.open(io.BytesIO(rendered(placed)))
    assert "/Annots" not in pdf.pages[0].obj
    assert link.encode() not in render_page(placed, placed.pages[0], load_faces())


@pytest.mark.parametrize(
    "text", ["<b>fet</b> & <para>", '<img src="file:///etc/passwd"/>', "a < b"]
)
def test_text_is_never_markup(text: str):
    assert read_back(text) == text


def test_a_title_may_hold_any_characters():
    title = "Plan <for> «alt» & 日本 (100 %) \\ –"
    placed = document(EVERYTHING.pages[0], title=title, author="Å & Ø")
    data = rendered(placed)
    pdf = pikepdf.open(io.BytesIO(data))
    assert pdf.docinfo["/Title"] == title
    assert pdf.docinfo["/Author"] == "Å & Ø"
    assert metadata_faults(pdf) == []
    assert meets_both_standards(data)


def test_spans_that_stand_apart_are_two_words():
    spans = (Span("1.", 48, 10, 14, "#000000"), Span("Innledning", 120, 80, 14, "#000000"))
    placed = document((element("P", line(100, *spans)),))
    assert tree_text(pikepdf.open(io.BytesIO(rendered(placed))))[-1] == ("P", "1. Innledning")

"""The PDF of small documents built by hand: it meets both standards, and its tags mean what they
say."""

import io
import sys
from datetime import date

import page as page_validation
import pikepdf
import pypdfium2
import pytest

from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import PageRenderer, render_page, render_pdf
from lhl_editor.render.pdf_canvas import PageCanvas
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_pen import Pen, UntaggedText
from lhl_editor.render.pdf_text import Typefaces
from tests.pdf_checks import all_faults
from tests.pdf_tree import attribute, elements, is_object, kids, role, tree_text
from tests.placed_text import placed_text
from tests.render import placed_examples as examples

DAY = date(2022, 11, 1)


def pdf_of(placed: PlacedDocument) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_pdf(placed, load_faces(), DAY)))


@pytest.fixture(scope="module")
def everything() -> bytes:
    return render_pdf(examples.EVERYTHING, load_faces(), DAY)


@pytest.fixture
def pdf(everything: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(everything))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_meets_both_standards(everything: bytes, profile: str):
    report = page_validation.validate_pdf_bytes(everything, profile=profile)
    assert report.is_compliant, report.failures


def test_it_has_none_of_the_faults_that_validators_miss(pdf: pikepdf.Pdf):
    assert all_faults(pdf) == []
    assert pdf.check_pdf_syntax() == []


def test_the_tree_is_the_document_in_reading_order(pdf: pikepdf.Pdf):
    assert tree_text(pdf) == placed_text(examples.EVERYTHING)


def test_the_tree_element_by_element(pdf: pikepdf.Pdf):
    texts = "\n".join(f"{name} {text}".strip() for name, text in tree_text(pdf))
    assert texts == EXPECTED_TREE


EXPECTED_TREE = """Document
H1 Felles «plan» – prøve
P Etaten
Figure En trapp med fem trinn
H2 Innhold
TOC
TOCI
Reference 1. Språk 3
Link 1. Språk 3
TOCI
Reference 2. Tabell 4
Link 2. Tabell 4
Sect
H1 1. Språk, lenker og lister
H2 AVTALE To Vi Wå 65 år
P Les Meldingen til Stortinget om reformen før 65 år, og side 4 bruk e\u2011post: post@etat.no.
Link Meldingen til Stortinget om reformen
Link side 4
Link post@etat.no
P Ordet well-being er engelsk, og et langt ord er kommunikasjons\u00adstrategi her.
Span well-being
L
LI
Lbl •
LBody Ytre punkt på to linjer
L
LI
Lbl –
LBody Indre punkt
LI
Lbl •
LBody Siste (\\punkt)
H3 Underordnet
P <b>&amp; <img src="file:///etc/passwd"> javascript:alert(1) BT (EMC) Tj ET
Sect
H1 2. Tabell
Table
THead
TR
TH Navn
TH Rolle
TBody
TR
TH Kari
TD Leder
TR
TH Ola
TD Medlem
TR
TH Åse
TD Medlem
P Se også omtalen av reformen i sin helhet.
Link omtalen av reformen
Caption Medlemmer"""


def test_attributes_stand_in_the_tree(pdf: pikepdf.Pdf):
    by_role = {role(element): element for element in elements(pdf)}
    assert attribute(by_role["L"], "/ListNumbering") is None  # the inner list: none
    assert by_role["Span"].Lang == "en"
    figure = by_role["Figure"]
    assert figure.Alt == "En trapp med fem trinn"
    assert attribute(figure, "/BBox") == pikepdf.Array([0, 0, 960, 140])
    lists = [element for element in elements(pdf) if role(element) == "L"]
    assert attribute(lists[0], "/ListNumbering") == pikepdf.Name.Disc


def test_a_link_over_two_lines_is_one_with_a_quadrilateral_for_each(pdf: pikepdf.Pdf):
    (first, *_) = pdf.pages[2].obj.Annots
    assert len(first.QuadPoints) == 16
    assert first.A.URI == examples.REPORT
    assert first.Contents == f"Meldingen til Stortinget om reformen ({examples.REPORT})"


def test_a_link_over_two_pages_has_an_annotation_on_each(pdf: pikepdf.Pdf):
    link = [element for element in elements(pdf) if role(element) == "Link"][-1]
    found = [kid.Obj for kid in kids(link) if is_object(kid)]
    assert found == [pdf.pages[3].obj.Annots[0], pdf.pages[4].obj.Annots[0]]


def test_links_inside_lead_to_the_nearest_place_that_is_printed(pdf: pikepdf.Pdf):
    contents = [annotation.Dest for annotation in pdf.pages[1].obj.Annots]
    reference = pdf.pages[2].obj.Annots[1]
    targets = [(dest[0].objgen, float(dest[3])) for dest in [*contents, reference.Dest]]
    language, table = pdf.pages[2].obj.objgen, pdf.pages[3].obj.objgen
    assert targets == [(language, 480), (table, 420), (table, 420)]
    assert reference.Contents == "Gå til side 4"


def test_only_safe_addresses_are_links(pdf: pikepdf.Pdf):
    addresses = [a.A.URI for a in pdf.pages[2].obj.Annots if "/A" in a]
    assert addresses == [examples.REPORT, "mailto:post@etat.no"]


def test_an_address_with_other_than_ascii_is_escaped():
    address = "https://no.wikipedia.org/wiki/Å (bokstav)"
    pdf = pdf_of(examples.paragraph("Å", link=address))
    escaped = "https://no.wikipedia.org/wiki/%C3%85%20(bokstav)"
    assert escaped == pdf.pages[0].obj.Annots[0].A.URI


def test_a_target_that_is_not_printed_is_plain_text():
    pdf = pdf_of(examples.paragraph("side ?", target="tools/gone"))
    assert "/Annots" not in pdf.pages[0].obj
    assert ("P", "side ?") in tree_text(pdf)


def test_bookmarks_are_the_headings(pdf: pikepdf.Pdf):
    with pdf.open_outline() as outline:
        found = [(item.title, [below.title for below in item.children]) for item in outline.root]
    assert found == [
        ("Felles «plan» – prøve", ["Innhold"]),
        ("1. Språk, lenker og lister", ["AVTALE To Vi Wå 65 år"]),
        ("2. Tabell", []),
    ]
    assert pdf.Root.PageMode == pikepdf.Name.UseOutlines


def test_it_says_what_it_is(pdf: pikepdf.Pdf):
    assert {name: str(value) for name, value in pdf.docinfo.items()} == {
        "/Title": "Prøve",
        "/Author": "Etaten",
        "/Subject": "Alt på fem sider",
        "/Creator": "lhl_editor",
        "/Producer": "lhl_editor",
        "/CreationDate": "D:20221101000000Z",
        "/ModDate": "D:20221101000000Z",
    }
    assert pdf.Root.Lang == "nb"


def test_the_same_input_and_date_give_the_same_bytes(everything: bytes):
    again = render_pdf(examples.EVERYTHING, load_faces(), DAY)
    another_day = render_pdf(examples.EVERYTHING, load_faces(), date(2022, 11, 2))
    assert again == everything
    assert another_day != everything


def test_progress_is_told_page_by_page():
    told: list[tuple[int, int]] = []
    render_pdf(
        examples.EVERYTHING, load_faces(), DAY, on_page=lambda done, all_: told.append((done, all_))
    )
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_a_page_alone_looks_as_in_the_document(everything: bytes):
    for number, placed in enumerate(examples.EVERYTHING.pages):
        alone = render_page(examples.EVERYTHING, placed, load_faces())
        assert picture(alone, 0) == picture(everything, number)


def test_pages_one_after_another_look_so_too(everything: bytes):
    renderer, pages = PageRenderer(load_faces()), examples.EVERYTHING.pages
    for number in (*range(len(pages)), 0, 2):
        alone = renderer.render(examples.EVERYTHING, pages[number])
        assert picture(alone, 0) == picture(everything, number)
        at_once = render_page(examples.EVERYTHING, pages[number], load_faces())
        assert faults_of(alone) == faults_of(at_once)


def faults_of(data: bytes) -> list[str]:
    return all_faults(pikepdf.open(io.BytesIO(data)))


def picture(data: bytes, number: int) -> bytes:
    with pypdfium2.PdfDocument(data) as document:
        return bytes(document[number].render(scale=1).buffer)


def test_text_outside_the_tree_is_refused():
    document = PackedDocument()
    pen = Pen(PageCanvas(document, 960, 540), Typefaces(load_faces(), document))
    with pytest.raises(UntaggedText):
        pen.show(examples.span("Løs tekst"), 100)


def test_the_text_opens_nothing():
    render_pdf(examples.EVERYTHING, load_faces(), DAY)  # reads the fonts
    opened: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event.split(".")[0] in {"open", "os", "socket", "subprocess", "urllib"}:
            opened.append(f"{event} {arguments}")

    sys.addaudithook(watch)  # cannot be taken away again
    render_pdf(examples.EVERYTHING, load_faces(), DAY)
    watching = False
    assert opened == []


def test_many_pages_go_into_a_tree_of_many_leaves():
    pages = [examples.LANGUAGE._replace(chapter=number // 10 + 1) for number in range(90)]
    pdf = pdf_of(examples.document(*pages))
    assert len(pdf.Root.StructTreeRoot.ParentTree.Kids) > 1
    assert all_faults(pdf) == []

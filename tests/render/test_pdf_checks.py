"""Each check of `pdf_checks` finds its fault in a file that was good before it was damaged."""

import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import render_pdf
from tests import pdf_checks as checks
from tests.pdf_tree import elements, is_object, kids, role, tree_text
from tests.placed_text import placed_text
from tests.render.placed_examples import EVERYTHING

Damage = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def good() -> bytes:
    return render_pdf(EVERYTHING, load_faces(), date(2022, 11, 1))


@pytest.fixture
def pdf(good: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(good))


def first(pdf: Pdf, name: str) -> Object:
    return next(element for element in elements(pdf) if role(element) == name)


def annotation(pdf: Pdf) -> Object:
    return pdf.pages[2].obj.Annots[0]


def parents(pdf: Pdf) -> Object:
    """The parent tree's entries: key, value, key, value …"""
    return pdf.Root.StructTreeRoot.ParentTree.Kids[0].Nums


def replaced(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Other operators on page 3."""
    contents = pdf.pages[2].obj.Contents
    data = contents.read_bytes()
    assert old in data
    contents.write(data.replace(old, new, 1))


def renumbered(pdf: Pdf) -> None:
    replaced(pdf, b"<</MCID 1>>", b"<</MCID 0>>")


def parents_exchanged(pdf: Pdf) -> None:
    owners = parents(pdf)[1]
    owners[0], owners[1] = owners[1], owners[0]


def page_forgotten(pdf: Pdf) -> None:
    del pdf.pages[2].obj.StructParents


def kid_lost(pdf: Pdf) -> None:
    del first(pdf, "H3").K


def text_outside(pdf: Pdf) -> None:
    pdf.pages[2].contents_add(b"BT /F1+0 9 Tf (\1\2\3) Tj ET")


def artifact_inside(pdf: Pdf) -> None:
    replaced(pdf, b"BT\n", b"BT\n/Artifact BMC\n")
    replaced(pdf, b"ET\n", b"EMC\nET\n")


def object_reference_lost(pdf: Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in kids(link) if not is_object(kid)])


def struct_parent_wrong(pdf: Pdf) -> None:
    annotation(pdf).StructParent = 0


def not_printed(pdf: Pdf) -> None:
    annotation(pdf).F = 0


def without_description(pdf: Pdf) -> None:
    annotation(pdf).Contents = pikepdf.String(" ")


def quadrilateral_outside(pdf: Pdf) -> None:
    annotation(pdf).QuadPoints[0] = 4


def script(pdf: Pdf) -> None:
    annotation(pdf).A = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def file_address(pdf: Pdf) -> None:
    annotation(pdf).A.URI = pikepdf.String("file:///etc/passwd")


def lead_nowhere(pdf: Pdf) -> None:
    del annotation(pdf)["/A"]


def begins_with_h2(pdf: Pdf) -> None:
    first(pdf, "H1").S = Name.H2


def level_skipped(pdf: Pdf) -> None:
    first(pdf, "H3").S = Name.H4


def without_header_cells(pdf: Pdf) -> None:
    for element in elements(pdf):
        if role(element) == "TH":
            element.S = Name.TD


def without_scope(pdf: Pdf) -> None:
    del first(pdf, "TH").A


def without_box(pdf: Pdf) -> None:
    del first(pdf, "Figure").A


def without_alt(pdf: Pdf) -> None:
    del first(pdf, "Figure").Alt


def alt_is_file_name(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = pikepdf.String("bilde_03.png")


def without_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def bookmarks_exchanged(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.insert(0, outline.root.pop())


def other_title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = pikepdf.String("Noe annet")


def other_date(pdf: Pdf) -> None:
    pdf.docinfo["/ModDate"] = pikepdf.String("D:20221102000000Z")


def without_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def title_hidden(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def unmarked(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def wrong_channels(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 4


def without_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def tabs_lost(pdf: Pdf) -> None:
    del pdf.pages[1].obj.Tabs


def other_font(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font["/F1+0"].BaseFont = Name.Helvetica


def font_not_embedded(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Resources.Font["/F1+0"].FontDescriptor.FontFile2


def font_not_readable(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Resources.Font["/F1+0"].ToUnicode


FAULTS: dict[Damage, tuple[Callable[[Pdf], list[str]], str]] = {
    renumbered: (checks.content_faults, "one number for two pieces"),
    parents_exchanged: (checks.content_faults, "do not find each other"),
    page_forgotten: (checks.content_faults, "not in the parent tree"),
    kid_lost: (checks.content_faults, "do not find each other"),
    text_outside: (checks.untagged_text, "outside marked content"),
    artifact_inside: (checks.untagged_text, "marked content inside marked content"),
    object_reference_lost: (checks.link_faults, "a Link without annotation"),
    struct_parent_wrong: (checks.link_faults, "leads elsewhere"),
    not_printed: (checks.link_faults, "is not printed"),
    without_description: (checks.link_faults, "without description"),
    quadrilateral_outside: (checks.link_faults, "outside the annotation"),
    script: (checks.link_faults, "an action /JavaScript"),
    file_address: (checks.link_faults, "an unsafe address file:"),
    lead_nowhere: (checks.link_faults, "leads nowhere"),
    begins_with_h2: (checks.heading_faults, "H2 after H0"),
    level_skipped: (checks.heading_faults, "H4 after H2"),
    without_header_cells: (checks.table_faults, "without header cells"),
    without_scope: (checks.table_faults, "without scope"),
    without_box: (checks.figure_faults, "without box"),
    without_alt: (checks.figure_faults, "alternative text «»"),
    alt_is_file_name: (checks.figure_faults, "«bilde_03.png»"),
    without_bookmarks: (checks.bookmark_faults, "no bookmarks"),
    bookmarks_exchanged: (checks.bookmark_faults, "are not the headings"),
    other_title: (checks.metadata_faults, "differ in /Title"),
    other_date: (checks.metadata_faults, "differ in /ModDate"),
    without_language: (checks.metadata_faults, "no language"),
    title_hidden: (checks.metadata_faults, "window's bar"),
    unmarked: (checks.metadata_faults, "not marked as tagged"),
    wrong_channels: (checks.colour_faults, "/N is wrong"),
    without_intent: (checks.colour_faults, "no output intent"),
    tabs_lost: (checks.page_faults, "page 2: no /Tabs /S"),
    other_font: (checks.font_faults, "/Helvetica is not Lato"),
    font_not_embedded: (checks.font_faults, "is not embedded"),
    font_not_readable: (checks.font_faults, "cannot be read back"),
}


@pytest.mark.parametrize("damage", FAULTS, ids=lambda damage: damage.__name__)
def test_the_check_finds_the_damage(pdf: Pdf, damage: Damage):
    check, fault = FAULTS[damage]
    assert check(pdf) == []
    damage(pdf)
    assert fault in "\n".join(check(pdf))


def test_every_check_has_a_damage_that_it_finds():
    assert {check for check, _ in FAULTS.values()} == set(checks.CHECKS)


def test_another_reading_order_is_found_by_the_text_of_the_tree(pdf: Pdf):
    first_list = first(pdf, "L")
    items = kids(first_list)
    first_list.K = Array(items[::-1])
    assert checks.all_faults(pdf) == []  # which is why the text is compared as well
    assert tree_text(pdf) != placed_text(EVERYTHING)


def test_text_hidden_in_an_artifact_is_found_by_the_text_of_the_tree(pdf: Pdf):
    heading = first(pdf, "H3")
    (mcid,) = kids(heading)
    replaced(pdf, b"/H3<</MCID %d>>BDC" % int(mcid), b"/Artifact<</Type/Layout>>BDC")
    assert tree_text(pdf) != placed_text(EVERYTHING)

"""«UTKAST» on every page of a draft, in PDF and Word; both files keep to their standards."""

from datetime import date

import page as validator
import pikepdf
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from lhl_editor.exporting import Order, export
from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.docx_lint import lint
from tests.docx_text import R, W, WordFile
from tests.pdf_checks import all_faults
from tests.pdf_tree import tree_text
from tests.placed_checks import elements_only, said
from tests.range_of_strategies import RANGE

TODAY = date(2026, 11, 22)
NAMES = ("shipped", "nynorsk", "headless", "ten times the text")


def exported(name, *, draft, paper=""):
    order = Order(pdf=True, docx=True, when=TODAY, paper=paper, draft=draft)
    return export(RANGE[name](), order)


def pdf_pages(data):
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def footers(data):
    """What the footer of each section says."""
    file = WordFile(data)
    relations = {
        one.get("Id"): one.get("Target") for one in file.xml("word/_rels/document.xml.rels")
    }
    for section in file.body.iter(W + "sectPr"):
        reference = section.find(W + "footerReference")
        root = file.xml(f"word/{relations[reference.get(R + 'id')]}")
        yield "".join(root.itertext(W + "t"))


@pytest.mark.parametrize("paper", ["16:9", "a4"])
def test_every_page_of_the_shipped_strategy_is_marked(paper):
    made = exported("shipped", draft=True, paper=paper)
    pages = pdf_pages(made.pdf)
    assert len(pages) == made.pages == 28
    assert all(page.count("UTKAST") == 1 for page in pages)
    told = list(footers(made.docx))
    assert len(told) >= 28
    assert all(words.count("UTKAST") == 1 for words in told)


def test_without_a_draft_nothing_is_marked():
    made = exported("shipped", draft=False)
    assert not any("UTKAST" in page for page in pdf_pages(made.pdf))
    assert not any("UTKAST" in words for words in footers(made.docx))


@pytest.mark.parametrize("name", NAMES)
def test_a_marked_file_keeps_to_the_standards_and_reads_the_same(name, tmp_path):
    made = exported(name, draft=True)
    publication = compose(RANGE[name]())
    wanted = said(publication, typeset(publication, load_faces()))
    file = tmp_path / "ut.pdf"
    file.write_bytes(made.pdf)
    for profile in ("ua1", "2a"):
        result = validator.validate_pdf(str(file), profile=profile)
        assert result.is_compliant, (profile, result.failures[:5])
    with pikepdf.open(file) as pdf:
        assert all_faults(pdf) == []
        assert elements_only(tree_text(pdf)) == wanted
    word = tmp_path / "ut.docx"
    word.write_bytes(made.docx)
    assert [str(error) for error in OpenXmlValidator().validate(word).errors] == []
    assert lint(made.docx) == []
    told = [text for _, text in WordFile(made.docx).said()]
    assert told == [text for _, text in wanted if text]


def test_the_mark_of_a_word_page_shows_through_the_fields_of_the_page():
    """Word draws the body's shapes over the footer: a divider's field has a hole in it there."""

    def outlines(draft):
        body = WordFile(exported("shipped", draft=draft).docx).body
        return sum(1 for one in body.iter() if str(one.tag).endswith("}custGeom"))

    dividers, cover, sub_goals = 6, 1, 6
    assert outlines(True) >= outlines(False) + dividers + cover + sub_goals

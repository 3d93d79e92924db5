"""The version in the files: PDF and Word say it alike, keep to their standards, and are made the
same again."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from lhl_editor.exporting import Order, export
from lhl_editor.pages.compose import compose
from lhl_editor.pages.imprint import Imprint
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.docx_text import WordFile
from tests.file_standards import pdf_faults, pdf_says, word_faults
from tests.placed_checks import said
from tests.range_of_strategies import RANGE
from tests.render.test_draft_mark import footers, pdf_pages

TODAY = date(2026, 11, 22)
VERSION = Imprint("1.2", "2026-11-22")
SAID = "Versjon 1.2 · 22. november 2026"
ORDER = Order(pdf=True, docx=True, when=TODAY, imprint=VERSION)
DRAFT = replace(ORDER, draft=True, imprint=Imprint("Høringsutkast", "2026-11-22"))
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def core_version(data):
    return WordFile(data).xml("docProps/core.xml").findtext(f"{CORE}version")


@pytest.mark.parametrize("paper", ["16:9", "a4"])
def test_cover_and_footers_say_it_in_both_files(paper):
    made = export(RANGE["shipped"](), replace(ORDER, paper=paper))
    told = [" ".join(page.split()) for page in pdf_pages(made.pdf)]
    assert [told.index(page) + 1 for page in told if SAID not in page] == [3, 7, 13, 15, 25, 27]
    word = list(footers(made.docx))
    assert sum(SAID in words for words in word) == 21
    assert all(SAID in words or not words for words in word)
    assert ("P", SAID) in WordFile(made.docx).said()


def test_the_files_tell_it_of_themselves_too():
    made = export(RANGE["shipped"](), ORDER)
    assert core_version(made.docx) == "1.2"
    assert pypdfium2.PdfDocument(made.pdf).get_metadata_value("Subject") == SAID
    plain = export(RANGE["shipped"](), replace(ORDER, imprint=None))
    assert core_version(plain.docx).startswith("lhl_editor")


@pytest.mark.parametrize("order", [ORDER, DRAFT])
@pytest.mark.parametrize("name", ["shipped", "nynorsk, A4", "ten times the text"])
def test_the_files_keep_to_the_standards_and_read_the_same(name, order, tmp_path):
    strategy = RANGE[name]()
    made = export(strategy, order)
    publication = compose(strategy, imprint=order.imprint)
    wanted = said(publication, typeset(publication, load_faces()))
    assert pdf_faults(made.pdf, tmp_path) == []
    assert pdf_says(made.pdf, tmp_path) == wanted
    assert word_faults(made.docx, tmp_path) == []
    assert [text for _, text in WordFile(made.docx).said()] == [text for _, text in wanted if text]


def test_the_same_version_gives_the_same_bytes():
    assert export(RANGE["shipped"](), ORDER) == export(RANGE["shipped"](), ORDER)

"""The Word file: valid, saying what the publication says, the same bytes each time."""

from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from openxml_audit import OpenXmlValidator

from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.word import render_word
from tests.docx_lint import lint
from tests.docx_text import W, WordFile
from tests.placed_checks import said
from tests.range_of_strategies import RANGE
from tests.source_text import extracted, find, links, sentences

TODAY = date(2026, 11, 22)


def made(name, when=TODAY):
    publication = compose(RANGE[name]())
    placed = typeset(publication, load_faces())
    return publication, placed, render_word(publication, placed, when, producer="lhl_editor 1")


@cache
def shipped():
    return made("shipped")[2]


@pytest.mark.parametrize("name", RANGE)
def test_every_file_is_valid_and_says_what_the_publication_says(name, tmp_path):
    publication, placed, data = made(name)
    file = tmp_path / "ut.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert lint(data) == []
    wanted = said(publication, placed)
    told = WordFile(data).said()
    assert [text for _, text in told] == [text for _, text in wanted if text]
    wrong = [
        (there, here)
        for there, here in zip(told, (pair for pair in wanted if pair[1]), strict=True)
        if there[0] != here[0] and not (there[0] == "Area" and here[0] in ("H2", "H3"))
    ]
    assert wrong == []


def test_every_sentence_of_the_source_stands_in_it():
    told = (text for _, text in WordFile(shipped()).said() if text not in ("•", "–"))
    text = extracted(" ".join(told))
    assert [sentence for sentence in sentences() if find(sentence, text) is None] == []


def test_every_link_of_the_source_stands_in_it():
    web = [link for link in WordFile(shipped()).links if link.startswith("http")]
    assert web == links()
    assert len(web) == 26


def test_only_addresses_that_may_be_followed_become_links():
    assert all(
        link.startswith(("http://", "https://", "mailto:"))
        for name in ("shipped", "marked up")
        for link in WordFile(made(name)[2]).links
    )


def test_the_same_day_gives_the_same_bytes_and_another_day_others():
    assert made("shipped")[2] == shipped()
    assert made("shipped", date(2027, 1, 1))[2] != shipped()


def test_the_package_is_plain():
    """Nothing a careful reader would refuse: no double names, no odd times, no large parts."""
    with ZipFile(BytesIO(shipped())) as package:
        names = package.namelist()
        assert len(set(names)) == len(names) < 100
        assert all(".." not in name and not name.startswith("/") for name in names)
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
    assert len(shipped()) < 100_000


def test_it_says_what_it_is():
    about = docx.Document(BytesIO(shipped())).core_properties
    assert about.title == "Felles kommunikasjonsstrategi for støtteapparatet i Leve hele livet"
    assert about.author == "Støtteapparatets kommunikasjonsgruppe"
    assert (about.language, about.version) == ("nb-NO", "lhl_editor 1")
    assert about.created.date() == about.modified.date() == TODAY


def test_the_language_is_marked_for_the_document_and_for_passages():
    nynorsk = WordFile(made("nynorsk")[2])
    assert b'w:lang w:val="nn-NO"' in nynorsk.parts["word/styles.xml"]
    marked = WordFile(made("marked up")[2])
    passages = {
        "".join(run.itertext()) for run in marked.body.iter(W + "r") if _language(run) == "en"
    }
    assert passages == {"in English"}


def _language(run):
    found = run.find(f"{W}rPr/{W}lang")
    return found.get(W + "val") if found is not None else ""


def test_headings_go_down_one_step_at_a_time():
    for name in ("shipped", "headless", "own chapters and pages"):
        levels = [int(role[1]) for role, _ in WordFile(made(name)[2]).said() if role[0] == "H"]
        assert all(b - a <= 1 for a, b in zip([0, *levels], levels, strict=False)), name


def test_no_text_stands_in_a_shape_and_every_shape_is_decorative():
    parts = WordFile(shipped()).parts
    everything = b"".join(data for name, data in parts.items() if name.startswith("word/"))
    assert b"txbx" not in everything
    assert b"<pic:pic" not in everything
    assert everything.count(b"<wp:docPr ") == everything.count(b"adec:decorative xmlns") > 50


def test_tables_have_names_and_a_header_row_where_they_have_rows():
    """Focus areas and target groups have no column headings: a row of them is a table."""
    for table in WordFile(shipped()).body.iter(W + "tbl"):
        assert table.find(f"{W}tblPr/{W}tblCaption").get(W + "val")
        head = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert head != (len(table.findall(W + "tr")) == 1)


def test_each_focus_area_is_a_table_with_its_name():
    tables = WordFile(shipped()).body.iter(W + "tbl")
    names = [one.find(f"{W}tblPr/{W}tblCaption").get(W + "val") for one in tables]
    areas = [area["name"] for area in RANGE["shipped"]()["insight"]["focus_areas"]["areas"]]
    assert areas == [name for name in names if name in areas]


def test_paragraphs_without_words_are_structure():
    """They hold a section's or a column's end, or a table's blank cell."""
    file = WordFile(shipped())
    empty = {
        file.style(p)
        for p in file.body.iter(W + "p")
        if not "".join(p.itertext()).strip() and p.find(f".//{W}drawing") is None
    }
    assert empty <= {"PageEnd", "MatrixHeading", "TableText", "Address"}


def test_words_that_typesetting_takes_to_the_next_line_stay_together():
    """Word would fill the line before with the first of them."""
    text = "".join(WordFile(shipped()).body.itertext(W + "t"))
    for words in ("Leve hele livet", "hele livet.", "og fellesskap", "samfunns- og", "for eldre"):
        assert words.replace(" ", "\u00a0") in text, words
    assert text.count("\u00a0") < 60


def test_each_page_is_a_section_with_a_header_and_footer_of_its_own():
    sections = list(WordFile(shipped()).body.iter(W + "sectPr"))
    assert len(sections) == 28
    for section in sections:
        assert [one.tag for one in section][:2] == [W + "headerReference", W + "footerReference"]
        assert section.find(W + "type").get(W + "val") == "nextPage"


def test_page_numbers_are_fields_with_the_values_of_typesetting():
    file = WordFile(shipped())
    fields = list(file.body.iter(W + "fldSimple"))
    names = {one.get(W + "name") for one in file.body.iter(W + "bookmarkStart")}
    shown = ["".join(one.itertext()) for one in fields]
    assert shown == ["3", "7", "13", "15", "25", "27", "10", "14"]
    assert all(one.get(W + "instr").split()[1] in names for one in fields)

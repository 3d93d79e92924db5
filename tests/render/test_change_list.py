"""The list of changes as PDF and Word: all of it there, marked so that it needs no colours, on
both papers, and to both standards."""

from datetime import date
from functools import cache

import pikepdf
import pytest

from lhl_editor.change_lists import change_list, list_as_docx, list_as_pdf, list_pages
from lhl_editor.core.strategy import Item
from lhl_editor.pages.placed import lines_of
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.docx_text import W, WordFile
from tests.file_standards import pdf_faults, pdf_says, word_faults
from tests.placed_checks import faults, said
from tests.range_of_strategies import RANGE, longer, put, shipped

NAMES = ("1.1 (12. mai 2026)", "1.2 (22. november 2026)")
TODAY = date(2026, 11, 22)
PAPERS = ("16:9", "a4")


def _edited(text):
    return text.replace("og", "samt").replace("Leve hele livet", "reformen")


def _moved(strategy):
    goals = strategy["goals"]["sub_goals"]
    return put(strategy, "goals", "sub_goals", (goals[1], goals[0], *goals[2:5]))


def _without_chapters(strategy):
    return put(put(strategy, "insight", Item("insight")), "messages", Item("messages"))


PAIRS = {
    "nothing": lambda: (shipped(), shipped()),
    "one": lambda: (shipped(), put(shipped(), "document", "title", "Ny tittel")),
    "many": lambda: (shipped(), longer(shipped(), _edited)),
    "moved": lambda: (shipped(), _moved(longer(shipped(), _edited))),
    "chapters gone": lambda: (shipped(), _without_chapters(shipped())),
    "chapters new": lambda: (RANGE["minimal"](), RANGE["own chapters and pages"]()),
    "long texts": lambda: (shipped(), RANGE["ten times the text"]()),
    "long words": lambda: (RANGE["long words"](), RANGE["long nonsense"]()),
    "nynorsk": lambda: (RANGE["nynorsk"](), longer(RANGE["nynorsk"](), _edited)),
    "marked up": lambda: (shipped(), RANGE["marked up"]()),
    "hundred": lambda: (RANGE["minimal"](), RANGE["40 resources"]()),
    "to nothing": lambda: (shipped(), RANGE["empty"]()),
}


@cache
def listed(name):
    before, after = PAIRS[name]()
    return change_list(before, after, NAMES, lambda _: "Kari Nordmann, 12. mai"), after


def placed(name, paper="16:9"):
    publication = list_pages(*listed(name), paper)
    return publication, typeset(publication, load_faces())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PAIRS)
def test_nothing_is_cut_off_or_touches(name, paper):
    assert faults(placed(name, paper)[1]) == []


@pytest.mark.parametrize("name", PAIRS)
def test_the_pdf_keeps_to_both_standards_and_says_all_of_it(name, tmp_path):
    publication, document = placed(name, "a4")
    pdf = list_as_pdf(*listed(name), TODAY, "a4")
    assert pdf_faults(pdf, tmp_path) == []
    assert pdf_says(pdf, tmp_path) == said(publication, document)


@pytest.mark.parametrize("name", PAIRS)
def test_the_word_file_is_valid_and_says_the_same(name, tmp_path):
    publication, document = placed(name)
    word = list_as_docx(*listed(name), TODAY, "16:9")
    assert word_faults(word, tmp_path) == []
    told = " ".join(text for _, text in WordFile(word).said())
    assert told == " ".join(text for _, text in said(publication, document) if text)


def test_every_place_and_what_became_of_it_is_a_row_heading():
    publication, document = placed("moved")
    headings = {text for role, text in said(publication, document) if role == "TH"}
    for change in listed("moved")[0].changes:
        told = change.told[:1].upper() + change.told[1:]
        assert f"{told} Kari Nordmann, 12. mai" in headings


def test_words_are_marked_by_lines_and_weight_in_both_files():
    after = longer(shipped(), lambda text: text.replace("formål", "hensikt"))
    one = change_list(shipped(), after, NAMES)
    document = typeset(list_pages(one, after), load_faces())
    spans = [s for p in document.pages for line in lines_of(p.elements) for s in line.spans]
    removed = [span for span in spans if span.mark == "removed"]
    inserted = [span for span in spans if span.mark == "inserted"]
    assert {span.text for span in removed} == {"formål"}
    assert {span.text for span in inserted} == {"hensikt"}
    assert all(span.bold for span in inserted)
    body = WordFile(list_as_docx(one, after, TODAY)).body
    struck = [
        "".join(run.itertext())
        for run in body.iter(W + "r")
        if run.find(f".//{W}strike") is not None
    ]
    lines = [
        "".join(run.itertext()) for run in body.iter(W + "r") if run.find(f".//{W}u") is not None
    ]
    assert (set(struck), set(lines)) == ({"formål"}, {"hensikt"})


def test_the_lines_are_drawn_under_and_through_the_words():
    def rects(mark):
        publication = list_pages(*listed("one"))
        document = typeset(publication, load_faces())
        bare = [replace_marks(page, mark) for page in document.pages]
        return document._replace(pages=tuple(bare))

    from lhl_editor.render.pdf import render_pdf

    plain, both = (
        render_pdf(rects(mark), load_faces(), TODAY, compress=False) for mark in (False, True)
    )
    assert both.count(b" re") - plain.count(b" re") >= 2


def replace_marks(page, keep):
    def node(one):
        if hasattr(one, "spans"):
            return one._replace(spans=tuple(s if keep else s._replace(mark="") for s in one.spans))
        return one._replace(children=tuple(map(node, one.children)))

    return page._replace(elements=tuple(map(node, page.elements)))


def test_of_no_difference_the_files_say_so():
    publication, document = placed("nothing")
    assert [text for _, text in said(publication, document)] == [
        "Endringer fra 1.1 (12. mai 2026) til 1.2 (22. november 2026)",
        "Felles kommunikasjonsstrategi for støtteapparatet i Leve hele livet",
        "Ingen forskjell mellom 1.1 (12. mai 2026) og 1.2 (22. november 2026).",
    ]


def test_quoted_nynorsk_is_read_as_nynorsk():
    with_language = list_as_docx(*listed("nynorsk"), TODAY)
    body = WordFile(with_language).body
    assert any(one.get(W + "val") == "nn" for one in body.iter(W + "lang"))


def test_the_same_list_gives_the_same_bytes():
    for make in (list_as_pdf, list_as_docx):
        assert make(*listed("many"), TODAY) == make(*listed("many"), TODAY)


def test_marked_words_are_passages_that_say_how_they_are_marked(tmp_path):
    file = tmp_path / "liste.pdf"
    file.write_bytes(list_as_pdf(*listed("one"), TODAY))
    found = set()
    with pikepdf.open(file) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Span":
                found.add(str(one["/A"]["/TextDecorationType"]))
    assert found == {"/Underline", "/LineThrough"}

"""The chapter of changes in the files: both standards, the same in PDF and Word, and no harm to
the fields of a Word file that comes back."""

from datetime import date

import pytest

from lhl_editor.files.returned_word import read_returned, strategy_of
from lhl_editor.pages.compose import compose
from lhl_editor.pages.imprint import Imprint
from lhl_editor.pages.since import Since
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import render_pdf
from lhl_editor.render.word import render_word
from lhl_editor.render.word_anchors import Controls
from lhl_editor.render.word_record import Record
from tests.docx_text import WordFile
from tests.file_standards import pdf_faults, pdf_says, word_faults
from tests.placed_checks import said
from tests.range_of_strategies import RANGE, longer, put

TODAY = date(2026, 11, 22)


def wanting(name):
    return put(longer(RANGE[name](), lambda text: f"{text} mer"), "document", "changes_page", "yes")


def made(name):
    since = Since(RANGE[name](), Imprint("1.1", "2026-05-12"))
    publication = compose(wanting(name), since=since)
    return publication, typeset(publication, load_faces())


@pytest.mark.parametrize("name", ["shipped", "nynorsk, A4", "own chapters and pages"])
def test_both_files_keep_to_the_standards_and_say_the_same(name, tmp_path):
    publication, document = made(name)
    wanted = said(publication, document)
    pdf = render_pdf(document, load_faces(), TODAY)
    assert pdf_faults(pdf, tmp_path) == []
    assert pdf_says(pdf, tmp_path) == wanted
    word = render_word(publication, document, TODAY, producer="test")
    assert word_faults(word, tmp_path) == []
    told = [text for _, text in WordFile(word).said()]
    assert told == [text for _, text in wanted if text]


def test_a_word_file_that_comes_back_says_what_was_written():
    strategy = wanting("shipped")
    publication, document = made("shipped")
    anchors = Controls(lambda path: path, Record("d", "v", "x", {}))
    data = render_word(
        publication, document, TODAY, producer="test", anchors=anchors, record=anchors.record
    )
    assert strategy_of(read_returned(data, strategy), strategy) == strategy

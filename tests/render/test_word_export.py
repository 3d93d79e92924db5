"""`export --docx`: alone, beside the PDF, and never over another file."""

from pathlib import Path

import pypdfium2
import pytest

from lhl_editor.cli import main
from tests.docx_text import W, WordFile

SHIPPED = Path(__file__).parents[2] / "strategy.yaml"


@pytest.fixture
def file(tmp_path):
    copy = tmp_path / "strategi.yaml"
    copy.write_bytes(SHIPPED.read_bytes())
    return copy


def test_the_word_file_alone(file, capsys):
    target = file.with_name("ut.docx")
    assert main(["export", str(file), "--docx", str(target)]) == 0
    assert f"Skrev {target}: 28 sider." in capsys.readouterr().err
    assert sorted(path.name for path in file.parent.iterdir()) == ["strategi.yaml", "ut.docx"]


def test_both_files_at_once_on_the_paper_that_was_asked_for(file, capsys):
    pdf, word = file.with_name("ut.pdf"), file.with_name("ut.docx")
    outputs = ["--pdf", str(pdf), "--docx", str(word), "--paper", "a4"]
    assert main(["export", str(file), *outputs]) == 0
    told = capsys.readouterr().err
    assert told.index(f"Skrev {pdf}") < told.index(f"Skrev {word}")
    assert len(pypdfium2.PdfDocument(pdf)) == 28
    sizes = {one.get(W + "w") for one in WordFile(word.read_bytes()).body.iter(W + "pgSz")}
    assert sizes == {"16838"}


def test_a_word_file_is_not_written_over_the_strategy_or_the_pdf(file, capsys):
    before = file.read_bytes()
    assert main(["export", str(file), "--docx", str(file)]) == 2
    assert "er strategien selv" in capsys.readouterr().err
    one = str(file.with_name("ut"))
    assert main(["export", str(file), "--pdf", one, "--docx", one]) == 2
    assert "både PDF og Word-fil" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["strategi.yaml"]


def test_a_character_that_the_font_lacks_stops_both(file):
    text = file.read_text(encoding="utf-8").replace("Mange gode løsninger", "Mange 漢 løsninger", 1)
    file.write_text(text, encoding="utf-8")
    pdf, word = file.with_name("ut.pdf"), file.with_name("ut.docx")
    assert main(["export", str(file), "--pdf", str(pdf), "--docx", str(word)]) == 1
    assert [path.name for path in file.parent.iterdir()] == ["strategi.yaml"]

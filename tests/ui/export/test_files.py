"""What the files of an export are called."""

from pathlib import Path

import pytest

from lhl_editor.ui.export.files import stem_for, targets


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Felles strategi", "Felles strategi"),
        ("Strategi 2024/2025: «Leve»", "Strategi 2024 2025 «Leve»"),
        ("../../etc/passwd", "etc passwd"),
        ("  \t ", "strategi"),
        ("...", "strategi"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title, stem):
    assert stem_for(None, title) == stem


def test_a_file_gives_its_own_name():
    assert stem_for(Path("/x/strategi.v2.yaml"), "Tittel") == "strategi.v2"
    files = targets(Path("/x"), "strategi.v2", ("docx", "pdf"))
    assert [file.name for file in files] == ["strategi.v2.pdf", "strategi.v2.docx"]

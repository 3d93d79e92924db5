"""Copies that programs for synchronising make are known by their names; other documents are not."""

import pytest

from lhl_editor.files.conflict_copies import conflict_copies

CERTAIN = [
    "strategi (Kari sin konfliktkopi 2026-11-22).yaml",
    "strategi (Kari's conflicted copy 2026-11-22).yaml",
    "strategi (PC7s conflicted copy 2026-11-22 (1)).yaml",
    "strategi (Kari sin motstridende kopi 2026-11-22).yaml",
    "strategi.sync-conflict-20261122-104512-ABCDEFG.yaml",
    "strategi_conflict-20261122-104512.yaml",
    "strategi (conflicted copy 2026-11-22 104512).yaml",
    "strategi.Conflict.yaml",
    "strategi [Conflict].yaml",
    "strategi (konflikt 2026-11-22).yaml",
]
LIKELY = [
    "strategi-PC7.yaml",
    "strategi-PC7-2.yaml",
    "strategi-DESKTOP-AB12CD3.yaml",
    "strategi-Karis-MacBook-Pro.yaml",
    "strategi (1).yaml",
    "strategi 2.yaml",
]
OTHERS = [
    "strategi.yaml",
    "strategi-2025.yaml",
    "strategi-2026-11.yaml",
    "strategi-V2.yaml",
    "strategi-nynorsk.yaml",
    "strategi (utkast).yaml",
    "strategi-konflikthåndtering.yaml",
    "strategi om konflikter.yaml",
    "strategi 2025.yaml",
    "strategier-PC7.yaml",
    "annen (1).yaml",
    "strategi-PC7.txt",
    "strategi (1).yaml.bak",
]


def found(folder):
    return {one.path.name: one.is_certain for one in conflict_copies(folder / "strategi.yaml")}


@pytest.fixture
def folder(tmp_path):
    for name in (*CERTAIN, *LIKELY, *OTHERS):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_names_that_say_so_names_that_may_and_others(folder):
    wanted = dict.fromkeys(CERTAIN, True) | dict.fromkeys(LIKELY, False)
    assert found(folder) == wanted


def test_what_has_a_history_of_its_own_is_a_document_unless_its_name_says_otherwise(folder):
    (folder / "strategi-PC7.history").mkdir()
    (folder / "strategi.Conflict.history").mkdir()
    names = found(folder)
    assert "strategi-PC7.yaml" not in names
    assert "strategi.Conflict.yaml" in names


def test_a_folder_is_no_copy_and_a_folder_that_is_gone_has_none(tmp_path):
    (tmp_path / "strategi (1).yaml").mkdir()
    assert conflict_copies(tmp_path / "strategi.yaml") == []
    assert conflict_copies(tmp_path / "borte" / "strategi.yaml") == []

"""What a person has hidden of a document, in a file of her own."""

import os
from pathlib import Path
from unittest.mock import Mock

import pytest

from lhl_editor.core.hiding import Hidden
from lhl_editor.files.hidden_findings import read_hidden, write_hidden
from lhl_editor.files.saving import NotSaved

ONE, TWO = Hidden("document/title", "overflow", "aa"), Hidden("goals", "required", "bb")


def test_each_document_has_its_own(tmp_path):
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    write_hidden(tmp_path / "hidden", first, {ONE, TWO})
    write_hidden(tmp_path / "hidden", second, {TWO})
    assert read_hidden(tmp_path / "hidden", first) == {ONE, TWO}
    assert read_hidden(tmp_path / "hidden", second) == {TWO}
    assert not first.exists()


def test_nothing_hidden_leaves_no_file(tmp_path):
    write_hidden(tmp_path / "hidden", tmp_path / "a.yaml", {ONE})
    write_hidden(tmp_path / "hidden", tmp_path / "a.yaml", ())
    assert list((tmp_path / "hidden").iterdir()) == []
    assert read_hidden(tmp_path / "hidden", tmp_path / "a.yaml") == frozenset()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"hidden": [["a"]]}', b'{"hidden": 3}'])
def test_a_damaged_file_hides_nothing(tmp_path, damage):
    write_hidden(tmp_path, tmp_path / "a.yaml", {ONE})
    next(tmp_path.glob("*.json")).write_bytes(damage)
    assert read_hidden(tmp_path, tmp_path / "a.yaml") == frozenset()


def test_where_the_file_cannot_go_it_says_so(tmp_path, monkeypatch):
    write_hidden(tmp_path, tmp_path / "a.yaml", {ONE})
    monkeypatch.setattr(Path, "unlink", Mock(side_effect=PermissionError(13, "held")))
    with pytest.raises(NotSaved):
        write_hidden(tmp_path, tmp_path / "a.yaml", ())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions bind no root")
def test_where_it_cannot_be_kept_it_says_so(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(NotSaved):
        write_hidden(tmp_path / "hidden", tmp_path / "a.yaml", {ONE})

"""The shipped strategy is found wherever the program stands."""

import pytest

from lhl_editor import resource_files
from lhl_editor.resource_files import _example, _folder, example_file, resource


def test_the_example_of_a_checkout_stands_beside_the_resources():
    assert example_file() == resource().parent / "strategy.yaml"


@pytest.mark.parametrize(
    ("resources", "example"),
    [
        ("resources", "strategy.yaml"),  # a checkout
        ("lhl_editor_resources", "lhl_editor_resources/strategy.yaml"),  # a wheel
        ("resources", "resources/strategy.yaml"),  # a bundle
    ],
)
def test_where_the_example_is_found(tmp_path, resources, example):
    (tmp_path / resources).mkdir()
    (tmp_path / example).write_bytes(b"format: 1")
    assert _example(_folder(tmp_path / "lhl_editor", None)) == tmp_path / example


def test_the_example_of_a_bundle_is_where_it_was_unpacked(tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "strategy.yaml").write_bytes(b"format: 1")
    monkeypatch.setattr(resource_files.sys, "_MEIPASS", str(tmp_path), raising=False)
    assert example_file() == tmp_path / "resources" / "strategy.yaml"


def test_a_missing_example_is_an_error_that_names_the_places(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"strategy\.yaml or"):
        _example(tmp_path / "resources")

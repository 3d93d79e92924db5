"""Which versions of a document were published, as what is new is told since the last of them."""

import pytest

from lhl_editor.files.published import published
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import History
from tests.builders import strategy
from tests.files.history_files import KARI, later


@pytest.fixture
def document(tmp_path, monkeypatch):
    monkeypatch.setenv("LHL_EDITOR_HOME", str(tmp_path / "home"))
    return tmp_path / "strategy.yaml"


def version(document, title, minute):
    data = write_strategy(strategy(document={"title": title}))
    return History.of(document).append(data, KARI, later(minute))


def name(document, version, words, minute, *, files=()):
    History.of(document).name(
        version, words, "adopted", "", author=KARI, now=later(minute), files=files
    )


FILES = [("a.pdf", "0" * 64)]


def names(document, at=""):
    return [naming.name for naming, _ in published(document, at)]


def test_what_was_published_and_then_called_otherwise_is_published_still(document):
    first = version(document, "En", 0)
    name(document, first, "1.0", 1, files=FILES)
    second = version(document, "To", 2)
    name(document, second, "1.1", 3, files=FILES)
    name(document, second, "1.1 vedtatt", 4)
    assert names(document) == ["1.1 vedtatt", "1.0"]


def test_where_none_was_published_those_with_a_name_count(document):
    name(document, version(document, "En", 0), "utkast", 1)
    version(document, "To", 2)
    assert names(document) == ["utkast"]


def test_of_an_old_version_only_what_had_been_published_by_then(document):
    first = version(document, "En", 0)
    name(document, first, "1.0", 1, files=FILES)
    second = version(document, "To", 2)
    name(document, second, "1.1", 3, files=FILES)
    name(document, first, "1.0, utgått", 4)
    assert names(document, second.id) == ["1.0"]
    assert names(document, first.id) == []

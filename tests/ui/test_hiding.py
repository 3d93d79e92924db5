"""Hidden findings are still hidden when the document is opened again, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lhl_editor.core.problems import problem
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.ui.document import Document
from lhl_editor.ui.hiding import Hiding
from tests.builders import path, strategy

FOUND = problem(path("document/title"), "double_space", words="a  b")


@pytest.fixture
def opened(tmp_path: Path):
    documents = []

    def open_file(name: str) -> tuple[Document, Hiding]:
        made = strategy(document={"title": "a  b"})
        file = tmp_path / name
        file.write_bytes(write_strategy(made))
        document = Document(made, file, file.read_bytes(), tmp_path / "journals")
        hiding = Hiding(document, tmp_path / "hidden", document)
        documents.append((document, hiding))
        document.session.set_problems(made, (FOUND,))
        return document, hiding

    yield open_file
    for document, hiding in documents:
        hiding.stop()
        document.close()


def test_it_stays_hidden_from_one_time_to_the_next(qtbot: QtBot, opened) -> None:
    document, hiding = opened("a.yaml")
    document.session.hide(FOUND)
    hiding.stop()
    again, _ = opened("a.yaml")
    qtbot.waitUntil(lambda: again.session.hidden == (FOUND,))
    assert again.session.problems == ()
    again.session.show_hidden()
    assert again.session.problems == (FOUND,)


def test_another_document_knows_nothing_of_it(qtbot: QtBot, opened) -> None:
    document, hiding = opened("a.yaml")
    document.session.hide(FOUND)
    hiding.stop()
    other, its = opened("b.yaml")
    its.stop()
    qtbot.wait(50)
    assert other.session.problems == (FOUND,)


def test_it_goes_along_when_the_document_is_saved_under_another_name(
    qtbot: QtBot, opened, tmp_path: Path
) -> None:
    document, hiding = opened("a.yaml")
    document.session.hide(FOUND)
    with qtbot.waitSignal(document.renamed):
        document.save(tmp_path / "c.yaml")
    hiding.stop()
    again, _ = opened("c.yaml")
    qtbot.waitUntil(lambda: again.session.hidden == (FOUND,))

"""«Endringsliste …»: what is on the clipboard, what is in the files, and what one is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as File

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import History
from lhl_editor.ui.compare.exports import ChangeExports
from lhl_editor.ui.document import Document
from lhl_editor.ui.notices import Notices
from lhl_editor.ui.program import Program
from tests.ui.compare.conftest import SOLVEIG, Comparing, changed, first, publish, save
from tests.ui.programs import a_program

PATIENCE = 30_000


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: File, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    with a_program(qapp, tmp_path / "home", monkeypatch) as made:
        yield made


class Listing:
    """A document with a file, compared with what was published, and the notices about it."""

    def __init__(self, program: Program, comparing: Comparing, file: File) -> None:
        self.comparing, self.qtbot = comparing, comparing.qtbot
        pane = comparing.pane
        strategy = comparing.session.strategy
        self.document = Document(
            strategy, file, file.read_bytes(), file.parent / "j", author=lambda: SOLVEIG
        )
        self.notices = Notices(comparing.theme)
        self.qtbot.addWidget(self.notices)
        self.exports = ChangeExports(program, self.document, pane, self.notices, pane)

    @property
    def told(self) -> list[str]:
        return [bar.accessibleName() for bar in self.notices._bars.values()]

    @property
    def ways(self) -> list[str]:
        return [one.text() for one in self.notices.findChildren(QPushButton)]

    def choose(self, words: str) -> None:
        """Press «Endringsliste …», choose in its menu, and wait until one is told something."""
        bar = self.comparing.pane.bar
        self.qtbot.mouseClick(bar.lists, Qt.MouseButton.LeftButton)
        menu = bar.findChildren(QMenu)[-1]
        next(one for one in menu.actions() if one.text() == words).trigger()
        menu.close()
        self.qtbot.waitUntil(lambda: bool(self.told), timeout=PATIENCE)


@pytest.fixture
def listing(
    program: Program, qtbot: QtBot, history: History, tmp_path: File
) -> Iterator[Callable[[], Listing]]:
    every: list[Listing] = []

    def make() -> Listing:
        from lhl_editor.ui.session import Session

        publish(history)
        now = changed(first())
        save(history, now)
        file = tmp_path / "s.yaml"
        file.write_bytes(write_strategy(now))
        comparing = Comparing(qtbot, Session(now), history)
        with qtbot.waitSignal(comparing.pane._comparing.makers_found, timeout=PATIENCE):
            comparing.show()
        every.append(Listing(program, comparing, file))
        return every[-1]

    yield make
    for one in every:
        one.exports.stop()
        one.comparing.pane.stop()
        one.document.close()


def answer_with(monkeypatch: pytest.MonkeyPatch, file: File | str) -> list[str]:
    """The dialog for saving gives this file; what it proposed is told."""
    proposed: list[str] = []

    def answer(parent: object, title: str, path: str, filters: str) -> tuple[str, str]:
        proposed.append(File(path).name)
        return str(file), filters

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
    return proposed


def test_the_text_for_an_email_is_on_the_clipboard(listing: Callable[[], Listing]) -> None:
    made = listing()
    made.choose("Kopier som tekst")
    assert made.told == ["Endringslisten er kopiert. Lim den inn i en e-post."]
    text = QApplication.clipboard().text()
    assert text.startswith("Endringer fra 1.1 (21. november 2022) til nå (")
    assert "- Om dokumentet, Tittel: endret (Solveig Aas, 22. november 2022)" in text


@pytest.mark.parametrize(
    ("words", "ending", "begins"),
    [
        ("Lagre som PDF …", ".pdf", b"%PDF"),
        ("Lagre som Word …", ".docx", b"PK"),
        ("Lagre som Word med sporede endringer …", ".docx", b"PK"),
    ],
)
def test_a_file_is_saved_where_the_person_says_and_can_be_opened(
    listing: Callable[[], Listing],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: File,
    words: str,
    ending: str,
    begins: bytes,
) -> None:
    target = tmp_path / "til styret"
    proposed = answer_with(monkeypatch, target)
    made = listing()
    made.choose(words)
    written = target.with_name(f"til styret{ending}")
    assert written.read_bytes().startswith(begins)
    assert made.told == [f"til styret{ending} er lagret."]
    assert made.ways[:2] == ["Åpne", "Vis i mappe"]
    assert proposed[0].startswith("s ")
    assert proposed[0].endswith(f"endringer{ending}")


def test_the_tracked_changes_are_signed_by_who_made_them(
    listing: Callable[[], Listing], monkeypatch: pytest.MonkeyPatch, tmp_path: File
) -> None:
    import zipfile

    target = tmp_path / "ut.docx"
    answer_with(monkeypatch, target)
    listing().choose("Lagre som Word med sporede endringer …")
    with zipfile.ZipFile(target) as archive:
        body = archive.read("word/document.xml").decode()
    assert 'w:author="Solveig Aas" w:date="2022-11-22' in body


def test_nothing_is_written_over_the_strategy_itself(
    listing: Callable[[], Listing], monkeypatch: pytest.MonkeyPatch, tmp_path: File
) -> None:
    made = listing()
    before = made.document.data
    link = tmp_path / "lenke.pdf"
    link.symlink_to(tmp_path / "s.yaml")
    answer_with(monkeypatch, link)
    made.choose("Lagre som PDF …")
    assert (tmp_path / "s.yaml").read_bytes() == before
    assert made.told[0].startswith("Endringslisten ble ikke laget: ")


def test_a_folder_that_is_not_there_is_told_and_one_can_try_again(
    listing: Callable[[], Listing], monkeypatch: pytest.MonkeyPatch, tmp_path: File
) -> None:
    made = listing()
    answer_with(monkeypatch, tmp_path / "borte" / "ut.pdf")
    made.choose("Lagre som PDF …")
    assert made.told[0].startswith("Endringslisten ble ikke laget: ")
    assert made.comparing.pane.bar.lists.isEnabled()


def test_who_thinks_better_of_it_has_nothing_written(
    listing: Callable[[], Listing], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "")
    made = listing()
    made.exports.make("pdf")
    assert made.told == []


def test_without_changes_there_is_no_list(opened: Comparing) -> None:
    assert opened.pane.bar.lists.isEnabled()
    opened.choose(opened.pane.bar.before, "nå")
    lists = opened.pane.bar.lists
    assert not lists.isEnabled()
    assert lists.accessibleDescription() == "Det er ingen endringer."

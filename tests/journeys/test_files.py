"""Files as a person meets them: faulty, changed by others, left unsaved by a killed program."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QTableWidget

from lhl_editor.core.changes import SetField
from lhl_editor.files.strategy_file import read_strategy
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.faulty import Faulty
from lhl_editor.ui.welcome.page import Welcome
from tests.builders import path
from tests.journeys.conftest import PATIENCE, ROOT, title_in

TITLE = path("document/title")


def answer(words, *, seen=None):
    """When a dialog comes, press its button with these words."""

    def press():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, Dialog) and dialog.isVisible():
                if seen is not None:
                    seen.append(dialog)
                buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
                buttons[words].click()
                return
        QTimer.singleShot(50, press)

    QTimer.singleShot(50, press)


def test_a_file_with_faults_shows_them_by_line_and_opens_when_they_are_mended(program, file, qtbot):
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"\ndocument:\n", b"\ndocument:\n  title: 'uten slutt\n", 1))
    window = program.new_window()
    window.open(file)
    window.show()
    page = window.findChild(Faulty)
    table = page.findChild(QTableWidget)
    assert table.item(0, 0).text().startswith("linje ")
    assert table.item(0, 1).text()
    file.write_bytes(whole)
    next(one for one in page.findChildren(QPushButton) if one.text() == "Prøv igjen").click()
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)


def test_what_is_written_before_the_window_is_whole_is_asked_about(program, file, qtbot):
    window = program.new_window()
    window.open(file)
    window.session.dispatch(SetField(TITLE, "Skrevet med en gang"))
    asked = []
    answer("Avbryt", seen=asked)
    assert not window.close()
    assert asked
    window.commands["file.save"].do()
    qtbot.waitUntil(lambda: not window.session.is_modified, timeout=PATIENCE)
    assert title_in(file) == "Skrevet med en gang"


def test_saving_at_once_saves(program, file, qtbot):
    window = program.new_window()
    window.open(file)
    window.session.dispatch(SetField(TITLE, "Skrevet med en gang"))
    window.commands["file.save"].do()
    qtbot.waitUntil(lambda: title_in(file) == "Skrevet med en gang", timeout=PATIENCE)


def test_a_file_that_is_not_there_is_said_so(program, tmp_path):
    window = program.new_window()
    window.open(tmp_path / "borte.yaml")
    assert window.findChild(Faulty) is not None
    assert window.session is None


def others_write(file, title):
    """Another program saves the file, some seconds ago."""
    text = file.read_text(encoding="utf-8")
    old = read_strategy(file).strategy["document"]["title"]
    file.write_text(text.replace(old, title, 1), encoding="utf-8")
    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - 10**10))


def press_way(driver, words):
    buttons = driver.window.notices.findChildren(QPushButton)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()


def test_what_others_changed_is_fetched_when_she_wants_it(driver, file):
    others_write(file, "Andres tittel")
    driver.wait(lambda: "outside" in driver.window.notices.shown())
    press_way(driver, "Hent inn")
    assert driver.session.strategy["document"]["title"] == "Andres tittel"
    assert not driver.session.is_modified


def kept(home):
    return [read_strategy(one).strategy["document"]["title"] for one in home.rglob("kept/*.yaml")]


def test_fetching_keeps_what_she_had_not_saved(driver, file, home):
    driver.session.dispatch(SetField(TITLE, "Min tittel"))
    others_write(file, "Andres tittel")
    driver.wait(lambda: "outside" in driver.window.notices.shown())
    press_way(driver, "Hent inn")
    assert driver.session.strategy["document"]["title"] == "Andres tittel"
    assert kept(home) == ["Min tittel"]


def test_keeping_hers_keeps_what_others_wrote_aside(driver, file, home):
    driver.session.dispatch(SetField(TITLE, "Min tittel"))
    others_write(file, "Andres tittel")
    driver.wait(lambda: "outside" in driver.window.notices.shown())
    press_way(driver, "Behold min")
    assert kept(home) == ["Andres tittel"]
    driver.press("Ctrl+S")
    driver.wait(lambda: title_in(file) == "Min tittel")


def test_equal_content_is_taken_silently(driver, file):
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# en kommentar\n{text}", encoding="utf-8")
    driver.qtbot.wait(1500)
    assert driver.window.notices.shown() in ([], ["outside"])
    assert not driver.session.is_modified


def test_closing_asks_about_what_is_not_saved(driver, file):
    driver.session.dispatch(SetField(TITLE, "Ny tittel"))
    answer("Avbryt")
    assert not driver.window.close()
    answer("Lagre")
    driver.window.close()
    driver.wait(lambda: not driver.window.isVisible())
    assert title_in(file) == "Ny tittel"


def test_without_a_file_the_welcome_page_offers_the_example(program, qtbot):
    window = program.begin(None)
    qtbot.waitUntil(lambda: window.findChild(Welcome) is not None, timeout=PATIENCE)
    window.commands["file.new_from_example"].do()
    assert window.session.strategy["document"]["title"].startswith("Felles kommunikasjonsstrategi")
    assert window.path is None
    qtbot.waitUntil(lambda: window.desk.findings is not None, timeout=PATIENCE)


def test_a_new_strategy_has_all_chapters_and_no_text(program, qtbot):
    window = program.begin(None)
    window.commands["file.new"].do()
    assert window.session.strategy["goals"]["title"]
    assert window.session.strategy["document"]["publisher"] == ""
    qtbot.waitUntil(lambda: window.desk.findings is not None, timeout=PATIENCE)


def test_one_window_a_file(driver, program, file):
    count = len(program.windows)
    program.open(file)
    assert len(program.windows) == count


KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lhl_editor.ui.application import new_application, new_program
from lhl_editor.core.changes import SetField
from lhl_editor.core.path import Path as Place
application = new_application()
window = new_program(application).begin(Path(sys.argv[1]))
def edit():
    window.document.backed_up.connect(lambda _: os.kill(os.getpid(), signal.SIGKILL))
    window.session.dispatch(SetField(Place.parse("document/title"), "Ikke lagret tittel"))
QTimer.singleShot(300, edit)
application.exec()
"""


@pytest.fixture
def killed(home, file):
    """The program was killed with work that was not saved."""
    result = subprocess.run(
        [sys.executable, "-c", KILLED, str(file)], cwd=ROOT, env=os.environ.copy(), timeout=60
    )
    assert result.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_after_a_kill_the_next_start_offers_what_was_not_saved(killed, program, file, qtbot):
    seen = []
    answer("Hent fram endringene", seen=seen)
    window = program.begin(file)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.session.is_modified, timeout=PATIENCE)
    assert window.session.strategy["document"]["title"] == "Ikke lagret tittel"
    assert title_in(file) != "Ikke lagret tittel"
    window.commands["edit.undo"].do()
    assert not window.session.is_modified


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_recovered_work_never_writes_over_a_newer_file(killed, program, file, qtbot):
    others_write(file, "Nyere tittel")
    answer("Hent fram endringene")
    program.begin(file)
    qtbot.waitUntil(lambda: len(program.windows) == 2, timeout=PATIENCE)
    other = program.windows[1]
    assert other.path is None
    assert other.session.strategy["document"]["title"] == "Ikke lagret tittel"
    assert title_in(file) == "Nyere tittel"


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_recovered_work_of_a_file_that_may_only_be_read_is_opened_apart(
    killed, program, file, qtbot, monkeypatch
):
    may = os.access
    monkeypatch.setattr(os, "access", lambda place, how: how != os.W_OK and may(place, how))
    answer("Hent fram endringene")
    window = program.begin(file)
    qtbot.waitUntil(lambda: len(program.windows) == 2, timeout=PATIENCE)
    assert window.session.read_only
    other = program.windows[1]
    assert other.session.strategy["document"]["title"] == "Ikke lagret tittel"


KILLED_NEW = KILLED.replace("begin(Path(sys.argv[1]))", "begin(None)").replace(
    "def edit():", "def edit():\n    window.commands['file.new'].do()"
)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_work_that_never_had_a_file_is_offered_too(home, program, qtbot):
    result = subprocess.run(
        [sys.executable, "-c", KILLED_NEW], cwd=ROOT, env=os.environ.copy(), timeout=60
    )
    assert result.returncode == -signal.SIGKILL
    answer("Hent fram endringene")
    program.begin(None)
    qtbot.waitUntil(lambda: len(program.windows) == 2, timeout=PATIENCE)
    other = program.windows[1]
    assert other.session.strategy["document"]["title"] == "Ikke lagret tittel"

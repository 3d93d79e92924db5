"""Two write one strategy in a folder that is synchronised: nobody loses anything."""

import os
import subprocess
import sys
from datetime import datetime

import pytest
from PySide6.QtCore import QFile, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from lhl_editor.core.changes import SetField, apply
from lhl_editor.files.strategy_file import read_strategy, write_strategy
from lhl_editor.files.versions import Author, History
from tests.builders import path
from tests.journeys.conftest import ROOT, title_in
from tests.journeys.test_history import back_in_window, saved_as

TITLE, PUBLISHER = path("document/title"), path("document/publisher")
BERIT = Author("Berit Solheim", "berit@example.no")


def seen(widget):
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def in_dialogs(driver, *steps):
    """Take a step in each dialog that comes, one after the other; what went wrong in them."""
    waiting, faults, before = list(steps), [], []

    def go():
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog not in before:
            before.append(dialog)
            try:
                driver.wait(dialog.isActiveWindow)
                waiting.pop(0)(dialog)
            except Exception as fault:  # the dialog's own loop would swallow it
                faults.append(fault)
                waiting.clear()
                dialog.done(0)
        if waiting:
            QTimer.singleShot(30, driver.window, go)

    QTimer.singleShot(30, driver.window, go)
    return waiting, faults


def keys(driver, *pressed):
    return lambda _: driver.press(*pressed)


def finished(driver, waiting, faults):
    driver.wait(lambda: not waiting)
    assert faults == []
    back_in_window(driver)


def press_way(driver, words):
    driver.wait(lambda: any(one.text() == words for one in shown_ways(driver)))
    next(one for one in shown_ways(driver) if one.text() == words).click()


def shown_ways(driver):
    return [one for one in driver.window.notices.findChildren(QPushButton) if one.isVisible()]


@pytest.fixture
def berit(driver, file, tmp_path):
    """Berit on her machine saves what she makes of the newest version that has come to her."""
    saved_as(driver, "Felles strategi")  # the first version, which both have
    theirs = History.of(file, tmp_path / "berit")
    base, strategy = theirs.last, read_strategy(file).strategy

    def saves(**values):
        changes = [SetField(path(f"document/{name}"), said) for name, said in values.items()]
        data = write_strategy(apply(strategy, *changes))
        return theirs.append(data, BERIT, datetime.now().astimezone(), follows=[base])

    return saves


def test_two_writers_in_a_synchronised_folder_merge_without_loss_by_keys_alone(driver, file, berit):
    saved_as(driver, "Min strategi")
    theirs = berit(title="Berits strategi", publisher="Hdir og KS")
    driver.wait(lambda: "Berit Solheim har lagret en annen utgave" in seen(driver.window.notices))

    def settle(dialog):
        assert "1 endring er slått sammen uten problem. 1 sted må du avgjøre." in seen(dialog)
        driver.press("Return")
        assert driver.focus.text() == "Bruk min"
        while driver.focus.accessibleName() != "Blir slik: Om dokumentet, Tittel":
            driver.press("Tab")
        driver.press("Ctrl+A")
        driver.type("Vår strategi")
        driver.press("Ctrl+Return")

    waiting, faults = in_dialogs(driver, keys(driver, "Return"), settle)
    driver.go_to("slå sammen")
    finished(driver, waiting, faults)
    driver.wait(lambda: driver.session.strategy["document"]["title"] == "Vår strategi")
    driver.press("Ctrl+S")
    driver.wait(lambda: not driver.session.is_modified)
    saved = read_strategy(file).strategy["document"]
    assert (saved["title"], saved["publisher"]) == ("Vår strategi", "Hdir og KS")
    history = History.of(file)
    assert theirs.id in history.last.follows
    assert len(history.last.follows) == 2
    assert [one.id for one in history.heads] == [history.last.id]
    told = [history.read(history.get(id)) for id in history.last.follows]
    assert sorted(b"Min strategi" in one for one in told) == [False, True]
    driver.press("Ctrl+Z")
    assert driver.session.strategy["document"]["title"] == "Min strategi"


def test_a_conflict_copy_is_found_merged_moved_aside_and_remembered(
    driver, file, program, open_file, monkeypatch
):
    saved_as(driver, "Felles strategi")
    strategy = read_strategy(file).strategy
    copy = file.with_name("strategi (Berit sin konfliktkopi 2026-11-22).yaml")
    copy.write_bytes(write_strategy(apply(strategy, SetField(PUBLISHER, "Hdir og KS"))))
    saved_as(driver, "Min strategi")
    waiting, faults = in_dialogs(driver, keys(driver, "Ctrl+Return"))
    press_way(driver, "Slå sammen …")
    finished(driver, waiting, faults)
    driver.wait(lambda: driver.session.is_modified)
    driver.press("Ctrl+S")
    data, thrown = copy.read_bytes(), []

    def to_trash(name):
        thrown.append(name)
        os.unlink(name)
        return True, ""

    monkeypatch.setattr(QFile, "moveToTrash", staticmethod(to_trash))
    press_way(driver, "Flytt til papirkurven")
    assert thrown == [str(copy)]
    saved = read_strategy(file).strategy["document"]
    assert (saved["title"], saved["publisher"]) == ("Min strategi", "Hdir og KS")
    driver.window.close()
    copy.write_bytes(data)  # it comes back from another machine
    again = open_file(file)
    again.qtbot.wait(1000)
    assert again.window.notices.shown() == []


def test_an_outside_edit_with_conflicts_is_settled_and_the_rest_merges(driver, file):
    saved_as(driver, "Felles strategi")
    strategy = read_strategy(file).strategy
    driver.session.dispatch(SetField(TITLE, "Min strategi"))
    driver.session.dispatch(SetField(path("document/contact"), "meg@example.no"))
    changes = SetField(TITLE, "Deres strategi"), SetField(PUBLISHER, "KS")
    fresh = file.with_name("ny.tmp")
    fresh.write_bytes(write_strategy(apply(strategy, *changes)))
    os.replace(fresh, file)
    waiting, faults = in_dialogs(
        driver, keys(driver, "Return", "Tab", "Tab", "Space", "Ctrl+Return")
    )
    driver.wait(lambda: "outside" in driver.window.notices.shown())
    while not driver.window.notices.isAncestorOf(driver.focus):
        driver.press("F6")
    assert driver.focus.text() == "Vis forskjell"
    driver.press("Tab", "Return")
    finished(driver, waiting, faults)
    wanted = "Deres strategi", "KS", "meg@example.no"
    driver.wait(lambda: said_in(driver.session.strategy) == wanted)
    assert "outside" not in driver.window.notices.shown()
    driver.press("Ctrl+S")
    driver.wait(lambda: said_in(read_strategy(file).strategy) == wanted)
    editions = [History.of(file).read(one) for one in History.of(file).versions()]
    assert any(b"Min strategi" in one for one in editions), "what was not chosen is kept"


def said_in(strategy):
    document = strategy["document"]
    return document["title"], document["publisher"], document["contact"]


HOLDER = """
import sys
from pathlib import Path
from lhl_editor.ui.application import new_application, new_program
application = new_application()
window = new_program(application).begin(Path(sys.argv[1]))
window.painted.connect(lambda: print("open", flush=True))
application.exec()
"""


@pytest.fixture
def other_process(home, file):
    """The program runs once more, with the file open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline().strip() == "open"
    yield process
    process.kill()
    process.communicate()


def test_a_file_that_is_open_in_another_process_is_told_and_can_only_be_read(
    other_process, open_file, file
):
    driver = open_file(file)
    driver.wait(lambda: "twice" in driver.window.notices.shown())
    press_way(driver, "Bare les")
    driver.session.go_to(TITLE)
    driver.wait(lambda: driver.field() is not None)
    before = title_in(file)
    driver.type("x")
    assert driver.session.strategy["document"]["title"] == before
    assert driver.focus.isReadOnly()
    other_process.kill()
    driver.wait(lambda: "ikke lenger åpen" in seen(driver.window.notices))
    press_way(driver, "Rediger")
    driver.session.go_to(TITLE)
    driver.wait(lambda: driver.field() is not None and not driver.focus.isReadOnly())
    driver.type("x")
    assert driver.session.is_modified


def test_and_the_second_may_edit_all_the_same(other_process, open_file, file):
    driver = open_file(file)
    press_way(driver, "Rediger likevel")
    assert "twice" not in driver.window.notices.shown()
    assert not driver.session.read_only


def test_the_difference_opens_in_the_comparison_and_leads_back(driver, file, berit):
    saved_as(driver, "Min strategi")
    berit(title="Berits strategi")
    press_way(driver, "Vis forskjell")
    driver.wait(lambda: driver.window.desk.modes.mode == "compare")
    compare = driver.window.desk.modes.compare
    driver.wait(lambda: compare.list.rows.changes)
    assert [one.place for one in compare.list.rows.changes] == ["Om dokumentet, Tittel"]
    driver.press("Ctrl+1")
    assert "merge" in driver.window.notices.shown()

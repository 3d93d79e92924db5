"""A day's work without a mouse: find, write, mend, move, undo, save and export."""

import os

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from lhl_editor.core.strategy import get
from lhl_editor.ui.dialog import Dialog
from tests.builders import path
from tests.journeys.conftest import title_in

GOALS = path("goals/sub_goals")


def goal_ids(driver):
    return [one.id for one in get(driver.session.strategy, GOALS)]


def test_a_field_is_found_by_a_word_of_it_written_in_and_saved(driver, file):
    driver.go_to("utgiver")
    driver.wait(lambda: driver.field() is not None)
    assert driver.session.place == path("document/publisher")
    driver.press("Ctrl+A")
    driver.type("Gruppa")
    assert driver.session.strategy["document"]["publisher"] == "Gruppa"
    driver.session.go_to(path("document/title"))
    driver.press("Ctrl+A")
    driver.type("Vår felles strategi")
    assert driver.session.strategy["document"]["title"] == "Vår felles strategi"
    assert driver.window.windowTitle() == "strategi.yaml* – Vår felles strategi"
    driver.press("Ctrl+S")
    driver.wait(lambda: not driver.session.is_modified)
    assert title_in(file) == "Vår felles strategi"
    assert driver.window.windowTitle() == "strategi.yaml – Vår felles strategi"


def test_undo_takes_back_what_was_written_and_shows_where(driver):
    first = driver.session.strategy
    driver.session.go_to(path("document/publisher"))
    driver.type("Æøå ")
    driver.session.go_to(path("tools"))
    driver.press("Ctrl+Z")
    assert driver.session.strategy == first
    assert driver.session.place == path("document/publisher")
    driver.press("Ctrl+Y")
    assert "Æøå" in driver.session.strategy["document"]["publisher"]


def test_f8_goes_to_the_findings_and_ctrl_point_mends_one(driver):
    count = len(driver.session.problems)
    for _ in range(count):
        driver.press("F8")
        if driver.window.desk.findings.can_mend():
            break
    driver.press("Ctrl+.")
    driver.wait(lambda: driver.settled() and len(driver.session.problems) == count - 1)
    driver.press("Ctrl+Z")
    driver.wait(lambda: driver.settled() and len(driver.session.problems) == count)


def test_a_warning_is_hidden_by_its_command_and_shown_again(driver):
    count = len(driver.session.problems)
    warning = next(each for each in driver.session.problems if each.severity.value == "warning")
    while driver.session.place != warning.path:
        driver.press("F8")
    driver.go_to(">skjul dette")
    driver.wait(lambda: driver.session.hidden == (warning,))
    assert len(driver.session.problems) == count - 1
    driver.go_to(">vis skjulte")
    driver.wait(lambda: len(driver.session.problems) == count)


def test_an_item_moves_with_its_number_and_its_page(driver):
    first, second, *_ = goal_ids(driver)
    driver.session.go_to(GOALS / first)
    driver.window.desk.bench.outline.setFocus()
    page = driver.session.page_of(GOALS / first)
    driver.press("Alt+Down")
    assert goal_ids(driver)[:2] == [second, first]
    driver.wait(driver.settled)
    driver.wait(lambda: driver.session.page_of(GOALS / first) == page + 1)
    driver.press("Ctrl+Z")
    assert goal_ids(driver)[:2] == [first, second]


def test_a_new_item_comes_behind_the_one_in_hand_and_is_written_at_once(driver):
    first, *_ = ids = goal_ids(driver)
    driver.session.go_to(GOALS / first)
    driver.press("Ctrl+Shift+N")
    fresh = goal_ids(driver)[1]
    assert fresh not in ids
    driver.window.desk.bench.form.focus_first()
    driver.type("Nytt")
    assert get(driver.session.strategy, GOALS / fresh)["title"] == "Nytt"


@pytest.mark.parametrize("pane", ["outline", "findings"])
def test_what_she_goes_to_by_name_is_there_to_be_written_in(driver, pane):
    getattr(driver.window.desk.bench, pane).setFocus()
    driver.go_to("delmål 3")
    driver.wait(lambda: driver.field() is not None)
    assert str(driver.field().place.path).startswith("goals/sub_goals/")


def test_f6_goes_through_the_panes_and_back(driver):
    panes = driver.window.desk.bench.panes()
    assert len(panes) == 4
    driver.window.desk.bench.outline.setFocus()

    def where():
        return next(i for i, pane in enumerate(panes) if pane.isAncestorOf(driver.focus))

    seen = []
    for _ in range(4):
        driver.press("F6")
        seen.append(where())
    assert seen == [1, 2, 3, 0]
    driver.press("Shift+F6")
    assert where() == 3


def dialogs():
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()
    ]


def test_from_a_sentence_to_a_pdf_in_four_actions(driver, file, qtbot):
    """Write; Ctrl+E; Enter; and the file is there."""
    from PySide6.QtCore import QTimer

    driver.session.go_to(path("document/title"))
    driver.press("End")
    driver.type(" nå")
    target = file.with_suffix(".pdf")
    told = []

    def then():
        if not dialogs() or driver.focus is None or driver.focus.window() is not dialogs()[0]:
            return
        dialog = dialogs()[0]
        if not told:
            told.append(dialog.windowTitle())
            driver.press("Return")
        elif target.exists() and target.stat().st_size > 20_000:
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(then)
    timer.start(50)
    driver.press("Ctrl+E")
    timer.stop()
    assert told == ["Eksporter"]
    assert target.read_bytes().startswith(b"%PDF")


def test_tab_leaves_every_field_and_no_pane_is_a_trap(driver):
    driver.session.go_to(path("goals/sub_goals") / goal_ids(driver)[0] / "title")
    seen = set()
    for _ in range(60):
        driver.press("Tab")
        seen.add(driver.focus)
    assert len(seen) > 15
    assert not any(isinstance(one, QPushButton) and not one.isVisible() for one in seen)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="permissions bind no root")
def test_a_file_that_may_not_be_written_opens_to_be_read(open_file, file):
    file.chmod(0o444)
    driver = open_file(file)
    assert "read_only" in driver.window.notices.shown()
    assert driver.window.commands["edit.undo"].reason

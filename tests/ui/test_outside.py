"""A change by another program is told at once, and what is only half there is not told at all."""

import os
import time

import pytest

from lhl_editor.core.changes import SetField, apply
from lhl_editor.files.strategy_file import read_strategy, write_strategy
from lhl_editor.ui.document import Document
from lhl_editor.ui.outside import Watching
from tests.builders import path, strategy

TITLE = path("document/title")
START = strategy(document={"title": "En"}, tools=[{"id": "x", "name": "Veilederen"}])
OTHER = write_strategy(apply(START, SetField(TITLE, "To")))
AT_ONCE = 1.0  # seconds; about a third of one on a quiet machine


@pytest.fixture
def file(tmp_path):
    target = tmp_path / "strategi.yaml"
    target.write_bytes(write_strategy(START))
    moment = time.time_ns() - 60 * 10**9
    os.utime(target, ns=(moment, moment))
    return target


@pytest.fixture
def document(qapp, file, tmp_path):
    loaded = read_strategy(file)
    made = Document(loaded.strategy, file, loaded.data, tmp_path / "journals")
    yield made
    made.close()


@pytest.fixture
def told(qtbot, document):
    """What is told, with the moment of each."""
    watching, heard = Watching(document), []
    watching.changed.connect(lambda one: heard.append((one, time.monotonic())))
    qtbot.wait(50)
    yield heard
    watching.stop()


def replaced(file, data):
    """As most programs save: beside it, and then in its place."""
    fresh = file.with_name("ny.tmp")
    fresh.write_bytes(data)
    os.replace(fresh, file)


def test_a_whole_file_is_told_of_within_a_moment(qtbot, file, told):
    begin = time.monotonic()
    replaced(file, OTHER)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    ((outside, moment),) = told
    assert outside.strategy["document"]["title"] == "To"
    assert moment - begin < AT_ONCE


def test_a_file_that_is_written_bit_by_bit_is_told_of_once_and_whole(qtbot, file, told):
    with file.open("wb", buffering=0) as opened:
        for at in range(0, len(OTHER), 12):
            opened.write(OTHER[at : at + 12])
            qtbot.wait(30)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    qtbot.wait(300)
    assert [one.data for one, _ in told] == [OTHER]


def test_half_a_file_is_not_told_of_though_it_stands_still(qtbot, file, told):
    file.write_bytes(OTHER[: OTHER.index(b"tools:")])  # says a strategy, but lacks what was there
    qtbot.wait(1000)
    assert told == []
    file.write_bytes(OTHER[: len(OTHER) // 2] + b"\n  : :")
    qtbot.wait(2500)
    assert told == [], "what cannot be read may be on its way"
    replaced(file, OTHER)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert [one.data for one, _ in told] == [OTHER]


def test_its_own_saves_are_never_told_of(qtbot, document, told):
    for number in range(5):
        document.session.dispatch(SetField(TITLE, f"Tittel {number}"), title="skriv")
        document.save(document.path)
        qtbot.wait(120)
    qtbot.wait(500)
    assert told == []


def test_each_change_is_told_of_once(qtbot, file, told):
    for title in ("To", "Tre"):
        replaced(file, write_strategy(apply(START, SetField(TITLE, title))))
        qtbot.waitUntil(
            lambda title=title: bool(told) and told[-1][0].strategy["document"]["title"] == title,
            timeout=3000,
        )
    qtbot.wait(1200)
    assert len(told) == 2

"""A change from outside is seen at once, and nobody's bytes are lost."""

import errno
import os
import time
from datetime import datetime
from pathlib import Path

import pytest

from lhl_editor.files import watching
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.saving import NotSaved, save_bytes
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.watching import (
    MISSING,
    Changed,
    Gone,
    Hidden,
    Same,
    is_same_state,
    is_whole,
    keep_aside,
    look,
    state_of,
)

NOW = datetime(2030, 5, 12, 10, 38)
OLD = b"format: 1\n\ndocument:\n  title: En\n"
NEW = b"format: 1\n\ndocument:\n  title: To\n"


@pytest.fixture
def file(tmp_path) -> Path:
    (tmp_path / "strategi.yaml").write_bytes(OLD)
    return tmp_path / "strategi.yaml"


def aged(path: Path, seconds: int = 60) -> Path:
    """The file as if it had been written a while ago."""
    moment = time.time_ns() - seconds * 10**9
    os.utime(path, ns=(moment, moment))
    return path


def test_what_took_its_place_before_it_was_watched_is_seen_though_its_times_are_old(file):
    """As a program for synchronising puts it there."""
    file.write_bytes(NEW)
    assert isinstance(look(file, state_of(aged(file), OLD)), Changed)


def test_a_file_that_is_as_it_was_is_read_once(file, monkeypatch):
    known = look(file, state_of(aged(file), OLD)).state
    monkeypatch.setattr(watching, "read_bytes", None)
    seen = look(file, known)
    assert seen == Same(known)
    assert known.writable


def test_other_bytes(file):
    known = state_of(aged(file), OLD)
    save_bytes(file, NEW)
    seen = look(file, known)
    assert isinstance(seen, Changed)
    assert (seen.data, seen.state.is_fresh) == (NEW, True)
    settled = look(aged(file, 30), seen.state)
    assert isinstance(settled, Same)
    assert not settled.state.is_fresh


def test_the_same_bytes_written_again(file):
    known = state_of(aged(file), OLD)
    save_bytes(file, OLD)
    seen = look(file, known)
    assert isinstance(seen, Same)
    assert seen.state.modified != known.modified


def test_a_change_within_one_tick_of_the_clock_is_seen(file):
    known = state_of(file, OLD)
    moment = file.stat().st_mtime_ns
    file.write_bytes(NEW)
    os.utime(file, ns=(moment, moment))
    assert isinstance(look(file, known), Changed)


def test_a_clock_far_ahead_does_not_keep_a_file_fresh(file):
    assert not look(file, state_of(aged(file, -3600), OLD)).state.is_fresh


def test_a_file_that_goes_and_comes(file):
    known = state_of(aged(file), OLD)
    file.unlink()
    assert look(file, known) == Gone()
    assert state_of(file, OLD) == MISSING
    file.write_bytes(OLD)
    assert isinstance(look(file, known), Same)
    assert isinstance(look(file, MISSING), Changed)


def test_what_cannot_be_read_now(file):
    known = state_of(aged(file), OLD)
    file.unlink()
    file.mkdir()
    seen = look(file, known)
    assert isinstance(seen, Hidden)
    assert seen.fault.code == "is_folder"


def test_a_file_that_is_written_while_it_is_read_is_fresh(file, monkeypatch):
    known = state_of(aged(file), OLD)
    aged(file, 50)

    def reading(path):
        aged(path, 40)
        return NEW

    monkeypatch.setattr(watching, "read_bytes", reading)
    seen = look(file, known)
    assert isinstance(seen, Changed)
    assert seen.state.is_fresh


def test_a_file_that_may_not_be_written(file, monkeypatch):
    known = state_of(aged(file), OLD)
    monkeypatch.setattr(watching.os, "access", lambda *_: False)  # root may write everything
    seen = look(file, known)
    assert isinstance(seen, Same)
    assert not seen.state.writable


LONG = b"format: 1\n\ndocument:\n  title: En\n\ntools:\n  - id: x\n    name: Ny\n"


@pytest.mark.parametrize("end", range(1, len(LONG)))
def test_what_is_cut_off_anywhere_is_not_taken_for_whole(end):
    """Unless a list only lost its last lines: that too says a strategy."""
    before = parse_strategy(LONG).strategy
    assert is_whole(LONG, before, before)
    try:
        cut = parse_strategy(LONG[:end]).strategy
    except Unreadable:
        return
    ends_in_list = LONG[:end].endswith(b"\n") and "tools" in cut.values
    assert is_whole(LONG[:end], cut, before) == ends_in_list


def test_two_looks_at_a_file_that_nobody_touched_are_the_same(file):
    first = look(file, MISSING).state
    assert is_same_state(first, look(file, MISSING).state)
    file.write_bytes(NEW)
    assert not is_same_state(first, look(file, MISSING).state)


def test_bytes_are_kept_aside_and_never_written_over(file, tmp_path):
    state = tmp_path / "state"
    kept = keep_aside(file, NEW, state, NOW)
    assert kept.parent == state / "kept"
    assert kept.name.startswith("strategi 2030-05-12-")
    assert kept.read_bytes() == NEW
    assert keep_aside(file, NEW, state, NOW) == kept
    kept.write_bytes(b"hers")
    again = keep_aside(file, NEW, state, NOW)
    assert again != kept
    assert (kept.read_bytes(), again.read_bytes()) == (b"hers", NEW)
    assert keep_aside(file, OLD, state, NOW) not in (kept, again)


@pytest.mark.parametrize("name", ["..", "a:b?.yaml", " . .yaml", "æ" * 100 + ".yaml", "CON.yaml"])
def test_any_name_can_be_kept(tmp_path, name):
    kept = keep_aside(Path(name), NEW, tmp_path, NOW)
    assert kept.parent == tmp_path / "kept"
    assert kept.read_bytes() == NEW
    assert not set(kept.name) & set('<>:"/\\|?*')


def test_where_nothing_can_be_kept_it_is_said(file, tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotSaved):
        keep_aside(file, NEW, tmp_path / "file", NOW)

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(watching.os, "fsync", full)
    with pytest.raises(NotSaved) as refused:
        keep_aside(file, NEW, tmp_path, NOW)
    assert refused.value.code == "no_space"

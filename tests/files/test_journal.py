"""Unsaved work is kept: whatever was flushed is there after the process was killed."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import AddItem, SetField, apply
from lhl_editor.core.strategy import get
from lhl_editor.files import journal as journal_module
from lhl_editor.files import journal_lines, recovery
from lhl_editor.files.journal import Journal, NotKept
from lhl_editor.files.journal_lines import (
    Entry,
    Header,
    entry_line,
    header_line,
    read_lines,
)
from lhl_editor.files.recovery import DAMAGE, DISCARDED, OnDisk, discard, find_recoverable
from lhl_editor.files.saving import NOT_SAVED, save_bytes
from lhl_editor.files.strategy_file import parse_strategy, write_strategy
from lhl_editor.language.catalogue import names_in
from tests.builders import changes, item, path, strategies, strategy

ROOT = Path(__file__).parents[2]
NOW = datetime(2030, 5, 12, 10, 38)
BASE = write_strategy(strategy(document={"title": "Først"}))
TITLE = path("document/title")
posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def titled(words: str) -> tuple[SetField]:
    return (SetField(TITLE, words),)


def added(number: int) -> tuple[AddItem]:
    return (AddItem(path("tools"), item("tool", id=f"t{number}", name=f"Nr. {number}")),)


def killed(journal: Journal) -> None:
    """What the end of the process does to a journal."""
    journal._close_file()
    if journal._lock:
        journal._lock.release()


@pytest.fixture
def document(tmp_path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "strategi.yaml").write_bytes(BASE)
    return folder / "strategi.yaml"


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "state" / "journals"


def left_behind(root, document, *steps) -> None:
    journal = Journal.begin(root, document, BASE, NOW)
    for step in steps:
        journal.append(step, NOW)
        journal.flush()
    killed(journal)


def only(root, document=None):
    (found,) = find_recoverable(root, document)
    return found


def the_changes_file(root) -> Path:
    (file,) = root.glob("*/changes-*.jsonl")
    return file


# What is kept


def test_what_was_flushed_is_recovered_with_its_times(root, document):
    journal = Journal.begin(root, document, BASE, NOW)
    journal.append(titled("Så"), NOW + timedelta(minutes=2))
    journal.append(added(1), NOW + timedelta(minutes=4))
    assert journal.is_behind
    journal.flush()
    assert not journal.is_behind
    killed(journal)
    found = only(root)
    assert (found.document, found.started, found.base) == (document, NOW, BASE)
    assert [entry.at.minute for entry in found.changes] == [40, 42]
    assert found.strategy()["document"]["title"] == "Så"
    assert found.strategy()["tools"][0].id == "t1"
    assert (found.damage, found.on_disk()) == ((), OnDisk.SAME)
    assert list(document.parent.iterdir()) == [document]


def test_a_living_journal_is_left_alone(root, document):
    journal = Journal.begin(root, document, BASE, NOW)
    journal.append(titled("Så"), NOW)
    journal.flush()
    assert find_recoverable(root) == []
    journal.close()
    assert list(root.iterdir()) == []


def test_what_one_has_claimed_no_other_gets(root, document):
    left_behind(root, document, titled("Så"))
    found = only(root)
    assert find_recoverable(root) == []
    found.release()
    assert only(root) == found


def test_a_journal_without_changes_is_tidied_away(root, document):
    left_behind(root, document)
    assert find_recoverable(root) == []
    assert list(root.iterdir()) == []


def test_typing_is_kept_once_a_flush(root, document):
    journal = Journal.begin(root, document, BASE, NOW)
    for letters in ("S", "Så", "Så.", "Så .."):
        journal.append(titled(letters), NOW)
    journal.flush()
    journal.append(titled("Sist"), NOW)
    journal.flush()
    killed(journal)
    assert [entry.changes[0].value for entry in only(root).changes] == ["Så ..", "Sist"]


def test_after_a_save_only_what_comes_later_is_unsaved(root, document):
    journal = Journal.begin(root, document, BASE, NOW)
    journal.append(titled("Lagret"), NOW)
    journal.flush()
    saved = write_strategy(apply(parse_strategy(BASE).strategy, *titled("Lagret")))
    elsewhere = document.with_name("annen.yaml")
    save_bytes(elsewhere, saved)
    journal.saved(saved, elsewhere)
    assert len(list(journal.folder.glob("*-*"))) == 2
    journal.append(added(1), NOW)
    journal.flush()
    killed(journal)
    found = only(root)
    assert (found.document, found.base, len(found.changes)) == (elsewhere, saved, 1)
    assert found.strategy()["document"]["title"] == "Lagret"


def test_what_was_typed_while_saving_stays_in_the_journal(root, document):
    """A save takes its time beside the window; more is typed before it is done."""
    journal = Journal.begin(root, document, BASE, NOW)
    journal.append(titled("Lagret"), NOW)
    mark = journal.mark()
    journal.append(titled("Etterpå"), NOW)
    journal.flush()
    saved = write_strategy(apply(parse_strategy(BASE).strategy, *titled("Lagret")))
    journal.saved(saved, document, mark)
    journal.append(added(1), NOW)
    journal.flush()
    killed(journal)
    found = only(root)
    assert [len(entry.changes) for entry in found.changes] == [1, 1]
    assert found.strategy()["document"]["title"] == "Etterpå"
    assert found.strategy()["tools"]


def test_two_documents_of_one_name_and_two_that_were_never_saved(root, tmp_path):
    for name in ("a", "b"):
        left_behind(root, tmp_path / name / "strategi.yaml", titled(name))
        left_behind(root, None, titled(f"ny {name}"))
    found = find_recoverable(root)
    assert sorted(one.strategy()["document"]["title"] for one in found) == [
        "a",
        "b",
        "ny a",
        "ny b",
    ]
    for one in found:
        one.release()
    of_b = only(root, tmp_path / "b" / "strategi.yaml")
    assert of_b.strategy()["document"]["title"] == "b"


@posix_only
def test_a_document_is_found_through_a_link(root, document, tmp_path):
    left_behind(root, document, titled("Så"))
    (tmp_path / "lenke.yaml").symlink_to(document)
    assert only(root, tmp_path / "lenke.yaml").document == document


def test_an_empty_base_is_an_empty_strategy(root):
    journal = Journal.begin(root, None, b"", NOW)
    journal.append(titled("Ny"), NOW)
    journal.flush()
    killed(journal)
    found = only(root)
    assert found.strategy()["document"]["title"] == "Ny"
    assert found.on_disk() is OnDisk.NEVER_SAVED


# The file on disk


def test_the_file_on_disk_is_told_of(root, document):
    left_behind(root, document, titled("Så"))
    found = only(root)
    assert found.on_disk() is OnDisk.SAME
    document.write_bytes(write_strategy(strategy(document={"title": "Nyere"})))
    assert found.on_disk() is OnDisk.CHANGED
    document.write_bytes(b"half")
    assert found.on_disk() is OnDisk.CHANGED
    document.write_bytes(b"# mine\n" + write_strategy(found.strategy()))
    assert found.on_disk() is OnDisk.CHANGED  # the comment is more than was recovered
    document.write_bytes(write_strategy(found.strategy()))
    assert found.on_disk() is OnDisk.HOLDS_IT
    document.unlink()
    assert found.on_disk() is OnDisk.GONE
    document.mkdir()
    assert found.on_disk() is OnDisk.UNREADABLE


# Discarding


def test_what_is_discarded_is_kept_for_a_month(root, document):
    left_behind(root, document, titled("Første"))
    first = only(root)
    discard(first, NOW)
    assert find_recoverable(root) == []
    (kept,) = (root / DISCARDED).iterdir()
    assert b"F\xc3\xb8rste" in (kept / "changes-1.jsonl").read_bytes()
    left_behind(root, document, titled("Andre"))
    discard(only(root), NOW + timedelta(days=29))
    assert len(list((root / DISCARDED).iterdir())) == 2
    left_behind(root, document, titled("Tredje"))
    (root / DISCARDED / "mine notater").mkdir()
    discard(only(root), NOW + timedelta(days=31))
    assert len(list((root / DISCARDED).iterdir())) == 3
    assert not kept.exists()


def test_what_cannot_be_discarded_stays(root, document, monkeypatch):
    left_behind(root, document, titled("Så"))

    def refuse(*_):
        raise PermissionError(errno.EACCES, "in use")

    found = only(root)
    monkeypatch.setattr(recovery, "take_place", refuse)
    with pytest.raises(NotKept) as refused:
        discard(found, NOW)
    assert refused.value.code == "read_only"
    assert only(root) == found


# Damage


def test_half_a_last_line_is_no_damage(root, document):
    left_behind(root, document, titled("Så"), added(1))
    file = the_changes_file(root)
    whole = file.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(last, len(whole)):
        file.write_bytes(whole[:cut])
        found = only(root)
        assert found.damage == ()
        assert found.strategy()["document"]["title"] == "Så"
        found.release()


def test_a_damaged_line_is_told_of_and_the_rest_is_recovered(root, document):
    left_behind(
        root,
        document,
        titled("En"),
        added(1),
        titled("To"),
        (SetField(path("tools/t1/name"), "x"),),
    )
    file = the_changes_file(root)
    lines = file.read_bytes().split(b"\n")
    lines[2] = b"\0" * len(lines[2])
    file.write_bytes(b"\n".join(lines))
    found = only(root)
    restored = found.restored()
    assert found.damage == ("lost_changes",)
    assert restored.strategy["document"]["title"] == "To"
    assert [entry.changes[0].value for entry in restored.left_out] == ["x"]
    assert [entry.changes[0].value for entry in restored.made] == ["En", "To"]
    assert found.folder.exists()


@pytest.mark.parametrize("damaged", [1, 4])
def test_the_first_and_the_last_line_damaged(root, document, damaged):
    left_behind(root, document, titled("En"), added(1), added(2), added(3))
    file = the_changes_file(root)
    lines = file.read_bytes().split(b"\n")
    lines[damaged] = b"{"
    file.write_bytes(b"\n".join(lines))
    assert only(root).damage == ("lost_changes",)


def test_a_lost_first_line_is_told_of(root, document):
    left_behind(root, document, titled("Så"))
    file = the_changes_file(root)
    file.write_bytes(b"\0\0" + file.read_bytes())
    found = only(root)
    assert (found.document, found.damage) == (None, ("lost_header",))
    assert found.strategy()["document"]["title"] == "Så"


def test_a_lost_base_is_taken_from_the_document_itself(root, document):
    left_behind(root, document, titled("Så"))
    (base,) = root.glob("*/base-*")
    base.unlink()
    found = only(root)
    assert (found.base, found.damage) == (BASE, ())
    found.release()
    document.write_bytes(BASE + b"# more\n")
    found = only(root)
    assert (found.base, found.damage) == (None, ("lost_base",))
    assert found.strategy()["document"]["title"] == "Så"


def test_a_journal_of_a_newer_program_is_told_of_and_left_as_it_is(root, document, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(journal_lines, "VERSION", 2)
        left_behind(root, document, titled("Så"))
    file = the_changes_file(root)
    before = file.read_bytes()
    found = only(root)
    assert (found.damage, found.changes) == (("newer_version",), ())
    assert file.read_bytes() == before


def test_what_somebody_put_among_the_journals_stays(root, document):
    (root / "mine ting").mkdir(parents=True)
    (root / "mine ting" / "brev.txt").write_bytes(b"x")
    (root / "fil").write_bytes(b"x")
    left_behind(root, document)
    (folder,) = (one.parent for one in root.glob("*/lock"))
    (folder / "brev.txt").write_bytes(b"x")
    assert find_recoverable(root) == []
    assert (root / "mine ting" / "brev.txt").exists()
    assert (folder / "brev.txt").exists()
    assert find_recoverable(root / "nowhere") == []


@given(st.binary(min_size=1, max_size=40), st.integers(0, 400), st.booleans())
def test_no_damage_stops_the_reading_or_goes_untold(noise, at, is_over):
    header = Header(Path("a.yaml"), "x", 1, NOW)
    entries = tuple(Entry(NOW, titled(str(number))) for number in range(3))
    whole = header_line(header) + b"".join(entry_line(n, one) for n, one in enumerate(entries))
    damaged = whole[:at] + noise + whole[at + len(noise) * is_over :]
    read = read_lines(damaged)
    assert set(read.entries) <= set(entries)
    if damaged.endswith(b"\n") and read.entries != entries:
        assert read.damaged
    assert read.header in (header, None)


@given(st.data(), strategies(kept=True))
def test_every_change_comes_back(data, strategy):
    steps = []
    for number in range(3):
        change = data.draw(changes(strategy))
        strategy = apply(strategy, change)
        steps.append(Entry(NOW + timedelta(seconds=number), (change,)))
    header = Header(None, "x", 7, NOW)
    lines = b"".join(entry_line(number, entry) for number, entry in enumerate(steps))
    read = read_lines(header_line(header) + lines)
    assert (read.header, read.entries, read.damaged) == (header, tuple(steps), 0)


# Where it cannot be kept


def failing(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


def test_a_folder_that_cannot_be_written_to(tmp_path, document):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotKept) as refused:
        Journal.begin(tmp_path / "file" / "journals", document, BASE, NOW)
    assert refused.value.code in NOT_SAVED
    assert set(refused.value.values) == set(NOT_SAVED[refused.value.code])


def test_a_disk_that_is_full_when_it_begins(root, document, monkeypatch):
    monkeypatch.setattr(journal_module.os, "fsync", failing(errno.ENOSPC))
    with pytest.raises(NotKept) as refused:
        Journal.begin(root, document, BASE, NOW)
    assert refused.value.code == "no_space"
    assert list(root.iterdir()) == []


@pytest.mark.parametrize("can_cut", [True, False])
def test_a_disk_that_is_full_midway_loses_nothing(root, document, monkeypatch, can_cut):
    journal = Journal.begin(root, document, BASE, NOW)
    journal.append(titled("Før"), NOW)
    journal.flush()
    real_write = os.write

    def half(descriptor, data):
        if len(data) <= 10:
            raise OSError(errno.ENOSPC, "full")
        return real_write(descriptor, data[: len(data) - 10])

    with monkeypatch.context() as patched:
        patched.setattr(journal_module.os, "write", half)
        for number in (1, 2):
            journal.append(added(number), NOW)
            with pytest.raises(NotKept) as refused:
                journal.flush()
        assert refused.value.code == "no_space"
        assert journal.is_behind
    if not can_cut:
        monkeypatch.setattr(journal_module.os, "ftruncate", failing(errno.EIO))
    journal.append(added(3), NOW)
    journal.flush()
    journal.append(added(4), NOW)
    journal.flush()
    killed(journal)
    found = only(root)
    assert found.damage == ()
    assert {tool.id for tool in found.strategy()["tools"]} == {"t1", "t2", "t3", "t4"}


def test_a_save_that_the_journal_cannot_follow_loses_nothing(root, document, monkeypatch):
    journal = Journal.begin(root, document, BASE, NOW)
    journal.append(titled("Så"), NOW)
    journal.flush()
    with monkeypatch.context() as patched:
        patched.setattr(journal_module.os, "fsync", failing(errno.ENOSPC))
        with pytest.raises(NotKept):
            journal.saved(BASE, document)
    journal.append(added(1), NOW)
    journal.flush()
    killed(journal)
    assert only(root).strategy()["tools"]


@posix_only
def test_a_folder_that_somebody_removed_is_told_of(root, document):
    journal = Journal.begin(root, document, BASE, NOW)
    for file in list(journal.folder.iterdir()):
        file.unlink()
    journal.append(titled("Så"), NOW)
    with pytest.raises(NotKept) as refused:
        journal.flush()
    assert refused.value.code == "missing_folder"
    assert journal.is_behind
    journal.close()


@pytest.mark.parametrize("lives", [True, False])
def test_where_files_have_no_locks_the_process_is_asked(root, document, monkeypatch, lives):
    for module in (journal_module, recovery):
        monkeypatch.setattr(module, "take_lock", failing(errno.ENOLCK))
    left_behind(root, document, titled("Så"))
    file = the_changes_file(root)
    if not lives:
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        read = read_lines(file.read_bytes())
        header = replace(read.header, process=ended.pid)
        file.write_bytes(header_line(header) + entry_line(0, read.entries[0]))
    assert len(find_recoverable(root)) == (0 if lives else 1)


def test_there_are_words_for_everything():
    for code, names in NOT_SAVED.items():
        assert names_in(f"journal.not_kept.{code}") == set(names)
    for code in DAMAGE:
        assert names_in(f"journal.damage.{code}") == set()


# Real processes, killed at random moments

WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from lhl_editor.core.changes import AddItem, apply
from lhl_editor.core.path import Path as Place
from lhl_editor.core.strategy import Item, new_strategy
from lhl_editor.files.journal import Journal
from lhl_editor.files.saving import save_bytes
from lhl_editor.files.strategy_file import write_strategy

root, document, save_every = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
now, strategy = datetime(2030, 1, 1), new_strategy()
journal = Journal.begin(root, document, b"", now)
print("begun", flush=True)
for number in range(1_000_000):
    change = AddItem(Place(("tools",)), Item("tool", f"t{number}", {"name": "x" * (number % 5000)}))
    journal.append((change,), now)
    strategy = apply(strategy, change) if number < 2000 else strategy
    journal.flush()
    print(number, flush=True)
    if number % save_every == save_every - 1:
        data = write_strategy(strategy)
        save_bytes(document, data)
        journal.saved(data, document)
"""


def kill_while_writing(root: Path, document: Path, save_every: int, after: float) -> int:
    """The number of the last change that the writer was told is kept."""
    command = [sys.executable, "-c", WRITER, str(root), str(document), str(save_every)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "begun\n"
        time.sleep(after)
        os.kill(writer.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        told = writer.stdout.read().split("\n")[:-1]
    return int(told[-1]) if told else -1


def check_after_kill(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root, document = tmp_path / f"{seed}" / "state", tmp_path / f"{seed}.yaml"
    save_every = chance.choice((3, 7, 1_000_000))
    last = kill_while_writing(root, document, save_every, chance.uniform(0, 0.15))
    found = find_recoverable(root)
    saved = parse_strategy(document.read_bytes()).strategy if document.exists() else None
    kept = found[0].strategy() if found else saved
    tools = get(kept, path("tools")) if kept else ()
    assert {f"t{number}" for number in range(last + 1)} <= {tool.id for tool in tools}
    if found:
        assert found[0].damage == ()
        assert found[0].restored().left_out == ()
        # Killed after saving and before the journal heard of it: the file says it all.
        assert found[0].on_disk() is not OnDisk.CHANGED


@pytest.mark.parametrize("seed", range(6))
def test_what_was_flushed_before_a_kill_is_recovered(tmp_path, seed):
    check_after_kill(tmp_path, seed)


@pytest.mark.full
def test_what_was_flushed_before_many_kills_is_recovered(tmp_path):
    for seed in range(100, 300):
        check_after_kill(tmp_path, seed)


def test_processes_that_look_at_once_never_get_the_same_journal(root, document):
    for number in range(6):
        left_behind(root, document, added(number))
    finder = (
        "import sys, pathlib; from lhl_editor.files.recovery import find_recoverable;"
        "found = find_recoverable(pathlib.Path(sys.argv[1]));"
        "print(*(one.folder.name for one in found), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", finder, str(root)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    finders = [subprocess.Popen(command, **pipes) for _ in range(3)]
    names = [one.stdout.readline().split() for one in finders]
    for one in finders:
        one.communicate()
    assert sorted(chain(*names)) == sorted(folder.name for folder in root.iterdir())

"""The history first, then the file: whatever ends a save on its way, nothing acknowledged is lost.

Real processes are killed and refused at every call of the system that a save makes.
"""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from lhl_editor.core.strategy import new_strategy
from lhl_editor.files import versioned_saving
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.versioned_saving import record_file, save_with_history
from lhl_editor.files.versions import Author, History
from tests.files.history_files import KARI, codes, history, later, text

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(os.name != "posix", reason="needs fork and signals")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LHL_EDITOR_HOME", str(tmp_path / "home"))


def save(folder, data, minutes=0.0, **options):
    return save_with_history(
        folder / "strategy.yaml", data, KARI, later(minutes), history=history(folder), **options
    )


def test_a_save_is_a_version_and_then_the_file(tmp_path):
    saved = save(tmp_path, b"first", note="Why", summary="alt nytt")
    assert saved.version is not None
    assert (saved.version.note, saved.version.summary) == ("Why", "alt nytt")
    assert (tmp_path / "strategy.yaml").read_bytes() == b"first" == saved.data
    assert (saved.trouble, saved.outside, saved.aside) == (None, None, None)
    again = save(tmp_path, b"first", 1)
    assert again.version == saved.version


def test_a_strategy_is_written_as_the_file_has_it(tmp_path):
    saved = save(tmp_path, new_strategy())
    assert (tmp_path / "strategy.yaml").read_bytes() == saved.data == b"format: 1\n"


def test_another_edition_that_was_only_looked_at_is_not_overtaken(tmp_path):
    """A copy beside the file became a version to be compared with: it waits to be taken in."""
    first = save(tmp_path, b"one\ntwo\nthree\n").version
    made = history(tmp_path)
    copy = made.append(b"one\nTWO\nthree\n", Author(), later(1), follows=[first], origin="outside")
    assert save(tmp_path, b"one\ntwo\nthree\n", 2).version == first
    assert made.base(b"one\ntwo\nthree\nfour\n") == [first]
    assert made.base(b"one\nTWO\nthree\nfour\n") == [copy]
    assert made.heads == [copy]


def test_what_was_edited_outside_is_a_version_before_it_gives_way(tmp_path):
    first = save(tmp_path, b"first").version
    (tmp_path / "strategy.yaml").write_bytes(b"by hand\xff")
    saved = save(tmp_path, b"second", 1)
    assert saved.outside is not None
    assert saved.outside.origin == "outside"
    made = history(tmp_path)
    assert [made.read(one) for one in made.versions()] == [b"second", b"by hand\xff", b"first"]
    assert first is not None
    assert saved.outside.follows == (first.id,)
    assert saved.version is not None
    assert saved.version.follows == (saved.outside.id,)


def test_what_another_has_saved_since_it_was_read_does_not_give_way(tmp_path):
    file = tmp_path / "strategy.yaml"
    read, theirs, ours = (
        b"format: 1\ndocument:\n  title: %s\n" % one for one in (b"A", b"B", b"C")
    )
    save(tmp_path, read)
    save(tmp_path, theirs, 1)  # by another process, a moment ago
    with pytest.raises(NotSaved) as refused:
        save(tmp_path, ours, 2, expected=[read])
    assert refused.value.code == "changed"
    assert file.read_bytes() == theirs
    file.write_bytes(b"document:\n  title: A # half written")
    with pytest.raises(NotSaved):
        save(tmp_path, ours, 2, expected=[read])
    file.write_bytes(b"format: 1\ndocument: {title: A}\n")  # the same, said otherwise
    assert save(tmp_path, ours, 3, expected=[read]).outside is not None
    assert file.read_bytes() == ours


@pytest.mark.parametrize("is_expected", [True, False])
def test_what_is_written_while_the_version_is_made_is_kept_too(tmp_path, is_expected, monkeypatch):
    file = tmp_path / "strategy.yaml"
    read, late, ours = (b"format: 1\ndocument:\n  title: %s\n" % one for one in (b"A", b"B", b"C"))
    save(tmp_path, read)
    append = History.append

    def append_slowly(self, data, *rest, **options):
        version = append(self, data, *rest, **options)
        if data == ours:
            file.write_bytes(late)
        return version

    monkeypatch.setattr(History, "append", append_slowly)
    if is_expected:
        with pytest.raises(NotSaved):
            save(tmp_path, ours, 1, expected=[read])
        assert file.read_bytes() == late
        return
    saved = save(tmp_path, ours, 1)
    assert saved.outside is not None
    assert history(tmp_path).read(saved.outside) == late
    assert file.read_bytes() == ours


def test_opening_a_file_that_is_no_version_makes_it_one(tmp_path):
    file = tmp_path / "strategy.yaml"
    assert record_file(file, later(0), history(tmp_path)) is None  # there is none
    file.write_bytes(b"as it was")
    found = record_file(file, later(0), history(tmp_path))
    assert found is not None
    assert found.origin == "found"
    assert record_file(file, later(1), history(tmp_path)) is None


def test_two_who_save_what_they_made_of_one_version_make_two_heads(tmp_path):
    base = save(tmp_path, b"base").version
    assert base is not None
    one = save(tmp_path, b"one", 1, follows=[base]).version
    other = save(tmp_path, b"other", 2, follows=[base]).version
    assert history(tmp_path).heads == [other, one]


def unwritable(folder):
    """Something else stands where the history should, as good as a folder without access."""
    (folder / "strategy.history").write_bytes(b"")


def test_a_history_that_cannot_be_written_blocks_no_save(tmp_path):
    unwritable(tmp_path)
    saved = save(tmp_path, b"first")
    assert saved.version is None
    assert saved.trouble is not None
    assert (tmp_path / "strategy.yaml").read_bytes() == b"first"
    (tmp_path / "strategy.history").unlink()
    after = save(tmp_path, b"second", 1)
    assert after.outside is not None  # what was saved meanwhile
    made = history(tmp_path)
    assert [made.read(one) for one in made.versions()] == [b"second", b"first"]


def test_what_neither_history_nor_file_would_hold_any_more_is_kept_aside(tmp_path):
    unwritable(tmp_path)
    (tmp_path / "strategy.yaml").write_bytes(b"by hand")
    saved = save(tmp_path, b"first")
    assert saved.aside is not None
    assert saved.aside.read_bytes() == b"by hand"


def test_where_nothing_can_keep_it_nothing_gives_way(tmp_path, monkeypatch):
    def full(path, *_):
        raise NotSaved(path, "no_space")

    unwritable(tmp_path)
    monkeypatch.setattr(versioned_saving, "keep_aside", full)
    (tmp_path / "strategy.yaml").write_bytes(b"by hand")
    with pytest.raises(NotSaved):
        save(tmp_path, b"first")
    assert (tmp_path / "strategy.yaml").read_bytes() == b"by hand"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_is_read_only_is_told_of(tmp_path):
    save(tmp_path, b"first")
    folder = tmp_path / "strategy.history"
    for each in (*folder.iterdir(), folder, tmp_path):
        each.chmod(0o555)
    try:
        with pytest.raises(NotSaved) as refused:
            save(tmp_path, b"second", 1)
    finally:
        for each in (tmp_path, folder, *folder.iterdir()):
            each.chmod(0o755)
    assert refused.value.code == "read_only"
    assert history(tmp_path).count == 1


def interrupted(folder, how, first=1):
    """What each child told, and the versions as a new program finds them afterwards."""
    (folder / "strategy.yaml").write_bytes(text(0))
    command = [sys.executable, "-m", "tests.files.interrupted_saves", str(folder), how, str(first)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment, timeout=300
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def contents(folder, machine="state"):
    """The bytes of every version by id, as a program finds them."""
    made = History.of(folder / "strategy.yaml", folder / machine)
    return {one.id: made.read(one) for one in made.versions()}


def check_nothing_is_lost(folder, told):
    held = contents(folder)
    assert held == contents(folder, "another")
    for one in told:
        assert one["before"].encode() in held.values(), one  # each state that the file ever had
        if one.get("version"):
            assert held[one["version"]] == text(one["number"]), one
    made = history(folder)
    assert set(codes(made)) <= {"doubled"}
    assert (folder / "strategy.yaml").read_bytes() == text(told[-1]["number"])


@posix_only
def test_killed_at_every_point_of_a_save_no_version_is_lost(tmp_path):
    told = interrupted(tmp_path, "kill")
    assert len(told) > 20
    check_nothing_is_lost(tmp_path, told)
    killed = [one for one in told if "is_over" not in one]
    assert len(killed) >= len(told) - 2  # all but the last, and what ends after its answer
    files = sorted((tmp_path / "strategy.history").rglob("*.xz"))
    assert any(len(file.name) > 26 for file in files)  # packs were made on the way


@posix_only
@pytest.mark.parametrize("how", ["EIO", "EIO*", "ENOSPC", "ENOSPC*", "EACCES", "EACCES*"])
def test_refused_at_every_point_of_a_save_no_version_is_lost(tmp_path, how):
    told = interrupted(tmp_path, how)
    check_nothing_is_lost(tmp_path, told)
    for one in told:  # saved, or told why not
        assert one.get("version") or one.get("trouble") or one.get("refused"), one


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.versioned_saving import save_with_history
from tests.files.history_files import KARI, START
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
data = b"".join(b"%d" % n for n in range(9999))
try:
    saved = save_with_history(Path(sys.argv[1]), data, KARI, START)
    print(saved.trouble.code if saved.trouble else "saved")
except NotSaved as refused:
    print("refused", refused.code)
"""


@posix_only
@pytest.mark.parametrize("room", [0, 50, 2000, 20_000])
def test_a_disk_that_is_full(tmp_path, room):
    save(tmp_path, b"first")
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "strategy.yaml"), str(room)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert said.stdout == "refused no_space\n"
    assert (tmp_path / "strategy.yaml").read_bytes() == b"first"
    made = history(tmp_path)
    assert b"first" in contents(tmp_path).values()
    assert codes(made) == []


SAVER = """
import sys
from datetime import datetime
from pathlib import Path
from lhl_editor.files.versioned_saving import save_with_history
from lhl_editor.files.versions import Author
for n in range(int(sys.argv[3])):
    data = f"{sys.argv[2]} {n}\\n".encode()
    saved = save_with_history(Path(sys.argv[1]), data, Author(sys.argv[2]), datetime.now())
    print(saved.version.id, data.decode(), end="")
"""


@pytest.mark.parametrize("is_one_machine", [True, False])
def test_six_programs_that_save_at_once_lose_nothing(tmp_path, is_one_machine):
    save(tmp_path, b"first")
    each = 12
    programs = []
    for number in range(6):
        home = tmp_path / ("home" if is_one_machine else f"home{number}")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "LHL_EDITOR_HOME": str(home)}
        command = [sys.executable, "-c", SAVER, str(tmp_path / "strategy.yaml"), f"p{number}"]
        programs.append(
            subprocess.Popen(
                [*command, str(each)], env=environment, stdout=subprocess.PIPE, text=True
            )
        )
    told = [line for one in programs for line in one.communicate(timeout=120)[0].splitlines()]
    assert all(one.returncode == 0 for one in programs)
    assert len(told) == 6 * each
    held = contents(tmp_path)
    for line in told:
        id, _, data = line.partition(" ")
        assert held[id] == f"{data}\n".encode()
    assert (tmp_path / "strategy.yaml").read_bytes() in held.values()
    made = history(tmp_path)
    assert codes(made) == [] or set(codes(made)) == {"clock_back"}
    writers = len(list((tmp_path / "strategy.history").iterdir()))
    assert writers == (2 if is_one_machine else 7)


def test_versions_are_known_by_the_bytes_that_the_file_has(tmp_path):
    saved = save(tmp_path, b"first")
    assert saved.version is not None
    there = sha256((tmp_path / "strategy.yaml").read_bytes()).hexdigest()
    assert saved.version.document == there

"""Who has a document open is known to other processes, until the process ends, however it does."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from lhl_editor.files.open_marks import OpenMark

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from lhl_editor.files.open_marks import OpenMark
mark = OpenMark(Path(sys.argv[1]), Path(sys.argv[2]))
print(mark.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path):
    """Another process that has the document open."""
    arguments = [sys.executable, "-c", HOLDER, str(tmp_path / "strategi.yaml"), str(tmp_path / "s")]
    process = subprocess.Popen(
        arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline().strip() == "False", "nobody had it before"
    yield process
    process.kill()
    process.communicate()


def mark(tmp_path, name="strategi.yaml"):
    return OpenMark(tmp_path / name, tmp_path / "s")


def test_on_a_mac_a_name_is_the_same_in_any_case_and_composition(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    held = mark(tmp_path, normalize("NFC", "Må leses.yaml"))
    held.take()
    assert mark(tmp_path, normalize("NFD", "må leses.yaml")).take(), "another has it open"
    held.release()


def test_a_document_that_another_process_has_open_is_told(tmp_path, other):
    assert other.poll() is None
    assert mark(tmp_path).take()
    assert not mark(tmp_path, "annen.yaml").take()


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_killed_process_leaves_nothing_that_blocks(tmp_path, other):
    mine = mark(tmp_path)
    assert mine.take()
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    assert not mine.take()


def test_a_mark_is_had_once_and_given_back(tmp_path):
    first, second = mark(tmp_path), mark(tmp_path)
    assert not first.take()
    assert not first.take(), "it is its own"
    assert second.take()
    first.release()
    assert not second.take()
    assert list(tmp_path.glob("*.lock")) == [], "nothing lies beside the document"


def test_where_no_mark_can_be_made_nobody_is_kept_from_anything(tmp_path):
    (tmp_path / "s").write_bytes(b"a file, not a folder")
    assert not mark(tmp_path).take()

"""Saving is whole or not at all: never a half file, never a file left over."""

import errno
import os
import stat
import subprocess
import sys

import pytest

from lhl_editor.files import saving
from lhl_editor.files.saving import NOT_SAVED, NotSaved, save_bytes

POSIX = os.name == "posix"
posix_only = pytest.mark.skipif(not POSIX, reason="needs POSIX files")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def refusal(path, data=b"new") -> NotSaved:
    with pytest.raises(NotSaved) as refused:
        save_bytes(path, data)
    assert set(refused.value.values) == set(NOT_SAVED[refused.value.code])
    return refused.value


def failing(code):
    def fail(*_, **__):
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("data", [b"", b"blue\r\n\x00", b"x" * 1_000_000])
def test_a_new_file_and_again(tmp_path, data):
    path = tmp_path / "strategy.yaml"
    for content in (data, data + b"more", data):
        save_bytes(path, content)
        assert path.read_bytes() == content
    assert names(tmp_path) == ["strategy.yaml"]


def test_a_path_without_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save_bytes(saving.Path("strategy.yaml"), b"new")
    assert (tmp_path / "strategy.yaml").read_bytes() == b"new"


def test_the_longest_name_that_a_file_can_have(tmp_path):
    save_bytes(tmp_path / ("n" * 255), b"new")
    assert names(tmp_path) == ["n" * 255]


@posix_only
def test_permissions_are_kept(tmp_path):
    path = tmp_path / "strategy.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save_bytes(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix_only
def test_a_new_file_gets_the_usual_permissions(tmp_path):
    (tmp_path / "usual").write_bytes(b"")
    save_bytes(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix_only
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_a_link(tmp_path, exists):
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "real.yaml"
    if exists:
        target.write_bytes(b"old")
    link = tmp_path / "strategy.yaml"
    link.symlink_to("there/real.yaml")
    save_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["strategy.yaml", "there"]
    assert names(tmp_path / "there") == ["real.yaml"]


@posix_only
def test_a_reader_of_the_old_file_reads_on(tmp_path):
    path = tmp_path / "strategy.yaml"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        save_bytes(path, b"new")
        assert reader.read() == b"old"


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "no_space"),
        (errno.EFBIG, "no_space"),
        (errno.EACCES, "read_only"),
        (errno.EROFS, "read_only"),
        (errno.ENOENT, "missing_folder"),
        (errno.EIO, "other"),
    ],
)
def test_a_failure_leaves_everything_as_it_was(tmp_path, monkeypatch, step, number, code):
    path = tmp_path / "strategy.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(saving.os, step, failing(number))
    assert refusal(path).code == code
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["strategy.yaml"]


def test_an_interruption_leaves_everything_as_it_was(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(saving.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save_bytes(tmp_path / "strategy.yaml", b"new")
    assert names(tmp_path) == []


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from lhl_editor.files.saving import NotSaved, save_bytes
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    save_bytes(Path(sys.argv[1]), b"x" * 100_000)
except NotSaved as refused:
    print(refused.code)
"""


@posix_only
def test_a_disk_that_is_full_midway(tmp_path):
    path = tmp_path / "strategy.yaml"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", FULL_DISK, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout == "no_space\n"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["strategy.yaml"]


def test_a_folder_that_is_missing(tmp_path):
    missing = refusal(tmp_path / "no" / "strategy.yaml")
    assert (missing.code, missing.values) == ("missing_folder", {"folder": str(tmp_path / "no")})
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "file" / "strategy.yaml").code == "missing_folder"


def test_a_folder_in_its_place(tmp_path):
    assert refusal(tmp_path).code == "is_folder"


@posix_only
def test_a_pipe_or_device_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").code == "not_regular"
    assert refusal(saving.Path(os.devnull)).code == "not_regular"
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_file_that_may_not_be_written(tmp_path, monkeypatch):
    path = tmp_path / "strategy.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(saving.os, "access", lambda *_: False)  # root may write everything
    assert refusal(path).code == "read_only"
    assert path.read_bytes() == b"old"


def test_a_path_that_is_none(tmp_path):
    assert refusal(tmp_path / "a\0b").code == "other"
    assert refusal(tmp_path / ("n" * 300)).code == "other"


def test_a_folder_that_cannot_be_synchronised_is_no_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "_sync_folder", saving._sync_folder)
    real_open = os.open

    def no_folders(path, flags, *rest):
        if os.path.isdir(path):
            raise OSError(errno.EINVAL, "no")
        return real_open(path, flags, *rest)

    monkeypatch.setattr(saving.os, "open", no_folders)
    save_bytes(tmp_path / "strategy.yaml", b"new")
    assert names(tmp_path) == ["strategy.yaml"]


@pytest.mark.parametrize(("refusals", "is_saved"), [(0, True), (3, True), (4, False)])
def test_what_another_program_has_open_is_tried_again(tmp_path, monkeypatch, refusals, is_saved):
    real_replace, left = os.replace, [refusals]

    def replace(*paths):
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "in use")
        real_replace(*paths)

    monkeypatch.setattr(saving, "_PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(saving.os, "replace", replace)
    path = tmp_path / "strategy.yaml"
    if is_saved:
        save_bytes(path, b"new")
    else:
        assert refusal(path).code == "read_only"
    assert names(tmp_path) == (["strategy.yaml"] if is_saved else [])

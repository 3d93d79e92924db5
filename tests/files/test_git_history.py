"""A history as a git repository, and back: git finds it faultless, and every digest comes back."""

import random
import shutil
import subprocess

import pytest

from lhl_editor.files.git_history import export_git
from lhl_editor.files.git_import import import_git
from lhl_editor.files.git_objects import GitFault, delta
from lhl_editor.files.git_repository import _patched
from lhl_editor.files.history.record import Author
from tests.files.history_files import KARI, OLA, codes, files, filled, history, later, two_writers

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin:/usr/local/bin",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Per",
    "GIT_AUTHOR_EMAIL": "per@example.org",
    "GIT_COMMITTER_NAME": "Per",
    "GIT_COMMITTER_EMAIL": "per@example.org",
    "HOME": "/nonexistent",
}


def git(folder, *arguments):
    command = ["git", "-C", str(folder), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env=ENVIRONMENT)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def ids(made):
    names = {naming.id for one in made.versions() for naming in one.names}
    return {one.id for one in made.versions()} | names


def rich(folder):
    """Two writers, merged, with names, odd characters and bytes that are no text."""
    made, base, ours, theirs = two_writers(folder)
    both = made.append(b"both\xff\x00", KARI, later(5), "Flettet\n\nto", follows=[ours, theirs])
    made.record_outside(b"", later(6))
    odd = made.append(
        b"odd", Author("Æ <b>", "x@y"), later(7), "  æ\r\nø: å\n\n\n\tinn", summary="s"
    )
    made.name(base, "1.0", "adopted", "2026", author=OLA, now=later(8))
    made.name(both, "til høring / ~2", "hearing", "2026", "Hva\nnå", author=OLA, now=later(9))
    made.name(odd, "1.0", "archived", "2026", author=KARI, now=later(9))
    made.append(b"head", Author(), later(10), follows=[base])
    return made


@needs_git
def test_git_finds_the_repository_faultless(tmp_path):
    made = rich(tmp_path)
    left = export_git(made, "strategi.yaml", tmp_path / "git")
    assert (left.versions, left.lost) == (made.count, ())
    said = subprocess.run(
        ["git", "-C", tmp_path / "git", "fsck", "--strict", "--full", "--no-dangling"],
        capture_output=True,
        env=ENVIRONMENT,
    )
    assert (said.returncode, said.stdout) == (0, b"")
    log = git(tmp_path / "git", "log", "--all", "--format=%an|%ae|%aI|%s")
    assert "Kari Nordmann|kari@example.org|2026-11-23T10:43:00+00:00|note 0" not in log
    assert "Kari Nordmann|kari@example.org|2026-11-23T10:47:00Z|Flettet" in log.replace(
        "+00:00", "Z"
    )
    assert len(log.splitlines()) == made.count
    assert git(tmp_path / "git", "tag").splitlines() == ["1.0", "1.0-2", "til-høring-2"]
    assert git(tmp_path / "git", "cat-file", "-t", "1.0") == "tag\n"
    assert git(tmp_path / "git", "show", "main:strategi.yaml") == "head"
    assert len(git(tmp_path / "git", "branch").splitlines()) == len(made.heads)


@pytest.mark.parametrize("how", ["as written", "packed by git", "cloned", "loose"])
def test_every_digest_comes_back(tmp_path, how):
    made = rich(tmp_path)
    target = tmp_path / "git"
    export_git(made, "strategy.yaml", target)
    if how != "as written" and shutil.which("git") is None:
        pytest.skip("needs git")
    if how == "packed by git":
        git(target, "repack", "-a", "-d", "-f", "--depth=50")
    elif how == "cloned":
        git(tmp_path, "clone", "--quiet", "--no-hardlinks", target, tmp_path / "clone")
        target = tmp_path / "clone"
    elif how == "loose":
        pack = next((target / "objects" / "pack").glob("*.pack"))
        (tmp_path / "away").mkdir()
        moved = shutil.move(pack, tmp_path / "away" / pack.name)
        pack.with_suffix(".idx").unlink()
        with open(moved, "rb") as data:
            subprocess.run(
                ["git", "-C", target, "unpack-objects", "-q"],
                stdin=data,
                check=True,
                env=ENVIRONMENT,
            )
    again = history(tmp_path / "again")
    assert import_git(again, target, "strategy.yaml") == made.count
    assert ids(again) == ids(made)
    assert [one.id for one in again.versions()] == [one.id for one in made.versions()]
    assert [again.read(one) for one in again.versions()] == [made.read(v) for v in made.versions()]
    assert codes(again) == codes(made)
    assert import_git(again, target, "strategy.yaml") == 0


@pytest.mark.usefixtures("small_packs")
def test_many_versions_come_back_in_packs(tmp_path):
    made, versions = filled(tmp_path, 64)
    export_git(made, "strategy.yaml", tmp_path / "git")
    again = history(tmp_path / "again")
    assert import_git(again, tmp_path / "git", "strategy.yaml") == 64
    assert [one.id for one in again.versions()] == [one.id for one in versions[::-1]]
    assert len(files(again)) == 6 + 4
    assert codes(again) == []


@needs_git
def test_what_others_committed_comes_back_as_versions(tmp_path):
    made, (first, second) = filled(tmp_path, 2)
    export_git(made, "strategy.yaml", tmp_path / "git")
    work = tmp_path / "work"
    git(tmp_path, "clone", "--quiet", tmp_path / "git", work)
    (work / "strategy.yaml").write_bytes(b"by Per")
    git(work, "commit", "-qam", "Per sin\n\nhvorfor")
    (work / "README").write_bytes(b"another file")
    git(work, "add", ".")
    git(work, "commit", "-qm", "not the document")
    git(work, "tag", "2.0")
    git(work, "tag", "-a", "2.1", "-m", "Nå")
    assert import_git(made, work, "strategy.yaml") == 1
    (per,) = made.heads
    assert (per.author, per.note) == (Author("Per", "per@example.org"), "Per sin\n\nhvorfor")
    assert (per.origin, per.follows, made.read(per)) == ("imported", (second.id,), b"by Per")
    assert {naming.name for naming in per.names} == {"2.0", "2.1"}
    assert import_git(made, work, "strategy.yaml") == 0
    elsewhere = history(tmp_path / "elsewhere")
    import_git(elsewhere, work, "strategy.yaml")
    assert ids(elsewhere) == ids(made)
    assert first.id in ids(elsewhere)


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    made, _ = filled(tmp_path, 1)
    with pytest.raises(GitFault) as refused:
        export_git(made, "strategy.yaml", tmp_path)
    assert refused.value.code == "not_empty"
    with pytest.raises(GitFault) as refused:
        import_git(made, tmp_path, "strategy.yaml")
    assert refused.value.code == "no_repository"


def test_a_damaged_repository_is_told_of_and_brings_nothing(tmp_path):
    made, _ = filled(tmp_path, 5)
    export_git(made, "strategy.yaml", tmp_path / "git")
    pack = next((tmp_path / "git").rglob("*.pack"))
    pack.write_bytes(pack.read_bytes()[:200])
    again = history(tmp_path / "again")
    with pytest.raises(GitFault) as refused:
        import_git(again, tmp_path / "git", "strategy.yaml")
    assert refused.value.code == "unreadable"
    assert again.count == 0


def test_a_version_that_is_lost_is_left_out_and_told_of(tmp_path):
    made, versions = filled(tmp_path, 3)
    assert made.count == 3
    broken = files(made)[1]
    broken.write_bytes(bytes(broken.stat().st_size))
    left = export_git(made, "strategy.yaml", tmp_path / "git")
    assert (left.versions, [one.id for one in left.lost]) == (2, [versions[1].id])


def test_a_delta_makes_the_second_of_the_first():
    numbers = random.Random(1)
    for _ in range(300):
        before = numbers.randbytes(numbers.choice([0, 1, 5, 70_000]))
        cut = numbers.randrange(len(before) + 1)
        after = before[:cut] + numbers.randbytes(numbers.randrange(300)) + before[cut + 3 :]
        assert _patched(before, delta(before, after)) == after

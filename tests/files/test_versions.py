"""The history of a document: nothing is rewritten, nothing is lost, and it is read in a moment."""

import json
import os
import subprocess
from datetime import timedelta
from hashlib import sha256
from shutil import copytree, rmtree, which

import pytest

from lhl_editor.files.history import packs
from lhl_editor.files.history.compression import compressed
from lhl_editor.files.history.record import Author, Record, clean, found_at, written
from lhl_editor.files.versions import History, NotFound, Several, VersionLost
from tests.files.history_files import (
    KARI,
    OLA,
    START,
    codes,
    files,
    filled,
    history,
    later,
    text,
    two_writers,
)


def test_a_new_document_has_no_versions_and_asking_makes_nothing(tmp_path):
    made = history(tmp_path)
    assert (made.versions(), made.last, made.heads, made.count) == ([], None, [], 0)
    assert made.verify().is_whole
    assert not made.folder.exists()


def test_a_version_holds_what_was_given(tmp_path):
    made = history(tmp_path)
    first = made.append(b"a\r\n\x00\xff", KARI, START, "Why\n\n  indented", summary="1 ny")
    second = made.append(b"b", Author("Ola"), later(1))
    assert made.versions() == [second, first]
    assert (first.author, first.time) == (KARI, START)
    assert (first.note, first.summary) == ("Why\n\n  indented", "1 ny")
    assert (first.document, first.origin) == (sha256(b"a\r\n\x00\xff").hexdigest(), "saved")
    assert (second.author, second.follows) == (Author("Ola"), (first.id,))
    assert [made.read(one) for one in (first, second)] == [b"a\r\n\x00\xff", b"b"]
    assert made.folder == tmp_path / "strategy.history"


def test_the_same_bytes_again_are_no_new_version(tmp_path):
    made, (first, second) = filled(tmp_path, 2)
    assert made.append(text(1), OLA, later(9)) == second
    assert made.append(text(0), OLA, later(9)) not in (first, second)  # back to what was
    assert made.count == 3


def test_a_save_that_failed_after_its_version_is_not_kept_twice(tmp_path):
    made, (first,) = filled(tmp_path, 1)
    once = made.append(b"b", KARI, later(1), follows=[first])
    assert made.append(b"b", KARI, later(2), follows=[first]) == once


@pytest.mark.skipif(which("xz") is None, reason="needs xz")
def test_a_file_can_be_read_with_xz(tmp_path):
    made, _ = filled(tmp_path, 1)
    (file,) = files(made)
    said = subprocess.run(["xz", "-dc", file], capture_output=True, check=True).stdout
    assert said.startswith(b"lhl-editor history 1\nkind: version\n")
    assert b"author: Kari Nordmann <kari@example.org>\n" in said
    assert said.endswith(b"\n\n" + text(0))
    assert file.name == f"000001-{sha256(said).hexdigest()[:16]}.xz"


def test_a_record_comes_back_as_it_was_written():
    record = Record(
        kind="name",
        writer="abc",
        number=7,
        time="2026-11-23T10:42:00.000000+01:00",
        author="Åse Ø <a@b.no>",
        program="p",
        follows=("0" * 64,),
        note="one\n\n\ttwo: three\n",
        name=" 1.1 \n æ",
        files=(f"{'1' * 64} a b.pdf", f"{'2' * 64} c.docx"),
    )
    found = found_at(written(record))
    told = record._replace(note="one\n\n\ttwo: three", name="1.1 æ")
    assert found.record == told


def test_text_that_no_line_can_hold_is_cleaned():
    assert clean("a\r\nb\rc\x00\x1b\u2028d\ud800\n") == "a\nb\ncd?"
    assert str(Author("a<b>\nc", "x@y>")) == "ab c <x@y>"
    assert Author.parse("Kari <k@b>") == Author("Kari", "k@b")
    assert Author.parse("Kari") == Author("Kari")


def test_names_are_records_of_their_own(tmp_path):
    made, (first, second) = filled(tmp_path, 2)
    digest = sha256(b"pdf").hexdigest()
    named = made.name(
        first,
        "1.1",
        "adopted",
        "2026-11-24",
        "Vedtatt",
        author=OLA,
        now=later(5),
        files=[("a b.pdf", digest)],
    )
    assert named.id == first.id
    naming = named.naming
    assert naming is not None
    assert (naming.name, naming.status, naming.date) == ("1.1", "adopted", "2026-11-24")
    assert (naming.note, naming.author, naming.time) == ("Vedtatt", OLA, later(5))
    assert naming.files == (("a b.pdf", digest),)
    assert made.find("1.1").id == first.id
    assert made.last == second
    again = made.name(first, "1.2", "archived", "2027", author=OLA, now=later(6))
    assert [one.name for one in again.names] == ["1.1", "1.2"]
    assert made.find(" 1.2 ").id == first.id
    assert made.find("1.1").id == first.id  # what was published stands on paper under it
    made.name(second, "1.1", "adopted", "2028", author=OLA, now=later(7))
    assert made.find("1.1").id == second.id
    assert history(tmp_path, "elsewhere").versions() == made.versions()


def test_a_version_is_found_by_the_beginning_of_its_id(tmp_path):
    made, versions = filled(tmp_path, 3)
    for one in versions:
        assert made.find(one.id) == made.find(one.id[:8].upper()) == one
    for wrong in ("", "abc", "zzzzzz", versions[0].id[:3], "0" * 64):
        with pytest.raises(NotFound):
            made.find(wrong)


def test_a_name_that_two_versions_have_is_told_of(tmp_path):
    made, versions = filled(tmp_path, 2)
    for one in versions:
        made.name(one, "Høring", "hearing", "2026", author=KARI, now=later(9))
    with pytest.raises(Several) as several:
        made.find("høring")
    assert {one.id for one in several.value.versions} == {one.id for one in versions}


def test_a_clock_that_was_set_back_changes_no_order(tmp_path):
    made = history(tmp_path)
    order = [made.append(text(n), KARI, START - timedelta(days=n)) for n in range(4)]
    assert made.versions() == order[::-1] == history(tmp_path, "new").versions()
    assert codes(made) == ["clock_back"] * 3
    assert made.verify().is_whole


def test_two_who_worked_apart_make_two_heads(tmp_path):
    made, base, ours, theirs = two_writers(tmp_path)
    assert made.heads == [theirs, ours]
    assert made.common(ours, theirs) == base
    assert made.common(base, ours) == base
    assert len({one.writer for one in made.versions()}) == 2
    more = made.append(text(0) + b"ours\nmore\n", KARI, later(3))
    assert more.follows == (ours.id,)  # whose lines it has
    merged = made.append(b"both", KARI, later(4), follows=[more, theirs])
    assert made.heads == [merged]
    assert history(tmp_path, "third").versions() == made.versions()


@pytest.mark.usefixtures("small_packs")
def test_old_versions_go_into_packs(tmp_path):
    made, versions = filled(tmp_path, 37)
    made.name(versions[3], "1.0", "adopted", "2026", author=KARI, now=later(99))
    names = [file.name for file in files(made)]
    assert [name[:13] for name in names if len(name) == len("000001-000010-") + 19] == [
        "000001-000010",
        "000011-000020",
        "000021-000030",
    ]
    assert len(names) == 3 + 8
    for made_anew in (made, history(tmp_path, "new")):
        listed = made_anew.versions()
        assert [one.id for one in listed] == [one.id for one in versions[::-1]]
        assert [made_anew.read(one) for one in listed] == [text(n) for n in range(36, -1, -1)]
        assert made_anew.find("1.0").id == versions[3].id
        assert made_anew.verify().findings == ()


@pytest.mark.usefixtures("small_packs")
def test_a_name_in_a_pack_holds_on(tmp_path):
    made, (first, *_) = filled(tmp_path, 2)
    made.name(first, "1.0", "adopted", "2026", author=KARI, now=later(3))
    for n in range(2, 20):
        made.append(text(n), KARI, later(n + 5))
    assert made.find("1.0").id == first.id == history(tmp_path, "new").find("1.0").id


@pytest.mark.usefixtures("small_packs")
def test_what_a_pack_holds_already_is_tidied_away(tmp_path):
    made, _ = filled(tmp_path, 14)
    singles = {file.name: file.read_bytes() for file in files(made)}
    made.append(text(14), KARI, later(14))  # packs ten
    for name, data in list(singles.items())[:4]:  # as if it had been killed before the end
        (files(made)[0].parent / name).write_bytes(data)
    assert codes(made) == ["doubled"] * 4
    for n in range(15, 26):
        made.append(text(n), KARI, later(n))
    assert codes(made) == []
    assert made.count == 26


@pytest.mark.usefixtures("small_packs")
def test_a_damaged_file_goes_into_no_pack(tmp_path):
    made, _ = filled(tmp_path, 14)
    broken = files(made)[2]
    broken.write_bytes(broken.read_bytes()[:-9])
    for n in range(14, 40):
        made.append(text(n), KARI, later(n))
    assert broken.exists()
    assert codes(made) == ["damaged", "missing"]


@pytest.mark.parametrize("how", ["gone", "junk", "cut", "another", "folder", "old"])
def test_the_cache_may_be_lost_or_damaged(tmp_path, how):
    made, versions = filled(tmp_path, 30)
    (cache,) = (tmp_path / "here" / "history").glob("*.jsonl")
    data = cache.read_bytes()
    cache.unlink()
    match how:
        case "junk":
            cache.write_bytes(b"\xff\x00 junk\n" * 9)
        case "cut":
            cache.write_bytes(data[: len(data) // 2])
        case "another":
            cache.write_text(json.dumps({"format": 99}) + "\n")
        case "folder":
            cache.mkdir()
        case "old":
            cache.write_bytes(data)
            versions.append(made.append(text(30), KARI, later(30)))
            cache.write_bytes(data)
    anew = history(tmp_path)
    assert anew.versions(5) == versions[:-6:-1]
    assert anew.versions() == versions[::-1]
    assert [anew.read(one) for one in anew.versions()] == [made.read(v) for v in versions[::-1]]
    assert anew.append(b"more", KARI, later(60)).follows == (versions[-1].id,)


def test_the_state_folder_may_be_unusable(tmp_path):
    (tmp_path / "here").write_bytes(b"no folder")
    made, versions = filled(tmp_path, 3)
    assert made.versions() == versions[::-1]


def test_a_folder_that_was_moved_is_read_anew(tmp_path):
    made, versions = filled(tmp_path, 3)
    copytree(made.folder, tmp_path / "moved" / "strategy.history")
    moved = History.of(tmp_path / "moved" / "strategy.yaml", tmp_path / "here")
    assert moved.versions() == versions[::-1]
    rmtree(made.folder)
    assert made.versions() == []


def test_the_history_stands_beside_the_file_that_a_link_leads_to(tmp_path):
    (tmp_path / "there").mkdir()
    link = tmp_path / "strategy.yaml"
    try:
        link.symlink_to(tmp_path / "there" / "real.yaml")
    except OSError:
        pytest.skip("no links here")
    assert history(tmp_path).folder == tmp_path / "there" / "real.history"


def test_what_lies_about_in_a_synchronised_folder_is_left_alone(tmp_path):
    made, versions = filled(tmp_path, 2)
    for where in (made.folder, files(made)[0].parent):
        for name in ("desktop.ini", ".DS_Store", ".0123456789ab.tmp", "notes.txt"):
            (where / name).write_bytes(b"\x00")
    assert made.versions() == versions[::-1]
    assert codes(made) == []


@pytest.mark.parametrize("copy", ["{} (1).xz", "{}-PC7.xz", "{} (PC7 sin konfliktkopi).xz"])
def test_a_conflict_copy_of_a_version_is_seen_twice_and_counts_once(tmp_path, copy):
    made, versions = filled(tmp_path, 3)
    file = files(made)[1]
    file.with_name(copy.format(file.stem)).write_bytes(file.read_bytes())
    assert made.versions() == versions[::-1]
    assert codes(made) == ["doubled"]
    assert made.verify().is_whole
    file.unlink()  # the copy is as good
    assert made.read(versions[1]) == text(1)
    assert made.versions() == history(tmp_path, "new").versions()
    assert len(made.versions()) == 3


def test_a_version_that_is_half_synchronised_comes_when_it_is_whole(tmp_path):
    made, versions = filled(tmp_path, 3)
    file = files(made)[1]
    whole = file.read_bytes()
    for data in (b"", whole[:7], whole[:-5]):
        file.write_bytes(data)
        other = history(tmp_path, "other")
        assert [one.id for one in other.versions()] == [versions[2].id, versions[0].id]
        assert (len(other.faulty), other.missing) == (1, [versions[1].id])
        assert codes(other) == ["damaged", "missing"]
    file.write_bytes(whole)
    assert other.versions() == versions[::-1]
    assert (other.faulty, other.missing) == ({}, [])


def test_a_version_that_is_missing_blocks_no_save(tmp_path):
    made, versions = filled(tmp_path, 3)
    files(made)[2].unlink()
    more = made.append(b"more", KARI, later(9))
    assert more.follows == (versions[1].id,)
    assert not made.verify().findings  # the last had none after it
    files(made)[1].unlink()
    assert codes(made) == ["missing"]
    with pytest.raises(VersionLost):
        made.read(versions[1])
    assert [made.read(one) for one in made.versions()] == [b"more", text(0)]


def test_a_version_that_was_changed_afterwards_shows(tmp_path):
    made, _ = filled(tmp_path, 3)
    file = files(made)[1]
    other = written(Record("version", "x", 2, "2026-11-23T10:00:00+00:00", "Ola", "p"), b"other")
    file.write_bytes(compressed([other]))
    assert codes(made) == ["missing", "tampered"]
    assert not made.verify().is_whole


def test_a_damaged_pack_costs_only_what_is_damaged(tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "IN_A_PACK", 40)
    monkeypatch.setattr(packs, "_LOOSE", 5)
    made, versions = filled(tmp_path, 45)
    pack = files(made)[0]
    data = bytearray(pack.read_bytes())
    second = data.find(b"\xfd7zXZ", 10)
    data[second + 60 : second + 80] = b"\0" * 20
    pack.write_bytes(data)
    other = history(tmp_path, "other")
    kept = [*versions[:10], *versions[20:]]
    assert sorted(v.id for v in other.versions()) == sorted(v.id for v in kept)
    assert all(other.read(one) for one in other.versions())
    assert codes(other) == ["damaged", "missing"]
    with pytest.raises(VersionLost):
        made.read(versions[12])


def test_a_file_of_a_newer_program_is_told_of(tmp_path):
    made, _ = filled(tmp_path, 1)
    newer = files(made)[0].with_name("000009-0123456789abcdef.xz")
    newer.write_bytes(compressed([b"lhl-editor history 2\nkind: version\n\nx"]))
    assert codes(made) == ["newer"]
    assert made.count == 1


def test_what_another_program_wrote_is_kept_once(tmp_path):
    made = history(tmp_path)
    found = made.record_outside(b"as it was", START)
    assert found is not None
    assert (found.origin, found.author) == ("found", Author())
    assert made.record_outside(b"as it was", later(1)) is None
    outside = made.record_outside(b"by hand\xff", later(2))
    assert outside is not None
    assert (outside.origin, made.read(outside)) == ("outside", b"by hand\xff")
    assert outside.follows == (found.id,)


@pytest.mark.usefixtures("small_packs")
def test_what_was_left_half_written_goes_when_it_is_old(tmp_path):
    made, _ = filled(tmp_path, 14)
    left = files(made)[0].with_name(".0123456789ab.tmp")
    fresh = left.with_name(".0123456789ac.tmp")
    for each in (left, fresh):
        each.write_bytes(b"half")
    os.utime(left, (1_000_000_000, 1_000_000_000))
    made.append(text(14), KARI, later(14))
    assert (left.exists(), fresh.exists()) == (False, True)


def test_the_first_rows_are_there_without_the_rest(tmp_path):
    made, versions = filled(tmp_path, 60)
    assert history(tmp_path).versions(50) == versions[:-51:-1] == made.versions(50)
    assert history(tmp_path).versions(500) == versions[::-1]
    assert history(tmp_path).versions(0) == []

"""Tracked changes from one version to another: who they are signed by, and the file itself, made
here or in a process of its own, and on the command line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lhl_editor.cli import main
from lhl_editor.exporting import Order, export
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.pages.imprint import Imprint
from lhl_editor.redlining import Redline, Signatures, redline, signatures, signed
from lhl_editor.render.redline_marks import Signature
from tests.files.history_files import KARI, OLA, history, later
from tests.tracked_changes import W, accepted, changes, rejected, told

ROOT = Path(__file__).parent.parent
SHIPPED = (ROOT / "strategy.yaml").read_bytes()
TODAY = date(2026, 11, 22)
ANYBODY = Signature("Hvem som helst", datetime(2026, 12, 24, 17, tzinfo=UTC))
TITLE, CHAPTER, NAME = "document/title", "goals/title", "tools/idebanken/name"
ORDER = Order(pdf=False, docx=True, when=TODAY)


def edition(title="Felles", chapter="Kommunikasjonsmål"):
    """The shipped file with another title and chapter title."""
    data = SHIPPED.replace(b"title: Felles ", f"title: {title} ".encode(), 1)
    return data.replace("title: Kommunikasjonsmål\n".encode(), f"title: {chapter}\n".encode(), 1)


def signed_in(made, before, after, **versions):
    return signatures(
        made,
        parse_strategy(before).strategy,
        parse_strategy(after).strategy,
        **{"since": None, "until": None, **versions},
        otherwise=ANYBODY,
        name_of=lambda version: version.author.name,
    )


@pytest.fixture
def three(tmp_path):
    """A history of three versions: Kari changed the title, then Ola a chapter's."""
    made = history(tmp_path)
    editions = edition(), edition("Vår"), edition("Vår", "Mål")
    authors = zip(editions, (KARI, KARI, OLA), strict=True)
    versions = [made.append(data, who, later(n)) for n, (data, who) in enumerate(authors)]
    return made, editions, versions


def test_each_place_is_signed_by_whoever_changed_it_last(three):
    made, editions, versions = three
    found = signed_in(made, editions[0], editions[2], since=versions[0], until=versions[2])
    assert found.of(TITLE) == Signature("Kari Nordmann", versions[1].time)
    assert found.of(CHAPTER) == Signature("Ola Nordmann", versions[2].time)
    assert found.of("goals/sub_goals/a/title") == found.of("") == ANYBODY


def test_what_was_changed_before_is_nobodys_change(three):
    made, editions, versions = three
    found = signed_in(made, editions[1], editions[2], since=versions[1], until=versions[2])
    assert set(found.by_place) == {CHAPTER}


def test_what_no_version_holds_yet_is_signed_otherwise(three):
    made, editions, versions = three
    found = signed_in(made, editions[0], edition("Ny", "Mål"), since=versions[0])
    assert found.of(TITLE) == ANYBODY
    assert found.of(CHAPTER).author == "Ola Nordmann"


def test_without_a_history_everything_is(tmp_path):
    found = signed_in(history(tmp_path), edition(), edition("Ny"))
    assert found == Signatures(ANYBODY, {})


def test_a_place_has_the_signature_of_what_it_lies_in_or_of_the_last_in_it():
    old, new = (Signature(name, datetime(2026, 1, day)) for name, day in (("A", 1), ("B", 2)))
    found = Signatures(ANYBODY, {"tools/a": old, "tools/b": new, "goals/sub_goals/x": old})
    assert found.of("tools/a/name") == old
    assert found.of("tools") == new
    assert found.of("goals/sub_goals/y/title") == ANYBODY


def test_nobody_is_the_program():
    assert signed(" ", ANYBODY.when).author.startswith("lhl_editor ")
    assert signed("Kari", ANYBODY.when).author == "Kari"


@pytest.fixture(scope="module")
def asked():
    before, after = (parse_strategy(one).strategy for one in (edition(), edition("Vår", "Mål")))
    return Redline(before, after, ORDER, ORDER, Signatures(ANYBODY, {}))


def test_the_file_holds_both_as_they_are_exported(asked):
    data = redline(asked)
    assert told(accepted(data)) == told(export(asked.after, ORDER).docx)
    assert told(rejected(data)) == told(export(asked.before, ORDER).docx)
    assert data == redline(asked)


def test_both_are_on_the_paper_of_the_second(asked):
    a4 = replace(asked, order_after=replace(ORDER, paper="a4"))
    assert told(rejected(redline(a4))) == told(
        export(asked.before, replace(ORDER, paper="a4")).docx
    )


def test_the_versions_that_pages_name_are_tracked_too(asked):
    one, two = (replace(ORDER, imprint=Imprint(name, "2026-11-22")) for name in ("1.0", "1.1"))
    data = redline(replace(asked, order_before=one, order_after=two))
    assert told(accepted(data)) == told(export(asked.after, two).docx)
    assert told(rejected(data)) == told(export(asked.before, one).docx)


# The command line


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("LHL_EDITOR_HOME", str(tmp_path / "home"))
    copy = tmp_path / "strategi.yaml"
    copy.write_bytes(edition())
    return copy


def test_diff_writes_tracked_changes_signed_by_who_made_them(file, capsys):
    def called(*arguments):
        assert main(list(map(str, arguments))) == 0
        return capsys.readouterr()

    first = called("save", file, "--author", "Kari <k@example.org>").out.strip()
    file.write_bytes(edition("Vår"))
    called("save", file, "--author", "Ola <o@example.org>")
    file.write_bytes(edition("Vår", "Mål"))
    target = file.with_name("ut.docx")
    said = called("diff", file, first, "file", "--docx", target, "--author", "Åse").err
    assert f"Skrev {target}: sporede endringer fra" in said
    data = target.read_bytes()
    after = parse_strategy(file.read_bytes()).strategy
    assert told(accepted(data)) == told(export(after, ORDER).docx)
    assert {one.get(W + "author") for one in changes(data)} == {"Ola", "Åse"}
    called("diff", file, first, "saved", "--docx", target, "--list-docx", file.with_name("l.docx"))
    assert {one.get(W + "author") for one in changes(target.read_bytes())} == {"Ola"}
    assert file.with_name("l.docx").exists()


def test_diff_never_writes_over_what_it_compares_nor_two_files_in_one(file, capsys):
    other = file.with_name("andre.yaml")
    other.write_bytes(edition("Vår"))
    for target in (file, other):
        assert main(["diff", str(file), "file", str(other), "--docx", str(target)]) == 2
        assert "Velg et annet navn" in capsys.readouterr().err
    one = str(file.with_name("ut.docx"))
    assert main(["diff", str(file), "file", str(other), "--docx", one, "--list-docx", one]) == 2
    assert "Velg to navn" in capsys.readouterr().err
    assert sorted(path.name for path in file.parent.glob("*.*")) == ["andre.yaml", "strategi.yaml"]

"""The versions as a person or a script meets them on the command line."""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lhl_editor.cli import main
from lhl_editor.files.preferences import Preferences, write_preferences
from lhl_editor.files.user_folders import user_folders
from lhl_editor.files.versions import History

ROOT = Path(__file__).parent.parent
SHIPPED = (ROOT / "strategy.yaml").read_bytes()
KARI = ("--author", "Kari Nordmann <kari@example.org>")
OLA = ("--author", "Ola Nordmann <ola@example.org>")
TITLE = b"Felles kommunikasjonsstrategi for "


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LHL_EDITOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def file(tmp_path):
    copy = tmp_path / "strategi.yaml"
    copy.write_bytes(SHIPPED)
    return copy


@pytest.fixture
def call(file, capsys):
    """Calls the program; gives the code, what it printed, and what it said."""

    def called(command, *arguments, code=0):
        assert main([command, str(file), *map(str, arguments)]) == code
        told = capsys.readouterr()
        return told.out, told.err

    return called


def edit(file, old, new):
    data = file.read_bytes()
    assert old in data
    file.write_bytes(data.replace(old, new, 1))


def listed(call):
    return json.loads(call("history", "--json")[0])


def test_save_makes_a_version_of_the_file(file, call):
    id = call("save", "-m", "Først", *KARI)[0].strip()
    edit(file, TITLE, b"Strategi for ")
    call("save", "-m", "To\nlinjer", *OLA)
    found = listed(call)
    assert [one["note"] for one in found] == ["To\nlinjer", "Først"]
    assert [one["author"] for one in found] == [OLA[1], KARI[1]]
    assert found[1]["id"] == id
    assert found[0]["follows"] == [id]
    assert found[0]["summary"]
    assert {"id", "name", "author", "time", "note", "summary"} <= found[0].keys()
    assert call("show", id[:8])[0].encode() == SHIPPED


def test_save_of_what_is_saved_says_so(call):
    first, _ = call("save", *KARI)
    again, said = call("save", "-m", "igjen", *OLA)
    assert again == first
    assert "Ingenting er endret" in said
    assert len(listed(call)) == 1


def test_the_author_comes_from_the_call_the_settings_or_the_system(file, call):
    call("save")
    assert listed(call)[0]["author"]
    place = user_folders().preferences
    write_preferences(place, Preferences(), Preferences(name="Ida", email="ida@example.org"))
    for number, (arguments, author) in enumerate(
        [((), "Ida <ida@example.org>"), (KARI, KARI[1]), (("--author", "Per"), "Per")]
    ):
        edit(file, TITLE, TITLE + b"%d " % number)
        call("save", *arguments)
        assert listed(call)[0]["author"] == author
    assert "er ikke et navn" in call("save", "--author", " <>", code=2)[1]


def test_a_file_that_is_no_strategy_is_not_saved(file, call):
    file.write_bytes(b"format: [")
    assert "linje 1" in call("save", code=2)[1]
    assert listed(call) == []


def test_a_file_that_is_missing(file, call):
    file.unlink()
    for command in ("save", "history", "show x", "restore x", "blame x", "diff a b"):
        name, *rest = command.split()
        said = call(name, *rest, code=2)[1]
        assert said.count("\n") == 1
        assert str(file) in said


def test_history_of_a_file_that_is_gone_is_still_there(file, call):
    id = call("save", *KARI)[0].strip()
    file.unlink()
    assert len(listed(call)) == 1
    call("restore", id, *KARI)
    assert file.read_bytes() == SHIPPED


def test_history_in_words(call):
    assert "ingen versjoner" in call("history")[1]
    call("save", "-m", "Først", *KARI)
    out, _ = call("history")
    assert "Kari Nordmann" in out
    assert "Først" in out


def test_verify_tells_what_is_damaged_and_gives_one(file, call):
    call("save", *KARI)
    edit(file, TITLE, b"Strategi for ")
    call("save", *KARI)
    assert "er hel: 2 versjoner" in call("history", "--verify")[1]
    first = sorted((file.parent / "strategi.history").rglob("*.xz"))[0]
    first.write_bytes(first.read_bytes()[:-20])
    out, said = call("history", "--verify", code=1)
    assert first.name in out
    assert "mangler" in out
    assert "ikke hel" in said
    plain = json.loads(call("history", "--verify", "--json", code=1)[0])
    assert [one["code"] for one in plain["findings"]] == ["damaged", "missing"]
    assert "--verify" in call("history")[1]


def test_show_knows_ids_names_saved_and_file(file, call):
    id = call("save", *KARI)[0].strip()
    edit(file, TITLE, b"Strategi for ")
    assert call("show", "saved")[0].encode() == SHIPPED
    assert call("show", "file")[0].encode() == file.read_bytes()
    assert "Ingen versjon heter" in call("show", "1.1", code=2)[1]
    assert call("show", id)[0].encode() == SHIPPED


def test_diff_of_versions_file_and_other_files(file, call, tmp_path):
    call("save", *KARI)
    edit(file, TITLE, b"Strategi for ")
    (one,) = json.loads(call("diff", "saved", "file", "--json")[0])
    assert (one["path"], one["kind"]) == ("document/title", "edited")
    assert one["before"].startswith("Felles kommunikasjonsstrategi for")
    assert one["after"].startswith("Strategi for")
    out, said = call("diff", "saved", "file")
    assert "  Før: Felles" in out
    assert "  Etter: Strategi" in out
    assert "Fra " in said
    other = tmp_path / "annen.yaml"
    other.write_bytes(SHIPPED)
    assert json.loads(call("diff", "saved", other, "--json")[0]) == []
    assert "helt like" in call("diff", "saved", other)[1]
    other.write_bytes(b"\xff")
    assert "kan ikke leses" in call("diff", "saved", other, code=2)[1]


def test_restore_all_of_it_as_a_new_version(file, call):
    id = call("save", *KARI)[0].strip()
    edit(file, TITLE, b"Strategi for ")
    call("save", *OLA)
    call("restore", id, *KARI)
    assert file.read_bytes() == SHIPPED
    newest, *before = listed(call)
    assert (newest["origin"], len(before)) == ("restored", 2)
    assert newest["follows"] == [before[0]["id"]]


def test_restore_keeps_what_was_edited_and_not_saved(file, call):
    id = call("save", *KARI)[0].strip()
    file.write_bytes(b"by hand \xff")
    assert "endret utenfor" in call("restore", id, *KARI)[1]
    kinds = [one["origin"] for one in listed(call)]
    assert kinds == ["restored", "outside", "saved"]
    history = History.of(file)
    assert history.read(history.versions()[1]) == b"by hand \xff"


def test_restore_one_place(file, call):
    id = call("save", *KARI)[0].strip()
    edit(file, TITLE, b"Strategi for ")
    edit(file, b"publisher: ", b"publisher: Nye ")
    call("restore", id, "--path", "document/title", *KARI)
    text = file.read_bytes()
    assert TITLE in text
    assert b"publisher: Nye " in text
    for wrong in ("document/nothing", "tools/none", ""):
        assert "ikke et sted" in call("restore", id, "--path", wrong, code=2)[1]


def test_restore_an_item_that_was_taken_away(file, call):
    import yaml

    id = call("save", *KARI)[0].strip()
    plain = yaml.safe_load(SHIPPED)
    ids = [tool["id"] for tool in plain["tools"]]
    gone = plain["tools"].pop(2)
    file.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), encoding="utf-8")
    call("restore", id, "--path", f"tools/{gone['id']}", *KARI)
    after = yaml.safe_load(file.read_bytes())
    assert [tool["id"] for tool in after["tools"]] == ids
    second = listed(call)[1]["id"]
    call("restore", second, "--path", f"tools/{gone['id']}", *KARI)  # it was not there then
    assert len(yaml.safe_load(file.read_bytes())["tools"]) == len(ids) - 1


def test_blame_tells_who_changed_a_field(file, call):
    call("save", *KARI)
    edit(file, TITLE, b"Strategi for ")
    id = call("save", "-m", "Kort", *OLA)[0].strip()
    newest, first = json.loads(call("blame", "document/title", "--json")[0])
    assert (newest["id"], newest["author"], newest["note"]) == (id, OLA[1], "Kort")
    assert newest["before"].startswith("Felles")
    assert newest["after"].startswith("Strategi for")
    assert first["before"] is None
    assert "Ola Nordmann" in call("blame", "document/title")[0]
    assert "ikke et sted" in call("blame", "document/nothing", code=2)[1]


def faultless(file):
    """The shipped file without its one error."""
    found = subprocess.run(
        [sys.executable, "-m", "lhl_editor", "validate", file, "--json"],
        capture_output=True,
        cwd=ROOT,
    )
    errors = [one for one in json.loads(found.stdout) if one["severity"] == "error"]
    (change,) = errors[0]["mend"]
    from lhl_editor.core.changes import apply
    from lhl_editor.core.plain import change_from_plain
    from lhl_editor.files.strategy_file import read_strategy, save_strategy

    save_strategy(file, apply(read_strategy(file).strategy, change_from_plain(change)))


def test_publish_names_the_version_and_writes_the_files(file, call, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    faultless(file)
    out, said = call("publish", "--name", "1.1", "-m", "Vedtatt i gruppen", *KARI)
    files = [Path(line) for line in out.splitlines()]
    assert [one.name for one in files] == [
        "strategi-1.1-2023-11-14.pdf",
        "strategi-1.1-2023-11-14.docx",
    ]
    assert {one.parent for one in files} == {file.parent / "publisert"}
    assert "UTKAST" not in said
    assert "Versjon 1.1 · 14. november 2023" in first_page(files[0])
    (version,) = listed(call)
    assert version["name"] == "1.1"
    naming = version["naming"]
    assert (naming["status"], naming["date"]) == ("adopted", "2023-11-14")
    assert (naming["note"], naming["program"]) == ("Vedtatt i gruppen", "lhl_editor 0.1.0")
    digests = {one["name"]: one["digest"] for one in naming["files"]}
    made = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}
    assert digests == made
    call("publish", "--name", "1.1", "-m", "Vedtatt i gruppen", *KARI)  # the same bytes again
    assert {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files} == made
    history = History.of(file)
    assert len(history.versions()[0].names) == 1
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    again = [file.parent / "igjen.pdf", file.parent / "igjen.docx"]
    edit(file, TITLE, b"Strategi for ")
    call("export", "--at", "1.1", "--pdf", again[0], "--docx", again[1])
    assert [one.read_bytes() for one in again] == [one.read_bytes() for one in files]
    edit(file, b"Strategi for ", TITLE)
    assert call("show", "1.1")[0].encode() == file.read_bytes()


def test_what_was_published_is_made_again_after_it_got_another_name(file, call, tmp_path):
    faultless(file)
    out, _ = call("publish", "--name", "1.0", *KARI)
    first, _ = (Path(line).read_bytes() for line in out.splitlines())
    call("publish", "--name", "1.1", *KARI)
    again = tmp_path / "igjen.pdf"
    call("export", "--at", "1.0", "--pdf", again)
    assert again.read_bytes() == first


@pytest.mark.parametrize(
    "words", [("merge", "borte.yaml"), ("diff", "saved", "borte.yml"), ("export", "--at", "x.yaml")]
)
def test_a_file_that_is_not_there_is_not_called_a_version(call, words):
    call("save", *KARI)
    name = words[-1]
    more = ("--pdf", "ut.pdf") if words[0] == "export" else ()
    said = call(*words, *more, code=2)[1]
    assert f"{name}: Filen finnes ikke." in said


def test_publish_with_an_error_marks_a_draft(call, tmp_path):
    import pypdfium2

    folder = tmp_path / "ut"
    out, said = call("publish", "--name", "2.0", "--status", "vedtatt", "--folder", folder, *KARI)
    assert "merket UTKAST" in said
    (version,) = listed(call)
    assert version["naming"]["status"] == "draft"
    pdf = pypdfium2.PdfDocument(out.splitlines()[0])
    assert "UTKAST" in pdf[4].get_textpage().get_text_range()


def test_a_name_that_cannot_be_printed_is_refused(call, tmp_path):
    given = ("publish", "--name", "1.1 \U0001f389", "--folder", tmp_path / "ut", *KARI)
    said = call(*given, code=1)[1]
    assert "navnet på versjonen" in said
    assert not (tmp_path / "ut").exists()


def first_page(pdf):
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_a_name_belongs_to_one_version(file, call, tmp_path):
    call("publish", "--name", "1.1", "--folder", tmp_path / "ut", *KARI)
    edit(file, TITLE, b"Strategi for ")
    assert "alt gitt" in call("publish", "--name", "1.1", *KARI, code=2)[1]
    assert "navn" in call("publish", "--name", " ", *KARI, code=2)[1]
    assert "utkast, til høring" in call("publish", "--name", "2", "--status", "x", code=2)[1]


def test_merge_brings_in_what_others_changed(file, call, tmp_path):
    call("save", *KARI)
    other = tmp_path / "strategi-PC7.yaml"
    other.write_bytes(SHIPPED)
    edit(other, b"publisher: ", b"publisher: Nye ")
    edit(file, TITLE, b"Strategi for ")
    call("save", *KARI)
    told = json.loads(call("merge", other, "--json", *KARI)[0])
    assert told["conflicts"] == []
    text = file.read_bytes()
    assert b"Strategi for " in text
    assert b"publisher: Nye " in text
    newest = listed(call)[0]
    assert (newest["id"], newest["origin"]) == (told["version"], "merged")
    assert len(newest["follows"]) == 2
    assert len(History.of(file).heads) == 1
    assert "alt med" in call("merge", other, *KARI)[1]


def test_merge_with_a_conflict_changes_nothing_and_gives_one(file, call, tmp_path):
    call("save", *KARI)
    other = tmp_path / "strategi (1).yaml"
    other.write_bytes(SHIPPED)
    edit(other, TITLE, b"Deres ")
    edit(file, TITLE, b"Vaar ")
    call("save", *KARI)
    before = file.read_bytes()
    told = json.loads(call("merge", other, "--json", *KARI, code=1)[0])
    (conflict,) = told["conflicts"]
    assert (conflict["path"], conflict["cause"]) == ("document/title", "changed")
    assert conflict["base"].startswith("Felles")
    assert conflict["ours"].startswith("Vaar")
    assert conflict["theirs"].startswith("Deres")
    assert file.read_bytes() == before
    out, said = call("merge", other, *KARI, code=1)
    assert "Vaar" in out
    assert "ikke endret" in said


def test_merge_of_what_has_nothing_in_common(call, tmp_path):
    other = tmp_path / "annen.yaml"
    other.write_bytes(b"format: 1\n")
    said = call("merge", other, code=2)[1]
    assert "ingen felles versjon" in said


def test_git_there_and_back(file, call, tmp_path):
    call("save", "-m", "Først", *KARI)
    edit(file, TITLE, b"Strategi for ")
    call("save", *OLA)
    before = listed(call)
    assert "2 versjoner" in call("history", "--export-git", tmp_path / "git")[1]
    assert "ikke tom" in call("history", "--export-git", tmp_path / "git", code=2)[1]
    (file.parent / "strategi.history").rename(tmp_path / "away")
    assert "2 nye versjoner" in call("history", "--import-git", tmp_path / "git")[1]
    assert listed(call) == before
    assert "ikke et git-lager" in call("history", "--import-git", tmp_path, code=2)[1]


def test_where_the_history_cannot_be_written_it_is_told_in_a_line(file, call):
    (file.parent / "strategi.history").write_bytes(b"in the way")
    said = call("save", *KARI, code=2)[1]
    assert said.count("\n") == 1
    assert "ikke lagret" in said


def test_where_the_history_cannot_be_looked_into_it_is_told_in_a_line(call, monkeypatch):
    def denied(_):
        raise PermissionError(13, "denied")

    call("save", *KARI)
    monkeypatch.setattr("lhl_editor.files.history.folder.os.listdir", denied)
    for command in ("save", "history"):
        said = call(command, code=2)[1]
        assert said.count("\n") == 1
        assert "kan ikke leses" in said


def test_help_tells_of_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    for command in ("save", "history", "show", "diff", "restore", "blame", "publish", "merge"):
        assert f"\n    {command}" in told


def test_diff_writes_the_list_as_pdf_and_word_file(file, call, tmp_path):
    import pypdfium2

    from tests.docx_text import WordFile

    call("save", *KARI)
    edit(file, TITLE, b"Strategi for ")
    pdf, word = tmp_path / "liste.pdf", tmp_path / "liste.docx"
    said = call("diff", "saved", "file", "--pdf", pdf, "--list-docx", word)[1]
    assert said.splitlines() == [f"Skrev {pdf}: 1 endring.", f"Skrev {word}: 1 endring."]
    first = " ".join(first_page(pdf).split())
    assert "til filen slik den er nå" in first
    assert "Om dokumentet, Tittel: endret" in first
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert ("TH", "Om dokumentet, Tittel: endret") in WordFile(word.read_bytes()).said()
    id = call("save", "--author", "Ola Hansen <ola@example.no>")[0].strip()
    first = listed(call)[-1]["id"]
    call("diff", first[:12], id[:12], "--pdf", pdf)
    assert f"Ola Hansen, {date.today().day}. " in " ".join(first_page(pdf).split())


def test_a_list_is_not_written_over_what_is_compared(file, call, tmp_path):
    call("save", *KARI)
    before = file.read_bytes()
    assert "annet navn" in call("diff", "saved", "file", "--pdf", file, code=2)[1]
    out = tmp_path / "ut"
    assert "to navn" in call("diff", "saved", "file", "--pdf", out, "--list-docx", out, code=2)[1]
    assert file.read_bytes() == before
    assert not out.exists()


def test_a_published_version_tells_what_is_new_since_the_one_before(file, call, tmp_path):
    import pypdfium2

    def last_page(pdf):
        pages = list(pypdfium2.PdfDocument(pdf))
        return " ".join(pages[-1].get_textpage().get_text_range().split())

    def published(name):
        out, _ = call("publish", "--name", name, "--folder", tmp_path / name, *KARI)
        return [Path(line) for line in out.splitlines()]

    edit(file, b'  paper: "16:9"\n', b'  paper: "16:9"\n  changes_page: "yes"\n')
    assert "den første versjonen" in last_page(published("1.0")[0])
    edit(file, TITLE, b"Strategi for ")
    second = published("1.1")
    assert "Forrige versjon: 1.0" in last_page(second[0])
    assert "Tittelen er endret." in last_page(second[0])
    edit(file, b"Strategi for ", b"Plan for ")
    published("1.2")
    again = [tmp_path / "igjen.pdf", tmp_path / "igjen.docx"]
    call("export", "--at", "1.1", "--pdf", again[0], "--docx", again[1])
    assert [one.read_bytes() for one in again] == [one.read_bytes() for one in second]
    call("export", "--pdf", again[0])  # the file says what 1.2 says: it is told what that told
    assert "Forrige versjon: 1.1" in last_page(again[0])

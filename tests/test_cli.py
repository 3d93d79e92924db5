"""The command line as a person or a script meets it: what it writes, says and returns."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from lhl_editor.cli import main
from lhl_editor.files.pictures import folder_of
from lhl_editor.files.strategy_file import write_strategy
from tests.picture_files import FILES as PICTURES
from tests.picture_files import document_with
from tests.range_of_strategies import shipped

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "strategy.yaml"


@pytest.fixture
def file(tmp_path):
    copy = tmp_path / "strategi.yaml"
    copy.write_bytes(SHIPPED.read_bytes())
    return copy


def replaced(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def call(*arguments, **options):
    """The program as a process of its own, as a script would call it."""
    return subprocess.run(
        [sys.executable, "-m", "lhl_editor", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        **options,
    )


def test_export_writes_the_pdf_and_says_what_was_found(file, capsys):
    target = file.parent / "ut.pdf"
    assert main(["export", str(file), "--pdf", str(target)]) == 0
    assert "28 sider" in (told := capsys.readouterr().err)
    assert "1 feil, 9 advarsler og 16 råd" in told
    assert len(pypdfium2.PdfDocument(target)) == 28
    assert sorted(path.name for path in file.parent.iterdir()) == ["strategi.yaml", "ut.pdf"]


def test_export_on_a4(file):
    target = file.parent / "ut.pdf"
    assert main(["export", str(file), "--pdf", str(target), "--paper", "a4"]) == 0
    with pikepdf.open(target) as pdf:
        box = [float(number) for number in pdf.pages[0].mediabox]
    assert box == pytest.approx([0, 0, 841.89, 595.28], abs=0.01)


def test_the_same_day_gives_the_same_bytes(file, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second = file.parent / "1.pdf", file.parent / "2.pdf"
    main(["export", str(file), "--pdf", str(first)])
    main(["export", str(file), "--pdf", str(second)])
    assert first.read_bytes() == second.read_bytes()


def test_a_file_without_findings_says_so(tmp_path, capsys):
    file = tmp_path / "ren.yaml"
    file.write_text(
        "format: 1\ndocument:\n  title: Ren\n  language: nb\n  publisher: Vi\n"
        "  status: draft\n  paper: '16:9'\n",
        encoding="utf-8",
    )
    assert main(["validate", str(file)]) == 0
    assert "Ingen funn" in capsys.readouterr().err


def test_validate_lists_every_finding_with_its_line(file, capsys):
    assert main(["validate", str(file)]) == 1
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert len(lines) == 26
    wrong = [line for line in lines if ": feil: " in line]
    (number,) = [int(line.split("linje ")[1].split(":")[0]) for line in wrong]
    there = file.read_text(encoding="utf-8").splitlines()[number - 1]
    assert "omsorgsbiblioteket" in there
    assert "1 feil, 9 advarsler og 16 råd" in told.err


def test_validate_as_json(file, capsys):
    assert main(["validate", str(file), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 26
    keys = {"path", "line", "rule", "severity", "message", "mend"}
    assert all(set(one) == keys for one in found)
    assert {one["severity"] for one in found} == {"error", "warning", "advice"}
    (error,) = [one for one in found if one["severity"] == "error"]
    assert error["path"] == "resources/entries/senteret/links/planleggelitt/url"
    assert error["mend"][0]["value"].startswith("https://www.planleggelitt.no")


def test_overflow_is_found_with_the_field_that_caused_it(file, capsys):
    replaced(file, "Mange gode løsninger finnes", "Mange gode løsninger finnes. " * 150)
    main(["validate", str(file), "--json"])
    found = json.loads(capsys.readouterr().out)
    (overflow,) = [one for one in found if one["rule"] == "overflow"]
    assert overflow["path"] == "goals/sub_goals/utvikling/reasons"


def test_schema_prints_a_json_schema_that_accepts_the_file(capsys):
    import jsonschema
    import yaml

    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(SHIPPED.read_bytes()))


def test_format_changes_no_byte_of_the_shipped_file(file, capsys):
    before = file.read_bytes(), file.stat().st_mtime_ns
    assert main(["format", str(file)]) == 0
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert "alt i fast form" in capsys.readouterr().err


def test_format_brings_a_hand_edited_file_into_form_and_keeps_its_comments(file):
    replaced(file, "  language: nb", "  language:   'nb'   # bokmål")
    assert main(["format", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    assert "  # bokmål\n  language: nb\n" in text
    assert main(["format", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == text


FILES = {
    "missing": lambda _: None,
    "empty": lambda path: path.write_bytes(b""),
    "blank": lambda path: path.write_bytes(b"\n\n  \n"),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 20),
    "a PDF": lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\0" * 99),
    "latin-1": lambda path: path.write_bytes(
        "format: 1\ndocument:\n  title: Mål\n".encode("cp1252")
    ),
    "a list": lambda path: path.write_text("- a\n- b\n"),
    "a word": lambda path: path.write_text("hei"),
    "not YAML": lambda path: path.write_text("format: 1\ndocument: {title: 'a\n"),
    "wrong shape": lambda path: path.write_text("format: 1\ndocument: tekst\ngoals: [1, 2]\n"),
    "newer": lambda path: path.write_text("format: 99\n"),
    "anchors": lambda path: path.write_text("format: 1\na: &a [x]\nb: *a\n"),
    "a tag": lambda path: path.write_text("format: 1\na: !!python/object:os.system x\n"),
    "deep": lambda path: path.write_text("format: 1\na: " + "[" * 60000),
    "200 MB": lambda path: os.truncate(path, 200_000_000) if path.write_text("format: 1") else None,
    "a folder": lambda path: path.mkdir(),
}
if hasattr(os, "mkfifo"):
    FILES["a pipe"] = os.mkfifo


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_used_is_named_and_left_alone(name, tmp_path):
    path = tmp_path / "strategi.yaml"
    FILES[name](path)
    for arguments in (
        ["export", path, "--pdf", tmp_path / "ut.pdf"],
        ["validate", path],
        ["format", path],
    ):
        done = call(*arguments)
        assert done.returncode == 2, done
        assert "Traceback" not in done.stderr
        assert "programmet har en feil" not in done.stderr.lower()
        assert str(path) in done.stderr
        assert done.stdout == ""
    left = [one.name for one in tmp_path.iterdir()]
    assert left == ([] if name == "missing" else ["strategi.yaml"])


def test_all_faults_of_a_file_are_told_at_once_with_their_lines(tmp_path):
    path = tmp_path / "strategi.yaml"
    path.write_text("format: 1\ndocument: tekst\ngoals: [1]\ntools:\n  name: x\n", encoding="utf-8")
    told = call("validate", path).stderr
    assert [f"linje {line}" in told for line in (2, 3, 5)] == [True] * 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions bind no root")
def test_an_unreadable_file_and_a_read_only_folder(file):
    target = file.parent / "ut.pdf"
    file.chmod(0)
    assert call("validate", file).returncode == 2
    file.chmod(0o600)
    file.parent.chmod(0o500)
    try:
        done = call("export", file, "--pdf", target)
    finally:
        file.parent.chmod(0o700)
    assert done.returncode == 2
    assert str(target) in done.stderr
    assert not target.exists()


@pytest.mark.parametrize(
    ("target", "word"),
    [("finnes/ikke/ut.pdf", "finnes/ikke"), (".", "mappe"), ("strategi.yaml", "strategien selv")],
)
def test_an_output_that_cannot_be_written(file, target, word):
    before = file.read_bytes()
    done = call("export", file, "--pdf", file.parent / target)
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == ["strategi.yaml"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_results_that_cannot_be_printed():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lhl_editor", "schema"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_character_that_the_font_lacks_stops_the_export(file, capsys):
    replaced(file, "Mange gode løsninger", "Mange 漢 gode løsninger")
    target = file.parent / "ut.pdf"
    assert main(["export", str(file), "--pdf", str(target)]) == 1
    told = capsys.readouterr()
    assert "«漢» (U+6F22)" in told.out
    assert "linje" in told.out
    assert "Delmål 2" in told.out
    assert "ikke skrevet" in told.err
    assert not target.exists()


def test_markup_and_addresses_in_texts_are_text(file):
    evil = "<b>A</b> & <img src='file:///etc/passwd'> [klikk](javascript:alert) [fil](file:///etc)"
    replaced(file, "Mange gode løsninger", evil)
    target = file.parent / "ut.pdf"
    assert main(["export", str(file), "--pdf", str(target)]) == 0
    document = pypdfium2.PdfDocument(target)
    text = " ".join(document[19].get_textpage().get_text_range().split())
    assert "<b>A</b> & <img src='file:///etc/passwd'> klikk fil" in text
    with pikepdf.open(target) as pdf:
        addresses = [
            str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", []) if "/A" in one
        ]
    assert all(one.startswith(("https:", "http:", "mailto:")) for one in addresses)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--"], "KOMMANDO"),
        (["tull"], "«tull»"),
        (["export"], "FIL"),
        (["export", "x.yaml"], "--pdf"),
        (["export", "x.yaml", "--pdf"], "--pdf trenger en verdi"),
        (["export", "x.yaml", "--pdf", "y", "--paper", "A3"], "16:9, a4"),
        (["validate", "x.yaml", "--jsn"], "--jsn"),
    ],
)
def test_a_call_that_cannot_be_used(arguments, word, capsys):
    assert main(arguments) == 2
    assert word in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["export"], ["validate"], ["schema"], ["format"]])
def test_the_help_is_norwegian(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("bruk: lhl-editor")
    for english in ("usage", "options", "positional", "show this help"):
        assert english not in told


def test_an_unexpected_fault_is_told_without_a_traceback(file, capsys, monkeypatch):
    monkeypatch.setattr("lhl_editor.exporting.compose", lambda *_, **__: 1 / 0)
    assert main(["export", str(file), "--pdf", str(file.parent / "ut.pdf")]) == 2
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "Traceback" not in told


def test_the_shipped_file_is_canonical():
    assert write_strategy(shipped()) == SHIPPED.read_bytes()


def test_a_text_that_a_comment_may_have_cut_is_told_with_its_line(file, capsys):
    replaced(file, "title: Bakgrunn\n", "title: Tema #1 og # resten\n")
    main(["validate", str(file), "--json"])
    found = json.loads(capsys.readouterr().out)
    (cut,) = [one for one in found if one["rule"] == "comment_after_text"]
    assert cut["path"] == "insight/background/title"
    assert "#1 og" in file.read_text(encoding="utf-8").splitlines()[cut["line"] - 1]


def test_a_misspelt_key_is_told(file, capsys):
    replaced(file, "  publisher: ", "  publsher: ")
    main(["validate", str(file), "--json"])
    rules = {one["rule"]: one["message"] for one in json.loads(capsys.readouterr().out)}
    assert "«publsher»" in rules["unknown_key"]


def test_a_name_that_no_file_can_have(file):
    done = call("export", file, "--pdf", file.parent / ("x" * 300 + ".pdf"))
    assert done.returncode == 2
    assert "programmet har en feil" not in done.stderr.lower()


def test_what_cannot_be_saved_is_named(file):
    done = call("export", file, "--pdf", file.parent)
    assert str(file.parent) in done.stderr


def test_a_logo_beside_the_file_is_exported_and_one_that_is_missing_is_told(tmp_path, capsys):
    file, target = document_with(tmp_path, PICTURES["png"]), tmp_path / "ut.pdf"
    assert main(["export", str(file), "--pdf", str(target)]) == 0
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    assert "9 advarsler" in capsys.readouterr().err
    (folder_of(file) / "logo.png").unlink()
    main(["validate", str(file), "--json"])
    found = {one["path"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["document/logo"]["rule"] == "logo_missing"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[found["document/logo"]["line"] - 1] == "  logo: logo.png"

"""Whatever stands in place of a strategy: all its faults with line and field, and no harm."""

import os
import string
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.files import file_bytes, yaml_reading
from lhl_editor.files.faults import FAULTS, MOST_FAULTS, Unreadable
from lhl_editor.files.saving import NOT_SAVED
from lhl_editor.files.strategy_file import parse_strategy, read_strategy, write_strategy
from lhl_editor.language.catalogue import names_in
from tests.builders import strategies

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def faults_of(act):
    """The faults, each with the values that its sentence needs."""
    with pytest.raises(Unreadable) as unreadable:
        act()
    for fault in unreadable.value.faults:
        assert set(fault.values) == set(FAULTS[fault.code])
        assert all(isinstance(value, str) for value in fault.values.values())
    return unreadable.value.faults


def faults_in(data):
    data = data.encode() if isinstance(data, str) else data
    return faults_of(lambda: parse_strategy(data))


def codes_in(data):
    return [fault.code for fault in faults_in(data)]


def places_in(data):
    return [(fault.code, fault.line, fault.column, fault.path) for fault in faults_in(data)]


# -- the file as such ----------------------------------------------------------------------------


def code_of(path):
    (fault,) = faults_of(lambda: read_strategy(path))
    assert fault.line == 0
    return fault.code


def test_nothing_there(tmp_path):
    assert code_of(tmp_path / "no.yaml") == "missing_file"
    (tmp_path / "file").write_bytes(b"")
    assert code_of(tmp_path / "file" / "no.yaml") == "missing_file"
    assert code_of(tmp_path / "a\0b") == "missing_file"


def test_a_folder(tmp_path):
    assert code_of(tmp_path) == "is_folder"


@posix_only
@pytest.mark.parametrize("kind", ["pipe", "device", "link to a pipe"])
def test_what_is_no_ordinary_file_is_never_opened(tmp_path, kind):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link to a pipe").symlink_to("pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    assert code_of(tmp_path / kind) == "not_regular"


def test_no_access(tmp_path, monkeypatch):
    (tmp_path / "a.yaml").write_bytes(b"format: 1\n")

    def refuse(*_):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    assert code_of(tmp_path / "a.yaml") == "no_access"


@posix_only
def test_a_link_that_leads_to_itself(tmp_path):
    (tmp_path / "a").symlink_to("a")
    assert code_of(tmp_path / "a") == "cannot_read"


def test_200_megabytes_are_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    monkeypatch.setattr(Path, "open", None)
    (fault,) = faults_of(lambda: read_strategy(path))
    assert (fault.code, fault.values) == ("too_large", {"size": "200", "limit": "64"})


def test_a_file_that_grows_while_it_is_read(tmp_path, monkeypatch):
    (tmp_path / "a.yaml").write_bytes(b"format: 1\n")
    monkeypatch.setattr(file_bytes, "_check", lambda _: None)
    monkeypatch.setattr(file_bytes, "LARGEST", 4)
    assert code_of(tmp_path / "a.yaml") == "too_large"


@pytest.mark.parametrize(
    "data", [b"", b" \n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"# bare ord\n", b"---\n"]
)
def test_empty(data):
    assert codes_in(data) in (["empty_file"], ["not_strategy"])


# -- its bytes and characters --------------------------------------------------------------------


def test_binary():
    (fault,) = faults_in(b"format: 1\n\x89PNG\x00\x00")
    assert (fault.code, fault.line) == ("binary", 2)
    assert codes_in("format: 1\n".encode("utf-16-le")) == ["binary"]
    assert codes_in(b"\xff\xfe" + "a\0".encode("utf-16-le")) == ["binary"]


def test_latin_1():
    (fault,) = faults_in("format: 1\ndocument:\n  title: «Blåbær»\n".encode("latin-1"))
    assert (fault.code, fault.line, fault.column) == ("not_utf8", 3, 10)
    assert fault.values == {"byte": "0xAB", "character": "«"}


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xff\xfe\x00\xd8a\x00"])
def test_broken_utf_16(data):
    assert codes_in(data) == ["bad_utf16"]


def test_every_byte_that_is_cut_off():
    data = write_strategy(
        parse_strategy("format: 1\ndocument: {title: Blåbær 😀}".encode()).strategy
    )
    for end in range(len(data)):
        check_any(data[:end])


@pytest.mark.parametrize("character", "\x01\x07\x1b\x7f\x85\x9f\u2028\u2029\ufffe")
def test_forbidden_characters_with_line_and_field(character):
    text = f"format: 1\ntools:\n  - id: a\n    name: 'a\n      b{character}c'\n# {character}\n"
    one, two = faults_in(text)
    name = f"U+{ord(character):04X}"
    assert (one.code, one.line, one.column, one.path) == ("bad_character", 5, 8, "tools/a/name")
    assert one.values == two.values == {"character": name}
    assert two.line == 6


@pytest.mark.parametrize("escape", [r"\x07", r"\0", r"\t", r"\r", r"\N", r"\L", r"\uFFFE", "\t"])
def test_forbidden_characters_that_are_escaped(escape):
    text = f'format: 1\ndocument:\n  title: A\n  publisher: "x{escape}y"\n'
    assert places_in(text) == [("bad_character", 4, 14, "document/publisher")]


def test_lone_surrogates():
    for escape in (r"\ud800", r"\udfff", r"\ud83d\ude00"):
        (fault,) = faults_in(f'format: 1\ndocument:\n  title: "{escape}"\n')
        assert (fault.line, fault.path) == (3, "document/title")


def test_forbidden_characters_in_a_key():
    assert codes_in('format: 1\n"a\\x07": x\n') == ["bad_character"]


# -- its YAML ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("document:\n\ttitle: x\n", "tab_indent", 3),
        ("document:\n  title: x\n\tpublisher: y\n", "tab_indent", 4),
        ("document:\n  title: a: b\n", "colon_in_value", 3),
        ("document:\n  title: x\n    publisher: y\n", "colon_in_value", 4),
        ("document:\n  title: x\n  publisher\n  contact: y\n", "missing_colon", 4),
        ("document:\n    title: x\n  publisher: x\n", "bad_indent", 4),
        ("tools:\n  - id: a\n name: x\n", "bad_indent", 4),
        ('document:\n  title: "x\n  publisher: y\n', "unclosed_quote", 3),
        ("document:\n  title: 'x\n", "unclosed_quote", 3),
        ("document:\n  title: @x\n", "needs_quotes", 3),
        ("document:\n  title: `x`\n", "needs_quotes", 3),
        ("document:\n  title: %x\n", "needs_quotes", 3),
        ("document:\n  title: * x\n", "needs_quotes", 3),
        ('document:\n  title: "x" y\n', "text_after_value", 3),
        ("document:\n  title: [x] y\n", "text_after_value", 3),
        ('document:\n  title: "\\q"\n', "bad_escape", 3),
        ("document:\n  title: | x\n", "bad_block", 3),
        ("document:\n  title: [a, b\ngoals:\n", "unclosed_bracket", 3),
        ("document: {title: a\ngoals:\n", "unclosed_bracket", 2),
        ("document:\n  title: [\n", "unclosed_bracket", 3),
        ("---\ndocument: x\n", "several_documents", 2),
        ("...\ndocument: x\n", "several_documents", 3),
        ("document: &a x\n", "anchor", 2),
        ("document: *a\n", "alias", 2),
        ("document: !!python/object:os.system x\n", "tag", 2),
        ("document: !x {title: a}\n", "tag", 2),
        ("document:\n  <<: {title: a}\n", "merge_key", 3),
        ("document:\n  title: a\n  title: b\n", "duplicate_key", 4),
        ("own:\n  a: 1\n  a: 2\n", "duplicate_key", 4),
        ("[a, b]: x\n", "bad_key", 2),
        ("? {a: b}\n: x\n", "bad_key", 2),
        ("~: x\n'': y\n", "bad_key", 3),
        ('"a\\nb": x\n', "bad_key", 2),
    ],
)
@pytest.mark.parametrize("loader", [yaml_reading.LOADER, yaml.SafeLoader])
def test_yaml(text, code, line, loader, monkeypatch):
    monkeypatch.setattr(yaml_reading, "LOADER", loader)
    found = [(fault.code, fault.line) for fault in faults_in("format: 1\n" + text)]
    assert (code, line) in found


def test_what_is_refused_says_what_and_where():
    text = "format: 1\ntools:\n  - id: a\n    name: &x A\n  - id: b\n    name: *x\n    name: !t B\n"
    assert [(f.code, f.line, f.path, f.values) for f in faults_in(text)] == [
        ("anchor", 4, "tools/a/name", {"name": "x"}),
        ("alias", 6, "tools/b/name", {"name": "x"}),
        ("duplicate_key", 7, "tools/b/name", {"key": "name", "first": "6"}),
        ("tag", 7, "tools/b/name", {"tag": "!t"}),
    ]


def test_a_billion_laughs():
    text = "format: 1\na: &a [x, x]\n"
    for one, two in zip(string.ascii_lowercase, string.ascii_lowercase[1:], strict=False):
        text += f"{two}: &{two} [*{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}]\n"
    assert len(codes_in(text)) == 26 + 25 * 8


MANY = 1_000_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * MANY, "too_deep"),
        ("{a: " * MANY, "too_deep"),
        ("[\n" * MANY, "too_deep"),
        ("- " * MANY, "too_deep"),
        ("? " * MANY, "too_deep"),
        ("format: 1\nx: " + "[" * MANY + "]" * MANY, "too_deep"),
        ("".join(" " * depth + "a:\n" for depth in range(2000)), "too_deep"),
        ("".join(" " * depth + "-\n" for depth in range(2000)), "too_deep"),
        ("format: 1\nx: " + "!" * MANY, "tag"),
        ("format: 1\n" + "a: " * MANY, "colon_in_value"),
        ("format: 1\n" + "k: 1\n" * 20_000, "duplicate_key"),
        ("x" * MANY, "not_strategy"),
        ("format: 1\nx: '" + "\n" * MANY, "unclosed_quote"),
        ("\x07" * MANY, "bad_character"),
    ],
)
def test_absurd_files_are_refused_before_they_harm(text, code):
    begun = time.process_time()
    faults = faults_in(text)
    assert time.process_time() - begun < 10  # as the square of their length it would be hours
    assert code in [fault.code for fault in faults]
    assert len(faults) <= MOST_FAULTS
    for fault in faults:
        assert len(fault.path) <= 200
        assert all(len(value) <= 60 for value in fault.values.values())


def test_too_many_values(monkeypatch):
    monkeypatch.setattr(yaml_reading, "MOST_EVENTS", 100)
    assert codes_in("format: 1\nx:\n" + "- a\n" * 100) == ["too_many"]


def test_nesting_that_is_deep_enough_for_anyone():
    deep = "format: 1\nown: " + "[" * 98 + "]" * 98 + "\n"
    assert write_strategy(parse_strategy(deep.encode()).strategy)


def test_a_deep_file_in_a_process_of_its_own():
    """The C parser's node builder dies of this; a crash would not reach an assertion here."""
    program = (
        "from lhl_editor.files.strategy_file import parse_strategy, Unreadable\n"
        "for text in ('- ' * 200_000, '[' * 200_000):\n"
        "    try: parse_strategy(text.encode())\n"
        "    except Unreadable as e: print(e.faults[0].code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "too_deep\ntoo_deep\n")


# -- its shape -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["- a\n", "hei\n", "[]\n", '"format: 1"\n'])
def test_no_strategy(text):
    assert codes_in(text) == ["not_strategy"]


def test_the_format():
    assert places_in("document:\n  title: x\n") == [("missing_format", 1, 1, "")]
    assert parse_strategy(b'format: "1"\n')
    for bad in ("", "one", "1.0", "0", "-1", "[1]", "²"):
        assert codes_in(f"format: {bad}\n") == ["bad_format"]
    (fault,) = faults_in("document: [wrong]\nformat: 12\nother: &a x\n")
    assert (fault.code, fault.line) == ("newer_format", 2)
    assert fault.values == {"format": "12", "known": "1"}


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("document: x", "fields_not_value", "document"),
        ("document: [x]", "fields_not_list", "document"),
        ("tools: x", "list_not_value", "tools"),
        ("tools: {a: b}", "list_not_fields", "tools"),
        ("tools: [x]", "item_not_value", "tools"),
        ("tools: [[x]]", "item_not_list", "tools"),
        ("tools: [{id: a, name: [x]}]", "value_not_list", "tools/a/name"),
        ("tools: [{id: a, name: {x: y}}]", "value_not_fields", "tools/a/name"),
        ("tools: [{id: [a]}]", "value_not_list", "tools"),
        ("goals: {reform: {text: [x]}}", "value_not_list", "goals/reform/text"),
        ("insight: {support: {levels: [{id: a, organisations: x}]}}",
         "list_not_value", "insight/support/levels/a/organisations"),
        ("activities: {items: [{id: a, partners: [[x]]}]}",
         "value_not_list", "activities/items/a/partners"),
        ("tools: [{id: blåbær}]", "bad_id", "tools"),
        ("tools: [{id: a~2}]", "bad_id", "tools"),
        ("tools: [{id: -a}]", "bad_id", "tools"),
        ("tools: [{id: a/b}]", "bad_id", "tools"),
        (f"tools: [{{id: {'a' * 65}}}]", "bad_id", "tools"),
    ],
)  # fmt: skip
def test_shape(text, code, path):
    (fault,) = faults_in("format: 1\n" + text)
    assert (fault.code, fault.line, fault.path) == (code, 2, path)


def test_all_faults_at_once_in_order():
    text = (
        "document: [x]\ntools:\n  - id: å\n    name: {a: b}\n  - x\n"
        'goals:\n  title: "\\x07"\n  title: &a y\nresources: !t\n  entries: 1\n'
    )
    assert [(fault.code, fault.line) for fault in faults_in(text)] == [
        ("missing_format", 1),
        ("fields_not_list", 1),
        ("bad_id", 3),
        ("value_not_fields", 4),
        ("item_not_value", 5),
        ("bad_character", 7),
        ("duplicate_key", 8),
        ("anchor", 8),
        ("tag", 9),
        ("list_not_value", 10),
    ]


def test_what_stands_before_a_broken_line_is_judged_too():
    text = "document: [x]\ntools:\n  - id: å\n  name: x: y\n"
    assert codes_in(text)[:1] == ["fields_not_list"]
    assert "missing_format" not in codes_in(text)


# -- anything ------------------------------------------------------------------------------------


@given(st.binary(max_size=200))
def test_any_bytes(data):
    check_any(data)


@given(st.text(st.sampled_from("ab:#-?|>!&*%@`'\"[]{},~ \n\t\\\x07é\ufeff"), max_size=60))
def test_anything_that_looks_like_yaml(text):
    check_any(b"format: 1\n" + text.encode())
    check_any(b"format: 1\ntools:\n  - name: " + text.encode())


@given(st.data(), strategies(kept=True))
def test_a_file_with_something_wrong_in_it(data, strategy):
    text = write_strategy(strategy).decode()
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 10)))
    typed = data.draw(st.sampled_from(("", " ", "  ", ":", "- ", "#", "\n", '"', "[", "}", "|")))
    check_any((text[:at] + typed + text[end:]).encode())


def check_any(data):
    """Read, or refused with faults; what is read is written so that it is read again."""
    try:
        strategy = parse_strategy(data).strategy
    except Unreadable:
        assert faults_in(data)
        return
    canonical = write_strategy(strategy)
    again = parse_strategy(canonical).strategy
    assert write_strategy(again) == canonical


# -- the words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("area", "codes"), [("fault", FAULTS), ("save", NOT_SAVED)])
def test_every_code_has_its_sentence(area, codes):
    for code, values in codes.items():
        assert names_in(f"{area}.{code}") <= set(values)

"""strategy.yaml: what is written is read as the same strategy, here and by other readers."""

import io
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from ruamel.yaml import YAML

from lhl_editor.core.errors import BadCharacter
from lhl_editor.core.path import Path as Place
from lhl_editor.core.plain import item_to_plain
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, get, new_strategy, walk, walk_items
from lhl_editor.core.text import plain_text
from lhl_editor.files.item_ids import id_in_file
from lhl_editor.files.strategy_file import (
    Loaded,
    format_strategy,
    parse_strategy,
    read_strategy,
    save_strategy,
    write_strategy,
)
from lhl_editor.files.yaml_scalars import scalar
from tests.builders import AWKWARD_LINES, item, lines, strategies, strategy

SHIPPED = Path(__file__).parents[2] / "strategy.yaml"


def parsed(text: str) -> Item:
    return parse_strategy(text.encode()).strategy


@given(strategies(kept=True))
def test_reading_what_was_written_gives_the_same_strategy(one):
    data = write_strategy(one)
    assert parse_strategy(data).strategy == one
    assert format_strategy(data) == data


@pytest.mark.full
@given(strategies(kept=True))
def test_reading_what_was_written_without_the_c_parser(one):
    data = write_strategy(one)
    assert pure_parser(data).strategy == one


def pure_parser(data: bytes) -> Loaded:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lhl_editor.files.yaml_reading.LOADER", yaml.SafeLoader)
        return parse_strategy(data)


def expected(plain, kind):
    """What another reader should load: the plain data, with ids as in the file."""
    loaded = {}
    for name, value in plain.items():
        field = KINDS[kind].field(name)
        if name == "id":
            loaded["id"] = id_in_file(value)
        elif field.type is Type.SECTION:
            loaded[name] = expected(value, field.kind)
        elif field.type is Type.ITEMS:
            loaded[name] = [expected(one, field.kind) for one in value]
        else:
            loaded[name] = value
    return loaded


def without_line_ends(loaded, kind):
    """What another reader loaded, without the line end that closes each literal block."""
    plain = {}
    for name, value in loaded.items():
        field = KINDS[kind].field(name)
        if field and field.type is Type.SECTION:
            plain[name] = without_line_ends(value, field.kind)
        elif field and field.type is Type.ITEMS:
            plain[name] = [without_line_ends(one, field.kind) for one in value]
        elif field and field.type is Type.TEXT:
            plain[name] = value.removesuffix("\n")
        elif field and field.type is Type.NUMBER:
            plain[name] = str(value)
        elif name != "format":
            plain[name] = value
    return plain


@given(strategies(valid=True))
def test_pyyaml_reads_the_same_strings(one):
    loaded = yaml.load(write_strategy(one), yaml.CSafeLoader)
    assert loaded["format"] == 1
    assert without_line_ends(loaded, "strategy") == expected(item_to_plain(one), "strategy")


@given(strategies(valid=True))
def test_ruamel_reads_the_same_strings(one):
    loaded = YAML(typ="safe", pure=True).load(io.BytesIO(write_strategy(one)))
    assert without_line_ends(loaded, "strategy") == expected(item_to_plain(one), "strategy")


@pytest.mark.parametrize("text", AWKWARD_LINES)
def test_awkward_lines_are_strings_to_every_reader(text):
    assert yaml.safe_load(f"a: {scalar(text)}\n") == {"a": text}
    assert yaml.safe_load(f"- {scalar(text)}\n") == [text]


@given(lines(max_size=30))
def test_lines_are_strings_to_every_reader(text):
    assert yaml.safe_load(f"a: {scalar(text)} # c\n") == {"a": text}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Leve hele livet", "Leve hele livet"),
        ("«Sammen» – om mat, 15 min", "«Sammen» – om mat, 15 min"),
        ("https://example.org/#mat", "https://example.org/#mat"),
        ("NO", '"NO"'),
        ("12:30", '"12:30"'),
        ("Tema #1 og # resten", '"Tema #1 og # resten"'),
        ("\ufeff", '"\\uFEFF"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text, written):
    assert scalar(text) == written


def test_the_canonical_form():
    one = strategy(
        document={"title": "Strategi", "paper": "16:9", "revised": "2022-11"},
        organisations=[{"id": "sf", "name": "SF", "short_forms": ["SF", "no"]}],
        goals={"sub_goals": [{"id": "a", "reasons": "En\n\n- to"}, {"id": "b", "reasons": "x "}]},
        activities={"year": "2022", "number": "2.1"},
    )
    assert write_strategy(one).decode() == (
        "format: 1\n"
        "\n"
        "document:\n"
        "  title: Strategi\n"
        '  revised: "2022-11"\n'
        '  paper: "16:9"\n'
        "\n"
        "organisations:\n"
        "  - id: sf\n"
        "    name: SF\n"
        "    short_forms:\n"
        "      - SF\n"
        '      - "no"\n'
        "\n"
        "goals:\n"
        "  sub_goals:\n"
        "    - id: a\n"
        "      reasons: |\n"
        "        En\n"
        "\n"
        "        - to\n"
        "\n"
        "    - id: b\n"
        "      reasons: |\n"
        "        x\n"
        "\n"
        "activities:\n"
        "  year: 2022\n"
        '  number: "2.1"\n'
    )


def test_an_empty_strategy():
    assert write_strategy(new_strategy()) == b"format: 1\n"
    assert parsed("format: 1") == new_strategy()


def test_text_that_a_block_cannot_carry_is_quoted():
    one = strategy(goals={"reform": {"text": "a\\ \n\nb\ufeff"}})
    assert b'text: "a\\\\ \\n\\nb\\uFEFF"' in write_strategy(one)
    assert parse_strategy(write_strategy(one)).strategy == one


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_a_key_without_a_value_is_an_empty_field(null):
    keys = ("document", "tools", "goals")
    assert parsed("format: 1\n" + "".join(f"{key}: {null}\n" for key in keys)) == new_strategy()
    assert parsed(f"format: 1\ndocument:\n  title: {null}\n") == new_strategy()
    organisations = parsed(f"format: 1\norganisations:\n- short_forms:\n  - a\n  - {null}\n  - c\n")
    assert organisations["organisations"][0]["short_forms"] == ("a", "", "c")


def test_scalars_are_text_whatever_they_look_like():
    typed = "format: 1\ndocument: {title: NO, publisher: 012, revised: 2022-12-05, contact: 12:30}"
    document = parsed(typed)["document"]
    fields = ("title", "publisher", "revised", "contact")
    assert [document[name] for name in fields] == ["NO", "012", "2022-12-05", "12:30"]


def test_a_line_of_several_lines_is_folded():
    block = parsed("format: 1\ndocument:\n  title: |\n    Leve hele \n    livet\n\n")
    assert block["document"]["title"] == "Leve hele livet"
    assert parsed("format: 1\ndocument:\n title: >\n  a\n  b\n")["document"]["title"] == "a b"
    assert parsed('format: 1\ndocument: {title: "a\\nb\\n\\n c"}')["document"]["title"] == "a b c"


def test_a_text_may_be_written_in_any_style():
    for value in ("|\n  En\n\n  to", '"En\\n\\nto"', "'En\n\n\n  to'", "En\n\n\n  to"):
        text = parsed(f"format: 1\nresources:\n closing: {value}\n")["resources"]["closing"]
        assert text == plain_text("En", "to")


def test_ids_are_coined_once_and_for_all():
    typed = "format: 1\ntools:\n- name: A\n- name: A\n- id: ~\n-\n"
    once, again = parsed(typed), parsed(typed)
    ids = [tool.id for tool in once["tools"]]
    assert once == again
    assert len(set(ids)) == 4
    assert all(id.startswith("tool-") and len(id) == 11 for id in ids)
    assert parse_strategy(write_strategy(once)).strategy == once


def test_repeated_ids_are_told_apart_and_written_back_as_they_were():
    typed = "format: 1\n\ntools:\n  - id: a\n  - id: b\n  - id: a\n  - id: a\n"
    assert [tool.id for tool in parsed(typed)["tools"]] == ["a", "b", "a~2", "a~3"]
    assert format_strategy(typed.encode()).decode() == typed


def test_every_place_has_its_line():
    typed = (
        "# hode\nformat: 1\ndocument:\n  title: A\ntools:\n  - id: a\n    name: x\n  -\n    id: a\n"
    )
    assert parse_strategy(typed.encode()).lines == {
        "": 2,
        "document": 3,
        "document/title": 4,
        "tools": 5,
        "tools/a": 6,
        "tools/a/name": 7,
        "tools/a~2": 9,
    }


@given(strategies())
def test_every_path_of_a_strategy_has_a_line(one):
    loaded = parse_strategy(write_strategy(one))
    text = loaded.data.decode().split("\n")
    for path, field, _ in walk(one):
        assert text[loaded.lines[str(path)] - 1].strip().startswith(field.name + ":")
    for path, inner in walk_items(one):
        if inner.id:
            assert text[loaded.lines[str(path)] - 1].strip().startswith("- id:")


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: ("---\n" + text + "...\n").encode(),
        lambda text: ("%YAML 1.2\n---\n" + text).encode(),
    ],
)
def test_other_encodings_and_line_ends(encode):
    text = "format: 1\ndocument:\n  title: Blåbær 😀\nresources:\n  closing: |\n    En\n\n    to\n"
    loaded = parse_strategy(encode(text))
    assert loaded.strategy == parsed(text)
    assert loaded.data == encode(text)


def test_a_control_character_never_reaches_a_file():
    for bad in ("a\x07", "\ud800", "a\nb\x85"):
        with pytest.raises(BadCharacter):
            write_strategy(new_strategy(tools=(item("tool", id="a", name=bad),)))


def test_saving_and_reading(tmp_path):
    one = strategy(document={"title": "Blåbær"})
    data = save_strategy(tmp_path / "strategy.yaml", one)
    loaded = read_strategy(tmp_path / "strategy.yaml")
    assert loaded == Loaded(one, {"": 1, "document": 3, "document/title": 4}, data)


def test_the_shipped_file_is_canonical_and_the_same_to_both_parsers():
    data = SHIPPED.read_bytes()
    strategy = parse_strategy(data).strategy
    assert format_strategy(data) == data
    assert pure_parser(data).strategy == strategy
    assert get(strategy, Place.parse("document/language")) == "nb"

"""The strategy as a value: what is empty is not kept, and every place has a path."""

import pytest
from hypothesis import given

from lhl_editor.core.errors import DuplicateId, UnknownPath
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.plain import item_from_plain, item_to_plain
from lhl_editor.core.schema import KINDS, STRATEGY, Type
from lhl_editor.core.strategy import (
    Item,
    Kept,
    check_value,
    empty_value,
    exists,
    get,
    items_of,
    label_of,
    locate,
    new_strategy,
    replaced,
    walk,
    walk_items,
)
from lhl_editor.core.text import EMPTY, plain_text
from tests.builders import item, strategies, strategy

TOOL = item("tool", id="a", name="Nettside")


def test_what_says_the_same_is_equal():
    assert Item("tool", "a", {"name": "Nettside", "url": "", "status": ""}) == TOOL
    assert strategy(document={"title": ""}, tools=[]) == new_strategy()


def test_an_unset_field_reads_as_empty():
    assert TOOL["url"] == ""
    assert new_strategy()["tools"] == ()
    assert new_strategy()["goals"]["sub_goals"] == ()
    assert item("sub_goal", id="a")["reasons"] == EMPTY


def test_an_unknown_field_is_a_bug():
    for act in (lambda: TOOL["nope"], lambda: TOOL.with_value("nope", "x")):
        with pytest.raises(UnknownPath):
            act()
    with pytest.raises(UnknownPath):
        Item("tool", "a", {"nope": "x"})


def test_ids_are_unique_in_a_list():
    with pytest.raises(DuplicateId):
        new_strategy(tools=(TOOL, TOOL))


def test_an_item_that_says_nothing_still_stands_in_its_list():
    assert new_strategy(tools=(Item("tool", "a"),))["tools"]


def test_a_section_with_a_comment_is_kept():
    section = Item("goals", kept=Kept(comments=(("title", ("# her",)),)))
    assert new_strategy(goals=section)["goals"].kept


def test_paths():
    one = strategy(goals={"sub_goals": [{"id": "a", "title": "Forankring"}]})
    assert get(one, Path.parse("goals/sub_goals/a/title")) == "Forankring"
    assert get(one, ROOT) is one
    assert locate(one, Path.parse("goals/sub_goals/a")).is_item
    assert not locate(one, Path.parse("goals")).is_item
    assert exists(one, Path.parse("goals/sub_goals"))
    for path in ("goals/sub_goals/b", "goals/nope", "goals/sub_goals/a/title/x", "nope"):
        assert not exists(one, Path.parse(path))


def test_replacing_shares_what_is_beside():
    one = strategy(tools=[{"id": "a"}, {"id": "b"}], document={"title": "x"})
    two = replaced(one, Path.parse("tools/b/name"), "Brosjyre")
    assert get(two, Path.parse("tools/b/name")) == "Brosjyre"
    assert two["tools"][0] is one["tools"][0]
    assert two["document"] is one["document"]
    assert get(one, Path.parse("tools/b/name")) == ""


def test_labels():
    assert label_of(TOOL) == "Nettside"
    assert label_of(item("lead_message", id="a", text="**En**\n\nTo")) == "En"
    assert label_of(item("row", id="a", cells=["x", "y"])) == "x · y"
    assert label_of(new_strategy()) == ""


def test_items_of_a_kind():
    one = strategy(resources={"entries": [{"id": "a", "links": [{"id": "b"}, {"id": "c"}]}]})
    assert list(items_of(one, "resource_link")) == ["b", "c"]


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("tool", "name", ("x",)),
        ("sub_goal", "reasons", "x"),
        ("organisation", "short_forms", "x"),
        ("organisation", "short_forms", (1,)),
        ("strategy", "tools", (Item("tool"),)),
        ("strategy", "tools", (Item("row", "a"),)),
        ("strategy", "goals", Item("messages")),
    ],
)
def test_a_value_has_the_shape_of_its_field(kind, field, value):
    with pytest.raises(UnknownPath):
        check_value(KINDS[kind].field(field), value)


def test_no_field_has_a_name_that_the_file_needs():
    for kind in KINDS.values():
        assert not {"id", "format", "#kept", ""} & {field.name for field in kind.fields}


@given(strategies(kept=True))
def test_every_place_that_is_walked_is_there(one):
    for path, field, value in walk(one):
        assert get(one, path) is value
        check_value(field, value)
        assert value or field.type is Type.ITEMS
    for path, inner in walk_items(one):
        assert get(one, path) is inner


@given(strategies(kept=True))
def test_putting_back_what_stands_there_changes_nothing(one):
    for path, _, value in walk(one):
        assert replaced(one, path, value) == one


@given(strategies(kept=True))
def test_plain_data_and_back(one):
    assert item_from_plain(STRATEGY, item_to_plain(one)) == one


def test_empty_values_have_the_shape_of_their_field():
    for kind in KINDS.values():
        for field in kind.fields:
            check_value(field, empty_value(field))
            assert not empty_value(field)


def test_texts_read_from_plain_data():
    assert item("sub_goal", id="a", reasons="x\n\ny")["reasons"] == plain_text("x", "y")

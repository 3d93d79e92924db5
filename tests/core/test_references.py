"""Where things are used, and what becomes of it when they go."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import RemoveItem, SetField, apply
from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.memory import Memory
from lhl_editor.core.notation import write
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.references import (
    moved_references,
    references_to,
    usage,
    without_references,
)
from lhl_editor.core.rules.references import LISTS_OF_REFERRED, reference_fields
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import exists, get, walk, walk_items
from lhl_editor.core.text import PageReference
from tests.builders import changes, path, strategies, strategy
from tests.range_of_strategies import scaled, shipped

SMALL = strategy(
    goals={
        "sub_goals": [
            {"id": "a", "title": "A", "reasons": "Jf. side {goals/sub_goals/a/approach}"},
            {"id": "b", "title": "B", "approach": "Slik"},
        ]
    },
    messages={
        "pillars": [
            {"id": "p", "sub_goal": "a", "text": "Les (se side {goals/sub_goals/a/reasons})."},
            {"id": "q", "sub_goal": "b", "tools": ["a"]},
        ]
    },
    tools=[{"id": "a", "name": "Verktøy"}],
    activities={"items": [{"id": "x", "title": "X", "sub_goals": ["b", "a"], "tools": ["a"]}]},
)
A, B = path("goals/sub_goals/a"), path("goals/sub_goals/b")


def said(paths) -> list[str]:
    return [str(one) for one in paths]


def test_where_a_sub_goal_is_used():
    """Its own text, which goes with it, does not count; nor does a tool with the same id."""
    assert said(references_to(SMALL, A)) == [
        "messages/pillars/p/sub_goal",
        "messages/pillars/p/text",
        "activities/items/x/sub_goals",
    ]


def test_where_a_field_a_list_and_a_section_are_used():
    assert said(references_to(SMALL, A / "reasons")) == ["messages/pillars/p/text"]
    assert said(references_to(SMALL, A / "approach")) == ["goals/sub_goals/a/reasons"]
    assert references_to(SMALL, path("goals/sub_goals")) == references_to(SMALL, path("goals"))
    assert len(references_to(SMALL, path("goals"))) == 4


def test_what_is_used_nowhere():
    assert references_to(SMALL, path("messages/pillars/p")) == ()
    assert references_to(SMALL, path("nowhere/at/all")) == ()


def test_references_are_taken_away():
    after = apply(SMALL, *without_references(SMALL, A), RemoveItem(A))
    pillar = get(after, path("messages/pillars/p"))
    assert (pillar["sub_goal"], write(pillar["text"])) == ("", "Les.")
    assert get(after, path("activities/items/x/sub_goals")) == ("b",)
    assert get(after, path("activities/items/x/tools")) == ("a",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Les mer (se side {tools/a}).", "Les mer."),
        ("Les mer (se også side {tools/a}) her.", "Les mer her."),
        ("Les mer (side {tools/a}).", "Les mer."),
        ("Les mer, se side {tools/a}.", "Les mer."),
        ("Les mer på side {tools/a} her.", "Les mer på her."),
        ("side {tools/a} sier det.", "sier det."),
        ("Dette (**se** side {tools/a}, og mer)", "Dette (**se**, og mer)"),
        ("Dette (se side {tools/b})", "Dette (se side {tools/b})"),
        ("Begge (se side {tools/a}) (se side {tools/b})", "Begge (se side {tools/b})"),
        ("side {tools/a}", ""),
        ("- en\n- side {tools/a}", "- en"),
        ("x (**se side {tools/a}**)", "x"),
    ],
)
def test_the_words_round_a_page_reference_go_with_it(before, after):
    held = strategy(
        tools=[{"id": "a"}, {"id": "b"}], goals={"sub_goals": [{"id": "g", "reasons": before}]}
    )
    done = apply(held, *without_references(held, path("tools/a")))
    assert write(get(done, path("goals/sub_goals/g/reasons"))) == after


def test_references_are_moved():
    after = apply(SMALL, *moved_references(SMALL, A, B), RemoveItem(A))
    assert get(after, path("messages/pillars/p/sub_goal")) == "b"
    assert get(after, path("activities/items/x/sub_goals")) == ("b",)
    # the other one says nothing under «reasons», so its own page is meant
    text = get(after, path("messages/pillars/p/text"))
    assert [one.target for one in text.inlines if isinstance(one, PageReference)] == [str(B)]
    moved = moved_references(SMALL, B, A)
    assert get(apply(SMALL, *moved), path("activities/items/x/sub_goals")) == ("a",)


def test_a_page_reference_moves_to_the_same_field():
    held = strategy(
        goals={"sub_goals": [{"id": "a", "reasons": "x"}, {"id": "b", "reasons": "y"}]},
        insight={"background": {"text": f"side {{{A}/reasons}} og side {{{A}}}"}},
    )
    moved = apply(held, *moved_references(held, A, B))
    text = write(get(moved, path("insight/background/text")))
    assert text == f"side {{{B}/reasons}} og side {{{B}}}"


@pytest.mark.parametrize(
    ("one", "other"),
    [(A, A), (A, A / "reasons"), (A, path("tools/a")), (A, path("goals/sub_goals/c")), (ROOT, A)],
)
def test_references_cannot_move_just_anywhere(one, other):
    with pytest.raises(UnknownPath):
        moved_references(SMALL, one, other)


def by_hand(strategy, target: Path) -> list[Path]:
    """The same, looked for field by field."""
    found = []
    for where, field, value in walk(strategy):
        match field.type:
            case Type.REFERENCE:
                targets = [LISTS_OF_REFERRED[field.kind] / value]
            case Type.REFERENCES:
                targets = [LISTS_OF_REFERRED[field.kind] / id for id in value]
            case Type.TEXT:
                pages = [one for one in value.inlines if isinstance(one, PageReference)]
                targets = [Path.parse(one.target) for one in pages]
            case _:
                continue
        if any(one.within(target) for one in targets) and not where.within(target):
            found.append(where)
    return found


def places(strategy) -> list[Path]:
    items = [where for where, _ in walk_items(strategy) if where != ROOT]
    return items + [LISTS_OF_REFERRED[kind] / f"{kind}-a" for kind in LISTS_OF_REFERRED]


@given(strategies())
def test_the_index_finds_what_is_found_by_hand(strategy):
    index = usage(strategy)
    for place in places(strategy):
        assert sorted(index.of(place)) == sorted(by_hand(strategy, place))


@given(strategies())
def test_without_references_there_are_none(strategy):
    for place in places(strategy):
        after = apply(strategy, *without_references(strategy, place))
        assert references_to(after, place) == ()


@given(strategies())
def test_moved_references_are_all_at_the_other(strategy):
    index = usage(strategy)
    for where in LISTS_OF_REFERRED.values():
        items = get(strategy, where)
        if len(items) < 2:
            continue
        one, other = (where / item.id for item in items[:2])
        after = apply(strategy, *moved_references(strategy, one, other))
        assert references_to(after, one) == ()
        moved = {field for field in index.of(one) if not field.within(other)}
        assert moved <= set(references_to(after, other))


@given(st.data(), strategies())
def test_what_is_remembered_is_what_is_found(data, strategy):
    memory = Memory()
    for _ in range(3):
        strategy = apply(strategy, data.draw(changes(strategy)))
        assert usage(strategy, memory) == usage(strategy)


def test_the_shipped_strategy_tells_where_everything_is_used():
    index = usage(shipped())
    fields = {field for kind in ("pillar", "activity") for field in reference_fields(kind)}
    assert fields
    for tool in shipped()["tools"]:
        for where in index.of(path("tools") / tool.id):
            assert exists(shipped(), where)
    assert index.of(path("insight/focus_areas"))


def test_at_a_hundred_times_the_length_an_edit_costs_little():
    long, memory = scaled(shipped(), 100), Memory()
    began = process_time()
    usage(long, memory)
    first = process_time() - began
    edited = apply(long, SetField(path("document/title"), "Ny"))
    began = process_time()
    usage(edited, memory)
    assert process_time() - began < first / 4

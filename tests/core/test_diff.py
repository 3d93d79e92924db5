"""What differs between two strategies, and the changes that lead from one to the other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.diff import FieldDifference, changed_places, changes_between, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.notation import parse
from lhl_editor.core.strategy import NOTHING_KEPT, Item, Kept
from lhl_editor.core.text import plain_text
from tests.builders import changes, item, path, strategies, strategy


def bare(whole):
    """Without what the file holds at its very top, which no change can say."""
    return replace(whole, kept=NOTHING_KEPT)


@given(strategies(kept=True).map(bare), strategies(kept=True).map(bare))
def test_the_changes_make_the_second_of_the_first(first, second):
    assert apply(first, *changes_between(first, second)) == second


@given(st.data())
def test_after_any_changes_the_difference_says_them_again(data):
    first = data.draw(strategies())
    second = first
    for _ in range(data.draw(st.integers(0, 6))):
        second = apply(second, data.draw(changes(second)))
    assert apply(first, *changes_between(first, second)) == second


@given(strategies(), strategies())
def test_places_are_named_exactly_where_something_differs(first, second):
    assert bool(list(changed_places(first, second))) == (first != second)


def sub_goals(*ids):
    return strategy(goals={"sub_goals": [{"id": id, "title": id} for id in ids]})


def test_one_item_that_moved_far_is_one_move():
    first, second = sub_goals(*"abcdef"), sub_goals(*"bcdefa")
    assert changes_between(first, second) == (MoveItem(path("goals/sub_goals/a"), "f"),)


def test_order_field_and_item_are_each_a_place():
    first = sub_goals("a", "b", "c")
    second = apply(sub_goals("b", "a", "d"))
    found = {str(place) for place in changed_places(first, second)}
    assert found == {"goals/sub_goals", "goals/sub_goals/c", "goals/sub_goals/d"}


def test_nothing_differs_from_itself():
    same = sub_goals("a", "b")
    assert not list(changed_places(same, same))
    assert changes_between(same, same) == ()


HERE = strategy(
    document={"title": "Strategi", "status": "draft"},
    insight={"background": {"title": "Bakgrunn", "text": "Vi ser. Vi hører."}},
    goals={
        "title": "Mål",
        "sub_goals": [{"id": id, "title": id.upper(), "reasons": f"Om {id}."} for id in "abcd"],
    },
    messages={"pillars": [{"id": "p", "heading": "Sammen", "tools": ["x", "y"]}]},
    tools=[{"id": "x", "name": "Veilederen", "url": "http://a.no"}, {"id": "y", "name": "Kurset"}],
    activities={
        "items": [
            {"id": "k", "title": "K", "points": [{"id": "q", "text": "Først."}]},
            {"id": "l", "title": "L"},
        ]
    },
)
GOALS = path("goals/sub_goals")


def rows(*made):
    """Kind and place of each row after the changes."""
    return [(row.kind, str(row.path)) for row in differences(HERE, apply(HERE, *made))]


def test_a_field_is_a_row_with_its_values():
    (row,) = differences(HERE, apply(HERE, SetField(GOALS / "a" / "title", "Ny")))
    assert (row.kind, row.path, row.item_kind, row.label) == (
        Kind.EDITED,
        GOALS / "a" / "title",
        "sub_goal",
        "Ny",
    )
    assert (row.before, row.after) == ("A", "Ny")
    assert row.fields == (FieldDifference(row.path, "A", "Ny"),)
    assert (row.chapter, row.item_path) == ("goals", GOALS / "a")


def test_an_item_that_came_or_went_is_one_row_and_stands_where_it_stood():
    new = item("sub_goal", id="n", title="N", reasons="Nytt.")
    made = AddItem(GOALS, new, "a"), RemoveItem(GOALS / "c"), SetField(GOALS / "d" / "title", "E")
    assert rows(*made) == [
        (Kind.ADDED, "goals/sub_goals/n"),
        (Kind.REMOVED, "goals/sub_goals/c"),
        (Kind.EDITED, "goals/sub_goals/d/title"),
    ]
    first, second, _ = differences(HERE, apply(HERE, *made))
    assert (first.before, first.after) == (None, new)
    assert (second.before["title"], second.after) == ("C", None)


def test_a_moved_item_is_one_row_with_both_numbers():
    (row,) = differences(HERE, apply(HERE, MoveItem(GOALS / "d", "a")))
    assert (row.kind, row.path, row.numbers, row.fields) == (Kind.MOVED, GOALS / "d", (4, 2), ())


def test_an_item_that_was_moved_and_edited_is_one_row_with_all_its_fields():
    made = (
        MoveItem(GOALS / "d", ""),
        SetField(GOALS / "d" / "title", "E"),
        SetField(GOALS / "d" / "reasons", plain_text("Om e.")),
    )
    (row,) = differences(HERE, apply(HERE, *made))
    assert (row.kind, row.numbers) == (Kind.MOVED_AND_EDITED, (4, 1))
    assert [str(field.path) for field in row.fields] == [
        "goals/sub_goals/d/title",
        "goals/sub_goals/d/reasons",
    ]


def test_of_two_that_changed_places_the_edited_one_was_moved():
    for id, numbers in (("b", (2, 3)), ("c", (3, 2))):
        swapped = MoveItem(GOALS / "b", "c"), SetField(GOALS / id / "title", "Ny")
        (row,) = differences(HERE, apply(HERE, *swapped))
        assert (row.kind, row.path.name, row.numbers) == (Kind.MOVED_AND_EDITED, id, numbers)


def test_what_lies_in_a_moved_item_has_rows_of_its_own():
    inner = path("activities/items/k/points/q/text")
    made = MoveItem(path("activities/items/k"), "l"), SetField(inner, plain_text("Nå."))
    assert set(rows(*made)) >= {(Kind.EDITED, str(inner))}
    assert sum(kind is Kind.MOVED for kind, _ in rows(*made)) == 1


@pytest.mark.parametrize(
    ("where", "value", "kind"),
    [
        ("tools/x/url", "https://a.no", Kind.RELINKED),
        ("tools/y/url", "https://a.no", Kind.ADDED),
        ("tools/x/url", "", Kind.REMOVED),
        ("messages/pillars/p/tools", ("x", "y", "z"), Kind.ADDED),
        ("messages/pillars/p/tools", ("y",), Kind.REMOVED),
        ("messages/pillars/p/tools", ("x", "z"), Kind.RELINKED),
        ("messages/pillars/p/tools", ("y", "x"), Kind.EDITED),
        ("insight/background/text", "Vi ser. Vi vet. Vi hører.", Kind.ADDED),
        ("insight/background/text", "Vi ser. Vi hører.\n\nMer", Kind.ADDED),
        ("insight/background/text", "Vi hører.", Kind.REMOVED),
        ("insight/background/text", "Vi ser. Vi hører godt.", Kind.EDITED),
        ("insight/background/text", "- Vi ser. Vi hører.", Kind.EDITED),
        ("insight/background/text", "Vi ser. [Vi](http://a) hører.", Kind.RELINKED),
        ("insight/background/text", "Vi ser. **Vi** hører.", Kind.EDITED),
        ("document/status", "current", Kind.EDITED),
    ],
)
def test_a_field_says_what_became_of_it(where, value, kind):
    is_text = where.endswith("text")
    assert rows(SetField(path(where), parse(value) if is_text else value)) == [(kind, where)]


def test_a_section_that_came_or_went_is_one_row():
    assert rows(SetField(path("insight"), Item("insight"))) == [(Kind.REMOVED, "insight")]
    purpose = item("purpose", title="Formål")
    made = SetField(path("introduction/purpose"), purpose)
    assert rows(made) == [(Kind.ADDED, "introduction")]


def test_the_same_content_under_another_id_is_renamed():
    twin = replace(HERE["tools"][0], id="z")
    made = AddItem(path("tools"), twin, ""), RemoveItem(path("tools/x"))
    (row,) = differences(HERE, apply(HERE, *made))
    assert (row.kind, str(row.path), row.before.id) == (Kind.RENAMED, "tools/z", "x")


def test_comments_and_unknown_keys_alone_are_a_row():
    kept = Kept((), (("tools", ("# her",)),))
    (row,) = differences(HERE, replace(HERE, kept=kept))
    assert (row.kind, str(row.path), row.before, row.after) == (Kind.BESIDE, "", NOTHING_KEPT, kept)


@given(strategies(kept=True), strategies(kept=True))
def test_there_are_rows_exactly_where_something_differs(first, second):
    found = differences(first, second)
    assert bool(found) == (first != second)
    assert len({(row.path, row.kind) for row in found}) == len(found)


@given(strategies(kept=True), strategies(kept=True))
def test_the_rows_back_say_the_opposite(first, second):
    opposite = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}
    there, back = differences(first, second), differences(second, first)
    fields = {str(row.path): row.kind for row in there if row.kind in opposite}
    assert fields == {str(row.path): opposite[row.kind] for row in back if row.kind in opposite}

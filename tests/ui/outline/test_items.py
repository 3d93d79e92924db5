"""New items, copies, and where to go when one is gone."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from lhl_editor.core.changes import RemoveItem, apply, invert
from lhl_editor.core.schema import START
from lhl_editor.core.strategy import exists, get, walk_items
from lhl_editor.ui.outline.items import (
    duplicated,
    neighbour,
    new_item,
    offer_at,
    offer_of,
    possible_kinds,
)
from lhl_editor.ui.outline.rows import rows
from tests.builders import path, strategies, strategy
from tests.ui.outline.few import few
from tests.ui.outline.small import small
from tests.ui.outline.test_rows import every


def offered(place):
    return [offer.words for offer in possible_kinds(small(), path(place))]


def made(of, place, kind):
    changes, where = new_item(of, offer_of(of, path(place), kind), "abc123")
    return apply(of, *changes), where


def test_another_of_the_same_kind_is_offered_first():
    assert offered("goals/sub_goals/c/reasons") == ["Nytt delmål", "Ny side", "Nytt kapittel"]
    assert offered("introduction/pages/p") == ["Ny side", "Nytt kapittel"]
    assert offered("chapters/own") == ["Nytt kapittel", "Ny side"]
    assert offered("tools") == ["Nytt verktøy"]
    assert offered("activities/items/v") == ["Ny aktivitet"]
    assert offered("document/title") == ["Nytt kapittel"]
    assert offered("insight/support") == ["Nytt innsatsområde", "Ny side", "Nytt kapittel"]


def test_a_new_item_stands_behind_the_one_in_hand():
    of, where = made(small(), "goals/sub_goals/c/reasons", "sub_goal")
    assert where == path("goals/sub_goals/sub-goal-abc123")
    assert [one.id for one in of["goals"]["sub_goals"]].index(where.name) == 3


def test_from_elsewhere_it_comes_last_in_its_list():
    of, where = made(small(), "document", "tool")
    assert of["tools"][-1].id == where.name


def test_a_new_page_stands_behind_the_part_of_the_chapter_in_hand():
    of, where = made(small(), "goals/period/text", "own_page")
    assert get(of, where)["after"] == "overview"
    order = [row.path for row in rows(of)[4].rows]
    assert order.index(where) == order.index(path("goals/period")) + 1


def test_a_new_chapter_stands_behind_the_one_in_hand_or_first_of_all():
    of, where = made(small(), "goals/sub_goals/a", "own_chapter")
    chapters = [row.path for row in rows(of)]
    assert chapters.index(where) == chapters.index(path("goals")) + 2  # behind «Prinsipper»
    of, where = made(small(), "document", "own_chapter")
    assert get(of, where)["after"] == START


def test_a_list_gets_one_more_at_its_end_and_an_item_one_behind_it():
    assert offer_at(small(), path("goals/sub_goals")).after == "f"
    assert offer_at(small(), path("goals/sub_goals/c")).after == "c"
    assert offer_at(small(), path("introduction/group/members")).after == ""


def test_a_page_has_no_place_outside_the_chapters():
    assert offer_of(small(), path("tools/t"), "own_page") is None
    assert offer_of(small(), path("tools/t"), "own_chapter") is not None


def test_a_copy_is_told_apart_by_its_name_and_stands_behind_it():
    third = path("goals/sub_goals/c")
    changes, copy = duplicated(small(), third, "abc123")
    of = apply(small(), *changes)
    assert get(of, copy)["title"] == "Delmål om c (kopi)"
    assert [one.id for one in of["goals"]["sub_goals"]].index(copy.name) == 3
    again, copy = duplicated(of, third, "abc124")
    assert get(apply(of, *again), copy)["title"] == "Delmål om c (kopi 2)"


def test_a_copy_of_what_has_no_name_has_none():
    changes, copy = duplicated(small(), path("tools/u"), "abc123")
    assert not get(apply(small(), *changes), copy)["name"]


def test_what_lies_in_a_copy_has_ids_of_its_own():
    resource = {"id": "r", "label": "R", "links": [{"id": "a", "label": "A"}, {"id": "b"}]}
    of = strategy(resources={"entries": [resource]})
    changes, copy = duplicated(of, path("resources/entries/r"), "abc123")
    links = get(apply(of, *changes), copy)["links"]
    assert [link["label"] for link in links] == ["A", ""]
    assert len({"a", "b", *(link.id for link in links)}) == 4


@few
@given(strategies(kept=True), st.data())
def test_a_copy_says_the_same_and_can_be_undone(of, data):
    items = [row.path for row in every(rows(of)) if row.is_item]
    assume(items)
    place = data.draw(st.sampled_from(items))
    changes, copy = duplicated(of, place, "abc123")
    after = apply(of, *changes)
    assert apply(after, *invert(of, *changes)) == of
    assert len(list(walk_items(get(after, copy)))) == len(list(walk_items(get(of, place))))


@few
@given(strategies(), st.data())
def test_everything_offered_can_be_made(of, data):
    place = data.draw(st.sampled_from([row.path for row in every(rows(of))]))
    for offer in possible_kinds(of, place):
        changes, where = new_item(of, offer, "abc123")
        after = apply(of, *changes)
        assert where in [row.path for row in every(rows(after))]


@few
@given(strategies(), st.data())
def test_when_an_item_goes_there_is_a_neighbour_to_go_to(of, data):
    items = [row.path for row in every(rows(of)) if row.is_item]
    assume(items)
    place = data.draw(st.sampled_from(items))
    after = apply(of, RemoveItem(place))
    assert exists(after, neighbour(of, place))

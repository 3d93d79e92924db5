"""What a person reads about a comparison and about conflicts."""

from __future__ import annotations

import pytest
from hypothesis import given

from lhl_editor.core import notation
from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.diff import differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.merge import Cause, merge
from lhl_editor.core.plain import field_at
from lhl_editor.core.strategy import Item, get
from lhl_editor.core.text import Text
from lhl_editor.language.catalogue import codes
from lhl_editor.language.differences import (
    conflict_words,
    difference_words,
    kind_label,
    summary,
    value_words,
)
from tests.builders import item, path, strategies, strategy

HERE = strategy(
    document={"title": "Strategi", "status": "draft", "revised": "2022-11"},
    organisations=[{"id": "ks", "name": "KS"}],
    introduction={"purpose": {"title": "Formål", "text": "Derfor  slik."}},
    goals={"sub_goals": [{"id": id, "title": id, "reasons": f"Om {id}."} for id in "abcdef"]},
    messages={
        "pillars": [{"id": id, "heading": id, "text": "Vi.", "tools": ["t"]} for id in "pqr"]
    },
    tools=[{"id": "t", "name": "Planleggelitt", "url": "http://a.no"}, {"id": "u", "name": "Kurs"}],
    activities={"items": [{"id": "k", "title": "K", "organisation": "ks"}]},
)
GOALS = path("goals/sub_goals")


def put(where, value):
    """The change that gives a field a value, from plain words."""
    old = get(HERE, path(where))
    return SetField(path(where), notation.parse(value) if isinstance(old, Text) else value)


def said(*made):
    after = apply(HERE, *made)
    return [difference_words(HERE, after, row) for row in differences(HERE, after)]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ([put("goals/sub_goals/c/reasons", "Om alt.")], "Delmål 3, Hvorfor: endret"),
        ([MoveItem(GOALS / "c", "e")], "Delmål 5: flyttet fra 3 til 5"),
        (
            [MoveItem(GOALS / "d", "e"), put("goals/sub_goals/d/title", "D")],
            "Delmål 5: flyttet fra 4 til 5 og endret",
        ),
        ([AddItem(GOALS, item("sub_goal", id="n"), "f")], "Delmål 7: lagt til"),
        ([RemoveItem(GOALS / "c")], "Delmål 3: fjernet"),
        ([put("tools/t/url", "https://a.no")], "Verktøy, Planleggelitt, Adresse: ny lenke"),
        ([put("messages/pillars/p/tools", ("u",))], "Budskap 1, Verktøy: ny henvisning"),
        ([put("messages/pillars/p/tools", ())], "Budskap 1, Verktøy: fjernet"),
        (
            [put("introduction/purpose/text", "Derfor slik.")],
            "Innledning, Formål, Tekst: bare mellomrom endret",
        ),
        (
            [put("introduction/purpose/text", "Derfor  **slik.**")],
            "Innledning, Formål, Tekst: bare utseendet endret",
        ),
        ([SetField(path("introduction"), Item("introduction"))], "Innledning: fjernet"),
    ],
)
def test_a_row_says_where_and_what(made, words):
    assert said(*made) == [words]


def test_a_label_stands_before_the_place():
    after = apply(HERE, MoveItem(GOALS / "a", "f"), put("messages/pillars/p/tools", ("u",)))
    labels = [kind_label(row) for row in differences(HERE, after)]
    assert labels == ["Flyttet", "Henvisning"]


PILLARS = [put(f"messages/pillars/{id}/heading", "Ny") for id in "pqr"]
NEW = AddItem(GOALS, item("sub_goal", id="n"), "f")
LINK = put("tools/t/url", "https://a.no")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ([*PILLARS, NEW, LINK], "3 budskap endret, 1 nytt delmål, Planleggelitt fikk ny lenke"),
        ([], "Ingen forskjell"),
        (PILLARS[:1], "1 budskap endret"),
        ([PILLARS[0], put("messages/pillars/p/text", "Oss.")], "1 budskap endret"),
        ([LINK, put("tools/t/name", "Nytt navn")], "1 verktøy endret"),
        ([put("tools/u/url", "https://b.no")], "Kurs fikk ny lenke"),
        ([LINK, put("tools/u/url", "https://b.no")], "2 verktøy fikk ny lenke"),
        ([RemoveItem(GOALS / "a"), RemoveItem(GOALS / "b")], "2 delmål fjernet"),
        ([MoveItem(GOALS / "a", "f")], "1 delmål flyttet"),
        ([put("document/title", "Ny")], "Om dokumentet endret"),
        (
            [AddItem(path("organisations"), item("organisation", id="n", name="N"))],
            "1 ny organisasjon",
        ),
        (
            [AddItem(path("goals/pages"), item("goals_page", id="s", title="S"))],
            "1 egen side lagt til",
        ),
        (
            [*PILLARS, NEW, LINK, put("document/title", "Ny"), RemoveItem(GOALS / "a")],
            "3 budskap endret, Om dokumentet endret, 1 delmål fjernet og 2 til",
        ),
    ],
)
def test_a_summary_is_short_and_plain(made, words):
    assert summary(HERE, apply(HERE, *made)) == words


@given(strategies(kept=True), strategies(kept=True))
def test_anything_can_be_said(first, second):
    assert 0 < len(summary(first, second)) < 300
    for row in differences(first, second):
        assert difference_words(first, second, row)
        assert kind_label(row)


def test_every_kind_and_cause_has_words():
    for area, every in (
        ("difference.kind", Kind),
        ("difference.became", Kind),
        ("conflict", Cause),
    ):
        assert {f"{area}.{one.value}" for one in every} <= codes()


@pytest.mark.parametrize(
    ("where", "value", "words"),
    [
        ("document/status", "draft", "utkast"),
        ("document/revised", "2022-11", "november 2022"),
        ("document/title", "Strategi", "Strategi"),
        ("messages/pillars/p/tools", ("t", "u", "borte"), "Planleggelitt, Kurs og borte"),
        ("messages/pillars/p/tools", (), ""),
        ("activities/items/k/organisation", "ks", "KS"),
        ("introduction/purpose/text", notation.parse("**En**\n\nTo"), "En\nTo"),
        ("goals/sub_goals", HERE["goals"]["sub_goals"][:2], "a og b"),
        ("goals/sub_goals", None, ""),
    ],
)
def test_a_value_is_said_as_a_person_says_it(where, value, words):
    assert value_words(HERE, field_at(path(where)), value) == words


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        (put("document/title", "En"), put("document/title", "To"), "De samme ordene er endret"),
        (
            put("document/status", "current"),
            put("document/status", "expired"),
            "Begge har endret det samme",
        ),
        (
            RemoveItem(GOALS / "a"),
            put("goals/sub_goals/a/title", "Ny"),
            "Fjernet av den ene, endret av den andre",
        ),
    ],
)
def test_a_conflict_says_why(ours, theirs, words):
    (conflict,) = merge(HERE, apply(HERE, ours), apply(HERE, theirs)).conflicts
    assert conflict_words(conflict) == words

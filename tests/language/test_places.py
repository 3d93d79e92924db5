"""A place is called what a person calls it."""

from __future__ import annotations

import pytest
from hypothesis import given

from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import walk, walk_items
from lhl_editor.language.places import place
from tests.builders import strategies, strategy

HERE = strategy(
    document={"title": "Strategi"},
    goals={
        "title": "Mål",
        "period": {"to": "2023"},
        "sub_goals": [{"id": "a", "title": "Vise"}, {"id": "b", "title": "Løfte"}],
        "pages": [{"id": "s", "title": "Prinsipper"}, {"id": "t"}],
    },
    messages={
        "pillars": [{"id": "p", "heading": "Sammen"}],
        "lead_messages": [{"id": "l", "text": "Vi."}],
    },
    insight={"focus_areas": {"areas": [{"id": "f", "name": "Mat og måltider"}]}},
    introduction={"group": {"members": [{"id": "m", "name": "Bjørn Kvaal"}, {"id": "n"}]}},
    target_groups={"groups": [{"id": "g", "name": "Allmennheten"}]},
    resources={
        "entries": [
            {
                "id": "s",
                "label": "Senteret",
                "links": [{"id": "l", "label": "www.planleggelitt.no"}],
            }
        ]
    },
    tools=[{"id": "x", "name": "Håndbok " * 20}, {"id": "y", "status": "coming"}],
    activities={
        "items": [{"id": "k", "title": "K", "points": [{"id": "q", "text": "Først.\n\nSå."}]}]
    },
)
PLACES = [
    ("", "Hele strategien"),
    ("document", "Om dokumentet"),
    ("document/title", "Om dokumentet, Tittel"),
    ("goals/period/to", "Kommunikasjonsmål, Hovedmål for perioden, Til og med"),
    ("goals/sub_goals", "Kommunikasjonsmål, Delmål"),
    ("goals/sub_goals/b", "Delmål 2"),
    ("goals/sub_goals/b/reasons", "Delmål 2, Hvorfor"),
    ("goals/pages/s/text", "Kommunikasjonsmål, Prinsipper, Tekst"),
    ("goals/pages/t/title", "Kommunikasjonsmål, Egen side 2, Overskrift"),
    ("messages/pillars/p/tools", "Budskap 1, Verktøy"),
    ("messages/lead_messages/l", "Hovedbudskap 1"),
    ("insight/focus_areas/areas/f/text", "Innsatsområde 1, Tekst"),
    ("introduction/group/members/m/role", "Innledning, Kommunikasjonsgruppa, Bjørn Kvaal, Rolle"),
    ("introduction/group/members/n", "Innledning, Kommunikasjonsgruppa, Medlem 2"),
    ("target_groups/groups/g", "Målgrupper, Allmennheten"),
    ("resources/entries/s/links/l", "Ressurser, Senteret, lenke www.planleggelitt.no"),
    ("tools/x/url", "Verktøy, " + ("Håndbok " * 8)[:60].strip() + "…, Adresse"),
    ("tools/y/expected", "Verktøy 2, Kommer når"),
    ("activities/items/k/points/q", "Aktivitet 1, Først."),
]


@pytest.mark.parametrize(("path", "words"), PLACES)
def test_a_place_has_words(path, words):
    assert place(HERE, Path.parse(path)) == words


def test_a_place_that_is_not_there_is_a_bug():
    with pytest.raises(UnknownPath):
        place(HERE, Path.parse("goals/sub_goals/c"))


@given(strategies())
def test_every_place_of_every_strategy_has_words(any_strategy):
    for path, _, _ in walk(any_strategy):
        assert place(any_strategy, path).strip()
    for path, _ in walk_items(any_strategy):
        assert place(any_strategy, path).strip()

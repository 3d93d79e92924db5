"""A small strategy with a bit of everything."""

from __future__ import annotations

from lhl_editor.core.strategy import Strategy
from tests.builders import strategy


def small() -> Strategy:
    """Two chapters of their own kind, one own chapter, pages and tools."""
    goals = [{"id": letter, "title": f"Delmål om {letter}"} for letter in "abcdef"]
    return strategy(
        document={"title": "Strategi"},
        introduction={
            "title": "Innledning",
            "purpose": {"title": "Formål med strategien"},
            "pages": [{"id": "p", "title": "Side etter formålet", "after": "purpose"}],
        },
        goals={
            "title": "Mål",
            "reform": {"heading": "Reformen"},
            "period": {"heading": "Perioden", "from": "2021", "to": "2023"},
            "sub_goals": goals,
        },
        messages={"title": "Budskap", "pillars": [{"id": "x", "heading": "Samarbeid"}]},
        chapters=[{"id": "own", "title": "Prinsipper", "after": "goals"}],
        tools=[{"id": "t", "name": "Håndbok"}, {"id": "u"}],
        activities={"year": "2022", "items": [{"id": "v", "title": "Konferanse"}]},
    )

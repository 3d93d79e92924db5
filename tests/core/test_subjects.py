"""Which form shows a place."""

import pytest
from hypothesis import given

from lhl_editor.core.strategy import Item, get, walk
from lhl_editor.core.subjects import INLINE, new_id, subject
from tests.builders import path, strategies

SHOWN = {
    "document/title": "document",
    "goals/title": "goals",
    "goals/reform/text": "goals/reform",
    "goals/sub_goals": "goals",
    "goals/sub_goals/x/reasons": "goals/sub_goals/x",
    "introduction/group/members/y/name": "introduction/group",
    "insight/focus_areas/areas/a/text": "insight/focus_areas/areas/a",
    "insight/support/levels/l/organisations": "insight/support",
    "messages/lead_messages/z/text": "messages/lead_messages",
    "messages/pillars/p/tools": "messages/pillars/p",
    "tools": "tools",
    "tools/t/url": "tools/t",
    "organisations/o": "organisations/o",
    "resources/entries/r/links/l/url": "resources/entries/r",
    "chapters/c/pages/p/rows/r/cells": "chapters/c/pages/p",
    "activities/items/a/points/p/text": "activities/items/a",
}


@pytest.mark.parametrize(("place", "shown"), SHOWN.items())
def test_a_place_is_shown_by_the_nearest_form(place, shown):
    assert subject(path(place)) == path(shown)


@given(strategies())
def test_every_field_has_a_form_and_a_form_is_its_own(whole):
    for place, _, _ in walk(whole):
        shown = subject(place)
        assert place.within(shown)
        assert subject(shown) == shown
        value = get(whole, shown)
        assert not isinstance(value, Item) or value.kind not in INLINE


def test_a_new_id_is_never_one_that_is_taken():
    assert new_id("sub_goal", (), "a1b2c3") == "sub-goal-a1b2c3"
    with pytest.raises(ValueError, match="a1b2c3"):
        new_id("sub_goal", ("sub-goal-a1b2c3",), "a1b2c3")

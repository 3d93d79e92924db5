"""The shortest words that tell where something is."""

import pytest

from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import walk
from lhl_editor.language.short_places import short_place
from tests.range_of_strategies import shipped


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("goals/sub_goals/forankring/reasons", "Delmål 1"),
        ("goals/period/to", "Hovedmål for perioden"),
        ("introduction/group/as_of", "Kommunikasjonsgruppa"),
        ("target_groups/groups/allmennheten", "Målgrupper"),
        ("resources/entries/senteret/links/aldersvennlig/url", "Ressurser"),
        ("tools/prosessveiledning/url", "Verktøy"),
        ("document/title", "Om dokumentet"),
    ],
)
def test_it_is_the_nearest_that_people_have_a_name_for(path: str, words: str) -> None:
    assert short_place(shipped(), Path.parse(path)) == words


def test_every_field_has_short_words() -> None:
    of = shipped()
    for path, _, _ in walk(of):
        assert 0 < len(short_place(of, path)) < 40


def test_a_place_that_is_gone_has_none() -> None:
    with pytest.raises(UnknownPath):
        short_place(shipped(), Path.parse("goals/sub_goals/borte/title"))

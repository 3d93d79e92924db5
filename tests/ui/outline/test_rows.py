"""Which rows there are, in which order, and what they say."""

from __future__ import annotations

import pytest
from hypothesis import given

from lhl_editor.core.subjects import subject
from lhl_editor.pages.compose import compose
from lhl_editor.ui.icons import icon
from lhl_editor.ui.outline.rows import icon_of_new, rows
from tests.builders import path, strategies, strategy
from tests.ui.outline.few import few
from tests.ui.outline.small import small


def every(of):
    for row in of:
        yield row
        yield from every(row.rows)


def said(of, within=""):
    found = rows(of)
    for part in filter(None, within.split(" > ")):
        found = next(row.rows for row in found if row.words == part)
    return [f"{row.number} {row.words}" if row.number else row.words for row in found]


def test_the_outermost_rows_are_numbered_as_published():
    assert said(small()) == [
        "Om dokumentet",
        "1 Innledning",
        "Innsikt",
        "Målgrupper",
        "2 Mål",
        "3 Prinsipper",
        "4 Budskap",
        "Ressurser",
        "Verktøy",
        "Organisasjoner",
        "Aktiviteter 2022",
    ]


def test_a_chapter_that_is_not_printed_can_still_be_filled_in():
    empty = {row.words for row in rows(small()) if row.is_empty}
    assert empty == {"Innsikt", "Målgrupper", "Ressurser"}
    inner = next(row.rows for row in rows(small()) if row.words == "Innsikt")
    assert [row.words for row in inner] == [
        "Bakgrunn",
        "Reformens målgruppe",
        "Innsatsområder",
        "Støtteapparatet",
    ]
    assert all(row.is_empty for row in inner)


def test_goals_are_direct_children_with_their_numbers_and_the_years_of_the_period():
    inner = said(small(), "Mål")
    assert inner[:3] == ["Hovedmål for reformen", "Hovedmål 2021–2023", "1 Delmål om a"]
    assert inner[-1] == "6 Delmål om f"


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ({"from": "2021"}, "Hovedmål fra 2021"),
        ({"to": "2023-06"}, "Hovedmål til 2023"),
        ({"from": "2022-01", "to": "2022-Q4"}, "Hovedmål 2022"),
        ({"from": "snart"}, "Hovedmål for perioden"),
    ],
)
def test_a_period_is_called_by_the_years_that_it_has(years, words):
    assert words in said(strategy(goals={"period": years}), "Kommunikasjonsmål")


def test_own_pages_stand_where_they_are_printed():
    assert said(small(), "Innledning") == [
        "Formål",
        "Side etter formålet",
        "Om innholdet",
        "Kommunikasjonsgruppa",
    ]


def test_what_has_no_name_yet_says_so():
    assert said(small(), "Verktøy") == ["Håndbok", "uten navn"]


def test_messages_have_the_lead_messages_first():
    assert said(small(), "Budskap") == ["Hovedbudskap", "1 Samarbeid"]


def test_only_items_can_be_moved_and_deleted():
    items = {row.path.parts[0] for row in every(rows(small())) if row.is_item}
    assert items == {"introduction", "goals", "messages", "chapters", "tools", "activities"}
    assert not any(row.is_item for row in rows(small()) if row.words != "Prinsipper")


@few
@given(strategies())
def test_chapters_are_those_of_the_publication_in_its_order(of):
    printed = [
        page.path for page in compose(of).pages if page.content.__class__.__name__ == "Divider"
    ]
    chapters = [row for row in rows(of) if row.number]
    assert [str(row.path) for row in chapters] == printed
    assert [row.number for row in chapters] == list(range(1, len(printed) + 1))


@few
@given(strategies())
def test_every_row_is_a_subject_and_stands_once(of):
    paths = [row.path for row in every(rows(of))]
    assert len(set(paths)) == len(paths)
    assert all(subject(one) == one for one in paths)


@few
@given(strategies())
def test_the_pages_of_a_chapter_come_in_the_order_of_its_rows(of):
    for chapter in rows(of):
        places = [row.path for row in chapter.rows]
        printed = [subject(path(page.path)) for page in compose(of).pages if page.path]
        inner = [place for place in dict.fromkeys(printed) if place in places]
        assert inner == [place for place in places if place in inner]


@few
@given(strategies())
def test_every_icon_is_there(of):
    for row in every(rows(of)):
        assert row.number or row.is_chapter or icon(row.icon, "#000000", "#000000")
        assert not row.is_item or icon(icon_of_new(row.kind), "#000000", "#000000")

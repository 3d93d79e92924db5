"""Strategy to publication: order, numbers, what is left out, and the document's own words."""

import pytest

from lhl_editor.core.plain import item_from_plain
from lhl_editor.pages.blocks import Contents, Divider, MatrixPage, ResourcesPage, TextPage
from lhl_editor.pages.compose import compose
from lhl_editor.pages.document_words import BOKMAAL, NYNORSK, date_in_words
from lhl_editor.pages.reading import reading_order
from tests.range_of_strategies import RANGE, put, shipped


def said(strategy, kind):
    """What the pages of a kind say."""
    publication = compose(strategy)
    pages = tuple(page for page in publication.pages if isinstance(page.content, kind))
    order = reading_order(publication._replace(pages=pages), lambda target: f"<{target}>")
    return [text for _, text in order]


def chapters(strategy):
    return said(strategy, Divider)


def test_the_shipped_chapters_are_numbered_in_order():
    assert chapters(shipped()) == [
        "1. Innledning",
        "2. Innsikt",
        "3. Målgrupper",
        "4. Kommunikasjonsmål",
        "5. Budskap",
        "6. Relevante ressurser",
    ]


def test_own_chapters_stand_where_they_say_and_numbers_follow():
    assert chapters(RANGE["own chapters and pages"]()) == [
        "1. Forord",
        "2. Innledning",
        "3. Innsikt",
        "4. Prinsipper",
        "5. Målgrupper",
        "6. Kommunikasjonsmål",
        "7. Budskap",
        "8. Relevante ressurser",
        "9. Tiltak",
        "10. Tomt kapittel",
    ]
    assert len(said(RANGE["own chapters and pages"](), Contents)) == 11


def test_a_chapter_that_is_left_out_leaves_no_gap():
    assert chapters(RANGE["without target_groups"]())[2] == "3. Kommunikasjonsmål"


def test_own_pages_stand_among_the_standard_ones():
    pages = compose(RANGE["own chapters and pages"]()).pages
    places = [page.path for page in pages]
    introduction = places.index("introduction")
    assert places[introduction + 1] == "introduction/pages/i-introduction"
    main = places.index("goals/pages/i-goals")
    assert places[main + 1] == "goals/sub_goals_heading"
    assert places[places.index("messages/pages/i-messages") - 1] == "messages"


@pytest.mark.parametrize(
    ("tool", "printed"),
    [
        ({"name": "Hefte", "url": "https://a.no", "status": "available"}, "Hefte"),
        ({"status": "coming", "expected": "2023-winter"}, "Kommer vinter 2023"),
        ({"status": "coming"}, "Kommer"),
        (
            {"name": "Hefte", "status": "coming", "expected": "2027-Q1"},
            "Hefte (kommer 1. kvartal 2027)",
        ),
        ({"name": "Hefte", "url": "https://a.no", "status": "withdrawn"}, "Hefte (utgått)"),
        ({"url": "https://a.no", "status": "available"}, "https://a.no"),
    ],
)
def test_how_a_tool_is_printed(tool, printed):
    strategy = put(shipped(), "tools", (item_from_plain("tool", {"id": "t", **tool}),))
    pillar = strategy["messages"]["pillars"][0].with_value("tools", ("t",))
    strategy = put(strategy, "messages", "pillars", (pillar,))
    assert said(strategy, MatrixPage)[-1] == printed


def test_a_column_without_tools_says_so():
    pillar = shipped()["messages"]["pillars"][0].with_value("tools", ())
    strategy = put(shipped(), "messages", "pillars", (pillar,))
    assert said(strategy, MatrixPage)[-1] == "Ingen verktøy ennå"


def test_all_that_a_resource_holds_is_printed():
    entry = {"id": "r", "label": "Alt", "url": "https://a.no", "address": "a.no", "note": "Merk"}
    entry["links"] = [{"id": "l", "label": "b.no", "url": "https://b.no"}]
    entries = (item_from_plain("resource", entry),)
    strategy = put(shipped(), "resources", "entries", entries)
    assert "a.no, b.no Merk" in said(strategy, ResourcesPage)


def test_labels_without_rows_are_a_row():
    page = {"id": "p", "title": "T", "columns": ["A", "B"]}
    chapter = item_from_plain("own_chapter", {"id": "c", "title": "C", "pages": [page]})
    strategy = put(shipped(), "chapters", (chapter,))
    assert said(strategy, TextPage)[-3:] == ["T", "A", "B"]


def test_nynorsk_has_words_of_its_own():
    strategy = RANGE["nynorsk"]()
    assert said(strategy, Contents)[0] == "Innhald"
    assert "Bodskap" in said(strategy, MatrixPage)
    assert compose(strategy).words is NYNORSK


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2022-12-05", "5. desember 2022"),
        ("2022-12", "desember 2022"),
        ("2022-Q4", "4. kvartal 2022"),
        ("2023-winter", "vinter 2023"),
        ("2023", "2023"),
        ("en gang", "en gang"),
        ("", ""),
    ],
)
def test_dates_in_words(date, words):
    assert date_in_words(date, BOKMAAL) == words


def test_the_matrix_is_parted_where_columns_would_be_too_narrow():
    def groups(name):
        pages = compose(RANGE[name]()).pages
        (matrix,) = [p.content for p in pages if isinstance(p.content, MatrixPage)]
        return [len(group) for group in matrix.groups]

    assert groups("shipped") == [6]
    assert groups("12 sub-goals") == [6, 6]
    assert groups("8 sub-goals") == [4, 4]


def test_letters_and_their_accents_are_printed_in_one():
    strategy = put(shipped(), "insight", "background", "title", "Ma\u030al")
    assert "Mål" in said(strategy, TextPage)

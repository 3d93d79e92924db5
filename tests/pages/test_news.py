"""The chapter «Endringer siden forrige versjon»: short sentences on what a reader will see."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from lhl_editor.core.strategy import Item
from lhl_editor.core.text import Paragraph, Run, Text, plain_text
from lhl_editor.pages.blocks import ChangesPage, Contents
from lhl_editor.pages.compose import compose
from lhl_editor.pages.imprint import Imprint
from lhl_editor.pages.page_memory import PageMemory
from lhl_editor.pages.reading import reading_order
from lhl_editor.pages.since import PLACE, Since
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.builders import strategies
from tests.placed_checks import faults, said
from tests.range_of_strategies import RANGE, counted, longer, put, shipped

VERSION = Imprint("1.1", "2026-05-12")
TITLE = "Endringer siden forrige versjon"


def wanting(strategy):
    return put(strategy, "document", "changes_page", "yes")


def composed(after, before=None, **more):
    since = None if before is None else Since(before, VERSION)
    return compose(wanting(after), since=since, **more)


def told(after, before=None):
    """What the page says: (heading of the row, its sentences); without one, paragraphs."""
    publication = composed(after, before)
    page = publication._replace(pages=publication.pages[-1:])
    rows: list[tuple[str, list[str]]] = []
    for role, text in reading_order(page, lambda _: ""):
        if role == "TH" and text not in ("Kapittel", "Endringer", "Endringar"):
            rows.append((text, []))
        elif role == "LBody":
            rows[-1][1].append(text)
    return rows


def paragraphs(publication):
    page = publication._replace(pages=publication.pages[-1:])
    return [text for role, text in reading_order(page, lambda _: "") if role == "P"]


def test_it_is_the_last_chapter_and_stands_in_the_contents():
    publication = composed(shipped(), shipped())
    assert publication.chapters[-1] == TITLE
    contents = next(p.content for p in publication.pages if isinstance(p.content, Contents))
    assert (contents.entries[-1].number, contents.entries[-1].target) == (7, str(PLACE))
    *_, divider, page = publication.pages
    assert (divider.chapter, page.chapter) == (7, 7)
    assert isinstance(page.content, ChangesPage)
    document = typeset(publication, load_faces())
    assert document.landings[str(PLACE)].page == 29


@pytest.mark.parametrize("choice", ["", "no"])
def test_nobody_gets_it_who_does_not_ask(choice):
    strategy = put(shipped(), "document", "changes_page", choice)
    since = Since(RANGE["minimal"](), VERSION)
    assert compose(strategy, since=since) == compose(shipped())


def test_the_first_version_says_that_it_is():
    publication = composed(shipped())
    assert paragraphs(publication) == ["Dette er den første versjonen som er publisert."]


def test_where_nothing_is_new_it_says_since_when():
    publication = composed(shipped(), shipped())
    said_here = ["Forrige versjon: 1.1 · 12. mai 2026", "Ingenting er endret siden da."]
    assert paragraphs(publication) == said_here


def test_each_thing_is_named_once_in_the_chapter_where_it_stands():
    before = shipped()
    goals, groups = before["goals"]["sub_goals"], before["target_groups"]["groups"]
    first = goals[0].with_value("reasons", plain_text("Nytt.")).with_value("title", "Ny tittel")
    after = put(before, "goals", "sub_goals", (first, *goals[1:-1]))
    new = Item("target_group", "ny", {"name": "Frivillige"})
    after = put(after, "target_groups", "groups", (*groups, new))
    after = put(put(after, "insight", "background", Item("background")), "document", "title", "Ny")
    tool = before["tools"][0]
    tools = (tool.with_value("url", "https://www.ks.no/ny"), *before["tools"][1:])
    assert told(put(after, "tools", tools), before) == [
        ("Forsiden", ["Tittelen er endret."]),
        ("2. Innsikt", ["«Bakgrunn» er fjernet."]),
        ("3. Målgrupper", ["«Frivillige» er lagt til."]),
        (
            "4. Kommunikasjonsmål",
            [
                "«Delmål 1: Ny tittel» er endret.",
                f"«{goals[-1]['title']}» er fjernet.",
            ],
        ),
        ("Verktøy/ressurser", [f"«{tool['name']}» har fått ny lenke."]),
    ]


def test_a_chapter_that_came_or_went_is_one_sentence():
    before = put(shipped(), "resources", Item("resources"))
    after = put(shipped(), "insight", Item("insight"))
    assert told(after, before) == [
        ("Innsikt", ["Kapitlet er fjernet."]),
        ("5. Relevante ressurser", ["Kapitlet er lagt til."]),
    ]


def test_what_no_reader_sees_is_no_news():
    before = shipped()
    after = put(put(before, "document", "contact", "ny@example.no"), "document", "revised", "2026")
    activities = put(after, "activities", "title", "Ny plan")
    text = before["introduction"]["purpose"]["text"]
    spaced = tuple(
        Paragraph(
            tuple(replace(run, text=run.text.replace(" ", "  "), bold=True) for run in p.runs)
        )
        for p in text.paragraphs
        if all(isinstance(run, Run) for run in p.runs)
    )
    after = put(activities, "introduction", "purpose", "text", Text(spaced))
    unused = replace(before["tools"][0], id="ubrukt")
    assert told(put(after, "tools", (*before["tools"], unused)), before) == []


def test_the_order_of_a_list_is_one_sentence():
    goals = shipped()["goals"]["sub_goals"]
    leads = shipped()["messages"]["lead_messages"]
    after = put(shipped(), "goals", "sub_goals", goals[::-1])
    after = put(after, "messages", "lead_messages", leads[::-1])
    assert told(after, shipped()) == [
        ("4. Kommunikasjonsmål", ["Rekkefølgen er endret."]),
        ("5. Budskap", ["Rekkefølgen i hovedbudskapene er endret."]),
    ]


def test_nynorsk_is_told_in_nynorsk():
    before = RANGE["nynorsk"]()
    after = put(before, "insight", "background", Item("background"))
    assert told(after, before) == [("2. Innsikt", ["«Bakgrunn» er fjerna."])]
    assert composed(after, before).chapters[-1] == "Endringar sidan førre versjon"


@settings(max_examples=60)
@given(strategies(), strategies())
def test_any_two_can_be_told_apart(before, after):
    for heading, sentences in told(after, before):
        assert heading.strip() or sentences
        assert all(one.endswith(".") for one in sentences)
        assert len(set(sentences)) == len(sentences)


def test_a_click_on_it_leads_to_the_field_that_asks_for_it():
    document = typeset(composed(shipped(), RANGE["minimal"]()), load_faces())
    last = document.pages[-1]
    paths = {line.path for one in last.elements for line in _lines(one) if line.path}
    assert paths == {str(PLACE)}


def _lines(element):
    for child in element.children:
        yield from _lines(child) if hasattr(child, "children") else (child,)


@pytest.mark.parametrize("paper", ["16:9", "a4"])
@pytest.mark.parametrize(
    "name", ["shipped", "ten times as long", "long words", "own chapters and pages"]
)
def test_however_much_is_new_it_stands_on_its_pages(name, paper):
    after = longer(RANGE[name](), lambda text: f"{text} mer")
    publication = composed(after, RANGE[name](), paper=paper)
    only = publication._replace(pages=publication.pages[-1:])
    document = typeset(only, load_faces())
    assert faults(document) == []
    assert not any(page.extra for page in document.pages)
    assert said(only, document)


def test_a_remembered_page_says_what_is_new_now():
    memory = PageMemory()
    before, after = Since(shipped(), VERSION), counted("goals", "sub_goals", count=8)
    for strategy, since in ((shipped(), None), (shipped(), before), (after, before), (after, None)):
        again = compose(wanting(strategy), "", memory, since=since)
        assert again == compose(wanting(strategy), since=since)
        assert typeset(again, load_faces(), memory) == typeset(again, load_faces())

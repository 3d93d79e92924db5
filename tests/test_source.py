"""The shipped strategy says what was published: word for word, link for link, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from lhl_editor.core.dates import parse_date
from lhl_editor.core.path import Path as Place
from lhl_editor.core.schema import CHAPTERS, Type
from lhl_editor.core.strategy import Item, Strategy, exists, items_of, walk
from lhl_editor.core.text import PageReference, Run, Text
from lhl_editor.files.strategy_file import read_strategy
from tests import source_text

SHIPPED = Path(__file__).parent.parent / "strategy.yaml"
PAGES = source_text.pages()

# All that the strategy prints on these pages beyond the source: the titles and the names of the
# areas, which were pictures.
ADDED = {
    9: "Reformens målgruppe",
    10: "Et aldersvennlig Norge Aktivitet og fellesskap",
    11: "Mat og måltider Helsehjelp Sammenheng i tjenestene",
    28: "Relevante ressurser",
}


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    return read_strategy(SHIPPED).strategy


def test_no_character_of_the_source_is_left_unchecked() -> None:
    source = "".join(source_text.strategy_source().split())
    pieces = [piece for page in PAGES for group in page.groups for piece in group]
    gaps = Counter(_between(["".join(piece.split()) for piece in pieces], source))

    addresses = {"".join(page.links) for page in PAGES if page.links}
    marks = {"•": 32, "–": 1, "10": 1, "17": 1, ",": 10, ":": 7}
    assert len(pieces) == 190
    assert gaps == marks | dict.fromkeys(addresses, 1)
    assert len(PAGES) == 26
    assert [(page.number, len(page.links)) for page in PAGES if page.links] == [
        (6, 1),
        (26, 15),
        (28, 10),
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"page {page.number}")
def test_the_strategy_says_every_sentence_of_the_page_and_no_other(
    strategy: Strategy, page: source_text.Page
) -> None:
    printed = source_text.folded(" ".join(_printed(strategy)[page.number]))
    left = " ".join(_between(page.sentences, printed))
    assert source_text.folded(left) == ADDED.get(page.number, "")


def test_nothing_that_the_strategy_prints_is_left_unchecked(strategy: Strategy) -> None:
    checked = " ".join(words for page in _printed(strategy).values() for words in page)
    for chapter in CHAPTERS:
        for words in _texts(strategy[chapter]):
            assert words in checked


def test_two_spaces_inside_a_line_stay(strategy: Strategy) -> None:
    doubled = re.findall(r"\S+ {2,}\S+", source_text.strategy_source())
    assert doubled == ["planlegging.  Når"]
    printed = "\n".join(words for chapter in CHAPTERS for words in _texts(strategy[chapter]))
    assert re.findall(r"\S+ {2,}\S+", printed) == doubled


def test_the_26_links_stand_in_the_strategy_in_order(strategy: Strategy) -> None:
    assert len(source_text.links()) == 26
    linked = [link for link in _links(strategy) if link]
    assert [link for link in linked if link.startswith("http")] == source_text.links()
    others = [link for link in linked if not link.startswith("http")]
    assert others == [f"mailto:{strategy['document']['contact']}"]


def test_the_short_forms_have_the_names_that_were_added(strategy: Strategy) -> None:
    names = {one["short_forms"]: one["name"] for one in strategy["organisations"]}
    assert names == {
        ("SF",): "Statsforvalteren",
        ("SOF",): "Senter for omsorgsforskning",
        ("USHT",): "Utviklingssenter for sykehjem og hjemmetjenester",
        ("Helsedir",): "Helsedirektoratet",
        ("KS",): "Kommunesektorens organisasjon",
    }


def test_the_two_page_numbers_are_references_to_places_that_exist(strategy: Strategy) -> None:
    targets = [
        inline.target
        for _, _, value in walk(strategy)
        if isinstance(value, Text)
        for inline in value.inlines
        if isinstance(inline, PageReference)
    ]
    assert targets == ["insight/focus_areas", "target_groups/groups"]
    assert all(exists(strategy, Place.parse(target)) for target in targets)


def test_the_activities_are_the_annual_reports_chapter(strategy: Strategy) -> None:
    activities = strategy["activities"]
    assert _report(activities) == source_text.annual_report()
    assert (activities["year"], activities["last_changed"]) == ("2022", "2023-04-17")


def test_dates_and_figures_of_an_activity_are_those_of_its_text(strategy: Strategy) -> None:
    points = list(_activity_points(strategy))
    assert len([date for point in points for date in point["dates"]]) == 14
    assert len([figure for point in points for figure in point["figures"]]) == 5
    for point in points:
        for figure in point["figures"]:
            assert figure in point["text"].plain
        for date in point["dates"]:
            meant = parse_date(date)
            assert meant, date
            assert str(meant.year) in point["text"].plain


@pytest.mark.parametrize(
    ("sentence", "text", "stands"),
    [
        ("en bottom-up-reform", "en bottom-up\ufffereform", True),
        ("informasjons- og", "informasjons-\r\nog", True),
        ("innbyggere", "inn\ufffebyggere", True),
        ("satsing-for-eldre/", "satsing-for-\r\neldre/", True),
        ("informasjons- og", "informasjonsog", False),
        ("informasjons- og", "informasjons og", False),
        ("det gjelder", "detgjelder", False),
        ("samskaping", "sam skaping", False),
    ],
)
def test_a_sentence_is_found_where_lines_break_elsewhere(
    sentence: str, text: str, stands: bool
) -> None:
    assert bool(source_text.find(sentence, source_text.extracted(text))) is stands


def test_every_sentence_stands_in_the_exported_pdf(shipped_pdf: Path) -> None:
    texts = _pdf_texts(shipped_pdf)
    assert len(texts) == 28
    for page in PAGES:
        at, text = 0, texts[page.number - 1]
        for sentence in page.sentences:
            found = source_text.find(sentence, text, at)
            assert found, f"page {page.number}: {sentence!r} is not in {text[at:]!r}"
            at = found.end()


def test_the_26_links_stand_in_the_pdf_in_order(shipped_pdf: Path) -> None:
    with pikepdf.open(shipped_pdf) as pdf:
        tree = list(_tagged_links(pdf.Root.StructTreeRoot.K))
        annotations = {
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.get("/Annots", pikepdf.Array())
            if "/A" in annotation and "/URI" in annotation.A
        }
    assert [link for link in tree if link.startswith("http")] == source_text.links()
    assert annotations == set(tree)


def _between(pieces: list[str], text: str) -> list[str]:
    """What stands in the text before, between and after the pieces, which must come in order."""
    gaps, at = [], 0
    for piece in pieces:
        found = text.find(piece, at)
        assert found >= 0, f"{piece!r} is not in {text[at:]!r}"
        gaps.append(text[at:found])
        at = found + len(piece)
    return [gap for gap in (*gaps, text[at:]) if gap]


def _printed(strategy: Strategy) -> dict[int, list[str]]:
    """What the strategy says on each published page, with the words that the layout sets."""
    introduction, insight, groups, goals, _, resources = (strategy[name] for name in CHAPTERS)
    group, support = introduction["group"], insight["support"]
    reform, period = goals["reform"], goals["period"]
    areas = [_texts(area) for area in insight["focus_areas"]["areas"]]
    sub_goals = list(enumerate(goals["sub_goals"], 1))
    sub_goals_title = [goals["sub_goals_heading"], goals["sub_goals_question"]]
    dividers = zip((3, 7, 13, 15, 25, 27), CHAPTERS, strict=True)
    return {
        **{
            page: [f"{number}. {strategy[name]['title']}"]
            for number, (page, name) in enumerate(dividers, 1)
        },
        4: _texts(introduction["purpose"]),
        5: _texts(introduction["contents"]),
        6: [group["title"], *_words(group["text"]), *map(_member, group["members"])],
        8: _texts(insight["background"]),
        9: _texts(insight["audience"]),
        10: [insight["focus_areas"]["title"], *areas[0], *areas[1]],
        11: [*areas[2], *areas[3], *areas[4]],
        12: [support["title"], *_words(support["text"]), *_levels(strategy)],
        14: [groups["heading"], *(one["name"] for one in groups["groups"])],
        16: [
            goals["heading"],
            *(goal[part] for goal in (reform, period) for part in ("heading", "question")),
            *sub_goals_title,
        ],
        17: [goals["heading"], *_texts(reform), *_texts(period)],
        18: [*sub_goals_title, *(f"{number}. {goal['title']}" for number, goal in sub_goals)],
        **{18 + number: [f"Delmål {number}:", *_texts(sub_goal)] for number, sub_goal in sub_goals},
        26: _matrix(strategy),
        28: [
            resources["heading"],
            *(words for entry in resources["entries"] for words in _resource(entry)),
            *_words(resources["closing"]),
        ],
    }


def _texts(item: Item) -> list[str]:
    """All lines and texts that are printed of an item and what is in it, in order."""
    return [
        words
        for _, declared, value in walk(item)
        if declared.printed and declared.type in (Type.LINE, Type.TEXT)
        for words in _words(value)
    ]


def _words(value: str | Text) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [
        "".join(inline.text if isinstance(inline, Run) else "side" for inline in paragraph.runs)
        for paragraph in value.paragraphs
    ]


def _member(member: Item) -> str:
    role = f" ({member['role']})" if member["role"] else ""
    return f"{member['name']}{role} {member['affiliation']}"


def _levels(strategy: Strategy) -> Iterator[str]:
    organisations = items_of(strategy, "organisation")
    for level in strategy["insight"]["support"]["levels"]:
        short_forms = [organisations[id]["short_forms"][0] for id in level["organisations"]]
        yield f"{level['name']} {', '.join(short_forms)}"


def _matrix(strategy: Strategy) -> list[str]:
    messages = strategy["messages"]
    pillars = messages["pillars"]
    return [
        messages["heading"],
        *(words for message in messages["lead_messages"] for words in _words(message["text"])),
        *(pillar["heading"] for pillar in pillars),
        *(words for pillar in pillars for words in _words(pillar["text"])),
        "Verktøy/ ressurser",
        *map(_tool, _placed_tools(strategy)),
    ]


def _placed_tools(strategy: Strategy) -> list[Item]:
    tools = items_of(strategy, "tool")
    return [tools[id] for pillar in strategy["messages"]["pillars"] for id in pillar["tools"]]


def _tool(tool: Item) -> str:
    coming = {("coming", "2023-winter"): "Kommer vinter 2023"}
    return tool["name"] or coming[tool["status"], tool["expected"]]


def _resource(entry: Item) -> list[str]:
    links = ", ".join(link["label"] for link in entry["links"])
    return [entry["label"], entry["address"], links, entry["note"]]


def _links(strategy: Strategy) -> Iterator[str]:
    """The addresses in the order in which the publication prints them."""
    resources = strategy["resources"]
    yield from _text_links(strategy["introduction"]["group"]["text"])
    yield from (tool["url"] for tool in _placed_tools(strategy))
    yield from (link["url"] for entry in resources["entries"] for link in (entry, *entry["links"]))
    yield from _text_links(resources["closing"])


def _text_links(text: Text) -> list[str]:
    return [run.link for run in text.inlines if isinstance(run, Run) and run.link]


def _report(activities: Item) -> list[str]:
    """The chapter as its source prints it."""
    lines = [f"Kapittel {activities['number']}{activities['title']}", *_words(activities["intro"])]
    for activity in activities["items"]:
        lines.append(f" • {activity['title']}")
        lines += [f"  • {words}" for point in activity["points"] for words in _words(point["text"])]
    return [*lines, "Siste faglige endring: 17. april 2023"]


def _activity_points(strategy: Strategy) -> Iterator[Item]:
    for activity in strategy["activities"]["items"]:
        yield from activity["points"]


def _pdf_texts(path: Path) -> list[str]:
    """The text of each page as a reader's program takes it out."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [source_text.extracted(page.get_textpage().get_text_range()) for page in pdf]


def _tagged_links(node: pikepdf.Object) -> Iterator[str]:
    """The address of each Link element in the order of the tree, however many lines it takes."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tagged_links(child)
    elif isinstance(node, pikepdf.Dictionary) and "/K" in node:
        if node.get("/S") == pikepdf.Name.Link:
            yield from dict.fromkeys(_addresses(node.K))
        else:
            yield from _tagged_links(node.K)


def _addresses(children: pikepdf.Object) -> Iterator[str]:
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/Obj" in child:
            action = child.Obj.get("/A", pikepdf.Dictionary())
            if "/URI" in action:
                yield str(action.URI)

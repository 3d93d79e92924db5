"""The range of strategies that the layout must carry: the shipped one, stretched every way."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.schema import CHAPTERS, KINDS, Type
from lhl_editor.core.strategy import Item, Strategy, new_strategy
from lhl_editor.core.text import Paragraph, Run, Text
from lhl_editor.files.strategy_file import read_strategy

ROOT = Path(__file__).parent.parent
LONG_WORD = "Menneskerettighetsorganisasjonssamarbeidsavtaleforhandlingene"  # 61 letters
LONG_NONSENSE = "x" * 60


@cache
def shipped() -> Strategy:
    return read_strategy(ROOT / "strategy.yaml").strategy


def scaled(item: Item, times: int) -> Item:
    """Every list of the document that many times as long; lists inside items as they are."""
    values = {}
    for declared in KINDS[item.kind].fields:
        value = item[declared.name]
        if declared.type is Type.SECTION:
            value = scaled(value, times)
        elif declared.type is Type.ITEMS:
            value = repeated(value, times * len(value))
        values[declared.name] = value
    return replace(item, values=values)


def repeated(items: tuple[Item, ...], count: int) -> tuple[Item, ...]:
    """So many items, the first of them, or the same again with ids of their own."""
    return tuple(
        items[n % len(items)]
        if n < len(items)
        else replace(items[n % len(items)], id=f"{items[n % len(items)].id}-{n // len(items)}")
        for n in range(count)
    )


def longer(item: Item, change: Callable[[str], str]) -> Item:
    """Every word for readers changed: titles, names, texts; not ids, dates, addresses."""
    values = {}
    types = {declared.name: declared.type for declared in KINDS[item.kind].fields}
    for name, value in item.values.items():
        match types[name]:
            case Type.SECTION:
                value = longer(value, change)
            case Type.ITEMS:
                value = tuple(longer(one, change) for one in value)
            case Type.LINE:
                value = change(value)
            case Type.TEXT:
                value = Text(tuple(_longer(one, change) for one in value.paragraphs))
            case _:
                pass
        values[name] = value
    return replace(item, values=values)


def _longer(paragraph: Paragraph, change: Callable[[str], str]) -> Paragraph:
    runs = tuple(
        replace(run, text=change(run.text)) if isinstance(run, Run) else run
        for run in paragraph.runs
    )
    return replace(paragraph, runs=runs)


def ten_times(text: str) -> str:
    return " ".join([text.strip()] * 10) + text[len(text.rstrip()) :]


def with_long_word(word: str) -> Callable[[str], str]:
    return lambda text: f"{text.rstrip()} {word} "


def put(strategy: Strategy, *path_and_value: object) -> Strategy:
    """The strategy with a value at a path of sections."""
    *names, value = path_and_value
    name, rest = str(names[0]), names[1:]
    return strategy.with_value(name, put(strategy[name], *rest, value) if rest else value)


def counted(*path: str, count: int) -> Strategy:
    """The shipped strategy with so many items in a list."""
    items: Any = shipped()
    for name in path:
        items = items[name]
    return put(shipped(), *path, repeated(items, count))


def _tools_in_a_column(count: int) -> Strategy:
    tools = tuple(tool.id for tool in repeated(shipped()["tools"], count))
    pillars = shipped()["messages"]["pillars"]
    first = pillars[0].with_value("tools", tools)
    strategy = put(shipped(), "tools", repeated(shipped()["tools"], max(count, 16)))
    return put(strategy, "messages", "pillars", (first, *pillars[1:]))


def _own_page(id: str, **values: object) -> dict[str, object]:
    rows = [{"id": f"r{n}", "cells": [f"Kanal {n}", "Alle", "Ukentlig " * n]} for n in range(9)]
    page = {"id": id, "title": f"Side {id}", "text": "Et avsnitt.\n\n- Et punkt\n  - under"}
    return {**page, "columns": ["Kanal", "Målgruppe", "Når"], "rows": rows, **values}


def _own_chapters() -> Strategy:
    own: list[dict[str, Any]] = [
        {"id": "prinsipper", "title": "Prinsipper", "after": "insight", "pages": [_own_page("a")]},
        {"id": "foran", "title": "Forord", "after": "start", "pages": [_own_page("b", rows=[])]},
        {"id": "sist", "title": "Tiltak", "pages": [_own_page("c"), {"id": "d", "title": "Bare"}]},
        {"id": "tom", "title": "Tomt kapittel"},
    ]
    chapters = tuple(item_from_plain("own_chapter", one) for one in own)
    strategy = put(shipped(), "chapters", chapters)
    for chapter, after in (("introduction", "start"), ("goals", "main"), ("messages", "")):
        page = item_from_plain(f"{chapter}_page", _own_page(f"i-{chapter}", after=after))
        strategy = put(strategy, chapter, "pages", (page,))
    return strategy


def _without(*names: str) -> Strategy:
    strategy = shipped()
    for name in names:
        strategy = put(strategy, name, Item(name))
    return strategy


def _wide_table() -> Strategy:
    cells = [f"Celle {n} med en del tekst" for n in range(9)]
    rows = [{"id": f"r{n}", "cells": cells} for n in range(30)]
    rows.append({"id": "tall", "cells": ["Langt", "ord og tekst " * 400]})
    page = item_from_plain(
        "insight_page", _own_page("t", columns=["Kolonne"] * 8 + [LONG_WORD], rows=rows)
    )
    return put(shipped(), "insight", "pages", (page,))


def _minimal() -> Strategy:
    return new_strategy(document=item_from_plain("document", {"title": "Bare en tittel"}))


def _headless() -> Strategy:
    """Headings and titles missing everywhere: what an unfinished document looks like."""

    def bare(item: Item) -> Item:
        values = {
            name: bare(value)
            if isinstance(value, Item)
            else tuple(map(bare, value))
            if value and isinstance(value, tuple) and isinstance(value[0], Item)
            else value
            for name, value in item.values.items()
            if name not in ("title", "heading", "name", "question", "lead")
        }
        return replace(item, values=values)

    return bare(shipped())


def _nynorsk() -> Strategy:
    return put(shipped(), "document", "language", "nn")


def _marked_up() -> Strategy:
    """Bold, italic, languages, links and page references in every text."""
    runs = (
        Run("Fet ", bold=True),
        Run("kursiv ", italic=True),
        Run("begge ", bold=True, italic=True),
        Run("in English", language="en"),
        Run(" og "),
        Run("en lang lenke som går over flere linjer", link="https://www.eksempel.no/a"),
        Run(". <b>&amp; <img src='file:///etc/passwd'>"),
    )

    def mark(item: Item) -> Item:
        values = {}
        for name, value in item.values.items():
            if isinstance(value, Text):
                value = Text((*value.paragraphs, Paragraph(runs, 1), Paragraph(runs)))
            elif isinstance(value, Item):
                value = mark(value)
            elif value and isinstance(value, tuple) and isinstance(value[0], Item):
                value = tuple(map(mark, value))
            values[name] = value
        return replace(item, values=values)

    return mark(shipped())


def _sub_goals(count: int) -> Strategy:
    pillars = repeated(shipped()["messages"]["pillars"], count)
    return put(counted("goals", "sub_goals", count=count), "messages", "pillars", pillars)


_LISTS: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    "focus areas": (("insight", "focus_areas", "areas"), (1, 2, 3, 4, 6, 7, 9)),
    "members": (("introduction", "group", "members"), (1, 11, 12, 13, 40)),
    "groups": (("target_groups", "groups"), (1, 6, 20)),
    "levels": (("insight", "support", "levels"), (1, 7)),
    "resources": (("resources", "entries"), (1, 40)),
}
_MAKERS: dict[str, Callable[[], Strategy]] = {
    "shipped": shipped,
    "nynorsk": _nynorsk,
    "minimal": _minimal,
    "empty": new_strategy,
    "headless": _headless,
    "marked up": _marked_up,
    "own chapters and pages": _own_chapters,
    "wide table": _wide_table,
    "ten times the text": lambda: longer(shipped(), ten_times),
    "long words": lambda: longer(shipped(), with_long_word(LONG_WORD)),
    "long nonsense": lambda: longer(shipped(), with_long_word(LONG_NONSENSE)),
    "ten times as long": lambda: scaled(shipped(), 10),
    "only resources": partial(_without, *CHAPTERS[:-1]),
    **{f"without {name}": partial(_without, name) for name in CHAPTERS},
    **{f"{count} sub-goals": partial(_sub_goals, count) for count in (1, 2, 3, 4, 5, 7, 8, 12)},
    **{f"{count} tools in a column": partial(_tools_in_a_column, count) for count in (0, 1, 9, 20)},
    **{
        f"{count} {name}": partial(counted, *path, count=count)
        for name, (path, counts) in _LISTS.items()
        for count in counts
    },
}


def _on_a4(make: Callable[[], Strategy]) -> Strategy:
    return put(make(), "document", "paper", "a4")


RANGE: dict[str, Callable[[], Strategy]] = {
    **_MAKERS,
    **{f"{name}, A4": partial(_on_a4, make) for name, make in _MAKERS.items()},
}

"""A chapter of the strategy -> the pages in it, standard and own, in published order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import CHAPTER_PARTS, START
from lhl_editor.core.strategy import Item, Strategy, items_of
from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import (
    Band,
    BandsPage,
    Box,
    BoxesPage,
    Column,
    Content,
    FieldPage,
    FigurePage,
    GoalsPage,
    GroupPage,
    Level,
    MatrixPage,
    NumberedPage,
    Para,
    Paras,
    ResourcesPage,
    StatementPage,
    SubGoalPage,
    Table,
    TextPage,
    line,
    paras,
)
from lhl_editor.pages.document_words import DocumentWords, date_in_words
from lhl_editor.pages.style import LEAST_COLUMN, Paper

Placed = tuple[Path, Content]
_BANDS = 3  # on a page


@dataclass(frozen=True, slots=True)
class Source:
    """A standard chapter at its place, and what else its pages are made from."""

    strategy: Strategy
    chapter: Item
    path: Path
    words: DocumentWords
    paper: Paper


def standard_pages(of: Source) -> Iterator[Placed]:
    """The pages of a standard chapter, with its own pages at their places among them."""
    own, parts = of.chapter["pages"], CHAPTER_PARTS[of.chapter.kind]
    yield from own_pages((page for page in own if page["after"] == START), of.path)
    for part in parts:
        yield from _PARTS[part](of)
        yield from own_pages((page for page in own if page["after"] == part), of.path)
    yield from own_pages((page for page in own if page["after"] not in (START, *parts)), of.path)


def own_pages(pages: Iterable[Item], path: Path) -> Iterator[Placed]:
    """A person's own pages: title, text and a simple table."""
    for page in pages:
        place = path / "pages" / page.id
        table = _own_table(page, place)
        yield (
            place,
            TextPage(_line(page, "title", place), paras(page["text"], place / "text"), table),
        )


def _own_table(page: Item, place: Path) -> Table | None:
    widths = [len(page["columns"]), *(len(row["cells"]) for row in page["rows"])]
    if not any(widths):
        return None
    columns = _cells(page["columns"], place / "columns", max(widths))
    rows = (
        _cells(row["cells"], place / "rows" / row.id / "cells", max(widths)) for row in page["rows"]
    )
    if not page["rows"]:  # labels alone are a row: a table has more than its head
        return Table(str(place / "rows"), (Para(()),) * len(columns), (columns,))
    return Table(str(place / "rows"), columns, tuple(rows))


def _cells(cells: tuple[str, ...], path: Path, width: int) -> Paras:
    padded = (*cells, *[""] * (width - len(cells)))
    return tuple(line(cell, path)._replace(part=part) for part, cell in enumerate(padded))


def _line(item: Item, name: str, path: Path) -> Para:
    return line(item[name], path / name)


def _purpose(of: Source) -> Iterator[Placed]:
    if part := of.chapter["purpose"]:
        place = of.path / "purpose"
        yield place, FieldPage(_line(part, "title", place), paras(part["text"], place / "text"))


def _text_page(name: str) -> Callable[[Source], Iterator[Placed]]:
    def pages(of: Source) -> Iterator[Placed]:
        if part := of.chapter[name]:
            place = of.path / name
            yield place, TextPage(_line(part, "title", place), paras(part["text"], place / "text"))

    return pages


def _group(of: Source) -> Iterator[Placed]:
    if group := of.chapter["group"]:
        place = of.path / "group"
        organisations = items_of(of.strategy, "organisation")
        rows = (_member(one, place / "members" / one.id, organisations) for one in group["members"])
        columns = (line(of.words.name), line(of.words.organisation))
        table = Table(str(place / "members"), columns, tuple(rows))
        body = paras(group["text"], place / "text")
        yield place, GroupPage(_line(group, "title", place), body, table)


def _member(member: Item, path: Path, organisations: dict[str, Item]) -> Paras:
    organisation = organisations.get(member["organisation"])
    affiliation = member["affiliation"] or (organisation["name"] if organisation else "")
    name = line(member["name"], path / "name")
    runs = tuple(replace(run, bold=True) for run in name.runs if isinstance(run, Run))
    if member["role"]:
        role = line(f" ({member['role']})")
        return name._replace(runs=(*runs, *role.runs)), line(affiliation, path / "affiliation")
    return name._replace(runs=runs), line(affiliation, path / "affiliation")


def _audience(of: Source) -> Iterator[Placed]:
    if part := of.chapter["audience"]:
        place = of.path / "audience"
        yield (
            place,
            StatementPage(
                _line(part, "title", place),
                paras(part["statement"], place / "statement"),
                _line(part, "lead", place),
                paras(part["text"], place / "text"),
            ),
        )


def _focus_areas(of: Source) -> Iterator[Placed]:
    if part := of.chapter["focus_areas"]:
        place = of.path / "focus_areas"
        bands = tuple(
            _band(number, area, place / "areas" / area.id)
            for number, area in enumerate(part["areas"], 1)
        )
        yield place, BandsPage(_line(part, "title", place), tuple(evenly(bands, _BANDS)))


def _band(number: int, area: Item, path: Path) -> Band:
    return Band(number, _line(area, "name", path), area["icon"], paras(area["text"], path / "text"))


def _support(of: Source) -> Iterator[Placed]:
    if part := of.chapter["support"]:
        place = of.path / "support"
        organisations = items_of(of.strategy, "organisation")
        levels = (
            _support_level(level, place / "levels" / level.id, organisations)
            for level in part["levels"]
        )
        body = paras(part["text"], place / "text")
        yield place, FigurePage(_line(part, "title", place), body, tuple(levels))


def _support_level(level: Item, path: Path, organisations: dict[str, Item]) -> Level:
    known = (organisations[id] for id in level["organisations"] if id in organisations)
    names = ", ".join((one["short_forms"] or (one["name"],))[0] for one in known)
    return Level(_line(level, "name", path), line(names, path / "organisations"))


def _groups(of: Source) -> Iterator[Placed]:
    if of.chapter["heading"] or of.chapter["groups"]:
        boxes = (_box(group, of.path / "groups" / group.id) for group in of.chapter["groups"])
        yield of.path / "groups", BoxesPage(_line(of.chapter, "heading", of.path), tuple(boxes))


def _box(group: Item, path: Path) -> Box:
    return Box(_line(group, "name", path), paras(group["description"], path / "description"))


def _goal_levels(chapter: Item, path: Path, with_text: bool) -> Iterator[Level]:
    for name in ("reform", "period"):
        if goal := chapter[name]:
            place = path / name
            body = paras(goal["text"], place / "text") if with_text else ()
            yield Level(_line(goal, "heading", place), _line(goal, "question", place), body)
    if not with_text and (chapter["sub_goals_heading"] or chapter["sub_goals_question"]):
        heading = _line(chapter, "sub_goals_heading", path)
        yield Level(heading, _line(chapter, "sub_goals_question", path))


def _goals(with_text: bool) -> Callable[[Source], Iterator[Placed]]:
    def pages(of: Source) -> Iterator[Placed]:
        levels = tuple(_goal_levels(of.chapter, of.path, with_text))
        if levels:
            yield of.path, GoalsPage(_line(of.chapter, "heading", of.path), levels)

    return pages


def _sub_goal_list(of: Source) -> Iterator[Placed]:
    if of.chapter["sub_goals"]:
        items = (
            _line(goal, "title", of.path / "sub_goals" / goal.id)
            for goal in of.chapter["sub_goals"]
        )
        name = "sub_goals_heading" if of.chapter["sub_goals_heading"] else "heading"
        heading = _line(of.chapter, name, of.path)
        subtitle = _line(of.chapter, "sub_goals_question", of.path)
        yield of.path / "sub_goals_heading", NumberedPage(heading, subtitle, tuple(items))


def _sub_goals(of: Source) -> Iterator[Placed]:
    for number, goal in enumerate(of.chapter["sub_goals"], 1):
        place = of.path / "sub_goals" / goal.id
        yield (
            place,
            SubGoalPage(
                line(of.words.sub_goal.format(number), place),
                _line(goal, "title", place),
                paras(goal["reasons"], place / "reasons"),
                paras(goal["approach"], place / "approach"),
            ),
        )


def _matrix(of: Source) -> Iterator[Placed]:
    if not (of.chapter["pillars"] or of.chapter["lead_messages"]):
        return
    tools = items_of(of.strategy, "tool")
    leads = (
        para
        for message in of.chapter["lead_messages"]
        for para in paras(message["text"], of.path / "lead_messages" / message.id / "text")
    )
    columns = tuple(
        _column(pillar, of.path / "pillars" / pillar.id, tools, of.words)
        for pillar in of.chapter["pillars"]
    )
    groups = tuple(side_by_side(columns, of.paper))
    yield of.path, MatrixPage(_line(of.chapter, "heading", of.path), tuple(leads), groups)


def side_by_side(columns: tuple[Column, ...], paper: Paper) -> Iterator[tuple[Column, ...]]:
    """The columns in groups as even as can be, each no more than are read with ease abreast."""
    most = 1
    while paper.matrix_column(most + 1) >= LEAST_COLUMN:
        most += 1
    return evenly(columns, most)


def evenly(items: tuple[Any, ...], most: int) -> Iterator[tuple[Any, ...]]:
    """The items in as few groups as can be of at most so many, the larger groups last."""
    groups = -(-len(items) // most)
    for group in range(groups):
        yield items[len(items) * group // groups : len(items) * (group + 1) // groups]


def _column(pillar: Item, path: Path, tools: dict[str, Item], words: DocumentWords) -> Column:
    known = tuple(_tool(tools[id], words) for id in pillar["tools"] if id in tools)
    body = paras(pillar["text"], path / "text")
    return Column(
        _line(pillar, "heading", path), body, known or (line(words.no_tools, path / "tools"),)
    )


def _tool(tool: Item, words: DocumentWords) -> Para:
    path, name = ROOT / "tools" / tool.id, tool["name"]
    when = date_in_words(tool["expected"], words)
    if tool["status"] == "coming":
        coming = f"{words.coming_named if name else words.coming} {when}".rstrip()
        words_shown = f"{name} ({coming})" if name else coming
        return line(words_shown, path / ("name" if name else "expected"))
    if tool["status"] == "withdrawn":
        return line(f"{name} ({words.withdrawn})".lstrip(), path / "name")
    return line(name or tool["url"], path / ("name" if name else "url"), link=tool["url"])


def _entries(of: Source) -> Iterator[Placed]:
    if not (of.chapter["entries"] or of.chapter["closing"]):
        return
    rows = (_resource(entry, of.path / "entries" / entry.id) for entry in of.chapter["entries"])
    labels = (line(of.words.resource), line(of.words.address))
    table = Table(str(of.path / "entries"), labels, tuple(rows))
    closing = paras(of.chapter["closing"], of.path / "closing")
    yield of.path / "entries", ResourcesPage(_line(of.chapter, "heading", of.path), table, closing)


def _resource(entry: Item, path: Path) -> Paras:
    label = line(entry["label"], path / "label", link=entry["url"])
    links = [line(link["label"] or link["url"], link=link["url"]) for link in entry["links"]]
    note, address = line(entry["note"], path / "note"), line(entry["address"], path / "address")
    if not (links or note.runs):
        return label, address
    listed = [one.runs for one in (address, *links) if one.runs]
    comma, space = (Run(", "),), (Run(" "),)
    runs = tuple(chain.from_iterable(comma * bool(n) + one for n, one in enumerate(listed)))
    if note.runs:
        runs += space * bool(runs) + note.runs
    return label, Para(runs, str(path / ("links" if links else "note")))


_PARTS: dict[str, Callable[[Source], Iterator[Placed]]] = {
    "purpose": _purpose,
    "contents": _text_page("contents"),
    "group": _group,
    "background": _text_page("background"),
    "audience": _audience,
    "focus_areas": _focus_areas,
    "support": _support,
    "groups": _groups,
    "overview": _goals(with_text=False),
    "main": _goals(with_text=True),
    "list": _sub_goal_list,
    "sub_goals": _sub_goals,
    "matrix": _matrix,
    "entries": _entries,
}

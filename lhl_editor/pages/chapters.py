"""A chapter of the strategy -> the pages in it, standard and own, in published order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from lhl_editor.core.frozen import frozen
from lhl_editor.core.memory import Memory
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import CHAPTER_PARTS, START
from lhl_editor.core.strategy import Item, Strategy
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
Items = dict[str, Item]  # by id
Made = TypeVar("Made")
_BANDS = 3  # on a page


@frozen
class Sources:
    """What the pages of every chapter are made from, beside the chapter itself."""

    words: DocumentWords
    paper: Paper
    organisations: Items
    tools: Items
    memory: Memory

    @classmethod
    def of(cls, strategy: Strategy, words: DocumentWords, paper: Paper, memory: Memory) -> Sources:
        def items(name: str) -> Items:
            listed = strategy[name]
            return memory.once(name, (listed,), lambda: {item.id: item for item in listed})

        return cls(words, paper, items("organisations"), items("tools"), memory)

    @property
    def made_of(self) -> tuple[object, ...]:
        return self.words, self.paper, self.organisations, self.tools


@frozen
class Source:
    """A chapter at its place, and what else its pages are made from."""

    shared: Sources
    chapter: Item
    path: Path

    def each(
        self,
        items: Iterable[Item],
        place: Path,
        make: Callable[[int, Item, Path], Made],
        *beside: object,
    ) -> Iterator[Made]:
        """What is made of each item of a list, its number and what is beside; made again only
        where one of them is another."""
        for number, item in enumerate(items, 1):
            path = place / item.id
            again = partial(make, number, item, path)
            yield self.shared.memory.once((path, number), (item, *beside), again)


def standard_pages(of: Source) -> Iterator[Placed]:
    """The pages of a standard chapter, with its own pages at their places among them."""
    own, parts = of.chapter["pages"], CHAPTER_PARTS[of.chapter.kind]
    yield from own_pages(of, (page for page in own if page["after"] == START))
    for part in parts:
        for place, content in _PARTS[part](of):
            yield place, of.shared.memory.same((part, place), content)
        yield from own_pages(of, (page for page in own if page["after"] == part))
    yield from own_pages(of, (page for page in own if page["after"] not in (START, *parts)))


def own_pages(of: Source, pages: Iterable[Item]) -> Iterator[Placed]:
    """A person's own pages: title, text and a simple table."""
    for place, content in of.each(pages, of.path / "pages", _own_page):
        yield place, of.shared.memory.same(("own", place), content)


def _own_page(_: int, page: Item, place: Path) -> Placed:
    table = _own_table(page, place)
    return place, TextPage(_line(page, "title", place), paras(page["text"], place / "text"), table)


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
        members = place / "members"
        rows = of.each(
            group["members"],
            members,
            lambda _, member, path: _member(member, path, of.shared.organisations),
            of.shared.organisations,
        )
        columns = (line(of.shared.words.name), line(of.shared.words.organisation))
        table = Table(str(members), columns, tuple(rows))
        body = paras(group["text"], place / "text")
        yield place, GroupPage(_line(group, "title", place), body, table)


def _member(member: Item, path: Path, organisations: Items) -> Paras:
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
        bands = tuple(of.each(part["areas"], place / "areas", _band))
        yield place, BandsPage(_line(part, "title", place), tuple(evenly(bands, _BANDS)))


def _band(number: int, area: Item, path: Path) -> Band:
    return Band(number, _line(area, "name", path), area["icon"], paras(area["text"], path / "text"))


def _support(of: Source) -> Iterator[Placed]:
    if part := of.chapter["support"]:
        place = of.path / "support"
        levels = (
            _support_level(level, place / "levels" / level.id, of.shared.organisations)
            for level in part["levels"]
        )
        body = paras(part["text"], place / "text")
        yield place, FigurePage(_line(part, "title", place), body, tuple(levels))


def _support_level(level: Item, path: Path, organisations: Items) -> Level:
    known = (organisations[id] for id in level["organisations"] if id in organisations)
    names = ", ".join((one["short_forms"] or (one["name"],))[0] for one in known)
    return Level(_line(level, "name", path), line(names, path / "organisations"))


def _groups(of: Source) -> Iterator[Placed]:
    if of.chapter["heading"] or of.chapter["groups"]:
        place = of.path / "groups"
        boxes = of.each(of.chapter["groups"], place, _box)
        yield place, BoxesPage(_line(of.chapter, "heading", of.path), tuple(boxes))


def _box(_: int, group: Item, path: Path) -> Box:
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
    label = of.shared.words.sub_goal

    def page(number: int, goal: Item, place: Path) -> Placed:
        return place, SubGoalPage(
            line(label.format(number), place),
            _line(goal, "title", place),
            paras(goal["reasons"], place / "reasons"),
            paras(goal["approach"], place / "approach"),
        )

    return of.each(of.chapter["sub_goals"], of.path / "sub_goals", page, label)


def _matrix(of: Source) -> Iterator[Placed]:
    if not (of.chapter["pillars"] or of.chapter["lead_messages"]):
        return
    shared = of.shared
    leads = (
        para
        for message in of.chapter["lead_messages"]
        for para in paras(message["text"], of.path / "lead_messages" / message.id / "text")
    )
    columns = of.each(
        of.chapter["pillars"],
        of.path / "pillars",
        lambda _, pillar, path: _column(pillar, path, shared.tools, shared.words),
        shared.tools,
        shared.words,
    )
    groups = tuple(side_by_side(tuple(columns), shared.paper))
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


def _column(pillar: Item, path: Path, tools: Items, words: DocumentWords) -> Column:
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
    place = of.path / "entries"
    rows = of.each(of.chapter["entries"], place, _resource)
    labels = (line(of.shared.words.resource), line(of.shared.words.address))
    table = Table(str(place), labels, tuple(rows))
    closing = paras(of.chapter["closing"], of.path / "closing")
    yield place, ResourcesPage(_line(of.chapter, "heading", of.path), table, closing)


def _resource(_: int, entry: Item, path: Path) -> Paras:
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

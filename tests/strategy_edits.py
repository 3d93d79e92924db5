"""What people do to a strategy between two versions, one edit at a time and all at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from lhl_editor.core.changes import AddItem, Change, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.path import Path
from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.strategy import Item, Strategy, get
from lhl_editor.core.text import PageReference, Paragraph, Run, Text
from tests.range_of_strategies import shipped

SUB_GOALS = Path.parse("goals/sub_goals")
MEMBERS = Path.parse("introduction/group/members")
PILLARS = Path.parse("messages/pillars")
AREAS = Path.parse("insight/focus_areas/areas")


def at(path: str) -> Path:
    return Path.parse(path)


def ids(list_path: Path) -> list[str]:
    return [one.id for one in get(shipped(), list_path)]


def _reworded(path: Path, old: str, new: str) -> SetField:
    """Other words in a text."""
    text = get(shipped(), path)
    assert old in text.plain, old
    paragraphs = (
        Paragraph(tuple(_in_run(run, old, new) for run in one.runs), one.level)
        for one in text.paragraphs
    )
    return SetField(path, Text(tuple(paragraphs)))


def _in_run(run: Run | PageReference, old: str, new: str) -> Run | PageReference:
    if isinstance(run, PageReference):
        return run
    return Run(run.text.replace(old, new), run.bold, run.italic, run.link, run.language)


def _own_chapter() -> Item:
    rows = [
        {"id": "mai", "cells": ["Webinar", "Kommuner", "Mai 2027"]},
        {"id": "juni", "cells": ["Nyhetsbrev", "Alle", "Hver måned"]},
    ]
    page = {
        "id": "plan",
        "title": "Planen framover",
        "text": "Vi lærer underveis.\n\n- Evaluering hver høst\n- Ny plan hver vår",
        "columns": ["Tiltak", "For hvem", "Når"],
        "rows": rows,
    }
    plain = {"id": "tiltak", "title": "Tiltaksplan", "after": "goals", "pages": [page]}
    return item_from_plain("own_chapter", plain)


def _text_changed() -> tuple[Change, ...]:
    goal = SUB_GOALS / ids(SUB_GOALS)[0]
    return (
        _reworded(goal / "approach", "løfte frem eksemplene", "vise fram de gode eksemplene"),
        SetField(goal / "title", "Vise gevinster ved god forankring og samarbeid"),
    )


def _paragraph_added() -> tuple[Change, ...]:
    path = at("introduction/group/text")
    old = get(shipped(), path).paragraphs
    new = Paragraph((Run("Nytt siden sist: "), Run("to samlinger", bold=True), Run(" i året.")))
    return (SetField(path, Text((*old[:1], new, *old[1:]))),)


def _paragraphs_gone_and_turned() -> tuple[Change, ...]:
    path = at("introduction/contents/text")
    old = get(shipped(), path).paragraphs
    return (SetField(path, Text((*old[-1:], *old[1:-1]))),)


def _marked() -> tuple[Change, ...]:
    """Bold, a list and a link where there was plain text."""
    path = SUB_GOALS / ids(SUB_GOALS)[1] / "reasons"
    first, *rest = get(shipped(), path).plain.split(" ")
    runs = (Run(first, bold=True), Run(" " + " ".join(rest), link="https://www.ks.no/"))
    return (SetField(path, Text((Paragraph(runs), Paragraph((Run("Et punkt"),), 1)))),)


def _sub_goal_moved() -> tuple[Change, ...]:
    every = ids(SUB_GOALS)
    return (MoveItem(SUB_GOALS / every[3], every[0]),)


def _sub_goal_moved_and_changed() -> tuple[Change, ...]:
    every = ids(SUB_GOALS)
    text = SetField(SUB_GOALS / every[3] / "title", "Et annet navn")
    return (MoveItem(SUB_GOALS / every[3], ""), text)


def _sub_goal_added() -> tuple[Change, ...]:
    plain = {
        "id": "nytt",
        "title": "Bygge et levende nettverk",
        "reasons": "Fordi ingen klarer det alene.",
        "approach": "Vi møtes.\n\n- Hver vår\n- Hver høst",
    }
    return (AddItem(SUB_GOALS, item_from_plain("sub_goal", plain), ids(SUB_GOALS)[1]),)


def _sub_goal_removed() -> tuple[Change, ...]:
    return (RemoveItem(SUB_GOALS / ids(SUB_GOALS)[2]),)


def _message_changed() -> tuple[Change, ...]:
    path = PILLARS / ids(PILLARS)[1] / "text"
    old = get(shipped(), path).paragraphs
    new = Paragraph((Run("Alle kan bidra der de er"),), old[0].level)
    return (SetField(path, Text((*old[1:], new))),)


def _pillar_removed() -> tuple[Change, ...]:
    return (RemoveItem(PILLARS / ids(PILLARS)[-1]),)


def _tools_changed() -> tuple[Change, ...]:
    tools = ids(at("tools"))
    one, other = (at("tools") / id for id in tools[:2])
    return (
        SetField(one / "name", "Et nytt navn på verktøyet"),
        SetField(other / "url", "https://www.eksempel.no/ny?a=1&b=«2»"),
    )


def _members_changed() -> tuple[Change, ...]:
    every = ids(MEMBERS)
    new = item_from_plain("member", {"id": "ny", "name": "Åse Øygard", "affiliation": "Bømlo"})
    return (
        RemoveItem(MEMBERS / every[1]),
        AddItem(MEMBERS, new, every[2]),
        SetField(MEMBERS / every[0] / "role", "nestleder"),
    )


def _chapter_added() -> tuple[Change, ...]:
    return (AddItem(at("chapters"), _own_chapter(), ""),)


def _chapter_at_the_end() -> tuple[Change, ...]:
    return (AddItem(at("chapters"), _own_chapter().with_value("after", ""), ""),)


def _last_chapter_removed() -> tuple[Change, ...]:
    return (SetField(at("resources"), Item("resources")),)


def _chapter_removed() -> tuple[Change, ...]:
    return (SetField(at("target_groups"), Item("target_groups")),)


def _links_and_dates_changed() -> tuple[Change, ...]:
    entries = at("resources/entries")
    one, other = (entries / id for id in ids(entries)[:2])
    return (
        SetField(one / "url", "https://www.eksempel.no/"),
        SetField(other / "label", "Den nye veilederen"),
        SetField(at("document/revised"), "2027-01"),
    )


def _titles_changed() -> tuple[Change, ...]:
    return (
        SetField(at("document/title"), "Kommunikasjonsstrategi for støtteapparatet"),
        SetField(at("goals/title"), "Dette vil vi oppnå"),
        SetField(at("introduction/purpose/title"), "Hvorfor en strategi?"),
    )


def _areas_changed() -> tuple[Change, ...]:
    every = ids(AREAS)
    return (RemoveItem(AREAS / every[0]), MoveItem(AREAS / every[2], ""))


def _groups_changed() -> tuple[Change, ...]:
    groups = at("target_groups/groups")
    new = {"id": "ny", "name": "Leverandører", "description": "De som lager løsningene."}
    every = ids(groups)
    return (AddItem(groups, item_from_plain("target_group", new), every[0]),)


EDITS: dict[str, Callable[[], tuple[Change, ...]]] = {
    "words in a text": _text_changed,
    "a new paragraph": _paragraph_added,
    "paragraphs gone and turned": _paragraphs_gone_and_turned,
    "bold, list and link": _marked,
    "sub-goal moved": _sub_goal_moved,
    "sub-goal moved and changed": _sub_goal_moved_and_changed,
    "new sub-goal": _sub_goal_added,
    "sub-goal removed": _sub_goal_removed,
    "message": _message_changed,
    "pillar removed": _pillar_removed,
    "tools": _tools_changed,
    "members": _members_changed,
    "own chapter with a table": _chapter_added,
    "own chapter last": _chapter_at_the_end,
    "last chapter removed": _last_chapter_removed,
    "chapter removed": _chapter_removed,
    "links and dates": _links_and_dates_changed,
    "titles": _titles_changed,
    "focus areas": _areas_changed,
    "target groups": _groups_changed,
}
TOGETHER = (
    *("words in a text", "a new paragraph", "bold, list and link", "message", "tools", "members"),
    *("new sub-goal", "own chapter with a table", "links and dates", "titles", "target groups"),
)


@cache
def edited(name: str) -> Strategy:
    """The shipped strategy after one of the edits, or after many («a year of work»)."""
    changes = [one for each in TOGETHER for one in EDITS[each]()] if name == YEAR else EDITS[name]()
    strategy = shipped()
    for change in changes:
        strategy = apply(strategy, change)
    return strategy


YEAR = "a year of work"
EDITED = (*EDITS, YEAR)

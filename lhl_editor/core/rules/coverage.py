"""Whether sub-goals, messages, tools and target groups reach each other.

Nothing is missed where the other side is left out altogether.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.strategy import Item

_PILLARS = Path(("messages", "pillars"))
_SUB_GOALS = Path(("goals", "sub_goals"))
_GROUPS = Path(("target_groups", "groups"))


def sub_goals_without_pillar(strategy: Item, _today: date) -> Iterator[Problem]:
    pillars = strategy["messages"]["pillars"]
    served = {pillar["sub_goal"] for pillar in pillars}
    for goal in strategy["goals"]["sub_goals"] if pillars else ():
        if goal.id not in served:
            yield problem(_SUB_GOALS / goal.id, "sub_goal_without_pillar", label=goal["title"])


def pillars_without_sub_goal(strategy: Item, _today: date) -> Iterator[Problem]:
    for pillar in strategy["messages"]["pillars"] if strategy["goals"]["sub_goals"] else ():
        if not pillar["sub_goal"].strip():
            path = _PILLARS / pillar.id / "sub_goal"
            yield problem(path, "pillar_without_sub_goal", label=pillar["heading"])


def pillars_without_tool(strategy: Item, _today: date) -> Iterator[Problem]:
    for pillar in strategy["messages"]["pillars"] if strategy["tools"] else ():
        if not pillar["tools"]:
            path = _PILLARS / pillar.id / "tools"
            yield problem(path, "pillar_without_tool", label=pillar["heading"])


def target_groups_without_message(strategy: Item, _today: date) -> Iterator[Problem]:
    pillars = strategy["messages"]["pillars"]
    met = {id for pillar in pillars for id in pillar["target_groups"]}
    for group in strategy["target_groups"]["groups"] if pillars else ():
        if group.id not in met:
            yield problem(_GROUPS / group.id, "target_group_without_message", label=group["name"])


def priority_missing(chapter: Item, where: Path, _today: date) -> Iterator[Problem]:
    """The chapter promises a priority, and no group has one."""
    if any(group["priority"] for group in chapter["groups"]):
        return
    for name in ("title", "heading"):
        if chapter["groups"] and "prioriter" in chapter[name].casefold():
            yield problem(where / name, "priority_missing", words=chapter[name])
            return

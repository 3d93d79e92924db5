"""Page references (`side {…}`) to a place that is not there, or that no page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Strategy, locate
from lhl_editor.core.text import PageReference

NEVER_PRINTED = frozenset({"organisations", "activities"})


@frozen
class Pointer:
    """A text and the places that it refers to."""

    path: Path
    targets: tuple[str, ...]


@cache
def _texts(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in KINDS[kind].fields if field.type is Type.TEXT)


POINTING = frozenset(kind for kind in KINDS if _texts(kind))


def pointers(item: Item, where: Path) -> Iterator[Pointer]:
    """The texts of an item that hold page references."""
    for name in _texts(item.kind):
        text = item.values.get(name)
        if text is None:
            continue
        targets = [one.target for one in text.inlines if isinstance(one, PageReference)]
        if targets:
            yield Pointer(where / name, tuple(targets))


def wrong_pointers(strategy: Strategy, found: Iterable[Pointer]) -> Iterator[Problem]:
    """Pointers of which a target does not exist, or is not printed."""
    judged: dict[str, str] = {"": "broken_page_reference"}
    for pointer in found:
        for target in pointer.targets:
            if target not in judged:
                judged[target] = _judge(strategy, Path.parse(target))
        for rule in ("broken_page_reference", "unprinted_page_reference"):
            wrong = [target for target in pointer.targets if judged[target] == rule]
            if wrong:
                yield problem(pointer.path, rule, target=wrong)


def _judge(strategy: Strategy, target: Path) -> str:
    """The rule that a page reference to `target` breaks, or the empty text."""
    try:
        place = locate(strategy, target)
    except UnknownPath:
        return "broken_page_reference"
    if not place.value:
        return "broken_page_reference"
    if target.parts[0] in NEVER_PRINTED or (place.field and not place.field.printed):
        return "unprinted_page_reference"
    if target.parts[0] == "tools" and not _shown(strategy, target.parts[1:2]):
        return "unprinted_page_reference"
    return ""


def _shown(strategy: Strategy, tool: tuple[str, ...]) -> bool:
    """Whether a message shows the tool; with no tool named, whether one shows any."""
    shown = shown_tools(strategy)
    return tool[0] in shown if tool else bool(shown)


def shown_tools(strategy: Strategy) -> frozenset[str]:
    """The ids of the tools that stand under a message."""
    return frozenset(id for pillar in strategy["messages"]["pillars"] for id in pillar["tools"])

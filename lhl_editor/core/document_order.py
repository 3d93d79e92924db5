"""Problems in the order in which a reader of the document meets them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from lhl_editor.core.path import Path
from lhl_editor.core.problems import RANK, Problem
from lhl_editor.core.schema import KINDS
from lhl_editor.core.strategy import Item, Strategy


def in_document_order(strategy: Strategy, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place (fields as the schema has them, items as they stand), then by rule."""
    order = _Order(strategy)
    return tuple(sorted(problems, key=lambda each: (order.position(each.path), RANK[each.rule])))


@cache
def _numbers(kind: str) -> dict[str, int]:
    return {field.name: number for number, field in enumerate(KINDS[kind].fields)}


class _Order:
    """Where each place stands; the numbers of a list are counted once."""

    def __init__(self, strategy: Strategy) -> None:
        self._strategy = strategy
        self._counted: dict[int, dict[str, int]] = {}

    def position(self, path: Path) -> tuple[int, ...]:
        position: list[int] = []
        value = self._strategy
        for part in path.parts:
            if isinstance(value, Item):
                position.append(_numbers(value.kind)[part])
                value = value[part]
            else:
                position.append(self._numbers_in(value)[part])
                value = value[position[-1]]
        return tuple(position)

    def _numbers_in(self, items: tuple[Item, ...]) -> dict[str, int]:
        if id(items) not in self._counted:
            self._counted[id(items)] = {item.id: number for number, item in enumerate(items)}
        return self._counted[id(items)]

"""A strategy in, its problems out, in document order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import Any

from lhl_editor.core.document_order import in_document_order
from lhl_editor.core.frozen import frozen
from lhl_editor.core.memory import Look, Memory, Seen
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.rules import (
    coverage,
    links,
    offers,
    pictures,
    required,
    scalars,
    timeliness,
    wording,
)
from lhl_editor.core.rules.page_references import POINTING, pointers, wrong_pointers
from lhl_editor.core.rules.references import (
    LISTS_OF_REFERRED,
    REFERRING,
    broken_references,
    duplicate_id,
    ids_in,
)
from lhl_editor.core.rules.short_forms import PRINTING, declared, unexplained, uses
from lhl_editor.core.schema import KINDS, STRATEGY, Field, Type
from lhl_editor.core.strategy import Item, Strategy, get, new_strategy

FieldRule = Callable[[Path, Field, Any], Iterable[Problem]]
ItemRule = Callable[[Item, Path, date], Iterable[Problem]]

FIELD_RULES: dict[Type, tuple[FieldRule, ...]] = {
    Type.LINE: (wording.slips,),
    Type.LINES: (wording.slips,),
    Type.TEXT: (wording.slips, wording.typed_page, links.wrong_links),
    Type.DATE: (scalars.invalid_date,),
    Type.DATES: (scalars.invalid_date,),
    Type.NUMBER: (scalars.invalid_number,),
    Type.CHOICE: (scalars.invalid_choice,),
    Type.EMAIL: (scalars.invalid_email,),
    Type.URL: (links.wrong_address,),
    Type.PICTURE: (pictures.wrong_name,),
}
_SECTIONS = tuple(field.name for field in KINDS[STRATEGY].fields)
EVERY_ITEM: tuple[ItemRule, ...] = (
    duplicate_id,
    required.required,
    required.unknown_keys,
)
ITEM_RULES: dict[str, tuple[ItemRule, ...]] = {
    "group": (timeliness.as_of_old,),
    "target_groups": (coverage.priority_missing,),
    "tool": (
        required.tool_without_name,
        offers.tool_without_link,
        offers.tool_without_status,
        timeliness.expected_past,
        links.wrong_label,
    ),
    "resource": (offers.resource_without_link, links.wrong_label, links.wrong_printed_address),
    "resource_link": (links.wrong_label,),
}


@frozen
class Across:
    """A rule that looks at several sections, and at nothing but those it `reads`."""

    reads: tuple[str, ...]
    find: Callable[[Strategy, date], Iterable[Problem]]


ACROSS = (
    Across(("document",), required.no_document),
    Across(("document", "goals"), timeliness.ended),
    Across(("goals", "messages"), coverage.sub_goals_without_pillar),
    Across(("goals", "messages"), coverage.pillars_without_sub_goal),
    Across(("messages", "tools"), coverage.pillars_without_tool),
    Across(("target_groups", "messages"), coverage.target_groups_without_message),
    Across(("resources",), links.repeated_addresses),
)


def validate(strategy: Strategy, today: date, memory: Memory | None = None) -> tuple[Problem, ...]:
    """Every problem of the strategy, in document order; one a place and rule.

    With a `memory` only what changed since its last use is looked at, with the same result.
    """
    kept = (memory or Memory()).at(today)
    look = Look(frozenset(KINDS), partial(_alone, today=today))
    alone = kept.everywhere("alone", strategy, (), look)
    referring = _referring(strategy, kept)
    across = _by_section(_across(strategy, today, kept))
    problems: list[Problem] = []
    for name in _SECTIONS:
        found = (
            _of(alone, name),
            _of(referring, name),
            kept.same(("across", name), across.get(name, ())),
        )
        made_of = (strategy.values.get(name), *found)
        in_order = partial(in_document_order, strategy, chain(*found))
        problems += kept.once(("in order", name), made_of, in_order)
    return tuple(problems)


def _of(seen: Seen[Problem], section: str) -> tuple[Problem, ...]:
    part = seen.parts.get(section)
    return part.found if part else ()


def _by_section(problems: Iterable[Problem]) -> Mapping[str, tuple[Problem, ...]]:
    by_section: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_section[problem.path.parts[0]].append(problem)
    return {name: tuple(found) for name, found in by_section.items()}


@cache
def _field_rules(kind: str) -> dict[str, tuple[Field, tuple[FieldRule, ...]]]:
    return {field.name: (field, FIELD_RULES.get(field.type, ())) for field in KINDS[kind].fields}


def _alone(item: Item, where: Path, today: date) -> Iterator[Problem]:
    """What is wrong with an item whatever stands elsewhere."""
    for rule in EVERY_ITEM + ITEM_RULES.get(item.kind, ()):
        yield from rule(item, where, today)
    fields = _field_rules(item.kind)
    for name, value in item.values.items():
        field, field_rules = fields[name]
        for check in field_rules:
            yield from check(where, field, value)


def _referring(strategy: Strategy, memory: Memory) -> Seen[Problem]:
    every = {}
    for kind, path in LISTS_OF_REFERRED.items():
        items = get(strategy, path)
        every[kind] = memory.once(("ids", kind), (items,), partial(ids_in, items))
    ids = memory.same("ids", every)
    look = Look(REFERRING, partial(broken_references, ids=ids))
    return memory.everywhere("referring", strategy, (ids,), look)


def _across(strategy: Strategy, today: date, memory: Memory) -> Iterator[Problem]:
    for rule in ACROSS:
        read = tuple(strategy.values.get(name) for name in rule.reads)
        yield from memory.once(rule, read, partial(_found, rule, read, today))
    seen = memory.everywhere("pointers", strategy, (), Look(POINTING, pointers))
    yield from wrong_pointers(strategy, seen.found)
    yield from _short_forms(strategy, memory)


def _found(rule: Across, read: tuple[Any, ...], today: date) -> tuple[Problem, ...]:
    """What the rule finds when it sees nothing but what it reads."""
    values = {name: value for name, value in zip(rule.reads, read, strict=True) if value}
    return tuple(rule.find(new_strategy(**values), today))


def _short_forms(strategy: Strategy, memory: Memory) -> Iterable[Problem]:
    forms = memory.same("forms", declared(strategy["organisations"]))
    look = Look(PRINTING, partial(uses, forms=forms))
    found = memory.same("uses", memory.everywhere("printed", strategy, (forms,), look).found)
    made_of = (found, *map(strategy.values.get, ("organisations", "messages")))
    return memory.once("unexplained", made_of, lambda: tuple(unexplained(strategy, found)))

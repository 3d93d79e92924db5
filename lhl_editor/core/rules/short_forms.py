"""Short forms of organisations that are printed and nowhere explained.

Explained means side by side: «Statsforvalteren (SF)» or «SF (Statsforvalteren)», anywhere in
print. Only the short forms that an organisation declares are looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.rules.page_references import NEVER_PRINTED, shown_tools
from lhl_editor.core.rules.passages import lines
from lhl_editor.core.rules.wording import ADDRESS_FIELDS, without_addresses
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Strategy

_CAPITALISED = re.compile(r"[A-ZÆØÅ]\w*")
_WORDS = frozenset({Type.LINE, Type.LINES, Type.TEXT})
_SUPPORT = Path(("insight", "support"))


@frozen
class Use:
    """A printed place, the short forms that it uses, and its words."""

    path: Path
    used: tuple[str, ...]
    words: tuple[str, ...] = ()


@frozen
class ShortForms:
    """What the organisations declare, their names left out."""

    every: tuple[str, ...]
    of_levels: Mapping[str, str]  # of each organisation's id, the short form that a level prints
    capitalised: frozenset[str]  # the words with which they begin
    others: tuple[str, ...]  # those that begin otherwise


def declared(organisations: Iterable[Item]) -> ShortForms:
    """The short forms of these organisations."""
    of_each = {one.id: [f for f in one["short_forms"] if f.strip()] for one in organisations}
    every = tuple(dict.fromkeys(chain.from_iterable(of_each.values())))
    capitalised = {form: match[0] for form in every if (match := _CAPITALISED.match(form))}
    return ShortForms(
        every,
        {id: forms[0] for id, forms in of_each.items() if forms},
        frozenset(capitalised.values()),
        tuple(form for form in every if form not in capitalised),
    )


@cache
def _printed(kind: str) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in KINDS[kind].fields
        if field.printed and field.type in _WORDS and field.name not in ADDRESS_FIELDS
    )


PRINTING = frozenset(kind for kind in KINDS if _printed(kind))


def uses(item: Item, where: Path, forms: ShortForms) -> Iterator[Use]:
    """Where an item prints short forms; what a support level prints counts as its section's."""
    if not forms.every or (where.parts and where.parts[0] in NEVER_PRINTED):
        return
    if item.kind == "level":
        printed = (forms.of_levels.get(id, "") for id in item["organisations"])
        yield Use(_SUPPORT, tuple(filter(None, printed)))
    for name in _printed(item.kind):
        if name not in item.values:
            continue
        words = lines(item.values[name])
        if used := tuple(form for line in words for form in _used(line, forms)):
            yield Use(where / name, used, words)


def _used(line: str, forms: ShortForms) -> Iterator[str]:
    """The short forms that stand as whole words in a line, outside addresses."""
    capitalised = not forms.capitalised.isdisjoint(_CAPITALISED.findall(line))
    if not capitalised and not any(form in line for form in forms.others):
        return
    there = [form for form in forms.every if form in line]
    read = without_addresses(line) if there else ""
    for form in there:
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", read):
            yield form


def unexplained(strategy: Strategy, found: Iterable[Use]) -> Iterator[Problem]:
    """One problem at the support apparatus for all that its levels print; else at first use."""
    tools = shown_tools(strategy)
    shown = [use for use in found if use.path.parts[0] != "tools" or use.path.parts[1] in tools]
    known = _explained(strategy["organisations"], shown)
    at: dict[Path, list[str]] = {}
    for use in sorted(shown, key=lambda use: use.path != _SUPPORT):
        for form in use.used:
            if form not in known:
                known.add(form)
                at.setdefault(use.path, []).append(form)
    for path, forms in at.items():
        yield problem(path, "unexplained_short_form", form=forms)


def _explained(organisations: Iterable[Item], shown: Iterable[Use]) -> set[str]:
    """The short forms that stand beside a name that they may stand for."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for organisation in organisations:
        for form in filter(None, organisation["short_forms"] if organisation["name"] else ()):
            names[form].add(organisation["name"].casefold())
    known: set[str] = set()
    for use in shown:
        text = "\n".join(use.words).casefold()
        known.update(form for form in use.used if _explains(text, form.casefold(), names[form]))
    return known


def _explains(text: str, form: str, names: Iterable[str]) -> bool:
    if f"({form})" not in text and f"{form} (" not in text:
        return False
    return any(f"{name} ({form})" in text or f"{form} ({name})" in text for name in names)

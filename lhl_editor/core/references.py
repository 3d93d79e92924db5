"""A place in, the fields that refer to it out: by its id, or in a text by its page.

A reference by id is one to the place where the item stands, and a reference to what lies inside
a place is one to that place. So one index answers for items, sections and lists alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from lhl_editor.core.changes import Changes, SetField
from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.frozen import frozen
from lhl_editor.core.memory import Look, Memory
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.rules.page_references import POINTING, pointers
from lhl_editor.core.rules.passages import Edit, edited
from lhl_editor.core.rules.references import LISTS_OF_REFERRED, REFERRING, reference_fields
from lhl_editor.core.schema import Field, Type
from lhl_editor.core.strategy import Item, Strategy, Value, get, locate
from lhl_editor.core.text import Inline, PageReference, Run, Text

# Stands for a page reference that goes while the words round it are looked at: no text holds it.
_GONE = "\n"
_SEE = r"(?:se|sjå|jf\.?|jmf\.?|jamfør|omtalt på|omtala på|på)(?: også| òg)?"
_ROUND_GONE = re.compile(
    rf"[ \u00a0]?\((?:{_SEE}[ \u00a0])?{_GONE}\)"  # «(se side 10)»
    rf"|(?:,|[ \u00a0][–-])[ \u00a0]{_SEE}[ \u00a0]{_GONE}(?=[.,;:!?)]|\Z)"  # «, se side 10.»
    rf"|[ \u00a0]{_GONE}(?=[ \u00a0.,;:!?)]|\Z)"
    rf"|\A{_GONE}[ \u00a0]?|{_GONE}",
    re.IGNORECASE,
)


@frozen
class Mention:
    """A field and the places that it refers to."""

    path: Path
    targets: tuple[Path, ...]


@frozen
class Usage:
    """Where everything is used."""

    _fields: Mapping[Path, tuple[Path, ...]]

    def of(self, path: Path) -> tuple[Path, ...]:
        """The fields that refer to a place or to anything within it, themselves outside it."""
        return tuple(field for field in self._fields.get(path, ()) if not field.within(path))


def usage(strategy: Strategy, memory: Memory | None = None) -> Usage:
    """Where everything is used; with a `memory` only what changed since is looked at."""
    kept = memory or Memory()
    look = Look(REFERRING | POINTING, _mentions)
    found = kept.same("mentions", kept.everywhere("mentioned", strategy, (), look).found)
    return kept.once("usage", (found,), lambda: Usage(_by_target(found)))


def references_to(strategy: Strategy, path: Path) -> tuple[Path, ...]:
    """The fields that refer to what stands at `path`, or to anything within it, in order."""
    return usage(strategy).of(path)


def without_references(strategy: Strategy, path: Path) -> Changes:
    """What takes every reference to `path` away, and «(se …)» round a page reference with it."""
    return _changed(strategy, path, lambda field, value: _without(field, value, path))


def moved_references(strategy: Strategy, path: Path, other: Path) -> Changes:
    """What makes every reference to `path` one to `other`.

    A page reference to a field inside `path` goes to the same field of `other` if that says
    anything. Raises `UnknownPath` where `other` cannot be referred to in its stead.
    """
    if path in (ROOT, other) or other.within(path) or not locate(strategy, other).value:
        raise UnknownPath(f"no references can go from {path} to {other}")
    return _changed(
        strategy, path, lambda field, value: _moved(strategy, field, value, path, other)
    )


def _mentions(item: Item, where: Path) -> Iterator[Mention]:
    for field in reference_fields(item.kind):
        value = item.values.get(field.name, ())
        if every := _ids(value):
            referred = LISTS_OF_REFERRED[field.kind]
            yield Mention(where / field.name, tuple(referred / id for id in every))
    for pointer in pointers(item, where):
        yield Mention(pointer.path, tuple(map(Path.parse, pointer.targets)))


def _ids(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _by_target(mentions: Iterable[Mention]) -> dict[Path, tuple[Path, ...]]:
    fields: defaultdict[Path, dict[Path, None]] = defaultdict(dict)
    for mention in mentions:
        for target in mention.targets:
            for length in range(1, len(target.parts) + 1):
                fields[Path(target.parts[:length])][mention.path] = None
    return {target: tuple(paths) for target, paths in fields.items()}


def _changed(strategy: Strategy, path: Path, change: Callable[[Field, Value], Value]) -> Changes:
    fields = references_to(strategy, path)
    return tuple(SetField(where, change(field_at(where), get(strategy, where))) for where in fields)


def _without(field: Field, value: Value, path: Path) -> Value:
    match field.type:
        case Type.TEXT:
            return _without_page_references(value, path)
        case Type.REFERENCE:
            return ""
        case _:
            referred = LISTS_OF_REFERRED[field.kind]
            return tuple(id for id in value if not (referred / id).within(path))


def _without_page_references(text: Text, path: Path) -> Text:
    def gone(inline: Inline) -> Inline:
        leads_there = isinstance(inline, PageReference) and Path.parse(inline.target).within(path)
        return Run(_GONE) if leads_there else inline

    marked = _with_inlines(text, gone)
    return edited(marked, _cuts)  # type: ignore[no-any-return]


def _cuts(line: str) -> list[Edit]:
    return [Edit(*found.span(), "") for found in _ROUND_GONE.finditer(line)]


def _moved(strategy: Strategy, field: Field, value: Value, path: Path, other: Path) -> Value:
    if field.type is Type.TEXT:
        return _with_inlines(value, lambda inline: _moved_inline(strategy, inline, path, other))
    referred = LISTS_OF_REFERRED[field.kind]
    if path.parent != referred or other.parent != referred:
        raise UnknownPath(f"{other} is no {field.kind}")
    moved = (other.name if id == path.name else id for id in _ids(value))
    return other.name if field.type is Type.REFERENCE else tuple(dict.fromkeys(moved))


def _moved_inline(strategy: Strategy, inline: Inline, path: Path, other: Path) -> Inline:
    if not isinstance(inline, PageReference):
        return inline
    target = Path.parse(inline.target)
    if not target.within(path):
        return inline
    inside = Path((*other.parts, *target.parts[len(path.parts) :]))
    return PageReference(str(inside if _says_anything(strategy, inside) else other))


def _says_anything(strategy: Strategy, path: Path) -> bool:
    try:
        return bool(get(strategy, path))
    except UnknownPath:
        return False


def _with_inlines(text: Text, change: Callable[[Inline], Inline]) -> Text:
    return Text(
        tuple(
            replace(paragraph, runs=tuple(map(change, paragraph.runs)))
            for paragraph in text.paragraphs
        )
    )

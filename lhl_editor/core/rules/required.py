"""What must be filled in and is not. A chapter or section that is left out altogether is fine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.schema import KINDS, Field
from lhl_editor.core.strategy import Item, Value
from lhl_editor.core.text import PageReference, Text

# PDF/UA-1 asks for a title and a language: without them the PDF is given stand-ins.
METADATA = frozenset({("document", "title"), ("document", "language")})


@cache
def _required(kind: str) -> tuple[Field, ...]:
    return tuple(field for field in KINDS[kind].fields if field.required)


def required(item: Item, where: Path, _today: date) -> Iterator[Problem]:
    """Required fields that are empty, in an item or in a section that says anything."""
    if not item.id and not item.values and item.kind != "document":
        return
    for field in _required(item.kind):
        if says_nothing(item.values.get(field.name)):
            yield _problem(item.kind, where, field.name)


def unknown_keys(item: Item, where: Path, _today: date) -> Iterator[Problem]:
    """Keys of the file that the schema does not know: kept, and never printed."""
    if item.kept.unknown:
        yield problem(where, "unknown_key", key=[key for key, _ in item.kept.unknown])


def no_document(strategy: Item, today: date) -> Iterator[Problem]:
    """The document's own fields are required even where the section is left out."""
    if "document" not in strategy.values:
        yield from required(strategy["document"], Path(("document",)), today)


def tool_without_name(tool: Item, where: Path, _today: date) -> Iterator[Problem]:
    """A tool needs a name, except while it is only to come."""
    if tool["status"] != "coming" and says_nothing(tool["name"]):
        yield _problem("tool", where, "name")


def says_nothing(value: Value) -> bool:
    """Whether a value is empty, or only spaces."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Text):
        return not any(isinstance(one, PageReference) or one.text.strip() for one in value.inlines)
    return not value


def _problem(kind: str, where: Path, name: str) -> Problem:
    rule = "required_metadata" if (kind, name) in METADATA else "required"
    return problem(where / name, rule, field=f"{kind}.{name}")

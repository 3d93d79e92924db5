"""The words of the schema: what kinds, fields and choices are called, and how a date is said."""

from __future__ import annotations

from lhl_editor.core.dates import Precision, parse_date
from lhl_editor.language.catalogue import say


def kind_words(kind: str, many: bool = False) -> str:
    """«delmål», «organisasjon»; with `many` in the plural."""
    return say(f"kind.{_shared(kind)}.{'many' if many else 'one'}")


def label(kind: str, field: str) -> str:
    """What a field is called: «Hvorfor»."""
    return say(f"field.{_shared(kind)}.{field}.label")


def help_words(kind: str, field: str) -> str:
    """A short sentence on what belongs in a field."""
    return say(f"field.{_shared(kind)}.{field}.help")


def option_words(field: str, option: str) -> str:
    """What a choice is called: «utkast» for `draft`."""
    return say(f"option.{field}.{option}")


def date_words(text: str) -> str:
    """A date as one says it: «vinter 2023»; what is no date is said as it was typed."""
    date = parse_date(text)
    if date is None:
        return text
    values = {"year": str(date.year), "part": str(date.part), "day": str(date.day)}
    if date.precision in (Precision.DAY, Precision.MONTH):
        values["month"] = say(f"month.{date.part}")
    elif date.precision is Precision.SEASON:
        values["season"] = say(f"season.{date.part}")
    return say(f"date.{date.precision.value}", **values)


def _shared(kind: str) -> str:
    """Own pages are called the same in every chapter."""
    return "own_page" if kind.endswith("_page") else kind

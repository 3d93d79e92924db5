"""Dates that are past: what was promised, what is over, what nobody has looked at for a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lhl_editor.core.changes import SetField
from lhl_editor.core.dates import parse_date
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.strategy import Item, get

DAYS_OF_A_YEAR = 366
_STATUS = Path(("document", "status"))
_ENDS = {
    "period_past": Path(("goals", "period", "to")),
    "validity_past": Path(("document", "valid_to")),
}


def days_since(text: str, today: date) -> int:
    """Days from the last day that a date can mean until today; 0 if not past, or no date."""
    meant = parse_date(text)
    return max(0, (today - meant.last_day).days) if meant else 0


def expected_past(tool: Item, where: Path, today: date) -> Iterator[Problem]:
    """A tool that is still to come although its time is past."""
    if tool["status"] == "coming" and days_since(tool["expected"], today):
        yield problem(where / "expected", "expected_past", date=tool["expected"])


def as_of_old(group: Item, where: Path, today: date) -> Iterator[Problem]:
    """A list of members that nobody has looked through for more than a year."""
    if days_since(group["as_of"], today) > DAYS_OF_A_YEAR:
        yield problem(where / "as_of", "as_of_old", date=group["as_of"])


def ended(strategy: Item, today: date) -> Iterator[Problem]:
    """The period or the validity is over, and the document does not say that it is."""
    if get(strategy, _STATUS) == "expired":
        return
    for rule, path in _ENDS.items():
        end = get(strategy, path)
        if days_since(end, today):
            yield problem(path, rule, (SetField(_STATUS, "expired"),), date=end)

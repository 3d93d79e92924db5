"""Dates that carry their precision: `2022-12-05`, `2022-12`, `2022-Q4`, `2023-winter`, `2023`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from lhl_editor.core.frozen import frozen

SEASONS = ("winter", "spring", "summer", "autumn")
_FORM = re.compile(
    r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|(winter|spring|summer|autumn)))?\Z", re.ASCII
)


class Precision(Enum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"


@frozen
class PartialDate:
    """A date as exactly as it is known. `part` is the month, the quarter or the season from 1."""

    year: int
    precision: Precision
    part: int = 0
    day: int = 0

    @property
    def last_day(self) -> date:
        """The last day that it can mean. Winter 2023 may last until February 2024."""
        match self.precision:
            case Precision.DAY:
                return date(self.year, self.part, self.day)
            case Precision.MONTH:
                return _month_end(self.year, self.part)
            case Precision.QUARTER:
                return _month_end(self.year, 3 * self.part)
            case Precision.SEASON:
                return _month_end(self.year, (14, 5, 8, 11)[self.part - 1])
            case Precision.YEAR:
                return date(self.year, 12, 31)


def parse_date(text: str) -> PartialDate | None:
    """The date that a field's text means, or None where it means none."""
    form = _FORM.match(text)
    if not form or form[1] == "0000":
        return None
    year = int(form[1])
    if form[5]:
        return PartialDate(year, Precision.SEASON, SEASONS.index(form[5]) + 1)
    if form[4]:
        return PartialDate(year, Precision.QUARTER, int(form[4]))
    if form[3]:
        return _day(year, int(form[2]), int(form[3]))
    if form[2]:
        month = int(form[2])
        return PartialDate(year, Precision.MONTH, month) if 1 <= month <= 12 else None
    return PartialDate(year, Precision.YEAR)


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, Precision.DAY, month, day)


def _month_end(year: int, month: int) -> date:
    """The last day of a month; month 14 is February of the next year."""
    year, month = year + month // 12, month % 12
    return date.max if year > date.max.year else date(year, month + 1, 1) - timedelta(days=1)

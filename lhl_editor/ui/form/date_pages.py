"""What a calendar shows: the months, quarters, seasons or days that one can choose from."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import replace

from lhl_editor.core.dates import SEASONS, PartialDate, Precision
from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import capitalised, say

_FIRST, _LAST = 2, 9998  # the first and last months reach beyond what Python counts
_YEARS = 12  # on a page


@frozen
class Cell:
    """One thing to choose: what it says, what a screen reader says, and the date it stands for."""

    words: str
    date: str
    is_beside: bool = False  # a day of the month before or after


@frozen
class DatePage:
    """A page of the calendar: of a month for days, of a year for parts of it, of twelve years."""

    precision: Precision
    year: int
    month: int = 1

    @property
    def title(self) -> str:
        match self.precision:
            case Precision.DAY:
                month = say(f"month.{self.month}")
                return capitalised(say("date.month", month=month, year=str(self.year)))
            case Precision.YEAR:
                first = self._first_year
                return say("form.date.years", first=str(first), last=str(first + _YEARS - 1))
            case _:
                return str(self.year)

    @property
    def headings(self) -> list[str]:
        """What stands above the columns: the days of the week."""
        return say("form.date.weekdays").split() if self.precision is Precision.DAY else []

    @property
    def columns(self) -> int:
        return {Precision.DAY: 7, Precision.MONTH: 3, Precision.YEAR: 3}.get(self.precision, 2)

    @property
    def _first_year(self) -> int:
        return max(_FIRST, min(self.year - self.year % _YEARS, _LAST - _YEARS + 1))

    def turned(self, by: int) -> DatePage:
        """The page before or after."""
        if self.precision is Precision.DAY:
            months = self.year * 12 + self.month - 1 + by
            return replace(self, year=_year(months // 12), month=months % 12 + 1)
        step = _YEARS if self.precision is Precision.YEAR else 1
        return replace(self, year=_year(self.year + by * step))

    def cells(self) -> list[Cell]:
        year = f"{self.year:04}"
        match self.precision:
            case Precision.DAY:
                days = Calendar().itermonthdates(self.year, self.month)
                return [Cell(str(day.day), str(day), day.month != self.month) for day in days]
            case Precision.MONTH:
                months = range(1, 13)
                return [Cell(capitalised(say(f"month.{n}")), f"{year}-{n:02}") for n in months]
            case Precision.QUARTER:
                quarters = range(1, 5)
                return [
                    Cell(say("form.date.number_of_quarter", number=n), f"{year}-Q{n}")
                    for n in quarters
                ]
            case Precision.SEASON:
                named = enumerate(SEASONS, 1)
                return [
                    Cell(capitalised(say(f"season.{n}")), f"{year}-{name}") for n, name in named
                ]
            case Precision.YEAR:
                first = self._first_year
                return [Cell(str(n), f"{n:04}") for n in range(first, first + _YEARS)]


def page_of(date: PartialDate | None, year: int, month: int) -> DatePage:
    """The page that shows a date; without one, the month given."""
    if date is None:
        return DatePage(Precision.MONTH, year, month)
    in_month = date.precision in (Precision.DAY, Precision.MONTH)
    return DatePage(date.precision, _year(date.year), date.part if in_month else month)


def _year(year: int) -> int:
    return max(_FIRST, min(_LAST, year))

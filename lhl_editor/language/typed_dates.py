"""What a person writes for a date in, the date as a file keeps it out: 2023-winter.

Told apart by their form: a day (5.12.2022, 5. desember 2022), a month (desember 2022, 12.2022),
a quarter (4. kvartal 2022, Q4 2022), a season (vinteren 2023), a year.
"""

from __future__ import annotations

import re
from functools import cache

from lhl_editor.core.dates import SEASONS, parse_date
from lhl_editor.language.catalogue import say

_YEAR = r"(?P<year>\d{4}|\d{2})"
_NUMBERS = re.compile(rf"(?P<day>\d{{1,2}})[./-] ?(?P<month>\d{{1,2}})[./-] ?{_YEAR}\Z")
_MONTH_NUMBER = re.compile(r"(?P<month>\d{1,2})[./-](?P<year>\d{4})\Z")
_DAY = re.compile(rf"(?:den )?(?P<day>\d{{1,2}})\.? (?P<word>[^\W\d_]+)\.?,? {_YEAR}\Z")
_WORD = re.compile(rf"(?P<word>[^\W\d_]+)\.?,? {_YEAR}\Z")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[ -](?P<word>[^\W\d_]+)\Z")
_QUARTER = re.compile(rf"(?:q ?(?P<q>[1-4])|(?P<nr>[1-4])\.? ?(?:kv\.?|kvartal)),? {_YEAR}\Z")
_QUARTER_LAST = re.compile(r"(?P<year>\d{4})[ -]?q(?P<q>[1-4])\Z")
_SHORTEST = 3  # letters by which a month is known
_NYNORSK = {"sommar": "summer", "haust": "autumn"}
_ENDINGS = ("en", "a", "")  # «vinteren», «våren», «hausten»


def read_date(typed: str) -> str:
    """The date as a file keeps it; the empty text where the words mean none."""
    words = " ".join(typed.lower().replace("\u00a0", " ").split())
    if parse_date(typed.strip()):
        return typed.strip()
    for form in (_day_in_numbers, _day_in_words, _quarter, _month_or_season):
        if found := form(words):
            return found if parse_date(found) else ""
    return ""


def _day_in_numbers(words: str) -> str:
    if found := _NUMBERS.match(words):
        return f"{_full(found['year'])}-{found['month']:0>2}-{found['day']:0>2}"
    if found := _MONTH_NUMBER.match(words):
        return f"{found['year']}-{found['month']:0>2}"
    return ""


def _day_in_words(words: str) -> str:
    found = _DAY.match(words)
    month = _month(found["word"]) if found else ""
    return f"{_full(found['year'])}-{month}-{found['day']:0>2}" if found and month else ""


def _quarter(words: str) -> str:
    if found := _QUARTER.match(words):
        return f"{_full(found['year'])}-Q{found['q'] or found['nr']}"
    if found := _QUARTER_LAST.match(words):
        return f"{found['year']}-Q{found['q']}"
    return ""


def _month_or_season(words: str) -> str:
    found = _WORD.match(words) or _YEAR_FIRST.match(words)
    if not found:
        return ""
    part = _month(found["word"]) or _seasons().get(found["word"], "")
    return f"{_full(found['year'])}-{part}" if part else ""


def _full(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _month(word: str) -> str:
    """«des», «desember» → 12; the empty text for what is no month."""
    if len(word) < _SHORTEST:
        return ""
    return next(
        (f"{number:02}" for number in range(1, 13) if say(f"month.{number}").startswith(word)), ""
    )


@cache
def _seasons() -> dict[str, str]:
    stems = {say(f"season.{number}"): name for number, name in enumerate(SEASONS, 1)}
    stems |= _NYNORSK
    words = {stem + ending: name for stem, name in stems.items() for ending in _ENDINGS}
    return words | {name: name for name in SEASONS}

"""Dates that are known to the day, the month, the quarter, the season or the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.dates import PartialDate, Precision, parse_date


@pytest.mark.parametrize(
    ("text", "value", "last_day"),
    [
        ("2022-12-05", PartialDate(2022, Precision.DAY, 12, 5), date(2022, 12, 5)),
        ("2024-02", PartialDate(2024, Precision.MONTH, 2), date(2024, 2, 29)),
        ("2022-12", PartialDate(2022, Precision.MONTH, 12), date(2022, 12, 31)),
        ("2022-Q4", PartialDate(2022, Precision.QUARTER, 4), date(2022, 12, 31)),
        ("2022-Q1", PartialDate(2022, Precision.QUARTER, 1), date(2022, 3, 31)),
        ("2023-winter", PartialDate(2023, Precision.SEASON, 1), date(2024, 2, 29)),
        ("2023-autumn", PartialDate(2023, Precision.SEASON, 4), date(2023, 11, 30)),
        ("2023", PartialDate(2023, Precision.YEAR), date(2023, 12, 31)),
        ("9999-winter", PartialDate(9999, Precision.SEASON, 1), date.max),
    ],
)
def test_dates(text, value, last_day):
    assert parse_date(text) == value
    assert value.last_day == last_day


NO_DATES = (
    *("", "22", "2022-13", "2022-00", "2022-02-30", "2022-Q5", "2022-q1", "2022-Winter", "0000"),
    *("2022-1-1", "2022-12-05 ", "2022-12-05\n", "des. 2022", "٢٠٢٢", "20222", "2022-12-05T10"),
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text):
    assert parse_date(text) is None


@given(st.dates())
def test_every_day_is_a_date(day):
    assert parse_date(day.isoformat()).last_day == day


@given(st.dates())
def test_less_precise_dates_end_no_earlier(day):
    text = day.isoformat()
    for shorter in (text[:7], text[:4]):
        assert parse_date(shorter).last_day >= day


@given(st.text())
def test_any_text_is_a_date_or_none(text):
    value = parse_date(text)
    assert value is None or value.last_day.year >= value.year

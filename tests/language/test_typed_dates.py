"""A date is taken as people write it, and kept as the file writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.dates import SEASONS
from lhl_editor.language.fields import date_words
from lhl_editor.language.typed_dates import read_date

WRITTEN = {
    "5.12.2022": "2022-12-05",
    "05.12.22": "2022-12-05",
    "5/12/2022": "2022-12-05",
    "5. desember 2022": "2022-12-05",
    "den 5. des. 2022": "2022-12-05",
    " 5 des 2022 ": "2022-12-05",
    "desember 2022": "2022-12",
    "Desember 2022": "2022-12",
    "sept. 2022": "2022-09",
    "12.2022": "2022-12",
    "4. kvartal 2022": "2022-Q4",
    "Q4 2022": "2022-Q4",
    "2022 q4": "2022-Q4",
    "vinter 2023": "2023-winter",
    "Vinteren 2023": "2023-winter",
    "våren 2023": "2023-spring",
    "haust 2023": "2023-autumn",
    "2023-vinter": "2023-winter",
    "2022": "2022",
    " 2022-12 ": "2022-12",
}


@pytest.mark.parametrize(("typed", "kept"), WRITTEN.items())
def test_what_people_write_is_understood(typed: str, kept: str):
    assert read_date(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "snart", "31.2.2022", "13.2022", "de 2022", "5. kvartal 2022"]
)
def test_what_means_no_date_is_not_guessed_at(typed: str):
    assert read_date(typed) == ""


DATES = st.one_of(
    st.dates().map(str),
    st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12)),
    st.builds("{:04}-Q{}".format, st.integers(1, 9999), st.integers(1, 4)),
    st.builds("{:04}-{}".format, st.integers(1, 9999), st.sampled_from(SEASONS)),
)


@given(DATES.filter(lambda date: date >= "1000"))
def test_a_date_said_in_words_is_the_same_date_when_read_again(date: str):
    assert read_date(date_words(date)) == date

"""Rows over pages: all of them, in order, as few pages as can be, none left alone."""

from hypothesis import given
from hypothesis import strategies as some

from lhl_editor.pages.layout.rows import spread

rows = some.lists(some.sampled_from([0.0, 0.0, 0.0, 18.0, 36.0]), max_size=40)


def test_few_rows_are_as_tall_as_they_may_be():
    assert spread([0.0] * 3, (354, 354), 57, 33).tall == 57
    assert spread([0.0] * 3, (354, 354), 57, 33).counts == (3,)


def test_rows_shrink_before_they_go_on():
    found = spread([0.0] * 10, (354, 354), 57, 33)
    assert found.counts == (10,)
    assert found.tall == 35.4


def test_what_goes_on_is_shared_out_evenly():
    assert spread([0.0] * 11, (354, 354), 57, 33).counts == (6, 5)


def test_a_first_row_that_is_too_tall_begins_on_the_next_page():
    assert spread([90.0, 0.0], (100, 354), 57, 33).counts == (0, 2)


@given(rows, some.floats(120, 400), some.floats(120, 400))
def test_every_row_has_its_place_and_fits(extras, first, following):
    found = spread(extras, (first, following), 57, 33)
    assert sum(found.counts) == len(extras)
    start = 0
    for page, count in enumerate(found.counts):
        used = sum(extras[start : start + count]) + count * found.tall
        assert used <= (following if page else first) + 0.01
        start += count

"""What two sequences have in common, and three orders made one."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core import sequences
from lhl_editor.core.sequences import longest_increasing, matching, merged_order, moved

SHORT = st.lists(st.sampled_from("abcd"), max_size=8)
ROWS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def common(before, after, blocks):
    """What the blocks say that both have, after making sure that they do, from the left."""
    at = other = 0
    said = []
    for start, there, length in blocks:
        assert at <= start
        assert other <= there
        assert length
        assert before[start : start + length] == after[there : there + length]
        said += before[start : start + length]
        at, other = start + length, there + length
    return said


@given(SHORT, SHORT)
def test_as_much_is_matched_as_can_be(before, after):
    longest = max(
        length
        for length in range(len(before) + 1)
        for some in combinations(before, length)
        if is_within(some, after)
    )
    assert len(common(before, after, matching(before, after))) == longest


def is_within(some, after):
    rest = iter(after)
    return all(one in rest for one in some)


@given(SHORT, SHORT)
def test_long_sequences_are_matched_from_what_stands_once_in_each(before, after):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequences, "_FEW", 4)
        common(before, after, matching(before, after))
        patch.setattr(sequences, "_MOST", 0)
        common(before, after, matching(before, after))


def test_of_long_sequences_what_stands_once_leads():
    before = [*range(2000), *"x" * 50, *range(3000, 4000)]
    after = [*range(2000), "y", *"x" * 40, *range(3000, 4000)]
    assert len(common(before, after, matching(before, after))) == 3040


@given(st.lists(st.integers(), unique=True, max_size=9))
def test_the_longest_increasing_numbers(numbers):
    found = longest_increasing(numbers)
    row = [one for one in numbers if one in found]
    assert row == sorted(row)
    every = (some for n in range(len(numbers) + 1) for some in combinations(numbers, n))
    increasing = [some for some in every if list(some) == sorted(some)]
    longest = max(map(len, increasing))
    assert len(row) == longest
    dear = {one for one in numbers if one % 2}
    most = max(len(dear.intersection(some)) for some in increasing if len(some) == longest)
    assert len(longest_increasing(numbers, dear) & dear) == most


def test_one_that_went_far_is_all_that_moved():
    assert moved("abcdef", "bcdefa") == {"a"}
    assert moved("abc", "axbc") == frozenset()


@given(ROWS, ROWS, ROWS)
def test_no_side_is_asked_first(base, ours, theirs):
    wanted = {*ours, *theirs}
    order = merged_order(base, ours, theirs, wanted)
    assert sorted(order) == sorted(wanted)
    assert order == merged_order(base, theirs, ours, wanted)


@given(ROWS, ROWS)
def test_the_order_of_the_one_side_that_changed_it(base, side):
    assert merged_order(base, side, base, side) == side
    assert merged_order(base, side, side, side) == side

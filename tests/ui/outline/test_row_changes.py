"""What must be done to rows so that they become others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.ui.outline.row_changes import Inserted, Moved, Removed, row_changes

ROWS = st.lists(st.sampled_from("abcdefghijkl"), unique=True)


def applied(old, new):
    rows = list(old)
    for change in row_changes(old, new):
        match change:
            case Removed(first, last):
                del rows[first : last + 1]
            case Moved(source, target):
                rows.insert(target, rows.pop(source))
            case Inserted(first, last):
                rows[first:first] = new[first : last + 1]
    return rows


@given(ROWS, ROWS)
def test_any_rows_become_any_others(old, new):
    assert applied(old, new) == new


@given(ROWS)
def test_nothing_is_done_where_nothing_changed(old):
    assert list(row_changes(old, list(old))) == []


def test_one_row_that_moves_is_one_move():
    assert len(list(row_changes("abcdef", "bcdefa"))) == 1
    assert len(list(row_changes("abcdef", "fabcde"))) == 1
    assert list(row_changes("abcdef", "abdcef")) in ([Moved(3, 2)], [Moved(2, 3)])


def test_neighbours_come_and_go_together():
    assert list(row_changes("abcdef", "af")) == [Removed(1, 4)]
    assert list(row_changes("af", "abcdef")) == [Inserted(1, 4)]

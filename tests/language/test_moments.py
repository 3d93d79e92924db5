"""Moments as people say them."""

from datetime import datetime

import pytest

from lhl_editor.language.moments import clock_words, moment_words

NOW = datetime(2026, 11, 22, 10, 42)
SAID = {
    datetime(2026, 11, 22, 9, 5): "i dag 09.05",
    datetime(2026, 11, 21, 15, 20): "i går 15.20",
    datetime(2026, 10, 28, 8, 0): "28. oktober",
    datetime(2025, 5, 12, 8, 0): "12. mai 2025",
}


@pytest.mark.parametrize(("then", "words"), SAID.items())
def test_a_moment_is_said_as_seen_from_now(then, words):
    assert moment_words(then, NOW) == words


def test_the_clock_has_a_point():
    assert clock_words(datetime(2026, 1, 1, 7, 3)) == "07.03"

"""LIX, against counts made by hand."""

import pytest

from lhl_editor.core.readability import level, lix

EASY = "Vi er her nå. Du kan se oss. Det er fint å gå tur i dag. Ta med deg en venn hit."


def test_short_words_in_short_sentences_are_easy():
    # 22 words in 4 sentences, none of them long: 5.5
    assert lix(EASY) == 6
    assert level(6) == "easy"


def test_long_words_count():
    # 20 words in one sentence, all of them long: 20 + 100
    assert lix("kommunikasjonsstrategi " * 20) == 120
    assert level(120) == "very_hard"


def test_each_line_of_a_list_is_a_sentence():
    assert lix("\n".join(["fire korte ord her"] * 5)) == 4


@pytest.mark.parametrize("text", ["", "   ", "For kort.", "…"])
def test_nothing_is_said_of_too_few_words(text):
    assert lix(text) is None


@pytest.mark.parametrize(
    ("value", "code"), [(29, "easy"), (30, "fair"), (40, "medium"), (50, "hard"), (60, "very_hard")]
)
def test_the_bounds_of_the_levels(value, code):
    assert level(value) == code

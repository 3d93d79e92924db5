"""Texts are canonical by construction, and hold no character that a file cannot carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.errors import BadCharacter, CoreError
from lhl_editor.core.text import (
    PageReference,
    Paragraph,
    Run,
    Text,
    check_characters,
    plain_text,
)
from tests.builders import paragraphs, runs, texts


def test_equal_neighbours_are_one_run():
    split = Paragraph((Run("Leve "), Run("hele "), Run("livet", bold=True)))
    assert split == Paragraph((Run("Leve hele "), Run("livet", bold=True)))


def test_empty_runs_and_paragraphs_are_gone():
    text = Text((Paragraph((Run(""),)), Paragraph((Run("a"), Run("", bold=True), Run("b")))))
    assert text == plain_text("ab")
    assert not Text((Paragraph(()),))


def test_page_references_are_never_joined():
    twice = Paragraph((PageReference("insight"), PageReference("insight")))
    assert len(twice.runs) == 2


def test_a_list_item_is_at_most_one_level_deeper_than_what_stands_before_it():
    levels = [3, 3, 3, 0, 2, -1]
    text = Text(tuple(Paragraph((Run("a"),), level) for level in levels))
    assert [paragraph.level for paragraph in text.paragraphs] == [1, 2, 3, 0, 1, 0]


def test_plain_leaves_looks_and_references_out():
    text = Text((Paragraph((Run("se "), PageReference("x"), Run("der", bold=True))),))
    assert text.plain == "se der"


@given(st.lists(runs(), max_size=6))
def test_splitting_a_run_changes_nothing(some):
    halves = [
        Run(part, run.bold, run.italic, run.link, run.language)
        for run in some
        for part in (run.text[:1], run.text[1:])
    ]
    assert Paragraph(tuple(halves)) == Paragraph(tuple(some))


@given(texts())
def test_a_text_made_of_its_own_parts_is_the_same(text):
    again = tuple(Paragraph(paragraph.runs, paragraph.level) for paragraph in text.paragraphs)
    assert Text(again) == text


@given(paragraphs())
def test_neighbours_in_a_paragraph_differ_in_look(paragraph):
    for a, b in zip(paragraph.runs, paragraph.runs[1:], strict=False):
        if isinstance(a, Run) and isinstance(b, Run):
            assert Run("", a.bold, a.italic, a.link, a.language) != Run(
                "", b.bold, b.italic, b.link, b.language
            )


@pytest.mark.parametrize("character", "\x00\t\n\r\x1f\x7f\x85\x9f\ud800\udfff\u2028\u2029\ufffe")
def test_characters_that_no_strategy_may_hold(character):
    with pytest.raises(BadCharacter, match=f"U\\+{ord(character):04X} at 2"):
        check_characters("ab" + character)


@pytest.mark.parametrize("character", " \xa0\xad\u200b\ufeff\ufffd😀")
def test_characters_that_are_odd_but_allowed(character):
    assert check_characters(character) == character


def test_a_language_is_a_tag():
    with pytest.raises(CoreError):
        Run("a", language="norsk bokmål")

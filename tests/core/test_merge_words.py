"""Two people in one text: words, looks and paragraphs of both, and nothing lost where they meet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_editor.core.merge_words import merge_lines, merge_texts
from lhl_editor.core.notation import parse, write
from lhl_editor.core.text import PageReference, Paragraph, Run, Text
from tests.builders import texts

USUAL = settings().max_examples
OFTEN = settings(max_examples=USUAL * 4 if USUAL >= 500 else USUAL)  # thousands in `--full`
WORDS = st.sampled_from(["en", "to", "tre", "fire", "fem", "seks", ",", "."])


@st.composite
def sentences(draw):
    words = draw(st.lists(WORDS, min_size=1, max_size=8))
    runs = [Run(f"{word} ", bold=draw(st.integers(0, 9)) == 0) for word in words]
    return Paragraph(tuple(runs), draw(st.integers(0, 2)))


@st.composite
def edited(draw, text: Text, new: str):
    """The text with some words written anew, paragraphs that went, and such that came."""
    paragraphs: list[Paragraph] = []
    for paragraph in text.paragraphs:
        fate = draw(st.integers(0, 9))
        if fate == 0:
            continue
        if fate == 1:
            paragraphs.append(Paragraph((Run(f"{new}{len(paragraphs)} avsnitt"),)))
        runs = [draw_run(draw, run, new) for run in paragraph.runs]
        paragraphs.append(Paragraph(tuple(runs), draw(st.integers(0, 2)) if fate == 2 else 0))
    return Text(tuple(paragraphs))


def draw_run(draw, run, new):
    words = run.text.split(" ")
    chosen = draw(st.sets(st.sampled_from(range(len(words))), max_size=2))
    said = [f"{new}{at}" if at in chosen else word for at, word in enumerate(words)]
    return Run(" ".join(said), run.bold)


@st.composite
def threes(draw):
    base = Text(tuple(draw(st.lists(sentences(), max_size=4))))
    return base, draw(edited(base, "vår")), draw(edited(base, "annen"))


@OFTEN
@given(st.one_of(threes(), st.tuples(texts(), texts(), texts())))
def test_the_sides_can_be_swapped(three):
    base, ours, theirs = three
    found, swapped = merge_texts(base, ours, theirs), merge_texts(base, theirs, ours)
    assert (found.ours, found.theirs) == (swapped.theirs, swapped.ours)


@OFTEN
@given(threes())
def test_each_choice_has_the_words_of_its_side(three):
    base, ours, theirs = three
    found = merge_texts(base, ours, theirs)
    old = set(base.plain.split())
    assert set(ours.plain.split()) - old <= set(found.ours.plain.split())
    assert set(theirs.plain.split()) - old <= set(found.theirs.plain.split())
    if found.ours == found.theirs:
        assert found.both == found.ours


@given(st.tuples(texts(), texts()))
def test_what_one_side_did_is_the_text(two):
    base, side = two
    for found in (merge_texts(base, side, base), merge_texts(base, base, side)):
        assert found.ours == found.theirs == found.both == side
    assert merge_texts(base, side, side).ours == side


@given(st.lists(sentences(), min_size=2, max_size=5), st.data())
def test_different_paragraphs_never_meet(paragraphs, data):
    base = Text(
        tuple(Paragraph((Run(f"Nr. {n}. "), *one.runs)) for n, one in enumerate(paragraphs))
    )
    first, second = data.draw(st.permutations(range(len(paragraphs))))[:2]
    ours, theirs = with_end(base, first, " vår."), with_end(base, second, " annen.")
    found = merge_texts(base, ours, theirs)
    assert found.ours == found.theirs == with_end(ours, second, " annen.")


def with_end(text, number, words):
    every = list(text.paragraphs)
    every[number] = Paragraph((*every[number].runs, Run(words)))
    return Text(tuple(every))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("Én. To.", "Én vår. To.", "Én. To annen.", None),
        ("Én to", "Én to vår", "Én annen", "Én to vår annen"),
        ("Én to", "- Én to", "Én annen", None),
        ("Én to.", "Én vår.", "Én annen.", "Én vår annen."),
        ("", "Vår.", "Annen.", "Vår.\n\nAnnen."),
        ("- Én", "- Én\n- Vår", "- Én\n- Annen", "- Én\n- Vår\n- Annen"),
        ("Én.\n\nTo.", "Vår.", "Én.\n\nTo annen.", "Vår.\n\nÉn.\n\nTo annen."),
    ],
)
def test_both_can_be_had_of_words_that_meet(base, ours, theirs, both):
    found = merge_texts(parse(base), parse(ours), parse(theirs))
    assert (found.ours != found.theirs) == (both is not None)
    if both:
        assert write(found.both) == both


def test_page_references_and_links_are_words_too():
    base = parse("Se side {goals} og [her](http://a).")
    ours = parse("Se side {insight} og [her](http://a).")
    theirs = parse("Se side {goals} og [her](https://a).")
    found = merge_texts(base, ours, theirs)
    assert found.ours == found.theirs
    assert PageReference("insight") in list(found.ours.inlines)
    assert "https://a" in [run.link for run in found.ours.inlines if isinstance(run, Run)]


def test_lines_are_merged_by_words():
    assert set(merge_lines("A b c", "A b c d", "Å b c")) == {"Å b c d"}
    assert merge_lines("A b", "A c", "A d") == ("A c", "A d", "A c d")
    assert merge_lines("", "A", "B") == ("A", "B", "A B")

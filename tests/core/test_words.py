"""What differs between two texts, as a person reads it: whole words, in as few pieces as can be.

In these tests `[-…-]` was removed and `{+…+}` inserted; a sign after it tells a change that is not
of words: ˢ white space, ᵇ look, ᴸ where a link or page reference leads.
"""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given

from lhl_editor.core.notation import parse
from lhl_editor.core.spread import characters
from lhl_editor.core.text import Paragraph, Run, Text, plain_text
from lhl_editor.core.word_hunks import Nature
from lhl_editor.core.words import Mark, Piece, hunks, line_difference, text_difference
from tests.builders import lines, paragraphs, texts

SHAPES = {Mark.EQUAL: "{}", Mark.REMOVED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
SIGNS = {Nature.WORDS: "", Nature.SPACES: "ˢ", Nature.LOOK: "ᵇ", Nature.LINK: "ᴸ"}


def shown(pieces) -> str:
    return "".join(
        SHAPES[piece.mark].format(characters(piece.runs).replace("\x01", "§")) + SIGNS[piece.nature]
        for piece in pieces
    )


def shown_text(before: str, after: str) -> list[str]:
    return [shown(each.pieces) for each in text_difference(parse(before), parse(after))]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "Tre av ti over 80 oppgir å være ensomme.",
            "Tre av ti over 80 sier at de er ensomme.",
            "Tre av ti over 80 [-oppgir å være-]{+sier at de er+} ensomme.",
        ),
        (
            "Reformen har derfor fem",
            "Derfor har reformen fem",
            "[-Reformen har derfor-]{+Derfor har reformen+} fem",
        ),
        (
            "alle over 55 år, planlegger",
            "alle over 55 år planlegger",
            "alle over 55 år[-,-] planlegger",
        ),
        (
            "områdene: et Norge",
            "områdene (se side 10): et Norge",
            "områdene{+ (se side 10)+}: et Norge",
        ),
        ("mat og måltider i tjenestene", "mat i tjenestene", "mat [-og måltider -]i tjenestene"),
        ("http://www.a.no/b", "https://www.a.no/b", "[-http-]{+https+}://www.a.no/b"),
        (
            "Leve hele livet-reformen",
            "Leve hele livet-dagene",
            "Leve hele [-livet-reformen-]{+livet-dagene+}",
        ),
        ("kl. 10.38", "kl. 10.41", "kl. [-10.38-]{+10.41+}"),
        ("", "Ny", "{+Ny+}"),
        ("Gammel", "", "[-Gammel-]"),
        ("Lik", "Lik", "Lik"),
        ("", "", ""),
    ],
)
def test_whole_words_are_shown(before, after, said):
    assert shown(line_difference(before, after)) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Vi ser. Vi hører.", "Vi ser. Vi vet. Vi hører.", "Vi ser. {+Vi vet. +}Vi hører."),
        ("Vi ser. Vi vet. Vi hører.", "Vi ser. Vi hører.", "Vi ser. [-Vi vet. -]Vi hører."),
        ("Vi ser. Vi hører.", "Vi hører.", "[-Vi ser. -]Vi hører."),
        ("Vi ser.", "Vi ser. Mer om dem.", "Vi ser.{+ Mer om dem.+}"),
    ],
)
def test_a_sentence_that_came_or_went_is_shown_from_its_beginning(before, after, said):
    assert shown(line_difference(before, after)) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("en  to tre", "en to tre", "en [- -]ˢto tre"),
        ("en to", "en\u00a0to", "en[- -]ˢ{+\u00a0+}ˢto"),
        ("ord deling her", "orddeling her", "[-ord deling-]ˢ{+orddeling+}ˢ her"),
        (" en", "en", "[- -]ˢen"),
    ],
)
def test_a_change_of_white_space_alone_says_so(before, after, said):
    assert shown(line_difference(before, after)) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("en **to** tre", "en to tre", "en [-to-]ᵇ{+to+}ᵇ tre"),
        ("les [her](http://a)", "les [her](https://a)", "les [-her-]ᴸ{+her+}ᴸ"),
        ("les [her](http://a)", "les her", "les [-her-]ᴸ{+her+}ᴸ"),
        ("se side {goals}", "se side {insight}", "se [-§-]ᴸ{+§+}ᴸ"),
        ("**to** tre", "**to tre** nå", "to[- tre-]ᵇ{+ tre+}ᵇ{+ nå+}"),
    ],
)
def test_the_same_words_with_another_look_say_so(before, after, said):
    assert shown_text(before, after) == [said]


def test_looks_are_kept_in_every_piece():
    (paragraph,) = text_difference(parse("en **to tre** fire"), parse("en **to ny** fire"))
    assert paragraph.pieces == (
        Piece(Mark.EQUAL, (Run("en "), Run("to ", bold=True))),
        Piece(Mark.REMOVED, (Run("tre", bold=True),)),
        Piece(Mark.INSERTED, (Run("ny", bold=True),)),
        Piece(Mark.EQUAL, (Run(" fire"),)),
    )


def test_paragraphs_find_each_other_by_their_words():
    before = "Vi ser hver enkelt.\n\nDette skal bort herfra.\n\n- Eldre bor hjemme lenger\n- Mat"
    after = "Noe helt nytt.\n\nVi ser hver eneste.\n\n- Eldre bor godt hjemme lenger\n- Mat"
    assert shown_text(before, after) == [
        "{+Noe helt nytt.+}",
        "Vi ser hver [-enkelt-]{+eneste+}.",
        "[-Dette skal bort herfra.-]",
        "Eldre bor {+godt +}hjemme lenger",
        "Mat",
    ]


def test_a_paragraph_that_alone_gave_way_keeps_its_place():
    assert shown_text("Lik.\n\nGammel tekst.", "Lik.\n\nNoe annet!") == [
        "Lik.",
        "[-Gammel tekst.-]{+Noe annet!+}",
    ]


def test_a_paragraph_that_became_a_list_item_says_so():
    (paragraph,) = text_difference(parse("En"), parse("- En"))
    assert paragraph.is_relevelled
    assert not paragraph.is_equal
    assert shown(paragraph.pieces) == "En"


@given(texts(), texts())
def test_both_texts_can_be_read_from_the_pieces(before, after):
    every = text_difference(before, after)
    assert Text(tuple(each.before for each in every if each.before)) == before
    assert Text(tuple(each.after for each in every if each.after)) == after
    for each in every:
        old = [run for one in each.pieces if one.mark is not Mark.INSERTED for run in one.runs]
        new = [run for one in each.pieces if one.mark is not Mark.REMOVED for run in one.runs]
        assert Paragraph(tuple(old)) == Paragraph(each.before.runs if each.before else ())
        assert Paragraph(tuple(new)) == Paragraph(each.after.runs if each.after else ())


@given(paragraphs(), paragraphs())
def test_hunks_go_from_the_left_and_change_something(before, after):
    at = other = 0
    for start, end, there, there_end, _ in hunks(before, after):
        assert at <= start <= end
        assert other <= there <= there_end
        assert (start, there) != (end, there_end)
        assert start - at == there - other
        at, other = end, there_end


@given(texts())
def test_nothing_differs_from_itself(text):
    assert all(each.is_equal for each in text_difference(text, text))


@given(lines(40), lines(40))
def test_a_change_of_white_space_leaves_the_same_words(before, after):
    changed = [one for one in line_difference(before, after) if one.mark is not Mark.EQUAL]
    is_space = bool(changed) and all(one.nature is Nature.SPACES for one in changed)
    assert is_space == (before != after and "".join(before.split()) == "".join(after.split()))


def test_a_long_text_takes_no_time_to_speak_of():
    """A tenth of a second is felt: a third of it here, for machines that do other work too."""
    words = [f"ord{number * number % 997}" for number in range(15_000)]
    before = plain_text(*(" ".join(words[at : at + 75]) + "." for at in range(0, 15_000, 75)))
    words[::20] = ["nytt"] * 750
    after = plain_text(*(" ".join(words[at : at + 75]) + "." for at in range(0, 15_000, 75)))
    begin = process_time()
    text_difference(before, after)
    assert process_time() - begin < 0.3

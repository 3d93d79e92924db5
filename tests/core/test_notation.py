"""The notation of texts: what it means, and that what was written is read as the same text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core import notation
from lhl_editor.core.text import PageReference, Paragraph, Run, Text, plain_text
from tests.builders import AWKWARD_NOTATION, texts


def paragraph(*runs, level=0):
    return Text((Paragraph(runs, level),))


@given(texts())
def test_reading_what_was_written_gives_the_same_text(text):
    assert notation.parse(notation.write(text)) == text


@given(st.lists(st.sampled_from((*AWKWARD_NOTATION, "a", "\n", "\n\n")), max_size=20).map("".join))
def test_whatever_is_typed_means_something_and_keeps_its_meaning(typed):
    text = notation.parse(typed)
    assert notation.parse(notation.write(text)) == text


@given(texts())
def test_what_was_written_begins_with_no_space_and_ends_with_no_line(text):
    written = notation.write(text)
    assert not written.startswith(" ")
    assert not written.endswith("\n")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", Text()),
        ("en\nto", plain_text("en to")),
        ("en\n\n\nto", plain_text("en", "to")),
        ("  rykket inn  ", plain_text("rykket inn")),
        ("**fet**", paragraph(Run("fet", bold=True))),
        ("__kursiv__", paragraph(Run("kursiv", italic=True))),
        ("a**b__c**", paragraph(Run("a"), Run("b__c", bold=True))),
        ("5 * 3 * 2 _ a_b", plain_text("5 * 3 * 2 _ a_b")),
        ("stjerne** alene", plain_text("stjerne** alene")),
        (r"\*\*ikke fet\*\*", plain_text("**ikke fet**")),
        ("[KS](https://ks.no)", paragraph(Run("KS", link="https://ks.no"))),
        (r"[a](b\)c)", paragraph(Run("a", link="b)c"))),
        ("[health]{en}", paragraph(Run("health", language="en"))),
        ("[[health]{en}](x)", paragraph(Run("health", link="x", language="en"))),
        ("[a [b](x) c", paragraph(Run("[a "), Run("b", link="x"), Run(" c"))),
        ("[ikke lenke] (x)", plain_text("[ikke lenke] (x)")),
        ("[a](uten slutt", plain_text("[a](uten slutt")),
        ("]{nb} ](x)", plain_text("]{nb} ](x)")),
        ("se side {insight/focus_areas}.",
         paragraph(Run("se "), PageReference("insight/focus_areas"), Run("."))),
        ("side {uten slutt", plain_text("side {uten slutt")),
        ("<b>&amp;</b>", plain_text("<b>&amp;</b>")),
    ],
)  # fmt: skip
def test_meaning(typed, text):
    assert notation.parse(typed) == text


def test_nested_lists():
    typed = "Innledning\n\n- en\n  - inni\n    over to linjer\n- to\n\nSlutt"
    text = notation.parse(typed)
    assert [(one.level, one.plain) for one in text.paragraphs] == [
        (0, "Innledning"),
        (1, "en"),
        (2, "inni over to linjer"),
        (1, "to"),
        (0, "Slutt"),
    ]
    assert notation.write(text) == typed.replace("\n    over", " over")


def test_plain_text_stays_plain():
    words = "Leve hele livet – «en kvalitetsreform» for eldre (2019–2023): 50 % & mer_enn det"
    assert notation.write(plain_text(words)) == words


@pytest.mark.parametrize("piece", ["[", "](", "side {", "** b ", "[a](b) ", "\\ ", "[a"])
def test_time_grows_with_length_only(piece):
    def seconds(times):
        begun = time.process_time()
        notation.write(notation.parse(piece * times))
        return time.process_time() - begun

    seconds(100)
    assert seconds(20_000) < 2  # as the square it would be minutes

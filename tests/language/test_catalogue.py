"""The catalogue: codes and values in, words out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.language.catalogue import capitalised, codes, listed, names_in, say


def test_a_value_stands_in_its_place():
    assert say("finding.required", field="Tittel") == "Feltet «Tittel» er tomt. Fyll det ut."


def test_a_code_without_words_is_a_bug():
    with pytest.raises(KeyError):
        say("finding.unheard_of")


def test_a_value_that_is_not_given_is_a_bug():
    with pytest.raises(KeyError):
        say("finding.required")


@given(st.text())
def test_what_people_wrote_is_taken_literally(words):
    assert say("finding.required", field=words) == f"Feltet «{words}» er tomt. Fyll det ut."


@pytest.mark.parametrize("words", ["{field}", "{", "}", "{0}", r"\1", r"\g<0>", "%s", "«{field}»"])
def test_braces_and_backslashes_in_it_mean_nothing(words):
    assert say("finding.required", field=words) == f"Feltet «{words}» er tomt. Fyll det ut."


def test_several_values_are_listed_and_quoted_one_by_one():
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a og b"
    assert listed(["a", "b", "c"]) == "a, b og c"
    said = say("finding.label_differs", label=["a", "b"], host=["x", "y"])
    assert said.startswith("Lenken «a» og «b» går til x og y.")


def test_a_number_is_said_as_it_is():
    assert say("place.numbered", kind="Delmål", number=3) == "Delmål 3"


def test_the_names_of_the_values_are_known():
    assert names_in("finding.label_differs") == {"label", "host"}
    assert names_in("kind.tool.one") == set()


def test_a_capital_letter_begins_a_sentence():
    assert capitalised("delmål 3") == "Delmål 3"
    assert capitalised("") == ""
    assert capitalised("www.planleggelitt.no fikk ny lenke").startswith("www.")


def test_no_words_are_empty_or_with_spaces_around():
    assert not [code for code in codes() if say_raw(code) != say_raw(code).strip()]


def say_raw(code: str) -> str:
    """The words of a code with `x` for every value."""
    return say(code, **dict.fromkeys(names_in(code), "x"))

"""Every kind, field and choice of the schema has words, and no words are for what it lacks."""

from __future__ import annotations

import pytest

from lhl_editor.core.schema import KINDS
from lhl_editor.language.catalogue import codes
from lhl_editor.language.fields import date_words, help_words, kind_words, label, option_words

FIELDS = [(kind.name, field.name) for kind in KINDS.values() for field in kind.fields]
OPTIONS = {
    (field.name, option)
    for kind in KINDS.values()
    for field in kind.fields
    for option in field.options
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_for_one_and_for_many(kind):
    assert kind_words(kind)
    assert kind_words(kind, many=True)
    assert kind_words(kind)[0].islower()


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_has_a_label_and_a_short_help(kind, field):
    said = label(kind, field)
    assert said[0].isupper()
    assert not said.endswith(".")
    assert len(said) <= 30
    assert help_words(kind, field).endswith(".")
    assert len(help_words(kind, field)) <= 90


@pytest.mark.parametrize(("field", "option"), sorted(OPTIONS))
def test_every_choice_has_words(field, option):
    assert option_words(field, option)


def test_the_labels_of_a_form_tell_its_fields_apart():
    for kind in KINDS.values():
        labels = [label(kind.name, field.name) for field in kind.fields]
        assert len(set(labels)) == len(labels), kind.name


def test_no_words_are_left_over():
    shared = {kind: "own_page" if kind.endswith("_page") else kind for kind in KINDS}
    needed = {f"kind.{kind}.{many}" for kind in shared.values() for many in ("one", "many")}
    needed |= {
        f"field.{shared[kind]}.{name}.{what}" for kind, name in FIELDS for what in ("label", "help")
    }
    needed |= {f"option.{field}.{option}" for field, option in OPTIONS}
    said = {code for code in codes() if code.split(".")[0] in ("kind", "field", "option")}
    assert said == needed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-12-05", "5. desember 2022"),
        ("2022-12", "desember 2022"),
        ("2022-Q4", "4. kvartal 2022"),
        ("2023-winter", "vinter 2023"),
        ("2023", "2023"),
        ("i fjor", "i fjor"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(text, words):
    assert date_words(text) == words

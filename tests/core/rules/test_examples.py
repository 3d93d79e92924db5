"""Every rule finds its counterexamples at their place, and nothing in its clean examples."""

from __future__ import annotations

import pytest

from lhl_editor.core.changes import apply
from lhl_editor.core.problems import RULES, Problem
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.validate import validate
from tests.builders import strategy
from tests.core.rules.examples import RIGHT, TODAY, WRONG, document

# What only the placed pages show is found by `pages/fit.py`.
FOUND_ON_PAGES = {"overflow", "cut_off", "missing_glyph", "comment_after_text"}  # or on reading
FOUND_IN_FILES = {"logo_missing", "logo_unreadable", "logo_too_large"}
EACH_WRONG = [(rule, *example) for rule, examples in WRONG.items() for example in examples]
EACH_RIGHT = [(rule, example) for rule, examples in RIGHT.items() for example in examples]


def whole(plain: dict) -> Strategy:
    return strategy(**{**document(), **plain})


def found(rule: str, plain: dict) -> list[Problem]:
    return [each for each in validate(whole(plain), TODAY) if each.rule == rule]


def test_every_rule_has_examples_of_both():
    assert set(WRONG) == set(RIGHT) == set(RULES) - FOUND_ON_PAGES - FOUND_IN_FILES


@pytest.mark.parametrize(("rule", "place", "plain"), EACH_WRONG)
def test_a_counterexample_is_found_at_its_place(rule, place, plain):
    assert [str(each.path) for each in found(rule, plain)] == [place]


@pytest.mark.parametrize(("rule", "plain"), EACH_RIGHT)
def test_a_clean_example_has_no_finding(rule, plain):
    assert found(rule, plain) == []


@pytest.mark.parametrize(("rule", "place", "plain"), EACH_WRONG)
def test_a_mend_takes_the_finding_away_and_brings_none(rule, place, plain):
    before = validate(whole(plain), TODAY)
    (problem,) = (each for each in before if (str(each.path), each.rule) == (place, rule))
    if problem.mend:
        after = validate(apply(whole(plain), *problem.mend), TODAY)
        assert not [each for each in after if (str(each.path), each.rule) == (place, rule)]
        new = {(each.path, each.rule) for each in after} - {
            (each.path, each.rule) for each in before
        }
        # What was no address at all may turn out to be plain http, once it is one.
        assert all(rule == "plain_http" for _, rule in new)

"""The shipped strategy has exactly the known defects of the published text, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lhl_editor.core.changes import SetField, apply
from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.validate import validate
from lhl_editor.files.strategy_file import read_strategy

SHIPPED = Path(__file__).parents[2] / "strategy.yaml"
TODAY = date(2026, 11, 22)
SENTERET = "resources/entries/senteret/links"

EXPECTED = [
    ("introduction/group/as_of", "as_of_old", "warning"),
    ("insight/support", "unexplained_short_form", "advice"),
    ("target_groups/heading", "priority_missing", "advice"),
    ("target_groups/heading", "spaced_hyphen", "advice"),
    ("target_groups/groups/medarbeidere", "target_group_without_message", "warning"),
    ("target_groups/groups/personer-over-65", "target_group_without_message", "warning"),
    ("target_groups/groups/andre-aktorer", "target_group_without_message", "warning"),
    ("target_groups/groups/ledelse-og-politikere", "target_group_without_message", "warning"),
    ("target_groups/groups/allmennheten", "target_group_without_message", "warning"),
    ("goals/period/heading", "year_hyphen", "advice"),
    ("goals/period/question", "year_hyphen", "advice"),
    ("goals/period/to", "period_past", "warning"),
    ("goals/sub_goals/forankring/reasons", "double_space", "advice"),
    ("resources/entries/meld-st-15/label", "year_hyphen", "advice"),
    ("resources/entries/helsedirektoratet/url", "repeated_address", "advice"),
    (f"{SENTERET}/aldersvennlig/url", "plain_http", "advice"),
    (f"{SENTERET}/planleggelitt/url", "label_differs", "error"),
    (f"{SENTERET}/planleggelitt/url", "plain_http", "advice"),
    ("resources/entries/statsforvalterne/url", "resource_without_link", "warning"),
    ("resources/entries/omsorgsbiblioteket/url", "plain_http", "advice"),
    ("resources/entries/omsorgsbiblioteket/url", "repeated_address", "advice"),
    ("resources/entries/omsorgsforskning/url", "plain_http", "advice"),
    ("resources/closing", "vague_link", "advice"),
    ("tools/prosessveiledning/url", "plain_http", "advice"),
    ("tools/kommende-verktoy/expected", "expected_past", "warning"),
    ("tools/ivaretatt/name", "spaced_hyphen", "advice"),
]
MENDED = {
    "label_differs",
    "plain_http",
    "period_past",
    "year_hyphen",
    "spaced_hyphen",
    "double_space",
}
# A link that goes to its label's own address is no longer the http link to the other place.
GONE_WITH = {
    (f"{SENTERET}/planleggelitt/url", "label_differs"): {
        (f"{SENTERET}/planleggelitt/url", "plain_http"),
        ("resources/entries/omsorgsbiblioteket/url", "repeated_address"),
    }
}


@pytest.fixture(scope="module")
def shipped() -> Strategy:
    return read_strategy(SHIPPED).strategy


def place_and_rule(problem: Problem) -> tuple[str, str]:
    return str(problem.path), problem.rule


def test_the_findings_are_those_of_the_published_text(shipped):
    found = [(*place_and_rule(each), each.severity.value) for each in validate(shipped, TODAY)]
    assert found == EXPECTED
    assert len(found) == 26


def test_the_abbreviations_are_named_all_five(shipped):
    (problem,) = (p for p in validate(shipped, TODAY) if p.rule == "unexplained_short_form")
    assert problem.values == tuple(
        ("form", form) for form in ("Helsedir", "KS", "SOF", "SF", "USHT")
    )


def test_what_can_be_mended_offers_it(shipped):
    assert {p.rule for p in validate(shipped, TODAY) if p.mend} == MENDED
    assert all(p.mend for p in validate(shipped, TODAY) if p.rule in MENDED)


@pytest.mark.parametrize(
    ("place", "rule"), [(place, rule) for place, rule, _ in EXPECTED if rule in MENDED]
)
def test_a_mend_takes_its_finding_away_and_brings_no_other(shipped, place, rule):
    before = validate(shipped, TODAY)
    (problem,) = (each for each in before if place_and_rule(each) == (place, rule))
    after = validate(apply(shipped, *problem.mend), TODAY)
    gone = {(place, rule)} | GONE_WITH.get((place, rule), set())
    kept = [place_and_rule(each) for each in before if place_and_rule(each) not in gone]
    assert [place_and_rule(each) for each in after] == kept


def test_the_wrong_link_goes_to_the_address_that_its_label_is(shipped):
    (problem,) = (each for each in validate(shipped, TODAY) if each.rule == "label_differs")
    assert problem.mend == (SetField(problem.path, "https://www.planleggelitt.no"),)


def test_mended_one_after_the_other_all_that_is_certain_is_gone(shipped):
    strategy = shipped
    while mends := [each.mend for each in validate(strategy, TODAY) if each.mend]:
        strategy = apply(strategy, *mends[0])
    left = {each.rule for each in validate(strategy, TODAY)}
    assert left == {rule for _, rule, _ in EXPECTED} - MENDED

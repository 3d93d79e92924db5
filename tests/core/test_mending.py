"""What is certain is mended in the strategy as it is, one after the other."""

from datetime import date

from lhl_editor.core.changes import SetField, apply
from lhl_editor.core.mending import mend_all, mend_changes
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Strategy, get
from lhl_editor.core.validate import validate
from tests.builders import strategy
from tests.range_of_strategies import scaled, shipped

TODAY = date(2026, 11, 24)


def found(of: Strategy, rule: str) -> list[Problem]:
    return [each for each in validate(of, TODAY) if each.rule == rule]


def mended(of: Strategy, rule: str) -> Strategy:
    return apply(of, *(change for mend in mend_all(of, rule, TODAY) for change in mend.changes))


def test_a_finding_is_mended_in_the_words_as_they_are_now() -> None:
    before = strategy(goals={"heading": "Mål 2021-2023"})
    problem = found(before, "year_hyphen")[0]
    path = Path.parse("goals/heading")
    now = apply(before, SetField(path, "Nye mål 2021-2023"))
    assert get(apply(now, *mend_changes(now, problem, TODAY)), path) == "Nye mål 2021–2023"


def test_nothing_is_done_for_a_finding_that_is_gone() -> None:
    before = strategy(goals={"heading": "Mål 2021-2023"})
    now = strategy(goals={"heading": "Mål"})
    assert mend_changes(now, found(before, "year_hyphen")[0], TODAY) == ()


def test_every_finding_of_a_rule_is_mended_and_no_other() -> None:
    of = shipped()
    for rule in ("plain_http", "year_hyphen", "spaced_hyphen", "double_space", "label_differs"):
        assert found(of, rule)
        after = mended(of, rule)
        assert not found(after, rule)


def test_two_findings_in_one_item_are_mended_one_after_the_other() -> None:
    of = strategy(goals={"heading": "Mål 2021-2023", "sub_goals_heading": "Delmål 2021-2023"})
    after = mended(of, "year_hyphen")
    assert after["goals"]["heading"] == "Mål 2021–2023"
    assert after["goals"]["sub_goals_heading"] == "Delmål 2021–2023"


def test_many_are_mended_like_few() -> None:
    of = scaled(shipped(), 10)
    count = len(found(of, "plain_http"))
    assert len(mend_all(of, "plain_http", TODAY)) == count
    assert not found(mended(of, "plain_http"), "plain_http")


def test_a_rule_without_a_certain_mend_gives_nothing() -> None:
    assert mend_all(shipped(), "vague_link", TODAY) == ()

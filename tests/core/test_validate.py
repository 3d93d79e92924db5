"""Validation as a whole: its order, its memory, and that it never fails."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import SetField, apply
from lhl_editor.core.document_order import in_document_order
from lhl_editor.core.memory import Look, Memory
from lhl_editor.core.path import Path
from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.problems import RULES, Severity
from lhl_editor.core.schema import KINDS
from lhl_editor.core.strategy import Item, Strategy, get
from lhl_editor.core.text import plain_text
from lhl_editor.core.validate import validate
from tests.builders import changes, strategies
from tests.core.rules.examples import RIGHT, TODAY, WRONG, document

EXAMPLES = [plain for many in WRONG.values() for _, plain in many]
EXAMPLES += [plain for many in RIGHT.values() for plain in many]


@st.composite
def faulty(draw: st.DrawFn) -> Strategy:
    """A random strategy, or what several of the rules' examples make together."""
    if draw(st.booleans()):
        return draw(strategies())
    chosen = draw(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=6))
    together = {name: section for plain in chosen for name, section in plain.items()}
    return item_from_plain("strategy", together)


@given(faulty(), st.dates())
def test_any_strategy_can_be_validated_on_any_day(strategy, today):
    problems = validate(strategy, today)
    assert len({(each.path, each.rule) for each in problems}) == len(problems)
    assert list(problems) == list(in_document_order(strategy, problems))
    for each in problems:
        assert each.severity is RULES[each.rule]
        get(strategy, each.path)
        for change in each.mend:
            apply(strategy, change)


@given(faulty(), st.data())
def test_what_is_remembered_equals_what_is_found_again(strategy, data):
    memory, today = Memory(), TODAY
    assert validate(strategy, today, memory) == validate(strategy, today)
    for _ in range(5):
        if data.draw(st.integers(0, 9)) == 0:
            today += timedelta(days=data.draw(st.integers(-2000, 2000)))
        elif data.draw(st.integers(0, 3)) == 0:
            mends = [each.mend for each in validate(strategy, today) if each.mend]
            strategy = apply(strategy, *mends[0]) if mends else strategy
        else:
            strategy = apply(strategy, data.draw(changes(strategy)))
        assert validate(strategy, today, memory) == validate(strategy, today)


@given(faulty(), faulty())
def test_a_memory_of_another_strategy_does_no_harm(one, other):
    memory = Memory()
    for strategy in (one, other, one):
        assert validate(strategy, TODAY, memory) == validate(strategy, TODAY)


def test_a_mend_takes_away_at_least_its_own_finding():
    for plain in EXAMPLES:
        strategy = item_from_plain("strategy", plain)
        for each in validate(strategy, TODAY):
            left = validate(apply(strategy, *each.mend), TODAY) if each.mend else ()
            assert (each.path, each.rule) not in [(one.path, one.rule) for one in left]


def test_an_edit_looks_only_at_what_it_changed():
    memory = Memory()
    goals = [{"id": id, "title": id, "reasons": "R", "approach": "A"} for id in "abc"]
    before = item_from_plain("strategy", {"goals": {"title": "Mål", "sub_goals": goals}})
    after = apply(before, SetField(Path.parse("goals/sub_goals/b/reasons"), plain_text("Ny.")))
    seen: list[str] = []

    def note(_: Item, where: Path) -> list[str]:
        seen.append(str(where))
        return []

    look = Look(frozenset(KINDS), note)
    for strategy in (before, before, after):
        seen.clear()
        memory.everywhere("all", strategy, (), look)
    assert seen == ["goals/sub_goals/b", "goals", ""]


def test_findings_come_in_document_order():
    strategy = item_from_plain(
        "strategy",
        {
            "tools": [{"id": "z", "name": "Z"}, {"id": "a", "name": "A"}],
            "goals": {"title": "Mål", "sub_goals_heading": "A - b", "reform": {"question": "A  b"}},
            **document(title=""),
        },
    )
    assert [f"{each.path} {each.rule}" for each in validate(strategy, TODAY)] == [
        "document/title required_metadata",
        "goals/heading required",
        "goals/reform/heading required",
        "goals/reform/question double_space",
        "goals/reform/text required",
        "goals/sub_goals_heading spaced_hyphen",
        "goals/sub_goals required",
        "tools/z/url tool_without_link",
        "tools/z/status tool_without_status",
        "tools/a/url tool_without_link",
        "tools/a/status tool_without_status",
    ]


def test_nothing_but_the_document_itself_is_required():
    found = validate(item_from_plain("strategy", {}), TODAY)
    assert {str(each.path) for each in found} == {
        "document/title",
        "document/language",
        "document/publisher",
        "document/status",
        "document/paper",
    }
    assert validate(item_from_plain("strategy", document()), TODAY) == ()


def test_severities_are_the_three():
    assert {each.value for each in Severity} == {"error", "warning", "advice"}


def test_the_last_day_of_the_calendar_is_no_trouble():
    strategy = item_from_plain("strategy", document(valid_to="9999-winter"))
    assert validate(strategy, date.max) == ()

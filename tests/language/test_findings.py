"""Every problem has a sentence that says what is wrong and what to do."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path as File

import pytest

from lhl_editor.core.path import Path
from lhl_editor.core.problems import RULES, Severity, problem
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.validate import validate
from lhl_editor.files.strategy_file import read_strategy
from lhl_editor.language.catalogue import codes, names_in
from lhl_editor.language.findings import place, sentence, severity_words
from tests.builders import strategy
from tests.core.rules.examples import TODAY, WRONG

SHIPPED = File(__file__).parents[2] / "strategy.yaml"
ON_PAGES = [
    problem(Path(), "overflow", pages="2"),
    problem(Path(), "cut_off", page="2"),
    problem(Path(), "comment_after_text"),
    problem(Path(), "missing_glyph", char="✓", codepoint="U+2713"),
]
IN_FILES = [
    problem(Path(), rule, name="logo.png")
    for rule in ("logo_missing", "logo_unreadable", "logo_too_large")
]
PROBLEMS = [
    each
    for examples in WRONG.values()
    for _, plain in examples
    for each in validate(strategy(**plain), TODAY)
] + [*ON_PAGES, *IN_FILES]


def test_every_rule_has_words_and_all_words_have_a_rule():
    said = {code.partition(".")[2] for code in codes() if code.startswith("finding.")}
    assert said == set(RULES)


def test_every_rule_was_tried():
    assert {each.rule for each in PROBLEMS} == set(RULES)


@pytest.mark.parametrize("found", PROBLEMS, ids=lambda found: f"{found.rule}-{found.path}")
def test_a_problem_becomes_whole_sentences(found):
    said = sentence(found)
    assert re.fullmatch(r"[«A-ZÆØÅ].*\.", said), said
    assert len(re.findall(r"\. [A-ZÆØÅ]", said)) >= 1, "what is wrong, and what to do"
    assert not re.search(r"\{\w*\}|\bNone\b", said)


@pytest.mark.parametrize("found", PROBLEMS, ids=lambda found: f"{found.rule}-{found.path}")
def test_a_problem_carries_the_values_that_its_sentence_needs_and_no_other(found):
    assert {name for name, _ in found.values} == names_in(f"finding.{found.rule}")


def test_values_are_said_in_words():
    def said(rule: str, **values: str) -> str:
        return sentence(problem(Path(), rule, (), **values))

    assert "«Hvorfor»" in said("required", field="sub_goal.reasons")
    assert "vinter 2023" in said("expected_past", date="2023-winter")
    assert "(målgruppe)" in said("broken_reference", id="x", kind="target_group")
    assert "To målgrupper" in said("duplicate_id", id="x", kind="target_group")
    assert "utkast (draft)" in said("invalid_choice", value="x", option="status.draft")
    assert "«uten navn»" in said("tool_without_link", label="")


def test_severities_have_words():
    assert [severity_words(each) for each in Severity] == ["feil", "advarsel", "råd"]
    assert [severity_words(each, 2) for each in Severity] == ["feil", "advarsler", "råd"]


@pytest.fixture(scope="module")
def shipped() -> Strategy:
    return read_strategy(SHIPPED).strategy


def test_the_findings_of_the_shipped_strategy_read_well(shipped):
    found = validate(shipped, date(2026, 11, 22))
    said = {f"{place(shipped, each.path)}: {sentence(each)}" for each in found}
    assert said >= {
        "Innledning, Kommunikasjonsgruppa, Oversikten er per: Oversikten er per desember 2022, og "
        "det er mer enn ett år siden. Gå gjennom den, og sett en ny dato.",
        "Innsikt, Støtteapparatet: Forkortelser som ikke er forklart noe sted: Helsedir, KS, SOF, "
        "SF og USHT. Skriv navnet ved siden av forkortelsen én gang, slik: «Fullt navn (FN)».",
        "Kommunikasjonsmål, Hovedmål for perioden, Til og med: Perioden til og med 2023 er over. "
        "Sett statusen til utgått, eller skriv mål for en ny periode.",
        "Delmål 1, Hvorfor: Det er for mange mellomrom etter hverandre: «planlegging.  Når». La "
        "ett stå.",
        "Ressurser, Senteret for et aldersvennlig Norge, lenke www.planleggelitt.no, Adresse: "
        "Lenken «www.planleggelitt.no» går til omsorgsbiblioteket.no. Rett adressen, eller skriv "
        "hva lenken heter.",
        "Verktøy 11, Kommer når: Verktøyet skulle komme vinter 2023, og det er forbi. Legg inn "
        "lenken og velg ny status, eller sett en ny dato.",
    }

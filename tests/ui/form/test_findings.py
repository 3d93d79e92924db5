"""What is found stands below its field while she writes, with the ways to mend it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from lhl_editor.core.changes import SetField
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.ui.form.field_row import FieldRow
from tests.ui.form.conftest import Form, Make


def found(pane: Form) -> dict[str, list[str]]:
    """The rules found, below the field where each stands."""
    return {row.name: [p.rule for p in row.problems] for row in pane.rows if row.problems}


def test_each_finding_stands_below_its_own_field(form: Make):
    pane = form().check().go("goals/period")
    assert found(pane) == {
        "Overskrift": ["year_hyphen"],
        "Spørsmål": ["year_hyphen"],
        "Til og med": ["period_past"],
    }
    assert pane.field("Til og med").property("state") == "warning"
    assert pane.field("Overskrift").property("state") in ("", None)


def test_a_finding_comes_and_goes_while_she_writes(form: Make):
    pane = form().go("goals/period").check()
    field = pane.field("Overskrift")
    field.setFocus()
    field.selectAll()
    pane.type("Mål for 2021")
    pane.check()
    assert "Overskrift" not in found(pane)
    pane.type(" og 2024-2025")
    pane.check()
    assert found(pane)["Overskrift"] == ["year_hyphen"]
    assert field.text() == "Mål for 2021 og 2024-2025"


def test_a_finding_about_the_item_itself_stands_at_the_top(form: Make):
    pane = form().check().go("target_groups/groups/allmennheten")
    assert any("Ingen budskap er rettet mot målgruppen" in words for words in pane.words())


def test_findings_inside_an_item_are_a_badge_on_its_row(form: Make):
    pane = form().check().go("target_groups")
    row = pane.row("Målgrupper").editor.list.rows[0]
    assert row.badge.words == "1 advarsel"
    assert "1 advarsel" in row.spoken


def test_mending_is_asked_of_the_window(form: Make):
    pane = form().check().go("goals/period")
    mended: list[Problem] = []
    rules: list[str] = []
    pane.pane.mend_wanted.connect(mended.append)
    pane.pane.mend_all_wanted.connect(rules.append)
    pane.button("Rett").click()
    assert [p.rule for p in mended] == ["year_hyphen"]
    pane.button("Rett alle 3 …").click()
    assert rules == ["year_hyphen"]


def test_there_is_no_way_to_mend_what_is_not_certain(form: Make):
    pane = form().check().go("introduction/group")
    buttons = [b.text() for b in pane.pane.findChildren(type(pane.button("Legg til medlem")))]
    assert "Rett" not in buttons


def test_the_same_findings_again_leave_the_notes_alone(form: Make):
    pane = form().check().go("goals/period")
    note = pane.button("Rett")
    other = problem(Path.parse("document/title"), "double_space", words="a  b")
    pane.session.set_problems(pane.session.strategy, (*pane.session.problems, other))
    assert pane.button("Rett") is note


def test_a_finding_in_a_folded_item_is_seen_on_its_row_and_in_its_card(form: Make):
    pane = form().go("introduction/group")
    member = pane.session.strategy["introduction"]["group"]["members"][4].id
    place = Path.parse(f"introduction/group/members/{member}")
    pane.session.dispatch(SetField(place / "name", ""))
    pane.check()
    rows = pane.row("Medlemmer").editor.focus_target().rows
    assert rows[4].badge.words == "1 advarsel"
    pane.go(str(place / "name"))
    card_row = next(r for r in pane.rows if r.editor.place.path == place / "name")
    assert isinstance(card_row, FieldRow)
    assert [p.rule for p in card_row.problems] == ["required"]


def test_when_the_finding_in_hand_goes_its_field_gets_the_focus(form: Make):
    pane = form().check().go("goals/period")
    row = pane.row("Til og med")
    button = next(b for b in row.findChildren(QPushButton) if b.text() == "Rett")
    button.setFocus()
    session = pane.session
    session.set_problems(session.strategy, ())
    assert pane.focused is row.editor.focus_target()


def test_when_a_finding_about_the_item_goes_its_first_field_gets_the_focus(form: Make):
    pane = form().check().go("target_groups/groups/allmennheten")
    pane.button("Skjul dette funnet").setFocus()
    pane.session.set_problems(pane.session.strategy, ())
    assert pane.focused is pane.field("Navn")

"""Lists and references: in order by drag and by keys, chosen by search, shown where used."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from lhl_editor.ui.form.choice_list import ChoiceList
from lhl_editor.ui.form.painted_buttons import Chip
from lhl_editor.ui.form.picker import Picker
from lhl_editor.ui.form.row_list import RowList
from tests.builders import strategy
from tests.ui.form.conftest import Form, Make

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PILLAR = "messages/pillars/p"
TOOLS = ("handbok", "veileder", "kurs")


def small(**pillar: object) -> object:
    tools = [{"id": id, "name": f"{id.capitalize()} for alle"} for id in TOOLS]
    groups = [{"id": f"g{n}", "name": f"Gruppe {n}"} for n in range(4)]
    goals = [{"id": f"m{n}", "title": f"Mål {n}"} for n in range(3)]
    return strategy(
        tools=tools,
        target_groups={"title": "Målgrupper", "groups": groups},
        goals={"title": "Mål", "sub_goals": goals},
        messages={
            "title": "Budskap",
            "pillars": [{"id": "p", "heading": "Budskapet", **pillar}],
            "lead_messages": [{"id": f"b{n}", "text": f"Hovedbudskap {n}"} for n in range(3)],
        },
    )


def opened(form: Make, path: str = PILLAR, **pillar: object) -> Form:
    return form(small(**pillar)).go(path)


def picker(pane: Form) -> Picker:
    return next(one for one in pane.pane.findChildren(Picker) if one.isVisible())


def found(pane: Form) -> list[str]:
    return [choice.words for choice in pane.pane.findChild(ChoiceList).choices]


def row_list(pane: Form, name: str) -> RowList:
    target = pane.field(name)
    assert isinstance(target, RowList)
    return target


def drag(rows: RowList, start: int, end: int) -> None:
    """Drag the row `start` to the gap above the row `end`."""
    height = rows.theme.px(36)
    viewport = rows.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(60, start * height + 18))
    for y in (start * height + 30, end * height + 4, end * height + 2):
        QTest.mouseMove(viewport, QPoint(60, y))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(60, end * height + 2))


def test_rows_lead_to_the_forms_of_their_items(form: Make):
    pane = opened(form, "goals")
    rows = row_list(pane, "Delmål")
    assert [(row.number, row.words) for row in rows.rows] == [
        ("1", "Mål 0"),
        ("2", "Mål 1"),
        ("3", "Mål 2"),
    ]
    rows.setFocus()
    pane.press(Qt.Key.Key_Down)
    pane.press(Qt.Key.Key_Return)
    assert str(pane.pane.path) == "goals/sub_goals/m1"
    assert pane.focused is pane.field("Delmålet")


def test_alt_and_an_arrow_moves_a_row_and_it_stays_in_hand(form: Make):
    pane = opened(form, "goals")
    said: list[str] = []
    pane.session.announced.connect(said.append)
    rows = row_list(pane, "Delmål")
    rows.setFocus()
    pane.press(Qt.Key.Key_Down, ALT)
    assert [item.id for item in pane.value("goals/sub_goals")] == ["m1", "m0", "m2"]
    assert rows.current_key() == "m0"
    assert said == ["Delmål 2 flyttet til plass 2 av 3"]
    assert pane.session.undo_title == "flytt delmål 1"


def test_a_row_is_dragged_between_two_others_and_escape_leaves_it(form: Make):
    pane = opened(form, "goals")
    rows = row_list(pane, "Delmål")
    drag(rows, 0, 2)
    assert [item.id for item in pane.value("goals/sub_goals")] == ["m1", "m0", "m2"]
    drag(rows, 2, 0)
    assert [item.id for item in pane.value("goals/sub_goals")] == ["m2", "m1", "m0"]
    before = pane.session.strategy
    drag(rows, 1, 2)
    assert pane.session.strategy is before  # where it stood already


def test_new_items_and_deletions_are_asked_of_the_window(form: Make):
    pane = opened(form, "tools")
    wanted: list[tuple[str, str]] = []
    pane.pane.new_wanted.connect(lambda path: wanted.append(("new", str(path))))
    pane.pane.delete_wanted.connect(lambda path: wanted.append(("delete", str(path))))
    pane.button("Legg til verktøy").click()
    row_list(pane, "Verktøy").setFocus()
    pane.press(Qt.Key.Key_Delete)
    assert wanted == [("new", "tools"), ("delete", "tools/handbok")]


def test_a_tool_is_searched_for_and_chosen_by_keys(form: Make):
    pane = opened(form, tools=["kurs"])
    pane.row("Verktøy").editor.add.setFocus()
    pane.type("veil")
    assert found(pane) == ["Veileder for alle", "Nytt verktøy «veil» …"]
    pane.press(Qt.Key.Key_Return)
    assert pane.value(f"{PILLAR}/tools") == ("kurs", "veileder")
    assert [row.words for row in row_list(pane, "Verktøy").rows] == [
        "Kurs for alle",
        "Veileder for alle",
    ]


def test_what_is_chosen_already_says_so_and_is_not_chosen_twice(form: Make):
    pane = opened(form, tools=["kurs"])
    pane.row("Verktøy").editor.add.setFocus()
    pane.type("kurs")
    (taken, _) = pane.pane.findChild(ChoiceList).choices
    assert (taken.is_taken, taken.detail) == (True, "er alt med")
    picker(pane).list.step(-5)
    pane.press(Qt.Key.Key_Return)
    assert pane.value(f"{PILLAR}/tools") == ("kurs",)


def test_a_new_tool_is_made_and_referred_to_in_one_step(form: Make):
    pane = opened(form)
    before = pane.session.strategy
    pane.row("Verktøy").editor.add.setFocus()
    pane.type("film")
    pane.press(Qt.Key.Key_Return, CTRL)
    (id,) = pane.value(f"{PILLAR}/tools")
    assert pane.value(f"tools/{id}/name") == "film"
    assert pane.session.undo_title == "legg til verktøy"
    pane.session.undo()
    assert pane.session.strategy == before


def test_escape_closes_the_picker_and_gives_the_focus_back(form: Make):
    pane = opened(form)
    add = pane.row("Verktøy").editor.add
    add.setFocus()
    pane.press(Qt.Key.Key_Return)
    assert picker(pane).isVisible()
    pane.press(Qt.Key.Key_Escape)
    assert pane.focused is add
    assert not [one for one in pane.pane.findChildren(Picker) if one.isVisible()]


def test_one_sub_goal_is_chosen_gone_to_and_taken_away(form: Make):
    pane = opened(form, sub_goal="m0")
    field = pane.field("Delmål")
    assert field.accessibleName() == "Delmål: Delmål 1: Mål 0"
    field.setFocus()
    pane.type("3")
    pane.press(Qt.Key.Key_Return)
    assert pane.value(f"{PILLAR}/sub_goal") == "m2"
    pane.button("Fjern valget").click()
    assert pane.value(f"{PILLAR}/sub_goal") == ""


def test_a_reference_that_leads_nowhere_is_shown_as_lost(form: Make):
    pane = opened(form, tools=["borte"], sub_goal="vekk")
    assert row_list(pane, "Verktøy").rows[0].words == "Finnes ikke lenger: borte"
    assert pane.field("Delmål").words == "Finnes ikke lenger: vekk"


def test_references_are_moved_and_taken_away_by_keys(form: Make):
    pane = opened(form, tools=list(TOOLS))
    row_list(pane, "Verktøy").setFocus()
    pane.press(Qt.Key.Key_Down, ALT)
    assert pane.value(f"{PILLAR}/tools") == ("veileder", "handbok", "kurs")
    pane.press(Qt.Key.Key_Delete)
    assert pane.value(f"{PILLAR}/tools") == ("veileder", "kurs")
    drag(row_list(pane, "Verktøy"), 1, 0)
    assert pane.value(f"{PILLAR}/tools") == ("kurs", "veileder")


def test_target_groups_are_ticked_in_a_list_that_folds(form: Make):
    pane = opened(form, target_groups=["g2"])
    assert "1 av 4 valgt" in pane.words()
    pane.button("Målgrupper: Velg målgrupper").click()
    assert isinstance(pane.focused, QCheckBox)
    pane.press(Qt.Key.Key_Space)
    assert pane.value(f"{PILLAR}/target_groups") == ("g0", "g2")
    assert "2 av 4 valgt" in pane.words()
    pane.button("Ferdig").click()
    assert "· Gruppe 0\n· Gruppe 2" in pane.words()


def test_an_empty_choice_says_what_is_missing(form: Make):
    pane = opened(form)
    assert "Ingen verktøy ennå. De vises nederst i kolonnen." in pane.words()
    assert "Ikke rettet mot noen bestemt målgruppe." in pane.words()


def test_small_items_are_written_added_moved_and_taken_away_where_they_stand(form: Make):
    pane = opened(form, "messages/lead_messages")
    assert [word for word in pane.words() if word.startswith("Hovedbudskap ")] == [
        f"Hovedbudskap {n}" for n in (1, 2, 3)
    ]
    pane.go("messages/lead_messages/b1/text")
    pane.type("Nytt ")
    assert pane.value("messages/lead_messages/b1/text").plain == "Nytt Hovedbudskap 1"
    pane.button("Flytt ned").click()
    assert [item.id for item in pane.value("messages/lead_messages")] == ["b1", "b0", "b2"]
    pane.button("Legg til hovedbudskap").click()
    pane.type("Det fjerde")
    assert pane.value("messages/lead_messages")[3]["text"].plain == "Det fjerde"
    pane.button("Fjern").click()
    assert [item.id for item in pane.value("messages/lead_messages")][:2] == ["b1", "b2"]


def test_many_small_items_fold_and_one_at_a_time_is_open(form: Make):
    pane = form().go("introduction/group")
    rows = row_list(pane, "Medlemmer")
    count = len(pane.value("introduction/group/members"))
    assert len(rows.rows) == count
    rows.setFocus()
    pane.press(Qt.Key.Key_Down)
    pane.press(Qt.Key.Key_Return)
    assert pane.focused is pane.field("Navn")
    assert len(rows.rows) == 1
    pane.press(Qt.Key.Key_Home)
    pane.type("Dr. ")
    members = pane.value("introduction/group/members")
    assert members[1]["name"].startswith("Dr. ")
    pane.press(Qt.Key.Key_Up, ALT)
    assert pane.value("introduction/group/members")[0].id == members[1].id
    pane.button("Lukk").click()
    assert len(row_list(pane, "Medlemmer").rows) == count


def test_a_member_is_dragged_past_the_one_that_is_open(form: Make):
    pane = form().go("introduction/group")
    members = [item.id for item in pane.value("introduction/group/members")]
    pane.go(f"introduction/group/members/{members[1]}/name")
    above, below = pane.row("Medlemmer").editor.findChildren(RowList)
    start = above.viewport().rect().center()
    end = above.viewport().mapFromGlobal(below.viewport().mapToGlobal(QPoint(60, 38)))
    QTest.mousePress(above.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(0, 14), end):
        QTest.mouseMove(above.viewport(), point)
        QApplication.processEvents()
    QTest.mouseRelease(above.viewport(), Qt.MouseButton.LeftButton, pos=end)
    now = [item.id for item in pane.value("introduction/group/members")]
    assert now[:3] == [members[1], members[2], members[0]]


def test_where_it_is_used_leads_there(form: Make):
    pane = opened(form, "goals/sub_goals/m0", sub_goal="m0")
    (chip,) = pane.pane.findChildren(Chip)
    assert chip.words == "Budskap 1: Budskapet"
    chip.click()
    QApplication.processEvents()
    assert str(pane.session.place) == f"{PILLAR}/sub_goal"
    assert pane.focused is pane.field("Delmål")


def test_what_nobody_uses_says_so(form: Make):
    pane = opened(form, "tools/kurs")
    assert "Ikke brukt noe sted ennå." in pane.words()


def test_a_thousand_rows_are_one_list(form: Make):
    many = strategy(tools=[{"id": f"t{n}", "name": f"Verktøy {n}"} for n in range(1000)])
    pane = form(many).go("tools")
    rows = row_list(pane, "Verktøy")
    assert len(rows.rows) == 1000
    assert len(pane.pane.findChildren(object)) < 400

"""The head of the form: where one is, what can be done, and where one can go."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton

from lhl_editor.core.path import Path
from lhl_editor.ui.form.page_room import PageRoom
from lhl_editor.ui.form.painted_buttons import Crumb
from tests.range_of_strategies import shipped
from tests.ui.form.conftest import Form, Make

THIRD = f"goals/sub_goals/{shipped()['goals']['sub_goals'][2].id}"


def crumbs(pane: Form) -> list[str]:
    return [crumb.words for crumb in pane.pane.findChildren(Crumb) if crumb.isVisible()]


def test_the_way_to_an_item_is_shown_and_can_be_gone(form: Make):
    pane = form().go(THIRD)
    assert crumbs(pane) == ["4 Kommunikasjonsmål", "Delmål"]
    assert "Delmål 3" in pane.words()
    pane.button("4 Kommunikasjonsmål").click()
    assert str(pane.pane.path) == "goals"


def test_moves_and_the_rest_are_asked_of_the_window(form: Make):
    pane = form().go(THIRD)
    asked: list[tuple[str, object]] = []
    pane.pane.move_wanted.connect(lambda path, step: asked.append((str(path), step)))
    for name in ("delete", "duplicate", "new"):
        signal = getattr(pane.pane, f"{name}_wanted")
        signal.connect(lambda path, name=name: asked.append((str(path), name)))
    pane.button("Flytt opp").click()
    pane.button("Flytt ned").click()
    pane.button("Flere valg").click()
    menu = next(one for one in pane.pane.findChildren(QMenu) if one.isVisible())
    words = [action.text() for action in menu.actions()]
    assert words == ["Legg til delmål", "Dupliser", "Slett …"]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert asked == [(THIRD, -1), (THIRD, 1), *((THIRD, n) for n in ("new", "duplicate", "delete"))]


def test_the_first_cannot_be_moved_up_and_a_chapter_not_at_all(form: Make):
    first = shipped()["goals"]["sub_goals"][0].id
    pane = form().go(f"goals/sub_goals/{first}")
    assert not pane.button("Flytt opp").isEnabled()
    pane.go("insight/background")
    names = [b.accessibleName() for b in pane.pane.findChildren(QToolButton) if b.isVisible()]
    assert "Flytt opp" not in names
    assert "Flere valg" not in names


def test_a_list_that_is_a_subject_shows_that_list_alone(form: Make):
    pane = form().go("tools")
    assert [row.name for row in pane.rows] == ["Verktøy"]
    assert pane.words().count("Verktøy") == 1
    pane.go("messages/lead_messages")
    assert {str(row.editor.place.path.parts[:2]) for row in pane.rows} == {
        str(("messages", "lead_messages"))
    }


def test_how_full_a_page_is_waits_for_the_pages(form: Make):
    pane = form().go(THIRD)
    room = pane.pane.findChild(PageRoom)
    assert room is not None
    assert not room.isVisible()


def test_a_new_text_size_builds_the_form_anew_and_keeps_the_place(form: Make):
    pane = form().go(f"{THIRD}/reasons")
    pane.theme.set(dark=True, text_size=150)
    assert pane.pane.path == Path.parse(THIRD)
    assert pane.focused is pane.field("Hvorfor")

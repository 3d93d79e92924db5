"""«Endret 12. mai av Kari Nordmann»: quiet, below the field, and the way to what it said."""

import pytest
from PySide6.QtCore import Qt

from lhl_editor.core.path import Path

GOAL = "goals/sub_goals/utvikling"
REASONS = f"{GOAL}/reasons"
WORDS = "Endret 12. mai av Kari Nordmann"


@pytest.fixture
def shown(form):
    """The form of a sub-goal, with the focus in «Hvorfor»."""
    return form().go(REASONS)


def known(path: Path) -> str:
    return WORDS if str(path) in (REASONS, f"{GOAL}/title") else ""


def test_it_stands_below_the_fields_of_which_it_is_known_and_below_no_other(shown):
    shown.pane.show_last_changes(known)
    assert WORDS in shown.words(shown.row("Hvorfor"))
    assert shown.words().count(WORDS) == 2
    assert not shown.words(shown.row("I kommunikasjonsarbeidet")).count(WORDS)


def test_a_form_that_is_shown_later_knows_it_from_the_beginning(form):
    shown = form()
    shown.pane.show_last_changes(known)
    shown.go(REASONS)
    assert shown.words().count(WORDS) == 2


def test_it_goes_when_it_is_not_known_any_more(shown):
    shown.pane.show_last_changes(known)
    shown.pane.show_last_changes(lambda _: "")
    assert WORDS not in shown.words()


def test_the_screen_reader_hears_it_with_the_field(shown):
    shown.pane.show_last_changes(known)
    assert shown.field("Hvorfor").accessibleDescription().endswith(WORDS)


def test_the_field_in_use_leads_to_what_it_said_before(shown):
    wanted = []
    shown.pane.earlier_wanted.connect(lambda path: wanted.append(str(path)))
    shown.pane.show_last_changes(known)
    row = shown.row("Hvorfor")
    links = row._last.earlier, shown.row("Delmålet")._last.earlier
    assert [link.isVisible() for link in links] == [True, False]
    links[0].click()
    assert wanted == [REASONS]


def test_long_names_do_not_widen_the_form(shown):
    wide = shown.pane.width()
    shown.pane.show_last_changes(lambda _: "Endret 12. mai av " + "Kari " * 100)
    shown.pane.resize(420, 600)
    assert shown.pane.minimumSizeHint().width() <= wide
    (words,) = [one for one in shown.words(shown.row("Hvorfor")) if one.startswith("Endret")]
    assert words.endswith("…")


def test_what_is_being_written_stays_in_its_place(shown, qtbot):
    shown.go(f"{GOAL}/approach")
    shown.pane.resize(600, 260)
    qtbot.wait(20)
    field = shown.field("I kommunikasjonsarbeidet")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(20)

    def top():
        return field.mapTo(shown.pane, field.rect().topLeft()).y()

    before = top()
    shown.pane.show_last_changes(known)
    qtbot.waitUntil(lambda: abs(top() - before) <= 1, timeout=2000)


LINK = "resources/entries/senteret/links/aldersvennlig/url"


def test_it_stands_below_what_is_edited_inside_the_form_too(form):
    shown = form().go(LINK)
    shown.pane.show_last_changes(lambda path: WORDS if str(path) == LINK else "")
    assert shown.words().count(WORDS) == 1
    shown.pane.show_last_changes(lambda _: "")
    assert WORDS not in shown.words()


def test_what_is_opened_inside_the_form_later_knows_it_from_the_beginning(form):
    shown = form()
    shown.pane.show_last_changes(lambda path: WORDS if str(path) == LINK else "")
    shown.go(LINK)
    assert shown.words().count(WORDS) == 1

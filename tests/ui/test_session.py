"""What the session tells its views, and what can be undone."""

import pytest

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField
from lhl_editor.core.problems import problem
from lhl_editor.core.strategy import get
from lhl_editor.ui.session import Session
from tests.builders import item, path, strategy

TITLE = path("document/title")
GOALS = path("goals/sub_goals")


@pytest.fixture
def session(qapp):
    first = strategy(
        document={"title": "Felles strategi"},
        goals={"sub_goals": [{"id": "a", "title": "Forankre"}, {"id": "b", "title": "Dele"}]},
    )
    clock = iter(range(1000))
    return Session(first, clock=lambda: float(next(clock)))


def test_an_edit_is_told_with_who_made_it(session, qtbot):
    with qtbot.waitSignal(session.changed) as told:
        session.dispatch(SetField(TITLE, "Ny"), by="skjema")
    edit = told.args[0]
    assert (edit.by, edit.paths) == ("skjema", (TITLE,))
    assert edit.before["document"]["title"] == "Felles strategi"
    assert session.is_modified


def test_setting_what_stands_there_already_changes_nothing(session, qtbot):
    with qtbot.assertNotEmitted(session.changed):
        session.dispatch(SetField(TITLE, "Felles strategi"))
    assert session.undo_title == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (SetField(TITLE, "Ny"), "endre Om dokumentet, Tittel"),
        (SetField(path("goals/sub_goals/b/title"), "Ny"), "endre Delmål 2, Delmålet"),
        (MoveItem(GOALS / "b"), "flytt delmål 2"),
        (RemoveItem(GOALS / "a"), "slett delmål 1"),
        (AddItem(GOALS, item("sub_goal", id="c"), "b"), "legg til delmål"),
    ],
)
def test_undo_says_what_it_takes_back(session, change, words):
    session.dispatch(change)
    assert session.undo_title == words
    session.undo()
    assert (session.undo_title, session.redo_title) == ("", words)


def test_undo_goes_to_the_place_that_it_changed(session, qtbot):
    session.dispatch(SetField(GOALS / "b" / "title", "Ny"))
    session.go_to(TITLE)
    with qtbot.waitSignal(session.moved) as told:
        session.undo()
    assert told.args[0] == GOALS / "b" / "title"


def test_undoing_a_deletion_goes_to_what_came_back(session):
    session.dispatch(RemoveItem(GOALS / "a"))
    session.undo()
    assert session.place == GOALS / "a"


def test_saving_does_not_clear_what_can_be_undone(session):
    session.dispatch(SetField(TITLE, "Ny"))
    session.set_saved(session.strategy)
    assert not session.is_modified
    session.undo()
    assert session.strategy["document"]["title"] == "Felles strategi"
    assert session.is_modified


def test_typing_what_was_there_before_is_no_modification(session):
    session.dispatch(SetField(TITLE, "Ny"))
    session.dispatch(SetField(TITLE, "Felles strategi"))
    assert not session.is_modified


def test_nothing_changes_while_it_is_read_only(session, qtbot):
    session.read_only = True
    with qtbot.assertNotEmitted(session.changed):
        session.dispatch(SetField(TITLE, "Ny"))
        session.undo()
    assert session.strategy["document"]["title"] == "Felles strategi"


def test_a_place_that_is_gone_gives_way_to_the_one_around_it(session):
    session.go_to(GOALS / "nobody" / "title")
    assert session.place == GOALS


def test_findings_of_an_older_strategy_are_kept_only_where_their_place_is(session):
    older = session.strategy
    found = tuple(problem(GOALS / id / "title", "required") for id in "ab")
    session.dispatch(RemoveItem(GOALS / "a"))
    session.set_problems(older, found)
    assert [each.path.parts[2] for each in session.problems] == ["b"]


def test_becoming_another_strategy_is_one_step(session):
    first = session.strategy
    session.dispatch(SetField(TITLE, "Ny"))
    session.dispatch(RemoveItem(GOALS / "a"))
    session.become(first, "gå tilbake")
    assert session.strategy == first
    assert session.undo_title == "gå tilbake"
    session.undo()
    assert [one.id for one in get(session.strategy, GOALS)] == ["b"]

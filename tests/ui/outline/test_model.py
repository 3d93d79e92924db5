"""The rows follow every edit, and what is opened and selected stays."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.ui.outline.model import OutlineModel
from lhl_editor.ui.outline.rows import rows
from lhl_editor.ui.session import Session
from tests.builders import changes, item, path, strategies
from tests.ui.outline.few import few
from tests.ui.outline.small import small

pytestmark = pytest.mark.usefixtures("qapp")


@contextmanager
def watched(model):
    """Fails where the model breaks a rule of Qt's."""
    said: list[str] = []
    before = qInstallMessageHandler(lambda *message: said.append(message[-1]))
    try:
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        yield
        del tester
    finally:
        qInstallMessageHandler(before)
    assert said == []


def shown(model, parent=None):
    """The rows as the model has them."""
    parent = parent or QModelIndex()
    indexes = [model.index(at, 0, parent) for at in range(model.rowCount(parent))]
    return tuple(replace(model.node(one).row, rows=shown(model, one)) for one in indexes)


def following(session):
    model = OutlineModel(session)
    session.changed.connect(model.follow)
    return model


@few
@given(strategies(), st.data())
def test_after_any_edits_undone_and_redone_the_rows_are_those_of_the_strategy(of, data):
    session = Session(of)
    model = following(session)
    with watched(model):
        for act in data.draw(st.lists(st.sampled_from(("do", "do", "do", "undo", "redo")))):
            if act == "do":
                first = data.draw(changes(session.strategy))
                second = data.draw(changes(apply(session.strategy, first)))
                session.dispatch(*data.draw(st.sampled_from([(first,), (first, second)])))
            else:
                getattr(session, act)()
            assert shown(model) == rows(session.strategy)


@few
@given(strategies(), strategies())
def test_another_file_in_the_same_window_is_followed_too(of, other):
    session = Session(of)
    model = following(session)
    with watched(model):
        session.replace(other)
    assert shown(model) == rows(other)


@few
@given(strategies(), st.sampled_from(["delmål", "a", "0", "side b", "verktøy"]), st.data())
def test_with_a_filter_the_rows_are_those_of_a_new_filter(of, words, data):
    session = Session(of)
    model = following(session)
    with watched(model):
        model.filter_by(words)
        for _ in range(3):
            session.dispatch(data.draw(changes(session.strategy)))
            anew = OutlineModel(session)
            anew.filter_by(words)
            assert shown(model) == shown(anew)
    model.filter_by("")
    assert shown(model) == rows(session.strategy)


def test_an_edit_of_a_title_changes_one_row():
    session = Session(small())
    model = following(session)
    told = []
    model.dataChanged.connect(lambda *rows: told.append(rows[:2]))
    session.dispatch(SetField(path("goals/sub_goals/c/title"), "Annet"))
    third = model.index_of(path("goals/sub_goals/c"))
    assert (third, third) in told
    assert third.data() == "Annet"
    assert all(first == last for first, last in told)


def test_words_in_something_that_goes_at_once_are_no_trouble():
    session = Session(small())
    model = following(session)
    third = path("goals/sub_goals/c")
    session.dispatch(SetField(third / "title", "Annet"), RemoveItem(third))
    assert shown(model) == rows(session.strategy)


def test_a_chapter_gets_its_number_with_its_first_word():
    session = Session(small())
    model = following(session)
    session.dispatch(SetField(path("insight/title"), "I"))
    assert shown(model) == rows(session.strategy)
    assert model.node(model.index_of(path("insight"))).row.number == 2


def test_rows_are_moved_and_never_made_anew():
    session = Session(small())
    model = following(session)
    third = QPersistentModelIndex(model.index_of(path("goals/sub_goals/c")))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    session.dispatch(MoveItem(path("goals/sub_goals/c"), ""))
    session.dispatch(RemoveItem(path("goals/sub_goals/a")))
    session.dispatch(AddItem(path("goals/sub_goals"), item("sub_goal", id="n"), "c"))
    session.dispatch(SetField(path("introduction"), item("introduction")))
    assert third.isValid()
    assert third.data() == "Delmål om c"
    assert not resets


def test_numbers_follow_their_places():
    session = Session(small())
    model = following(session)
    session.dispatch(MoveItem(path("goals/sub_goals/f"), ""))
    number = {
        name: model.node(model.index_of(path(name))).row.number
        for name in ("goals", "chapters/own")
    }
    session.dispatch(SetField(path("introduction"), item("introduction")))
    assert model.node(model.index_of(path("goals/sub_goals/f"))).row.number == 1
    assert model.node(model.index_of(path("goals/sub_goals/a"))).row.number == 2
    assert number == {"goals": 2, "chapters/own": 3}
    assert model.node(model.index_of(path("goals"))).row.number == 1

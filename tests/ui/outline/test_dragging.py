"""Rows that are dragged: they fall between their siblings, and never into anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from lhl_editor.core.strategy import get
from lhl_editor.ui.outline.dragging import drag_picture, mime_of, path_in
from lhl_editor.ui.outline.dropping import nearest
from tests.builders import path

MOVE, LEFT, NONE = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)


class Drag:
    """A row that hangs on the pointer, with the events that Qt sends."""

    def __init__(self, outline, place, source=None):
        self.tree = outline.tree
        self.mime = mime_of(path(place), source or outline.tree)
        enter = QDragEnterEvent(QPoint(100, 1), MOVE, self.mime, LEFT, NONE)
        self.is_welcome = self._sent(enter)

    def over(self, y) -> bool:
        """Whether it could be dropped there."""
        move = QDragMoveEvent(QPoint(100, y), MOVE, self.mime, LEFT, NONE)
        return self.is_welcome and self._sent(move)

    def drop(self, y) -> bool:
        """Whether it was dropped; where it cannot be, it only goes away."""
        if not self.over(y):
            self.leave()
            return False
        return self._sent(QDropEvent(QPointF(100, y), MOVE, self.mime, LEFT, NONE))

    def leave(self):
        if self.is_welcome:
            QApplication.sendEvent(self.tree.viewport(), QDragLeaveEvent())

    def _sent(self, event) -> bool:
        event.ignore()
        QApplication.sendEvent(self.tree.viewport(), event)
        return event.isAccepted()


@pytest.fixture
def goals(make):
    outline = make()
    outline.go_to("goals/sub_goals/f")
    return outline


def rect(outline, place):
    return outline.tree.visualRect(outline.index(place))


def test_it_falls_into_the_nearest_gap_wherever_the_pointer_is_on_the_row(goals):
    for offset in range(28):
        drag = Drag(goals, "goals/sub_goals/f")
        assert drag.drop(rect(goals, "goals/sub_goals/b").top() + offset)
        wanted = "afbcde" if offset <= 14 else "abfcde"
        assert "".join(goals.order("goals/sub_goals")) == wanted
        goals.session.undo()


def test_it_stays_selected_and_is_said(goals):
    Drag(goals, "goals/sub_goals/f").drop(rect(goals, "goals/sub_goals/a").top())
    assert goals.current == "goals/sub_goals/f"
    assert goals.said == ["Delmål 6 flyttet til plass 1 av 6"]


def test_other_parents_refuse_it(goals):
    goals.tree.expandAll()
    drag = Drag(goals, "goals/sub_goals/f")
    for place in ("introduction", "introduction/purpose", "messages/pillars/x", "tools/t"):
        assert not drag.over(goals.centre(place).y())
        assert not drag.drop(goals.centre(place).y())
    assert goals.order("goals/sub_goals") == list("abcdef")


def test_its_own_place_changes_nothing(goals):
    before = goals.session.strategy
    Drag(goals, "goals/sub_goals/f").drop(goals.centre("goals/sub_goals/f").y())
    assert goals.session.strategy is before
    assert goals.said == []


def test_giving_up_changes_nothing(goals):
    drag = Drag(goals, "goals/sub_goals/f")
    assert drag.over(goals.centre("goals/sub_goals/b").y())
    drag.leave()
    assert goals.order("goals/sub_goals") == list("abcdef")
    goals.pane.grab()


def test_the_line_is_painted_between_the_rows(goals):
    drag = Drag(goals, "goals/sub_goals/f")
    y = rect(goals, "goals/sub_goals/c").top()
    before = goals.tree.viewport().grab().toImage().pixelColor(150, y)
    drag.over(y + 3)
    after = goals.tree.viewport().grab().toImage().pixelColor(150, y)
    assert after != before
    assert after.name().upper() == goals.pane._theme.palette.focus


def test_a_page_falls_between_standard_ones(make):
    outline = make()
    outline.tree.expand(outline.index("introduction"))
    bottom = rect(outline, "introduction/contents").bottom()
    assert Drag(outline, "introduction/pages/p").drop(bottom)
    assert get(outline.session.strategy, path("introduction/pages/p"))["after"] == "contents"


def test_a_chapter_falls_below_all_that_is_open_in_another(goals):
    drag = Drag(goals, "chapters/own")
    assert not drag.over(goals.centre("goals/sub_goals/b").y())
    assert drag.drop(rect(goals, "goals").top() + 3)
    assert get(goals.session.strategy, path("chapters/own"))["after"] == "target_groups"


def test_a_chapter_never_falls_among_the_lists_below_or_above_the_document(goals):
    drag = Drag(goals, "chapters/own")
    assert not drag.over(goals.centre("organisations").y())
    assert not drag.over(rect(goals, "document").top() + 2)


def test_nothing_is_dragged_where_rows_are_hidden_or_may_not_move(goals, make):
    goals.field.setText("delmål")
    assert not Drag(goals, "goals/sub_goals/f").drop(goals.centre("goals/sub_goals/b").y())
    goals.field.clear()
    assert not Drag(goals, "goals/reform").drop(goals.centre("goals/sub_goals/b").y())
    locked = make(read_only=True)
    locked.go_to("goals/sub_goals/f")
    assert not Drag(locked, "goals/sub_goals/f").drop(locked.centre("goals/sub_goals/b").y())


def test_what_comes_from_elsewhere_is_refused(goals):
    assert not Drag(goals, "goals/sub_goals/f", source=object()).is_welcome
    text = QMimeData()
    text.setText("goals/sub_goals/f")
    assert path_in(text, goals.tree) is None


def test_the_row_on_the_pointer_is_sharp(theme):
    picture = drag_picture(theme, "Delmål 5", 200, 2.0)
    assert picture.width() == 400
    assert picture.devicePixelRatio() == 2.0


@given(st.lists(st.integers(0, 500), min_size=1, unique=True).map(sorted), st.integers(-50, 600))
def test_the_nearest_gap_is_the_nearest(heights, y):
    found = nearest(len(heights), y, heights.__getitem__)
    assert abs(heights[found] - y) == min(abs(height - y) for height in heights)

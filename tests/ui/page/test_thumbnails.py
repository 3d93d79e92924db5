"""The small pages below the page: as many as fit, the one in view framed, cheap for any number."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from lhl_editor.core.changes import SetField
from lhl_editor.core.text import plain_text
from tests.range_of_strategies import RANGE
from tests.ui.page.conftest import REASONS, goes_to


def numbers(pane):
    return list(pane.thumbnails._numbers())


def test_as_many_as_fit_are_drawn_around_the_page_in_view(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    assert numbers(pane) == [18, 19, 20, 21, 22, 23]
    pane.resize(520, 440)
    settled(pane)
    assert numbers(pane) == [19, 20, 21, 22, 23]
    pane.go_to_page(28)
    settled(pane)
    assert numbers(pane) == [24, 25, 26, 27, 28]


def test_a_click_shows_that_page(open_pane, settled, qtbot):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    rect = pane.thumbnails._rect(0, 6)
    qtbot.mouseClick(pane.thumbnails, Qt.MouseButton.LeftButton, pos=rect.center())
    settled(pane)
    assert pane.number == 18


def test_arrow_keys_go_through_the_pages(open_pane, settled, qtbot):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    qtbot.keyClick(pane.thumbnails, Qt.Key.Key_Right)
    qtbot.keyClick(pane.thumbnails, Qt.Key.Key_Right)
    assert pane.number == 23
    assert pane.thumbnails.accessibleDescription() == "Side 23 av 28"
    qtbot.keyClick(pane.thumbnails, Qt.Key.Key_Home)
    assert pane.number == 1


def test_the_wheel_turns_the_strip_and_not_the_page(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    turn = QWheelEvent(
        QPointF(200, 20),
        QPointF(200, 20),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    pane.thumbnails.wheelEvent(turn)
    settled(pane)
    assert numbers(pane) == [15, 16, 17, 18, 19, 20]
    assert pane.number == 21


def test_only_the_page_that_changed_is_drawn_anew(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    before = dict(pane.thumbnails._images)
    pane.session.dispatch(SetField(REASONS, plain_text("Kort.")))
    settled(pane)
    after = pane.thumbnails._images
    assert [n for n in before if after[n] is not before[n]] == [21]


def test_hundreds_of_pages_draw_only_those_in_the_strip(open_pane):
    pane = open_pane(RANGE["ten times as long"]())
    assert len(pane.session.placed.pages) > 100
    assert sorted(pane.thumbnails._images) == numbers(pane)


def test_the_strip_closes_and_comes_back(open_pane, settled):
    pane = open_pane()
    pane.show_thumbnails(False)
    assert not pane.thumbnails.isVisible()
    assert pane.thumbnails.wanted() == ()
    pane.show_thumbnails(True)
    settled(pane)
    assert pane.thumbnails.isVisible()
    pane.toggle_thumbnails()
    pane.show_thumbnails(True)
    assert not pane.thumbnails.isVisible(), "she closed them"

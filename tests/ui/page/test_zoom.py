"""The page is as large as was asked for, sharp on every screen, and scrolls only when asked to."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from lhl_editor.core.changes import SetField
from lhl_editor.core.text import plain_text
from lhl_editor.ui.page.zoom import Fit, Room, Zoom, screen_size, stepped
from tests.ui.page.conftest import REASONS, goes_to

PAPER = (960.0, 540.0)
ROOM = Room(600, 400, 16, 10, 1.0)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_page_fits_its_room_on_every_screen(ratio):
    room = Room(600, 400, 16, 10, ratio)
    width, height = screen_size(Zoom(Fit.WIDTH), PAPER, room)
    assert (width, height) == (round(568 * ratio), round(568 * 540 / 960 * ratio))
    assert screen_size(Zoom(Fit.PAGE), PAPER, room) == (width, height)
    assert screen_size(Zoom(Fit.NONE, 100), PAPER, room) == (1280 * ratio, 720 * ratio)


def test_a_page_that_is_higher_than_its_room_leaves_room_for_the_scroll_bar():
    width, _ = screen_size(Zoom(Fit.WIDTH), PAPER, Room(600, 200, 16, 10, 1.0))
    assert width == 600 - 32 - 10
    _, height = screen_size(Zoom(Fit.PAGE), PAPER, Room(600, 200, 16, 10, 1.0))
    assert height == 200 - 32


def test_steps_go_to_the_next_round_size():
    assert stepped(Zoom(Fit.WIDTH), PAPER, ROOM, 1) == Zoom(Fit.NONE, 50)
    assert stepped(Zoom(Fit.NONE, 100), PAPER, ROOM, 1) == Zoom(Fit.NONE, 125)
    assert stepped(Zoom(Fit.NONE, 400), PAPER, ROOM, 1) == Zoom(Fit.NONE, 400)
    assert stepped(Zoom(Fit.NONE, 50), PAPER, ROOM, -1) == Zoom(Fit.NONE, 50)


def test_the_picture_has_exactly_the_pixels_of_its_place(open_pane):
    pane = open_pane()
    shown, view = pane.view.shown, pane.view
    assert (shown.image.width(), shown.image.height()) == (shown.width, shown.height)
    grabbed = view.viewport().grab().toImage()
    sheet = view.sheet()
    corner = QPoint(round(sheet.left), round(sheet.top))
    for x, y in ((0, 0), (40, 40), (shown.width - 1, shown.height - 1), (120, 60)):
        assert grabbed.pixelColor(corner + QPoint(x, y)) == shown.image.pixelColor(x, y)


def test_keys_and_wheel_zoom_and_the_header_says_how_large(open_pane, settled, qtbot):
    pane = open_pane()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(pane.view, Qt.Key.Key_Plus, control)
    settled(pane)
    assert pane.header._zoom.text() == "50 %"
    turn = QWheelEvent(
        QPointF(200, 200),
        QPointF(200, 200),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        control,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    pane.view.wheelEvent(turn)
    settled(pane)
    assert pane.header._zoom.text() == "75 %"
    qtbot.keyClick(pane.view, Qt.Key.Key_0, control)
    assert pane.header._zoom.text() == "Tilpass bredde"
    assert pane.header._zoom.accessibleName() == "Størrelse på siden: Tilpass bredde"


def test_the_block_in_hand_is_in_view_when_zoomed_and_typing_does_not_scroll(open_pane, settled):
    pane = open_pane()
    pane.view.set_zoom(Zoom(Fit.NONE, 200))
    goes_to(pane, settled, REASONS.parent / "approach")
    view = pane.view
    block = view.sheet().rect(view._marks.block[0])
    assert view.viewport().rect().contains(block.topLeft().toPoint())
    view.horizontalScrollBar().setValue(0)
    settled(pane)
    path = REASONS.parent / "approach"
    pane.session.dispatch(SetField(path, plain_text("Nye ord, og flere av dem. " * 9)))
    settled(pane)
    assert view.horizontalScrollBar().value() == 0


def test_a_large_page_is_drawn_only_where_it_is_seen_and_around(open_pane, settled, qtbot):
    pane = open_pane()
    pane.view.set_zoom(Zoom(Fit.NONE, 400))
    settled(pane)
    shown = pane.view.shown
    assert (shown.width, shown.height) == (5120, 2880)
    assert shown.image.width() < 2000
    pane.view.horizontalScrollBar().setValue(pane.view.horizontalScrollBar().maximum())
    qtbot.waitUntil(lambda: pane.view.shown.left > 3000, timeout=3000)


def test_another_size_of_the_window_gives_another_picture(open_pane, settled):
    pane = open_pane()
    pane.resize(900, 700)
    settled(pane)
    assert pane.view.shown.width == 900 - 32

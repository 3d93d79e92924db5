"""The pane «Side» beside a session, on a screen that is not there."""

import pytest

from lhl_editor.core.path import Path
from lhl_editor.ui.page.pane import PagePane
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme, load_fonts
from tests.range_of_strategies import shipped

REASONS = Path.parse("goals/sub_goals/innsatsomrader/reasons")


@pytest.fixture
def theme(qapp):
    load_fonts()
    return Theme(qapp)


@pytest.fixture
def open_pane(qtbot, theme):
    """Opens the pane of a strategy, and waits until its page is there."""
    panes = []

    def open_pane(strategy=None, size=(600, 470)):
        pane = PagePane(Session(shipped() if strategy is None else strategy), theme)
        pane.failed.connect(_raise)
        panes.append(pane)
        qtbot.addWidget(pane)
        pane.resize(*size)
        pane.show()
        settle(qtbot, pane)
        return pane

    yield open_pane
    for pane in panes:
        pane.stop()


def _raise(error):
    raise error


def is_settled(pane):
    """Whether the page in view is the newest, in the size of the view, with its thumbnails."""
    shown, placed = pane.view.shown, pane.session.placed
    if shown is None or placed is None:
        return False
    size = pane.view.room(), (shown.width, shown.height)
    right_size = _size(pane, size[0]) == size[1]
    return (
        shown.page is placed.pages[pane.number - 1]
        and right_size
        and not pane.thumbnails.wanted()
        and pane.session.strategy is pane.made_of
    )


def _size(pane, room):
    from lhl_editor.ui.page.zoom import screen_size

    placed = pane.session.placed
    return screen_size(pane.view.zoom, (placed.width, placed.height), room)


def settle(qtbot, pane):
    qtbot.waitUntil(lambda: is_settled(pane), timeout=5000)


@pytest.fixture
def settled(qtbot):
    return lambda pane: settle(qtbot, pane)


def goes_to(pane, settled, path):
    pane.session.go_to(path if isinstance(path, Path) else Path.parse(path))
    settled(pane)

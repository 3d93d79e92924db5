"""The published pages beside the texts."""

from PySide6.QtCore import Qt

from lhl_editor.ui.page.zoom import Fit
from tests.ui.compare.conftest import Comparing


def pages(opened: Comparing) -> list:
    return [side.view for side in opened.pane.view.pages.sides]


def drawn(opened: Comparing) -> bool:
    return all(view.shown is not None for view in pages(opened))


def words(view) -> str:
    return view.text.text if view.text else ""


def test_both_pages_of_the_change_are_shown_with_its_block_marked(opened: Comparing) -> None:
    opened.go_to("Tittel")
    before, after = pages(opened)
    opened.qtbot.waitUntil(lambda: drawn(opened), timeout=10_000)
    opened.qtbot.waitUntil(lambda: "Ny strategi" in words(after), timeout=10_000)
    assert "Ny strategi" not in words(before)
    assert before._marks.block
    assert after._marks.block
    assert before.accessibleName() == "1.1, side 1"


def test_they_are_zoomed_together(opened: Comparing) -> None:
    opened.qtbot.waitUntil(lambda: drawn(opened), timeout=10_000)
    before, after = pages(opened)
    assert before.zoom.fit is Fit.PAGE
    before.step_zoom(1)
    assert after.zoom == before.zoom
    assert after.zoom.fit is Fit.NONE


def test_in_a_low_window_the_texts_have_all_the_room(opened: Comparing) -> None:
    opened.pane.resize(1200, 420)
    opened.qtbot.waitUntil(lambda: not opened.pane.view.pages.isVisible())
    assert opened.pane.view.texts.before.isVisible()


def test_in_a_narrow_window_the_buttons_keep_their_names(opened: Comparing) -> None:
    opened.pane.resize(800, 560)
    view = opened.pane.view
    opened.qtbot.waitUntil(lambda: view.restore.text() == "Hent tilbake")
    assert view.restore.accessibleName() == "Hent tilbake fra 1.1"
    assert view.next.accessibleName() == "Neste"
    opened.qtbot.mouseClick(view.next, Qt.MouseButton.LeftButton)
    assert opened.said[-1].startswith("Endring 2 av 5")

"""The published pages beside the texts."""

from PySide6.QtCore import Qt

from lhl_editor.core.changes import SetField
from lhl_editor.core.text import plain_text
from lhl_editor.ui.page.zoom import Fit
from tests.ui.compare.conftest import Comparing, at


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
    head, foot = opened.pane.view.head, opened.pane.view.foot
    opened.qtbot.waitUntil(lambda: foot.restore.text() == "Hent tilbake …")
    assert foot.restore.accessibleName() == "Hent tilbake fra 1.1 …"
    assert head.next.accessibleName() == "Neste"
    opened.qtbot.mouseClick(head.next, Qt.MouseButton.LeftButton)
    assert opened.said[-1].startswith("Endring 2 av 5")


def test_the_words_that_went_are_marked_before_and_those_that_came_after(
    opened: Comparing,
) -> None:
    before, after = pages(opened)
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.session.dispatch(
            SetField(at("goals/sub_goals/a/reasons"), plain_text("Reformen har fem områder."))
        )
    opened.go_to("og endret")

    def marked(view) -> list[str]:
        return [view.text.text[start:end].strip() for start, end in view._removed]

    opened.qtbot.waitUntil(lambda: "derfor" in marked(before), timeout=10_000)
    assert not before._inserted
    assert not after._removed
    assert before._marks.removed
    assert not before.grab().isNull()


def test_the_numbers_of_both_pages_stand_above_them(opened: Comparing) -> None:
    opened.go_to("Tittel")
    head = opened.pane.view.head
    opened.qtbot.waitUntil(lambda: head.pages.text() == "Side 1", timeout=10_000)


def test_they_scroll_together(opened: Comparing) -> None:
    opened.qtbot.waitUntil(lambda: drawn(opened), timeout=10_000)
    before, after = pages(opened)
    for _ in range(4):
        before.step_zoom(1)
    bar = before.verticalScrollBar()
    assert bar.maximum() > 20
    bar.setValue(20)
    assert after.verticalScrollBar().value() == 20
    after.horizontalScrollBar().setValue(7)
    assert before.horizontalScrollBar().value() == 7


def test_what_is_printed_nowhere_says_so_and_the_next_change_is_seen_again(
    opened: Comparing,
) -> None:
    after = pages(opened)[1]
    opened.qtbot.waitUntil(lambda: drawn(opened), timeout=10_000)
    for words, note in (
        ("Adresse", "Dette står ikke på noen side."),
        ("Tittel", ""),
        ("Adresse", "Dette står ikke på noen side."),
    ):
        opened.go_to(words)
        opened.qtbot.waitUntil(lambda note=note: after.note == note, timeout=10_000)


def test_marks_on_a_dark_surface_are_light(opened: Comparing) -> None:
    with opened.qtbot.waitSignal(opened.pane.compared):
        opened.session.dispatch(SetField(at("goals/sub_goals/a/title"), "Et annet mål"))
    opened.go_to("og endret")
    after = pages(opened)[1]

    def marked() -> list[tuple[str, bool]]:
        words = [after.text.text[start:end] for start, end in after._inserted]
        lights = [one.is_light for one in after._marks.inserted]
        return list(zip(words, lights, strict=False))

    opened.qtbot.waitUntil(lambda: ("Et annet", True) in marked(), timeout=10_000)

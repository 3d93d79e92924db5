"""The page beside the form: which page is shown, marked and told of, and what a click does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from lhl_editor.core.changes import AddItem, RemoveItem, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import new_strategy
from lhl_editor.core.text import plain_text
from lhl_editor.pages.page_text import box_of
from lhl_editor.pages.placed import lines_of
from tests.builders import item
from tests.ui.page.conftest import REASONS, goes_to


def words_in_header(pane):
    return " ".join(word.text() for word in pane.header._words)


def line_of(pane, path, at=0):
    lines = [line for line in lines_of(pane.view.shown.page.elements) if line.path == path]
    return lines[at]


def middle_of(pane, line):
    rect = pane.view.sheet().rect(box_of(line))
    return rect.center().toPoint()


def colour_at(pane, point: QPoint) -> QColor:
    return pane.view.viewport().grab().toImage().pixelColor(point)


def test_the_page_of_the_place_in_hand_comes_into_view(open_pane, settled):
    pane = open_pane()
    assert words_in_header(pane) == "Side 1 av 28"
    goes_to(pane, settled, REASONS)
    assert words_in_header(pane) == "Side 21 av 28"
    assert pane.view.accessibleName() == (
        "Side 21 av 28, Synliggjøre innsatsområdene i Leve hele livet og hva de handler om"
    ) or pane.view.accessibleName().startswith("Side 21 av 28, Delmål 3")
    assert "Samfunnet vårt er i kontinuerlig endring." in pane.view.accessibleDescription()


def test_a_link_in_a_resource_is_marked_where_its_words_stand(open_pane, settled):
    pane = open_pane()
    links = "resources/entries/senteret/links"
    goes_to(pane, settled, f"{links}/planleggelitt/url")
    assert words_in_header(pane) == "Side 28 av 28"
    rect = pane.view.sheet().rect(box_of(line_of(pane, links)))
    assert colour_at(pane, rect.topLeft().toPoint() + QPoint(3, -2)).name() == "#ddf0f6"


def test_what_is_not_printed_marks_nothing(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, "resources/heading")
    goes_to(pane, settled, "resources/entries/senteret/url")
    rect = pane.view.sheet().rect(box_of(line_of(pane, "resources/heading")))
    assert colour_at(pane, rect.topLeft().toPoint() + QPoint(3, -2)).name() != "#ddf0f6"


def test_the_block_in_hand_is_marked_and_has_a_bar_at_its_left(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    rect = pane.view.sheet().rect(box_of(line_of(pane, str(REASONS))))
    above_text = QPoint(round(rect.right()) - 3, round(rect.top()) - 2)
    assert colour_at(pane, above_text).name() == "#ddf0f6"
    row = [
        colour_at(pane, QPoint(x, round(rect.center().y()))).name()
        for x in range(round(rect.left()))
    ]
    assert row[-1] == "#ddf0f6"
    assert row.count("#047fa4") in (2, 3)
    assert row.index("#047fa4") < row.index("#ddf0f6")
    goes_to(pane, settled, REASONS.parent / "approach")
    assert colour_at(pane, above_text).name() == "#ffffff"


def test_a_page_that_is_the_item_itself_has_no_mark(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS.parent)
    assert words_in_header(pane) == "Side 21 av 28"
    assert pane.view._marks.block == ()


def test_what_is_typed_is_on_the_page_at_once_and_the_page_stays(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    pane.session.dispatch(SetField(REASONS, plain_text("Helt nye ord.")))
    settled(pane)
    assert "Helt nye ord." in pane.view.text.text
    assert pane.number == 21
    assert pane.session.page_of(REASONS) == 21


def test_the_newest_of_many_keys_is_what_is_shown(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    for count in range(30):
        pane.session.dispatch(SetField(REASONS, plain_text("Ord " * count + "slutt.")))
    settled(pane)
    assert pane.view.text.text.count("Ord") == 29


def test_a_page_chosen_by_hand_stays_while_she_types_elsewhere(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    pane.go_to_page(26)
    settled(pane)
    pane.session.dispatch(SetField(REASONS, plain_text("Helt nye ord.")))
    settled(pane)
    assert words_in_header(pane) == "Side 26 av 28"


def test_the_page_in_view_is_followed_when_pages_come_before_it(open_pane, settled):
    pane = open_pane()
    pane.go_to_page(26)
    settled(pane)
    new = item("sub_goal", id="nytt", title="Et delmål til")
    pane.session.dispatch(AddItem(REASONS.parent.parent, new))
    settled(pane)
    assert words_in_header(pane) == "Side 27 av 29"


def test_a_new_item_is_shown_as_soon_as_its_page_is_made(open_pane, settled):
    pane = open_pane()
    new = item("sub_goal", id="nytt", title="Et delmål til")
    goals = REASONS.parent.parent
    pane.session.dispatch(AddItem(goals, new))
    goes_to(pane, settled, goals / "nytt" / "title")
    assert words_in_header(pane) == "Side 19 av 29"
    pane.session.dispatch(RemoveItem(goals / "nytt"))
    settled(pane)
    assert words_in_header(pane).endswith("av 28")


def test_a_click_on_any_text_goes_to_its_field(open_pane, settled, qtbot):
    pane = open_pane()
    picked = []
    pane.picked.connect(lambda path, part: picked.append((str(path), part)))
    cases = (
        (1, "document/title"),
        (2, "goals/title"),
        (6, "introduction/group/members/ingvil-gaasland/name"),
        (14, "target_groups/groups/allmennheten/name"),
        (21, "goals/sub_goals/innsatsomrader/approach"),
        (26, "messages/pillars/innsatsomrader/text"),
        (28, "resources/entries/handboka/label"),
    )
    for number, path in cases:
        pane.go_to_page(number)
        settled(pane)
        at = middle_of(pane, line_of(pane, path))
        qtbot.mouseMove(pane.view.viewport(), at)
        assert pane.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert picked[-1][0] == path
        assert pane.session.place == Path.parse(path)
        assert pane.number == number, "the page that was clicked stays"


def test_a_click_beside_the_text_does_nothing(open_pane, settled, qtbot):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    place = pane.session.place
    empty = pane.view.sheet().rect(box_of(line_of(pane, str(REASONS), -1))).center().toPoint()
    empty.setY(empty.y() + 40)
    qtbot.mouseMove(pane.view.viewport(), empty)
    assert pane.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    assert pane.session.place == place


def test_pages_turn_by_buttons_and_keys_and_never_past_the_ends(open_pane, settled, qtbot):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    qtbot.keyClick(pane.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert words_in_header(pane) == "Side 22 av 28"
    qtbot.mouseClick(pane.header._before, Qt.MouseButton.LeftButton)
    qtbot.keyClick(pane.view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert words_in_header(pane) == "Side 20 av 28"
    pane.go_to_page(28)
    assert not pane.header._after.isEnabled()
    pane.next_page()
    assert words_in_header(pane) == "Side 28 av 28"


def test_an_empty_document_says_how_its_first_page_comes_to_be(open_pane, settled):
    pane = open_pane(new_strategy())
    assert pane.view.note == "Siden blir til når du skriver tittelen."
    pane.session.dispatch(SetField(Path.parse("document/title"), "Vår strategi"))
    settled(pane)
    assert pane.view.note == ""
    assert "Vår strategi" in pane.view.text.text


def test_text_is_selected_by_dragging_and_copied_as_it_reads(open_pane, settled, qtbot, qapp):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    view, viewport = pane.view, pane.view.viewport()
    first = view.sheet().rect(box_of(line_of(pane, str(REASONS), 0)))
    second = view.sheet().rect(box_of(line_of(pane, str(REASONS), 1)))
    start = QPoint(round(first.left()), round(first.center().y()))
    end = QPoint(round(second.right()) + 4, round(second.center().y()))
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = qapp.clipboard().text()
    assert copied.startswith("Samfunnet vårt er i kontinuerlig endring. Befolkningen eldes")
    assert "\n" not in copied
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_text() == view.text.text
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_text() == ""


def test_another_page_fades_in_and_typing_does_not(open_pane, settled):
    pane = open_pane()
    goes_to(pane, settled, REASONS)
    assert pane.view._fade.state() == pane.view._fade.State.Running
    pane.view._fade.stop()
    pane.session.dispatch(SetField(REASONS, plain_text("Nytt.")))
    settled(pane)
    assert pane.view._fade.state() == pane.view._fade.State.Stopped

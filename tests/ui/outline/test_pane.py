"""What a person does in the outline, with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget

from lhl_editor.core.changes import RemoveItem, SetField
from lhl_editor.core.problems import Severity, problem
from lhl_editor.core.strategy import get
from tests.builders import path

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def press(outline, key, modifier=Qt.KeyboardModifier.NoModifier):
    outline.qtbot.keyClick(outline.tree, key, modifier)


def click(outline, place):
    outline.qtbot.mouseClick(outline.tree.viewport(), LEFT, pos=outline.centre(place))


def menu_of(outline, name):
    """The entries behind a button, as they are when it opens."""
    button = next(b for b in outline.pane.findChildren(QToolButton) if b.accessibleName() == name)
    button.menu().aboutToShow.emit()
    return {action.text().partition("\t")[0]: action for action in button.menu().actions()}


def test_the_chapters_are_closed_at_first_and_the_place_in_hand_is_selected(outline):
    assert outline.current == "document"
    assert outline.seen()[:3] == ["Om dokumentet", "Innledning", "Innsikt"]
    assert "Delmål om a" not in outline.seen()


def test_a_click_on_a_row_goes_there(outline):
    moves = []
    outline.session.moved.connect(lambda place, by: moves.append((str(place), by)))
    click(outline, "messages")
    assert moves == [("messages", outline.pane)]
    assert outline.current == "messages"


def test_arrows_home_end_and_the_first_letters_go_from_row_to_row(outline):
    press(outline, KEY.Key_Down)
    assert str(outline.session.place) == "introduction"
    press(outline, KEY.Key_Right)
    press(outline, KEY.Key_Right)
    assert str(outline.session.place) == "introduction/purpose"
    press(outline, KEY.Key_Left)
    assert str(outline.session.place) == "introduction"
    press(outline, KEY.Key_End)
    assert str(outline.session.place) == "activities"
    press(outline, KEY.Key_Home)
    assert str(outline.session.place) == "document"
    outline.qtbot.keyClicks(outline.tree, "bud")
    assert str(outline.session.place) == "messages"


def test_a_click_on_the_chevron_opens_and_closes_without_going_there(outline):
    at = QPoint(20, outline.centre("goals").y())
    outline.qtbot.mouseClick(outline.tree.viewport(), LEFT, pos=at)
    assert "Delmål om a" in outline.seen()
    assert outline.current == "document"
    outline.qtbot.mouseDClick(outline.tree.viewport(), LEFT, pos=at)
    assert "Delmål om a" not in outline.seen()


def test_the_selection_follows_the_place_in_hand_and_its_chapter_opens(outline):
    outline.go_to("goals/sub_goals/c/reasons")
    assert outline.current == "goals/sub_goals/c"
    assert "Delmål om c" in outline.seen()
    outline.go_to("goals/title")
    assert outline.current == "goals"


def test_a_title_is_followed_while_it_is_typed(outline):
    outline.go_to("goals/sub_goals/c")
    outline.session.dispatch(SetField(path("goals/sub_goals/c/title"), "Vise fram"))
    assert "Vise fram" in outline.seen()
    assert outline.current == "goals/sub_goals/c"


def test_typing_does_not_scroll_back_what_she_scrolled_away(outline):
    outline.pane.resize(304, 200)
    outline.go_to("goals/sub_goals/c")
    bar = outline.tree.verticalScrollBar()
    bar.setValue(0)
    outline.session.dispatch(SetField(path("goals/sub_goals/c/title"), "Vise fram"))
    assert bar.value() == 0
    outline.pane.arranging.move(1)
    assert bar.value() > 0


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return, KEY.Key_Enter])
def test_keys_lead_to_the_form(outline, key):
    outline.go_to("goals/sub_goals/c")
    press(outline, key)
    assert outline.opened == [path("goals/sub_goals/c")]


def test_a_double_click_on_an_item_leads_to_its_form(outline):
    outline.go_to("goals/sub_goals/c")
    outline.qtbot.mouseDClick(
        outline.tree.viewport(), LEFT, pos=outline.centre("goals/sub_goals/c")
    )
    assert outline.opened == [path("goals/sub_goals/c")]


def test_a_pane_that_lies_over_others_hears_of_the_choice(outline):
    with outline.qtbot.waitSignal(outline.pane.chosen):
        click(outline, "messages")
    with outline.qtbot.waitSignal(outline.pane.chosen):
        press(outline, KEY.Key_Return)


def test_alt_and_arrows_move_the_item_and_it_stays_selected(outline):
    outline.go_to("goals/sub_goals/c")
    press(outline, KEY.Key_Up, ALT)
    assert outline.order("goals/sub_goals") == ["a", "c", "b", "d", "e", "f"]
    assert outline.current == "goals/sub_goals/c"
    assert outline.said == ["Delmål 3 flyttet til plass 2 av 6"]
    assert outline.session.undo_title == "flytt delmål 3"
    press(outline, KEY.Key_Down, ALT)
    press(outline, KEY.Key_Down, ALT)
    assert outline.order("goals/sub_goals") == ["a", "b", "d", "c", "e", "f"]


def test_the_page_numbers_follow_a_move(outline, monkeypatch):
    def lay_out():
        order = outline.order("goals/sub_goals")
        pages = {f"goals/sub_goals/{id}": 20 + at for at, id in enumerate(order)}
        monkeypatch.setattr(outline.session, "page_of", lambda path: pages.get(str(path)))
        outline.session.pages_changed.emit()
        outline.qtbot.wait(1)

    outline.go_to("goals/sub_goals/c")
    lay_out()
    press(outline, KEY.Key_Up, ALT)
    outline.qtbot.wait(1)
    painted = []
    paint = outline.tree.delegate.paint
    monkeypatch.setattr(
        outline.tree.delegate, "paint", lambda *how: painted.append(how[2]) or paint(*how)
    )
    lay_out()
    assert outline.index("goals/sub_goals/c") in painted


def test_a_chapter_that_is_moved_stays_open(outline):
    own = path("chapters/own")
    outline.session.go_to(own)
    offer = next(one for one in outline.pane.arranging.offers() if one.words == "Ny side")
    outline.pane.add(offer)
    outline.session.go_to(own)
    press(outline, KEY.Key_Up, ALT)
    assert get(outline.session.strategy, own)["after"] == "target_groups"
    assert outline.tree.isExpanded(outline.index("chapters/own"))
    assert outline.current == "chapters/own"
    outline.session.undo()
    assert get(outline.session.strategy, own)["after"] == "goals"


def test_what_cannot_move_says_nothing_and_stays(outline):
    before = outline.session.strategy
    press(outline, KEY.Key_Down, ALT)
    assert outline.session.strategy is before
    assert outline.said == []


def test_del_asks_for_an_item_and_not_for_a_chapter(outline):
    outline.go_to("goals")
    press(outline, KEY.Key_Delete)
    assert outline.to_delete == []
    outline.go_to("goals/sub_goals/c")
    press(outline, KEY.Key_Delete)
    assert outline.to_delete == [path("goals/sub_goals/c")]


def test_when_an_item_goes_no_one_is_sent_elsewhere_by_the_rows(outline):
    outline.go_to("goals/sub_goals/c")
    moves = []
    outline.session.moved.connect(lambda *move: moves.append(move))
    outline.session.dispatch(RemoveItem(path("goals/sub_goals/c")))
    assert moves == []
    outline.session.undo()
    assert outline.current == "goals/sub_goals/c"


def test_the_plus_makes_what_is_possible_here(outline):
    outline.go_to("goals/sub_goals/c")
    entries = menu_of(outline, "Legg til")
    assert list(entries) == ["Nytt delmål", "Ny side", "Nytt kapittel"]
    entries["Nytt delmål"].trigger()
    assert outline.order("goals/sub_goals")[3] == "sub-goal-000001"
    assert outline.current == "goals/sub_goals/sub-goal-000001"
    assert outline.opened == [path("goals/sub_goals/sub-goal-000001")]
    assert outline.tree.currentIndex().data() == "uten navn"


def test_the_other_menu_does_the_rest(outline):
    outline.go_to("goals/sub_goals/c")
    menu_of(outline, "Flere valg")["Dupliser"].trigger()
    assert outline.tree.currentIndex().data() == "Delmål om c (kopi)"
    assert outline.session.undo_title == "dupliser delmål"
    menu_of(outline, "Flere valg")["Flytt opp"].trigger()
    assert outline.order("goals/sub_goals")[2] == "sub-goal-000001"
    menu_of(outline, "Flere valg")["Slett …"].trigger()
    assert outline.to_delete == [path("goals/sub_goals/sub-goal-000001")]
    menu_of(outline, "Flere valg")["Fold ut alt"].trigger()
    assert "Konferanse" in outline.seen()
    menu_of(outline, "Flere valg")["Fold inn alt"].trigger()
    assert "Konferanse" not in outline.seen()


def test_an_entry_that_cannot_be_chosen_says_why(outline):
    outline.go_to("goals/sub_goals/a")
    up = menu_of(outline, "Flere valg")["Flytt opp"]
    assert not up.isEnabled()
    assert up.toolTip() == "Det står øverst."
    outline.go_to("goals")
    for words in ("Dupliser", "Flytt ned", "Slett …"):
        entry = menu_of(outline, "Flere valg")[words]
        assert not entry.isEnabled()
        assert entry.toolTip() == "Velg et element i innholdet først."


def test_the_same_menu_opens_on_a_row(outline):
    outline.go_to("goals/sub_goals/c")
    at = outline.centre("goals/sub_goals/c")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, outline.tree.viewport().mapToGlobal(at)
    )
    QApplication.sendEvent(outline.tree.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Dupliser" in [action.text().partition("\t")[0] for action in menu.actions()]
    menu.close()


def test_a_read_only_document_is_only_looked_at(make):
    outline = make(read_only=True)
    outline.go_to("goals/sub_goals/c")
    press(outline, KEY.Key_Up, ALT)
    press(outline, KEY.Key_Delete)
    outline.pane.duplicate()
    assert outline.order("goals/sub_goals") == list("abcdef")
    assert outline.to_delete == []
    assert not outline.index("goals/sub_goals/c").flags() & Qt.ItemFlag.ItemIsDragEnabled
    for action in menu_of(outline, "Legg til").values():
        assert not action.isEnabled()
        assert "skrivebeskyttet" in action.toolTip()


def test_the_filter_shows_hits_with_the_ways_to_them_open(outline):
    outline.qtbot.keyClicks(outline.field, "om c")
    assert outline.seen() == ["Mål", "Delmål om c"]
    outline.field.clear()
    outline.qtbot.keyClicks(outline.field, "DELMÅL 4")
    assert outline.seen() == ["Mål", "Delmål om d"]
    outline.qtbot.waitUntil(lambda: outline.said == ["1 treff"], timeout=2000)


def test_a_chapter_that_is_a_hit_can_be_opened(outline):
    outline.qtbot.keyClicks(outline.field, "innledning")
    assert outline.seen() == ["Innledning"]
    outline.tree.expandAll()
    assert "Formål" in outline.seen()


def test_down_leads_from_the_filter_to_the_first_hit_and_esc_back_to_all_rows(outline):
    outline.tree.expand(outline.index("tools"))
    before = outline.seen()
    outline.field.setFocus()
    outline.qtbot.keyClicks(outline.field, "samarbeid")
    outline.qtbot.keyClick(outline.field, KEY.Key_Down)
    assert outline.current == "messages/pillars/x"
    assert str(outline.session.place) == "messages/pillars/x"
    assert outline.tree.hasFocus()
    outline.qtbot.keyClick(outline.field, KEY.Key_Escape)
    assert outline.field.text() == ""
    assert outline.tree.hasFocus()
    opened = ["Hovedbudskap", "Samarbeid"]  # where she went
    assert [words for words in outline.seen() if words not in opened] == before
    assert outline.current == "messages/pillars/x"


def test_without_hits_it_says_so_and_gives_a_way_out(outline):
    outline.qtbot.keyClicks(outline.field, "xyz")
    words = [label.text() for label in outline.pane.findChildren(QWidget) if _is_seen_label(label)]
    assert words == ["Ingen treff på «xyz»."]
    link = next(b for b in outline.pane.findChildren(QPushButton) if b.isVisible())
    assert link.text() == "Tøm filteret"
    outline.qtbot.mouseClick(link, LEFT)
    assert outline.tree.isVisible()
    assert len(outline.seen()) == 11


def _is_seen_label(widget):
    return widget.metaObject().className() == "QLabel" and widget.isVisible()


def test_the_filter_gives_way_when_the_place_in_hand_is_elsewhere(outline):
    outline.qtbot.keyClicks(outline.field, "samarbeid")
    outline.go_to("goals/sub_goals/c/title")
    assert outline.field.text() == ""
    assert outline.current == "goals/sub_goals/c"


def test_edits_are_filtered_too(outline):
    outline.qtbot.keyClicks(outline.field, "vise")
    assert outline.seen() == []
    outline.session.dispatch(SetField(path("goals/sub_goals/c/title"), "Vise fram"))
    outline.tree.expandAll()
    assert outline.seen() == ["Mål", "Vise fram"]
    assert outline.tree.isVisible()


def test_undo_in_the_filter_is_the_documents(outline):
    event = QKeyEvent(
        QKeyEvent.Type.ShortcutOverride, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier, "\x1a"
    )
    event.ignore()
    QApplication.sendEvent(outline.field, event)
    assert not event.isAccepted()


def test_a_closed_chapter_shows_the_findings_within_and_an_open_one_its_own(outline):
    found = (
        problem(path("goals/sub_goals/c/reasons"), "required"),
        problem(path("goals/sub_goals/c/title"), "double_space"),
        problem(path("goals/sub_goals/d/title"), "required"),
        problem(path("goals/heading"), "double_space"),
    )
    outline.session.set_problems(outline.session.strategy, found)
    goals = outline.index("goals")
    assert outline.tree.delegate.look_of(goals).badge == (Severity.WARNING, 2)
    outline.tree.expand(goals)
    assert outline.tree.delegate.look_of(goals).badge == (Severity.ADVICE, 1)
    assert outline.tree.delegate.look_of(outline.index("goals/sub_goals/c")).badge == (
        Severity.WARNING,
        1,
    )


def test_the_screen_reader_hears_kind_words_findings_and_place(outline):
    found = (
        problem(path("goals/sub_goals/c/reasons"), "required"),
        problem(path("goals/sub_goals/c/title"), "double_space"),
    )
    outline.session.set_problems(outline.session.strategy, found)

    def heard(place):
        return outline.index(place).data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard("goals/sub_goals/c") == "Delmål 3, Delmål om c, 1 advarsel, 1 råd, 3 av 6"
    assert heard("goals") == "Kapittel 2, Mål, 1 advarsel, 1 råd, 5 av 11"
    assert heard("insight") == "Innsikt, ikke fylt ut, 3 av 11"
    assert heard("tools/u") == "Verktøy, uten navn, 2 av 2"
    assert heard("introduction/pages/p") == "Egen side, Side etter formålet, 1 av 1"


def test_every_control_has_a_name(outline):
    outline.field.setText("x")
    for widget in (outline.field, outline.tree, *outline.pane.findChildren(QToolButton)):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget
        assert widget.isHidden() or min(widget.width(), widget.height()) >= 24


def test_a_long_title_is_told_whole_and_is_no_markup(outline):
    words = "<b>Lang</b> " * 20
    outline.session.dispatch(SetField(path("goals/sub_goals/c/title"), words))
    outline.go_to("goals/sub_goals/c")
    tip = outline.tree.delegate.tip(outline.index("goals/sub_goals/c"))
    assert "&lt;b&gt;Lang" in tip
    assert outline.tree.delegate.tip(outline.index("goals")) == ""


def test_what_is_open_can_be_remembered(make):
    first = make()
    first.tree.expand(first.index("goals"))
    first.tree.expand(first.index("tools"))
    second = make()
    second.pane.open_paths([*first.pane.opened_paths(), path("gone/away")])
    assert second.seen() == first.seen()
    first.qtbot.keyClicks(first.field, "samarbeid")
    assert set(map(str, first.pane.opened_paths())) == {"goals", "tools"}


def test_larger_text_makes_larger_rows(outline, theme):
    height = outline.tree.visualRect(outline.index("goals")).height()
    theme.set(dark=True, text_size=200)
    outline.qtbot.waitUntil(
        lambda: outline.tree.visualRect(outline.index("goals")).height() == 2 * height
    )
    outline.pane.grab()

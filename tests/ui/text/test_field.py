"""The text field as a person meets it: what she types, presses and sees."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.core.notation import parse, write
from lhl_editor.core.problems import Severity
from lhl_editor.core.text import FORBIDDEN, PageReference, Paragraph, Run, Text, plain_text
from lhl_editor.ui.text.editing import Link
from lhl_editor.ui.text.field import TextField
from lhl_editor.ui.theme import Theme
from tests.builders import texts
from tests.ui.text.conftest import AREAS, Person

Key, Mod = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier
BOTH = CONTROL | SHIFT
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def fresh(field: TextField, theme: Theme) -> Text:
    """What another field says that is shown the same text."""
    other = TextField(theme, lambda _: None)
    other.set_text(field.text())
    return other.text()


def leave(field: TextField) -> None:
    """What Tab does when there is another field."""
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(field, QFocusEvent(kind, Qt.FocusReason.TabFocusReason))


@given(texts(), texts())
@quick
def test_the_field_says_what_it_was_given(field: TextField, first: Text, second: Text) -> None:
    told: list[Text] = []
    field.edited.connect(told.append)
    field.set_text(first)
    assert field.text() == first
    field.set_text(second)
    assert field.text() == second
    field.edited.disconnect(told.append)
    assert told == []


def test_typing_is_told_letter_by_letter(person: Person) -> None:
    person.types("Hei")
    assert person.told == [plain_text("H"), plain_text("He"), plain_text("Hei")]


def test_a_new_text_leaves_the_caret_where_it_was(person: Person) -> None:
    person.reads("Samfunnet endres.\n\nVi lytter.")
    person.goes_before("lytter")
    person.field.set_text(parse("Samfunnet vårt endres.\n\nVi lytter nå.\n\nMer."))
    person.types("også ")
    assert person.sees == "Samfunnet vårt endres.\n\nVi også lytter nå.\n\nMer."


def test_enter_makes_a_paragraph_and_backspace_joins_two(person: Person) -> None:
    person.types("En")
    person.presses(Key.Key_Return)
    person.types("To")
    assert person.sees == "En\n\nTo"
    person.goes_before("To")
    person.presses(Key.Key_Backspace)
    assert person.sees == "EnTo"


def test_shift_enter_makes_a_paragraph_too(person: Person) -> None:
    person.types("En")
    person.presses(Key.Key_Return, SHIFT)
    person.types("To")
    assert person.sees == "En\n\nTo"


def test_bold_and_italic_by_keys(person: Person) -> None:
    person.types("a ")
    person.presses(Key.Key_B, CONTROL)
    person.types("b")
    person.presses(Key.Key_B, CONTROL)
    person.presses(Key.Key_I, CONTROL)
    person.types("c")
    assert person.sees == "a **b**__c__"
    person.field.selectAll()
    person.presses(Key.Key_B, CONTROL)
    assert person.sees == "**a b__c__**"
    person.presses(Key.Key_B, CONTROL)
    assert person.sees == "a b__c__"


def test_what_replaces_bold_words_is_bold(person: Person) -> None:
    person.reads("Et **fett** ord")
    person.selects("fett")
    person.types("tykt")
    assert person.sees == "Et **tykt** ord"
    assert len(person.told) == 4


def test_lists_go_down_and_up_by_keys(person: Person) -> None:
    person.types("En")
    person.presses(Key.Key_L, BOTH)
    person.presses(Key.Key_Return)
    person.types("To")
    person.presses(Key.Key_BracketRight, CONTROL)
    person.presses(Key.Key_Return)
    person.types("Tre")
    assert person.sees == "- En\n  - To\n  - Tre"
    person.presses(Key.Key_Return)
    person.presses(Key.Key_Return)
    person.types("Fire")
    assert person.sees == "- En\n  - To\n  - Tre\n- Fire"
    person.goes_before("Fire")
    person.presses(Key.Key_Backspace)
    assert person.sees == "- En\n  - To\n  - Tre\n\nFire"
    person.presses(Key.Key_BracketRight, CONTROL, times=9)
    assert person.sees == "- En\n  - To\n  - Tre\n    - Fire"
    person.presses(Key.Key_BracketLeft, CONTROL)
    assert person.sees == "- En\n  - To\n  - Tre\n  - Fire"


def test_an_item_that_is_written_anew_keeps_the_levels_below_it(person: Person) -> None:
    person.reads("- En\n  - To")
    person.goes_before("En")
    person.presses(Key.Key_Delete, times=2)
    person.types("Ny")
    assert person.sees == "- Ny\n  - To"


def test_a_reference_is_one_character(person: Person) -> None:
    person.types("se ")
    person.field.insert_page_reference(AREAS)
    person.types(" her")
    assert person.sees == "se side {insight/focus_areas} her"
    person.presses(Key.Key_Backspace, times=5)
    assert person.sees == "se\\ "


def test_enter_on_a_reference_asks_for_another_and_changes_it(qtbot: QtBot, person: Person) -> None:
    person.reads("se side {insight/focus_areas} her")
    person.presses(Key.Key_Left, times=5)
    assert person.field.reference_at_cursor() == AREAS
    with qtbot.waitSignal(person.field.page_reference_wanted):
        person.presses(Key.Key_Return)
    person.field.insert_page_reference("goals")
    assert person.sees == "se side {goals} her"


def test_arrows_step_on_to_a_reference_and_over_it(person: Person) -> None:
    person.reads("a side {goals} b")
    person.presses(Key.Key_Home)
    person.presses(Key.Key_Right, times=4)
    person.types("x")
    assert person.sees == "a side {goals}x b"


def test_two_references_side_by_side_stay_two(person: Person) -> None:
    person.field.insert_page_reference("goals")
    person.field.insert_page_reference("goals")
    assert person.sees == "side {goals}side {goals}"
    person.presses(Key.Key_Backspace)
    assert person.sees == "side {goals}"


def test_what_is_typed_after_a_link_is_not_in_it(person: Person) -> None:
    person.types("Les ")
    person.field.set_link("https://a.no", "boka")
    person.types(" nå")
    assert person.sees == "Les [boka](https://a.no) nå"


def test_words_of_a_link_are_edited_as_words(person: Person) -> None:
    person.reads("Les [boka](https://a.no) nå")
    person.goes_before("oka")
    person.types("l")
    assert person.sees == "Les [bloka](https://a.no) nå"
    person.selects("bloka")
    person.types("heftet")
    assert person.sees == "Les [heftet](https://a.no) nå"


def test_backspace_at_the_beginning_of_a_link_takes_the_letter_before_it(person: Person) -> None:
    person.reads("ab[cd](https://a.no)")
    person.goes_before("cd")
    person.presses(Key.Key_Backspace)
    assert person.sees == "a[cd](https://a.no)"


def test_a_link_without_words_is_gone(person: Person) -> None:
    person.reads("a[c](https://a.no)")
    person.presses(Key.Key_Backspace)
    assert person.sees == "a"
    assert person.field.toPlainText() == "a"


def test_the_link_at_the_caret_is_changed_or_removed(qtbot: QtBot, person: Person) -> None:
    person.reads("Les [**bo**ka](https://a.no) nå")
    person.goes_before("oka")
    assert person.field.link_at_cursor() == Link("https://a.no", "boka")
    with qtbot.waitSignal(person.field.link_wanted):
        person.presses(Key.Key_K, BOTH)
    assert person.field.textCursor().selectedText() == "boka"
    person.field.set_link("https://b.no")
    assert person.sees == "Les [**bo**ka](https://b.no) nå"
    person.field.set_link("https://b.no", "heftet")
    assert person.sees == "Les [**heftet**](https://b.no) nå"
    person.field.remove_link()
    assert person.sees == "Les **heftet** nå"


def test_a_selection_becomes_a_link(person: Person) -> None:
    person.reads("Les boka nå")
    person.selects("boka")
    person.field.set_link("https://a.no")
    assert person.sees == "Les [boka](https://a.no) nå"


def test_the_language_of_words_is_kept(person: Person) -> None:
    person.reads("Vi sier [quality of life]{en} her")
    person.goes_before("of")
    person.types("good ")
    assert person.sees == "Vi sier [quality good of life]{en} her"


def test_undo_and_the_keys_of_the_window_reach_the_window(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = TextField(theme, lambda _: None)
    QVBoxLayout(window).addWidget(field)
    pressed: list[str] = []
    keys = ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+K", "F8", "Alt+Up", "Alt+Down", "Ctrl+D")
    for each in keys:
        shortcut = QShortcut(QKeySequence(each), window)
        shortcut.activated.connect(lambda each=each: pressed.append(each))
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "ab")
    for each in keys:
        qtbot.keySequence(field, each)
    assert pressed == list(keys)
    assert field.text() == plain_text("ab")


def test_tab_leaves_the_field(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QVBoxLayout(window)
    fields = [TextField(theme, lambda _: None) for _ in range(2)]
    for field in fields:
        row.addWidget(field)
    window.show()
    window.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    qtbot.keyClick(fields[0], Key.Key_Tab)
    assert fields[1].hasFocus()


def test_the_field_is_as_high_as_what_it_holds(person: Person, theme: Theme) -> None:
    least = person.field.height()
    person.reads("\n\n".join(["Avsnitt"] * 9))
    assert person.field.height() > least
    assert person.field.viewport().height() >= person.field.document().size().height()
    person.field.set_text(Text())
    assert person.field.height() == least
    one_line = TextField(theme, lambda _: None, many_lines=False)
    assert one_line.sizeHint().height() < least


def test_a_read_only_field_takes_no_edits(person: Person) -> None:
    person.reads("Fast")
    person.field.setReadOnly(True)
    person.types("x")
    person.presses(Key.Key_Backspace)
    person.presses(Key.Key_Return)
    person.field.toggle_list()
    person.field.insert_page_reference(AREAS)
    person.field.set_link("https://a.no", "x")
    assert person.sees == "Fast"
    person.field.selectAll()
    assert person.field.textCursor().selectedText() == "Fast"


def test_leaving_the_field_takes_empty_paragraphs_away(person: Person) -> None:
    person.types("En")
    person.presses(Key.Key_Return)
    leave(person.field)
    assert person.field.toPlainText() == "En"
    assert person.told[-1] == plain_text("En")


def test_a_chip_shows_the_page_that_it_leads_to_now(qtbot: QtBot, theme: Theme) -> None:
    pages = {"a": ("Innledning", 3)}
    field = TextField(theme, pages.get)
    qtbot.addWidget(field)
    field.resize(400, 100)
    field.set_text(parse("se side {a}"))
    field.show()
    told: list[Text] = []
    field.edited.connect(told.append)
    before = field.grab().toImage()
    pages["a"] = ("Innledning", 1234)
    field.refresh_references()
    wider = field.grab().toImage()
    assert wider != before
    del pages["a"]
    field.refresh_references()
    assert field.grab().toImage() != wider
    assert told == []


def test_the_screen_reader_hears_which_reference_the_caret_is_on(
    qtbot: QtBot, person: Person
) -> None:
    person.reads("se side {insight/focus_areas}")
    with qtbot.waitSignal(person.field.announced) as heard:
        person.presses(Key.Key_Left)
    assert heard.args == ["sidehenvisning, De fem innsatsområdene, side 10"]


def test_a_double_click_on_a_chip_opens_it(qtbot: QtBot, person: Person) -> None:
    person.reads("side {insight/focus_areas} og [boka](https://a.no)")
    viewport = person.field.viewport()
    y = person.field.cursorRect().center().y()
    with qtbot.waitSignal(person.field.page_reference_wanted):
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(30, y))
    assert person.field.reference_at_cursor() == AREAS
    person.goes_before("boka")
    icon = person.field.cursorRect().center() - QPoint(8, 0)
    with qtbot.waitSignal(person.field.link_wanted):
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=icon)
    assert person.field.textCursor().selectedText() == "boka"


def test_marks_stay_under_their_words(person: Person) -> None:
    person.reads("😀 side {goals} og [feil](https://a.no) her")
    clean = person.field.grab().toImage()
    marks = person.field.marks_for_words(["feil"], Severity.ERROR)
    assert [tuple(mark) for mark in marks] == [(0, 6, 4, Severity.ERROR)]
    person.field.set_marks(marks)
    marked = person.field.grab().toImage()
    assert marked != clean
    person.presses(Key.Key_Home)
    person.types("x")
    person.presses(Key.Key_Backspace)
    person.goes_to_end()
    assert person.field.grab().toImage() == marked
    person.field.set_marks([])
    assert person.field.grab().toImage() == clean


def test_a_mark_beyond_the_text_is_left_out(person: Person) -> None:
    person.reads("kort")
    person.field.set_marks([(0, 2, 99, "warning"), (7, 0, 4, "error"), (0, 50, 3, "error")])
    person.field.grab()


EDITS = st.one_of(
    st.sampled_from("abc 😀").map(lambda letter: ("type", letter)),
    st.tuples(
        st.just("press"),
        st.sampled_from(
            (
                (Key.Key_Return, Mod.NoModifier),
                (Key.Key_Backspace, Mod.NoModifier),
                (Key.Key_Delete, Mod.NoModifier),
                (Key.Key_Left, Mod.NoModifier),
                (Key.Key_Right, Mod.NoModifier),
                (Key.Key_Left, SHIFT),
                (Key.Key_Right, SHIFT),
                (Key.Key_Up, SHIFT),
                (Key.Key_Home, Mod.NoModifier),
                (Key.Key_End, Mod.NoModifier),
                (Key.Key_Backspace, CONTROL),
                (Key.Key_B, CONTROL),
                (Key.Key_I, CONTROL),
                (Key.Key_L, BOTH),
                (Key.Key_BracketRight, CONTROL),
                (Key.Key_BracketLeft, CONTROL),
                (Key.Key_A, CONTROL),
                (Key.Key_C, CONTROL),
                (Key.Key_X, CONTROL),
                (Key.Key_V, CONTROL),
                (Key.Key_V, BOTH),
            )
        ),
    ),
    st.sampled_from((AREAS, "gone")).map(lambda target: ("refer", target)),
    st.sampled_from(("https://a.no", "https://b.no")).map(lambda address: ("link", address)),
    st.just(("unlink", "")),
    st.just(("leave", "")),
    texts().map(lambda text: ("set", text)),
)


@given(texts(), st.lists(EDITS, max_size=25))
@quick
def test_after_any_edits_the_field_says_what_it_shows(
    qtbot: QtBot, theme: Theme, field: TextField, start: Text, edits: list
) -> None:
    field.set_text(start)
    told: list[Text] = []
    field.edited.connect(told.append)
    for kind, what in edits:
        before, count = field.text(), len(told)
        match kind:
            case "type":
                qtbot.keyClicks(field, what) if what.isascii() else field.insertPlainText(what)
            case "press":
                qtbot.keyClick(field, *what)
            case "refer":
                field.insert_page_reference(what)
            case "link":
                field.set_link(what)
            case "unlink":
                field.remove_link()
            case "leave":
                leave(field)
            case "set":
                field.set_text(what)
        now = field.text()
        assert now == parse(write(now))
        assert fresh(field, theme) == now
        if kind != "set":
            assert len(told) - count <= (2 if kind == "press" else 1)
            assert (now == before) or told[-1] == now
    field.edited.disconnect(told.append)


@given(texts())
@quick
def test_copied_text_is_pasted_without_loss(field: TextField, theme: Theme, text: Text) -> None:
    field.set_text(text)
    field.selectAll()
    field.copy()
    other = TextField(theme, lambda _: None)
    other.paste()
    assert other.text() == (text if text else other.text())


def test_a_paste_goes_in_at_the_caret(person: Person) -> None:
    person.reads("- **a**\n  - b\n\nc")
    person.field.selectAll()
    person.field.copy()
    person.reads("Før etter")
    person.goes_before("etter")
    person.field.paste()
    person.types("x")
    assert person.sees == "Før **a**\n\n- b\n\ncxetter"


def test_other_programs_get_html_and_the_words_of_the_chips(person: Person) -> None:
    person.reads("se side {insight/focus_areas} <b>\n\n- **a**\n  - [b](https://a.no?x&y)\n- c")
    person.field.selectAll()
    mime = person.field.createMimeDataFromSelection()
    assert mime.text() == "se De fem innsatsområdene, side 10 <b>\n• a\n  • b\n• c"
    assert mime.html() == (
        "<p>se De fem innsatsområdene, side 10 &lt;b&gt;</p><ul><li><b>a</b><ul><li>"
        '<a href="https://a.no?x&amp;y">b</a></li></ul></li><li>c</li></ul>'
    )


def test_characters_that_no_file_can_hold_are_left_out(person: Person) -> None:
    person.field.insertPlainText("a\x07b\u2028c\ufffed")
    assert person.sees == "abcd"
    assert not FORBIDDEN.search(person.field.toPlainText().replace("\n", ""))


def test_a_key_press_is_quick(person: Person) -> None:
    person.field.set_text(plain_text(*["Samfunnet vårt er i kontinuerlig endring. " * 14] * 150))
    cursor = person.field.textCursor()
    cursor.setPosition(cursor.document().characterCount() // 2)
    person.field.setTextCursor(cursor)
    person.types("a")
    start = time.perf_counter()
    person.types("b" * 20)
    assert (time.perf_counter() - start) / 20 < 0.05


def test_an_emoji_before_a_link_moves_nothing(person: Person) -> None:
    text = Text((Paragraph((Run("😀𝄞 "), Run("x", link="https://a.no"), PageReference("goals"))),))
    person.field.set_text(text)
    person.field.moveCursor(QTextCursor.MoveOperation.End)
    person.types("y")
    assert person.field.text() == Text((Paragraph((*text.paragraphs[0].runs, Run("y"))),))

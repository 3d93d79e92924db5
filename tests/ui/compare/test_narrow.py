"""Compare where the window is narrow for the size of its text: what a person sees and reaches."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lhl_editor.core.changes import SetField
from lhl_editor.core.text import Text, plain_text
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import History
from lhl_editor.ui.compare.pane import ComparePane
from lhl_editor.ui.compare.version_bar import VersionBar
from lhl_editor.ui.session import Session
from lhl_editor.ui.style_sheet import style_sheet
from tests.ui.compare.conftest import BERIT, CHANGES, LONG_AGO, Comparing, at, first

# What is left for the pane in windows of these sizes, and the size of their text.
SMALL = [
    (800, 432, 100),
    (960, 632, 100),
    (1280, 520, 150),
    (1280, 520, 200),
    (960, 560, 200),
    (800, 560, 200),
]
NARROWEST = SMALL[-1]


APPROACH = "goals/sub_goals/a/approach"


def paragraphs(count: int, changed: int = -1) -> Text:
    return plain_text(*(f"Avsnitt {n}{' og mer' * (n == changed)}." for n in range(count)))


def show_in(opened: Comparing, size: tuple[int, int, int], *, dark: bool = False) -> ComparePane:
    width, height, text_size = size
    pane = opened.pane
    opened.theme.set(dark=dark, text_size=text_size)
    pane.setStyleSheet(style_sheet(opened.theme, {"chevron": "", "tick": "", "chosen": ""}))
    pane.setMinimumSize(1, 1)  # as in the window, which has a smallest size of its own
    pane.resize(width, height)
    for _ in range(3):  # what is arranged anew asks for another arrangement
        QApplication.processEvents()
    return pane


def tabs_of(pane: ComparePane) -> QTabBar:
    return pane.changes.columns.tabs


def place_in(pane: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(pane, QPoint(0, 0)), widget.size())


def seen(pane: ComparePane) -> list[QWidget]:
    """What says or does something, and can be seen."""
    kinds = QAbstractButton, QAbstractScrollArea, QLabel, QTabBar
    every = [each for each in pane.findChildren(QWidget) if isinstance(each, kinds)]
    inside = [each for each in every if any(other.isAncestorOf(each) for other in every)]
    return [each for each in every if each.isVisible() and each not in inside]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("tab", [0, 1])
def test_nothing_lies_over_anything_else_or_outside_the_window(
    opened: Comparing, size: tuple[int, int, int], dark: bool, tab: int
) -> None:
    pane = show_in(opened, size, dark=dark)
    tabs_of(pane).setCurrentIndex(tab)
    QApplication.processEvents()
    needed = pane.minimumSizeHint()
    assert needed.width() <= size[0]
    assert needed.height() <= size[1]
    every = seen(pane)
    for one in every:
        assert pane.rect().contains(place_in(pane, one)), one
    for one, other in combinations(every, 2):
        assert not place_in(pane, one).intersects(place_in(pane, other)), (one, other)


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("tab", [0, 1])
def test_no_button_is_cut_and_each_can_be_hit_and_has_a_name(
    opened: Comparing, size: tuple[int, int, int], tab: int
) -> None:
    pane = show_in(opened, size)
    tabs_of(pane).setCurrentIndex(tab)
    QApplication.processEvents()
    for each in seen(pane):
        if isinstance(each, QAbstractButton):
            words = each.accessibleName()
            assert words, each
            assert each.toolTip(), words
            assert each.width() >= each.minimumSizeHint().width(), words
            assert min(each.width(), each.height()) >= 24, words
        if isinstance(each, QAbstractScrollArea):
            assert not each.horizontalScrollBar().isVisible(), each


@pytest.mark.parametrize("size", SMALL)
def test_the_choices_say_which_versions_are_compared(
    opened: Comparing, size: tuple[int, int, int]
) -> None:
    bar = show_in(opened, size).bar
    assert bar.before.shown.startswith("1.1 sist ")
    assert bar.after.shown.startswith("Nå ikke ")


def test_where_one_row_is_too_narrow_the_choices_stand_below_each_other(
    opened: Comparing,
) -> None:
    bar: VersionBar = show_in(opened, NARROWEST).bar
    assert bar.before.y() < bar.after.y()
    assert bar.before.x() == bar.after.x()
    assert (bar.lists.text(), bar.lists.accessibleName()) == ("", "Endringsliste …")
    assert bar.close_button.toolTip().startswith("Lukk\n")
    bar = show_in(opened, (1200, 800, 100)).bar
    assert bar.before.y() == bar.after.y()
    assert bar.lists.text() == "Endringsliste …"


def test_a_long_name_ends_in_dots(qtbot: QtBot, history: History, made: list[Comparing]) -> None:
    name = "Høringsutkast etter møtet i ledergruppen og alle svarene som kom"
    version = history.append(write_strategy(first()), BERIT, LONG_AGO)
    history.name(version, name, "adopted", "2022-11-21", author=BERIT, now=LONG_AGO)
    session = Session(first())
    session.dispatch(*CHANGES)
    made.append(comparing := Comparing(qtbot, session, history))
    comparing.show()
    pane = show_in(comparing, NARROWEST)
    shown = pane.bar.before.shown
    assert shown.startswith("Høringsutk")
    assert shown.endswith("…")
    assert name in pane.bar.before.accessibleName()
    tabs_of(pane).setCurrentIndex(1)
    QApplication.processEvents()
    assert pane.rect().contains(place_in(pane, pane.view.foot.restore))


def test_the_list_and_the_change_are_two_tabs_only_where_it_is_narrow(opened: Comparing) -> None:
    pane = show_in(opened, NARROWEST)
    tabs = tabs_of(pane)
    assert [tabs.tabText(number) for number in range(tabs.count())] == ["Endringer", "Endringen"]
    assert pane.list.isVisible()
    assert not pane.view.isVisible()
    tabs.setCurrentIndex(1)
    assert pane.view.isVisible()
    assert not pane.list.isVisible()
    show_in(opened, (1200, 800, 100))
    assert not tabs.isVisible()
    assert pane.list.isVisible()
    assert pane.view.isVisible()
    assert pane.view.isAncestorOf(pane.view.head)


def test_enter_shows_the_change_and_the_words_that_changed(opened: Comparing) -> None:
    pane = show_in(opened, NARROWEST)
    with opened.qtbot.waitSignal(pane.compared):
        opened.session.dispatch(SetField(at(APPROACH), paragraphs(20)))
    opened.session.set_saved(opened.session.strategy)
    with opened.qtbot.waitSignal(pane.compared):
        opened.session.dispatch(SetField(at(APPROACH), paragraphs(20, changed=10)))
    opened.choose(pane.bar.before, "sist lagret")
    opened.go_to("I kommunikasjonsarbeidet")
    pane.list.setFocus()
    opened.qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    text = pane.view.texts.both
    assert text.hasFocus()
    assert text.isVisible()
    assert opened.closed == []
    QApplication.processEvents()
    opened.qtbot.waitUntil(
        lambda: text.viewport().rect().contains(text.cursorRect(text.textCursor()))
    )
    assert text.textCursor().position() == text.toPlainText().index("og mer")


def test_the_way_on_from_the_change_is_its_field(opened: Comparing) -> None:
    pane = show_in(opened, NARROWEST)
    opened.go_to("Adresse")
    opened.qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    QApplication.processEvents()
    opened.qtbot.mouseClick(pane.view.foot.go_to, Qt.MouseButton.LeftButton)
    assert opened.gone == ["tools/t/url"]


def test_the_focus_is_never_on_what_is_hidden(opened: Comparing) -> None:
    pane = show_in(opened, (1200, 800, 100))
    pane.view.setFocus()
    assert pane.view.isAncestorOf(QApplication.focusWidget() or pane)
    show_in(opened, NARROWEST)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    assert tabs_of(pane).currentIndex() == 1
    tabs_of(pane).setCurrentIndex(0)
    assert pane.list.hasFocus()
    tabs_of(pane).setCurrentIndex(1)
    assert pane.view.isAncestorOf(QApplication.focusWidget() or pane)
    opened.session.dispatch(SetField(at("document/publisher"), "En annen etat"))
    opened.wait()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()


@pytest.mark.parametrize("size", [(1200, 800, 100), NARROWEST])
def test_tab_goes_through_all_that_can_be_used(
    opened: Comparing, size: tuple[int, int, int]
) -> None:
    pane = show_in(opened, size)
    pane.setFocus()
    reached = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.isVisible()
        reached.append(focus)
        opened.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    bar, foot = pane.bar, pane.view.foot
    wanted: list[QWidget] = [bar.before, bar.swap, bar.after, bar.lists, bar.close_button]
    wanted += [pane.list, pane.view.head.next]
    wanted += [tabs_of(pane)] if size == NARROWEST else [foot.go_to, foot.restore]
    assert [one for one in wanted if one not in reached] == []


def test_the_next_change_is_shown_in_the_tab_that_is_open(opened: Comparing) -> None:
    pane = show_in(opened, NARROWEST)
    opened.qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    pane.next()
    assert pane.view.isVisible()
    assert pane.view.head.number.text() == "2 av 5"
    tabs_of(pane).setCurrentIndex(0)
    place = pane.list.visualRect(pane.list.currentIndex())
    opened.qtbot.waitUntil(lambda: pane.list.viewport().rect().contains(place.center()))


def test_a_layout_that_the_person_chose_stays(opened: Comparing) -> None:
    pane = show_in(opened, NARROWEST)
    tabs_of(pane).setCurrentIndex(1)
    QApplication.processEvents()
    assert pane.view.layouts.code == "in_one"
    opened.qtbot.mouseClick(pane.view.layouts.button("beside"), Qt.MouseButton.LeftButton)
    show_in(opened, (1200, 800, 100))
    show_in(opened, NARROWEST)
    assert pane.view.layouts.code == "beside"


def test_both_texts_show_what_changed_and_then_scroll_together(opened: Comparing) -> None:
    pane = show_in(opened, (1000, 420, 100))
    with opened.qtbot.waitSignal(pane.compared):
        opened.session.dispatch(SetField(at(APPROACH), long_paragraphs()))
    opened.session.set_saved(opened.session.strategy)
    with opened.qtbot.waitSignal(pane.compared):
        opened.session.dispatch(SetField(at(APPROACH), long_paragraphs("nytt")))
    opened.choose(pane.bar.before, "sist lagret")
    opened.go_to("I kommunikasjonsarbeidet")
    show_in(opened, (1000, 400, 100))
    texts = pane.view.texts
    for text in (texts.before, texts.after):
        assert text.verticalScrollBar().value() > 0
        assert text.viewport().rect().contains(text.cursorRect())
    for text, other in ((texts.before, texts.after), (texts.after, texts.before)):
        bar = text.verticalScrollBar()
        bar.triggerAction(bar.SliderAction.SliderToMinimum)
        assert other.verticalScrollBar().value() == 0
        bar.triggerAction(bar.SliderAction.SliderToMaximum)
        assert other.verticalScrollBar().value() == other.verticalScrollBar().maximum()


def long_paragraphs(word: str = "gammelt") -> Text:
    return plain_text("ord " * 300, f"Her er noe {word}.", "mer " * 300)

"""Links and page references are put in by a picker, and addresses are opened only on a click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QApplication

from lhl_editor.core.notation import write
from lhl_editor.core.strategy import Strategy
from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.ui.form.choice_list import ChoiceList
from lhl_editor.ui.form.link_popup import LinkPopup
from lhl_editor.ui.form.page_picker import PagePicker
from lhl_editor.ui.text.field import TextField
from tests.builders import strategy
from tests.range_of_strategies import RANGE, shipped
from tests.ui.form.conftest import Form, Make

SUB_GOAL = "goals/sub_goals/innsatsomrader"


class Opened(QObject):
    """Stands for the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.addresses.append(url.toString())


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[Opened]:
    opened = Opened()
    schemes = ("https", "http", "mailto", "file", "javascript")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, opened, "take")
    yield opened
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


def printed(pane: Form, of: Strategy | None = None) -> Form:
    pane.session.set_pages(typeset(compose(of or pane.session.strategy), load_faces()))
    return pane


def text_field(pane: Form, name: str) -> TextField:
    field = pane.field(name)
    assert isinstance(field, TextField)
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def small(form: Make) -> Form:
    goals = {"sub_goals": [{"id": "a", "title": "Ett", "reasons": "Se "}]}
    return form(strategy(goals=goals)).go("goals/sub_goals/a")


def test_a_page_reference_is_found_by_its_words_and_put_in(form: Make):
    third = shipped()["goals"]["sub_goals"][2].id
    pane = printed(form()).go(f"goals/sub_goals/{third}")
    field = text_field(pane, "Hvorfor")
    field.want_page_reference()
    pane.type("innsats")
    found = pane.pane.findChild(ChoiceList).choices
    assert (found[0].words, found[0].lead) == ("De fem innsatsområdene", "10")
    assert ("21", "denne siden") in [(one.lead, one.detail) for one in found]
    pane.press(Qt.Key.Key_Return)
    reasons = pane.value(f"goals/sub_goals/{third}/reasons")
    assert write(reasons).endswith("side {insight/focus_areas}")
    assert pane.focused is field


def test_a_page_reference_can_have_the_name_before_it(form: Make):
    third = shipped()["goals"]["sub_goals"][2].id
    pane = printed(form()).go(f"goals/sub_goals/{third}")
    field = text_field(pane, "Hvorfor")
    field.want_page_reference()
    pane.type("innsats")
    pane.button("side 10")
    pane.press(Qt.Key.Key_Tab)
    pane.press(Qt.Key.Key_Right)
    assert pane.button("De fem innsatsområdene (side 10)").isChecked()
    pane.press(Qt.Key.Key_Return)
    reasons = pane.value(f"goals/sub_goals/{third}/reasons")
    assert write(reasons).endswith("De fem innsatsområdene (side {insight/focus_areas})")
    assert pane.focused is field
    field.setFocus()
    pane.press(Qt.Key.Key_Left)
    pane.press(Qt.Key.Key_Left)
    field.want_page_reference()
    pickers = pane.pane.window().findChildren(PagePicker)  # the words round it stand already
    assert not any(each.isVisible() for each in pickers)


def test_a_link_is_made_with_words_and_address(form: Make):
    pane = small(form)
    field = text_field(pane, "Hvorfor")
    field.want_link()
    pane.type("nettsiden")
    pane.press(Qt.Key.Key_Tab)
    pane.type("https://eksempel.no/a")
    pane.press(Qt.Key.Key_Return)
    link = "[nettsiden](https://eksempel.no/a)"
    assert link in write(pane.value("goals/sub_goals/a/reasons"))
    assert pane.focused is field


def test_an_address_that_cannot_be_followed_is_refused_with_the_reason(form: Make):
    pane = small(form)
    text_field(pane, "Hvorfor").want_link()
    pane.press(Qt.Key.Key_Tab)
    pane.type("javascript:alert")
    pane.press(Qt.Key.Key_Return)
    assert any("ingen trygg lenke" in words for words in pane.words())
    assert pane.pane.findChild(LinkPopup).isVisible()
    assert write(pane.value("goals/sub_goals/a/reasons")).strip() == "Se"


def test_an_address_without_https_is_completed(form: Make):
    pane = small(form)
    text_field(pane, "Hvorfor").want_link()
    pane.type("her")
    pane.press(Qt.Key.Key_Tab)
    pane.type("www.eksempel.no")
    pane.press(Qt.Key.Key_Return)
    assert "(https://www.eksempel.no)" in write(pane.value("goals/sub_goals/a/reasons"))


def test_a_link_becomes_plain_words_again(form: Make):
    goals = {"sub_goals": [{"id": "a", "title": "Ett", "reasons": "[Ord](https://a.no)"}]}
    pane = form(strategy(goals=goals)).go("goals/sub_goals/a")
    field = text_field(pane, "Hvorfor")
    field.moveCursor(QTextCursor.MoveOperation.Left)
    field.want_link()
    pane.button("Fjern lenken").click()
    assert write(pane.value("goals/sub_goals/a/reasons")).strip() == "Ord"


def test_a_chip_follows_its_place_when_the_pages_change(form: Make):
    goals = {"title": "Mål", "sub_goals": [{"id": "a", "title": "Ett", "reasons": "side {tools}"}]}
    pane = form(strategy(goals=goals)).go("goals/sub_goals/a")
    printed(pane)
    assert pane.field("Hvorfor").text() == pane.value("goals/sub_goals/a/reasons")


def test_an_address_is_opened_only_when_she_asks(form: Make, browser: Opened):
    pane = form(strategy(tools=[{"id": "a", "name": "A", "url": "https://a.no/b"}])).go("tools/a")
    assert browser.addresses == []
    pane.button("Åpne adressen").click()
    assert browser.addresses == ["https://a.no/b"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "a.no", ""])
def test_what_is_no_safe_address_is_never_opened(form: Make, browser: Opened, url: str):
    pane = form(strategy(tools=[{"id": "a", "name": "A", "url": url}])).go("tools/a")
    button = pane.button("Åpne adressen")
    assert not button.isEnabled()
    button.click()
    assert browser.addresses == []


def test_a_page_that_is_too_full_says_so_at_once(form: Make):
    third = shipped()["goals"]["sub_goals"][2].id
    pane = printed(form()).go(f"goals/sub_goals/{third}")
    said: list[str] = []
    pane.session.announced.connect(said.append)
    assert "Side 21 er 71 % full" in pane.words()
    printed(pane, RANGE["ten times the text"]())
    assert said == ["Delmål 3 går over på 5 sider til"]
    assert "Går over på 5 sider til" in pane.words()
    printed(pane)
    assert "Side 21 er 71 % full" in pane.words()

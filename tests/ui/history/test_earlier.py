"""Earlier values of the field in hand, and back to one of them in one click."""

from PySide6.QtWidgets import QCheckBox, QPushButton

from lhl_editor.core.changes import SetField
from lhl_editor.core.path import ROOT
from lhl_editor.ui.compare.marked_text import MarkedText
from tests.builders import path
from tests.ui.history.conftest import TITLE, seen


def ways(dialog):
    words = "Hent tilbake"
    return [each for each in dialog.findChildren(QPushButton) if each.text() == words]


def test_a_value_is_brought_back_in_one_click_and_undone_in_one_step(desk):
    desk.write_and_save("Første", "Andre")
    desk.document.session.go_to(TITLE)

    def bring_back(dialog):
        desk.wait(lambda: "Står her nå" in seen(dialog))
        words = seen(dialog).split(" | ")
        assert words.index("Andre") < words.index("Første") < words.index("Strategi")
        assert "Solveig Aas, i dag" in seen(dialog)
        assert len(ways(dialog)) == 2
        assert ways(dialog)[0].accessibleName().endswith("Første")
        ways(dialog)[0].click()

    desk.during(desk.history_desk.show_earlier, bring_back)
    assert desk.title == "Første"
    desk.document.session.undo()
    assert desk.title == "Andre"


def test_one_click_marks_what_differs_from_what_is_there_now(desk):
    desk.write_and_save("En god plan", "En bedre plan")
    desk.document.session.go_to(TITLE)

    def compare(dialog):
        desk.wait(lambda: "Står her nå" in seen(dialog))
        (marks,) = dialog.findChildren(QCheckBox)
        marks.click()
        texts = [each for each in dialog.findChildren(MarkedText) if each.isVisible()]
        assert texts[0].toPlainText() == "En god bedre plan"
        struck = texts[0].document().find("god").charFormat()
        came = texts[0].document().find("bedre").charFormat()
        assert struck.fontStrikeOut()
        assert came.fontUnderline()
        assert texts[0].accessibleName().endswith(": En god plan")
        assert texts[0].height() >= texts[0].document().size().height()
        marks.click()
        assert "En god plan" in seen(dialog)
        assert not any(each.isVisible() for each in texts)

    desk.during(desk.history_desk.show_earlier, compare)


def test_a_field_that_was_empty_can_be_empty_again(desk):
    place = path("document/valid_from")
    desk.save()
    desk.document.session.dispatch(SetField(place, "2026-11"))
    desk.save()
    desk.document.session.go_to(place)

    def bring_back(dialog):
        desk.wait(lambda: "november 2026" in seen(dialog))
        assert "Før det | (tomt)" in seen(dialog)
        ways(dialog)[0].click()

    desk.during(desk.history_desk.show_earlier, bring_back)
    assert desk.document.session.strategy["document"]["valid_from"] == ""


def test_a_field_that_never_changed_says_so(desk):
    desk.document.session.go_to(TITLE)

    def look(dialog):
        desk.wait(lambda: "Det finnes ingen versjon der dette feltet er endret." in seen(dialog))

    desk.during(desk.history_desk.show_earlier, look)


def test_it_is_said_where_there_is_no_field_in_hand(desk):
    desk.document.session.go_to(ROOT / "document")
    assert desk.history_desk.why_no_earlier() == "Sett markøren i et felt først."
    desk.document.session.go_to(TITLE)
    assert desk.history_desk.why_no_earlier() == ""

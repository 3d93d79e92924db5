"""An own page's table is filled in cell by cell."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from tests.builders import strategy
from tests.ui.form.conftest import Form, Make

PAGE = "chapters/c/pages/s"
ALT = Qt.KeyboardModifier.AltModifier


def opened(form: Make, **page: object) -> Form:
    chapter = {"id": "c", "title": "Kanaler", "pages": [{"id": "s", "title": "Side", **page}]}
    return form(strategy(chapters=[chapter])).go(PAGE)


def with_table(form: Make) -> Form:
    rows = [{"id": "a", "cells": ["Nett", "Alle"]}, {"id": "b", "cells": ["Brev"]}]
    return opened(form, columns=["Kanal", "Hvem"], rows=rows)


def table(pane: Form) -> list[tuple[str, ...]]:
    rows = pane.value(f"{PAGE}/rows")
    return [pane.value(f"{PAGE}/columns"), *(row["cells"] for row in rows)]


def view(pane: Form) -> QTableView:
    found = pane.field("Tabell")
    assert isinstance(found, QTableView)
    return found


def test_a_table_is_begun_with_one_press(form: Make):
    pane = opened(form)
    assert "Ingen tabell på denne siden." in pane.words()
    pane.button("Lag en tabell").click()
    assert table(pane) == [("", "", ""), ()]
    pane.type("Kanal")
    assert table(pane)[0] == ("Kanal", "", "")
    pane.session.undo()
    pane.session.undo()
    assert pane.value(f"{PAGE}/columns") == ()


def test_tab_goes_to_the_next_cell_and_out_of_the_last(form: Make):
    pane = with_table(form)
    view(pane).setFocus()
    view(pane).setCurrentIndex(view(pane).model().index(2, 0))
    pane.type("E-post")
    pane.press(Qt.Key.Key_Tab)
    pane.type("Noen")
    assert table(pane)[2] == ("E-post", "Noen")
    pane.press(Qt.Key.Key_Tab)
    assert not view(pane).isAncestorOf(pane.focused)
    assert pane.focused is not view(pane)


def test_the_cell_says_what_it_is_of(form: Make):
    pane = with_table(form)
    index = view(pane).model().index(1, 1)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert index.data(role) == "Hvem, rad 1: Alle"
    assert view(pane).model().index(0, 0).data(role) == "Overskrift 1: Kanal"


def test_rows_are_added_moved_and_taken_away(form: Make):
    pane = with_table(form)
    view(pane).setFocus()
    view(pane).setCurrentIndex(view(pane).model().index(1, 0))
    pane.press(Qt.Key.Key_Down, ALT)
    assert table(pane)[1:] == [("Brev",), ("Nett", "Alle")]
    pane.button("Legg til rad").click()
    assert table(pane)[1:] == [("Brev",), ("Nett", "Alle"), ()]


def test_columns_are_added_and_moved_in_one_step(form: Make):
    pane = with_table(form)
    before = pane.session.strategy
    view(pane).setFocus()
    view(pane).setCurrentIndex(view(pane).model().index(0, 0))
    pane.press(Qt.Key.Key_Right, ALT)
    assert table(pane) == [("Hvem", "Kanal"), ("Alle", "Nett"), ("", "Brev")]
    assert pane.session.undo_title == "flytt kolonne"
    pane.session.undo()
    assert pane.session.strategy == before
    pane.button("Legg til kolonne").click()
    assert table(pane)[0] == ("Kanal", "", "Hvem")


def test_a_cell_that_undo_empties_is_shown_empty(form: Make):
    pane = with_table(form)
    view(pane).setFocus()
    view(pane).setCurrentIndex(view(pane).model().index(1, 0))
    pane.type("x")
    assert table(pane)[1] == ("x", "Alle")
    pane.session.undo()
    QApplication.processEvents()
    assert view(pane).model().index(1, 0).data() == "Nett"

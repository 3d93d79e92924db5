"""Every field of every kind has an editor that shows its value, and gives back an equal one."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item, Strategy, exists, get, new_strategy, walk_items
from lhl_editor.core.subjects import subject
from lhl_editor.language.typed_dates import read_date
from lhl_editor.ui.form.date_editor import DateEditor
from lhl_editor.ui.form.editor import Editor
from lhl_editor.ui.form.item_list import ItemListEditor
from lhl_editor.ui.form.line_editor import LineEditor
from lhl_editor.ui.form.lines_editor import LinesEditor
from lhl_editor.ui.form.references_editor import ReferencesEditor
from lhl_editor.ui.form.table_editor import TableEditor
from lhl_editor.ui.form.text_editor import TextEditor
from tests.builders import item
from tests.range_of_strategies import RANGE
from tests.ui.form.conftest import Make, unnamed

WALKED = ("shipped", "empty", "headless", "marked up", "own chapters and pages", "wide table")


def subjects(strategy: Strategy) -> list[Path]:
    """Every place that has a form."""
    lists = [ROOT / "tools", ROOT / "organisations", ROOT / "messages" / "lead_messages"]
    found = [path for path, _ in walk_items(strategy) if subject(path) == path]
    return [*found, *lists]


def one_of_each(strategy: Strategy) -> list[Path]:
    """The first two forms of each kind."""
    counted: Counter[str] = Counter()
    chosen = []
    for path in subjects(strategy):
        value = get(strategy, path)
        kind = value.kind if isinstance(value, Item) else str(path)
        counted[kind] += 1
        if counted[kind] <= 2:
            chosen.append(path)
    return chosen


def every_field() -> Strategy:
    """A strategy in which each field of each kind holds something."""
    runs = "Ord, **fet** og [lenke](https://eksempel.no)."
    words = {
        "DATE": "2022-Q4",
        "NUMBER": "7",
        "URL": "https://eksempel.no/a",
        "EMAIL": "a@eksempel.no",
        "PICTURE": "borte.png",
        "TEXT": f"{runs}\n\n- Et punkt",
        "LINE": "Ord & <b>flere</b>",
        "LINES": ["en", "", "to & tre"],
        "DATES": ["2022", "snart"],
        "REFERENCE": "borte",
        "REFERENCES": ["borte", "b"],
        "CHOICE": "ukjent",
    }

    def filled(kind: str, id: str = "") -> dict[str, object]:
        values: dict[str, object] = {"id": id} if id else {}
        for field in KINDS[kind].fields:
            name = field.type.name
            if name == "SECTION":
                values[field.name] = filled(field.kind)
            elif name == "ITEMS":
                values[field.name] = [filled(field.kind, "a"), filled(field.kind, "b")]
            else:
                values[field.name] = words[name]
        return values

    return item("strategy", **filled("strategy"))


def read(editor: Editor) -> object:
    """What a person reads in an editor, as the value that it stands for."""
    match editor:
        case TextEditor():
            return editor.field.text()
        case LineEditor():
            return editor.field.text()
        case DateEditor():
            words = editor.focus_target().text()
            return read_date(words) or words
        case LinesEditor():
            fields = [one.field.text() for one in editor.findChildren(QWidget) if is_line(one)]
            dates = editor.place.field.type is Type.DATES
            return tuple((read_date(one) if dates else "") or one for one in fields)
        case ItemListEditor():
            keys = [row.key for row in editor.list.rows]
            return tuple(item for item in editor.shown if item.id in keys and len(keys))
        case ReferencesEditor():
            assert len(editor.list.rows) == len(editor.shown)
            return editor.shown
        case TableEditor():
            columns, rows = editor.shown
            model = editor.view.model()
            for n, cells in enumerate([columns, *(row["cells"] for row in rows)]):
                for at, words in enumerate(cells):
                    assert model.index(n, at).data() == words
            return editor.shown
        case _:
            return editor.shown


def is_line(widget: QWidget) -> bool:
    return type(widget).__name__ == "_Line"


@pytest.mark.parametrize("name", [*WALKED, "every field"])
def test_each_form_shows_what_the_strategy_says(form: Make, name: str):
    strategy = every_field() if name == "every field" else RANGE[name]()
    pane = form(strategy)
    for path in one_of_each(strategy):
        pane.go(str(path))
        assert pane.pane.path == path
        for row in pane.rows:
            owner = get(strategy, row.editor.place.path.parent)
            assert read(row.editor) == row.editor.value_of(owner), row.editor.place.path
        assert pane.session.strategy is strategy  # looking changes nothing


def test_no_field_of_the_schema_is_without_a_row(form: Make):
    strategy = every_field()
    pane = form(strategy)
    shown: set[tuple[str, str]] = set()
    for path in one_of_each(strategy):
        pane.go(str(path))
        for row in pane.rows:
            shown.add((row.editor.place.kind, row.editor.place.field.name))
    every = {(kind.name, field.name) for kind in KINDS.values() for field in kind.fields}
    beside = {(kind, name) for kind, name in every - shown if _is_shown_with_another(kind, name)}
    assert every - shown - beside == set()


def _is_shown_with_another(kind: str, name: str) -> bool:
    """Rows stand in the table, sections behind one another, lists in the whole strategy."""
    section = KINDS[kind].field(name).type.name == "SECTION"
    return section or kind == "row" or name == "rows"


@pytest.mark.parametrize("name", [*WALKED[:-1], "every field"])
def test_going_through_every_field_with_tab_changes_nothing(form: Make, name: str):
    strategy = every_field() if name == "every field" else RANGE[name]()
    pane = form(strategy)
    for path in one_of_each(strategy)[::3]:
        pane.go(str(path))
        pane.pane.focus_first()
        for _ in range(25):
            pane.pane.focusNextChild()
        assert pane.session.strategy == strategy, path


def test_what_is_typed_in_any_line_or_text_reaches_the_strategy(form: Make):
    strategy = every_field()
    pane = form(strategy)
    for path in one_of_each(strategy):
        pane.go(str(path))
        for row in pane.rows:
            field = row.editor.focus_target()
            if not isinstance(field, QLineEdit | QTextEdit) or not field.isVisible():
                continue
            before = get(pane.session.strategy, row.editor.place.path)
            field.setFocus()
            pane.type("x")
            after = get(pane.session.strategy, row.editor.place.path)
            assert after != before, row.editor.place.path
            pane.session.undo()
            assert get(pane.session.strategy, row.editor.place.path) == before
            assert row.editor.shown == row.editor.value_of(
                get(pane.session.strategy, row.editor.place.path.parent)
            )


@pytest.mark.parametrize("name", ["shipped", "empty", "own chapters and pages", "every field"])
def test_every_control_has_a_name(form: Make, name: str):
    strategy = every_field() if name == "every field" else RANGE[name]()
    pane = form(strategy).check()
    for path in one_of_each(strategy):
        pane.go(str(path))
        assert unnamed(pane.pane) == [], path


def test_a_place_that_is_gone_gives_way_to_the_one_around_it(form: Make):
    pane = form().go("goals/sub_goals/forankring")
    pane.session.replace(new_strategy())
    QApplication.processEvents()
    assert str(pane.pane.path) == "goals"
    assert exists(pane.session.strategy, pane.pane.path)


def test_a_control_without_a_name_would_be_found(form: Make):
    pane = form().go("document")
    nameless = QLineEdit(pane.pane)
    nameless.show()
    assert unnamed(pane.pane) == ["Role.EditableText QLineEdit"]

"""Thousands of edits, moves, deletions, undos and redos: strategy, outline, form, findings and
page agree, and undoing all gives the first strategy back."""

import random
from datetime import date
from itertools import count

import pytest

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField
from lhl_editor.core.document_order import in_document_order
from lhl_editor.core.schema import KINDS, LISTS, SCALARS, Type
from lhl_editor.core.strategy import Item, exists, get, walk_items
from lhl_editor.core.subjects import new_id, subject
from lhl_editor.core.text import plain_text
from lhl_editor.core.validate import validate
from lhl_editor.pages.compose import compose
from lhl_editor.pages.fit import fit_problems
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.ui.form.editor import Editor
from lhl_editor.ui.form.table_editor import TableEditor
from lhl_editor.ui.outline.rows import rows
from lhl_editor.ui.text.field import TextField
from lhl_editor.ui.text.wrapping_line import WrappingLine

WORDS = [
    "eldre",
    "kommunen",
    "reformen",
    "",
    "www.x.no",
    "2021-2023",
    "aktivitet",
    "«mat»",
    "og",
    "måltider",
    "side",
    "10",
]
HOLDING = (Type.SECTION, Type.ITEMS)
USUAL, MANY = 120, 3000
LOOKS = 4
BREATH = 10


class Doings:
    """Random things that a person might do."""

    def __init__(self, session, chance):
        self.session, self.chance = session, chance
        self.count = 0

    def do(self):
        self.count += 1
        doing = self.chance.choices(
            (self.write, self.add, self.remove, self.move, self.undo, self.redo, self.go),
            (40, 12, 6, 12, 14, 8, 8),
        )[0]
        doing()

    def words(self):
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(0, 12))).strip()

    def items(self):
        return list(walk_items(self.session.strategy))

    def write(self):
        path, item = self.chance.choice(self.items())
        fields = [
            one for one in KINDS[item.kind].fields if one.type not in (Type.SECTION, Type.ITEMS)
        ]
        if fields:
            field = self.chance.choice(fields)
            self.session.dispatch(SetField(path / field.name, self.value(field)))
            self.session.go_to(path / field.name)

    def value(self, field):
        if field.type is Type.TEXT:
            return plain_text(*(words for _ in range(2) if (words := self.words())))
        if field.type in LISTS:
            return tuple(words for _ in range(2) if (words := self.words()))
        assert field.type in SCALARS
        return self.words()

    def lists(self):
        for path, item in self.items():
            for field in KINDS[item.kind].fields:
                if field.type is Type.ITEMS:
                    yield path / field.name, field.kind, [one.id for one in item[field.name]]

    def add(self):
        path, kind, ids = self.chance.choice(list(self.lists()))
        if len(ids) < 12:
            item = Item(kind, new_id(kind, ids, f"{self.count:06d}"), {})
            self.session.dispatch(AddItem(path, item, self.chance.choice(["", *ids])))

    def some_item(self):
        paths = [path / id for path, _, ids in self.lists() for id in ids]
        return self.chance.choice(paths) if paths else None

    def remove(self):
        if path := self.some_item():
            self.session.dispatch(RemoveItem(path))
            self.session.go_to(path)

    def move(self):
        if path := self.some_item():
            others = [one.id for one in get(self.session.strategy, path.parent)]
            others.remove(path.name)
            self.session.dispatch(MoveItem(path, self.chance.choice(["", *others])))

    def undo(self):
        for _ in range(self.chance.randint(1, 3)):
            self.session.undo()

    def redo(self):
        self.session.redo()

    def go(self):
        path, _ = self.chance.choice(self.items())
        self.session.go_to(path)


def shown_rows(model, parent=None):
    """The rows of the outline as (depth first) words with their depth."""
    from PySide6.QtCore import QModelIndex

    parent = parent or QModelIndex()
    for number in range(model.rowCount(parent)):
        index = model.index(number, 0, parent)
        yield index
        yield from shown_rows(model, index)


def check(driver):
    """All that is seen says what the strategy says."""
    session, window = driver.session, driver.window
    driver.wait(driver.settled)
    strategy = session.strategy
    placed = typeset(compose(strategy), load_faces())
    driver.wait(lambda: session.placed == placed)
    found = in_document_order(
        strategy,
        (*validate(strategy, date.today()), *fit_problems(placed, load_faces())),
    )
    driver.wait(lambda: session.problems == found)
    model = window.desk.bench.outline.tree.model()
    shown = [path for index in shown_rows(model) if (path := model.path(index)) is not None]
    assert shown == [row.path for row in flat(rows(strategy))]
    form = window.desk.bench.form
    here = subject(session.place)
    if exists(strategy, here) and here.parts:
        assert form.path == here
        for editor in form.findChildren(Editor):
            if editor.isVisible():
                check_editor(editor, strategy)


def check_editor(editor, strategy):
    value = get(strategy, editor.place.path)
    if editor.place.field.type is Type.TEXT:
        assert editor.findChild(TextField).text() == value
    elif editor.place.field.type is Type.LINE:
        assert editor.findChild(WrappingLine).text() == value
    elif isinstance(editor, TableEditor):  # one editor of columns and rows
        rows = get(strategy, editor.place.path.parent / "rows")
        assert editor.shown == (value, rows)
    elif editor.place.field.type not in HOLDING:
        assert editor.shown == value


def flat(some):
    for row in some:
        yield row
        yield from flat(row.rows)


def breathe(driver, step):
    """What the window puts off, above all taking forms apart, does not pile up: a person's hand
    leaves it time."""
    if step % BREATH == 0:
        driver.qtbot.wait(1)


def go_through(driver, seed, steps):
    session = driver.session
    first = session.strategy
    doings = Doings(session, random.Random(seed))
    for step in range(1, steps + 1):
        doings.do()
        breathe(driver, step)
        if step % (steps // LOOKS) == 0:
            check(driver)
    for step in count(1):
        if not session.undo_title:
            break
        session.undo()
        breathe(driver, step)
    assert session.strategy == first
    assert not session.is_modified
    check(driver)


@pytest.mark.parametrize("seed", [1, 2])
def test_everything_agrees_and_undoing_all_gives_the_first_back(driver, seed):
    go_through(driver, seed, USUAL)


@pytest.mark.full
@pytest.mark.parametrize("seed", [3, 4])
def test_everything_agrees_after_thousands_of_edits(driver, seed):
    go_through(driver, seed, MANY)

"""A simple table: an own page's columns and rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from lhl_editor.core.changes import AddItem, Change, MoveItem, RemoveItem, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Item, Value
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.button_line import button_line
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.form.new_items import new_item
from lhl_editor.ui.form.table_model import Cells, TableModel
from lhl_editor.ui.form.table_view import TableView
from lhl_editor.ui.widgets import button, icon_button, label, set_state

_FIRST_COLUMNS = 3
Rearranged = Callable[[Cells], Cells]


class TableEditor(Editor):
    """The value is (columns, rows); a cell that is edited is a change of its own row."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._owner = place.path.parent
        read_only = place.session.read_only
        self._model = TableModel(place.theme, read_only, self)
        self._model.edited.connect(self._edit)
        self.view = TableView(place.theme, self._model, self._move, self._add_row)
        self._empty = label(say("form.table.empty"), "muted", wraps=True)
        self._begin = button(say("form.table.begin"), self._make_table)
        self._begin.setIcon(place.theme.icon("plus"))
        self._tools = self._make_tools()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(place.theme.px(8))
        layout.addWidget(self._empty)
        layout.addLayout(button_line(self._begin))
        layout.addWidget(self.view)
        layout.addWidget(self._tools)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(self.theme.px(8))
        for code, run in (("add_row", self._add_row), ("add_column", self._add_column)):
            made = button(say(f"form.table.{code}"), run)
            made.setIcon(self.theme.icon("plus"))
            row.addWidget(made)
        row.addStretch(1)
        for icon, code, step in (("arrow-up", "row_up", -1), ("arrow-down", "row_down", 1)):
            words = say(f"form.table.{code}")
            row.addWidget(icon_button(self.theme, icon, words, partial(self._move, step, 0)))
        more = icon_button(self.theme, "ellipsis", say("form.table.more"), lambda: None)
        more.clicked.connect(lambda: self._menu().popup(more.mapToGlobal(more.rect().bottomLeft())))
        row.addWidget(more)
        return tools

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, run in (
            ("column_left", partial(self._move, 0, -1)),
            ("column_right", partial(self._move, 0, 1)),
            ("remove_row", self._remove_row),
            ("remove_column", self._remove_column),
        ):
            action = QAction(say(f"form.table.{code}"), menu)
            action.triggered.connect(lambda _=False, run=run: run())
            menu.addAction(action)
        return menu

    def value_of(self, owner: Item) -> Value:
        return owner["columns"], owner["rows"]

    @property
    def _columns(self) -> tuple[str, ...]:
        return (self.shown or ((), ()))[0]

    @property
    def _rows(self) -> tuple[Item, ...]:
        return (self.shown or ((), ()))[1]

    def show_value(self, value: Value, before: Value | None) -> None:
        now = self.view.currentIndex()
        columns, rows = value
        self._model.set_table(columns, rows)
        is_there = bool(columns or rows)
        self.view.setVisible(is_there)
        self._tools.setVisible(is_there and not self.session.read_only)
        self._empty.setVisible(not is_there)
        self._begin.setVisible(not is_there and not self.session.read_only)
        if now.isValid() and not self.view.currentIndex().isValid():
            self._make_current(now.row(), now.column())

    def _make_current(self, row: int, column: int) -> None:
        row = max(0, min(row, self._model.rowCount() - 1))
        column = max(0, min(column, self._model.columnCount() - 1))
        self.view.setCurrentIndex(self._model.index(row, column))

    def _edit(self, row: int, column: int, words: str) -> None:
        path = self._cells_path(row)
        cells = list(self._model.cells[row])
        cells += [""] * (column + 1 - len(cells))
        cells[column] = words
        self.session.dispatch(SetField(path, tuple(cells)), by=self)

    def _cells_path(self, row: int) -> Path:
        if row == 0:
            return self._owner / "columns"
        return self._owner / "rows" / self._rows[row - 1].id / "cells"

    def _make_table(self) -> None:
        columns = ("",) * _FIRST_COLUMNS
        row = new_item("row", ())
        self.dispatch(
            SetField(self._owner / "columns", columns),
            AddItem(self._owner / "rows", row),
            title=say("form.table.step.begin"),
        )
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_current(0, 0)

    def _add_row(self) -> None:
        at = max(self.view.currentIndex().row(), 0) or len(self._rows)
        after = self._rows[at - 1].id if self._rows else ""
        self.dispatch(AddItem(self._owner / "rows", new_item("row", self._rows), after))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_current(at + 1, 0)

    def _add_column(self) -> None:
        at = self.view.currentIndex().column()
        at = at + 1 if at >= 0 else self._model.columnCount()
        self._change_columns(lambda cells: (*cells[:at], "", *cells[at:]), at, "add_column", at)

    def _remove_column(self) -> None:
        at = self.view.currentIndex().column()
        if at >= 0:
            self._change_columns(
                lambda cells: (*cells[:at], *cells[at + 1 :]), at, "remove_column", at
            )

    def _change_columns(self, change: Rearranged, least: int, code: str, then: int) -> None:
        """The same change to the headings and to each row that reaches so far, in one step."""
        changes: list[Change] = []
        for row, cells in enumerate(self._model.cells):
            if len(cells) >= least and (after := change(cells)) != cells:
                changes.append(SetField(self._cells_path(row), after))
        self.dispatch(*changes, title=say(f"form.table.step.{code}"))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_current(max(self.view.currentIndex().row(), 0), then)

    def _remove_row(self) -> None:
        row = self.view.currentIndex().row()
        if row > 0:
            column = self.view.currentIndex().column()
            self.dispatch(RemoveItem(self._owner / "rows" / self._rows[row - 1].id))
            self._make_current(row, column)

    def _move(self, rows: int, columns: int) -> None:
        now = self.view.currentIndex()
        row, column = now.row(), now.column()
        if rows and row > 0 and 1 <= row + rows <= len(self._rows):
            ids = [one.id for one in self._rows]
            id = ids.pop(row - 1)
            after = ids[row + rows - 2] if row + rows > 1 else ""
            self.dispatch(MoveItem(self._owner / "rows" / id, after))
            self._make_current(row + rows, column)
        elif columns and 0 <= column + columns < self._model.columnCount():
            to = column + columns
            self._change_columns(partial(_swapped, column, to), 0, "move_column", to)

    def problems_in(self, findings: Findings) -> tuple[Problem, ...]:
        names = "columns", "rows"
        return tuple(p for name in names for p in findings.within(self._owner / name))

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        set_state(self.view, state)

    def focus_target(self) -> QWidget:
        return self._begin if self.view.isHidden() else self.view

    def focus_on(self, path: Path) -> None:
        inside = path.parts[len(self._owner.parts) :]
        ids = [row.id for row in self._rows]
        if len(inside) > 1 and inside[0] == "rows" and inside[1] in ids:
            self._make_current(ids.index(inside[1]) + 1, 0)
        super().focus_on(path)

    def tell(self, name: str, description: str) -> None:
        self.view.setAccessibleName(name)
        self.view.setAccessibleDescription(description)
        self._begin.setAccessibleDescription(f"{name}. {description}".strip())


def _swapped(one: int, other: int, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells with two of them in each other's place."""
    longer = list(cells) + [""] * (max(one, other) + 1 - len(cells))
    longer[one], longer[other] = longer[other], longer[one]
    return tuple(longer) if any(longer[len(cells) :]) else tuple(longer[: max(len(cells), 0)])

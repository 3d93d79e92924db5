"""A list of small items, edited where they stand: all open while few, else one at a time."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem
from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS
from lhl_editor.core.strategy import Item, Value, get
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.button_line import button_line
from lhl_editor.ui.form.card import Card
from lhl_editor.ui.form.editor import Editor, FieldPlace, LastSaid
from lhl_editor.ui.form.field_group import MakeEditor
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.form.item_list import add_button, empty_words, item_row
from lhl_editor.ui.form.naming import name_of
from lhl_editor.ui.form.new_items import new_item
from lhl_editor.ui.form.row_list import OPEN, REMOVE, RowList
from lhl_editor.ui.widgets import label

_MOST_FIELDS = 12  # shown at once before the list folds


class CardsEditor(Editor):
    def __init__(self, place: FieldPlace, make: MakeEditor, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._make = make
        self._folds: bool | None = None
        self._open = ""
        self._findings = Findings()
        self._last: LastSaid | None = None
        self._said = ("", "")
        self._cards: dict[str, Card] = {}
        self._placed: list[QWidget] = []
        self._above, self._below = self._rows(), self._rows()
        self._above.peers = self._below.peers = (self._above, self._below)
        self._empty = label(empty_words(place.field.kind), "muted", wraps=True)
        self._add = add_button(self, place.field.kind)
        self._add.clicked.connect(self._new)
        if place.session.read_only:
            self._add.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(8))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(self.theme.px(8))
        layout.addWidget(self._empty)
        layout.addLayout(self._parts)
        layout.addLayout(button_line(self._add))

    def _rows(self) -> RowList:
        may_change = not self.session.read_only
        actions = (OPEN, REMOVE) if may_change else (OPEN,)
        rows = RowList(self.theme, actions, moves=may_change, parent=self)
        rows.opened.connect(self._open_card)
        rows.removed.connect(self._remove)
        rows.moved.connect(self._move)
        rows.hide()
        return rows

    def differs(self, value: Value, saved: Value) -> bool:
        """The fields of each item say for themselves what changed in it."""
        return [item.id for item in value] != [item.id for item in saved]

    def show_value(self, value: Value, before: Value | None) -> None:
        if self._folds is None or before is None:
            self._folds = len(value) * len(KINDS[self.place.field.kind].fields) > _MOST_FIELDS
        if self._open not in {item.id for item in value}:
            self._open = ""
        self._arrange(value)
        self._empty.setVisible(not value)

    def _arrange(self, items: tuple[Item, ...]) -> None:
        """Cards of what is open, rows above and below it of the rest."""
        shown = [one for one in items if not self._folds or one.id == self._open]
        for id in self._cards.keys() - {one.id for one in shown}:
            card = self._cards.pop(id)
            card.hide()
            card.deleteLater()
        at = next((n for n, one in enumerate(items) if one.id == self._open), len(items))
        folded = items if self._folds else ()
        self._show_rows(self._above, folded[:at], 1, "")
        self._show_rows(self._below, folded[at + 1 :], at + 2, self._open)
        numbers = {one.id: n for n, one in enumerate(items, 1)}
        for one in shown:
            card = self._cards.get(one.id) or self._card(one.id)
            card.refresh(one, numbers[one.id], len(items))
        cards = [self._cards[one.id] for one in shown]
        self._place([self._above, *cards, self._below])

    def _place(self, wanted: list[QWidget]) -> None:
        if wanted == self._placed:
            return
        self._placed = wanted
        focus = QApplication.focusWidget()
        while self._parts.count():
            self._parts.takeAt(0)
        for widget in wanted:
            self._parts.addWidget(widget)
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)
        if focus and focus is not QApplication.focusWidget() and self.isAncestorOf(focus):
            focus.setFocus()

    def _show_rows(self, rows: RowList, items: tuple[Item, ...], first: int, before: str) -> None:
        rows.before = before
        place = self.place.path
        rows.set_rows(
            tuple(
                item_row(item, number, self._findings.badge(place / item.id))
                for number, item in enumerate(items, first)
            )
        )
        rows.setVisible(bool(items))

    def _card(self, id: str) -> Card:
        card = self._cards[id] = Card(self.place, id, self._make, bool(self._folds), self)
        card.acted.connect(lambda code: self._act(code, id))
        card.wanted.connect(self.wanted)
        if self._last is not None:
            card.show_last_changes(self._last)
        card.show()
        return card

    def show_saved(self) -> None:
        self._arrange(self.shown or ())

    def show_last_changes(self, last: LastSaid) -> None:
        self._last = last
        for card in self._cards.values():
            card.show_last_changes(last)

    def show_findings(self, findings: Findings) -> None:
        self._findings = findings
        self._arrange(self.shown or ())
        for card in self._cards.values():
            card.show_findings(findings)

    def _open_card(self, id: str) -> None:
        self._open = id
        self._arrange(self.shown or ())
        self._cards[id].show_findings(self._findings)
        self._cards[id].focus_on(self.place.path / id)

    def _act(self, code: str, id: str) -> None:
        ids = [item.id for item in self.shown or ()]
        at = ids.index(id)
        if code == "remove":
            self._remove(id)
        elif code == "fold":
            self._open = ""
            self._arrange(self.shown or ())
            self._above.make_current(id)
            self._above.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code == "up" and at > 0:
            self._move(id, ids[at - 2] if at > 1 else "")
            self._cards[id].focus_button(code)
        elif code == "down" and at + 1 < len(ids):
            self._move(id, ids[at + 1])
            self._cards[id].focus_button(code)

    def _new(self) -> None:
        items: tuple[Item, ...] = self.shown or ()
        item = new_item(self.place.field.kind, items)
        self._open = item.id
        self.dispatch(AddItem(self.place.path, item, items[-1].id if items else ""))
        self.focus_on(self.place.path / item.id)

    def _remove(self, id: str) -> None:
        ids = [item.id for item in self.shown or ()]
        at = ids.index(id)
        self.dispatch(RemoveItem(self.place.path / id))
        rest = ids[:at] + ids[at + 1 :]
        if not rest:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._folds:
            self.focus_on(self.place.path / rest[min(at, len(rest) - 1)])

    def _move(self, id: str, after: str) -> None:
        self.dispatch(MoveItem(self.place.path / id, after))
        items: tuple[Item, ...] = get(self.session.strategy, self.place.path)
        number = next(n for n, item in enumerate(items, 1) if item.id == id)
        name = name_of(items[number - 1], number)
        self.session.announce(say("form.moved", name=name, number=number, count=len(items)))

    def focus_target(self) -> QWidget:
        for rows in (self._above, self._below):
            if rows.rows:
                return rows
        if self._cards:
            first = next(iter(self._cards.values()))
            return first.group.every_row[0].editor.focus_target()
        return self._add

    def focus_on(self, path: Path) -> None:
        inside = path.parts[len(self.place.path.parts) :]
        if not inside or inside[0] not in {item.id for item in self.shown or ()}:
            super().focus_on(path)
            return
        if inside[0] not in self._cards:
            self._open_card(inside[0])
        self._cards[inside[0]].focus_on(path)

    def tell(self, name: str, description: str) -> None:
        self._said = name, description
        for rows in (self._above, self._below):
            rows.setAccessibleName(name)
            rows.setAccessibleDescription(description)
        self._add.setAccessibleDescription(description)

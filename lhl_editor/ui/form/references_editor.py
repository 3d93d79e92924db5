"""Several items that a field refers to, in an order of its own; and one that it refers to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lhl_editor.core.changes import AddItem, SetField
from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Value
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import kind_words
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.field_button import FieldButton
from lhl_editor.ui.form.new_items import new_item
from lhl_editor.ui.form.opening import open_address
from lhl_editor.ui.form.picker import Picker, Question
from lhl_editor.ui.form.referring import choices, home, items, new_words, reference_rows, words_of
from lhl_editor.ui.form.row_list import FOLLOW, OPEN, REMOVE, RowList
from lhl_editor.ui.widgets import icon_button, label


class _Referring(Editor):
    """What the two have in common: the picker, and a new item that is referred to at once."""

    picker: Picker | None = None

    def surroundings(self) -> tuple[object, ...]:
        return (items(self.place),)

    def ask(self, anchor: QWidget, taken: tuple[str, ...], typed: str = "") -> None:
        """Open the picker over `anchor`."""
        place = self.place
        name = say("form.picker.search", kinds=kind_words(place.field.kind, many=True))
        question = Question(name, choices(place, taken), lambda typed: new_words(place, typed))
        self.picker = picker = Picker(self.theme, anchor, question)
        picker.chosen.connect(self.take)
        picker.new_wanted.connect(self.take_new)
        picker.announced.connect(self.session.announce)
        picker.open(over=True)
        picker.search.setText(typed)

    def take(self, id: str) -> None:
        raise NotImplementedError

    def with_new(self, id: str) -> Value:
        """The field's value that refers to a new item too."""
        raise NotImplementedError

    def take_new(self, typed: str) -> None:
        """A new item, and the reference to it, in one step; then to its form."""
        siblings = items(self.place)
        item = new_item(self.place.field.kind, siblings, typed)
        after = siblings[-1].id if siblings else ""
        self.dispatch(
            AddItem(home(self.place), item, after),
            SetField(self.place.path, self.with_new(item.id)),
        )


class ReferencesEditor(_Referring):
    """Rows in the field's own order, and a way to more of them."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        may_change = not place.session.read_only
        link = (FOLLOW,) if place.field.kind == "tool" else ()
        actions = (OPEN, *link, REMOVE) if may_change else (OPEN, *link)
        self.list = RowList(place.theme, actions, moves=may_change)
        self.list.opens_at_once = False
        self.list.opened.connect(self._open)
        self.list.followed.connect(self._follow)
        self.list.removed.connect(self._remove)
        self.list.moved.connect(self._move)
        self._empty = label("", "muted", wraps=True)
        self.add = FieldButton(place.theme, "search", say("form.add", kind=self._kind()))
        if not may_change:
            self.add.hide()
        self.add.clicked.connect(lambda: self.ask(self.add, self.shown or ()))
        self.add.typed.connect(lambda typed: self.ask(self.add, self.shown or (), typed))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(8))
        for widget in (self._empty, self.list, self.add):
            layout.addWidget(widget)

    def _kind(self) -> str:
        return kind_words(self.place.field.kind)

    def show_value(self, value: Value, before: Value | None) -> None:
        self.show_surroundings()

    def show_surroundings(self) -> None:
        rows = reference_rows(self.place, self.shown or ())
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(_nothing(self.place))

    def _id(self, key: str) -> str:
        return str((self.shown or ())[int(key)])

    def _open(self, key: str) -> None:
        self.session.go_to(home(self.place) / self._id(key), None)

    def _follow(self, key: str) -> None:
        open_address(self.list.rows[int(key)].address)

    def _remove(self, key: str) -> None:
        ids = list(self.shown or ())
        del ids[int(key)]
        self._become(ids, min(int(key), len(ids) - 1))

    def _move(self, key: str, after: str) -> None:
        at, to = int(key), int(after) + 1 if after else 0
        ids = list(self.shown or ())
        moved = ids.pop(at)
        to -= to > at
        ids.insert(to, moved)
        self._become(ids, to)
        name = self.list.rows[to].words
        said = say("form.moved", name=name, number=to + 1, count=len(ids))
        self.session.announce(said)

    def _become(self, ids: list[str], in_hand: int) -> None:
        self.put(tuple(ids))
        self.show_surroundings()
        self.list.make_current(str(in_hand))
        if not ids:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, id: str) -> None:
        self._become([*(self.shown or ()), id], len(self.shown or ()))

    def with_new(self, id: str) -> Value:
        return (*(self.shown or ()), id)

    def focus_target(self) -> QWidget:
        return self.list if self.list.rows else self.add

    def tell(self, name: str, description: str) -> None:
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(description)
        self.add.setAccessibleName(f"{name}: {self.add.words}")
        self.add.setAccessibleDescription(
            "" if self.list.rows else f"{description} {_nothing(self.place)}"
        )


class ReferenceEditor(_Referring):
    """The item that the field refers to; it can be chosen, gone to, and taken away."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        may_change = not place.session.read_only
        self._button = FieldButton(place.theme, "", "", arrow=True)
        self._button.setEnabled(may_change)
        self._button.clicked.connect(lambda: self.ask(self._button, (self.shown or "",)))
        self._button.typed.connect(lambda typed: self.ask(self._button, (self.shown or "",), typed))
        self._go = self._tool("file-symlink", "form.reference.open", self._open)
        self._clear = self._tool("x", "form.reference.clear", lambda: self.take(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(4))
        layout.addWidget(self._button, 1)
        layout.addWidget(self._go)
        layout.addWidget(self._clear)

    def _tool(self, icon: str, code: str, run: Callable[[], object]) -> QToolButton:
        return icon_button(self.theme, icon, say(code), run)

    def show_value(self, value: Value, before: Value | None) -> None:
        self.show_surroundings()

    def show_surroundings(self) -> None:
        id = self.shown or ""
        known = {item.id: words_of(item, n) for n, item in enumerate(items(self.place), 1)}
        lost = say("form.lost", id=id) if id else ""
        self._button.set_words(known.get(id, lost), say("form.reference.none"))
        self._go.setVisible(id in known)
        self._clear.setVisible(bool(id) and not self.session.read_only)

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        self._button.set_state(state)

    def _open(self) -> None:
        self.session.go_to(home(self.place) / (self.shown or ""), None)

    def take(self, id: str) -> None:
        self.put(id)
        self.show_surroundings()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def with_new(self, id: str) -> Value:
        return id

    def focus_target(self) -> QWidget:
        return self._button

    def tell(self, name: str, description: str) -> None:
        self._button.setAccessibleName(f"{name}: {self._button.words}")
        self._button.setAccessibleDescription(description)
        for button in (self._go, self._clear):
            button.setAccessibleDescription(name)


def _nothing(place: FieldPlace) -> str:
    """What is missing, and what it would be for."""
    return say(f"form.empty_references.{place.field.name}")

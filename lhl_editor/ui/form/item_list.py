"""Lists of items and sections that have forms of their own: rows that lead there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lhl_editor.core.changes import MoveItem
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.schema import KINDS
from lhl_editor.core.strategy import Item, Value, get, label_of
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import kind_words, label
from lhl_editor.language.places import NUMBERED
from lhl_editor.ui.form.badges import Badge
from lhl_editor.ui.form.button_line import button_line
from lhl_editor.ui.form.details import detail_of
from lhl_editor.ui.form.editor import DELETE, NEW, Editor, FieldPlace
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.form.naming import icon_of, name_of
from lhl_editor.ui.form.row_list import OPEN, REMOVE, RowList
from lhl_editor.ui.form.rows import Row
from lhl_editor.ui.widgets import button
from lhl_editor.ui.widgets import label as words_label


class ItemListEditor(Editor):
    """Rows of the items of one list; new ones and deletions are asked of the window."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._findings = Findings()
        may_change = not place.session.read_only
        actions = (OPEN, REMOVE) if may_change else (OPEN,)
        self.list = RowList(place.theme, actions, moves=may_change)
        self.list.opened.connect(lambda id: self.session.go_to(place.path / id, None))
        self.list.removed.connect(lambda id: self.wanted.emit(DELETE, place.path / id))
        self.list.moved.connect(self._move)
        self._empty: QLabel = words_label("", "muted", wraps=True)
        self._add: QPushButton = add_button(self, place.field.kind)
        if not may_change:
            self._add.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(8))
        for widget in (self._empty, self.list):
            layout.addWidget(widget)
        layout.addLayout(button_line(self._add))
        self._add.clicked.connect(lambda: self.wanted.emit(NEW, place.path))

    def differs(self, value: Value, saved: Value) -> bool:
        """Changed when other items stand there, or in another order; their own fields say the
        rest in their own forms."""
        return [item.id for item in value] != [item.id for item in saved]

    def show_value(self, value: Value, before: Value | None) -> None:
        self._show_rows()

    def show_findings(self, findings: Findings) -> None:
        self._findings = findings
        self._show_rows()

    def _show_rows(self) -> None:
        items = self.shown or ()
        self.list.set_rows(
            tuple(
                item_row(item, number, self._findings.badge(self.place.path / item.id))
                for number, item in enumerate(items, 1)
            )
        )
        self.list.setVisible(bool(items))
        self._empty.setVisible(not items)
        self._empty.setText(empty_words(self.place.field.kind))

    def _move(self, id: str, after: str) -> None:
        path = self.place.path / id
        self.session.dispatch(MoveItem(path, after), by=self)
        number = [item.id for item in get(self.session.strategy, self.place.path)].index(id) + 1
        said = say(
            "form.moved",
            name=name_of(get(self.session.strategy, path), number),
            number=number,
            count=len(self.list.rows),
        )
        self.session.announce(said)

    def focus_target(self) -> QWidget:
        return self.list if self.list.rows else self._add

    def focus_on(self, path: Path) -> None:
        if path.parent == self.place.path:
            self.list.make_current(path.name)
        super().focus_on(path)

    def tell(self, name: str, description: str) -> None:
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(description)
        self._add.setAccessibleDescription("" if self.list.rows else self._empty.text())


class SectionListEditor(Editor):
    """Rows of the sections that stand side by side in a chapter."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._findings = Findings()
        self._owner = place.path.parent
        self._names = neighbours(place)
        self.list = RowList(place.theme, (OPEN,), moves=False)
        self.list.opened.connect(lambda name: self.session.go_to(self._owner / name, None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)

    def value_of(self, owner: Item) -> Value:
        return tuple(owner[name] for name in self._names)

    def differs(self, value: Value, saved: Value) -> bool:
        return [bool(one) for one in value] != [bool(one) for one in saved]

    def show_value(self, value: Value, before: Value | None) -> None:
        self._show_rows()

    def show_findings(self, findings: Findings) -> None:
        self._findings = findings
        self._show_rows()

    def _show_rows(self) -> None:
        rows = (
            Row(
                name,
                label(self.place.kind, name),
                (label_of(section) if section else say("form.sections.empty")),
                icon=icon_of(section.kind),
                badge=self._findings.badge(self._owner / name),
                is_nameless=not section,
            )
            for name, section in zip(self._names, self.shown or (), strict=True)
        )
        self.list.set_rows(tuple(rows))

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        """Each section shows its own; here they are badges."""

    def focus_target(self) -> QWidget:
        return self.list

    def focus_on(self, path: Path) -> None:
        self.list.make_current(path.name)
        super().focus_on(path)


def neighbours(place: FieldPlace) -> tuple[str, ...]:
    """The names of the sections that share a list with the one at `place`."""
    names: list[str] = []
    for field in KINDS[place.kind].fields:
        if field.type is place.field.type:
            names.append(field.name)
        elif place.field.name in names:
            break
        else:
            names.clear()
    return tuple(names)


def item_row(item: Item, number: int, badge: Badge | None) -> Row:
    """The row of an item: by its number where people call it so, else with its icon."""
    words = " ".join(label_of(item).split())
    numbered = item.kind in NUMBERED
    return Row(
        item.id,
        words or say("nameless"),
        detail_of(item),
        icon="" if numbered else icon_of(item.kind),
        number=str(number) if numbered else "",
        badge=badge,
        is_nameless=not words,
    )


def add_button(editor: Editor, kind: str) -> QPushButton:
    """«Legg til verktøy»."""
    shared = "own_page" if kind.endswith("_page") else kind
    made = button(say("form.add", kind=kind_words(shared)), lambda: None)
    made.setIcon(editor.theme.icon("plus"))
    return made


def empty_words(kind: str) -> str:
    """What is missing: «Ingen verktøy ennå.»"""
    return say("form.empty", kinds=kind_words(kind, many=True))

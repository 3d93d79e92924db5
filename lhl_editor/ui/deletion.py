"""Deletes an item or a section; where something refers to it, asks what becomes of that first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from lhl_editor.core.changes import Change, Changes, RemoveItem, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.references import moved_references, references_to, without_references
from lhl_editor.core.strategy import Item, Strategy, get, label_of, locate
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import kind_words
from lhl_editor.language.places import NUMBERED
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.go_to.places import entry_of
from lhl_editor.ui.outline.items import neighbour
from lhl_editor.ui.referring_list import ReferringList
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_WIDTH = 600
_ROOM = 250  # for a name in the list of choices
_LEAST = 160  # of the field with the others
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_LONGEST = 80  # characters of a name in a choice


def delete(
    session: Session, theme: Theme, path: Path, parent: QWidget | None
) -> DeletionDialog | None:
    """Delete what stands at `path` at once if nothing refers to it, else the open dialog."""
    if session.read_only:
        return None
    if not references_to(session.strategy, path):
        _delete(session, path, ())
        return None
    dialog = DeletionDialog(session, theme, path, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _delete(session: Session, path: Path, before: Changes) -> None:
    """Make these changes and delete, as one step; then go to what stands beside it."""
    strategy = session.strategy
    what, then = what_words(strategy, path), _beside(strategy, path)
    session.dispatch(*before, _removal(strategy, path), title=say("deletion.step", what=what))
    if session.place.within(path):
        session.go_to(then)
    session.announce(say("deletion.deleted", what=what))


def _removal(strategy: Strategy, path: Path) -> Change:
    place = locate(strategy, path)
    if place.is_item:
        return RemoveItem(path)
    return SetField(path, Item(place.value.kind))  # a section is gone when it is empty


def _beside(strategy: Strategy, path: Path) -> Path:
    return neighbour(strategy, path) if locate(strategy, path).is_item else path


def what_words(strategy: Strategy, path: Path) -> str:
    """What is deleted, in a sentence: «delmål 3», «verktøyet «Prosessveiledning»»."""
    entry = entry_of(strategy, path)
    item = get(strategy, path)
    if entry is None:
        return ""
    if item.kind in NUMBERED or not item.id or not _name(strategy, path):
        number = _number(strategy, path)
        kind = kind_words(item.kind) if item.id else entry.name
        return f"{kind} {number}" if number else kind
    return f"«{_shortened(entry.name)}»"


class DeletionDialog(Dialog):
    """Who refers to it; whether the references move or go; and what deletes it."""

    def __init__(
        self, session: Session, theme: Theme, path: Path, parent: QWidget | None = None
    ) -> None:
        strategy = session.strategy
        item: Item = get(strategy, path)
        self._what = what_words(strategy, path)
        title = say("deletion.title", kind=kind_words(item.kind))
        super().__init__(theme, title, icon="trash-2", width=_WIDTH, scrolls=True, parent=parent)
        self.session, self._path = session, path
        self._referring = references_to(strategy, path)
        self._move = QRadioButton(say("deletion.move"))
        self._remove = QRadioButton(say("deletion.remove"))
        self._group = QButtonGroup(self)
        self._others = QComboBox()
        self.list = ReferringList(session, theme, self._referring)
        self._build()

    def changes(self) -> Changes:
        """What becomes of the references, as it is chosen now."""
        strategy = self.session.strategy
        if self._move.isChecked():
            other = self._path.parent / str(self._others.currentData())
            return moved_references(strategy, self._path, other)
        return without_references(strategy, self._path)

    def _build(self) -> None:
        self.add_heading(say("deletion.heading", what=self._what))
        lead = label(self._lead(), "lead", wraps=True)
        lead.setIndent(0)
        self.body.addWidget(lead)
        self.body.addWidget(self.list)
        self._build_choice()
        self.body.addStretch(1)
        self.set_note(_consequence(self.session.strategy, self._path))
        cancel = self.add_button(say("deletion.cancel"), self.reject)
        self.add_button(say("deletion.delete", what=self._what), self._delete, "primary")
        cancel.setDefault(True)
        cancel.setFocus()
        self.list.chosen.connect(self._go_to)
        self.session.changed.connect(self.reject)  # what is asked about may be another thing now

    def _build_choice(self) -> None:
        self._group.addButton(self._move)
        self._group.addButton(self._remove)
        metrics, room = QFontMetrics(self.theme.font()), self.theme.px(_ROOM)
        for id, words in _siblings(self.session.strategy, self._path):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            self._others.addItem(shown, id)
            self._others.setItemData(self._others.count() - 1, words, _SPOKEN)
        can_move = self._others.count() > 0
        (self._move if can_move else self._remove).setChecked(True)
        self._others.setAccessibleName(say("deletion.target"))
        self._others.setMinimumWidth(self.theme.px(_LEAST))
        self._others.setMaximumWidth(self.theme.px(_ROOM + 56))
        self._others.activated.connect(lambda _: self._move.setChecked(True))
        where = QWidget()
        row = FlowLayout(self.theme.px(12), where)
        row.addWidget(self._move)
        row.addWidget(self._others)
        self.body.addWidget(where)
        self.body.addWidget(self._remove)
        for each in (self._move, self._others):
            each.setVisible(can_move)

    def _lead(self) -> str:
        count, name = len(self._referring), _name(self.session.strategy, self._path)
        code = ("one" if count == 1 else "many") + ("" if name else "_nameless")
        values: dict[str, str | int] = {"count": count} if count > 1 else {}
        return say(f"deletion.lead.{code}", **values, **({"name": name} if name else {}))

    def _go_to(self, path: Path) -> None:
        self.reject()
        self.session.go_to(path)

    def _delete(self) -> None:
        changes = self.changes()
        self.session.changed.disconnect(self.reject)
        self.accept()
        _delete(self.session, self._path, changes)


def _siblings(strategy: Strategy, path: Path) -> list[tuple[str, str]]:
    """(id, words) of what the references can go to: those after it first, then those before."""
    if not locate(strategy, path).is_item:
        return []
    ids = [item.id for item in get(strategy, path.parent)]
    at = ids.index(path.name)
    found = []
    for id in (*ids[at + 1 :], *reversed(ids[:at])):
        entry = entry_of(strategy, path.parent / id)
        if entry is not None:
            found.append((id, _shortened(entry.name)))
    return found


def _consequence(strategy: Strategy, path: Path) -> str:
    """«Delmål 4–6 blir 3–5. Du kan angre.»"""
    number = _number(strategy, path)
    last = len(get(strategy, path.parent)) if number else 0
    if not number or number == last:
        return say("deletion.becomes.none")
    values: dict[str, str | int] = {
        "kind": capitalised(kind_words(get(strategy, path).kind)),
        "from": number + 1,
        "to": number,
    }
    if number + 1 == last:
        return say("deletion.becomes.one", **values)
    return say("deletion.becomes.many", last=last, new_last=last - 1, **values)


def _number(strategy: Strategy, path: Path) -> int:
    """Its number in its list; 0 where people do not call it by a number."""
    if not locate(strategy, path).is_item:
        return 0
    if get(strategy, path).kind not in NUMBERED and _name(strategy, path):
        return 0
    ids = [item.id for item in get(strategy, path.parent)]
    return ids.index(path.name) + 1


def _name(strategy: Strategy, path: Path) -> str:
    """The person's own name for it; empty where it has none."""
    item: Item = get(strategy, path)
    return _shortened(" ".join(label_of(item).split())) if item.id else ""


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"

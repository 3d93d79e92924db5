"""The fields of one section or item, in the order of the schema, each in a row of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, Field, Type
from lhl_editor.core.strategy import Item, exists, get
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import help_words, label
from lhl_editor.ui.form.editor import Editor, FieldPlace, LastSaid
from lhl_editor.ui.form.field_row import FieldRow
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.form.used import Used
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

GAP = 20  # between two fields
MakeEditor = Callable[[FieldPlace], Editor]


@frozen
class Slot:
    """What one row of the form is for: a field, or several sections that stand together."""

    field: Field
    with_fields: tuple[str, ...]  # the names of all fields that it shows
    label: str
    help: str


@cache
def slots(kind: str) -> tuple[Slot, ...]:
    """The rows of a form for this kind: neighbouring sections share one, and so do a table's
    columns and rows."""
    return tuple(_slots(kind))


def _slots(kind: str) -> Iterator[Slot]:
    fields = list(KINDS[kind].fields)
    while fields:
        field = fields.pop(0)
        if field.type is Type.SECTION:
            names = [field.name]
            while fields and fields[0].type is Type.SECTION:
                names.append(fields.pop(0).name)
            words = say("form.sections.label"), say("form.sections.help")
            yield Slot(field, tuple(names), *words)
        elif field.name == "columns" and fields and fields[0].name == "rows":
            fields.pop(0)
            words = say("form.table.label"), say("form.table.help")
            yield Slot(field, ("columns", "rows"), *words)
        else:
            words = label(kind, field.name), help_words(kind, field.name)
            yield Slot(field, (field.name,), *words)


class FieldGroup(QWidget):
    """The rows of one owner. `only` shows a single field, without its label."""

    wanted = Signal(str, object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        owner: Path,
        kind: str,
        make: MakeEditor,
        used: Used,
        only: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._owner = session, owner
        self.rows: dict[str, FieldRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(GAP))
        alone = len(slots(kind)) == 1 or bool(only)
        for slot in slots(kind):
            if only and only not in slot.with_fields:
                continue
            place = FieldPlace(session, theme, owner / slot.field.name, slot.field, kind, used)
            row = FieldRow(make(place), slot.label, slot.help, not alone, self)
            row.wanted.connect(self.wanted)
            layout.addWidget(row)
            self.rows |= dict.fromkeys(slot.with_fields, row)

    @property
    def every_row(self) -> tuple[FieldRow, ...]:
        return tuple(dict.fromkeys(self.rows.values()))

    def refresh(self) -> None:
        """Show what the owner says now."""
        strategy, saved = self._session.strategy, self._session.saved
        owner = get(strategy, self._owner)
        before = _item(saved, self._owner) or Item(owner.kind)
        for row in self.every_row:
            row.refresh(owner, before)

    def show_problems(self, findings: Findings) -> None:
        for row in self.every_row:
            row.show_problems(findings)

    def show_last_changes(self, last: LastSaid) -> None:
        """Say below each field who changed it last."""
        for row in self.every_row:
            row.show_last_change(last(row.editor.place.path))
            row.editor.show_last_changes(last)

    def row_at(self, path: Path) -> FieldRow | None:
        """The row that shows what stands at `path`."""
        inside = path.parts[len(self._owner.parts) :]
        if not path.within(self._owner) or not inside:
            return None
        return self.rows.get(inside[0])


def _item(strategy: Item, path: Path) -> Item | None:
    """The section or item that stood there when the file was saved last."""
    found = get(strategy, path) if exists(strategy, path) else None
    return found if isinstance(found, Item) else None

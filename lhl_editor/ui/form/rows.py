"""A list of rows as a model: what stands in each, and what a screen reader says of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.badges import Badge

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


@frozen
class Row:
    """One row. `key` names it to who made it; `detail` stands muted behind the words."""

    key: str
    words: str
    detail: str = ""
    icon: str = ""
    number: str = ""
    badge: Badge | None = None
    address: str = ""  # outside the document
    is_lost: bool = False  # it leads nowhere
    is_nameless: bool = False

    @property
    def spoken(self) -> str:
        parts = (self.number, self.words, self.detail, self.badge.words if self.badge else "")
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """The rows of a list, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        if len(rows) == len(self.rows):
            changed = [n for n, row in enumerate(rows) if row != self.rows[n]]
            self.rows = rows
            for n in changed:
                self.dataChanged.emit(self.index(n), self.index(n))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.words if role == Qt.ItemDataRole.DisplayRole else None
            case Qt.ItemDataRole.AccessibleTextRole:
                number, count = index.row() + 1, len(self.rows)
                return say("form.row.spoken", row=row.spoken, number=number, count=count)
        return row if role == ROW else None

    def index_of(self, key: str) -> int:
        """Where the row with this key stands; -1 where there is none."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), -1)

"""Places in the strategy with what is found or changed there, and a tick box before each.

A row has two lines: the place, and its words with what goes struck out and what comes underlined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.language.catalogue import say

Index = QModelIndex | QPersistentModelIndex
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@frozen
class MarkedRow:
    """What stands at a place: `before` and `after` stay; `removed` goes where `inserted` comes.

    `inserted` is None where nothing is to be changed: then `removed` is what was found.
    """

    path: Path
    before: str
    removed: str
    inserted: str | None
    after: str

    def spoken(self, place: str) -> str:
        """The row as a screen reader says it."""
        values = {"place": place, "before": self.before, "after": self.after}
        values["removed"] = self.removed or say("marked.nothing")
        if self.inserted is None:
            return say("marked.found", **values)
        if not self.inserted:
            return say("marked.removed", **values)
        return say("marked.replaced", inserted=self.inserted, **values)


class MarkedRows(QAbstractListModel):
    """The rows and which of them are ticked; `place_words` says where a path is."""

    ticked_changed = Signal()

    def __init__(self, place_words: Callable[[Path], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place_words = place_words
        self.has_ticks = True
        self.rows: Sequence[MarkedRow] = ()
        self._unticked: set[int] = set()

    @property
    def ticked(self) -> list[int]:
        """The numbers of the rows that are ticked."""
        return [number for number in range(len(self.rows)) if number not in self._unticked]

    @property
    def unticked(self) -> frozenset[int]:
        return frozenset(self._unticked)

    @property
    def count_of_ticked(self) -> int:
        return len(self.rows) - len(self._unticked)

    def set_rows(self, rows: Sequence[MarkedRow], unticked: set[int]) -> None:
        """Other rows, all ticked but these."""
        self.beginResetModel()
        self.rows = rows
        self._unticked = unticked
        self.endResetModel()
        self.ticked_changed.emit()

    def set_words(self, rows: Sequence[MarkedRow]) -> None:
        """The same places, which say something else now."""
        self.rows = rows
        self._all_changed()

    def set_has_ticks(self, has_ticks: bool) -> None:
        """Whether there is a tick box before each row."""
        self.has_ticks = has_ticks
        self._all_changed()

    def tick_all(self, ticked: bool) -> None:
        self._unticked = set() if ticked else set(range(len(self.rows)))
        self._all_changed()
        self.ticked_changed.emit()

    def toggle(self, number: int) -> None:
        self._unticked ^= {number}
        self.dataChanged.emit(self.index(number), self.index(number))
        self.ticked_changed.emit()

    def is_ticked(self, number: int) -> bool:
        return number not in self._unticked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        ticks = Qt.ItemFlag.ItemIsUserCheckable if self.has_ticks else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | ticks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and self.has_ticks:
            return _CHECKED if self.is_ticked(index.row()) else _UNCHECKED
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken(self.place_words(row.path))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(value) == _CHECKED
        if wanted != self.is_ticked(index.row()):
            self.toggle(index.row())
        return True

    def _all_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

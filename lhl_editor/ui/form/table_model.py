"""A table of own words as a model: its first row are the columns' headings."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from lhl_editor.core.strategy import Item
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.rows import Index
from lhl_editor.ui.theme import Theme

Cells = tuple[str, ...]


class TableModel(QAbstractTableModel):
    """`edited`: row (0 the headings), column, new words."""

    edited = Signal(int, int, str)

    def __init__(self, theme: Theme, read_only: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._read_only = theme, read_only
        self.cells: tuple[Cells, ...] = ()
        self._columns = 0

    def set_table(self, columns: Cells, rows: tuple[Item, ...]) -> None:
        cells = (columns, *(row["cells"] for row in rows)) if columns or rows else ()
        width = max(map(len, cells), default=0)
        if (len(cells), width) != (len(self.cells), self._columns):
            self.beginResetModel()
            self.cells, self._columns = cells, width
            self.endResetModel()
        else:
            changed = [n for n, row in enumerate(cells) if row != self.cells[n]]
            self.cells = cells
            for n in changed:
                self.dataChanged.emit(self.index(n, 0), self.index(n, width - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def words(self, row: int, column: int) -> str:
        cells = self.cells[row]
        return cells[column] if column < len(cells) else ""

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.FontRole:
                return self._theme.font("body", bold=row == 0)
            case Qt.ItemDataRole.BackgroundRole:
                return self._theme.colour("window") if row == 0 else None
        return None

    def _spoken(self, row: int, column: int) -> str:
        words = self.words(row, column) or say("form.table.nothing")
        if row == 0:
            return say("form.table.heading_cell", number=column + 1, words=words)
        heading = self.words(0, column) or str(column + 1)
        return say("form.table.cell", column=heading, row=row, words=words)

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if self.words(index.row(), index.column()) != str(value):
            self.edited.emit(index.row(), index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self._read_only else usual | Qt.ItemFlag.ItemIsEditable

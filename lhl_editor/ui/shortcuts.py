"""All shortcuts in a table that can be searched: what they do, in which menu it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command, native_keys
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.form.search_field import SearchField
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("command", "menu", "shortcut")
_WIDTH, _ROW, _SHOWN, _FEWEST = 640, 32, 13, 2
_ROOMY = 14  # times the height of a row: so wide that there is room for all columns


@frozen
class Shortcut:
    """What a row says; `sought` is what the search looks in."""

    cells: tuple[str, str, str]
    sought: str

    @property
    def spoken(self) -> str:
        command, menu, keys = self.cells
        return say("help.keys.row", command=command, menu=menu, keys=keys)


def shortcuts(commands: Sequence[Command]) -> list[Shortcut]:
    """The commands that have keys, each with all of them."""
    found = []
    for each in commands:
        if each.keys:
            words = say(f"command.{each.code}.words")
            keys = ", ".join(dict.fromkeys(map(native_keys, each.keys)))
            sought = " ".join((words, *each.synonyms, each.menu, keys))
            found.append(Shortcut((words, each.menu, keys), sought.casefold()))
    return found


class ShortcutsDialog(Dialog):
    """The table, and the line that it is searched by."""

    def __init__(
        self, theme: Theme, commands: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        title = say("help.keys.title")
        super().__init__(theme, title, icon="keyboard", width=_WIDTH, parent=parent)
        self._all = shortcuts(commands)
        self._search = SearchField(theme, say("help.keys.search"))
        self._search.textChanged.connect(self._find)
        self._rows = _Rows(self)
        self._rows.show_rows(self._all)
        self._none = label("", "help", wraps=True)
        self._none.hide()
        self.add_heading(title)
        self.body.addWidget(label(say("help.keys.lead"), "help", wraps=True))
        self.body.addWidget(self._search)
        self.body.addWidget(self._table())
        self.body.addWidget(self._none)
        self.add_button(say("help.close"), self.accept, "primary")
        self._search.setFocus()

    def _find(self, words: str) -> None:
        sought = words.casefold().split()
        found = [row for row in self._all if all(word in row.sought for word in sought)]
        self._rows.show_rows(found)
        many = "one" if len(found) == 1 else "many"
        values = {} if len(found) == 1 else {"count": len(found)}
        hits = say(f"help.keys.hits.{many}", **values) if sought else ""
        self._search.set_count(hits)
        self._search.setAccessibleDescription(hits)
        self._none.setText("" if found else say("help.keys.none", words=words))
        self._none.setVisible(not found)

    def _table(self) -> QTableView:
        table = _Table(self.theme)
        table.setModel(self._rows)
        table.setProperty("role", "card")
        table.setAccessibleName(say("help.keys.list"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.theme.px(_ROW))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 120), (2, 200)):
            header.resizeSection(column, self.theme.px(width))
        return table


class _Table(QTableView):
    """Shows some rows at once, fewer where there is no room for them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = theme.px(_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the keys matter more than the menu."""
        super().resizeEvent(event)
        self.setColumnHidden(1, event.size().width() < self._row * _ROOMY)

    def sizeHint(self) -> QSize:
        return QSize(self._row, self._row * _SHOWN)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row, self._row * _FEWEST)


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Shortcut] = ()

    def show_rows(self, rows: Sequence[Shortcut]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return row.spoken
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.cells[index.column()] if shown else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(f"help.keys.{_COLUMNS[section]}")
        return None

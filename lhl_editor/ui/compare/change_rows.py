"""The changes as rows: a heading for each chapter, which can be folded, and what changed there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.makers import Maker, Makers

Index = QModelIndex | QPersistentModelIndex
_SAID = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


@frozen
class Heading:
    """A chapter and how many changes are shown of it."""

    chapter: str
    name: str
    count: int
    is_open: bool

    @property
    def spoken(self) -> str:
        code = "one" if self.count == 1 else "many"
        return say(f"compare.chapter_row.{code}", chapter=self.name, count=self.count)


Row = Heading | ChangeRow


class ChangeRows(QAbstractListModel):
    """`changes` are those that the filter lets through, folded away or not; `makers` tells who
    made them, as far as that is known yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.changes: tuple[ChangeRow, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.makers: Makers = {}
        self._folded: set[str] = set()

    def set_changes(self, changes: Sequence[ChangeRow]) -> None:
        self.changes = tuple(changes)
        self._arrange()

    def set_makers(self, makers: Makers) -> None:
        self.makers = makers
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def maker(self, change: ChangeRow) -> Maker | None:
        """Who made the change last; None while that is not known."""
        return next(iter(self.makers.get(change.key, ())), None)

    def fold(self, chapter: str, folded: bool) -> None:
        """Folds a chapter, or opens it."""
        self._folded = self._folded | {chapter} if folded else self._folded - {chapter}
        self._arrange()

    def row_of(self, change: ChangeRow) -> int | None:
        return next((at for at, row in enumerate(self.rows) if row is change), None)

    def row_of_chapter(self, chapter: str) -> int | None:
        for at, row in enumerate(self.rows):
            if isinstance(row, Heading) and row.chapter == chapter:
                return at
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in _SAID:
            return self._said(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ChangeRow):
            maker = self.maker(row)
            return plain_tip(f"{row.place}\n{maker.spoken}" if maker else row.place)
        return None

    def _said(self, row: Row) -> str:
        maker = self.maker(row) if isinstance(row, ChangeRow) else None
        return f"{row.spoken} {maker.spoken}." if maker else row.spoken

    def _arrange(self) -> None:
        self.beginResetModel()
        by_chapter: dict[str, list[ChangeRow]] = {}
        for change in self.changes:
            by_chapter.setdefault(change.chapter, []).append(change)
        rows: list[Row] = []
        for chapter, some in by_chapter.items():
            is_open = chapter not in self._folded
            heading = Heading(chapter, some[0].part, len(some), is_open)
            rows += [heading, *(some if is_open else ())]
        self.rows = tuple(rows)
        self.endResetModel()

"""Findings in, the rows of the list out: by severity, the advice behind a row that opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, Severity
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.findings.words import headline, spoken
from lhl_editor.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@frozen
class Fold:
    """The row that the advice stands behind."""

    count: int
    is_open: bool


@frozen
class Unseen:
    """The row that shows again what was hidden."""

    count: int


Row = Problem | Fold | Unseen


@frozen
class Filter:
    """What is shown: these severities, and of the whole or of one chapter."""

    severities: frozenset[Severity] = field(default_factory=lambda: frozenset(Severity))
    chapter: str = ""

    @property
    def is_on(self) -> bool:
        return bool(self.chapter) or len(self.severities) < len(Severity)

    def lets(self, problem: Problem) -> bool:
        here = not self.chapter or problem.path.parts[:1] == (self.chapter,)
        return here and problem.severity in self.severities


def by_severity(problems: Sequence[Problem]) -> list[Problem]:
    """Errors, warnings, advice, and each as the document has them."""
    return sorted(problems, key=lambda each: _ORDER[each.severity])


def rows_of(problems: Sequence[Problem], is_open: bool, hidden: int = 0) -> list[Row]:
    """The rows of findings that are sorted by severity; so many more are hidden."""
    unseen = [Unseen(hidden)] if hidden else []
    advice = sum(each.severity is Severity.ADVICE for each in problems)
    if not advice:
        return [*problems, *unseen]
    first = len(problems) - advice
    shown = problems[first:] if is_open else ()
    return [*problems[:first], Fold(advice, is_open), *shown, *unseen]


class FindingsModel(QAbstractListModel):
    """The rows; only those between what is alike at both ends are taken out and put in."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[Row] = []
        self._at: dict[tuple[Path, str], int] | None = None

    def set_rows(self, rows: list[Row]) -> None:
        before = self.rows
        start = _alike(before, rows)
        end = _alike(before[start:][::-1], rows[start:][::-1])
        self._at = None
        if _same_places(before, rows):
            self.rows = rows
            if start < len(rows):
                self.dataChanged.emit(self.index(start), self.index(len(rows) - end - 1))
            return
        if start < len(before) - end:
            self.beginRemoveRows(QModelIndex(), start, len(before) - end - 1)
            self.rows = before[:start] + before[len(before) - end :]
            self.endRemoveRows()
        if start < len(rows) - end:
            self.beginInsertRows(QModelIndex(), start, len(rows) - end - 1)
            self.rows = rows
            self.endInsertRows()

    def row_of(self, key: tuple[Path, str]) -> int | None:
        """The row of the finding of this place and rule."""
        if self._at is None:
            self._at = {
                (row.path, row.rule): at
                for at, row in enumerate(self.rows)
                if isinstance(row, Problem)
            }
        return self._at.get(key)

    def say_anew(self) -> None:
        """Places or pages may be called otherwise now."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if isinstance(row, Fold):
            return _FOLD[role](row) if role in _FOLD else None
        if isinstance(row, Unseen):
            return unseen_words(row) if role in _FOLD else None
        return _FINDING[role](self._session, row) if role in _FINDING else None


def _alike(these: Sequence[Row], those: Sequence[Row]) -> int:
    """How many rows are the same at the beginning."""
    count = 0
    for this, that in zip(these, those, strict=False):
        if this is not that and this != that:
            break
        count += 1
    return count


def _same_places(these: Sequence[Row], those: Sequence[Row]) -> bool:
    """Whether every row is still of the same finding, whatever it says."""
    return len(these) == len(those) and all(
        this is that or _key(this) == _key(that) for this, that in zip(these, those, strict=True)
    )


def _key(row: Row) -> object:
    return (row.path, row.rule) if isinstance(row, Problem) else type(row)


def _shown_fold(fold: Fold) -> str:
    return say("findings.fold.row", count=fold.count)


def _said_fold(fold: Fold) -> str:
    state = "open" if fold.is_open else "closed"
    return say(f"findings.fold.{state}", count=fold.count)


def unseen_words(unseen: Unseen) -> str:
    return say("findings.show_hidden", count=unseen.count)


def _tip(session: Session, problem: Problem) -> str:
    return plain_tip(spoken(session, problem))


def _headline(_: Session, problem: Problem) -> str:
    return headline(problem)


_DISPLAY, _TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_FOLD = {_DISPLAY: _shown_fold, _ACCESSIBLE: _said_fold}
_FINDING = {_DISPLAY: _headline, _ACCESSIBLE: spoken, _TIP: _tip}

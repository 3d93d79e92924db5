"""The places that refer to something, a row each, with the way there at its right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, locate
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import label
from lhl_editor.language.places import place
from lhl_editor.ui.go_to.places import entry_of
from lhl_editor.ui.painting import (
    paint_icon,
    paint_surface,
    paint_words,
    row_of,
    width_of,
    without_highlight,
)
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = 36
_MOST = 6  # rows that are seen at once
_EDGE = 12


class Referring(NamedTuple):
    """A field that refers: what it stands in, and what the field is called."""

    path: Path
    icon: str
    words: str
    field: str

    @property
    def spoken(self) -> str:
        return f"{self.words}, {self.field}" if self.field else self.words


def referring(strategy: Strategy, path: Path) -> Referring:
    """The row of the field at `path`."""
    owner = locate(strategy, path).owner
    entry = entry_of(strategy, path.parent)
    if owner is None or entry is None:
        return Referring(path, "file-text", place(strategy, path), "")
    return Referring(path, entry.icon, entry.name, label(owner.kind, path.name))


class ReferringList(QListView):
    """Enter, a double click and a click on «Gå til» choose a row."""

    chosen = Signal(object)  # a Path

    def __init__(
        self,
        session: Session,
        theme: Theme,
        paths: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = [referring(session.strategy, path) for path in paths]
        self.setModel(_Model(self))
        self.setItemDelegate(_Delegate(self))
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(say("deletion.list"))
        self.setAccessibleDescription(say("deletion.list_help"))
        without_highlight(self)
        self.setFixedHeight(min(len(self.rows), _MOST) * theme.px(ROW) + 4)
        self.doubleClicked.connect(lambda index: self._choose(index))

    def link_rect(self, rect: QRect) -> QRect:
        """Where «Gå til» stands in the row that fills `rect`."""
        edge = self.theme.px(_EDGE)
        width = width_of(say("deletion.go_to"), self.theme.font("help")) + edge
        return QRect(rect.right() - edge - width, rect.top(), width + edge, rect.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        index = self.indexAt(here)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self.link_rect(self.visualRect(index)).contains(here):
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self.rows[index.row()].path)


class _Model(QAbstractListModel):
    def __init__(self, view: ReferringList) -> None:
        super().__init__(view)
        self._rows = view.rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._rows[index.row()].spoken if index.isValid() and role in said else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: ReferringList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, row_of(option, self._view)
        shown = self._view.rows[index.row()]
        edge, size = theme.px(_EDGE), theme.px(16)
        painter.save()
        paint_surface(painter, theme, row)
        if index.row():
            line = QRect(row.rect.left(), row.rect.top(), row.rect.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        icon = QRect(row.rect.left() + edge, row.rect.top(), size, row.rect.height())
        paint_icon(painter, theme, shown.icon, "muted", icon)
        link = self._view.link_rect(row.rect)
        font = theme.font("help")
        font.setUnderline(row.is_hovered)
        words = link.adjusted(edge // 2, 0, 0, 0)
        paint_words(painter, words, say("deletion.go_to"), font, theme.colour("link"))
        left = icon.right() + 1 + theme.px(8)
        rest = QRect(left, row.rect.top(), link.left() - left - edge, row.rect.height())
        width = paint_words(painter, rest, shown.words, theme.font(), theme.colour("text"))
        rest.setLeft(rest.left() + width + theme.px(8))
        paint_words(painter, rest, shown.field, theme.font("help"), theme.colour("muted"))
        painter.restore()

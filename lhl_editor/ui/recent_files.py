"""The files of late as a list: title, where each lies, and when it was open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lhl_editor.files.preferences import Recent
from lhl_editor.language.catalogue import say
from lhl_editor.language.moments import moment_words
from lhl_editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_PATH, _WHERE, _WHEN, _THERE = (Qt.ItemDataRole.UserRole + n for n in range(4))
_FOLDERS = 3  # of a path that are shown


class RecentFiles(QListView):
    """Enter or a double click opens; what is chosen is shown beside the list."""

    chosen = Signal(object)  # Path | None
    opened = Signal(object)  # Path

    def __init__(self, theme: Theme, recent: Sequence[Recent]) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(say("welcome.recent"))
        self.setItemDelegate(_Delegate(theme, self))
        self.setMouseTracking(True)
        self._model = QStandardItemModel(self)
        for one in recent:
            self._model.appendRow(_row(one))
        self.setModel(self._model)
        self.setFixedHeight(theme.px(56) * max(1, min(5, len(recent))) + theme.px(8))
        if recent:
            self.setCurrentIndex(self._model.index(0, 0))
        self.activated.connect(lambda _: self.open_current())

    def current(self) -> Path | None:
        path = self.currentIndex().data(_PATH)
        return Path(path) if path else None

    def open_current(self) -> None:
        path = self.current()
        if path and self.currentIndex().data(_THERE):
            self.opened.emit(path)

    def title_of(self, path: Path) -> str:
        for row in range(self._model.rowCount()):
            if self._model.index(row, 0).data(_PATH) == str(path):
                return str(self._model.index(row, 0).data(Qt.ItemDataRole.DisplayRole))
        return path.name

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.chosen.emit(self.current())


def _row(recent: Recent) -> QStandardItem:
    path = recent.path
    item = QStandardItem(recent.title or path.name)
    there = path.is_file()
    when = (
        moment_words(recent.opened.replace(tzinfo=None), datetime.now())
        if there
        else say("welcome.not_found")
    )
    item.setData(str(path), _PATH)
    item.setData(where_words(path), _WHERE)
    item.setData(when, _WHEN)
    item.setData(there, _THERE)
    item.setEditable(False)
    item.setToolTip(str(path).replace("<", "&lt;"))
    spoken = f"{item.text()}, {where_words(path)}, {when}"
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return item


def where_words(path: Path) -> str:
    """Where a file lies, as its last folders: «OneDrive › Kommunikasjon › strategi.yaml»."""
    parts = [part for part in path.parts if part not in (path.anchor, "/")]
    return " › ".join(parts[-_FOLDERS:])


class _Delegate(QStyledItemDelegate):
    """Two lines, and the moment at the right."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._theme, self._theme.px
        rect: QRect = option.rect.adjusted(px(2), px(1), -px(2), -px(1))
        state: QStyle.StateFlag = option.state
        view = self.parent()
        assert isinstance(view, QListView)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            here = view.hasFocus()
            surface = ("selected" if here else "selected_elsewhere") if chosen else "hover"
            painter.setBrush(theme.colour(surface))
            ring = QPen(theme.colour("focus"), 2) if chosen and here else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.drawRoundedRect(rect, px(6), px(6))
        there = bool(index.data(_THERE))
        icon = theme.icon("file-text", "accent" if there else "muted")
        icon.paint(painter, QRect(rect.left() + px(16), rect.center().y() - px(10), px(20), px(20)))
        self._words(painter, rect.adjusted(px(48), px(6), -px(16), -px(6)), index, there)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, index: Index, there: bool) -> None:
        theme = self._theme
        painter.setFont(theme.font("help"))
        when = str(index.data(_WHEN))
        wide = painter.fontMetrics().horizontalAdvance(when) + theme.px(16)
        painter.setPen(theme.colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, when)
        left = rect.adjusted(0, 0, -wide, 0)
        low = QRect(left.left(), left.center().y(), left.width(), left.height() // 2)
        where = painter.fontMetrics().elidedText(
            str(index.data(_WHERE)), Qt.TextElideMode.ElideLeft, left.width()
        )
        painter.drawText(low, middle, where)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.colour("text" if there else "muted"))
        high = QRect(left.left(), left.top(), left.width(), left.height() // 2)
        title = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, left.width()
        )
        painter.drawText(high, middle, title)

"""The files of late as a list: title, where each lies, and when it was open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from lhl_editor.core.frozen import frozen
from lhl_editor.files.preferences import Recent
from lhl_editor.language.catalogue import say
from lhl_editor.language.moments import moment_words
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.painted_list import PaintedList, SpokenRows
from lhl_editor.ui.painting import Row, paint_at_end, paint_words
from lhl_editor.ui.theme import Theme

_MOST = 5  # rows that are seen at once
_FOLDERS = 3  # of a path that are shown


@frozen
class File:
    """A file of late as it is shown; `is_there`: it can be opened."""

    path: Path
    title: str
    when: str
    is_there: bool

    @property
    def where(self) -> str:
        return where_words(self.path)

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.where}, {self.when}"


def _shown(recent: Recent) -> File:
    path = recent.path
    there = path.is_file()
    opened = recent.opened.replace(tzinfo=None)
    when = moment_words(opened, datetime.now()) if there else say("welcome.not_found")
    return File(path, recent.title or path.name, when, there)


def where_words(path: Path) -> str:
    """Where a file lies, as its last folders: «OneDrive › Kommunikasjon › strategi.yaml»."""
    parts = [part for part in path.parts if part not in (path.anchor, "/")]
    return " › ".join(parts[-_FOLDERS:])


class _Files(SpokenRows):
    def words(self, row: File) -> str:
        return row.title

    def tip(self, row: File) -> str:
        return plain_tip(str(row.path))


class RecentFiles(PaintedList):
    """Enter or a double click opens; what is chosen is shown beside the list."""

    row_height = 56
    chosen = Signal(object)  # Path | None
    opened = Signal(object)  # Path

    def __init__(self, theme: Theme, recent: Sequence[Recent]) -> None:
        super().__init__(theme, say("welcome.recent"))
        self._files = _Files(self)
        self._files.set_rows([_shown(one) for one in recent])
        self.setModel(self._files)
        self.setFixedHeight(self.height_for(max(1, min(_MOST, len(recent)))) + theme.px(4))
        if recent:
            self.setCurrentIndex(self._files.index(0))
        self.doubleClicked.connect(lambda _: self.open_current())

    def current(self) -> Path | None:
        file = self._in_hand
        return file.path if file else None

    def open_current(self) -> None:
        file = self._in_hand
        if file and file.is_there:
            self.opened.emit(file.path)

    def title_of(self, path: Path) -> str:
        titles = (file.title for file in self._files.rows if file.path == path)
        return next(titles, path.name)

    def row_entered(self, number: int) -> None:
        self.open_current()

    def currentChanged(
        self,
        now: QModelIndex | QPersistentModelIndex,
        before: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(now, before)
        self.chosen.emit(self.current())

    @property
    def _in_hand(self) -> File | None:
        number = self.number_in_hand
        return self._files.rows[number] if number is not None else None

    # --- painting ---

    def paint_back(self, painter: QPainter, row: Row) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_selected or row.is_hovered:
            theme, px = self.theme, self.theme.px
            chosen = "selected" if row.has_focus else "selected_elsewhere"
            painter.setBrush(theme.colour(chosen if row.is_selected else "hover"))
            has_ring = row.is_selected and row.has_focus
            painter.setPen(QPen(theme.colour("focus"), 2) if has_ring else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(row.rect.adjusted(px(2), px(1), -px(2), -px(1)), px(6), px(6))

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        theme, px, file = self.theme, self.theme.px, self._files.rows[number]
        icon = QRect(row.rect.left() + px(18), row.rect.center().y() - px(10), px(20), px(20))
        theme.icon("file-text", "accent" if file.is_there else "muted").paint(painter, icon)
        rect = row.rect.adjusted(px(50), px(7), -px(18), -px(7))
        small, muted = theme.font("help"), theme.colour("muted")
        rect.setRight(paint_at_end(painter, rect, file.when, small, muted) - px(16))
        half = rect.height() // 2
        high = QRect(rect.left(), rect.top(), rect.width(), half)
        colour = theme.colour("text" if file.is_there else "muted")
        paint_words(painter, high, file.title, theme.font("body", bold=True), colour)
        low = QRect(rect.left(), rect.top() + half, rect.width(), half)
        paint_words(painter, low, file.where, small, muted, Qt.TextElideMode.ElideLeft)

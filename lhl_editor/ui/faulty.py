"""The page of a file that cannot be read: what is wrong, by line, and the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.files.faults import Fault, Unreadable
from lhl_editor.language.catalogue import say
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_WIDTH = 800


class Faulty(QWidget):
    """Nothing in the file is touched."""

    folder_wanted = Signal(object)  # Path
    again_wanted = Signal(object)  # Path

    def __init__(
        self, theme: Theme, path: Path, unreadable: Unreadable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._path = theme, path
        self.setProperty("role", "form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = theme.px
        whole = QHBoxLayout(self)
        column = QWidget()
        column.setMaximumWidth(px(_WIDTH))
        whole.addWidget(column)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(px(24), px(48), px(24), px(24))
        rows.setSpacing(px(12))
        rows.addWidget(label(say("faulty.title", file=path.name), "title", wraps=True))
        in_lines = any(fault.line for fault in unreadable.faults)
        rows.addWidget(label(_lead(unreadable, in_lines), "lead", wraps=True))
        self._list = self._fault_list(unreadable)
        rows.addWidget(self._list, 1)
        rows.addSpacing(px(8))
        rows.addLayout(self._ways())
        rows.addStretch(0)

    def _fault_list(self, unreadable: Unreadable) -> QTableWidget:
        table = _List(len(unreadable.faults), 2)
        table.setProperty("role", "card")
        table.setProperty("state", "airy")
        table.setAccessibleName(say("faulty.list"))
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        for row, fault in enumerate(unreadable.faults):
            line = say("faulty.line", line=fault.line) if fault.line else ""
            table.setItem(row, 0, _cell(line))
            table.setItem(row, 1, _cell(fault_words(fault)))
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setCurrentCell(0, 0)
        self.setFocusProxy(table)
        return table

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        again = button(
            say("faulty.again"), lambda: self.again_wanted.emit(self._path), role="primary"
        )
        folder = button(say("faulty.folder"), lambda: self.folder_wanted.emit(self._path))
        row.addWidget(again)
        row.addWidget(folder)
        row.addStretch(1)
        return row


class _List(QTableWidget):
    """As tall as its rows where there is room for them."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()
        self.setMaximumHeight(self.verticalHeader().length() + 2 * self.frameWidth() + 4)


def _lead(unreadable: Unreadable, in_lines: bool) -> str:
    count = len(unreadable.faults)
    if not in_lines:
        return say("faulty.missing_lead")
    if count == 1:
        return say("faulty.lead.one")
    return say("faulty.lead.many", count=count)


def fault_words(fault: Fault) -> str:
    """What is wrong, with the field where it is known."""
    words = say(f"fault.{fault.code}", **{name: str(v) for name, v in fault.values.items()})
    if fault.path and fault.path not in words:
        return say("cli.at_field", field=fault.path, sentence=words)
    return words


def _cell(words: str) -> QTableWidgetItem:
    cell = QTableWidgetItem(words)
    cell.setTextAlignment(Qt.AlignmentFlag.AlignTop)
    return cell

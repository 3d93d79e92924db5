"""Asks what to do with work that a program which is gone has left unsaved."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lhl_editor.core.changes import Change, apply
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.recovery import OnDisk, Recovered, Restored
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.moments import moment_words
from lhl_editor.language.steps import step_words
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.painting import paint_icon, paint_words, width_of
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_MOST = 8  # rows; the rest is counted
_ROW, _EDGE = 36, 12
_WHEN = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Made = tuple[str, str]  # what was done, and when


class Choice(Enum):
    """What a person wants of the recovered work; closing the dialog decides nothing."""

    FETCH = "fetch"
    WITHOUT = "without"
    LATER = "later"


def ask(
    theme: Theme, recovered: Recovered, restored: Restored, on_disk: OnDisk, parent: QWidget
) -> Choice:
    """Show what was recovered, and ask."""
    dialog = RecoveryDialog(theme, recovered, restored, on_disk, parent)
    dialog.exec()
    return dialog.choice


class RecoveryDialog(Dialog):
    """What was changed, when, and whether the file is as it was."""

    def __init__(
        self,
        theme: Theme,
        recovered: Recovered,
        restored: Restored,
        on_disk: OnDisk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, say("recovery.name"), icon="file-text", width=640, scrolls=True, parent=parent
        )
        self.choice = Choice.LATER
        document = recovered.document
        file = document.name if document else say("window.untitled_file")
        self.add_heading(say("recovery.title"))
        made = _made(restored)
        count = len(made)
        words = (
            say("recovery.lead.one", file=file)
            if count == 1
            else say("recovery.lead.many", file=file, count=count)
        )
        self.body.addWidget(label(words, "help", wraps=True))
        self.body.addWidget(self._changes(made))
        if note := _NOTES.get(on_disk):
            self.body.addWidget(label(say(f"recovery.{note}"), "help", wraps=True))
        without = (
            "without" if on_disk not in (OnDisk.NEVER_SAVED, OnDisk.GONE) else "without_untitled"
        )
        self.add_button(say(f"recovery.{without}"), lambda: self._choose(Choice.WITHOUT))
        fetch = self.add_button(
            say("recovery.fetch"), lambda: self._choose(Choice.FETCH), role="primary"
        )
        fetch.setFocus()

    def _changes(self, made: list[Made]) -> QListWidget:
        rows = QListWidget()
        rows.setProperty("role", "card")
        rows.setAccessibleName(say("recovery.list"))
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setItemDelegate(_Delegate(self.theme, rows))
        for words, when in made[-_MOST:]:
            item = QListWidgetItem(words, rows)
            item.setData(_WHEN, when)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {when}")
            item.setToolTip(words.replace("<", "&lt;"))
        if len(made) > _MOST:
            rows.addItem(say("recovery.more", count=len(made) - _MOST))
        rows.setFixedHeight(self.theme.px(_ROW) * rows.count() + 4)
        return rows

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


_NOTES = {OnDisk.SAME: "same", OnDisk.CHANGED: "changed", OnDisk.GONE: "gone"}


def _made(restored: Restored) -> list[Made]:
    """What was done, one after the other; the same again and again is said once."""
    now, strategy = datetime.now(), restored.base
    made: list[Made] = []
    for entry in restored.made:
        words = _what(strategy, entry.changes)
        if made and made[-1][0] == words:
            made.pop()
        made.append((words, moment_words(entry.at, now)))
        strategy = apply(strategy, *entry.changes)
    return made


def _what(strategy: Strategy, changes: tuple[Change, ...]) -> str:
    return capitalised(step_words(strategy, changes))


class _Delegate(QStyledItemDelegate):
    """A pencil, what was done, and when at the right."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, whole = self._theme, option.rect
        if index.row():
            line = QRect(whole.left(), whole.top(), whole.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        edge, size = theme.px(_EDGE), theme.px(16)
        row = whole.adjusted(edge, 0, -edge, 0)
        font, when = theme.font("help"), index.data(_WHEN)
        if when:
            paint_icon(
                painter, theme, "pencil", "muted", QRect(row.left(), row.top(), size, row.height())
            )
            wide = width_of(when, font)
            right = QRect(row.right() - wide, row.top(), wide + 1, row.height())
            paint_words(painter, right, when, font, theme.colour("muted"))
            row.setRight(right.left() - edge)
        row.setLeft(row.left() + size + theme.px(8))
        colour = theme.colour("text" if when else "muted")
        paint_words(painter, row, index.data(), theme.font() if when else font, colour)

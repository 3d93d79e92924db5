"""Asks what to do with work that a program which is gone has left unsaved."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lhl_editor.core.changes import Change, apply
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.recovery import OnDisk, Recovered, Restored
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.moments import moment_words
from lhl_editor.language.steps import step_words
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_MOST = 8  # rows; the rest is counted


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
        super().__init__(theme, say("recovery.name"), icon="file-text", width=640, parent=parent)
        self.choice = Choice.LATER
        document = recovered.document
        file = document.name if document else say("window.untitled_file")
        self.add_heading(say("recovery.title"))
        count = len(restored.made)
        words = (
            say("recovery.lead.one", file=file)
            if count == 1
            else say("recovery.lead.many", file=file, count=count)
        )
        self.body.addWidget(label(words, "help", wraps=True))
        self.body.addWidget(self._changes(restored))
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

    def _changes(self, restored: Restored) -> QListWidget:
        rows = QListWidget()
        rows.setProperty("role", "card")
        rows.setAccessibleName(say("recovery.list"))
        now = datetime.now()
        strategy = restored.base
        said: list[str] = []
        for entry in restored.made:
            said.append(f"{_what(strategy, entry.changes)} · {moment_words(entry.at, now)}")
            strategy = apply(strategy, *entry.changes)
        for words in said[-_MOST:]:
            QListWidgetItem(self.theme.icon("pencil"), words, rows)
        if len(said) > _MOST:
            rows.addItem(say("recovery.more", count=len(said) - _MOST))
        rows.setFixedHeight(self.theme.px(36) * min(rows.count(), _MOST + 1) + self.theme.px(8))
        return rows

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


_NOTES = {OnDisk.SAME: "same", OnDisk.CHANGED: "changed", OnDisk.GONE: "gone"}


def _what(strategy: Strategy, changes: tuple[Change, ...]) -> str:
    return capitalised(step_words(strategy, changes))

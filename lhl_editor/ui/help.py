"""Help in three dialogs: the shortcuts, how things are done, and what the program is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor import __version__
from lhl_editor.files.user_folders import user_folders
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.shortcuts import ShortcutsDialog
from lhl_editor.ui.tall_area import TallArea
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

QUESTIONS = (
    "find",
    "write",
    "mend",
    "move",
    "undo",
    "reference",
    "replace",
    "save",
    "outside",
    "earlier",
    "compare",
    "export",
    "publish",
)
_WIDTH = 640


def show_help(
    theme: Theme, what: str, commands: Sequence[Command], parent: QWidget | None
) -> Dialog:
    """Open the dialog on `what`: `keys`, `how_to` or `about`."""
    match what:
        case "keys":
            dialog: Dialog = ShortcutsDialog(theme, commands, parent)
        case "how_to":
            dialog = HowTo(theme, parent)
        case "about":
            dialog = About(theme, user_folders().journals, parent)
        case _:
            raise KeyError(what)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class HowTo(Dialog):
    """Short questions and answers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        title = say("help.how_to.title")
        super().__init__(theme, title, icon="circle-help", width=_WIDTH, parent=parent)
        self.add_heading(title)
        area = TallArea(theme, self._answers())
        area.setProperty("role", "card")
        area.setAccessibleName(say("help.how_to.list"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        self.body.addWidget(area)
        self.add_button(say("help.close"), self.accept, "primary")
        area.setFocus()

    def _answers(self) -> QWidget:
        px = self.theme.px
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(4))
        for number, code in enumerate(QUESTIONS):
            if number:
                column.addSpacing(px(12))
            column.addWidget(label(say(f"help.how_to.{code}.question"), "label", wraps=True))
            column.addWidget(label(say(f"help.how_to.{code}.answer"), wraps=True))
        column.addStretch(1)
        return made


class About(Dialog):
    """Version, licences, and where the safety copies lie."""

    def __init__(self, theme: Theme, copies: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("help.about.window"), icon="info", width=520, parent=parent)
        self._copies = copies
        self.add_heading(say("help.about.title", version=__version__))
        self.body.addWidget(label(say("help.about.lead"), wraps=True))
        self.body.addWidget(label(say("help.about.private"), wraps=True))
        self._add_folder()
        self._add("licences", say("help.about.font"), say("help.about.icons"))
        self.body.addStretch(1)
        self.add_button(say("help.close"), self.accept, "primary").setFocus()

    def _add_folder(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(2))
        column.addWidget(label(say("help.about.copies"), wraps=True))
        path = label(str(self._copies), "help", wraps=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        way = button(say("help.about.open_folder"), self._open_folder, "link")
        row = QHBoxLayout()
        row.addWidget(path, 1)
        row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        way.setVisible(self._copies.is_dir())  # it is made by the first edit
        column.addLayout(row)
        self.body.addLayout(column)

    def _add(self, title: str, *rows: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(2))
        column.addWidget(label(say(f"help.about.{title}"), "label"))
        for words in rows:
            column.addWidget(label(words, "help", wraps=True))
        self.body.addLayout(column)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._copies)))

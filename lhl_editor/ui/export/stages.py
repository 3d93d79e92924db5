"""What a dialog that makes files shows: the choices, the work, or what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.export.note import Note
from lhl_editor.ui.export.progress import Made, Progress
from lhl_editor.ui.tall_area import TallArea

_GAP = 20
_LONGEST = 28  # characters of a file's name on a button


class Stages:
    """Fills the body and the footer of the dialog. `choices` are the parts of the first stage."""

    def __init__(
        self,
        dialog: Dialog,
        title: str,
        choices: Sequence[QWidget],
        gap: int,
        show_in_folder: Callable[[Path], object],
    ) -> None:
        self._dialog, self._show_in_folder, theme = dialog, show_in_folder, dialog.theme
        self._files: tuple[Path, ...] = ()
        self._heading = dialog.add_heading(title)
        self._choices = TallArea(theme, _column(choices, theme.px(gap)))
        self._outcome = Note(theme, "info", "advice")
        self.progress, self._made = Progress(theme), Made(theme)
        self._made.open_wanted.connect(_open)
        self._result = TallArea(theme, self._made)
        self._every = (self._choices, self._outcome, self.progress, self._result)
        for each in self._every:
            dialog.body.addWidget(each)
        dialog.body.setSpacing(theme.px(_GAP))
        dialog.body.addStretch(1)

    def add_buttons(
        self, words: str, start: Callable[[], object], stop: Callable[[], object]
    ) -> None:
        """`words` stand on the button that starts the work."""
        add = self._dialog.add_button
        self.stop = add(say("export.cancel"), stop)
        self._folder = add(say("export.show_folder"), self._open_folder)
        self.go = add(words, start, "primary")
        self._open = add(say("export.open_short"), self._open_first, "primary")

    def show_choices(self) -> None:
        self._show(self._choices)
        self.stop.setText(say("export.cancel"))
        self.stop.setEnabled(True)
        for button in (self._folder, self._open):
            button.hide()
        self.go.show()
        self.go.setDefault(True)

    def show_outcome(self, words: str, icon: str, kind: str) -> None:
        """The choices again, with what became of the work below them."""
        self._outcome.tell(icon, kind, words)
        self._show(self._choices, self._outcome)

    def show_work(self) -> None:
        """Something is done that cannot be stopped yet."""
        self.progress.begin()
        self._show(self.progress)
        self.go.hide()
        self.stop.setEnabled(False)

    def let_stop(self) -> None:
        """It can be stopped now."""
        self.stop.setEnabled(True)
        self.stop.setDefault(True)
        self.stop.setFocus()

    def show_files(self, files: tuple[Path, ...], title: str, words: str) -> None:
        """All of it is written."""
        self._files = files
        self._heading.setText(title)
        self._made.show_files(files)
        self._outcome.tell("circle-check", "done", words)
        self._show(self._outcome, self._result)
        self.stop.setText(say("export.close"))
        self.stop.setEnabled(True)
        _name(self._open, files[0])
        for button in (self._folder, self._open):
            button.show()
        self._open.setDefault(True)
        self._open.setFocus()

    def refit(self) -> None:
        """The choices, or the result, are of another height now."""
        for each in (self._choices, self._result):
            each.content_changed()
        self._dialog.fit()

    def _show(self, *stages: QWidget) -> None:
        for each in self._every:
            each.setVisible(each in stages)
        self.refit()

    def _open_first(self) -> None:
        _open(self._files[0])

    def _open_folder(self) -> None:
        self._show_in_folder(self._files[0])


def _column(parts: Sequence[QWidget], gap: int) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    return whole


def _name(button: QPushButton, file: Path) -> None:
    name = file.name
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 6]}…{file.suffix}"
    button.setText(say("export.open", file=shown).replace("&", "&&"))
    button.setAccessibleName(say("export.open", file=name))


def _open(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))

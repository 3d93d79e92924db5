"""Which files a version is published as, and the folder that they go into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.publishing import Edition
from lhl_editor.ui.export.files import FORMATS, stem_for, targets
from lhl_editor.ui.export.note import Note
from lhl_editor.ui.export.options import Folder
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_LONGEST = 60  # characters of a title or a name that a file is called by


def stem_of(title: str, edition: Edition) -> str:
    """What the files of an edition are called: «Strategi 1.2 UTKAST 2026-11-22»."""
    code = "file_draft" if edition.is_draft else "file"
    words, name = (stem_for(None, each)[:_LONGEST].strip(" .") for each in (title, edition.name))
    when = edition.when.isoformat()
    return say(f"versions.publish.{code}", title=words, name=name, date=when)


class FilesChoice(QWidget):
    """The choices; it reads and writes no file."""

    changed = Signal()

    def __init__(
        self, theme: Theme, formats: Sequence[str], folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._stem = theme, ""
        self._formats = {each: QCheckBox(say(f"export.{each}")) for each in FORMATS}
        for each, box in self._formats.items():
            box.setChecked(each in formats)
            box.setAccessibleDescription(say(f"export.{each}_help"))
            box.toggled.connect(self._tell)
        self._folder = Folder(theme, folder)
        self._folder.changed.connect(self._tell)
        self._becomes = label("", "help", wraps=True)
        self._replaces = Note(theme, "triangle-alert", "warning")
        self._replaces.hide()
        self._lay_out()

    @property
    def formats(self) -> tuple[str, ...]:
        return tuple(each for each, box in self._formats.items() if box.isChecked())

    @property
    def folder(self) -> Path:
        return self._folder.path

    @property
    def stem(self) -> str:
        """What the files are called, without their ending."""
        return self._stem

    @property
    def files(self) -> tuple[Path, ...]:
        """What is written."""
        return targets(self.folder, self._stem, self.formats)

    def call(self, stem: str) -> None:
        """What the files are called, without their ending."""
        if stem != self._stem:
            self._stem = stem
            self._tell()

    def show_replaced(self, files: Sequence[Path]) -> None:
        """These are there already."""
        self._replaces.setVisible(bool(files))
        if files:
            many = "many" if len(files) > 1 else "one"
            words = say(f"export.replaces.{many}", files=[each.name for each in files])
            self._replaces.tell("triangle-alert", "warning", words)

    def _tell(self) -> None:
        names = [each.name for each in self.files]
        words = say("export.becomes", files=names) if names else say("export.choose_format")
        self._becomes.setText(words)
        self.changed.emit()

    def _lay_out(self) -> None:
        px = self._theme.px
        boxes = QWidget()
        row = FlowLayout(px(16), boxes)
        for each, box in self._formats.items():
            pair = QWidget()
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(px(8))
            beside.addWidget(box)
            beside.addWidget(label(say(f"export.{each}_help"), "help"))
            row.addWidget(pair)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addWidget(boxes)
        for part in (self._folder, self._becomes, self._replaces):
            whole.addWidget(part)

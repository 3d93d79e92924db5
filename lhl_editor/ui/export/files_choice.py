"""Which files are made, what they are called, and the folder that they go into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import option_words
from lhl_editor.ui.export.files import FORMATS, targets
from lhl_editor.ui.export.folder import Folder
from lhl_editor.ui.export.note import Note
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

PAPERS = {"": "own", "16:9": "wide", "a4": "a4"}


class FilesChoice(QWidget):
    """The choices; it reads and writes no file. `paper`: the choice of it, where there is one."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        formats: Sequence[str],
        folder: Path,
        stem: str = "",
        paper: QComboBox | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._stem = theme, stem
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
        self._lay_out(paper)
        self._tell()

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

    def _lay_out(self, paper: QComboBox | None) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._theme.px(8))
        whole.addWidget(label(say("export.format"), "label"))
        whole.addWidget(self._boxes())
        if paper:
            whole.addLayout(self._fields(paper))
        else:
            whole.addWidget(self._folder)
        for part in (self._becomes, self._replaces):
            whole.addWidget(part)

    def _boxes(self) -> QWidget:
        boxes = QWidget()
        row = FlowLayout(self._theme.px(16), boxes)
        for each, box in self._formats.items():
            pair = QWidget()
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(self._theme.px(8))
            beside.addWidget(box)
            beside.addWidget(label(say(f"export.{each}_help"), "help"))
            row.addWidget(pair)
        return boxes

    def _fields(self, paper: QComboBox) -> QGridLayout:
        fields = QGridLayout()
        fields.setHorizontalSpacing(self._theme.px(12))
        fields.setVerticalSpacing(self._theme.px(8))
        fields.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (("paper", paper), ("folder", self._folder))
        for row, (name, field) in enumerate(rows):
            words = label(say(f"export.{name}"))
            words.setBuddy(field)
            fields.addWidget(words, row, 0)
            fields.addWidget(field, row, 1)
        return fields


def paper_choice(own_paper: str) -> QComboBox:
    """The strategy's own paper, whose name is said, or another; its data is the paper's name."""
    paper = QComboBox()
    own = option_words("paper", own_paper)
    for value, name in PAPERS.items():
        values = {"paper": own} if name == "own" else {}
        paper.addItem(say(f"export.paper_{name}", **values), value)
    paper.setAccessibleName(say("export.paper"))
    return paper

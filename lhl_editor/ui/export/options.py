"""What is to be made and where it goes: formats, paper, folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import option_words
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.export.files import FORMATS, targets
from lhl_editor.ui.export.note import Note, picture
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

PAPERS = {"": "own", "16:9": "wide", "a4": "a4"}
_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Wanted:
    """`paper` is empty for the strategy's own."""

    formats: tuple[str, ...]
    paper: str
    folder: Path


class Options(QWidget):
    """The choices; it reads and writes no file."""

    changed = Signal()

    def __init__(
        self, theme: Theme, wanted: Wanted, own_paper: str, stem: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._stem = theme, stem
        self._formats = {each: QCheckBox(say(f"export.{each}")) for each in FORMATS}
        self._paper = QComboBox()
        self._folder = Folder(theme, wanted.folder)
        self._becomes = label("", "help", wraps=True)
        self._replaces = Note(theme, "triangle-alert", "warning")
        self._fill(wanted, own_paper)
        self._lay_out()
        self.show_replaced(())
        self._tell()

    @property
    def wanted(self) -> Wanted:
        chosen = tuple(each for each, box in self._formats.items() if box.isChecked())
        return Wanted(chosen, str(self._paper.currentData()), self._folder.path)

    @property
    def files(self) -> tuple[Path, ...]:
        """What the export becomes."""
        wanted = self.wanted
        return targets(wanted.folder, self._stem, wanted.formats)

    def show_replaced(self, files: Sequence[Path]) -> None:
        """These are there already."""
        self._replaces.setVisible(bool(files))
        if files:
            many = "many" if len(files) > 1 else "one"
            words = say(f"export.replaces.{many}", files=[each.name for each in files])
            self._replaces.tell("triangle-alert", "warning", words)

    def _fill(self, wanted: Wanted, own_paper: str) -> None:
        for each, box in self._formats.items():
            box.setChecked(each in wanted.formats)
            box.setAccessibleDescription(say(f"export.{each}_help"))
            box.toggled.connect(self._tell)
        own = option_words("paper", own_paper) if own_paper else ""
        for value, name in PAPERS.items():
            values = {"paper": own} if name == "own" else {}
            self._paper.addItem(say(f"export.paper_{name}", **values), value)
        self._paper.setCurrentIndex(max(0, self._paper.findData(wanted.paper)))
        self._paper.setAccessibleName(say("export.paper"))
        self._folder.changed.connect(self._tell)

    def _tell(self) -> None:
        names = [each.name for each in self.files]
        words = say("export.becomes", files=names) if names else say("export.choose_format")
        self._becomes.setText(words)
        self.changed.emit()

    def _lay_out(self) -> None:
        px = self._theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addWidget(label(say("export.format"), "label"))
        whole.addLayout(self._boxes())
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(8))
        fields.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (("paper", self._paper), ("folder", self._folder))
        for row, (name, field) in enumerate(rows):
            words = label(say(f"export.{name}"))
            words.setBuddy(field)
            fields.addWidget(words, row, 0)
            fields.addWidget(field, row, 1)
        whole.addLayout(fields)
        whole.addWidget(self._becomes)
        whole.addWidget(self._replaces)

    def _boxes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        for each, box in self._formats.items():
            row.addWidget(box)
            row.addWidget(label(say(f"export.{each}_help"), "help"))
            row.addSpacing(self._theme.px(16))
        row.addStretch(1)
        return row


class Folder(QFrame):
    """A folder, and the button that chooses another."""

    changed = Signal()

    def __init__(self, theme: Theme, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._theme = theme
        self._shown = QFrame()
        self._shown.setProperty("role", "card")
        self._icon, self._words = label(""), label("")
        self._choose = button(say("export.choose_folder"), self._ask)
        self._choose.setAutoDefault(True)
        self.setFocusProxy(self._choose)
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        row.addWidget(self._shown, 1)
        row.addWidget(self._choose)
        inner = QHBoxLayout(self._shown)
        inner.addWidget(self._icon)
        inner.addWidget(self._words, 1)

    def _dress(self) -> None:
        px = self._theme.px
        self._shown.setFixedHeight(px(_HEIGHT))
        self._icon.setPixmap(picture(self._theme, "folder", "muted"))
        inner = self._shown.layout()
        if inner is not None:
            inner.setContentsMargins(px(11), 0, px(11), 0)
            inner.setSpacing(px(8))
        self._show()

    def _show(self) -> None:
        """The path, shortened in its middle where there is no room for all of it."""
        words = str(self.path)
        px = self._theme.px
        room = self.width() - self._choose.sizeHint().width() - px(62)
        metrics = QFontMetrics(self._theme.font())
        self._words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(room, 80)))
        self._words.setMinimumWidth(1)
        self._shown.setToolTip(plain_tip(words))
        self._choose.setAccessibleDescription(f"{say('export.folder')}: {words}")

    def _ask(self) -> None:
        title = say("export.choose_folder_title")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.path))
        if chosen:
            self.path = Path(chosen)
            self._show()
            self.changed.emit()

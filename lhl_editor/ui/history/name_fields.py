"""What a version is called: its name, its status, and a note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from lhl_editor.files.versions import STATUSES
from lhl_editor.language.catalogue import say
from lhl_editor.ui.history.names import Names
from lhl_editor.ui.history.words import status
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, set_state

_NAME, _STATUS = 100, 140
_BESIDE = 420  # from this width on all three stand beside each other
DRAFT, ADOPTED = "draft", "adopted"


class NameFields(QWidget):
    """Reads and writes no file. What a person has typed is never typed over."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_typed = self._is_below = False
        self._words: dict[str, QWidget] = {}
        self.name, self._status, self.note = QLineEdit(), QComboBox(), QLineEdit()
        self._help, self._fault = label("", "help", wraps=True), label("", "error", wraps=True)
        for each in STATUSES:
            self._status.addItem(say(f"versions.status.{each}"), each)
        self._wanted = ADOPTED
        self._choose(ADOPTED)
        self._lay_out()
        self.name.textEdited.connect(self._typed)
        self.name.textChanged.connect(self._changed)
        self._status.activated.connect(self._chosen)
        self.show_fault("")

    @property
    def name_words(self) -> str:
        return " ".join(self.name.text().split())

    @property
    def note_words(self) -> str:
        return " ".join(self.note.text().split())

    @property
    def status(self) -> str:
        """One of `STATUSES`."""
        return str(self._status.currentData())

    def propose(self, names: Names, *, has: str = "") -> None:
        """`has`: the name that the version has already."""
        if not self._is_typed:
            self.name.setText(has or names.proposed)
            self.name.selectAll()
        if names.last:
            words = status(names.last).lower()
            self._help.setText(say("versions.naming.last", name=names.last.name, status=words))
        self._help.setVisible(bool(names.last))

    def begin_with(self, status: str, note: str) -> None:
        """What the version has already."""
        self._wanted = status if status in STATUSES else ADOPTED
        self._choose(self._wanted)
        self.note.setText(note)

    def hold_as_draft(self, held: bool) -> None:
        """While it is held, it is a draft and nothing else."""
        self._status.setEnabled(not held)
        self._choose(DRAFT if held else self._wanted)
        self._status.setAccessibleDescription(say("versions.publish.draft") if held else "")
        self._changed()

    def show_fault(self, words: str) -> None:
        """What is wrong with the name."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        set_state(self.name, "error" if words else "")
        self.name.setAccessibleDescription(words)
        if words:
            self.name.setFocus()
            self.name.selectAll()

    def _choose(self, status: str) -> None:
        self._status.setCurrentIndex(self._status.findData(status))

    def _chosen(self) -> None:
        self._wanted = self.status
        self._changed()

    def _typed(self) -> None:
        self._is_typed = True

    def _changed(self) -> None:
        if self._fault.text():
            self.show_fault("")
        self.changed.emit()

    def _lay_out(self) -> None:
        px, self._grid = self._theme.px, QGridLayout()
        grid = self._grid
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(2, 1)
        fields: Sequence[tuple[str, QWidget]]
        fields = (("name", self.name), ("status", self._status), ("note", self.note))
        for column, (code, field) in enumerate(fields):
            words = label(say(f"versions.naming.{code}"))
            words.setBuddy(field)
            self._words[code] = words
            field.setAccessibleName(say(f"versions.naming.{code}"))
            grid.addWidget(words, 0, column)
            grid.addWidget(field, 1, column)
        self.name.setMinimumWidth(px(_NAME))
        self.name.setMaximumWidth(px(2 * _NAME))
        self._status.setMinimumWidth(px(_STATUS))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(4))
        whole.addLayout(grid)
        whole.addWidget(self._fault)
        whole.addWidget(self._help)
        self._help.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the note stands below the two others."""
        super().resizeEvent(event)
        below = event.size().width() < self._theme.px(_BESIDE)
        if below == self._is_below:
            return
        self._is_below = below
        place = (2, 0, 1, 3) if below else (0, 2, 1, 1)
        for number, each in enumerate((self._words["note"], self.note)):
            self._grid.removeWidget(each)
            self._grid.addWidget(each, place[0] + number, *place[1:])
        self.changed.emit()


def fault_of_name(name: str) -> str:
    """Why these words are no name; empty where they are one."""
    return "" if name else say("versions.fault.no_name")

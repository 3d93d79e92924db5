"""What a person fills in to find and replace: the words, how they are to match, and where."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from lhl_editor.core.path import Path
from lhl_editor.language.catalogue import say
from lhl_editor.ui.find.search import WITHIN, Search, place_within
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label


class FindFields(QWidget):
    """`changed` when something else is looked for, `replacement_changed` when it is to become
    something else."""

    changed = Signal()
    replacement_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = QLineEdit()
        self.replacement = QLineEdit()
        self._whole = QCheckBox(say("find.whole_word"))
        self._case = QCheckBox(say("find.match_case"))
        self._within = QComboBox()
        self._replacement_label = label(say("find.replacement"), "label")
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)
        self.words.textChanged.connect(self.changed)
        self.replacement.textChanged.connect(self.replacement_changed)
        self._whole.toggled.connect(self.changed)
        self._case.toggled.connect(self.changed)
        self._within.currentIndexChanged.connect(self.changed)

    @property
    def within(self) -> str:
        """Where to look: all, chapter or part."""
        return str(self._within.currentData())

    def search(self, place: Path) -> Search:
        """What is looked for while `place` is in hand."""
        where = place_within(self.within, place)
        return Search(self.words.text(), self._whole.isChecked(), self._case.isChecked(), where)

    def show_replacement(self, shown: bool) -> None:
        self._replacement_label.setVisible(shown)
        self.replacement.setVisible(shown)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        words = label(say("find.words"), "label")
        for row, (name, field) in enumerate(
            ((words, self.words), (self._replacement_label, self.replacement))
        ):
            name.setBuddy(field)
            field.setAccessibleName(name.text())
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        for within in WITHIN:
            self._within.addItem(say(f"find.within.{within}"), within)
        where = label(say("find.where"), "muted")
        where.setBuddy(self._within)
        self._within.setAccessibleName(say("find.where").rstrip(":"))
        choices, self._where = QWidget(), QHBoxLayout()
        self._choices = FlowLayout(0, choices)
        for each in (self._whole, self._case):
            self._choices.addWidget(each)
        beside = QWidget()
        beside.setLayout(self._where)
        self._where.setContentsMargins(0, 0, 0, 0)
        self._where.addWidget(where)
        self._where.addWidget(self._within)
        self._choices.addWidget(beside)
        grid.addWidget(choices, 2, 1)
        grid.setColumnStretch(1, 1)

    def _measure(self) -> None:
        px = self.theme.px
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.setHorizontalSpacing(px(24))
            grid.setVerticalSpacing(px(12))
            grid.setColumnMinimumWidth(0, px(76))
        self._choices.set_gap(px(16))
        self._where.setSpacing(px(16))

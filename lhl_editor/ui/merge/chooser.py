"""What to merge with: an edition that was found, or a file that the person points to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.filing import yaml_filters
from lhl_editor.ui.merge.other import Other, when, who
from lhl_editor.ui.painted_list import PaintedList, SpokenRows
from lhl_editor.ui.painting import Row as Painted
from lhl_editor.ui.painting import after_icon, paint_words
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_WIDTH, _ROW, _MOST = 640, 48, 5


@frozen
class _Row:
    other: Other
    upper: str
    lower: str

    @property
    def spoken(self) -> str:
        return f"{self.upper}, {self.lower}"


class _List(PaintedList):
    row_height = _ROW
    entered = Signal()

    def __init__(self, theme: Theme, rows: Sequence[_Row]) -> None:
        super().__init__(theme, say("merge.chooser.list"))
        self.rows = SpokenRows(self)
        self.rows.set_rows(rows)
        self.setModel(self.rows)
        self.setProperty("role", "card")
        self.setCurrentIndex(self.rows.index(0))
        self.setFixedHeight(self.height_for(min(len(rows), _MOST)))

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self.maximumHeight())

    def row_entered(self, number: int) -> None:
        self.entered.emit()

    def paint_row(self, painter: QPainter, row: Painted, number: int) -> None:
        theme, px, shown = self.theme, self.theme.px, self.rows.rows[number]
        rect = row.rect.adjusted(px(12), 0, -px(12), 0)
        icon = "file-symlink" if shown.other.is_copy else "history"
        words = after_icon(painter, theme, icon, "muted", rect)
        upper = QRect(words.left(), words.top() + px(4), words.width(), px(20))
        lower = upper.translated(0, px(20))
        paint_words(painter, upper, shown.upper, theme.font(bold=True), theme.colour("text"))
        paint_words(painter, lower, shown.lower, theme.font("help"), theme.colour("muted"))


class Chooser(Dialog):
    """`chosen` is the edition, `file` the file, once it is accepted."""

    def __init__(
        self, theme: Theme, others: Sequence[Other], document: Path, parent: QWidget
    ) -> None:
        words = say("merge.chooser.window")
        super().__init__(theme, words, icon="merge", width=_WIDTH, parent=parent)
        self._document = document
        self.chosen: Other | None = None
        self.file: Path | None = None
        now = datetime.now().astimezone()
        self.add_heading(say("merge.chooser.title"))
        lead = "lead" if others else "none"
        self.body.addWidget(label(say(f"merge.chooser.{lead}"), "lead", wraps=True))
        self._list = _List(theme, [_row(one, now) for one in others]) if others else None
        self.add_button(say("merge.chooser.cancel"), self.reject)
        file = self.add_button(
            say("merge.chooser.file"), self._choose_file, "secondary" if others else "primary"
        )
        if self._list is None:
            file.setFocus()
            return
        self.body.addWidget(self._list)
        self._list.entered.connect(self._choose)
        self._list.doubleClicked.connect(lambda _: self._choose())
        self.add_button(say("merge.chooser.do"), self._choose, "primary")
        self._list.setFocus()

    def _choose(self) -> None:
        number = self._list.number_in_hand if self._list else None
        if self._list is not None and number is not None:
            self.chosen = self._list.rows.rows[number].other
            self.accept()

    def _choose_file(self) -> None:
        title, folder = say("merge.chooser.open_title"), str(self._document.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, yaml_filters())
        if chosen:
            self.file = Path(chosen)
            self.accept()


def _row(other: Other, now: datetime) -> _Row:
    name = other.file.name if other.is_copy else say("merge.chooser.version", who=who(other))
    return _Row(other, name, when(other, now))

"""The left of a merge: how much is settled, and the list of places."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.merge.case import Case
from lhl_editor.ui.merge.place_list import PlaceList
from lhl_editor.ui.merge.rows import Row, rows_of
from lhl_editor.ui.merge.settling import Settling
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label


class PlacePane(QFrame):
    """Shows what `settling` says; what merged itself is folded while there is more to do."""

    chosen = Signal(object)  # Row
    entered = Signal()

    def __init__(
        self, theme: Theme, case: Case, settling: Settling, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._case, self._settling = case, settling
        self._is_open = not case.questions
        self.setProperty("role", "pane")
        self.list = PlaceList(theme)
        self._to_settle = label(say("merge.to_settle"), "label")
        self._progress = label("", "help")
        self._top = QHBoxLayout()
        self._top.addWidget(self._to_settle)
        self._top.addStretch(1)
        self._top.addWidget(self._progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self.list, 1)
        for each in (self._to_settle, self._progress):
            each.setVisible(bool(case.questions))
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(lambda _: self.entered.emit())
        self.list.fold_wanted.connect(self._fold)
        settling.changed.connect(self.refresh)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def current(self) -> Row | None:
        return self.list.current

    def refresh(self) -> None:
        """Show how far it has come; the row in hand stays in hand."""
        self._show_rows(self.list.number_in_hand or 0)

    def step(self, by: int) -> None:
        """The next place to settle, or the one before; round from the last to the first."""
        count, now = len(self._case.questions), self.list.number_in_hand
        if not count:
            return
        inside = now if now is not None and now < count else -1 if by > 0 else 0
        self.list.setCurrentIndex(self.list.rows.index((inside + by) % count))
        self.list.scrollTo(self.list.currentIndex())

    def _show_rows(self, number: int) -> None:
        case, settling = self._case, self._settling
        rows = rows_of(case.questions, case.changes, settling, is_open=self._is_open)
        self.list.show_rows(rows, number)
        count, left = len(case.questions), len(settling.left)
        self._progress.setText(say("merge.progress", settled=count - left, count=count))

    def _fold(self, is_open: bool) -> None:
        self._is_open = is_open
        self._show_rows(len(self._case.questions))

    def _measure(self) -> None:
        px = self.theme.px
        self._top.setContentsMargins(px(16), px(8), px(16), px(4))

"""Painted rows that each lead somewhere: «Gå til» stands at the right of every one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.painted_list import PaintedList
from lhl_editor.ui.painting import Row, paint_words, width_of
from lhl_editor.ui.theme import Theme

_EDGE = 12


class LeadingList(PaintedList):
    """Enter, a double click and a click on «Gå til» choose a row; `most`: rows seen at once."""

    chosen = Signal(object)  # what `goal_of` says of the row

    def __init__(
        self, theme: Theme, name: str, help_words: str, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, help_words, parent)
        self._most = most
        self.be_card()
        self.doubleClicked.connect(lambda index: self.row_entered(index.row()))
        theme.changed.connect(self.measure)

    def goal_of(self, number: int) -> object:
        """What `chosen` hands on for the row."""
        raise NotImplementedError

    def paint_goal(self, painter: QPainter, row: Row, rest: QRect, number: int) -> None:
        """Paint what stands left of «Gå til», in `rest`."""
        raise NotImplementedError

    def measure(self) -> None:
        """Be as high as the rows, or as the most that are seen at once."""
        self.setFixedHeight(self.height_for(min(self.model().rowCount(), self._most)))

    def link_rect(self, rect: QRect) -> QRect:
        """Where «Gå til» stands in the row that fills `rect`."""
        edge = self.theme.px(_EDGE)
        width = width_of(say("findings.go_to"), self.theme.font("help")) + edge
        return QRect(rect.right() - edge - width, rect.top(), width + edge, rect.height())

    def row_clicked(self, number: int, here: QPoint) -> None:
        if self.link_rect(self.visualRect(self.model().index(number, 0))).contains(here):
            self.row_entered(number)

    def row_entered(self, number: int) -> None:
        self.chosen.emit(self.goal_of(number))

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        theme, edge = self.theme, self.theme.px(_EDGE)
        link, font = self.link_rect(row.rect), theme.font("help")
        font.setUnderline(row.is_hovered)
        words = link.adjusted(edge // 2, 0, 0, 0)
        paint_words(painter, words, say("findings.go_to"), font, theme.colour("link"))
        rest = QRect(row.rect)
        rest.setLeft(rest.left() + edge)
        rest.setRight(link.left() - theme.px(8))
        self.paint_goal(painter, row, rest, number)

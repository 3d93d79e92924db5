"""The list of findings: each row painted, with «Rett» at its right where the mend is certain."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from lhl_editor.core.problems import Problem
from lhl_editor.language.catalogue import say
from lhl_editor.ui.findings.row_painting import paint_finding
from lhl_editor.ui.findings.rows import FindingsModel, Fold, Unseen, unseen_words
from lhl_editor.ui.painted_list import Index, PaintedList
from lhl_editor.ui.painting import Row, after_icon, paint_words, width_of
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

ROW = 32
EDGE, GAP = 16, 8


class FindingList(PaintedList):
    """Says what is asked for; it changes nothing itself."""

    chosen = Signal(object)  # the finding to go to
    mend_wanted = Signal(object)
    fold_wanted = Signal(bool)  # whether the advice is to be shown
    hidden_wanted = Signal()  # to show again what was hidden
    menu_wanted = Signal(object, QPoint)  # of a finding, at a place of the screen

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("findings.list"), say("findings.list_help"), parent)
        self.session, self.rows = session, FindingsModel(session, self)
        self._over_mend = -1  # the row whose «Rett» the mouse is over
        self.setModel(self.rows)

    @property
    def current(self) -> Problem | None:
        """The finding whose row is selected."""
        row = self._row(self.currentIndex())
        return row if isinstance(row, Problem) else None

    def make_current(self, problem: Problem) -> bool:
        """Select the row of the finding; whether it has one."""
        at = self.rows.row_of((problem.path, problem.rule))
        if at is None:
            return False
        self.setCurrentIndex(self.rows.index(at))
        self.scrollTo(self.rows.index(at))
        return True

    def mend_rect(self, rect: QRect) -> QRect:
        """Where «Rett» stands in the row that fills `rect`."""
        width = width_of(say("findings.mend"), self.theme.font("help")) + self.theme.px(2 * GAP)
        right = rect.right() - self.theme.px(EDGE - GAP)
        return QRect(right - width, rect.top(), width, rect.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.RightButton:  # the menu alone is not a way there
            super().mousePressEvent(event)

    def row_clicked(self, number: int, here: QPoint) -> None:
        index = self.rows.index(number)
        if index == self.currentIndex():
            self._act(index, self._is_on_mend(index, here))

    def row_entered(self, number: int) -> None:
        self._act(self.rows.index(number), False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        here = event.position().toPoint()
        index = self.indexAt(here)
        over = index.row() if index.isValid() and self._is_on_mend(index, here) else -1
        if over != self._over_mend:
            self._over_mend = over
            shape = Qt.CursorShape.PointingHandCursor if over >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over_mend = -1
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectedIndexes() and self.rows.rows:
            now = self.currentIndex()
            self.setCurrentIndex(now if now.isValid() else self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        key = event.key()
        if key == Qt.Key.Key_Space and row is not None:
            self._act(self.currentIndex(), False)
        elif isinstance(row, Fold) and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.fold_wanted.emit(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        row = self._row(index)
        if isinstance(row, Problem):
            self.setCurrentIndex(index)
            place = self.visualRect(index).bottomLeft() if by_keys else event.pos()
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(place))

    def _act(self, index: Index, on_mend: bool) -> None:
        row = self._row(index)
        if isinstance(row, Fold):
            self.fold_wanted.emit(not row.is_open)
        elif isinstance(row, Unseen):
            self.hidden_wanted.emit()
        elif row is not None:
            (self.mend_wanted if on_mend else self.chosen).emit(row)

    def _is_on_mend(self, index: Index, here: QPoint) -> bool:
        row = self._row(index)
        can_mend = isinstance(row, Problem) and bool(row.mend) and not self.session.read_only
        return can_mend and self.mend_rect(self.visualRect(index)).contains(here)

    def _row(self, index: Index) -> Problem | Fold | Unseen | None:
        return self.rows.rows[index.row()] if index.isValid() else None

    # --- painting ---

    def paint_row(self, painter: QPainter, row: Row, number: int) -> None:
        px, shown = self.theme.px, self.rows.rows[number]
        rect = row.rect.adjusted(px(EDGE), 0, -px(EDGE), 0)
        if isinstance(shown, Fold):
            self._paint_fold(painter, rect, shown)
            return
        if isinstance(shown, Unseen):
            rest = after_icon(painter, self.theme, "eye", "muted", rect)
            link = self.theme.colour("link")
            paint_words(painter, rest, unseen_words(shown), self.theme.font(), link)
            return
        mend = self.mend_rect(row.rect)
        if shown.mend and not self.session.read_only:
            self._paint_mend(painter, mend, number == self._over_mend)
        rect.setRight(mend.left() - px(GAP))
        paint_finding(painter, self.theme, self.session, rect, shown)

    def _paint_fold(self, painter: QPainter, rect: QRect, fold: Fold) -> None:
        chevron = "chevron-down" if fold.is_open else "chevron-right"
        rest = after_icon(painter, self.theme, chevron, "muted", rect)
        words = say("findings.fold.row", count=fold.count)
        paint_words(painter, rest, words, self.theme.font(), self.theme.colour("advice"))

    def _paint_mend(self, painter: QPainter, rect: QRect, is_over: bool) -> None:
        font = self.theme.font("help")
        font.setUnderline(is_over)
        place = rect.adjusted(self.theme.px(GAP), 0, 0, 0)
        paint_words(painter, place, say("findings.mend"), font, self.theme.colour("link"))

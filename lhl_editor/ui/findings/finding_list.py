"""The list of findings: each row painted, with «Rett» at its right where the mend is certain."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from lhl_editor.core.problems import Problem
from lhl_editor.language.catalogue import say
from lhl_editor.ui.findings.rows import FindingsModel, Fold, Index
from lhl_editor.ui.findings.words import headline, row_place
from lhl_editor.ui.painting import (
    Row,
    paint_icon,
    paint_surface,
    paint_words,
    row_of,
    width_of,
    without_highlight,
)
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

ROW = 32
EDGE, ICON, GAP = 16, 16, 8
SEVERITY_ICONS = {"error": "octagon-x", "warning": "triangle-alert", "advice": "info"}
_MOST_FOR_PLACE = 0.42  # of the row


class FindingList(QListView):
    """Says what is asked for; it changes nothing itself."""

    chosen = Signal(object)  # the finding to go to
    mend_wanted = Signal(object)
    fold_wanted = Signal(bool)  # whether the advice is to be shown
    menu_wanted = Signal(object, QPoint)  # of a finding, at a place of the screen

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self.rows = FindingsModel(session, self)
        self._over_mend = -1  # the row whose «Rett» the mouse is over
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(say("findings.list"))
        self.setAccessibleDescription(say("findings.list_help"))
        without_highlight(self)

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

    def is_over_mend(self, row: int) -> bool:
        return row == self._over_mend

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.RightButton:  # the menu alone is not a way there
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index == self.currentIndex():
            self._act(index, self._is_on_mend(index, event.position().toPoint()))

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
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row is not None:
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

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            here = self.viewport().mapFromGlobal(self.cursor().pos())
            tip = self.indexAt(here).data(Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(self.cursor().pos(), tip or "", self)
            return True
        return super().viewportEvent(event)

    def _act(self, index: Index, on_mend: bool) -> None:
        row = self._row(index)
        if isinstance(row, Fold):
            self.fold_wanted.emit(not row.is_open)
        elif row is not None:
            (self.mend_wanted if on_mend else self.chosen).emit(row)

    def _is_on_mend(self, index: Index, here: QPoint) -> bool:
        row = self._row(index)
        can_mend = isinstance(row, Problem) and bool(row.mend) and not self.session.read_only
        return can_mend and self.mend_rect(self.visualRect(index)).contains(here)

    def _row(self, index: Index) -> Problem | Fold | None:
        return self.rows.rows[index.row()] if index.isValid() else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: FindingList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(option, self._view)
        painter.save()
        paint_surface(painter, self._theme, row)
        shown = self._view.rows.rows[index.row()]
        if isinstance(shown, Fold):
            self._paint_fold(painter, row, shown)
        else:
            self._paint_finding(painter, row, shown, index.row())
        painter.restore()

    def _paint_fold(self, painter: QPainter, row: Row, fold: Fold) -> None:
        theme = self._theme
        icon, rest = self._split(row.rect)
        chevron = "chevron-down" if fold.is_open else "chevron-right"
        paint_icon(painter, theme, chevron, "muted", icon)
        words = say("findings.fold.row", count=fold.count)
        paint_words(painter, rest, words, theme.font(), theme.colour("advice"))

    def _paint_finding(self, painter: QPainter, row: Row, problem: Problem, at: int) -> None:
        theme, severity = self._theme, problem.severity.value
        icon, rest = self._split(row.rect)
        paint_icon(painter, theme, SEVERITY_ICONS[severity], severity, icon)
        mend = self._view.mend_rect(row.rect)
        if problem.mend and not self._view.session.read_only:
            self._paint_mend(painter, mend, self._view.is_over_mend(at))
        rest.setRight(mend.left() - theme.px(GAP))
        rest.setRight(self._paint_place(painter, rest, problem) - theme.px(GAP))
        paint_words(painter, rest, headline(problem), theme.font(), theme.colour("text"))

    def _paint_mend(self, painter: QPainter, rect: QRect, is_over: bool) -> None:
        font = self._theme.font("help")
        font.setUnderline(is_over)
        place = rect.adjusted(self._theme.px(GAP), 0, 0, 0)
        paint_words(painter, place, say("findings.mend"), font, self._theme.colour("link"))

    def _paint_place(self, painter: QPainter, rest: QRect, problem: Problem) -> int:
        """Paints the place at the right of `rest`; where it begins."""
        font = self._theme.font("help")
        words = row_place(self._view.session, problem.path)
        most = round(rest.width() * _MOST_FOR_PLACE)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, most)
        left = rest.right() - width_of(shown, font)
        place = QRect(left, rest.top(), rest.right() - left + 1, rest.height())
        paint_words(painter, place, shown, font, self._theme.colour("muted"))
        return left

    def _split(self, rect: QRect) -> tuple[QRect, QRect]:
        """Where the icon stands, and what is right of it."""
        px = self._theme.px
        icon = QRect(rect.left() + px(EDGE), rect.top(), px(ICON), rect.height())
        left = icon.right() + 1 + px(GAP)
        return icon, QRect(left, rect.top(), rect.right() - left - px(EDGE), rect.height())

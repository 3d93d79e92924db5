"""The list of versions: each row painted when it comes into sight, so that any number scrolls."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lhl_editor.files.versions import Version
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.history.listing import Row
from lhl_editor.ui.history.words import details, headline, spoken, status, when, who
from lhl_editor.ui.painting import (
    paint_icon,
    paint_surface,
    paint_words,
    row_of,
    width_of,
    without_highlight,
)
from lhl_editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW, _EDGE, _GAP, _ICON = 52, 12, 8, 24
_SHOWN = 8  # rows that the list would like to have room for
_MOST_FOR_SIDE = 0.4
_ICONS = {"outside": "file-symlink", "found": "file-symlink", "restored": "undo-2"}
_ICONS |= {"merged": "merge", "imported": "folder-open"}


class VersionRows(QAbstractListModel):
    """Rows in, what views and screen readers ask of them out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.now = datetime.now().astimezone()

    def set_rows(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return headline(row.version)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._said(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        words = spoken(row.version, self.now)
        if row.count == 1:
            return words
        saves = say("versions.all.saves", count=row.count)
        state = say(f"versions.all.{'open' if row.is_open else 'closed'}")
        return f"{words}, {saves}, {state}"


class VersionList(QListView):
    """Says what is asked for; it changes nothing itself."""

    selected = Signal()
    fold_wanted = Signal(object, bool)  # Version, whether what it stands for is to be shown
    entered = Signal()  # Enter, or a double click

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = VersionRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(say("versions.all.list"))
        self.setAccessibleDescription(say("versions.all.list_help"))
        without_highlight(self)
        self.selectionModel().currentChanged.connect(lambda: self.selected.emit())
        self.doubleClicked.connect(lambda: self.entered.emit())

    @property
    def current(self) -> Version | None:
        """The version whose row is selected."""
        row = self._row(self.currentIndex())
        return row.version if row else None

    def show_rows(self, rows: list[Row]) -> None:
        """Show these, and keep the version that is selected, or else take the first."""
        before = self.current
        top = self.verticalScrollBar().value()
        self.rows.set_rows(rows)
        ids = (at for at, row in enumerate(rows) if before and row.version.id == before.id)
        self.setCurrentIndex(self.rows.index(next(ids, 0)))
        self.verticalScrollBar().setValue(top)
        self.selected.emit()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), _SHOWN * self.theme.px(_ROW) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), 2 * self.theme.px(_ROW) + 4)

    def fold_rect(self, rect: QRect) -> QRect:
        """Where the arrow of a row with several saves stands."""
        return QRect(rect.left(), rect.top(), self.theme.px(_EDGE + _ICON), rect.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        index = self.indexAt(here)
        row = self._row(index)
        if row is None or row.count == 1 or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.fold_rect(self.visualRect(index)).contains(here):
            self.fold_wanted.emit(row.version, not row.is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            opens = key == Qt.Key.Key_Right
            if row and row.count > 1 and row.is_open != opens:
                self.fold_wanted.emit(row.version, opens)
        elif row and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, index: Index) -> Row | None:
        rows = self.rows.rows
        return rows[index.row()] if index.isValid() and index.row() < len(rows) else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: VersionList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown, theme = self._view.rows.rows[index.row()], self._theme
        px, row = theme.px, row_of(option, self._view)
        painter.save()
        paint_surface(painter, theme, row)
        rect = row.rect.adjusted(px(_EDGE), px(6), -px(_EDGE), -px(6))
        if shown.is_inside:
            rect.setLeft(rect.left() + px(_ICON))
        icon, colour = _icon(shown)
        paint_icon(painter, theme, icon, colour, QRect(rect.left(), rect.top(), px(16), px(20)))
        rect.setLeft(rect.left() + px(_ICON))
        upper = QRect(rect.left(), rect.top(), rect.width(), px(20))
        lower = QRect(rect.left(), rect.bottom() - px(18), rect.width(), px(18))
        now = self._view.rows.now
        upper.setRight(self._side(painter, upper, when(shown.version, now)))
        lower.setRight(self._side(painter, lower, who(shown.version)))
        self._head(painter, upper, shown)
        muted = theme.colour("muted")
        paint_words(painter, lower, _below(shown), theme.font("help"), muted)
        painter.restore()

    def _side(self, painter: QPainter, rect: QRect, words: str) -> int:
        """Words at the right of the line; where what stands before them has to end."""
        font = self._theme.font("help")
        width = min(width_of(words, font), round(rect.width() * _MOST_FOR_SIDE))
        place = QRect(rect.right() - width + 1, rect.top(), width, rect.height())
        paint_words(painter, place, words, font, self._theme.colour("muted"))
        return place.left() - self._theme.px(2 * _GAP)

    def _head(self, painter: QPainter, rect: QRect, shown: Row) -> None:
        theme, version = self._theme, shown.version
        font = theme.font(bold=True)
        badge = status(version.naming)
        badge_font = theme.font("badge")
        width = width_of(badge, badge_font) + theme.px(12) if badge else 0
        room = rect.adjusted(0, 0, -(width + theme.px(_GAP)) if badge else 0, 0)
        used = paint_words(painter, room, headline(version), font, theme.colour("text"))
        if badge and rect.width() > width:
            left = rect.left() + used + theme.px(_GAP)
            place = QRect(left, rect.top() + theme.px(1), width, theme.px(18))
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(place, theme.px(4), theme.px(4))
            words = place.adjusted(theme.px(6), 0, 0, 0)
            paint_words(painter, words, badge, badge_font, theme.colour("text"))


def _icon(row: Row) -> tuple[str, str]:
    if row.count > 1:
        return ("chevron-down" if row.is_open else "chevron-right"), "text"
    if row.version.names:
        return "tag", "accent"
    return _ICONS.get(row.version.origin, "history"), "muted"


def _below(row: Row) -> str:
    told = details(row.version)
    if row.count == 1:
        return told
    saves = say("versions.all.saves", count=row.count)
    return f"{saves} · {told}" if told else saves

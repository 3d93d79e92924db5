"""The list of versions: name or date, what changed, when and by whom; saves on end in one row."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from lhl_editor.files.versions import Version
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.history.listing import Row
from lhl_editor.ui.history.words import details, headline, spoken, status, when, who
from lhl_editor.ui.painted_list import PaintedList, SpokenRows
from lhl_editor.ui.painting import Row as Painted
from lhl_editor.ui.painting import paint_at_end, paint_icon, paint_words, width_of
from lhl_editor.ui.theme import Theme

_EDGE, _GAP, _ICON = 12, 8, 24
_SHOWN = 8  # rows that the list would like to have room for
_MOST_FOR_SIDE = 0.4
_ICONS = {"outside": "file-symlink", "found": "file-symlink", "restored": "undo-2"}
_ICONS |= {"merged": "merge", "imported": "folder-open"}


class VersionRows(SpokenRows):
    """What is said of versions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = datetime.now().astimezone()

    def words(self, row: Row) -> str:
        return headline(row.version)

    def tip(self, row: Row) -> str:
        return plain_tip(self.spoken(row))

    def spoken(self, row: Row) -> str:
        words = spoken(row.version, self.now)
        if row.count == 1:
            return words
        saves = say("versions.all.saves", count=row.count)
        state = say(f"versions.all.{'open' if row.is_open else 'closed'}")
        return f"{words}, {saves}, {state}"


class VersionList(PaintedList):
    """Says what is asked for; it changes nothing itself."""

    row_height = 52
    selected = Signal()
    fold_wanted = Signal(object, bool)  # Version, whether what it stands for is to be shown
    entered = Signal()  # Enter, or a double click

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        name, help_words = say("versions.all.list"), say("versions.all.list_help")
        super().__init__(theme, name, help_words, parent)
        self.rows = VersionRows(self)
        self.setModel(self.rows)
        self.be_card()
        self.selectionModel().currentChanged.connect(lambda: self.selected.emit())
        self.doubleClicked.connect(lambda: self.entered.emit())

    @property
    def current(self) -> Version | None:
        """The version whose row is selected."""
        row = self._in_hand
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
        return QSize(self.theme.px(400), self.height_for(_SHOWN))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.height_for(1))

    def fold_rect(self, rect: QRect) -> QRect:
        """Where the arrow of a row with several saves stands."""
        return QRect(rect.left(), rect.top(), self.theme.px(_EDGE + _ICON), rect.height())

    def row_clicked(self, number: int, here: QPoint) -> None:
        row = self.rows.rows[number]
        if row.count > 1 and self.fold_rect(self.visualRect(self.rows.index(number))).contains(
            here
        ):
            self.fold_wanted.emit(row.version, not row.is_open)

    def row_entered(self, number: int) -> None:
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self._in_hand
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        opens = key == Qt.Key.Key_Right
        if row and row.count > 1 and row.is_open != opens:
            self.fold_wanted.emit(row.version, opens)

    @property
    def _in_hand(self) -> Row | None:
        number = self.number_in_hand
        return self.rows.rows[number] if number is not None else None

    # --- painting ---

    def paint_row(self, painter: QPainter, row: Painted, number: int) -> None:
        theme, px, shown = self.theme, self.theme.px, self.rows.rows[number]
        rect = row.rect.adjusted(px(_EDGE), px(6), -px(_EDGE), -px(6))
        if shown.is_inside:
            rect.setLeft(rect.left() + px(_ICON))
        icon, colour = _icon(shown)
        paint_icon(painter, theme, icon, colour, QRect(rect.left(), rect.top(), px(16), px(20)))
        rect.setLeft(rect.left() + px(_ICON))
        upper = QRect(rect.left(), rect.top(), rect.width(), px(20))
        lower = QRect(rect.left(), rect.bottom() - px(18), rect.width(), px(18))
        upper.setRight(self._side(painter, upper, when(shown.version, self.rows.now)))
        lower.setRight(self._side(painter, lower, who(shown.version)))
        self._head(painter, upper, shown)
        paint_words(painter, lower, _below(shown), theme.font("help"), theme.colour("muted"))

    def _side(self, painter: QPainter, rect: QRect, words: str) -> int:
        """Words at the right of the line; where what stands before them has to end."""
        font, muted = self.theme.font("help"), self.theme.colour("muted")
        begin = paint_at_end(painter, rect, words, font, muted, _MOST_FOR_SIDE)
        return begin - self.theme.px(2 * _GAP)

    def _head(self, painter: QPainter, rect: QRect, shown: Row) -> None:
        theme, version = self.theme, shown.version
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

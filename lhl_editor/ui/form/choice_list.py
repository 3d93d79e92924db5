"""The list of a picker: painted rows with what was typed in bold, and «Nytt …» at the end."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import native_keys
from lhl_editor.ui.form.choices import Choice, marked
from lhl_editor.ui.form.rows import Index
from lhl_editor.ui.painting import paint_icon, paint_words, without_highlight
from lhl_editor.ui.theme import Theme

NEW = "\n"  # the key of «Nytt …»; no item has it
_MOST_ROWS = 8
_TAKEN = "check"


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.words
        return choice.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class ChoiceList(QListView):
    """Shows choices; the focus stays in the search field above it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.typed = theme, ""
        self.has_leads = False
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("form.picker.results"))
        without_highlight(self)

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self._model.choices

    def set_choices(self, choices: tuple[Choice, ...], typed: str) -> None:
        """Other choices; the first that can be chosen is in hand."""
        self.typed = typed
        self.has_leads = any(choice.lead for choice in choices)
        self._model.set_choices(choices)
        free = (n for n, choice in enumerate(choices) if not choice.is_taken)
        self.setCurrentIndex(self._model.index(next(free, 0)))
        rows = min(len(choices), _MOST_ROWS)
        self.setFixedHeight(rows * self.row_height)

    @property
    def row_height(self) -> int:
        return self.theme.px(32)

    def in_hand(self) -> Choice | None:
        row = self.currentIndex().row()
        return self.choices[row] if 0 <= row < len(self.choices) else None

    def step(self, by: int) -> None:
        """The choice so many rows further on is in hand; it stops at the ends."""
        if self.choices:
            row = max(0, min(len(self.choices) - 1, self.currentIndex().row() + by))
            self.setCurrentIndex(self._model.index(row))
            self.scrollTo(self.currentIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.chosen.emit(self.choices[index.row()].key)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: ChoiceList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._view.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, theme = self._view, self._theme
        choice = view.choices[index.row()]
        in_hand = index.row() == view.currentIndex().row()
        rect = QRect(option.rect)
        painter.save()
        if in_hand:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
        if choice.key == NEW and index.row():
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        rest = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        rest = self._paint_front(painter, rest, choice)
        rest = self._paint_keys(painter, rest, choice, in_hand)
        self._paint_words(painter, rest, choice)
        painter.restore()

    def _paint_front(self, painter: QPainter, rest: QRect, choice: Choice) -> QRect:
        theme = self._theme
        icon = _TAKEN if choice.is_taken else choice.icon
        if icon:
            place = QRect(rest.left(), rest.top(), theme.px(16), rest.height())
            paint_icon(painter, theme, icon, "muted" if choice.key != NEW else "accent", place)
            rest.setLeft(place.right() + theme.px(9))
        elif self._view.has_leads:
            width = QFontMetrics(theme.font()).horizontalAdvance("000")
            place = QRect(rest.left(), rest.top(), width, rest.height())
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), choice.lead)
            rest.setLeft(place.right() + theme.px(10))
        return rest

    def _paint_keys(self, painter: QPainter, rest: QRect, choice: Choice, in_hand: bool) -> QRect:
        keys = "Ctrl+Return" if choice.key == NEW else "Return" if in_hand else ""
        if not keys or choice.is_taken:
            return rest
        said = native_keys(keys).replace("Return", "Enter")
        theme, font = self._theme, self._theme.font("badge")
        width = QFontMetrics(font).horizontalAdvance(said) + theme.px(12)
        cap = QRect(0, 0, width, theme.px(20))
        cap.moveCenter(QPoint(rest.right() - width // 2, rest.center().y()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("window"))
        painter.drawRoundedRect(cap, theme.px(4), theme.px(4))
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), said)
        return rest.adjusted(0, 0, -(width + theme.px(8)), 0)

    def _paint_words(self, painter: QPainter, rest: QRect, choice: Choice) -> None:
        theme = self._theme
        small = theme.font("help")
        detail = QFontMetrics(small).horizontalAdvance(choice.detail) if choice.detail else 0
        room = rest.width() - (detail + theme.px(12) if detail else 0)
        room = max(room, round(rest.width() * 0.6))
        colour = theme.colour("muted" if choice.is_taken else "text")
        left = rest.left()
        for piece, is_typed in marked(choice.words, self._view.typed):
            space = rest.left() + room - left
            if space <= 0:
                break
            place = QRect(left, rest.top(), space, rest.height())
            left += paint_words(painter, place, piece, theme.font("body", bold=is_typed), colour)
        place = QRect(left + theme.px(12), rest.top(), rest.right() - left, rest.height())
        place.setRight(rest.right())
        if choice.detail and place.width() > theme.px(32):
            width = min(detail + 2, place.width())
            place.setLeft(place.right() - width)
            paint_words(painter, place, choice.detail, small, theme.colour("muted"))

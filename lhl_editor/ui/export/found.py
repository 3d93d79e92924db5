"""What was found in the strategy that is to be exported, and the way to each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import severity_words
from lhl_editor.ui.export.note import Note, picture
from lhl_editor.ui.findings.finding_list import SEVERITY_ICONS
from lhl_editor.ui.findings.rows import FindingsModel, Index, by_severity
from lhl_editor.ui.findings.words import headline, row_place
from lhl_editor.ui.painting import (
    paint_icon,
    paint_surface,
    paint_words,
    row_of,
    width_of,
    without_highlight,
)
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

ROW = 32
_MOST = 4  # rows that are seen at once
_EDGE, _GAP = 12, 8
_MOST_FOR_PLACE = 0.4  # of the row


class Found(QWidget):
    """The counts, the findings that matter most, and what follows from errors."""

    go_to_wanted = Signal(object)  # Problem
    all_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts = {each: (label(""), label("", each.value)) for each in Severity}
        self._none = Note(theme, "circle-check", "done", say("export.no_findings"))
        self._waiting = label(say("export.looking"), "help")
        self._draft = Note(theme, "octagon-x", "error", say("export.draft"))
        self._all = button(say("export.show_findings"), self.all_wanted.emit, "link")
        self._all.setAutoDefault(True)
        self.list = FoundList(session, theme)
        self.list.chosen.connect(self.go_to_wanted)
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)
        self.show_problems(None)

    def show_problems(self, problems: Sequence[Problem] | None) -> None:
        """None: it is not known yet what there is."""
        found = by_severity(problems or ())
        worst = [each for each in found if each.severity is not Severity.ADVICE]
        counts = Counter(each.severity for each in found)
        for severity, (icon, words) in self._counts.items():
            count = counts[severity]
            said = severity_words(severity, count)
            words.setText(say("export.count", count=count, severity=said))
            icon.setVisible(count > 0)
            words.setVisible(count > 0)
        self.list.show_rows(worst)
        self._waiting.setVisible(problems is None)
        self._none.setVisible(problems is not None and not found)
        self._all.setVisible(bool(found))
        self._draft.setVisible(counts[Severity.ERROR] > 0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(say("export.findings"), "label"))
        head.setSpacing(self._theme.px(12))
        for icon, words in self._counts.values():
            pair = QHBoxLayout()
            pair.setSpacing(self._theme.px(4))
            pair.addWidget(icon)
            pair.addWidget(words)
            head.addLayout(pair)
        head.addStretch(1)
        head.addWidget(self._all)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._theme.px(8))
        whole.addLayout(head)
        for each in (self._waiting, self._none, self.list, self._draft):
            whole.addWidget(each)

    def _dress(self) -> None:
        for severity, (icon, words) in self._counts.items():
            icon.setPixmap(picture(self._theme, SEVERITY_ICONS[severity.value], severity.value))
            words.setFont(self._theme.font(bold=True))


class FoundList(QListView):
    """A row a finding; Enter, a double click and a click on «Gå til» choose it."""

    chosen = Signal(object)  # Problem

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self.rows = FindingsModel(session, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(say("export.list"))
        self.setAccessibleDescription(say("export.list_help"))
        without_highlight(self)
        self.doubleClicked.connect(self._choose)
        theme.changed.connect(self._measure)

    def show_rows(self, problems: Sequence[Problem]) -> None:
        self.rows.set_rows(list(problems))
        self.setVisible(bool(problems))
        self._measure()

    def link_rect(self, rect: QRect) -> QRect:
        """Where «Gå til» stands in the row that fills `rect`."""
        edge = self.theme.px(_EDGE)
        width = width_of(say("export.go_to"), self.theme.font("help")) + edge
        return QRect(rect.right() - edge - width, rect.top(), width + edge, rect.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        index = self.indexAt(here)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self.link_rect(self.visualRect(index)).contains(here):
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self.rows.rows[index.row()])

    def _measure(self) -> None:
        self.setFixedHeight(min(len(self.rows.rows), _MOST) * self.theme.px(ROW) + 4)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: FoundList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = self._view.rows.rows[index.row()]
        if not isinstance(shown, Problem):
            return
        theme, row = self._theme, row_of(option, self._view)
        edge, size, gap = theme.px(_EDGE), theme.px(16), theme.px(_GAP)
        painter.save()
        paint_surface(painter, theme, row)
        icon = QRect(row.rect.left() + edge, row.rect.top(), size, row.rect.height())
        severity = shown.severity.value
        paint_icon(painter, theme, SEVERITY_ICONS[severity], severity, icon)
        link = self._view.link_rect(row.rect)
        font = theme.font("help")
        font.setUnderline(row.is_hovered)
        words = link.adjusted(edge // 2, 0, 0, 0)
        paint_words(painter, words, say("export.go_to"), font, theme.colour("link"))
        rest = row.rect.adjusted(icon.right() + 1 + gap - row.rect.left(), 0, 0, 0)
        rest.setRight(link.left() - gap)
        rest.setRight(self._paint_place(painter, rest, shown) - gap)
        paint_words(painter, rest, headline(shown), theme.font(), theme.colour("text"))
        painter.restore()

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

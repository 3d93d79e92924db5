"""What was found in the strategy that is to be exported, and the way to each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import severity_words
from lhl_editor.ui.export.note import Note, picture
from lhl_editor.ui.findings.row_painting import SEVERITY_ICONS, paint_finding
from lhl_editor.ui.findings.rows import FindingsModel, by_severity
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.leading_list import LeadingList
from lhl_editor.ui.painting import Row
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_MOST = 4  # rows that are seen at once


class Found(QWidget):
    """The counts, the findings that matter most, and what follows from errors."""

    go_to_wanted = Signal(object)  # Problem
    all_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts = {each: (label(""), label("", each.value)) for each in Severity}
        self._pairs = {
            each: _side_by_side(*widgets, theme.px(4)) for each, widgets in self._counts.items()
        }
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
        for severity, (_, words) in self._counts.items():
            count = counts[severity]
            said = severity_words(severity, count)
            words.setText(say("export.count", count=count, severity=said))
            self._pairs[severity].setVisible(count > 0)
        self.list.show_rows(worst)
        self._waiting.setVisible(problems is None)
        self._none.setVisible(problems is not None and not found)
        self._all.setVisible(bool(found))
        self._draft.setVisible(counts[Severity.ERROR] > 0)

    def _lay_out(self) -> None:
        head, counted = QHBoxLayout(), QWidget()
        counts = FlowLayout(self._theme.px(12), counted)
        counts.addWidget(label(say("export.findings"), "label"))
        for pair in self._pairs.values():
            counts.addWidget(pair)
        head.addWidget(counted, 1)
        head.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
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


def _side_by_side(icon: QLabel, words: QLabel, gap: int) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    row.addWidget(icon)
    row.addWidget(words)
    return pair


class FoundList(LeadingList):
    """A row a finding."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("export.list"), say("export.list_help"), _MOST, parent)
        self.session, self.rows = session, FindingsModel(session, self)
        self.setModel(self.rows)

    def show_rows(self, problems: Sequence[Problem]) -> None:
        self.rows.set_rows(list(problems))
        self.setVisible(bool(problems))
        self.measure()

    def goal_of(self, number: int) -> object:
        return self.rows.rows[number]

    def paint_goal(self, painter: QPainter, row: Row, rest: QRect, number: int) -> None:
        problem = self.rows.rows[number]
        if isinstance(problem, Problem):
            paint_finding(painter, self.theme, self.session, rest, problem)

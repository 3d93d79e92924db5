"""What was found in a field, below it: icon, sentence, and the ways to mend it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.core.hiding import can_be_hidden
from lhl_editor.core.problems import Problem
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import sentence
from lhl_editor.ui.form.badges import SEVERITY_ICONS, picture
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

MEND, MEND_ALL, HIDE = "mend", "mend_all", "hide"


class FindingNote(QFrame):
    """One finding. `wanted` carries MEND or HIDE with the problem, or MEND_ALL with its rule."""

    wanted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        problem: Problem,
        alike: int,
        parent: QWidget | None = None,
        *,
        mends: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme, self._problem = theme, problem
        self.setProperty("role", "finding")
        self.setProperty("state", problem.severity.value)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        outer.setSpacing(theme.px(8))
        outer.addWidget(self._icon(), 0, Qt.AlignmentFlag.AlignTop)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.setSpacing(theme.px(4))
        outer.addLayout(self._inner, 1)
        self.words = label(sentence(problem), wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._inner.addWidget(self.words, 1)
        self._ways = self._links(alike) if mends else None
        if self._ways:
            self._inner.addWidget(self._ways)

    def _icon(self) -> QLabel:
        severity = self._problem.severity.value
        made = picture(self._theme, SEVERITY_ICONS[severity], severity)
        made.setContentsMargins(0, self._theme.px(2), 0, 0)
        return made

    def _links(self, alike: int) -> QWidget | None:
        problem, hides = self._problem, can_be_hidden(self._problem)
        if not problem.mend and not hides:
            return None
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        if problem.mend:
            row.addWidget(self._link(say("form.mend"), MEND, problem))
        if problem.mend and alike > 1:
            row.addWidget(self._link(say("form.mend_all", count=alike), MEND_ALL, problem.rule))
        if hides:
            row.addWidget(self._link(say("findings.hide_one"), HIDE, problem))
        row.addStretch(1)
        return ways

    def _link(self, words: str, what: str, about: object) -> QPushButton:
        made = button(words, lambda: self.wanted.emit(what, about), "link")
        made.setAccessibleDescription(self.words.text())
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The links stand beside a short sentence and below a long one."""
        super().resizeEvent(event)
        if self._ways is None:
            return
        needed = QFontMetrics(self.words.font()).horizontalAdvance(self.words.text())
        needed += self._ways.sizeHint().width() + self._theme.px(60)
        is_beside = needed <= event.size().width()
        way = QBoxLayout.Direction
        self._inner.setDirection(way.LeftToRight if is_beside else way.TopToBottom)


class FindingNotes(QWidget):
    """The notes of one place; nothing where nothing was found. Without `mends` they only tell."""

    wanted = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, mends: bool = True) -> None:
        super().__init__(parent)
        self._theme, self._mends = theme, mends
        self._shown: tuple[tuple[Problem, int], ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, theme.px(4), 0, 0)
        self._layout.setSpacing(theme.px(4))
        self.hide()

    def show_problems(self, problems: tuple[Problem, ...], findings: Findings) -> None:
        """Show these, and make anew only what is other."""
        shown = tuple((problem, findings.alike(problem)) for problem in problems)
        if shown == self._shown:
            return
        self._shown = shown
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for problem, alike in shown:
            note = FindingNote(self._theme, problem, alike, mends=self._mends)
            note.wanted.connect(self.wanted)
            self._layout.addWidget(note)
        self.setVisible(bool(shown))

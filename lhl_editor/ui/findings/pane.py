"""The pane of findings: what is found as a list, gone through one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, Severity
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import sentence
from lhl_editor.ui.findings.acting import ActingPane
from lhl_editor.ui.findings.finding_list import ROW, FindingList
from lhl_editor.ui.findings.header import HEIGHT, FindingsHeader
from lhl_editor.ui.findings.no_findings import NoFindings
from lhl_editor.ui.findings.rows import Row, by_severity, rows_of
from lhl_editor.ui.findings.stepping import next_to
from lhl_editor.ui.findings.telling import Telling
from lhl_editor.ui.findings.words import full_place
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

_FILL = 16_777_215  # Qt's largest height
_EDGE = 8


class FindingsPane(ActingPane):
    """One list by severity, the advice folded at first."""

    folded = Signal(bool)  # only the header is shown, or the list as well

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(session, theme, parent, today=today)
        self._shows_advice = False
        self._is_folded = False
        self._rows = -1
        self._shown: list[Problem] = []
        self.header = FindingsHeader(theme)
        self.list = FindingList(session, theme)
        self._empty = NoFindings(theme, self.header.clear_filter)
        self._telling = Telling(session, self)
        self._build()
        self._connect()
        self._show_findings()

    @property
    def current(self) -> Problem | None:
        """The finding in hand: the selected one, if the place in hand is its place."""
        selected = self.list.current
        if selected is not None and self.session.place.within(selected.path):
            return selected
        here = [each for each in self._shown if each.path == self.session.place]
        return here[0] if here else None

    def in_hand(self) -> Sequence[Problem]:
        now = self.current
        if now is None:
            return ()
        return now, *(each for each in self._shown if each.path == now.path and each is not now)

    @property
    def is_folded(self) -> bool:
        return self._is_folded

    def next(self) -> None:
        """Go to the finding after the one in hand, or after the place in hand."""
        self._step(1)

    def previous(self) -> None:
        """Go to the finding before the one in hand, or before the place in hand."""
        self._step(-1)

    def set_rows(self, rows: int) -> None:
        """At most so many rows; 0: only the header; -1: as many as there is room for."""
        self._rows = rows
        self.set_folded(rows == 0)

    def set_folded(self, is_folded: bool) -> None:
        """Show only the header with the counts, or the list as well."""
        has_focus = self.list.hasFocus()
        self._is_folded = is_folded
        self.header.show_folded(is_folded)
        self._show_body()
        self._limit_height()
        if has_focus and is_folded:
            self.header.setFocus()
        self.folded.emit(is_folded)

    def _build(self) -> None:
        self.setProperty("role", "form")
        self.setAccessibleName(say("findings.title"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        self._body = QVBoxLayout()
        self._body.addWidget(self.list)
        self._body.addWidget(self._empty)
        whole.addLayout(self._body, 1)
        whole.addStretch(0)
        self._measure()

    def _connect(self) -> None:
        self.session.problems_changed.connect(self._show_findings)
        self.session.pages_changed.connect(self.list.rows.say_anew)
        self.session.moved.connect(self._follow)
        self.theme.changed.connect(self._measure)
        self.header.filter_changed.connect(self._show_findings)
        self.header.fold_asked.connect(lambda: self.set_folded(not self._is_folded))
        self.list.chosen.connect(self.go_to)
        self.list.mend_wanted.connect(lambda problem: self.mend(problem))
        self.list.fold_wanted.connect(self._fold_advice)
        self.list.hidden_wanted.connect(self.show_hidden)
        self.list.menu_wanted.connect(self.show_menu)

    def _measure(self) -> None:
        edge = self.theme.px(_EDGE)
        self._body.setContentsMargins(0, edge // 2, 0, edge // 2)
        self.setMinimumHeight(self.theme.px(HEIGHT))
        self._limit_height()
        self.list.doItemsLayout()

    def _limit_height(self) -> None:
        px = self.theme.px
        least = 0 if self._is_folded else px(ROW) + px(_EDGE)
        self.setMinimumHeight(px(HEIGHT) + least)
        height = _FILL
        if self._is_folded:
            height = px(HEIGHT)
        elif self._rows > 0:
            height = px(HEIGHT) + self._rows * px(ROW) + px(_EDGE)
        self.setMaximumHeight(height)

    def _show_findings(self) -> None:
        session, chosen = self.session, self.list.current
        row = self.list.currentIndex().row()
        shows = self.header.filter(next(iter(session.place.parts), ""))
        self._shown = by_severity([each for each in session.problems if shows.lets(each)])
        self.list.rows.set_rows(self._rows_to_show())
        self.header.show_counts(session.problems)
        if chosen is not None and not self.list.make_current(chosen):
            last = self.list.rows.rowCount() - 1
            self.list.setCurrentIndex(self.list.rows.index(min(row, last)))
        self._empty.show_for(bool(session.problems))
        self._show_body()

    def _rows_to_show(self) -> list[Row]:
        return rows_of(self._shown, self._shows_advice, len(self.session.hidden))

    def _show_body(self) -> None:
        has_rows = self.list.rows.rowCount() > 0
        self.list.setVisible(has_rows and not self._is_folded)
        self._empty.setVisible(not has_rows and not self._is_folded)
        self.setFocusProxy(self.list if has_rows and not self._is_folded else self.header)

    def _fold_advice(self, is_shown: bool) -> None:
        at = self.list.currentIndex().row()
        self._shows_advice = is_shown
        self.list.rows.set_rows(self._rows_to_show())
        self.list.setCurrentIndex(self.list.rows.index(at))

    def _step(self, step: int) -> None:
        if not self._shown:
            self.session.announce(say("findings.none"))
            return
        at = next_to(self.session, self._shown, self.current, step)
        problem = self._shown[at]
        self.go_to(problem)
        words = say(
            "findings.at",
            number=at + 1,
            count=len(self._shown),
            sentence=sentence(problem),
            place=full_place(self.session, problem.path),
        )
        self.session.announce(words)

    def go_to(self, problem: Problem) -> None:
        if problem.severity is Severity.ADVICE and not self._shows_advice:
            self._fold_advice(True)
        self.list.make_current(problem)
        self.session.go_to(problem.path, by=self)

    def _follow(self, path: Path, by: object) -> None:
        if self.header.follows_chapter:
            self._show_findings()
        if by is self:
            return
        selected = self.list.current
        if selected is not None and path.within(selected.path):
            return
        here = [each for each in self._shown if each.path == path]
        if not here or not self.list.make_current(here[0]):
            self.list.clearSelection()

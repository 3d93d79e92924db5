"""What can be done with a finding: mend it, mend all of its kind, hide it, or show the hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from lhl_editor.core.hiding import can_be_hidden
from lhl_editor.core.memory import Memory
from lhl_editor.core.mending import mend_changes
from lhl_editor.core.problems import Problem
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import place
from lhl_editor.ui.findings.mend_preview import MendPreview
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme


class ActingPane(QFrame):
    """Acts on a finding that is given, or else on the one in hand."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self._today = today
        self._memory = Memory()

    def in_hand(self) -> Sequence[Problem]:
        """The finding in hand, and then the others of its place."""
        raise NotImplementedError

    def go_to(self, problem: Problem) -> None:
        raise NotImplementedError

    def can_mend(self) -> bool:
        """Whether the finding in hand can be mended from here."""
        return not self.why_no_mend()

    def why_no_mend(self) -> str:
        """Why the finding in hand cannot be mended from here; empty where it can."""
        if self.session.read_only:
            return say("findings.why.read_only")
        if self._mendable():
            return ""
        return say("findings.why.uncertain" if self.in_hand() else "findings.why.none")

    def mend(self, problem: Problem | None = None) -> None:
        """Mend the finding, or the one in hand, in the strategy as it is now."""
        session = self.session
        problem = problem or self._mendable()
        if problem is None:
            session.announce(self.why_no_mend())
            return
        is_fresh = session.checked is session.strategy and problem in session.problems
        changes = problem.mend
        if not is_fresh:
            changes = mend_changes(session.strategy, problem, self._today(), self._memory)
        if changes:
            words = say("findings.step.mend", place=place(session.strategy, problem.path))
            session.dispatch(*changes, by=self, title=words)

    def mend_all(self, rule: str) -> None:
        """Show all that can be mended of this rule, and mend what is chosen as one step."""
        preview = MendPreview(self.session, self.theme, rule, self._today(), self)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    def hide_finding(self, problem: Problem | None = None) -> None:
        """Hide the finding, or the one in hand: it is no longer listed, counted or gone to."""
        problem = problem or self._hideable()
        if problem is None:
            self.session.announce(self.why_no_hide())
            return
        self.session.hide(problem)
        self.session.announce(say("findings.hidden", count=len(self.session.hidden)))

    def why_no_hide(self) -> str:
        """Why the finding in hand cannot be hidden; empty where it can."""
        if self._hideable():
            return ""
        return say("findings.why.error" if self.in_hand() else "findings.why.none")

    def show_hidden(self) -> None:
        """List again what was hidden."""
        count = len(self.session.hidden)
        self.session.show_hidden()
        self.session.announce(say("findings.shown_again", count=count))

    def why_none_hidden(self) -> str:
        return "" if self.session.hidden else say("findings.why.none_hidden")

    def _mendable(self) -> Problem | None:
        """The finding in hand if its mend is certain, or another of the same place."""
        if self.session.read_only:
            return None
        return next((each for each in self.in_hand() if each.mend), None)

    def _hideable(self) -> Problem | None:
        """The finding in hand, or another of the same place, if it is no error."""
        return next((each for each in self.in_hand() if can_be_hidden(each)), None)

    def show_menu(self, problem: Problem, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(say("findings.go_to")).triggered.connect(lambda: self.go_to(problem))
        writable = not self.session.read_only
        mend = menu.addAction(say("findings.mend"))
        mend.triggered.connect(lambda: self.mend(problem))
        mend.setEnabled(writable and bool(problem.mend))
        every = menu.addAction(say("findings.mend_all"))
        every.triggered.connect(lambda: self.mend_all(problem.rule))
        same = (each for each in self.session.problems if each.rule == problem.rule)
        every.setEnabled(writable and any(each.mend for each in same))
        hide = menu.addAction(say("findings.hide_one"))
        hide.triggered.connect(lambda: self.hide_finding(problem))
        hide.setEnabled(can_be_hidden(problem))
        menu.popup(where)

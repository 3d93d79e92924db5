"""One conflict: what both began with, what each made of it, and what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.core.merge import Choice
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.badges import picture
from lhl_editor.ui.merge.case import Case, Question
from lhl_editor.ui.merge.result_field import ResultField
from lhl_editor.ui.merge.rows import decided_words
from lhl_editor.ui.merge.settling import Settling
from lhl_editor.ui.merge.side_card import SideCard
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_BESIDE = 600  # the width from which the cards stand side by side


class QuestionView(QWidget):
    """Says what is chosen; `settling` holds it."""

    announced = Signal(str)

    def __init__(
        self,
        theme: Theme,
        case: Case,
        settling: Settling,
        question: Question,
        page: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.question = theme, question
        self._case, self._settling = case, settling
        self._ours = SideCard(theme, say("merge.ours"), (Choice.OURS,), self._choose)
        self._theirs = SideCard(
            theme, say("merge.theirs"), (Choice.THEIRS, Choice.BOTH), self._choose
        )
        self.result = ResultField(settling, question, theme)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lay_out(page)
        self._show_sides()
        self.refresh()

    def refresh(self) -> None:
        """Show what is decided now."""
        conflict = self.question.conflict
        offered, chosen = self._settling.offered(conflict), self._settling.decision(conflict)
        self._ours.show_choices(offered, chosen)
        self._theirs.show_choices(offered, chosen)
        self.result.refresh()

    def focus_first(self) -> None:
        """The focus on the first way to settle it."""
        self._ours.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= self.theme.px(_BESIDE)
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._cards.direction() != wanted:
            self._cards.setDirection(wanted)

    def _lay_out(self, page: str) -> None:
        px, column = self.theme.px, self._column
        column.setSpacing(px(4))
        column.addWidget(label(self.question.place, "label", wraps=True))
        about = " · ".join(each for each in (page, self.question.why) if each)
        column.addWidget(label(about, "help", wraps=True))
        base = self.question.sides.base
        if self._case.has_base:
            words = base or say("merge.nothing")
            said = say("merge.base.line", when=self._case.base_told, words=words)
            column.addWidget(label(said, "help", wraps=True))
        else:
            column.addWidget(label(say("merge.base.none_here"), "help", wraps=True))
        self._cards.setSpacing(px(12))
        self._cards.addWidget(self._ours, 1)
        self._cards.addWidget(self._theirs, 1)
        column.addSpacing(px(4))
        column.addLayout(self._cards)
        column.addSpacing(px(8))
        column.addWidget(self.result)
        column.addLayout(self._assurance())
        column.addStretch(1)

    def _assurance(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(picture(self.theme, "info", "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(say("merge.nothing_lost"), "help", wraps=True), 1)
        return row

    def _show_sides(self) -> None:
        question, case = self.question, self._case
        sides, where = question.sides, question.place
        self._ours.show_side(case.ours_told, sides.ours, where)
        self._theirs.show_side(case.theirs_told, sides.theirs, where)

    def _choose(self, choice: Choice) -> None:
        self._settling.choose(self.question.conflict, choice)
        self.announced.emit(f"{self.question.place}: {decided_words(choice)}")

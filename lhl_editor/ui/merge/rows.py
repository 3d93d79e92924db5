"""A merge in, the rows of its list out: what is to be settled, and below it what merged itself."""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.excerpt import said
from lhl_editor.ui.merge.case import MergedChange, Question
from lhl_editor.ui.merge.settling import Decision, Settling


@frozen
class QuestionRow:
    """`number` of `count`, from 1; `state` says what was decided, or why there is a conflict."""

    question: Question
    number: int
    count: int
    state: str
    is_settled: bool

    @property
    def spoken(self) -> str:
        code = "settled" if self.is_settled else "open"
        place, state = self.question.place, self.state
        told = f"merge.row.{code}"
        return say(told, place=place, state=state, number=self.number, count=self.count)


@frozen
class MergedHeading:
    """Folds the changes that merged themselves away, or shows them."""

    count: int
    is_open: bool

    @property
    def spoken(self) -> str:
        state = say(f"merge.row.{'shown' if self.is_open else 'folded'}")
        return say("merge.row.merged", count=self.count, state=state)


@frozen
class MergedRow:
    """One of those changes."""

    change: MergedChange

    @property
    def maker(self) -> str:
        return self.change.told

    @property
    def spoken(self) -> str:
        return f"{self.change.row.told}, {self.maker}. {said(self.change.row.parts)}".strip()


Row = QuestionRow | MergedHeading | MergedRow


def rows_of(
    questions: Sequence[Question],
    changes: Sequence[MergedChange],
    settling: Settling,
    *,
    is_open: bool,
) -> list[Row]:
    """All of them in the order in which they are shown."""
    rows: list[Row] = []
    for number, one in enumerate(questions, 1):
        decision = settling.decision(one.conflict)
        state = one.why if decision is None else decided_words(decision)
        rows.append(QuestionRow(one, number, len(questions), state, decision is not None))
    if changes:
        rows.append(MergedHeading(len(changes), is_open))
    return rows + [MergedRow(one) for one in changes if is_open]


def decided_words(decision: Decision) -> str:
    """«Din er valgt», «Skrevet på nytt»."""
    code = decision if isinstance(decision, str) else decision.value
    return say(f"merge.decided.{code}")

"""Findings in the order of the list and a place in hand in, which one comes next out."""

from __future__ import annotations

from collections.abc import Sequence

from lhl_editor.core.document_order import in_document_order
from lhl_editor.core.problems import Problem, Severity
from lhl_editor.core.strategy import exists
from lhl_editor.ui.session import Session


def next_to(session: Session, shown: Sequence[Problem], now: Problem | None, step: int) -> int:
    """The number of the finding that comes next (`step` 1) or before (-1), round the end.

    In the list after the one in hand, `now`; where none is in hand, in the document after the
    place in hand, and then advice only if there is nothing worse.
    """
    if now is not None:
        return (shown.index(now) + step) % len(shown)
    here = Problem(session.place, "duplicate_id", Severity.ERROR)
    there = [each for each in shown if exists(session.strategy, each.path)]
    worse = [each for each in there if each.severity is not Severity.ADVICE]
    in_order = in_document_order(session.strategy, (here, *(worse or there)))
    following = in_order[(in_order.index(here) + step) % len(in_order)]
    return 0 if following is here else shown.index(following)  # every place is gone

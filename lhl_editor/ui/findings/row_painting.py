"""A finding as a row, painted: how grave it is, what was found, and where at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lhl_editor.core.problems import Problem
from lhl_editor.ui.findings.words import headline, row_place
from lhl_editor.ui.painting import after_icon, paint_at_end, paint_words
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

SEVERITY_ICONS = {"error": "octagon-x", "warning": "triangle-alert", "advice": "info"}
_GAP = 8
_MOST_FOR_PLACE = 0.42  # of the row


def paint_finding(
    painter: QPainter, theme: Theme, session: Session, rect: QRect, problem: Problem
) -> None:
    """The whole of `rect` is for this finding."""
    severity = problem.severity.value
    rest = after_icon(painter, theme, SEVERITY_ICONS[severity], severity, rect)
    place, muted = row_place(session, problem.path), theme.colour("muted")
    begin = paint_at_end(painter, rest, place, theme.font("help"), muted, _MOST_FOR_PLACE)
    rest.setRight(begin - theme.px(_GAP))
    paint_words(painter, rest, headline(problem), theme.font(), theme.colour("text"))

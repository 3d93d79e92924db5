"""What the rows and fields of the form show beside words: badges, icons, the line for a drop."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from lhl_editor.core.frozen import frozen
from lhl_editor.core.problems import Problem, Severity
from lhl_editor.language.findings import severity_words
from lhl_editor.ui.painting import paint_icon, paint_words, width_of
from lhl_editor.ui.theme import Theme

SEVERITY_ICONS = {"error": "octagon-x", "warning": "triangle-alert", "advice": "info"}


@frozen
class Badge:
    """The worst that was found in something, and how many there are of that."""

    severity: Severity
    count: int

    @property
    def words(self) -> str:
        """«2 advarsler»."""
        return f"{self.count} {severity_words(self.severity, self.count)}"


def worst(problems: tuple[Problem, ...]) -> Badge | None:
    """The badge of some findings; None where there are none."""
    for severity in Severity:
        if count := sum(problem.severity is severity for problem in problems):
            return Badge(severity, count)
    return None


def badge(painter: QPainter, theme: Theme, rect: QRect, shown: Badge) -> QRect:
    """A badge at the right end of `rect`; returns what is left of `rect`."""
    severity = shown.severity.value
    font = theme.font("badge", bold=True)
    number = str(shown.count)
    width = width_of(number, font)
    right = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
    paint_words(painter, right, number, font, theme.colour(severity))
    size = theme.px(16)
    icon = QRect(right.left() - theme.px(4) - size, rect.top(), size, rect.height())
    paint_icon(painter, theme, SEVERITY_ICONS[severity], severity, icon)
    return rect.adjusted(0, 0, -(rect.right() - icon.left() + theme.px(8)), 0)


def drop_line(painter: QPainter, theme: Theme, width: int, y: int) -> None:
    """Where a dragged row will come to stand: a line with a ring at its left end."""
    radius = theme.px(4)
    y = max(radius + 1, y)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(theme.colour("focus"))
    pen.setWidth(2)
    painter.setPen(pen)
    painter.drawLine(2 * radius + 2, y, width, y)
    painter.setBrush(theme.colour("form"))
    painter.drawEllipse(QPoint(radius + 2, y), radius, radius)
    painter.restore()


def picture(theme: Theme, icon: str, colour: str = "muted") -> QLabel:
    """An icon that stands by itself."""
    made = QLabel()
    size = theme.px(16)
    made.setPixmap(theme.icon(icon, colour).pixmap(size, size))
    return made

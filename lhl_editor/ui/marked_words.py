"""The words of a marked row on as many lines as they need: what goes and what comes, both whole."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from lhl_editor.ui.marked_rows import MarkedRow
from lhl_editor.ui.theme import Theme

LINE = 22
Mark = tuple[str, QFont, str, str]  # words, font, colour, surface


def marks_of(theme: Theme, row: MarkedRow) -> list[Mark]:
    """What is marked of a row, in its order, and how it looks."""
    if row.inserted is None:
        return [(row.removed, theme.font(bold=True), "text", "selected_elsewhere")]
    marks: list[Mark] = []
    if row.removed:
        struck = theme.font()
        struck.setStrikeOut(True)
        marks.append((row.removed, struck, "removed", "removed_surface"))
    if row.inserted:
        underlined = theme.font(bold=True)
        underlined.setUnderline(True)
        marks.append((row.inserted, underlined, "inserted", "inserted_surface"))
    return marks


def height_of_words(theme: Theme, row: MarkedRow, width: int) -> int:
    """How high the words are, in so much room."""
    return _laid_out(theme, row, width).lineCount() * theme.px(LINE)


def paint_all_words(painter: QPainter, theme: Theme, row: MarkedRow, rect: QRect) -> None:
    painter.setPen(theme.colour("text"))
    _laid_out(theme, row, rect.width()).draw(painter, QPointF(rect.topLeft()))


def _laid_out(theme: Theme, row: MarkedRow, width: int) -> QTextLayout:
    words, ranges = row.before, []
    for number, (marked, font, colour, surface) in enumerate(marks_of(theme, row)):
        words += " " if number else ""
        ranges.append(_range(theme, _units(words), marked, font, colour, surface))
        words += marked
    layout = QTextLayout(words + row.after, theme.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, number * theme.px(LINE)))
        number += 1
    layout.endLayout()
    return layout


def _range(
    theme: Theme, start: int, words: str, font: QFont, colour: str, surface: str
) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(theme.colour(colour))
    look.setBackground(theme.colour(surface))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, _units(words), look
    return made


def _units(words: str) -> int:
    """Qt counts UTF-16 units."""
    return len(words.encode("utf-16-le")) // 2

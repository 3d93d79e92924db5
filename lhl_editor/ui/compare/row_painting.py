"""A row of the list of changes, painted: kind, place, and an excerpt with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from lhl_editor.language.marked import Shade, Span
from lhl_editor.ui.compare.change_rows import Heading
from lhl_editor.ui.compare.comparison import ICONS, ChangeRow
from lhl_editor.ui.compare.excerpt import trimmed
from lhl_editor.ui.painting import Row, paint_at_end, paint_icon, paint_words, width_of
from lhl_editor.ui.theme import Theme

HEADING, ALONE, FIRST, LINE = 32, 36, 30, 20
MOST_LINES = 2
_EDGE, _ICON, _GAP, _BELOW = 16, 16, 8, 10


def change_height(theme: Theme, change: ChangeRow, width: int) -> int:
    """As high as its words need in so much room, which is no more than two lines of them."""
    words = "".join(span.words for span in change.excerpt)
    if not words:
        return theme.px(ALONE)
    room = max(1, width - 2 * theme.px(_EDGE))
    wide = QFontMetrics(theme.font(bold=True)).horizontalAdvance(words)
    lines = 1 if wide <= room else MOST_LINES
    return theme.px(FIRST + lines * LINE + _BELOW)


def paint_heading(painter: QPainter, theme: Theme, row: Row, heading: Heading) -> None:
    rect = row.rect
    if not row.is_selected:
        painter.fillRect(rect, theme.colour("window"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
    left = rect.left() + theme.px(_EDGE)
    icon = QRect(left, rect.top(), theme.px(_ICON), rect.height())
    chevron = "chevron-down" if heading.is_open else "chevron-right"
    paint_icon(painter, theme, chevron, "muted", icon)
    count, font = str(heading.count), theme.font()
    right = rect.right() - theme.px(_EDGE)
    place = QRect(right - width_of(count, font), rect.top(), theme.px(60), rect.height())
    paint_words(painter, place, count, font, theme.colour("muted"))
    words = QRect(icon.right() + theme.px(_GAP), rect.top(), 0, rect.height())
    words.setRight(place.left() - theme.px(_GAP))
    paint_words(painter, words, heading.name, theme.font(bold=True), theme.colour("text"))


def paint_change(
    painter: QPainter, theme: Theme, row: Row, change: ChangeRow, maker: str = ""
) -> None:
    """`maker`: the initials of who made it."""
    rect = row.rect
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
    left, right = rect.left() + theme.px(_EDGE), rect.right() - theme.px(_EDGE)
    first = QRect(left, rect.top() + theme.px(6), right - left, theme.px(FIRST - 6))
    if maker:
        font, muted = theme.font("badge"), theme.colour("muted")
        first.setRight(paint_at_end(painter, first, maker, font, muted) - theme.px(_GAP))
    icon, colour = ICONS[change.difference.kind]
    square = QRect(left, first.top(), theme.px(_ICON), first.height())
    paint_icon(painter, theme, icon, colour, square)
    words = first.adjusted(theme.px(_ICON + 4), 0, 0, 0)
    small = theme.font("help", bold=True)
    end = paint_words(painter, words, change.label, small, theme.colour(colour))
    place = words.adjusted(end + theme.px(_GAP), 0, 0, 0)
    paint_words(painter, place, change.place, theme.font(bold=True), theme.colour("text"))
    under = QRect(left, first.bottom() + 1, right - left, rect.bottom() - first.bottom())
    paint_spans(painter, theme, under, change.excerpt)


def paint_spans(painter: QPainter, theme: Theme, rect: QRect, spans: Sequence[Span]) -> None:
    """The words with their marks, in no more than two lines."""
    spans = [part for span in spans for part in trimmed(span)]
    shown = _laid_out(theme, rect.width(), spans)
    words = "".join(span.words for span in spans)
    end = shown.lineAt(shown.lineCount() - 1) if shown.lineCount() else None
    if end is not None and (cut := end.textStart() + end.textLength()) < _units(words):
        shown = _laid_out(theme, rect.width(), _ended(spans, cut - 2))
    painter.setPen(theme.colour("text"))
    shown.draw(painter, QPointF(rect.topLeft()))


def _ended(spans: Sequence[Span], room: int) -> list[Span]:
    """The first characters, and «…»."""
    kept: list[Span] = []
    for span in spans:
        kept.append(replace(span, words=span.words[: max(0, room)]))
        room -= len(span.words)
    return [*(span for span in kept if span.words), Span("…")]


def _laid_out(theme: Theme, width: int, spans: Sequence[Span]) -> QTextLayout:
    layout = QTextLayout("".join(span.words for span in spans), theme.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_ranges(theme, spans))
    layout.beginLayout()
    for number in range(MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * theme.px(LINE)))
    layout.endLayout()
    return layout


def shade_format(theme: Theme, shade: Shade) -> QTextCharFormat:
    """How a mark looks; it can be told apart without colours too."""
    made = QTextCharFormat()
    made.setForeground(theme.colour("text" if shade is Shade.EQUAL else shade.value))
    if shade is Shade.INSERTED:
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold)
        made.setBackground(theme.colour("inserted_surface"))
    elif shade is Shade.REMOVED:
        made.setFontStrikeOut(True)
        made.setBackground(theme.colour("removed_surface"))
    elif shade is Shade.MOVED:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _ranges(theme: Theme, spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
    ranges = []
    at = 0
    for span in spans:
        made = QTextLayout.FormatRange()
        made.start, made.length = at, _units(span.words)
        made.format = shade_format(theme, span.shade)
        ranges.append(made)
        at += _units(span.words)
    return ranges


def _units(words: str) -> int:
    """Qt counts UTF-16 units."""
    return len(words.encode("utf-16-le")) // 2

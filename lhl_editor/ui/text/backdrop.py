"""What a text field draws round its letters: the boxes of links, their icons, bullets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextBlock, QTextDocument

from lhl_editor.core.text import Paragraph
from lhl_editor.ui.text.chips import Chips, chip_box, icon_box
from lhl_editor.ui.text.formats import INDENT, LINK_PADDING
from lhl_editor.ui.text.looks import Kind, offset_of, pieces, units
from lhl_editor.ui.text.splice import links
from lhl_editor.ui.text.stretches import stretches
from lhl_editor.ui.theme import Theme

_RADIUS, _BULLET = 4, 5
_WIDE = 10000  # beyond both edges: each line of a link is rounded only where the link ends


def blocks_in(document: QTextDocument, rect: QRectF) -> Iterator[QTextBlock]:
    """The blocks that stand in a rectangle of the document."""
    layout = document.documentLayout()
    at = layout.hitTest(rect.topLeft(), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(at, 0))
    while block.isValid() and layout.blockBoundingRect(block).top() <= rect.bottom():
        yield block
        block = block.next()


def paint_links(painter: QPainter, block: QTextBlock, line: Paragraph, theme: Theme) -> None:
    """The surface of each link, to be painted before its letters."""
    for boxes in _link_boxes(block, line):
        for number, box in enumerate(boxes):
            is_first, is_last = number == 0, number == len(boxes) - 1
            _paint_box(painter, letters_on(box, theme), theme, is_first, is_last)


def paint_link_icons(painter: QPainter, block: QTextBlock, line: Paragraph, theme: Theme) -> None:
    """The icon of each link, to be painted over the selection."""
    for boxes in _link_boxes(block, line):
        letters = letters_on(boxes[0], theme)
        icon = icon_box(letters.left() + theme.px(LINK_PADDING), letters, theme)
        theme.icon("link", "link").paint(painter, icon.toAlignedRect())


def _link_boxes(block: QTextBlock, line: Paragraph) -> Iterator[list[QRectF]]:
    for start, end, _ in links(line):
        boxes = list(stretches(block, offset_of(line, start), offset_of(line, end)))
        if boxes:
            yield boxes


def paint_selected_chips(
    painter: QPainter, block: QTextBlock, line: Paragraph, selected: tuple[int, int], chips: Chips
) -> None:
    """The chips in a selection once more: Qt's tint would leave their words too pale."""
    offset = block.position()
    for piece in pieces(line):
        for _ in piece.text if piece.look.kind is Kind.REFERENCE else ():
            if selected[0] <= offset < selected[1]:
                start = offset - block.position()
                for box in stretches(block, start, start + 1):
                    chips.draw(painter, letters_on(box, chips.theme), piece.look.what, True)
            offset += 1
        offset += units(piece.text) if piece.look.kind is not Kind.REFERENCE else 0


def letters_on(box: QRectF, theme: Theme) -> QRectF:
    """The box from the top to the bottom of the letters that stand on its lower edge."""
    metrics = QFontMetricsF(theme.font("text"))
    top = box.bottom() - metrics.ascent()
    return QRectF(box.left(), top, box.width(), metrics.ascent() + metrics.descent())


def _paint_box(
    painter: QPainter, letters: QRectF, theme: Theme, is_first: bool, is_last: bool
) -> None:
    box, radius = chip_box(letters, theme), theme.px(_RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("link_surface"))
    wide = box.adjusted(0 if is_first else -_WIDE, 0, 0 if is_last else _WIDE, 0)
    painter.drawRoundedRect(wide, radius, radius)
    painter.restore()


def paint_bullet(painter: QPainter, block: QTextBlock, level: int, theme: Theme) -> None:
    """The mark of a list item: filled, ring, square by level."""
    layout = block.layout()
    if not layout.lineCount():
        return
    line = layout.lineAt(0)
    baseline = layout.position().y() + line.y() + line.ascent()
    x = layout.position().x() + line.x() - theme.px(INDENT) * 0.55
    middle = QPointF(x, baseline - QFontMetricsF(theme.font("text")).xHeight() / 2)
    half = theme.px(_BULLET) / 2
    dot = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_dot(painter, dot, (level - 1) % 3, theme)
    painter.restore()


def _paint_dot(painter: QPainter, dot: QRectF, kind: int, theme: Theme) -> None:
    colour = theme.colour("text")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if kind == 1:
        painter.setPen(QPen(colour, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == 2:
        painter.drawRect(dot.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawEllipse(dot)

"""What is painted over the page: the block in hand, the selection, what was searched for, what
came and what went.

The page is white in both themes, so these colours are those of the light one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lhl_editor.core.frozen import frozen
from lhl_editor.pages.page_text import Box
from lhl_editor.ui.page.sheet import Sheet
from lhl_editor.ui.palette import LIGHT

_MARK = QColor("#DDF0F6")
_ACROSS, _ALONG = 5.0, 4.0  # points that the mark reaches beyond its text
_BAR = 2.5  # points at most
_SELECTED, _FOUND = 70, 80  # opacity of 255
_LIGHT = 0.7  # from here on a colour is light
_UNDER, _THROUGH = 0.9, 0.54  # of the height of a line: under the words, and through them


class Words(NamedTuple):
    """Words in one line of the page; `is_light`: on a dark surface."""

    box: Box
    is_light: bool


@frozen
class Marks:
    """Boxes on one page. Of what was found, `current` is the one in hand."""

    block: tuple[Box, ...] = ()
    selected: tuple[Box, ...] = ()
    found: tuple[Box, ...] = ()
    current: tuple[Box, ...] = ()
    inserted: tuple[Words, ...] = ()
    removed: tuple[Words, ...] = ()


def is_light(colour: str) -> bool:
    """Whether letters of this colour stand on a dark surface."""
    return QColor(colour).lightnessF() > _LIGHT


def paint_marks(painter: QPainter, sheet: Sheet, marks: Marks) -> None:
    for box in marks.block:
        _paint_block(painter, sheet, box)
    _paint_words(painter, sheet, marks.inserted, (LIGHT.inserted_surface, LIGHT.inserted), _UNDER)
    _paint_words(painter, sheet, marks.removed, (LIGHT.removed_surface, LIGHT.removed), _THROUGH)
    _fill(painter, sheet, marks.found, QColor(LIGHT.wave), _FOUND)
    _fill(painter, sheet, marks.current, QColor(LIGHT.wave), _FOUND)
    painter.setPen(QPen(QColor(LIGHT.text), 1))
    for box in marks.current:
        painter.drawRect(sheet.rect(box).adjusted(-1, -1, 1, 1))
    _fill(painter, sheet, marks.selected, QColor(LIGHT.focus), _SELECTED)


def _paint_block(painter: QPainter, sheet: Sheet, box: Box) -> None:
    """A light colour under the text, as ink lies over it, and a bar at its left."""
    rect = sheet.rect(box.grown(_ACROSS, _ALONG)).toAlignedRect()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(rect, _MARK)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    bar = max(2, min(3, round(_BAR * sheet.scale)))
    painter.fillRect(rect.left() - bar, rect.top(), bar, rect.height(), QColor(LIGHT.focus))


def _paint_words(
    painter: QPainter, sheet: Sheet, every: Iterable[Words], colours: tuple[str, str], at: float
) -> None:
    """A surface under the words and a line under or through them, so that no colour is needed."""
    surface, ink = map(QColor, colours)
    for words in every:
        rect = sheet.rect(words.box)
        if not words.is_light:  # else the line alone: in the light colour it can be seen
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(rect, surface)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        thick = max(1.0, min(2.0, sheet.scale)) * (2 if words.is_light else 1)
        line = QRectF(rect.left(), rect.top() + rect.height() * at, rect.width(), thick)
        painter.fillRect(line, surface if words.is_light else ink)


def _fill(
    painter: QPainter, sheet: Sheet, boxes: Iterable[Box], colour: QColor, opacity: int
) -> None:
    colour.setAlpha(opacity)
    for box in boxes:
        painter.fillRect(sheet.rect(box), colour)


def paint_ring(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The ring of what has the focus, inside a rectangle."""
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))

"""Letters of a block in, the boxes that they stand in out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock


def stretches(
    block: QTextBlock, start: int, end: int, with_spaces: bool = True
) -> Iterator[QRectF]:
    """The letters from `start` to before `end` of a block, a box a line, bottom at the baseline.

    `with_spaces`: those at the end of a line too.
    """
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if start < last and end > first:
            left, right = _x(line.cursorToX(max(start, first))), _x(line.cursorToX(min(end, last)))
            if not with_spaces:
                right = min(right, line.x() + line.naturalTextWidth())
            corner = layout.position() + QPointF(left, line.y())
            yield QRectF(corner.x(), corner.y(), right - left, line.ascent())


def _x(found: object) -> float:
    """PySide gives the place back beside the position that it was asked for."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]

"""Places of findings in, lines under their words out: a wave, or two lines for an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QPainter, QTextBlock, QTextCursor, QTextDocument

from lhl_editor.core.problems import Severity
from lhl_editor.core.text import Text
from lhl_editor.ui.text.looks import index_of_plain
from lhl_editor.ui.text.splice import Place
from lhl_editor.ui.text.stretches import stretches
from lhl_editor.ui.text.underline import underline
from lhl_editor.ui.text.writing import Writing
from lhl_editor.ui.theme import Theme


class Mark(NamedTuple):
    """Words that a finding is about: characters `start` to `start + length` of a paragraph.

    `paragraph` counts the paragraphs of the Text from 0, `start` the characters of its `plain`.
    """

    paragraph: int
    start: int
    length: int
    severity: Severity


class Marks:
    """The marks of one document. They follow their words until others come."""

    def __init__(self, document: QTextDocument, writing: Writing, theme: Theme) -> None:
        self._document, self._writing, self._theme = document, writing, theme
        self._marks: list[tuple[QTextCursor, Severity]] = []

    def set(self, marks: Iterable[Mark]) -> None:
        filled = [number for number, line in enumerate(self._writing.lines) if line.runs]
        self._marks = [
            (self._cursor(filled[mark.paragraph], mark), mark.severity)
            for mark in marks
            if mark.severity is not Severity.ADVICE and 0 <= mark.paragraph < len(filled)
        ]

    def _cursor(self, number: int, mark: Mark) -> QTextCursor:
        line = self._writing.lines[number]
        start = Place(number, index_of_plain(line, mark.start))
        last = index_of_plain(line, mark.start + mark.length - 1) + 1 if mark.length > 0 else 0
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._writing.position(start, in_link=True))
        end = self._writing.position(Place(number, max(last, start.index)))
        cursor.setPosition(max(end, cursor.position()), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed after the words is not marked
        return cursor

    def paint(self, painter: QPainter, block: QTextBlock) -> None:
        """Draw the marks in a block, in the coordinates of the document."""
        first, last = block.position(), block.position() + block.length()
        for cursor, severity in self._marks:
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            if start < end and start < last and end > first:
                for line in stretches(block, start - first, end - first, with_spaces=False):
                    underline(
                        painter, line.left(), line.right(), line.bottom(), severity, self._theme
                    )


def occurrences(text: Text, words: Iterable[str], severity: Severity) -> list[Mark]:
    """A mark wherever one of the words stands."""
    every = [one for one in words if one]
    return [
        Mark(number, found.start(), len(one), severity)
        for number, paragraph in enumerate(text.paragraphs)
        for one in every
        for found in re.finditer(re.escape(one), paragraph.plain)
    ]

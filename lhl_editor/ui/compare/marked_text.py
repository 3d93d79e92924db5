"""Parts with marks in, a text that can be read, selected and copied out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from lhl_editor.ui.compare.excerpt import gap
from lhl_editor.ui.compare.marked import Line, Part, Shade, Span
from lhl_editor.ui.compare.row_painting import shade_format
from lhl_editor.ui.theme import Theme, plain_letters

_SIZE, _LINE = 16, 26
_BULLET = "•  "


class MarkedText(QTextEdit):
    """Shows the parts; `hidden` are the marks whose words it leaves out."""

    def __init__(self, theme: Theme, hidden: Shade | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._hidden = theme, hidden
        self._parts: Sequence[Part] = ()
        self._nothing = ""
        self.setProperty("role", "compared")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.changed.connect(self._write)

    def show_parts(self, parts: Sequence[Part], nothing: str) -> None:
        """`nothing` is said where none of the words are shown."""
        self._parts, self._nothing = parts, nothing
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        is_first = True
        for part in self._parts:
            lines = [shown for line in part.lines if (shown := self._shown(line)).spans]
            if lines and part.title:
                self._begin(cursor, is_first, 0, 8)
                cursor.insertText(part.title, self._title())
                is_first = False
            for line in lines:
                self._begin(cursor, is_first, line.level, 0 if part.title else 4)
                self._write_line(cursor, line)
                is_first = False
        if is_first:
            self._begin(cursor, True, 0, 0)
            cursor.insertText(self._nothing, self._title())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _shown(self, line: Line) -> Line:
        return Line(tuple(one for one in line.spans if one.shade is not self._hidden), line.level)

    def _begin(self, cursor: QTextCursor, is_first: bool, level: int, above: int) -> None:
        made = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.MinimumHeight
        made.setLineHeight(self._theme.px(_LINE), height.value)
        made.setTopMargin(0 if is_first else self._theme.px(above))
        made.setLeftMargin(self._theme.px(20) * level)
        if is_first:
            cursor.setBlockFormat(made)
        else:
            cursor.insertBlock(made)

    def _write_line(self, cursor: QTextCursor, line: Line) -> None:
        if line.level:
            cursor.insertText(_BULLET, self._format(Span("")))
        before: Span | None = None
        for span in line.spans:
            for each in (*gap(before, span), span):
                cursor.insertText(each.words, self._format(each))
            before = span

    def _format(self, span: Span) -> QTextCharFormat:
        font = self._theme.font()
        font.setPixelSize(self._theme.px(_SIZE))
        font.setBold(span.bold)
        font.setItalic(span.italic)
        plain_letters(font)
        made = QTextCharFormat()
        made.setFont(font)
        made.merge(shade_format(self._theme, span.shade))
        return made

    def _title(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._theme.font("help"))
        made.setForeground(self._theme.colour("muted"))
        return made

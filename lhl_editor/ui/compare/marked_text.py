"""Parts with marks in, a text that can be read, selected and copied out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.language.marked import Line, Part, Shade, Span
from lhl_editor.ui.compare.excerpt import gap, trimmed
from lhl_editor.ui.compare.row_painting import shade_format
from lhl_editor.ui.theme import Theme, plain_letters

_SIZE = 16, 26
_BULLET = "•  "
_AT_ONCE = 6000  # characters that are written before the window does something else


@frozen
class _Piece:
    """A title, or a line; `above`: the air above it."""

    title: str
    line: Line | None
    above: int

    @property
    def length(self) -> int:
        return sum(len(span.words) for span in self.line.spans) if self.line else len(self.title)


class MarkedText(QTextEdit):
    """Shows the parts; `hidden` are the marks whose words it leaves out. `size`: of the letters,
    and of a line."""

    def __init__(
        self,
        theme: Theme,
        hidden: Shade | None,
        parent: QWidget | None = None,
        *,
        size: tuple[int, int] = _SIZE,
    ) -> None:
        super().__init__(parent)
        self._theme, self._hidden = theme, hidden
        self._size, self._line = size
        self._parts: Sequence[Part] = ()
        self._nothing = ""
        self._cursor, self._is_first = QTextCursor(self.document()), True
        self._mark: int | None = None  # where the first one is
        self._is_scrolled = False  # by the person
        self._rest: Iterator[_Piece] = iter(())
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
        self.verticalScrollBar().actionTriggered.connect(lambda _: self.leave())
        theme.changed.connect(self._write)

    def show_parts(self, parts: Sequence[Part], nothing: str) -> None:
        """`nothing` is said where none of the words are shown."""
        self._parts, self._nothing = parts, nothing
        self._write()

    @property
    def has_mark(self) -> bool:
        return self._mark is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_mark()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_mark()

    @property
    def is_left(self) -> bool:
        """Whether the person has gone on from where it begins."""
        return self._is_scrolled or self.textCursor().position() != (self._mark or 0)

    def leave(self) -> None:
        """From now on the person has scrolled it."""
        self._is_scrolled = True

    def _bring_mark(self) -> None:
        """Scrolls to the first mark, with a line above it; where the person has scrolled, not."""
        bar, mark = self.verticalScrollBar(), self._mark
        if mark is None or self.is_left or not self.isVisible():
            return
        place, room = self.cursorRect(), self.viewport().height()
        line = self._theme.px(self._line)
        above = min(line, max(0, (room - line) // 2))
        top = bar.value() + place.top()
        bar.setValue(0 if top + line <= room else top - above)

    def _write(self) -> None:
        """What can be seen at once; the rest when the window has done what waits."""
        self._mark = None
        self.clear()
        self._cursor, self._is_first = QTextCursor(self.document()), True
        self._rest = self._pieces()
        self._go_on()
        self._rest_cursor()
        self._is_scrolled = False
        self._bring_mark()

    def _rest_cursor(self) -> None:
        """The cursor stands at the first mark: Qt keeps where it stands in sight."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._mark or 0)
        self.setTextCursor(cursor)

    def _go_on(self) -> None:
        room = _AT_ONCE
        for piece in self._rest:
            self._write_piece(piece)
            room -= piece.length
            if room <= 0:
                QTimer.singleShot(0, self, self._go_on)
                return

    def _pieces(self) -> Iterator[_Piece]:
        """Each title and each line that is shown."""
        shows_any = False
        for part in self._parts:
            lines = [shown for line in part.lines if (shown := self._shown(line)).spans]
            if part.title and (lines or not part.lines):
                shows_any = True
                yield _Piece(part.title, None, 8)
            for line in lines:
                shows_any = True
                yield _Piece("", line, 0 if part.title else 4)
        if not shows_any:
            yield _Piece(self._nothing, None, 0)

    def _write_piece(self, piece: _Piece) -> None:
        level = piece.line.level if piece.line else 0
        self._begin(self._cursor, self._is_first, level, piece.above)
        self._is_first = False
        if piece.line:
            self._write_line(self._cursor, piece.line)
        else:
            self._cursor.insertText(piece.title, self._title())

    def _shown(self, line: Line) -> Line:
        return Line(tuple(one for one in line.spans if one.shade is not self._hidden), line.level)

    def _begin(self, cursor: QTextCursor, is_first: bool, level: int, above: int) -> None:
        made = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.MinimumHeight
        made.setLineHeight(self._theme.px(self._line), height.value)
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
            for each in (*gap(before, span), *trimmed(span)):
                if self._mark is None and each.shade is not Shade.EQUAL:
                    self._mark = cursor.position()
                cursor.insertText(each.words, self._format(each))
            before = span

    def _format(self, span: Span) -> QTextCharFormat:
        font = self._theme.font()
        font.setPixelSize(self._theme.px(self._size))
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

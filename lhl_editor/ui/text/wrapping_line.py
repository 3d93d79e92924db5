"""A field for a title or a name: one line of words, shown on as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from lhl_editor.core.problems import Severity
from lhl_editor.ui.text.plain import one_line
from lhl_editor.ui.text.surface import Surface
from lhl_editor.ui.text.underline import underline
from lhl_editor.ui.text.window_keys import is_of_window
from lhl_editor.ui.theme import LINE_HEIGHTS, Theme

_PARAGRAPH = (
    '<p style="{empty}margin: 0; line-height: {height}px; -qt-line-height-type: fixed; '
    'white-space: pre-wrap">{words}</p>'
)


class WrappingLine(Surface):
    """Enter makes no new line, and several pasted lines become one. Undo belongs to the window."""

    above = side = 0
    edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, many_lines=False)
        self._words: list[tuple[str, Severity]] = []
        self._told = ""  # what the field said last
        self.setProperty("role", "wrapping")
        self.setAcceptRichText(False)
        self._is_quiet = False  # while it is shown what it is to say
        self._is_spaced = False  # whether its lines have their height, from the first words on
        self.textChanged.connect(self._tell)
        theme.changed.connect(self._restyle)

    # What it holds

    def text(self) -> str:
        return self.document().toRawText()  # toPlainText makes a space of a no-break space

    def set_value(self, value: str) -> None:
        """Show other words; the caret stays where it is in those that are the same."""
        old = self.text()
        if value == old and self._is_spaced:
            return
        self._is_quiet, self._told = True, value
        if old or not self._show(value):
            at = self.cursorPosition()
            is_before = value[:at] == old[:at]
            self._replace(value, at if is_before else len(value) - (len(old) - at))
        self._is_quiet = False

    def _show(self, value: str) -> bool:
        """Show the first words, with the caret before them; False where it did not become them.

        As HTML, for a format of Qt's would cost more than all else of the field before the first
        paint: it makes enumerations of two hundred names.
        """
        self._is_spaced = True
        height = self.theme.px(LINE_HEIGHTS["text"])
        empty = "" if value else "-qt-paragraph-type: empty;"
        self.setHtml(_PARAGRAPH.format(empty=empty, height=height, words=_escaped(value) or "<br>"))
        return self.text() == value

    def cursorPosition(self) -> int:
        """The characters before the caret."""
        return len(_first(self.text(), self.textCursor().position()))

    def setCursorPosition(self, at: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(_units(self.text()[: max(at, 0)]))
        self.setTextCursor(cursor)

    def set_marks(self, words: Iterable[tuple[str, Severity | str]]) -> None:
        """Draw a line under each of these words, wherever it stands."""
        every = ((one, Severity(severity)) for one, severity in words if one)
        marks = [each for each in every if each[1] is not Severity.ADVICE]
        if marks != self._words:
            self._words = marks
            self.viewport().update()

    def _tell(self) -> None:
        if self._is_quiet:
            return
        typed = self.text()
        value = one_line(typed)
        if value != typed:
            self._replace(value, len(value) - (len(typed) - self.cursorPosition()))
        elif value != self._told:
            self._told = value
            self.edited.emit(value)

    def _replace(self, value: str, caret: int) -> None:
        from PySide6.QtGui import QTextCursor

        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(value)
        self.setCursorPosition(caret)

    # Size and look

    def showEvent(self, event: QShowEvent) -> None:
        if not self._is_spaced:
            self.set_value("")
        super().showEvent(event)

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.fit()

    def _restyle(self) -> None:
        from PySide6.QtGui import QTextBlockFormat, QTextCursor

        lines = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        lines.setLineHeight(self.theme.px(LINE_HEIGHTS["text"]), fixed)
        QTextCursor(self.document()).setBlockFormat(lines)
        self.measure()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self._words:
            self._paint_marks()

    def _paint_marks(self) -> None:
        from lhl_editor.ui.text.stretches import stretches

        painter, block, text = QPainter(self.viewport()), self.document().firstBlock(), self.text()
        for words, severity in self._words:
            at = text.find(words)
            while at >= 0:
                start = _units(text[:at])
                for box in stretches(block, start, start + _units(words), with_spaces=False):
                    left, right, base = box.left(), box.right(), box.bottom()
                    underline(painter, left, right, base, severity, self.theme)
                at = text.find(words, at + len(words))
        painter.end()

    # Keys, focus and the clipboard

    def event(self, e: QEvent) -> bool:
        is_key = e.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(e, QKeyEvent) and is_of_window(e):
            e.ignore()
            return False
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if is_of_window(e) or e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            e.ignore()
        else:
            super().keyPressEvent(e)

    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        if e.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if e.reason() not in kept:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        from lhl_editor.ui.text.menu import line_menu

        by_key = e.reason() == QContextMenuEvent.Reason.Keyboard
        corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        line_menu(self).popup(corner if by_key else e.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        words = QMimeData()
        words.setText(self.textCursor().selectedText())
        return words

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        from lhl_editor.ui.text.clipboard import holds_text

        return holds_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(one_line(source.text()))
        self.ensureCursorVisible()


def _escaped(words: str) -> str:
    """As HTML; the module for it makes large tables before the first paint."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _units(text: str) -> int:
    """The length as Qt counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _first(text: str, count: int) -> str:
    """The characters in so many of Qt's units."""
    return text.encode("utf-16-le")[: 2 * count].decode("utf-16-le", "ignore")

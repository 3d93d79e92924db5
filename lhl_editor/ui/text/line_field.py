"""A field for one line: its words in, the new words out as she types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from lhl_editor.core.problems import Severity
from lhl_editor.ui.text.plain import one_line
from lhl_editor.ui.text.underline import underline
from lhl_editor.ui.text.window_keys import is_of_window
from lhl_editor.ui.theme import Theme

_EDGE, _LOCK = 12, 24
_CARET = 5  # Qt's rectangle begins this far before the caret
_LONGEST = 1_000_000  # Qt's own limit cuts silently at 32,767


class LineField(QLineEdit):
    """One line of text. Undo belongs to the window; several pasted lines become one."""

    edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: list[tuple[str, Severity]] = []
        self.setProperty("role", "text")
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(self._clean)
        theme.changed.connect(self._make_room)

    def set_value(self, value: str) -> None:
        """Show other words; the caret stays where it is in those that are the same."""
        old, at = self.text(), self.cursorPosition()
        if value == old:
            return
        self.setText(value)
        is_before = value[:at] == old[:at]
        self.setCursorPosition(at if is_before else max(len(value) - (len(old) - at), 0))

    def set_marks(self, words: Iterable[tuple[str, Severity | str]]) -> None:
        """Draw a line under each of these words, wherever it stands."""
        self._words = [(one, Severity(severity)) for one, severity in words if one]
        self.update()

    def setReadOnly(self, arg__1: bool) -> None:
        super().setReadOnly(arg__1)
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(self._theme.px(_LOCK) if self.isReadOnly() else 0, 0, 0, 0)

    def _clean(self, typed: str) -> None:
        value = one_line(typed)
        if value != typed:
            after = len(typed) - self.cursorPosition()
            self.setText(value)
            self.setCursorPosition(max(len(value) - after, 0))
        self.edited.emit(value)

    def event(self, arg__1: QEvent) -> bool:
        is_key = arg__1.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(arg__1, QKeyEvent) and is_of_window(arg__1):
            arg__1.ignore()
            return False
        return super().event(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if is_of_window(arg__1):
            arg__1.ignore()
        else:
            super().keyPressEvent(arg__1)

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        from lhl_editor.ui.text.menu import line_menu

        line_menu(self).popup(arg__1.globalPos())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        painter = QPainter(self)
        if self.isReadOnly():
            px = self._theme.px
            icon = self._theme.icon("lock", "muted")
            icon.paint(painter, px(_EDGE), (self.height() - px(16)) // 2, px(16), px(16))
        if self._words and self.text():
            self._paint_marks(painter)
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        metrics, text = QFontMetricsF(self.font()), self.text()
        caret = self.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        left = caret.left() + _CARET - metrics.horizontalAdvance(text[: self.cursorPosition()])
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.setClipRect(self.rect().adjusted(self._theme.px(8), 0, -self._theme.px(8), 0))
        for words, severity in self._words:
            at = text.find(words) if severity is not Severity.ADVICE else -1
            while at >= 0:
                start = left + metrics.horizontalAdvance(text[:at])
                end = left + metrics.horizontalAdvance(text[: at + len(words)])
                underline(painter, start, end, baseline, severity, self._theme)
                at = text.find(words, at + len(words))

"""A field to write a Text in: keys, mouse, painting and the clipboard.

The field is as high as what it holds and never scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)

from lhl_editor.core.text import Paragraph
from lhl_editor.ui.text import keys
from lhl_editor.ui.text.backdrop import (
    blocks_in,
    paint_bullet,
    paint_link_icons,
    paint_links,
    paint_selected_chips,
)
from lhl_editor.ui.text.clipboard import from_mime, holds_text, to_mime
from lhl_editor.ui.text.editable import EditableText
from lhl_editor.ui.text.formats import INDENT
from lhl_editor.ui.text.looks import Kind
from lhl_editor.ui.text.menu import text_menu
from lhl_editor.ui.text.stretches import stretches
from lhl_editor.ui.text.surface import SIDE
from lhl_editor.ui.text.window_keys import is_of_window

# She went elsewhere herself: a picker or dialog that took the focus puts its choice in here.
_LEFT = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)


class TextField(EditableText):
    """Paragraphs, lists, bold, italic, links and page references, as a person writes them."""

    def setReadOnly(self, ro: bool) -> None:
        super().setReadOnly(ro)
        self.look_changed.emit()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        deepest = max(line.level for line in self._writing.lines)
        indent = self.theme.px(INDENT) * deepest + 2 * self.theme.px(SIDE)
        if self._chips.fit(max(self.viewport().width() - indent, self.theme.px(60))):
            self._redraw_references()
        self.fit()

    def paintEvent(self, e: QPaintEvent) -> None:
        rect = QRectF(e.rect())
        blocks = list(blocks_in(self.document(), rect))
        lines = [(block, self._writing.lines[block.blockNumber()]) for block in blocks]
        painter = QPainter(self.viewport())
        for block, line in lines:
            paint_links(painter, block, line, self.theme)
        painter.end()
        super().paintEvent(e)
        painter = QPainter(self.viewport())
        for block, line in lines:
            self._paint_over(painter, block, line)
        painter.end()

    def _paint_over(self, painter: QPainter, block: QTextBlock, line: Paragraph) -> None:
        if line.level:
            paint_bullet(painter, block, line.level, self.theme)
        paint_link_icons(painter, block, line, self.theme)
        cursor = self.textCursor()
        if cursor.hasSelection():
            first, last = cursor.selectionStart(), cursor.selectionEnd()
            paint_selected_chips(painter, block, line, (first, last), self._chips)
        self._marks.paint(painter, block)

    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent):
            if is_of_window(e):
                e.ignore()
                return False
            if keys.is_own(e) and not self.isReadOnly():
                e.accept()
                return True
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if is_of_window(e):
            e.ignore()
            return
        with self._editing.one_step():
            if not keys.press(self, e):
                super().keyPressEvent(e)

    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        what = self._drawn_at(e.position().toPoint())
        if e.button() != Qt.MouseButton.LeftButton or what is None:
            super().mouseDoubleClickEvent(e)
        elif what is Kind.ICON:
            self.want_link()
        else:
            self.want_page_reference()

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if e.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._drawn_at(e.position().toPoint())

    def _drawn_at(self, point: QPoint) -> Kind | None:
        """Whether a chip or the icon of a link is at a point; the caret takes hold of it."""
        near = self.cursorForPosition(point)
        block = near.block()
        for position in (near.position(), near.position() - 1):
            look = self._writing.look_after(position) if position >= block.position() else None
            if look is None or look.kind not in (Kind.REFERENCE, Kind.ICON):
                continue
            start = position - block.position()
            if any(
                box.left() <= point.x() <= box.right() for box in stretches(block, start, start + 1)
            ):
                self._hold(position, look.kind)
                return look.kind
        return None

    def _hold(self, position: int, kind: Kind) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position + (kind is Kind.ICON))
        if kind is Kind.REFERENCE:
            cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        by_key = e.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(e.pos()))
            self._drawn_at(e.pos())
        corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        text_menu(self).popup(corner if by_key else e.globalPos())

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() in _LEFT and not self.isReadOnly():
            self._tidy_up()

    def _tidy_up(self) -> None:
        """Show what the text says: no empty paragraphs, no levels left out."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self._is_quiet = True
        self._writing.show(self._text.paragraphs)
        self._is_quiet = False

    def createMimeDataFromSelection(self) -> QMimeData:
        return to_mime(self._editing.selected_text(), lambda target: self._chips.chip(target).words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return holds_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._do(lambda: self._editing.insert(from_mime(source)))

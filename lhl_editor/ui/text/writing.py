"""A QTextDocument and the paragraphs that it shows, kept equal from both sides.

`take` reads the blocks that a change named; `show` writes only what differs, so that carets and
marks elsewhere stay where they are. Qt's own undo is off, and formats are never forgotten by a
document that is never cleared: so the number of a format stands for its look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from lhl_editor.core.text import Paragraph
from lhl_editor.ui.text.differing import difference, said
from lhl_editor.ui.text.formats import Formats, Stand, look_in, stand_in, wanted_stand
from lhl_editor.ui.text.looks import (
    Look,
    Piece,
    index_of,
    joined,
    offset_of,
    paragraph_of,
    pieces,
    units,
)
from lhl_editor.ui.text.splice import EMPTY_LINE, Place, Stretch


class Writing:
    """`lines`: what each block of the document says, empty ones too."""

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        self._document = document
        self._formats = formats
        self._looks: dict[int, Look] = {}
        self._stands: dict[int, Stand] = {}
        self._untidy: set[int] = set()
        self.lines: list[Paragraph] = [EMPTY_LINE]
        self.changes = 0  # how many there have been
        document.contentsChange.connect(self._take)
        self._tidy_block(document.firstBlock(), EMPTY_LINE)

    def restyle(self, formats: Formats) -> None:
        """Show the same in other colours and sizes."""
        self._formats = formats
        with self._one_change() as cursor:
            for number, line in enumerate(self.lines):
                block = self._document.findBlockByNumber(number)
                self._set_formats(cursor, block.position(), pieces(line))
                _select(cursor, block.position(), block.position())
                cursor.setBlockFormat(formats.block(wanted_stand(line, number)))

    def place(self, position: int) -> Place:
        block = self._document.findBlock(position)
        line = self.lines[block.blockNumber()]
        return Place(block.blockNumber(), index_of(line, position - block.position()))

    def position(self, place: Place, in_link: bool = False) -> int:
        block = self._document.findBlockByNumber(place.line)
        return block.position() + offset_of(self.lines[place.line], place.index, in_link)

    def stretch(self, cursor: QTextCursor) -> Stretch:
        return Stretch(self.place(cursor.selectionStart()), self.place(cursor.selectionEnd()))

    def look_before(self, position: int) -> Look | None:
        """The look of the character before a position; None at the beginning of its block."""
        block = self._document.findBlock(position)
        return self._look_at(block, position - 1) if position > block.position() else None

    def look_after(self, position: int) -> Look | None:
        block = self._document.findBlock(position)
        is_end = position >= block.position() + block.length() - 1
        return None if is_end else self._look_at(block, position)

    def _look_at(self, block: QTextBlock, position: int) -> Look:
        cursor = QTextCursor(block)
        cursor.setPosition(position + 1)
        return look_in(cursor.charFormat())

    @property
    def is_tidy(self) -> bool:
        """Whether every block looks as its paragraph should."""
        return not self._untidy

    def tidy(self) -> None:
        """Give the links that were typed in their icons, and new paragraphs their room."""
        untidy, self._untidy = sorted(self._untidy), set()
        for number in untidy:
            block = self._document.findBlockByNumber(number)
            if block.isValid():
                self._tidy_block(block, self.lines[number])
        self._untidy.clear()

    def show(self, wanted: Sequence[Paragraph]) -> None:
        """Show these paragraphs, changing only what differs."""
        wanted = list(wanted) or [EMPTY_LINE]
        same = zip(self.lines, wanted, strict=False)
        before = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], same))
        before = min(before, len(wanted) - 1, len(self.lines) - 1)
        rest = zip(reversed(self.lines[before + 1 :]), reversed(wanted[before + 1 :]), strict=False)
        after = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
        old, new = len(self.lines) - after, len(wanted) - after
        if (old, new) == (before + 1, before + 1) and self.lines[before] == wanted[before]:
            return
        self._replace(before, old, wanted[before:new])
        self.tidy()

    def _replace(self, first: int, end: int, wanted: list[Paragraph]) -> None:
        """Make the blocks from `first` to before `end` say `wanted`; neither is empty."""
        with self._one_change() as cursor:
            self._resize(cursor, end, first + len(wanted))
            for number, line in enumerate(wanted, first):
                self._show_block(cursor, self._document.findBlockByNumber(number), line)

    def _resize(self, cursor: QTextCursor, end: int, wanted_end: int) -> None:
        kept = self._document.findBlockByNumber(min(end, wanted_end) - 1)
        kept_end = kept.position() + kept.length() - 1
        if wanted_end < end:
            last = self._document.findBlockByNumber(end - 1)
            _select(cursor, kept_end, last.position() + last.length() - 1)
            cursor.removeSelectedText()
        elif wanted_end > end:
            _select(cursor, kept_end, kept_end)
            for _ in range(wanted_end - end):
                cursor.insertBlock()

    def _tidy_block(self, block: QTextBlock, line: Paragraph) -> None:
        with self._one_change() as cursor:
            self._show_block(cursor, block, line)

    def _show_block(self, cursor: QTextCursor, block: QTextBlock, line: Paragraph) -> None:
        have, want = self._pieces(block), pieces(line)
        if have != want:
            self._show_pieces(cursor, block.position(), have, want)
        stand = wanted_stand(line, block.blockNumber())
        if self._stand(block) != stand or not self._is_styled(block):
            _select(cursor, block.position(), block.position())
            cursor.setBlockFormat(self._formats.block(stand))

    def _show_pieces(
        self, cursor: QTextCursor, position: int, have: list[Piece], want: list[Piece]
    ) -> None:
        before, old, new = difference(have, want)
        start = position + before
        end = start + sum(units(piece.text) for piece in old)
        if said(old) == said(new):
            self._set_formats(cursor, start, new)
            return
        _select(cursor, start, end)
        cursor.removeSelectedText()
        for piece in new:
            cursor.insertText(piece.text, self._formats.characters(piece.look))

    def _set_formats(self, cursor: QTextCursor, start: int, some: Sequence[Piece]) -> None:
        for piece in some:
            end = start + units(piece.text)
            _select(cursor, start, end)
            cursor.setCharFormat(self._formats.characters(piece.look))
            start = end

    @contextmanager
    def _one_change(self) -> Iterator[QTextCursor]:
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()

    def _take(self, position: int, _removed: int, added: int) -> None:
        """Read the blocks that a change touched."""
        self.changes += 1
        count = self._document.blockCount()
        first = self._document.findBlock(position)
        last = self._document.findBlock(position + added)
        start = first.blockNumber() if first.isValid() else 0
        end = (last.blockNumber() if last.isValid() else count - 1) + 1
        grown = count - len(self.lines)
        if end - grown < start:
            start, end = 0, count
        read = []
        block = self._document.findBlockByNumber(start)
        self._untidy = {
            number if number < start else number + grown
            for number in self._untidy
            if number < start or number >= end - grown
        }
        for number in range(start, end):
            read.append(self._read(block, number))
            block = block.next()
        self.lines[start : end - grown] = read
        if grown and end < count:
            self._look_over(end)

    def _look_over(self, number: int) -> None:
        """The block after those that were changed may have become the first, or no longer be."""
        block = self._document.findBlockByNumber(number)
        if self._stand(block) != wanted_stand(self.lines[number], number):
            self._untidy.add(number)

    def _read(self, block: QTextBlock, number: int) -> Paragraph:
        have, stand = self._pieces(block), self._stand(block)
        line = paragraph_of(have, stand.level)
        if have != pieces(line) or stand != wanted_stand(line, number):
            self._untidy.add(number)
        return line

    def _pieces(self, block: QTextBlock) -> list[Piece]:
        found = []
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            number = fragment.charFormatIndex()
            if number not in self._looks:
                self._looks[number] = look_in(fragment.charFormat())
            found.append(Piece(fragment.text(), self._looks[number]))
            at += 1
        return joined(found)

    def _stand(self, block: QTextBlock) -> Stand:
        number = block.blockFormatIndex()
        if number not in self._stands:
            self._stands[number] = stand_in(block.blockFormat())
        return self._stands[number]

    def _is_styled(self, block: QTextBlock) -> bool:
        return block.blockFormat().lineHeight() > 0


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)

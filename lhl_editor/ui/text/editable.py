"""A Text in a document of Qt's: what can be done to it, and the new Text out after each edit.

It has no undo of its own: the window's history has one for everything.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtWidgets import QWidget

from lhl_editor.core.problems import Severity
from lhl_editor.core.text import EMPTY, PageReference, Paragraph, Text
from lhl_editor.language.catalogue import say
from lhl_editor.ui.text.chips import Chips, Resolve
from lhl_editor.ui.text.clipboard import from_mime
from lhl_editor.ui.text.editing import Editing, Link
from lhl_editor.ui.text.formats import REFERENCE_OBJECT, Formats
from lhl_editor.ui.text.looks import Kind, Look
from lhl_editor.ui.text.marks import Mark, Marks, occurrences
from lhl_editor.ui.text.surface import Surface
from lhl_editor.ui.text.writing import Writing
from lhl_editor.ui.theme import Theme

_PAUSE = 300  # ms until a chip is said: a screen reader says first where the caret is


class EditableText(Surface):
    """Paragraphs, lists, bold, italic, links and page references, and what can be done to them.

    `resolve` gives the words and the page of a page reference's target, None for a broken one.
    """

    edited = Signal(object)  # the new Text
    link_wanted = Signal()  # link_at_cursor() is the one to change, if there is one
    page_reference_wanted = Signal()  # reference_at_cursor() likewise
    look_changed = Signal()  # bold, italic or list at the caret may be other
    announced = Signal(str)  # words for the screen reader, politely

    def __init__(
        self,
        theme: Theme,
        resolve: Resolve,
        parent: QWidget | None = None,
        many_lines: bool = True,
    ) -> None:
        super().__init__(theme, parent, many_lines)
        self._text = EMPTY
        self._is_quiet = False
        document = self.document()
        formats = Formats(theme)
        self._chips = Chips(theme, resolve, self)
        document.documentLayout().registerHandler(REFERENCE_OBJECT, self._chips)
        self._writing = Writing(document, formats)
        self._editing = Editing(self, self._writing, formats, self._settle)
        self._marks = Marks(document, self._writing, theme)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._connect()

    def _connect(self) -> None:
        self.textChanged.connect(self._settle)
        self._pause.timeout.connect(self._announce)
        self.cursorPositionChanged.connect(self._follow_caret)
        self.selectionChanged.connect(self._show_selection)
        self.currentCharFormatChanged.connect(self.look_changed)
        self.theme.changed.connect(self._restyle)

    # What it holds

    def text(self) -> Text:
        """What the field says."""
        return self._text

    def set_text(self, text: Text) -> None:
        """Show another text. Only what differs is changed: the caret stays; nothing is emitted."""
        if text != self._text:
            self._is_quiet = True
            try:
                self._writing.show(text.paragraphs)
            finally:
                self._is_quiet = False

    @property
    def is_empty(self) -> bool:
        return not self._text

    def refresh_references(self) -> None:
        """Show the words and pages that the references have now."""
        known = self._chips.forget()
        if any(self._chips.chip(target) != chip for target, chip in known.items()):
            self._redraw_references()

    def set_marks(self, marks: Iterable[Mark | tuple[int, int, int, Severity | str]]) -> None:
        """Draw lines under these words, and no others; they move with their words."""
        self._marks.set(Mark(*mark[:3], Severity(mark[3])) for mark in marks)
        self.viewport().update()

    def marks_for_words(
        self, words: Iterable[str], severity: Severity | str = Severity.WARNING
    ) -> list[Mark]:
        """A mark for every place where one of the words stands in the text."""
        return occurrences(self._text, words, Severity(severity))

    # What can be done at the caret

    def toggle_bold(self) -> None:
        self._do(self._editing.toggle_bold)

    def toggle_italic(self) -> None:
        self._do(self._editing.toggle_italic)

    def toggle_list(self) -> None:
        self._do(self._editing.toggle_list)

    def move_deeper(self) -> None:
        self._do(lambda: self._editing.set_level(lambda level: level + 1))

    def move_shallower(self) -> None:
        self._do(lambda: self._editing.set_level(lambda level: level - 1))

    def insert_page_reference(self, target: str, name: str = "") -> None:
        """Put a page reference in place of the selection: «side 10», or «Name (side 10)»."""
        self._do(lambda: self._editing.insert_reference(target, name))

    def reference_at_cursor(self) -> str | None:
        """The target of the page reference that is selected."""
        return self._editing.reference()

    def set_link(self, address: str, words: str = "") -> None:
        """Change the link at the caret, or make one of the selection, or put one in."""
        self._do(lambda: self._editing.set_link(address, words))

    def link_at_cursor(self) -> Link | None:
        """The link that the caret or the whole selection is in."""
        return self._editing.link()

    def remove_link(self) -> None:
        self._do(self._editing.remove_link)

    def paste_plain(self) -> None:
        """Paste the words of the clipboard without their look."""
        if mime := QGuiApplication.clipboard().mimeData():
            self._do(lambda: self._editing.insert(from_mime(mime, is_plain=True)))

    def want_link(self) -> None:
        """Ask for the link to be changed, or for one to put in."""
        if not self.isReadOnly():
            self._editing.select_link()
            self.link_wanted.emit()

    def want_page_reference(self) -> None:
        if not self.isReadOnly():
            self.page_reference_wanted.emit()

    def begin_replacing(self) -> None:
        self._editing.begin_replacing()

    @property
    def is_bold(self) -> bool:
        return self._editing.is_bold

    @property
    def is_italic(self) -> bool:
        return self._editing.is_italic

    @property
    def is_list(self) -> bool:
        return self._editing.is_list

    def line_at_caret(self) -> Paragraph:
        return self._writing.lines[self.textCursor().blockNumber()]

    def look_before_caret(self) -> Look | None:
        return self._writing.look_before(self.textCursor().position())

    def look_after_caret(self) -> Look | None:
        return self._writing.look_after(self.textCursor().position())

    def _do(self, edit: object) -> None:
        if not self.isReadOnly() and callable(edit):
            with self._editing.one_step():
                edit()
            self.look_changed.emit()

    # After a change

    def _settle(self) -> None:
        if self._editing.is_under_way:
            return
        if not self._writing.is_tidy:
            with self._editing.one_step():
                self._writing.tidy()
            return  # one_step has come here again
        text = Text(tuple(self._writing.lines))
        if text != self._text:
            self._text = text
            if not self._is_quiet:
                self.edited.emit(text)

    def _follow_caret(self) -> None:
        self._editing.follow_caret()
        self._pause.start()
        self.look_changed.emit()

    def _show_selection(self) -> None:
        self.viewport().update()  # the ring of a chip is larger than what Qt repaints
        self.look_changed.emit()

    def _announce(self) -> None:
        if not self.hasFocus():
            return
        target = self._editing.reference()
        look = self.look_after_caret()
        if target is None and look and look.kind is Kind.REFERENCE:
            target = look.what
        if target is not None:
            words = self._chips.chip(target).words
            self.announced.emit(say("text_field.said_reference", words=words))
        elif look and look.kind is Kind.ICON and (link := self.link_at_cursor()):
            self.announced.emit(say("text_field.said_link", words=link.words))

    def _redraw_references(self) -> None:
        document = self.document()
        for number, line in enumerate(self._writing.lines):
            if any(isinstance(one, PageReference) for one in line.runs):
                block = document.findBlockByNumber(number)
                document.markContentsDirty(block.position(), block.length() - 1)
        self.viewport().update()

    # Size and look

    def _restyle(self) -> None:
        self._chips.forget()
        self._editing.formats = formats = Formats(self.theme)
        self._is_quiet = True
        self._writing.restyle(formats)
        self._is_quiet = False
        self.measure()

"""What a person does to a text beyond typing: looks, lists, links, references, pasting.

An edit is worked out on paragraphs (splice.py) and then shown; the caret is put where she goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import PageReference, Paragraph, Run, Text
from lhl_editor.ui.text import splice
from lhl_editor.ui.text.formats import Formats, look_in
from lhl_editor.ui.text.looks import PLAIN, Kind, Look
from lhl_editor.ui.text.plain import one_line
from lhl_editor.ui.text.splice import Place, Stretch
from lhl_editor.ui.text.writing import Writing


@frozen
class Link:
    """A link of the text: its address and its words."""

    address: str
    words: str


class Editing:
    """The edits of one field. `settle` is called once after each of them."""

    def __init__(
        self, edit: QTextEdit, writing: Writing, formats: Formats, settle: Callable[[], None]
    ) -> None:
        self._edit, self._writing, self.formats = edit, writing, formats
        self._settle = settle
        self._depth = 0
        self._reopened = ""  # the link whose words are being replaced
        self._seen = 0

    @property
    def is_under_way(self) -> bool:
        return self._depth > 0

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """Several changes that are one for the person."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._settle()

    @property
    def lines(self) -> list[Paragraph]:
        return self._writing.lines

    @property
    def selection(self) -> Stretch:
        return self._writing.stretch(self._edit.textCursor())

    def selected_text(self) -> Text:
        """What is selected."""
        return Text(tuple(splice.selected(self.lines, self.selection)))

    def insert(self, text: Text) -> None:
        """Put a text in place of the selection; the caret goes on after it."""
        if text:
            self._replace(self.selection, text.paragraphs)

    def set_level(self, change: Callable[[int], int]) -> None:
        """Other levels for the paragraphs of the selection."""
        what, lines = self.selection, list(self.lines)
        for number in range(what.start.line, what.end.line + 1):
            lines[number] = replace(lines[number], level=max(0, change(lines[number].level)))
        self._show(splice.levelled(lines))

    def toggle_list(self) -> None:
        into_list = not self.is_list
        self.set_level(lambda level: max(level, 1) if into_list else 0)

    @property
    def is_list(self) -> bool:
        """Whether every paragraph of the selection is a list item."""
        what = self.selection
        return all(line.level for line in self.lines[what.start.line : what.end.line + 1])

    @property
    def is_bold(self) -> bool:
        return self._has(lambda look: look.bold)

    @property
    def is_italic(self) -> bool:
        return self._has(lambda look: look.italic)

    def toggle_bold(self) -> None:
        bold = not self.is_bold
        self._restyle(lambda run: replace(run, bold=bold), replace(self.typing_look, bold=bold))

    def toggle_italic(self) -> None:
        slant = not self.is_italic
        look = replace(self.typing_look, italic=slant)
        self._restyle(lambda run: replace(run, italic=slant), look)

    def _has(self, has: Callable[[Look | Run], bool]) -> bool:
        what = self.selection
        if what.is_empty:
            return has(self.typing_look)
        runs = splice.runs_in(self.lines, what)
        return bool(runs) and all(has(run) for run in runs)

    def _restyle(self, style: Callable[[Run], Run], typing: Look) -> None:
        what = self.selection
        if what.is_empty:
            self._edit.setCurrentCharFormat(self.formats.characters(typing))
        else:
            self._show(splice.restyled(self.lines, what, style))

    def link(self) -> Link | None:
        """The link that the caret or the whole selection is in."""
        found = splice.link_around(self.lines, self.selection)
        return Link(found[1], self._words(found[0])) if found else None

    def select_link(self) -> None:
        """Select the words of the link that the caret is in."""
        if found := splice.link_around(self.lines, self.selection):
            self._select(found[0])

    def set_link(self, address: str, words: str = "") -> None:
        """Change the link at the caret, or make one of the selection, or put one in."""
        found = splice.link_around(self.lines, self.selection)
        what = found[0] if found else self.selection
        words = one_line(words)
        if what.is_empty or (words and words != self._words(what)):
            look = self._first_look(what)
            run = Run(words or address, look.bold, look.italic, address, look.language)
            self._replace(what, (Paragraph((run,)),))
        else:
            self._show(splice.restyled(self.lines, what, lambda run: replace(run, link=address)))
            self._go_to(what.end)

    def remove_link(self) -> None:
        """Make plain words of the link at the caret, or of those in the selection."""
        found = splice.link_around(self.lines, self.selection)
        what = found[0] if found else self.selection
        self._show(splice.restyled(self.lines, what, lambda run: replace(run, link="")))

    def reference(self) -> str | None:
        """The target of the page reference that alone is selected."""
        what = self.selection
        if what.start.line != what.end.line or what.end.index - what.start.index != 1:
            return None
        inlines = splice.cut(self.lines[what.start.line], what.start.index, what.end.index)
        return inlines[0].target if isinstance(inlines[0], PageReference) else None

    def insert_reference(self, target: str, name: str = "") -> None:
        """Put a page reference in place of the selection; behind a name it stands in brackets."""
        reference, look = PageReference(target), self._first_look(self.selection)

        def run(words: str) -> Run:
            return Run(words, look.bold, look.italic, language=look.language)

        runs = (run(f"{name} ("), reference, run(")")) if name else (reference,)
        self._replace(self.selection, (Paragraph(runs),))

    @property
    def typing_look(self) -> Look:
        """How the next typed letter will look."""
        return replace(look_in(self._edit.currentCharFormat()), kind=Kind.WORDS, what="")

    def follow_caret(self) -> None:
        """Let what is typed look like what it is typed into. A link does not grow at its end."""
        cursor = self._edit.textCursor()
        if cursor.hasSelection() or cursor.block().layout().preeditAreaText():
            return
        look, seen = self._look_at(cursor), self._writing.changes
        before = self._writing.look_before(cursor.position())
        if seen == self._seen or not before or before.link != self._reopened:
            self._reopened = ""  # the caret went elsewhere
        self._seen = seen
        look = replace(look, link=look.link or self._reopened)
        if look_in(self._edit.currentCharFormat()) != look:
            self._edit.setCurrentCharFormat(self.formats.characters(look))

    def _look_at(self, cursor: QTextCursor) -> Look:
        before = self._writing.look_before(cursor.position())
        after = self._writing.look_after(cursor.position())
        if before is None and after is None:
            like, link = look_in(cursor.blockCharFormat()), ""
        elif before is None or before.kind is Kind.ICON:
            like, link = after or PLAIN, before.link if before else ""
        else:
            goes_on = after and after.kind is not Kind.ICON and after.link == before.link
            like, link = before, before.link if goes_on else ""
        return Look(like.bold, like.italic, link, like.language)

    def begin_replacing(self) -> None:
        """Remove the selection; what is typed now looks as its beginning did."""
        cursor = self._edit.textCursor()
        first = self._writing.look_after(cursor.selectionStart()) or PLAIN
        last = self._writing.look_before(cursor.selectionEnd()) or PLAIN
        is_in_link = first.link == last.link and first.kind is not Kind.ICON
        look = Look(first.bold, first.italic, first.link if is_in_link else "", first.language)
        cursor.removeSelectedText()
        self._edit.setTextCursor(cursor)
        self._reopened = look.link
        self._edit.setCurrentCharFormat(self.formats.characters(look))

    def _first_look(self, what: Stretch) -> Run | Look:
        runs = splice.runs_in(self.lines, what)
        return runs[0] if runs else self.typing_look

    def _words(self, what: Stretch) -> str:
        return "".join(run.text for run in splice.runs_in(self.lines, what))

    def _replace(self, what: Stretch, by: Sequence[Paragraph]) -> None:
        lines, place = splice.replaced(self.lines, what, by)
        with self.one_step():
            self._writing.show(lines)
            self._go_to(place)

    def _show(self, lines: list[Paragraph]) -> None:
        """Show paragraphs of the same characters; the selection stays."""
        cursor = self._edit.textCursor()
        anchor, place = self._writing.place(cursor.anchor()), self._writing.place(cursor.position())
        with self.one_step():
            self._writing.show(lines)
            if anchor != place:
                self._select(Stretch(anchor, place))
            else:
                self._go_to(place)

    def _go_to(self, place: Place) -> None:
        self._select(Stretch(place, place))

    def _select(self, what: Stretch) -> None:
        """The caret comes to `what.end`; words of a link are selected without its icon."""
        cursor = self._edit.textCursor()
        is_forward = what.start < what.end
        cursor.setPosition(self._writing.position(what.start, in_link=is_forward))
        end = self._writing.position(what.end, in_link=what.end < what.start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)

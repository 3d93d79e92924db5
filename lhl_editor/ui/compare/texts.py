"""What a change says before and after: side by side, or both in one text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lhl_editor.core.diff import Difference
from lhl_editor.language.catalogue import say
from lhl_editor.language.marked import Line, Part, Shade, Span
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.excerpt import said
from lhl_editor.ui.compare.folding import folded
from lhl_editor.ui.compare.marked_text import MarkedText
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import rule

BESIDE, IN_ONE = "beside", "in_one"


class Texts(QStackedWidget):
    """The two side by side scroll together."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.before = MarkedText(theme, Shade.INSERTED)
        self.after = MarkedText(theme, Shade.REMOVED)
        self.both = MarkedText(theme, None)
        self._parts: Sequence[Part] = ()
        self._change: Difference | None = None
        self._captions = [ElidedLabel("muted") for _ in range(2)]
        self._columns: list[QVBoxLayout] = []
        self.addWidget(self._beside())
        self.addWidget(self._column(self.both))
        sides = self.before, self.after
        for text, other in (sides, sides[::-1]):
            bar = text.verticalScrollBar()
            bar.valueChanged.connect(lambda _, text=text, other=other: _follow(text, other))
        self._measure()
        theme.changed.connect(self._measure)

    def show_layout(self, code: str) -> None:
        self.setCurrentIndex(int(code == IN_ONE))
        self._write()

    def show_sides(self, before: Side, after: Side) -> None:
        for side, caption in zip((before, after), self._captions, strict=True):
            caption.show_words(side.name)

    def show_change(self, change: ChangeRow, before: Side, after: Side) -> None:
        self._parts = folded(change.parts)
        self._change = change.difference
        self._write()
        for text, side in ((self.before, before), (self.after, after)):
            text.setAccessibleName(say("compare.text", side=side.name, place=change.place))
        self.both.setAccessibleName(say("compare.in_one_text", place=change.place))
        for text, shade in ((self.before, Shade.INSERTED), (self.after, Shade.REMOVED)):
            text.setAccessibleDescription(said(_without(change.parts, shade)))
        self.both.setAccessibleDescription(said(change.parts))

    def _write(self) -> None:
        """What is seen; what is hidden waits for it."""
        if self.currentIndex():
            self.both.show_parts(self._parts, "")
        else:
            self.before.show_parts(self._of_side(0), say("compare.not_there"))
            self.after.show_parts(self._of_side(1), say("compare.not_here"))

    def _of_side(self, side: int) -> Sequence[Part]:
        """Of what was moved only the place that it has on that side."""
        numbers = self._change.numbers if self._change else None
        if self._change is None or numbers is None or numbers[0] == numbers[1]:
            return self._parts
        place = Span(say("change_list.place", number=numbers[side]), Shade.MOVED)
        lines = [Line((place,)), Line((Span(self._change.label),))]
        return (Part("", tuple(lines)), *self._parts[1:])

    def _beside(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for text, caption in zip((self.before, self.after), self._captions, strict=True):
            if row.count():
                row.addWidget(rule(vertical=True))
            row.addWidget(self._column(text, caption), 1)
        return made

    def _column(self, text: MarkedText, caption: QWidget | None = None) -> QWidget:
        made = QWidget()
        made.setProperty("role", "form")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(made)
        if caption is not None:
            column.addWidget(caption)
        column.addWidget(text, 1)
        self._columns.append(column)
        return made

    def _measure(self) -> None:
        px = self.theme.px
        for column in self._columns:
            column.setContentsMargins(px(12), px(8), px(8), px(8))
            column.setSpacing(px(4))
        for caption in self._captions:
            caption.setContentsMargins(px(4), 0, px(4), 0)


def _without(parts: Sequence[Part], shade: Shade) -> list[Part]:
    def kept(line: Line) -> Line:
        return Line(tuple(span for span in line.spans if span.shade is not shade), line.level)

    return [Part(part.title, tuple(kept(line) for line in part.lines)) for part in parts]


def _follow(scrolled: MarkedText, follower: MarkedText) -> None:
    """Has the other text show the same part of itself, unless each goes to a mark of its own."""
    if follower.has_mark and not (scrolled.is_left or follower.is_left):
        return
    if scrolled.is_left:
        follower.leave()
    bar, other = scrolled.verticalScrollBar(), follower.verticalScrollBar()
    there = round(bar.value() / max(1, bar.maximum()) * other.maximum())
    if abs(other.value() - there) > 1:
        other.setValue(there)

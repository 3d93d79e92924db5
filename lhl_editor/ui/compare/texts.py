"""What a change says before and after: side by side, or both in one text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QStackedWidget, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.excerpt import said
from lhl_editor.ui.compare.marked import Line, Part, Shade
from lhl_editor.ui.compare.marked_text import MarkedText
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, rule

BESIDE, IN_ONE = "beside", "in_one"


class Texts(QStackedWidget):
    """The two side by side scroll together."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.before = MarkedText(theme, Shade.INSERTED)
        self.after = MarkedText(theme, Shade.REMOVED)
        self.both = MarkedText(theme, None)
        self._captions = [(label("", "label"), ElidedLabel("muted")) for _ in range(2)]
        self._columns: list[QVBoxLayout] = []
        self._heads: list[QHBoxLayout] = []
        self.addWidget(self._beside())
        self.addWidget(self._column(self.both))
        bars = self.before.verticalScrollBar(), self.after.verticalScrollBar()
        for bar, other in (bars, bars[::-1]):
            bar.valueChanged.connect(lambda _, bar=bar, other=other: _follow(bar, other))
        self._measure()
        theme.changed.connect(self._measure)

    def show_layout(self, code: str) -> None:
        self.setCurrentIndex(int(code == IN_ONE))

    def show_sides(self, before: Side, after: Side) -> None:
        for side, (name, detail) in zip((before, after), self._captions, strict=True):
            name.setText(side.name)
            detail.show_words(side.detail)

    def show_change(self, change: ChangeRow, before: Side, after: Side) -> None:
        self.before.show_parts(change.parts, say("compare.not_there"))
        self.after.show_parts(change.parts, say("compare.not_here"))
        self.both.show_parts(change.parts, "")
        for text, side in ((self.before, before), (self.after, after)):
            text.setAccessibleName(say("compare.text", side=side.name, place=change.place))
        self.both.setAccessibleName(say("compare.in_one_text", place=change.place))
        for text, shade in ((self.before, Shade.INSERTED), (self.after, Shade.REMOVED)):
            text.setAccessibleDescription(said(_without(change.parts, shade)))
        self.both.setAccessibleDescription(said(change.parts))

    def _beside(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for text, captions in zip((self.before, self.after), self._captions, strict=True):
            if row.count():
                row.addWidget(rule(vertical=True))
            row.addWidget(self._column(text, *captions), 1)
        return made

    def _column(self, text: MarkedText, *captions: QWidget) -> QWidget:
        made = QWidget()
        made.setProperty("role", "form")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(made)
        if captions:
            head = QHBoxLayout()
            for each in captions:
                head.addWidget(each, int(each is captions[-1]))
            column.addLayout(head)
            self._heads.append(head)
        column.addWidget(text, 1)
        self._columns.append(column)
        return made

    def _measure(self) -> None:
        px = self.theme.px
        for column in self._columns:
            column.setContentsMargins(px(12), px(8), px(8), px(8))
            column.setSpacing(px(4))
        for head in self._heads:
            head.setContentsMargins(px(4), 0, px(4), 0)
            head.setSpacing(px(8))


def _without(parts: Sequence[Part], shade: Shade) -> list[Part]:
    def kept(line: Line) -> Line:
        return Line(tuple(span for span in line.spans if span.shade is not shade), line.level)

    return [Part(part.title, tuple(kept(line) for line in part.lines)) for part in parts]


def _follow(bar: QScrollBar, other: QScrollBar) -> None:
    """Has the other text show the same part of itself."""
    there = round(bar.value() / max(1, bar.maximum()) * other.maximum())
    if abs(other.value() - there) > 1:
        other.setValue(there)

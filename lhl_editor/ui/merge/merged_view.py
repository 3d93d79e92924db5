"""What merged itself: one such change with its marks and who made it, or how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.excerpt import said
from lhl_editor.ui.merge.case import Maker, MergedChange
from lhl_editor.ui.merge.side_card import SideWords
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_MOST = 420  # of the words' height


class MergedView(QWidget):
    """A change that needs no decision."""

    def __init__(self, theme: Theme, change: MergedChange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = change.row
        column = _column(self, theme)
        column.addWidget(label(row.place, "label", wraps=True))
        column.addWidget(label(f"{row.label} · {change.told}", "help", wraps=True))
        self.words = SideWords(theme, _MOST)
        self.words.show_parts(row.parts, say("merge.empty"))
        self.words.setAccessibleName(row.place)
        self.words.setAccessibleDescription(said(row.parts))
        column.addWidget(self.words)
        column.addStretch(1)

    def focus_first(self) -> None:
        self.words.setFocus()


class MergedSum(QWidget):
    """How many changes merged themselves, and whose they are."""

    def __init__(
        self, theme: Theme, changes: Sequence[MergedChange], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = _column(self, theme)
        column.addWidget(label(say("merge.merged"), "label"))
        for maker in Maker:
            count = sum(one.maker is maker for one in changes)
            if count:
                many = "one" if count == 1 else "many"
                words = say(f"merge.sum.{maker.value}.{many}", **_count(count))
                column.addWidget(label(words, wraps=True))
        column.addWidget(label(say("merge.sum.help"), "help", wraps=True))
        column.addStretch(1)

    def focus_first(self) -> None:
        """There is nothing in it to work with."""


class NothingOpen(QWidget):
    """There is nothing to merge by hand, nor by itself."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self, theme)
        column.addWidget(label(words, wraps=True))
        column.addStretch(1)

    def focus_first(self) -> None:
        """There is nothing in it to work with."""


def _count(count: int) -> dict[str, int]:
    return {} if count == 1 else {"count": count}


def _column(widget: QWidget, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    return column

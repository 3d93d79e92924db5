"""One side of a conflict on a card: whose it is, its words with their marks, and its buttons."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lhl_editor.core.merge import Choice
from lhl_editor.language.catalogue import say
from lhl_editor.language.marked import Part
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.excerpt import said
from lhl_editor.ui.compare.marked_text import MarkedText
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_LEAST, _MOST = 30, 190  # of the words' height


class SideWords(MarkedText):
    """As high as its words where there is room, and scrolling where there is not."""

    def __init__(self, theme: Theme, most: int = _MOST, parent: QWidget | None = None) -> None:
        super().__init__(theme, None, parent)
        self._most = most
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        edges = self.contentsMargins()
        words = math.ceil(self.document().size().height()) + edges.top() + edges.bottom()
        height = min(max(words, px(_LEAST)), px(self._most))
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)


class SideCard(QFrame):
    """`choices` are the buttons that it has; which of them are offered varies with the conflict."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: tuple[Choice, ...],
        choose: Callable[[Choice], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._name = theme, name
        self.setProperty("role", "card")
        self._maker = ElidedLabel("muted")
        self.words = SideWords(theme)
        self._buttons: dict[Choice, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._head, self._row = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(label(name, "label"))
        self._head.addWidget(self._maker, 1)
        for choice in choices:
            made = button(say(f"merge.use.{choice.value}"), partial(choose, choice))
            made.setCheckable(True)
            self._buttons[choice] = made
            self._row.addWidget(made)
        self._row.addStretch(1)
        self._column.addLayout(self._head)
        self._column.addWidget(self.words)
        self._column.addStretch(1)
        self._column.addLayout(self._row)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return tuple(self._buttons.values())

    def show_side(self, maker: str, parts: tuple[Part, ...], where: str) -> None:
        self._maker.show_words(maker)
        self.words.show_parts(parts, say("merge.empty"))
        self.words.setAccessibleName(say("merge.side", side=self._name, place=where))
        plain = " ".join(span.words for part in parts for line in part.lines for span in line.spans)
        self.words.setAccessibleDescription(said(parts) or plain)

    def show_choices(self, offered: tuple[Choice, ...], chosen: object) -> None:
        """Which can be chosen here, and which is."""
        for choice, made in self._buttons.items():
            is_chosen = choice is chosen
            made.setVisible(choice in offered)
            made.setChecked(is_chosen)
            made.setIcon(self.theme.icon("check", "accent") if is_chosen else QIcon())
            words = say(f"merge.use.{choice.value}")
            made.setAccessibleName(say("merge.chosen", way=words) if is_chosen else words)

    def _measure(self) -> None:
        px = self.theme.px
        self._column.setContentsMargins(px(12), px(8), px(12), px(12))
        self._column.setSpacing(px(4))
        for row in (self._head, self._row):  # the words have so much air round them themselves
            row.setContentsMargins(px(4), 0, px(4), 0)
            row.setSpacing(px(8))
        self.setMinimumWidth(px(240))

"""The head of the list: how many changes there are, and which of them are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.comparison import ChangeRow, chapter_words
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

HEIGHT = 40


class _Filter(QToolButton):
    """A button with a menu: all, or one of a few by their codes."""

    changed = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.code: str | None = None
        self.setProperty("role", "text")
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._menu = QMenu(self)
        self._choices: dict[str, str] = {}
        self.clicked.connect(self._show)
        self.choose(None)
        theme.changed.connect(self._dress)

    def set_choices(self, choices: dict[str, str]) -> None:
        """Code and words of what there is to choose; what is gone is not chosen any more."""
        self._choices = choices
        if self.code is not None and self.code not in choices:
            self.code = None
        self._dress()

    def choose(self, code: str | None) -> None:
        """Let only this through, or everything."""
        self.code = code
        self._dress()
        self.changed.emit()

    def _show(self) -> None:
        self._menu.clear()
        every = (None, say("compare.filter.all")), *self._choices.items()
        for code, words in every:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(code == self.code)
            action.triggered.connect(lambda _=False, code=code: self.choose(code))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _dress(self) -> None:
        px = self._theme.px
        chosen = say("compare.filter.all") if self.code is None else self._choices[self.code]
        self.setAccessibleName(say("compare.filter.name", filter=self._words, chosen=chosen))
        self.setToolTip(self.accessibleName())
        self.setIcon(self._theme.icon("filter", "muted" if self.code is None else "accent"))
        self.setIconSize(QSize(px(20), px(16)))


class Filters(QFrame):
    """`shown` says which changes are let through."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("role", "bar")
        self._count = label("", "label")
        self._chapter = _Filter(theme, say("compare.filter.chapter"))
        self._kind = _Filter(theme, say("compare.filter.kind"))
        row = QHBoxLayout(self)
        row.addWidget(self._count, 1)
        for each in (self._chapter, self._kind):
            each.changed.connect(self.changed)
            row.addWidget(each)
        self._measure()
        theme.changed.connect(self._measure)

    def shown(self, changes: Sequence[ChangeRow]) -> list[ChangeRow]:
        """The changes that the filter lets through, of all there are."""
        self._chapter.set_choices({one.chapter: chapter_words(one.chapter) for one in changes})
        self._kind.set_choices({one.label: one.label for one in changes})
        chapter, kind = self._chapter.code, self._kind.code
        some = [one for one in changes if chapter is None or one.chapter == chapter]
        some = [one for one in some if kind is None or one.label == kind]
        self._tell(len(some), len(changes))
        return some

    def clear(self) -> None:
        """Let everything through."""
        self._chapter.choose(None)
        self._kind.choose(None)

    def _tell(self, shown: int, count: int) -> None:
        code = "some" if shown != count else "one" if count == 1 else "many"
        self._count.setText(say(f"compare.count.{code}", shown=shown, count=count))

    def _measure(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(HEIGHT))
        row = self.layout()
        if row is not None:
            row.setContentsMargins(px(16), 0, px(8), 0)
            row.setSpacing(px(4))

"""The head of the list: how many changes there are, and which of them are shown."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.makers import Makers
from lhl_editor.ui.theme import Theme

HEIGHT = 40
_WIDE = 400  # from where there is room for an icon behind each word
_CHOSEN = "filter", "accent"


class _Filter(QToolButton):
    """A button with a menu: all, or one of a few by their codes."""

    changed = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.code: str | None = None
        self._is_narrow = False
        self.setProperty("role", "text")
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon stands behind the word
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

    def set_narrow(self, is_narrow: bool) -> None:
        """In little width there is room for the word alone, unless something is chosen."""
        self._is_narrow = is_narrow
        self._dress()

    def lets(self, codes: Container[str]) -> bool:
        """Whether it lets through what has these codes."""
        return self.code is None or self.code in codes

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
        is_open = self.code is None
        self.setIcon(self._theme.icon(*(("chevron-down", "muted") if is_open else _CHOSEN)))
        style = Qt.ToolButtonStyle
        words_only = is_open and self._is_narrow
        self.setToolButtonStyle(
            style.ToolButtonTextOnly if words_only else style.ToolButtonTextBesideIcon
        )
        self.setFont(self._theme.font(bold=not is_open))
        self.setIconSize(QSize(px(20), px(16)))


class Filters(QFrame):
    """`shown` says which changes are let through."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("role", "bar")
        self.makers: Makers = {}
        self._counts = 0, 0  # how many are shown, of how many
        self._count = ElidedLabel("label")
        self._chapter = _Filter(theme, say("compare.filter.chapter"))
        self._person = _Filter(theme, say("compare.filter.person"))
        self._kind = _Filter(theme, say("compare.filter.kind"))
        row = QHBoxLayout(self)
        row.addWidget(self._count, 1)
        for each in self._every:
            each.changed.connect(self.changed)
            row.addWidget(each)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def _every(self) -> tuple[_Filter, ...]:
        return self._chapter, self._person, self._kind

    def show_people(self, changes: Sequence[ChangeRow]) -> bool:
        """Offer those who made the changes; whether another choice of changes is shown so."""
        before = self._person.code
        names = (name for one in changes for name in self._names(one))
        self._person.set_choices({name: name for name in sorted(names)})
        return before is not None

    def shown(self, changes: Sequence[ChangeRow]) -> list[ChangeRow]:
        """The changes that the filter lets through, of all there are."""
        self._chapter.set_choices({one.chapter: one.part for one in changes})
        self._kind.set_choices({one.label: one.label for one in changes})
        some = [one for one in changes if self._lets(one)]
        self._counts = len(some), len(changes)
        self._show_count()
        return some

    def clear(self) -> None:
        """Let everything through."""
        for each in self._every:
            each.choose(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for each in self._every:
            each.set_narrow(self._is_narrow)
        self._show_count()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self.theme.px(_WIDE)

    def _lets(self, change: ChangeRow) -> bool:
        is_known = bool(self.makers)  # until then the person's changes cannot be told
        return (
            self._chapter.lets((change.chapter,))
            and self._kind.lets((change.label,))
            and (not is_known or self._person.lets(self._names(change)))
        )

    def _names(self, change: ChangeRow) -> tuple[str, ...]:
        return tuple(maker.name for maker in self.makers.get(change.key, ()))

    def _show_count(self) -> None:
        """«4 av 6 endringer», in little width «4 av 6»."""
        shown, count = self._counts
        code = "some" if shown != count else "one" if count == 1 else "many"
        said = say(f"compare.count.{code}", shown=shown, count=count)
        short = say("compare.number", number=shown, count=count)
        self._count.show_words(short if code == "some" and self._is_narrow else said)
        self._count.setAccessibleName(said)

    def _measure(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(HEIGHT))
        row = self.layout()
        if row is not None:
            row.setContentsMargins(px(16), 0, px(8), 0)
            row.setSpacing(px(2))

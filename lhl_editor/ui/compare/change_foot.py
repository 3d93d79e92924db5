"""Below a change: who made it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.makers import Maker
from lhl_editor.ui.people import Badge
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, with_icon

_HEIGHT, _LOW = 56, 44  # the second where the window is low
_WIDE, _LEAST = 720, 480  # from where there is room for long words, and for words at all
_LONG = 280  # the most that a button takes


class ChangeFoot(QFrame):
    """Asks for the field, for its earlier values, and for the old to be brought back."""

    field_wanted = Signal()
    earlier_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._old_name, self._is_low = "", False
        self.setProperty("role", "footer")
        self._badge, self.maker = Badge(theme), ElidedLabel("muted")
        self.earlier = button(say("compare.earlier"), self.earlier_wanted.emit)
        self.go_to = button(say("compare.go_to"), self.field_wanted.emit)
        self.restore = button("", self.restore_wanted.emit)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._badge)
        self._row.addWidget(self.maker, 1)
        for each in (self.earlier, self.go_to, self.restore):
            self._row.addWidget(each)
        for each in (self.earlier, self.go_to):
            each.setAccessibleName(each.text())
            each.setToolTip(each.text())
        self.show_makers(())
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def first(self) -> QPushButton:
        """What has the focus before the others."""
        return self.restore if self.restore.isEnabled() else self.go_to

    def show_old(self, name: str) -> None:
        """The version from which one can bring back."""
        self._old_name = name
        self._arrange()

    def show_change(self, strategy: Strategy, change: ChangeRow, reason: str) -> None:
        """`reason`: why nothing can be brought back here; empty where it can."""
        from lhl_editor.ui.history.earlier import is_field

        self.restore.setEnabled(not reason)
        self.restore.setToolTip(plain_tip(reason or say("compare.restore_help")))
        self.restore.setAccessibleDescription(reason or say("compare.restore_help"))
        has_values = is_field(strategy, change.difference.path)
        self.earlier.setEnabled(has_values)
        why_not = "" if has_values else say("versions.why.no_field")
        self.earlier.setToolTip(plain_tip(why_not or say("compare.earlier")))
        self.earlier.setAccessibleDescription(why_not)

    def show_makers(self, makers: Sequence[Maker]) -> None:
        """Who made the change, the last first; nothing while it is not known."""
        first = next(iter(makers), None)
        self._badge.setVisible(first is not None and first.is_person)
        if first is None:
            self.maker.show_words("")
            return
        self._badge.show_name(first.name)
        others = len(makers) - 1
        code = ("alone", "one_more")[others] if others < 2 else "more"
        last = makers[-1]
        other = last.name if last.is_person else last.name[:1].lower() + last.name[1:]
        told = say(f"compare.maker.{code}", maker=first.spoken, other=other, count=others)
        self.maker.show_words(told)

    def set_low(self, is_low: bool) -> None:
        """In little height it is lower."""
        self._is_low = is_low
        self.setFixedHeight(self._theme.px(_LOW if is_low else _HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In little width it says less; its buttons keep their names."""
        px = self._theme.px
        has_room, has_words = (self.width() >= px(least) for least in (_WIDE, _LEAST))
        long = say("compare.restore", side=self._old_name)
        is_short = self.fontMetrics().horizontalAdvance(long) <= px(_LONG)
        words = long if has_room and is_short else say("compare.restore_short")
        self.restore.setText(words.replace("&", "&&"))
        self.restore.setAccessibleName(long)
        self.earlier.setText(self.earlier.accessibleName() if has_room else "")
        self.go_to.setText(self.go_to.accessibleName() if has_words else "")

    def _dress(self) -> None:
        px = self._theme.px
        self.set_low(self._is_low)
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(8))
        icons = ("clock", "corner-down-left", "undo-2")
        for each, icon in zip((self.earlier, self.go_to, self.restore), icons, strict=True):
            with_icon(each, self._theme, icon)
        self._arrange()

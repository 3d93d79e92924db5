"""The bar that says, unmistakably, what is compared with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.compare.side_button import SideButton
from lhl_editor.ui.compare.side_picker import SidePicker
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, icon_button, label, set_role, with_icon

HEIGHT, _TWO_ROWS = 56, 76
LISTS = "text", "pdf", "docx", "tracked"
_WIDE, _NARROW = 960, 600  # from where there is room for words on buttons, and for one row
_PLACES = {  # row, column and how many rows: in one row, and in two
    "from": ((0, 0, 1), (0, 0, 1)),
    "before": ((0, 1, 1), (0, 1, 1)),
    "swap": ((0, 2, 1), (0, 2, 2)),
    "to": ((0, 3, 1), (1, 0, 1)),
    "after": ((0, 4, 1), (1, 1, 1)),
    "lists": ((0, 6, 1), (0, 6, 1)),
    "close": ((0, 7, 1), (1, 6, 1)),
}


class VersionBar(QFrame):
    """Two choices, a button that swaps them, and the way back to Rediger."""

    before_chosen = Signal(str)  # the key of a side
    after_chosen = Signal(str)
    swapped = Signal()
    list_wanted = Signal(str)  # the kind of list that is to be made of the changes
    close_wanted = Signal()
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("role", "bar")
        self._sides: Sequence[Side] = ()
        self._count, self._is_making = 0, False
        self.before = SideButton(theme, say("compare.from"))
        self.after = SideButton(theme, say("compare.to"))
        self.swap = icon_button(theme, "arrow-left-right", say("compare.swap"), self.swapped.emit)
        self.lists = button(say("compare.lists"), self.choose_list)
        self.close_button = button(say("compare.close"), self.close_wanted.emit, "link")
        self.lists.setAccessibleName(say("compare.lists"))
        self.close_button.setAccessibleName(say("compare.close"))
        self.close_button.setToolTip(_tip(say("compare.close"), say("compare.close_help")))
        self.close_button.setAccessibleDescription(say("compare.close_help"))
        self.before.clicked.connect(self.choose_before)
        self.after.clicked.connect(self._choose_after)
        self._placed = {
            "from": label(say("compare.from"), "muted"),
            "before": self.before,
            "swap": self.swap,
            "to": label(say("compare.to"), "muted"),
            "after": self.after,
            "lists": self.lists,
            "close": self.close_button,
        }
        self._grid = QGridLayout(self)
        self._has_rows: bool | None = None
        self._show_lists()
        self._measure()
        theme.changed.connect(self._measure)

    def show_sides(self, sides: Sequence[Side], before: Side, after: Side) -> None:
        self._sides = sides
        self.before.show_side(before)
        self.after.show_side(after)

    def choose_before(self) -> None:
        self._choose(self.before, self.before_chosen.emit)

    def choose_list(self) -> None:
        """Open the menu of lists that can be made of the changes."""
        if self.lists.isEnabled():
            menu = QMenu(self)
            for kind in LISTS:
                action = menu.addAction(say(f"compare.export.{kind}"))
                action.triggered.connect(lambda _=False, kind=kind: self.list_wanted.emit(kind))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.lists.mapToGlobal(self.lists.rect().bottomLeft()))

    def set_changes(self, count: int) -> None:
        """How many there are: of none there is no list."""
        self._count = count
        self._show_lists()

    def set_making(self, is_making: bool) -> None:
        """Whether a list is being made."""
        self._is_making = is_making
        self._show_lists()

    def _show_lists(self) -> None:
        reason = "making" if self._is_making else "" if self._count else "nothing"
        words = say(f"compare.export.{reason}") if reason else say("compare.lists_help")
        self.lists.setEnabled(not reason)
        self.lists.setToolTip(_tip(say("compare.lists"), words))
        self.lists.setAccessibleDescription(words)

    def _choose_after(self) -> None:
        self._choose(self.after, self.after_chosen.emit)

    def _choose(self, anchor: SideButton, told: Callable[[str], None]) -> None:
        if not self._sides:
            return
        picker = SidePicker(self.theme, anchor, self._sides, anchor.key)
        picker.announced.connect(self.announced)
        picker.chosen.connect(told)
        picker.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Not by a focus proxy: Tab would go from it past all that is in here."""
        super().focusInEvent(event)
        self.before.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In little width the buttons say less, in less the two choices stand below each other."""
        px = self.theme.px
        has_words, has_rows = self.width() >= px(_WIDE), self.width() < px(_NARROW)
        for each in (self.lists, self.close_button):
            each.setText(each.accessibleName() if has_words else "")
            each.setIconSize(QSize(px(20 if has_words else 16), px(16)))
        set_role(self.lists, "secondary" if has_words else "icon")
        set_role(self.close_button, "link" if has_words else "icon")
        self.setFixedHeight(px(_TWO_ROWS if has_rows else HEIGHT))
        if has_rows != self._has_rows:
            self._has_rows = has_rows
            self._place(int(has_rows))
        self._grid.setColumnStretch(5, int(has_words))

    def _place(self, way: int) -> None:
        grid = self._grid
        for name, widget in self._placed.items():
            grid.removeWidget(widget)
            row, column, rows = _PLACES[name][way]
            grid.addWidget(widget, row, column, rows, 1)
        for column, stretch in ((1, 3), (4, 0 if way else 3)):
            grid.setColumnStretch(column, stretch)
        self.swap.setIcon(self.theme.icon("arrow-up-down" if way else "arrow-left-right"))

    def _measure(self) -> None:
        px = self.theme.px
        self._grid.setContentsMargins(px(16), 0, px(16), 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        self.swap.setIconSize(QSize(px(16), px(16)))
        with_icon(self.close_button, self.theme, "x")
        with_icon(self.lists, self.theme, "file-down")
        self._arrange()


def _tip(name: str, help_words: str) -> str:
    """The name too, for where the button has only an icon."""
    return plain_tip(f"{name}\n{help_words}")

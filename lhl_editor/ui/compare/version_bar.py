"""The bar that says, unmistakably, what is compared with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.side_picker import SidePicker
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, icon_button, label, with_icon

HEIGHT = 56
LISTS = "text", "pdf", "docx", "tracked"
_WIDEST = 460


class SideButton(QPushButton):
    """Shows a side, and opens the list of all of them."""

    def __init__(self, theme: Theme, which: str) -> None:
        super().__init__()
        self._theme, self._which = theme, which
        self._side: Side | None = None
        self.setAutoDefault(False)
        self.setAccessibleDescription(say("compare.side_help"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon, self._name, self._chevron = label(""), label("", "label"), label("")
        self._detail = ElidedLabel("muted")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._name)
        self._row.addWidget(self._detail, 1)
        self._row.addWidget(self._chevron)
        for each in (self._icon, self._name, self._detail, self._chevron):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def key(self) -> str:
        """Of the side that is shown."""
        return self._side.key if self._side else ""

    def show_side(self, side: Side) -> None:
        self._side = side
        self._name.setText(side.name)
        self._detail.show_words(side.detail)
        said = say("compare.side", which=self._which, side=side.spoken)
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(side.spoken))
        self._dress()

    def _dress(self) -> None:
        px, icon = self._theme.px, self._theme.icon
        self.setMaximumWidth(px(_WIDEST))
        self._row.setContentsMargins(px(10), 0, px(10), 0)
        self._row.setSpacing(px(8))
        self._chevron.setPixmap(icon("chevron-down", "muted").pixmap(px(16), px(16)))
        if self._side is not None:
            self._icon.setPixmap(icon(self._side.icon, "accent").pixmap(px(16), px(16)))


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
        self.close_button.setAccessibleDescription(say("compare.close_help"))
        self.before.clicked.connect(self.choose_before)
        self.after.clicked.connect(self._choose_after)
        self.setFocusProxy(self.before)
        self._row = QHBoxLayout(self)
        self._row.addWidget(label(say("compare.from"), "muted"))
        self._row.addWidget(self.before, 3)
        self._row.addWidget(self.swap)
        self._row.addWidget(label(say("compare.to"), "muted"))
        self._row.addWidget(self.after, 3)
        self._row.addStretch(1)
        self._row.addWidget(self.lists)
        self._row.addWidget(self.close_button)
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
        self.lists.setToolTip(plain_tip(words))
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

    def _measure(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(8))
        with_icon(self.close_button, self.theme, "x")
        with_icon(self.lists, self.theme, "file-down")

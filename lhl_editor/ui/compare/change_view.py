"""One change: where it is, what it says before and after, and what can be done about it."""

from __future__ import annotations

from pathlib import Path as File

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import COMMANDS, native_keys, plain_tip
from lhl_editor.ui.compare.comparison import ICONS, ChangeRow, Comparison
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.pages import ComparedPages
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.compare.texts import BESIDE, IN_ONE, Texts
from lhl_editor.ui.segments import Segments
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, with_icon

_WIDE, _TALL = 700, 440  # from where the foot says all of it, and pages have room
_LEAST = 475  # of width, for words on both buttons
_PAPER = 16 / 9  # its width to its height
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ChangeView(QWidget):
    """Asks for the next change, for its field, and for the old to be brought back."""

    step_wanted = Signal(int)
    field_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._change: ChangeRow | None = None
        self.texts = Texts(theme)
        self.previous = button(say("compare.previous"), lambda: self.step_wanted.emit(-1), "link")
        self.next = button(say("compare.next"), lambda: self.step_wanted.emit(1), "link")
        self.number = label("", "muted")
        self._keys = _keys("change.previous"), _keys("change.next")
        self._place, self._icon, self._kind = ElidedLabel("label"), label(""), label("", "help")
        layouts = ((BESIDE, say("compare.beside"), ""), (IN_ONE, say("compare.in_one"), ""))
        self.layouts = Segments(theme, say("compare.layout"), layouts)
        self.layouts.chosen.connect(self.texts.show_layout)
        self.go_to = button(say("compare.go_to"), self.field_wanted.emit)
        self.go_to.setAccessibleName(say("compare.go_to"))
        self.go_to.setToolTip(say("compare.go_to"))
        self.restore = button("", self.restore_wanted.emit)
        self.setFocusProxy(self.restore)
        self._bars: list[tuple[QFrame, int]] = []
        self.pages = ComparedPages(theme)
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._old_name = ""
        self._is_moved = False
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)

    def show_sides(self, before: Side, after: Side, old: Side) -> None:
        """`old` is the side from which one can bring back."""
        self.texts.show_sides(before, after)
        self._old_name = old.name
        self._arrange()

    def show_change(
        self,
        comparison: Comparison,
        change: ChangeRow,
        before: Side,
        after: Side,
        file: File | None,
    ) -> None:
        self._change = change
        self._place.show_words(change.place)
        self._kind.setText(change.label)
        self.texts.show_change(change, before, after)
        self.pages.show_change(comparison, change, before, after, file)
        self._dress()

    def show_number(self, number: int, count: int) -> None:
        self.number.setText(say("compare.number", number=number, count=count))

    def show_reason(self, reason: str) -> None:
        """Why the old cannot be brought back here; empty where it can."""
        self.restore.setEnabled(not reason)
        self.restore.setToolTip(plain_tip(reason or say("compare.restore_help")))
        self.restore.setAccessibleDescription(reason or say("compare.restore_help"))
        self.setFocusProxy(self.go_to if reason else self.restore)

    def stop(self) -> None:
        """No page is made any more."""
        self.pages.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The pages where there is room for them; in little width the foot says less."""
        px = self.theme.px
        has_room = self.width() >= px(_WIDE)
        for cap in self._keys:
            cap.setVisible(has_room)
        for each in (self.previous, self.next):
            words = say("compare.previous" if each is self.previous else "compare.next")
            each.setText(words if has_room else "")
            each.setAccessibleName(words)
            each.setToolTip(words)
        long = say("compare.restore", side=self._old_name)
        self.restore.setText(
            (long if has_room else say("compare.restore_short")).replace("&", "&&")
        )
        self.restore.setAccessibleName(long)
        self._kind.setVisible(has_room)
        is_least = self.width() < px(_LEAST)
        self.go_to.setText("" if is_least else say("compare.go_to"))
        self.pages.setVisible(self.height() >= px(_TALL))
        if not self._is_moved and not self.pages.isHidden():
            room = self.height() - px(100)
            pages = min(room // 2, round(self.width() / 2 / _PAPER))
            self._rows.setSizes([pages, room - pages])

    def _moved(self) -> None:
        self._is_moved = True  # from now on the person shares the height

    def _lay_out(self) -> None:
        self._rows.setChildrenCollapsible(False)
        self._rows.setHandleWidth(1)
        self._rows.addWidget(self.pages)
        self._rows.addWidget(self.texts)
        self._rows.setStretchFactor(1, 1)
        self._rows.splitterMoved.connect(lambda *_: self._moved())
        self.pages.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head, row = self._bar("bar", 44)
        for each in (self._icon, self._kind):
            row.addWidget(each)
        row.addWidget(self._place, 1)
        row.addWidget(self.layouts, 0, _MIDDLE)
        foot, row = self._bar("footer", 56)
        row.addWidget(self.previous)
        row.addWidget(self._keys[0], 0, _MIDDLE)
        row.addWidget(self.number)
        row.addWidget(self.next)
        row.addWidget(self._keys[1], 0, _MIDDLE)
        row.addStretch(1)
        row.addWidget(self.go_to)
        row.addWidget(self.restore)
        for widget, stretch in ((head, 0), (self._rows, 1), (foot, 0)):
            whole.addWidget(widget, stretch)

    def _bar(self, role: str, height: int) -> tuple[QFrame, QHBoxLayout]:
        made = QFrame()
        made.setProperty("role", role)
        self._bars.append((made, height))
        return made, QHBoxLayout(made)

    def _dress(self) -> None:
        px = self.theme.px
        for bar, height in self._bars:
            bar.setFixedHeight(px(height))
            row = bar.layout()
            if row is not None:
                row.setContentsMargins(px(16), 0, px(16), 0)
                row.setSpacing(px(8))
        for each, icon in ((self.go_to, "corner-down-left"), (self.restore, "undo-2")):
            with_icon(each, self.theme, icon)
        for cap in self._keys:
            cap.setFixedHeight(px(20))
        with_icon(self.previous, self.theme, "chevron-up")
        with_icon(self.next, self.theme, "chevron-down")
        if self._change is not None:
            icon, colour = ICONS[self._change.difference.kind]
            self._icon.setPixmap(self.theme.icon(icon, colour).pixmap(px(16), px(16)))


def _keys(code: str) -> QWidget:
    """The first shortcut of a command, as on a key cap."""
    return label(native_keys(COMMANDS[code][1][0]), "keys")

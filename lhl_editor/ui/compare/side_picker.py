"""Where a side is chosen: a search field, the sides that it finds, and how many there are.

Enter chooses, Esc closes it and gives the focus back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.side_list import SideList
from lhl_editor.ui.compare.side_rows import Shown, shown
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.form.popup import Popup
from lhl_editor.ui.form.search_field import SearchField
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, rule

_WIDE = 640
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 7,
    Qt.Key.Key_PageUp: -7,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SidePicker(Popup):
    """`chosen_key` is the side that is compared now."""

    chosen = Signal(str)
    announced = Signal(str)

    def __init__(
        self, theme: Theme, anchor: QWidget, sides: Sequence[Side], chosen_key: str
    ) -> None:
        super().__init__(theme, anchor)
        self._sides, self._key = sides, chosen_key
        self._now = datetime.now().astimezone()
        self.setAccessibleName(say("compare.choose_list"))
        self.search = SearchField(theme, say("compare.choose"))
        self.named_only = QCheckBox(say("compare.named_only"))
        self.named_only.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it in the search
        self.list = SideList(theme)
        self._nothing = label("", "muted", wraps=True)
        self._count = label("", "muted")
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._look())
        self.named_only.toggled.connect(lambda _: self._look())
        self.list.chosen.connect(self._choose)
        self._look(aloud=False)

    def begin(self) -> None:
        self.search.setFocus()

    def least_width(self) -> int:
        return self.theme.px(_WIDE)

    def _lay_out(self) -> None:
        px = self.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 1)  # the frame
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(8), px(8), px(16), px(8))
        head.setSpacing(px(16))
        head.addWidget(self.search, 1)
        head.addWidget(self.named_only)
        whole.addLayout(head)
        whole.addWidget(rule())
        self._nothing.setContentsMargins(px(16), px(4), px(16), px(12))
        for each in (self.list, self._nothing):
            whole.addWidget(each)
        foot = QFrame()
        foot.setProperty("role", "footer")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(16), px(4), px(16), px(4))
        row.setSpacing(px(6))
        row.addWidget(self._count, 1)
        row.addWidget(label("Enter", "keys"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(say("compare.choose_enter"), "muted"))
        foot.setFixedHeight(px(32))
        whole.addWidget(foot)

    def _look(self, *, aloud: bool = True) -> None:
        typed = self.search.text()
        found = shown(
            self._sides,
            typed,
            named_only=self.named_only.isChecked(),
            chosen=self._key,
            now=self._now,
        )
        self.list.show_rows(found.rows, "" if typed else self._key)
        self._show_count(found, typed)
        self._tell()
        if aloud:
            self.announced.emit(self._count.text())
        if self.isVisible():
            self.resized()

    def _show_count(self, found: Shown, typed: str) -> None:
        self._count.setText(say("compare.versions_shown", shown=found.count, count=found.every))
        self.list.setVisible(bool(found.rows))
        code = "none" if typed.strip() else "none_named"
        self._nothing.setText(say(f"compare.choose_{code}", typed=typed.strip()))
        self._nothing.setVisible(not found.rows)

    def _tell(self) -> None:
        """The focus stays in the search field, so that says what is in hand."""
        side = self.list.in_hand
        self.search.setAccessibleDescription(side.spoken if side else self._nothing.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched in (self.search, self.named_only) and is_key:
            return self._key_pressed(event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.list.step(_STEPS[key])
            self._tell()
            if side := self.list.in_hand:
                self.announced.emit(side.spoken)
        elif key in _ENTER:
            if side := self.list.in_hand:
                self._choose(side.key)
        else:
            return False
        return True

    def _choose(self, key: str) -> None:
        self.dismiss(give_back=True)
        self.chosen.emit(key)

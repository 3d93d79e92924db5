"""One change: where it is, what it says before and after, and what can be done about it."""

from __future__ import annotations

from pathlib import Path as File

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.change_foot import ChangeFoot
from lhl_editor.ui.compare.change_head import ChangeHead
from lhl_editor.ui.compare.comparison import ICONS, ChangeRow, Comparison
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.pages import ComparedPages
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.compare.texts import BESIDE, IN_ONE, Texts
from lhl_editor.ui.segments import Segments
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_WIDE, _TALL = 560, 440  # from where the kind is said beside its icon, and pages have room
_BESIDE = 600  # from where two texts have room beside each other, and their layouts words
_LOW = 240  # below this the foot is lower
_BAR = 40
_PAPER = 16 / 9  # its width to its height


class ChangeView(QWidget):
    """The two pages over the two texts. Asks for the next change; see also its `foot`."""

    step_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._change: ChangeRow | None = None
        self.head, self.foot = ChangeHead(theme), ChangeFoot(theme)
        self.pages, self.texts = ComparedPages(theme), Texts(theme)
        self._place, self._icon, self._kind = ElidedLabel("label"), label(""), label("", "help")
        layouts = (
            (BESIDE, say("compare.beside"), "columns-2"),
            (IN_ONE, say("compare.in_one"), "text"),
        )
        self.layouts = Segments(theme, say("compare.layout"), layouts)
        self._bar = QFrame()
        self._bar.setProperty("role", "bar")
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._is_moved = self._is_chosen = False
        self.head.step_wanted.connect(self.step_wanted)
        self.layouts.chosen.connect(self._choose)
        self.pages.numbers_changed.connect(self.head.show_pages)
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)

    def show_sides(self, before: Side, after: Side, old: Side) -> None:
        """`old` is the side from which one can bring back."""
        self.texts.show_sides(before, after)
        self.pages.show_sides(before, after)
        self.foot.show_old(old.name)

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

    def read(self) -> None:
        """Gives the focus to the text of the change."""
        texts = self.texts
        text = texts.both if self.layouts.code == IN_ONE else texts.after
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_head(self) -> None:
        """Has its head above itself again."""
        self._whole.insertWidget(0, self.head)

    def stop(self) -> None:
        """No page is made any more."""
        self.pages.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Not by a focus proxy: Tab would go from it past all that is in here."""
        super().focusInEvent(event)
        self.foot.first.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The pages where there is room for them."""
        px = self.theme.px
        self._kind.setVisible(self.width() >= px(_WIDE))
        self.layouts.show_words(self.width() >= px(_BESIDE))
        if not self._is_chosen:  # else it is the person's own
            has_room = self.width() >= px(_BESIDE) and self.height() >= px(_LOW)
            self._show_layout(BESIDE if has_room else IN_ONE)
        self.pages.setVisible(self.height() >= px(_TALL))
        self.head.pages.setVisible(not self.pages.isHidden())
        self.foot.set_low(self.height() < px(_LOW))
        if not self._is_moved and not self.pages.isHidden():
            room = self.height() - px(100)
            pages = min(room // 2, round(self.width() / 2 / _PAPER) + px(32))
            self._rows.setSizes([pages, room - pages])

    def _choose(self, code: str) -> None:
        self._is_chosen = True
        self.texts.show_layout(code)

    def _show_layout(self, code: str) -> None:
        """What fits, as long as the person has not chosen."""
        if code != self.layouts.code:
            had_focus = self.texts.isAncestorOf(self.window().focusWidget() or self)
            self.layouts.choose(code)
            self.texts.show_layout(code)
            if had_focus:
                self.read()

    def _moved(self) -> None:
        self._is_moved = True  # from now on the person shares the height

    def _lay_out(self) -> None:
        lower = QWidget()
        column = _column(lower)
        row = QHBoxLayout(self._bar)
        row.addWidget(self._icon)
        row.addWidget(self._kind)
        row.addWidget(self._place, 1)
        row.addWidget(self.layouts, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._bar)
        column.addWidget(self.texts, 1)
        self._rows.setChildrenCollapsible(False)
        self._rows.setHandleWidth(1)
        self._rows.addWidget(self.pages)
        self._rows.addWidget(lower)
        self._rows.setStretchFactor(1, 1)
        self._rows.splitterMoved.connect(lambda *_: self._moved())
        self.pages.hide()
        self._whole = _column(self)
        for widget, stretch in ((self.head, 0), (self._rows, 1), (self.foot, 0)):
            self._whole.addWidget(widget, stretch)

    def _dress(self) -> None:
        px = self.theme.px
        self._bar.setFixedHeight(px(_BAR))
        row = self._bar.layout()
        if row is not None:
            row.setContentsMargins(px(16), 0, px(16), 0)
            row.setSpacing(px(8))
        if self._change is not None:
            icon, colour = ICONS[self._change.difference.kind]
            self._icon.setPixmap(self.theme.icon(icon, colour).pixmap(px(16), px(16)))
        self._arrange()


def _column(widget: QWidget) -> QVBoxLayout:
    """A layout without air."""
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made

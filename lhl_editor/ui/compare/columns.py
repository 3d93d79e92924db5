"""The list of changes and the one in hand: beside each other, or where the window is narrow for the
size of its text, each behind a tab of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTabBar, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.change_head import HEIGHT
from lhl_editor.ui.compare.change_view import ChangeView
from lhl_editor.ui.theme import Theme

NARROW = 960  # below this the two share a place
_LEAST, _USUAL, _MOST = 320, 440, 560  # of the list's width
_WIDE = 1100  # where there is room for the usual
_TALL = 360  # from where the last of what is listed has room


class Columns(QWidget):
    """`listed` stand below each other: what filters the list, the list, and what gives way first
    when the window is low."""

    turned = Signal()  # another arrangement, or another tab

    def __init__(
        self, theme: Theme, listed: tuple[QWidget, QWidget, QWidget], view: ChangeView
    ) -> None:
        super().__init__()
        self._theme, self._view = theme, view
        self._list, self._spare = listed[1:]
        self._is_moved = False
        self.is_narrow = False
        self.tabs = QTabBar()
        self._left, self._bar, self._both = QFrame(), QFrame(), QSplitter(Qt.Orientation.Horizontal)
        self._row = QHBoxLayout(self._bar)
        self._lay_out(listed)
        self._measure()
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self._both.splitterMoved.connect(lambda *_: self._moved())
        theme.changed.connect(self._measure)

    @property
    def front(self) -> QWidget:
        """What can have the focus: the list, unless only the change in hand can be seen."""
        return self._view if self._is_behind(self._left) else self._list

    def reveal(self, pane: QWidget) -> None:
        """Turns to the tab that hides it."""
        for number, each in enumerate((self._left, self._view)):
            if each is pane or each.isAncestorOf(pane):
                self.tabs.setCurrentIndex(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        is_narrow = self.width() < px(NARROW)
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self._divide()
        self._left.setMinimumWidth(0 if is_narrow else px(_LEAST))
        self._left.setMaximumWidth(self.width() if is_narrow else px(_MOST))
        self._spare.setVisible(self.height() >= px(_TALL))
        self._share()

    def _divide(self) -> None:
        """Tabs, or none; what has the focus can be seen in both."""
        if self._has_focus(self._left) or self._has_focus(self._view):
            self.tabs.setCurrentIndex(int(self._has_focus(self._view)))
        self._bar.setVisible(self.is_narrow)
        self._view.head.set_aside(self.is_narrow)
        if self.is_narrow:
            self._row.addWidget(self._view.head, 1)
        else:
            self._view.take_head()
        self._turn()

    def _turn(self) -> None:
        """Shows what the tab stands for; the focus goes with it."""
        panes = self._left, self._view
        had_focus = [self._has_focus(pane) for pane in panes]
        shown = self.tabs.currentIndex()
        for number, pane in enumerate(panes):
            if not self._is_behind(pane):
                pane.setVisible(True)
                if self.is_narrow and had_focus[1 - number]:
                    self.front.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.is_narrow:
            panes[1 - shown].hide()
        self.turned.emit()

    def _is_behind(self, pane: QWidget) -> bool:
        """Whether another tab hides it."""
        panes = self._left, self._view
        return self.is_narrow and panes[self.tabs.currentIndex()] is not pane

    def _has_focus(self, pane: QWidget) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and pane.isAncestorOf(focus)

    def _share(self) -> None:
        """The list gets its usual width where there is room, until the person moves its edge."""
        if not self._is_moved and not self.is_narrow:
            px = self._theme.px
            usual = px(_USUAL if self.width() >= px(_WIDE) else _LEAST)
            self._both.setSizes([usual, max(1, self.width() - usual)])

    def _moved(self) -> None:
        self._is_moved = True

    def _measure(self) -> None:
        self._bar.setFixedHeight(self._theme.px(HEIGHT))
        self._arrange()

    def _lay_out(self, listed: tuple[QWidget, ...]) -> None:
        whole, column = QVBoxLayout(self), QVBoxLayout(self._left)
        for layout in (whole, column, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for each in listed:
            column.addWidget(each, int(each is self._list))
        self._left.setProperty("role", "form")
        self._bar.setProperty("role", "bar")
        self._bar.hide()
        for code in ("list", "one"):
            self.tabs.addTab(say(f"compare.{code}"))
        self.tabs.setAccessibleName(say("compare.tabs"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self._both.setHandleWidth(1)
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(self._left)
        self._both.addWidget(self._view)
        self._both.setStretchFactor(1, 1)
        whole.addWidget(self._bar)
        whole.addWidget(self._both, 1)

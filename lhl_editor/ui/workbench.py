"""The panes of an open document: outline, form, page and findings, and how they share the room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabBar, QVBoxLayout, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.pane import FormPane
from lhl_editor.ui.outline.pane import OutlinePane
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import set_state


@frozen
class Room:
    """What there is room for, from the size of the window at 100 % text."""

    outline_width: int  # 0: closed, shown over the form when asked for
    tabs: bool  # form and page share a place
    findings_rows: int  # at most; 0: only the header; -1: as many as fit
    thumbnails: bool


def room_for(width: float, height: float) -> Room:
    """What gives way in a window of this size (logical pixels at 100 %)."""
    outline = 304 if width >= 1360 else 240 if width >= 1200 else 0
    rows = -1 if height >= 760 else 3 if height >= 640 else 0
    return Room(outline, width < 960, rows, height >= 640)


class Workbench(QWidget):
    """Three columns on splitters; narrow windows close the outline, then make tabs."""

    ready = Signal()  # every pane is there

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        # Each begins where it stays: with another parent all that is in it is dressed again.
        self._rows = QSplitter(Qt.Orientation.Vertical, self)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self._rows)
        self.outline = OutlinePane(session, theme, self._columns)
        self._middle = QWidget(self._columns)
        self._right = QSplitter(Qt.Orientation.Vertical, self._columns)
        self._tabs = QTabBar(self._middle)
        self.form = FormPane(session, theme, self._middle)
        self.page: QWidget | None = None
        self.findings: QWidget | None = None
        self._room: Room | None = None
        self._closed: set[QWidget] = set()
        self._remembered: dict[str, list[int]] = {}
        self._build()

    def add_right_column(self, page: QWidget, findings: QWidget) -> None:
        """The panes that come once the window stands."""
        self.page, self.findings = page, findings
        self._right.addWidget(page)
        self._right.addWidget(findings)
        self._right.setStretchFactor(0, 1)
        closed = self._remembered.get("closed", [])
        self._closed |= {pane for n, pane in enumerate(self._every()) if n in closed and n > 1}
        if isinstance(folded := getattr(findings, "folded", None), SignalInstance):
            folded.connect(self._share_height)
        page.setMinimumWidth(self.theme.px(360))
        self._room = None
        self._arrange()
        self.ready.emit()

    def panes(self) -> list[QWidget]:
        """The panes that can be seen, in the order in which F6 goes through them."""
        return [pane for pane in self._every() if pane.isVisible()]

    def toggle_outline(self) -> None:
        """Closes or opens the outline; where there is no room for it, it lies over the form."""
        if self._room and not self._room.outline_width:
            self._show_outline_over(not self.outline.isVisible())
        else:
            self._toggle(self.outline)

    def toggle_page(self) -> None:
        if self.page and self._room and self._room.tabs:
            self._tabs.setCurrentIndex(1 - self._tabs.currentIndex())
        elif self.page:
            self._toggle(self.page)

    def toggle_findings(self) -> None:
        if self.findings:
            self._toggle(self.findings)

    def sizes(self) -> dict[str, list[int]]:
        """The widths and heights to remember, and which panes are closed."""
        closed = [number for number, pane in enumerate(self._every()) if pane in self._closed]
        return {"columns": self._columns.sizes(), "right": self._right.sizes(), "closed": closed}

    def set_sizes(self, sizes: dict[str, list[int]]) -> None:
        """Sizes that were remembered, for when the panes are there."""
        self._remembered = sizes
        if 0 in sizes.get("closed", []):
            self._closed.add(self.outline)

    def _every(self) -> list[QWidget]:
        panes = (self.outline, self.form, self.page, self.findings)
        return [pane for pane in panes if pane is not None]

    def _take_remembered(self) -> None:
        """Once; later the panes share the room anew where the window gets another size."""
        if self.page is None:
            return
        sizes, self._remembered = self._remembered, {}
        for splitter, name in ((self._columns, "columns"), (self._right, "right")):
            known = sizes.get(name, [])
            if len(known) == splitter.count() and any(known):
                splitter.setSizes(known)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_over():
            self._show_outline_over(False)
            self.form.setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        for name in ("form", "page"):
            self._tabs.addTab(say(f"window.pane.{name}"))
        self._tabs.setAccessibleName(say("window.tabs"))
        self._tabs.currentChanged.connect(self._show_tab)
        self._tabs.hide()
        middle.addWidget(self._tabs)
        middle.addWidget(self.form, 1)
        self.form.setMinimumWidth(self.theme.px(420))
        self._columns.setStretchFactor(2, 1)
        for splitter in (self._columns, self._right, self._rows):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._rows.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._rows)
        self.outline.chosen.connect(self._chosen)
        self.theme.changed.connect(self._measure_anew)

    def _measure_anew(self) -> None:
        self.form.setMinimumWidth(self.theme.px(420))
        self._room = None
        self._arrange()

    def _arrange(self) -> None:
        at_full = 100 / self.theme.text_size
        room = room_for(self.window().width() * at_full, self.window().height() * at_full)
        if room == self._room:
            return
        before, self._room = self._room, room
        self._arrange_outline(room)
        self._arrange_tabs(room)
        if self.page and hasattr(self.page, "show_thumbnails"):
            self.page.show_thumbnails(room.thumbnails)
        self._arrange_findings(room)
        if before is None or before.outline_width != room.outline_width or before.tabs != room.tabs:
            QTimer.singleShot(0, self, self._share)

    def _arrange_outline(self, room: Room) -> None:
        if room.outline_width:
            if self._columns.indexOf(self.outline) != 0:
                self._columns.insertWidget(0, self.outline)
                set_state(self.outline, "")
            self.outline.setMinimumWidth(self.theme.px(200))
            self.outline.setMaximumWidth(self.theme.px(420))
            self.outline.setVisible(self.outline not in self._closed)
        elif self._columns.indexOf(self.outline) == 0:
            focus = self.window().focusWidget()
            self.outline.hide()
            self.outline.setParent(self)
            if focus is not None and self.outline.isAncestorOf(focus):
                self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange_tabs(self, room: Room) -> None:
        page, findings = self.page, self.findings
        self._tabs.setVisible(room.tabs and page is not None)
        if page is None or findings is None:
            return
        layout = self._middle.layout()
        if room.tabs and self._right.indexOf(page) >= 0:
            assert layout is not None
            layout.addWidget(page)
            self._rows.addWidget(findings)
            self._right.hide()
            self._show_tab(self._tabs.currentIndex())
        elif not room.tabs and self._right.indexOf(page) < 0:
            self._right.insertWidget(0, page)
            self._right.addWidget(findings)
            self._right.show()
            self.form.show()
        if not room.tabs:
            page.setVisible(page not in self._closed)
        findings.setVisible(findings not in self._closed)

    def _arrange_findings(self, room: Room) -> None:
        if self.findings and hasattr(self.findings, "set_rows"):
            self.findings.set_rows(room.findings_rows)
            QTimer.singleShot(0, self, self._share_height)

    def _share(self) -> None:
        """Shares the width: the outline what it needs, the right column 600, the form the rest,
        and what is beyond that goes to the page."""
        room = self._room
        if not room or room.tabs or self._columns.indexOf(self.outline) != 0:
            return
        whole = self._columns.width()
        outline = self.theme.px(room.outline_width) if self.outline.isVisible() else 0
        form = min(self.theme.px(848), max(self.theme.px(420), round((whole - outline) * 0.48)))
        self._columns.setSizes([outline, form, max(0, whole - outline - form)])
        self._share_height()
        self._take_remembered()

    def _share_height(self) -> None:
        """The findings get what they may have, the panes above them the rest."""
        if not self._room or self.findings is None:
            return
        rows = self._room.findings_rows
        low = self.theme.px(295 if rows < 0 else 40 + 32 * (rows or 3) + 8)
        if getattr(self.findings, "is_folded", False):
            low = self.findings.maximumHeight()
        splitter = self._rows if self._room.tabs else self._right
        splitter.setSizes([max(1, splitter.height() - low), low])

    def _show_tab(self, index: int) -> None:
        if self._room and self._room.tabs and self.page:
            self.form.setVisible(index == 0)
            self.page.setVisible(index == 1)

    def _toggle(self, pane: QWidget) -> None:
        has_focus = pane.isAncestorOf(QApplication.focusWidget() or self)
        self._closed ^= {pane}
        pane.setVisible(pane not in self._closed)
        if not pane.isVisible() and has_focus:
            self.form.setFocus()

    def _is_over(self) -> bool:
        return self.outline.parentWidget() is self and self.outline.isVisible()

    def _show_outline_over(self, shown: bool) -> None:
        set_state(self.outline, "over" if shown else "")
        self.outline.setVisible(shown)
        if shown:
            self.outline.setMaximumWidth(self.theme.px(420))
            self.outline.resize(QSize(self.theme.px(304), self.height()))
            self.outline.move(QPoint(0, 0))
            self.outline.raise_()
            self.outline.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self) -> None:
        if self._is_over():
            self._show_outline_over(False)

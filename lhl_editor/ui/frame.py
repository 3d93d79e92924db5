"""The frame of a window: menus, toolbar, notices, one body that fills it, and the status line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command
from lhl_editor.ui.menus import Menus
from lhl_editor.ui.notices import Notice, Notices
from lhl_editor.ui.status import StatusLine
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.toolbar import Toolbar
from lhl_editor.ui.window_place import room_on_screen

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

_SMALLEST = 800, 560
_SOON = 20  # ms after the first paint: it is on the screen, and what was typed is heard
_PAUSE = 50  # ms until the bar says what can be done now: a key press does not wait for it

Recent = list[tuple[str, Callable[[], object]]]  # words and what they open


class Frame(QMainWindow):
    """Knows no document: what it shows is put into it."""

    painted = Signal()  # the first time
    dropped = Signal(object)  # Path, once for each file

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.commands: dict[str, Command] = {}
        self.is_painted = False
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.refresh)
        self.setAcceptDrops(True)

    def build(self, commands: dict[str, Command], recent: Callable[[], Recent]) -> None:
        """Set up the bars with what can be asked for; the body is empty."""
        self.commands = commands
        self._limit_size()
        self._menus = Menus(self.menuBar(), commands, self.theme, recent)
        self._toolbar = Toolbar(self.theme, commands)
        self.notices = Notices(self.theme)
        self.status = StatusLine(self.theme)
        whole = QWidget()
        self._rows = QVBoxLayout(whole)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body = QWidget()
        for each in (self._toolbar, self.notices, self.body, self.status):
            self._rows.addWidget(each, 1 if each is self.body else 0)
        self.setCentralWidget(whole)
        self._menus.enable_keys()
        self._toolbar.hide()
        self.theme.changed.connect(self._limit_size)
        self.theme.changed.connect(self._arrange_toolbar)

    def show_body(self, body: QWidget, *, toolbar: bool) -> None:
        """Have `body` take the place of what was shown."""
        self._rows.replaceWidget(self.body, body)
        self.body.hide()
        self.body.deleteLater()
        self.body = body
        self._toolbar.setVisible(toolbar)
        self.refresh()

    def tell(self, notice: Notice) -> None:
        """Show a notice above the body, until it is closed."""
        close = say("export.close"), partial(self.notices.take_away, notice.code)
        self.notices.show_notice(replace(notice, ways=(*notice.ways, close)))

    def announce(self, words: str) -> None:
        """Have a screen reader say it, when it has said what it is at."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def raise_to_front(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self) -> None:
        """Have the toolbar say what can be done now."""
        self._toolbar.refresh()

    def refresh_soon(self) -> None:
        self._pause.start()

    def when_painted(self, what: Callable[[], object]) -> None:
        """Do it when the window is on the screen."""
        if self.is_painted:
            QTimer.singleShot(0, self, what)
        else:
            self.painted.connect(what)

    # --- Qt's own ---

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(_SOON, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_toolbar()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files(event):
            self.dropped.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        focus = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QAbstractButton) and not event.isAutoRepeat():
            focus.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    # --- inside ---

    def _limit_size(self) -> None:
        """The smallest size grows with the text, but a screen that is there can always hold it."""
        px, room = self.theme.px, room_on_screen()
        self.setMinimumSize(
            min(px(_SMALLEST[0]), room.width()), min(px(_SMALLEST[1]), room.height())
        )

    def _arrange_toolbar(self) -> None:
        self._toolbar.arrange(self.width() * 100 / self.theme.text_size)


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    files = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [path for path in files if path.is_file()]

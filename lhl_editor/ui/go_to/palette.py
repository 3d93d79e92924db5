"""The command palette: type a word, go to a place or run a command; Esc gives the focus back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from lhl_editor.language.catalogue import say
from lhl_editor.ui.background import Latest
from lhl_editor.ui.commands import Command
from lhl_editor.ui.findings.words import page_near
from lhl_editor.ui.go_to.footer import Footer
from lhl_editor.ui.go_to.hit_list import HitList
from lhl_editor.ui.go_to.places import Entry, Places
from lhl_editor.ui.go_to.rows import Commands, Found, Hit, RowModel, WithWords, rows_for
from lhl_editor.ui.go_to.with_words import with_words
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_WIDTH, _TOP, _FIELD, _FOOTER = 640, 108, 52, 40
_TALLEST = 448  # of the list
_TINT = QColor(10, 18, 22, 56)  # #0A1216 at 22 %
_PAUSE = 400  # milliseconds before the number of hits is said
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


def show_palette(
    session: Session | None, theme: Theme, commands: Sequence[Command], window: QWidget
) -> Palette:
    """Open the palette over the window, or go back to the one that is open."""
    opened = window.findChild(Palette)
    if opened is not None and opened.isVisible():
        opened.field.selectAll()
        opened.field.setFocus()
        return opened
    palette = Palette(session, theme, commands, window)
    palette.open()
    return palette


class Palette(QWidget):
    """Lies over the whole window; what is outside the popup closes it."""

    gone_to = Signal()  # a place in the document, which is in hand now

    def __init__(
        self,
        session: Session | None,
        theme: Theme,
        commands: Sequence[Command],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.session, self.theme = session, theme
        self._window = window
        self._before = QApplication.focusWidget()
        self._commands = Commands(commands)  # asked why they cannot while the focus is still there
        self._with_words = with_words(session, theme, window)
        self.places: Places | None = None
        self.popup = QFrame(self)
        self.field = QLineEdit()
        self.count = label("", "help")
        self._rows = RowModel(self._spoken)
        self.list = HitList(theme, self._rows, self._page_of)
        self.none = label("", "muted")
        self._foot = Footer(theme)
        self._latest = Latest(self)
        self._pause = QTimer(self)
        self._build()

    def open(self) -> None:
        """Show it, and take the focus."""
        self._measure()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]
        self._search()
        if self.session is not None:
            strategy = self.session.strategy
            self._latest.run(lambda stale: Places(strategy, stale))

    def close_palette(self, *, give_back: bool = True) -> None:
        """Take it away, and give the focus back to what had it."""
        if not self.isVisible():
            return
        QApplication.instance().focusChanged.disconnect(self._focus_changed)  # type: ignore[union-attr]
        self._window.removeEventFilter(self)
        self._latest.stop()
        self._pause.stop()
        self.hide()
        if give_back and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._measure()
        elif watched is self.field and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.popup.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _TINT)
        painter.end()

    def _build(self) -> None:
        self.popup.setProperty("role", "popup")
        self.popup.setAccessibleName(say("go_to.name"))
        self.field.setProperty("role", "bare")
        self.field.setPlaceholderText(say("go_to.hint"))
        self.field.setAccessibleName(say("go_to.name"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self._search_icon = label("")
        self._top = QFrame()
        top = QHBoxLayout(self._top)
        top.addWidget(self._search_icon)
        top.addWidget(self.field, 1)
        top.addWidget(self.count)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        whole = QVBoxLayout(self.popup)
        whole.setSpacing(0)
        for each in (self._top, line, self.list, self.none, self._foot):
            whole.addWidget(each)
        self.list.chosen.connect(self._choose)
        self._latest.done.connect(self._take_places)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._say_count)
        self.theme.changed.connect(self._measure)
        self._window.installEventFilter(self)

    def _measure(self) -> None:
        px = self.theme.px
        self.setGeometry(self._window.rect())
        width = min(px(_WIDTH), self.width() - 2 * px(16))
        top = min(px(_TOP), max(px(16), self.height() // 7))
        room = self.height() - top - px(_FIELD) - px(_FOOTER) - px(24)
        self.list.setFixedHeight(max(0, min(self.list.height_of_rows(), px(_TALLEST), room)))
        self._top.setFixedHeight(px(_FIELD))
        self._foot.setFixedHeight(px(_FOOTER))
        self._search_icon.setPixmap(self.theme.icon("search", "muted").pixmap(px(16), px(16)))
        self.none.setContentsMargins(px(16), px(12), px(16), px(12))
        self.field.setFont(self.theme.font("text"))
        row = self._top.layout()
        if row is not None:
            row.setContentsMargins(px(16), 0, px(16), 0)
            row.setSpacing(px(10))
        frame = self.popup.layout()
        if frame is not None:
            frame.setContentsMargins(1, 1, 1, 1)
        self.popup.setFixedWidth(width)
        self.popup.adjustSize()
        self.popup.move((self.width() - width) // 2, top)

    def _search(self) -> None:
        found = rows_for(self.field.text(), self.places, self._commands, self._with_words)
        self._show(found)

    def _show(self, found: Found) -> None:
        self._rows.set_rows(found.rows)
        self.count.setText(say("go_to.hits", count=found.total))
        self.none.setText(say("go_to.none", words=self.field.text().strip()))
        self.none.setVisible(not found.rows)
        self.list.setVisible(bool(found.rows))
        self.list.step(1)
        self._measure()
        self._pause.start()

    def _take_places(self, places: Places) -> None:
        self.places = places
        self._search()

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.ShortcutOverride:
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_current()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # there is nowhere to go
            return False
        return True

    def _move(self, steps: int) -> None:
        for _ in range(abs(steps)):
            self.list.step(1 if steps > 0 else -1)
        if hit := self.list.current:
            self._say(self._spoken(hit))

    def _choose_current(self) -> None:
        if self.places is None and self.session is not None:  # typed faster than they were read
            self._take_places(Places(self.session.strategy))
        if hit := self.list.current:
            self._choose(hit)

    def _choose(self, hit: Hit) -> None:
        if hit.reason:
            self._say(say("go_to.cannot", reason=hit.reason))
            return
        typed, session = self.field.text().strip(), self.session
        self.close_palette()
        match hit.choice:
            case Entry(path=path):
                if session is not None:
                    session.go_to(path)
                    self.gone_to.emit()
            case Command() as command:
                command.do()
            case WithWords(run=run):
                run(typed)

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.field:
            self.close_palette(give_back=False)

    def _page_of(self, entry: Entry) -> int | None:
        return page_near(self.session, entry.path) if self.session else None

    def _spoken(self, hit: Hit) -> str:
        parts = [hit.words, hit.beside]
        if isinstance(hit.choice, Entry):
            page = self._page_of(hit.choice)
            parts.append(say("go_to.page", page=page) if page else "")
        else:
            parts += [hit.keys, say("go_to.cannot", reason=hit.reason) if hit.reason else ""]
        return ", ".join(filter(None, parts))

    def _say_count(self) -> None:
        self._say(self.count.text())

    def _say(self, words: str) -> None:
        if self.session is not None:
            self.session.announce(words)

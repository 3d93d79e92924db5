"""Searching on the pages: words in, every place where they are printed out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.pages.placed import PlacedDocument, PlacedPage
from lhl_editor.ui.background import Latest, Stale
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button, label

_HEIGHT = 44
_PAUSE = 120  # milliseconds without a key before the search begins
_SAID_AFTER = 1000  # milliseconds before the count is said


class Hit(NamedTuple):
    """Where it stands: page from 1, and from where to where in that page's text."""

    page: int
    start: int
    end: int


class PageSearch(QFrame):
    """A bar with the words to look for, how many times they are there, and the way between."""

    changed = Signal()  # other hits, or another one in hand
    closed = Signal()
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hits: tuple[Hit, ...] = ()
        self.at = 0  # the one in hand
        self._looked_for = ""
        self._from_page = 1
        self._placed: PlacedDocument | None = None
        self._finder: _Finder | None = None
        self._latest = Latest(self)
        self._latest.done.connect(lambda found: self._show(*found))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._said = QTimer(self, singleShot=True, interval=_SAID_AFTER)
        self._said.timeout.connect(lambda: self.announced.emit(self._count.text()))
        self.setProperty("role", "bar")
        self._build()

    @property
    def current(self) -> Hit | None:
        return self.hits[self.at] if self.hits else None

    def open(self, page: int) -> None:
        """Shows the bar, ready for words; the search begins at a page."""
        self._from_page = page
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._look()

    def close_search(self) -> None:
        self.hide()
        self._pause.stop()
        self._said.stop()
        self._show("", ())
        self.closed.emit()

    def set_pages(self, placed: PlacedDocument) -> None:
        self._placed = placed
        if self.isVisible():
            self._look()

    def step(self, step: int) -> None:
        """To the next hit (1) or the one before (-1), from the last to the first."""
        if self.hits:
            self.at = (self.at + step) % len(self.hits)
            self._tell()

    def stop(self) -> None:
        self._latest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(say("page.search.words"))
        self.edit.setAccessibleName(say("page.search.words"))
        self.edit.textChanged.connect(lambda _: self._pause.start())
        self._count = label("", "help")
        self._count.setMinimumWidth(self.theme.px(84))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self._count)
        self._buttons = [
            self._button("chevron-up", "page.search.previous", lambda: self.step(-1)),
            self._button("chevron-down", "page.search.next", lambda: self.step(1)),
            self._button("x", "page.search.close", self.close_search),
        ]
        self.theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _button(self, icon: str, code: str, run: Callable[[], object]) -> QToolButton:
        made = icon_button(self.theme, icon, say(code), run, self)
        made.setProperty("drawing", icon)
        self._row.addWidget(made)
        return made

    def _dress(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(_HEIGHT))
        self._row.setContentsMargins(px(16), px(4), px(8), px(4))
        self._row.setSpacing(px(4))
        for each in self._buttons:
            each.setIcon(self.theme.icon(each.property("drawing")))
            each.setIconSize(QSize(px(16), px(16)))

    def _look(self) -> None:
        placed, words = self._placed, self.edit.text()
        if placed is None:
            return

        def work(stale: Stale) -> tuple[str, tuple[Hit, ...]]:
            self._finder = self._finder or _Finder()
            return words, self._finder.hits(placed, words, stale)

        self._latest.run(work)

    def _show(self, words: str, hits: tuple[Hit, ...]) -> None:
        """Keeps the hit in hand if it is still there, else the first from the page in view."""
        before = self.current
        page = before.page if before else self._from_page
        place = before or Hit(page, 0, 0)
        self._looked_for, self.hits = words.strip(), hits
        self.at = next((at for at, hit in enumerate(hits) if hit[:2] >= place[:2]), 0)
        self._said.start()
        self._tell()

    def _tell(self) -> None:
        if self.hits:
            count = say("page.search.count", at=self.at + 1, count=len(self.hits))
        else:
            count = say("page.search.none") if self._looked_for else ""
        self._count.setText(count)
        self.edit.setAccessibleDescription(count)
        for each in self._buttons[:2]:
            each.setEnabled(bool(self.hits))
        self.changed.emit()


class _Finder:
    """Looks through the pages' text, which is kept while the pages are the same."""

    def __init__(self) -> None:
        self._texts: dict[int, tuple[PlacedPage, str]] = {}

    def hits(self, placed: PlacedDocument, words: str, stale: Stale) -> tuple[Hit, ...]:
        from lhl_editor.pages.page_text import PageText, find

        texts: dict[int, tuple[PlacedPage, str]] = {}
        found: list[Hit] = []
        for page in placed.pages:
            if stale():
                break
            known = self._texts.get(id(page))
            texts[id(page)] = known = known or (page, PageText(page).text)
            found += [Hit(page.number, *span) for span in find(known[1], words)]
        else:
            self._texts = texts
        return tuple(found)

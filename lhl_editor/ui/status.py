"""The line at the foot of the window: what is saved, the safety copy, pages and readability."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from lhl_editor.core.readability import level, lix
from lhl_editor.core.strategy import Item, get, walk
from lhl_editor.core.subjects import subject
from lhl_editor.core.text import Text
from lhl_editor.language.catalogue import say
from lhl_editor.language.moments import clock_words, moment_words
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.document import Document
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_HEIGHT = 28
_NEVER = "circle-dot", "warning"
_MOST = 999  # changes that are counted
_PAUSE = 250  # milliseconds; nothing here is worth a key press


class StatusLine(QFrame):
    """Empty but for a hint while no document is open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._backup_look: tuple[str, str] | None = None
        self.setProperty("role", "footer")
        self.setMinimumWidth(1)  # what stands here keeps no window wide
        row = QHBoxLayout(self)
        self._saved_icon, self._saved = label(""), label(say("status.ready"), "help")
        self._backup_icon, self._backup = label(""), label("", "help")
        self._pages, self._language = label("", "help"), label("", "help")
        self._lix = label("", "help")
        self._lix.setToolTip(say("status.lix_help"))
        for each in (self._saved_icon, self._saved, self._backup_icon, self._backup):
            row.addWidget(each)
            each.setVisible(each is self._saved)
        row.addStretch(1)
        for each in (self._pages, self._language, self._lix):
            row.addWidget(each)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._refresh)
        self._measure()
        theme.changed.connect(self._measure)

    def show_document(self, document: Document) -> None:
        """Tell of this document from now on."""
        self._document = document
        session = document.session
        for signal in (session.changed, session.saved_changed, session.moved):
            signal.connect(self._later)
        session.pages_changed.connect(self._later)
        document.backed_up.connect(self._backed_up)
        document.backup_failed.connect(self._no_backup)
        document.saved.connect(self._refresh)
        self._refresh()

    def _later(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _refresh(self) -> None:
        document = self._document
        if document is None:
            return
        session = document.session
        count = 0
        if session.is_modified:
            from lhl_editor.core.diff import changed_places

            places = changed_places(session.saved, session.strategy)
            count = sum(1 for _ in zip(places, range(_MOST), strict=False)) or 1
        self._show_saved(document, count)
        if session.placed:
            self._pages.setText(_count("status.pages", len(session.placed.pages)))
        language = session.strategy["document"]["language"]
        self._language.setText(say(f"status.language.{'nn' if language == 'nn' else 'nb'}"))
        self._show_lix(document)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What there is no room for gives way: what is of the least use first."""
        layout, gives_way = self.layout(), (self._lix, self._language, self._pages, self._backup)
        for each in gives_way:
            each.setVisible(bool(each.text()))
        for each in gives_way:
            if layout is None or layout.sizeHint().width() <= self.width():
                break
            each.hide()

    def _show_saved(self, document: Document, count: int) -> None:
        if count:
            self._icon(self._saved_icon, "circle-dot", "warning")
            self._saved.setText(_count("status.modified", count))
            return
        never = document.path is None
        self._icon(self._saved_icon, *(_NEVER if never else ("circle-check", "done")))
        if document.saved_at:
            when = moment_words(document.saved_at, datetime.now())
            self._saved.setText(say("status.saved", when=when))
        else:
            code = "unchanged" if document.path else "never_saved"
            self._saved.setText(say(f"status.{code}"))

    def _show_lix(self, document: Document) -> None:
        strategy = document.session.strategy
        value = get(strategy, subject(document.session.place))
        items = value if isinstance(value, tuple) else (value,)
        texts = [
            text.plain
            for item in items
            if isinstance(item, Item)
            for _, _, text in walk(item)
            if isinstance(text, Text)
        ]
        number = lix("\n".join(texts))
        words = ""
        if number is not None:
            said = say(f"status.level.{level(number)}")
            words = say("status.lix", value=number, level=said)
        self._lix.setText(words)

    def _backed_up(self, when: datetime) -> None:
        self._show_backup("shield-check", "done")
        self._backup.setText(say("status.backup", when=clock_words(when)))
        self._fit()

    def _no_backup(self, reason: str) -> None:
        self._show_backup("triangle-alert", "warning")
        self._backup.setText(say("status.no_backup", reason=reason))
        self._backup_icon.setToolTip(plain_tip(self._backup.text()))
        self._fit()

    def _show_backup(self, name: str, colour: str) -> None:
        self._backup_look = name, colour
        self._icon(self._backup_icon, name, colour)

    def _icon(self, where: QLabel, name: str, colour: str) -> None:
        px = self._theme.px
        where.setPixmap(self._theme.icon(name, colour).pixmap(px(16), px(16)))
        where.show()

    def _measure(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(_HEIGHT))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(px(16), 0, px(16), 0)
        layout.setSpacing(px(8))
        for each in (self._backup_icon, self._language, self._lix):
            each.setContentsMargins(px(8), 0, 0, 0)  # farther from what it does not belong to
        if self._backup_look:  # in the colours and the size of now
            self._icon(self._backup_icon, *self._backup_look)
        self._refresh()


def _count(code: str, count: int) -> str:
    return say(
        f"{code}.{'one' if count == 1 else 'many'}", **({} if count == 1 else {"count": count})
    )

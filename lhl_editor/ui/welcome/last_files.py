"""The files of late, ways to others, and what the chosen one looks like."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lhl_editor.core.problems import Severity
from lhl_editor.files.preferences import Preferences
from lhl_editor.language.catalogue import listed, say
from lhl_editor.language.findings import severity_words
from lhl_editor.language.moments import moment_words
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.welcome.covers import Cover, cover_of
from lhl_editor.ui.welcome.parts import Way, pixmap_of, scrolled
from lhl_editor.ui.welcome.recent_files import RecentFiles
from lhl_editor.ui.welcome.ways import Ways
from lhl_editor.ui.widgets import button, label, with_icon

_WIDTH = 610  # of the column
_BESIDE = 1000  # from this width on there is room for the chosen file beside the list


class LastFiles(QWidget):
    """The files of late, and what the chosen one looks like."""

    def __init__(self, welcome: Ways, preferences: Preferences) -> None:
        super().__init__()
        self._welcome, self._theme = welcome, welcome.theme
        self._cover_of: Path | None = None
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._files = RecentFiles(self._theme, preferences.recent)
        self._beside = self._right(preferences)
        whole.addWidget(scrolled(self._left()), 7)
        whole.addWidget(self._beside, 3)
        self._files.chosen.connect(self._show)
        self._files.opened.connect(welcome.open_wanted)
        welcome.latest.done.connect(self._draw)
        welcome.latest.failed.connect(lambda _: self._facts.setText(say("welcome.unreadable")))
        self.setFocusProxy(self._files if preferences.recent else self._open)
        self._show(self._files.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.setVisible(event.size().width() >= self._theme.px(_BESIDE))

    def _left(self) -> QWidget:
        px = self._theme.px
        side = QWidget()
        rows = QVBoxLayout(side)
        column = QWidget()
        column.setMaximumWidth(px(_WIDTH))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 1000)
        middle.addStretch(1)
        rows.addSpacing(px(72))
        rows.addLayout(middle)
        rows.addStretch(1)
        inner = QVBoxLayout(column)
        inner.setSpacing(px(8))
        inner.addWidget(label(say("welcome.title"), "welcome"))
        inner.addWidget(label(say("welcome.lead"), "lead", wraps=True))
        inner.addSpacing(px(12))
        inner.addLayout(self._ways())
        inner.addSpacing(px(24))
        inner.addWidget(label(say("welcome.recent"), "label"))
        inner.addWidget(self._files)
        if self._files.current() is None:
            self._files.hide()
            inner.addWidget(label(say("welcome.none"), "help"))
        if self._welcome.example:
            inner.addSpacing(px(24))
            inner.addWidget(label(say("welcome.example"), "label"))
            way = Way(self._theme, "book-open", "welcome.example_way")
            way.clicked.connect(self._welcome.example_wanted.emit)
            inner.addWidget(way)
        return side

    def _ways(self) -> FlowLayout:
        row = FlowLayout(self._theme.px(8))
        welcome = self._welcome
        self._open = self._way("open", "folder-open", welcome.choose_wanted.emit)
        row.addWidget(self._open)
        row.addWidget(self._way("new", "file-plus", welcome.new_wanted.emit))
        if welcome.example:
            row.addWidget(self._way("from_example", "copy", welcome.example_wanted.emit))
        return row

    def _way(self, code: str, icon: str, run: object) -> QPushButton:
        made = button(say(f"welcome.{code}"), run)  # type: ignore[arg-type]
        with_icon(made, self._theme, icon)
        return made

    def _right(self, preferences: Preferences) -> QFrame:
        px = self._theme.px
        side = QFrame()
        side.setProperty("role", "pane")
        rows = QVBoxLayout(side)
        rows.setContentsMargins(px(32), px(72), px(32), px(24))
        rows.setSpacing(px(8))
        self._picture = label("", "picture")
        self._picture.setFixedHeight(px(210))
        self._picture.setMinimumWidth(1)
        self._name = label("", "label", wraps=True)
        self._saved = label("", "help", wraps=True)
        self._facts = label("", "help", wraps=True)
        for each in (self._picture, self._name, self._saved, self._facts):
            rows.addWidget(each)
        rows.addSpacing(px(8))
        rows.addLayout(self._actions())
        rows.addStretch(1)
        rows.addLayout(self._person(preferences))
        return side

    def _actions(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        welcome = self._welcome
        self._go = button(say("welcome.go"), self._files.open_current, "primary")
        self._folder = button(
            say("welcome.folder"), lambda: welcome.folder_wanted.emit(self._files.current())
        )
        with_icon(self._folder, self._theme, "folder")
        forget = say("welcome.forget")
        self._forget = button(
            forget, lambda: welcome.forget_wanted.emit(self._files.current()), "link"
        )
        row.addWidget(self._go)
        row.addWidget(self._folder)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _person(self, preferences: Preferences) -> QHBoxLayout:
        row = QHBoxLayout()
        name = preferences.name
        words = say("welcome.you", name=name) if name else say("welcome.nobody")
        row.addWidget(label(words, "help"))
        row.addWidget(button(say("welcome.change"), self._welcome.settings_wanted.emit, "link"))
        row.addStretch(1)
        return row

    def _show(self, path: Path | None) -> None:
        there = path is not None and path.is_file()
        for each in (self._go, self._folder):
            each.setVisible(there)
        self._forget.setVisible(path is not None)
        self._picture.clear()
        self._picture.setVisible(there)
        self._facts.clear()
        self._saved.clear()
        self._cover_of = path
        self._name.setText(self._files.title_of(path) if path else "")
        if path is None:
            return
        if not there:
            self._saved.setText(say("welcome.gone"))
            return
        saved = datetime.fromtimestamp(path.stat().st_mtime)
        self._saved.setText(say("welcome.saved", when=moment_words(saved, datetime.now())))
        width = round(self._theme.px(368) * self.devicePixelRatioF())
        self._welcome.latest.run(cover_of(path, (1,), width))

    def _draw(self, cover: Cover) -> None:
        if cover.path != self._cover_of or 1 not in cover.pictures:
            return
        ratio = self.devicePixelRatioF()
        picture, width = cover.pictures[1], round((self._picture.width() - 2) * ratio)
        if width < picture.width():  # in a narrow window
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self._picture.setPixmap(pixmap_of(picture, ratio))
        self._picture.setFixedHeight(round(picture.height() / ratio) + 2)
        counts = [
            f"{count} {severity_words(severity, count)}"
            for severity in (Severity.ERROR, Severity.WARNING)
            if (count := cover.counts.get(severity, 0))
        ]
        words = listed(counts) if counts else say("welcome.no_findings")
        self._facts.setText(say("welcome.facts", pages=cover.pages, findings=words))

"""The first page: what to work with, or, the first time, who one is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.core.problems import Severity
from lhl_editor.files.preferences import Preferences
from lhl_editor.language.catalogue import listed, say
from lhl_editor.language.findings import severity_words
from lhl_editor.language.moments import moment_words
from lhl_editor.ui.background import Latest
from lhl_editor.ui.covers import Cover, cover_of
from lhl_editor.ui.recent_files import RecentFiles
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, with_icon

_WIDTH, _FIRST = 610, 790  # of the column
_BESIDE = 1000  # from this width on there is room for the chosen file beside the list


class Welcome(QWidget):
    """Asks for nothing but what is needed to begin."""

    open_wanted = Signal(object)  # Path
    choose_wanted = Signal()
    new_wanted = Signal()
    example_wanted = Signal()
    folder_wanted = Signal(object)  # Path
    forget_wanted = Signal(object)  # Path
    settings_wanted = Signal()
    person_given = Signal(str, str)  # name, e-mail

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        example: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._example = theme, example
        self._latest = Latest(self)
        self._stack = QStackedLayout(self)
        self.setProperty("role", "form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_preferences(preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is known of the person and of her files."""
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        known = bool(preferences.name or preferences.recent)
        page = _Known(self, preferences) if known else _scrolled(_FirstTime(self))
        self._stack.addWidget(page)

    def stop(self) -> None:
        self._latest.stop()

    def focusInEvent(self, event: object) -> None:
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus()


class _FirstTime(QWidget):
    """Who are you, and three ways to begin."""

    def __init__(self, welcome: Welcome) -> None:
        super().__init__()
        self._welcome, self._px = welcome, welcome._theme.px
        px = self._px
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(px(_FIRST))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 1000)
        middle.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)
        inner = QVBoxLayout(column)
        inner.setSpacing(px(8))
        inner.addWidget(label(say("welcome.first.title"), "welcome"))
        inner.addWidget(label(say("welcome.first.lead"), "lead", wraps=True))
        inner.addSpacing(px(32))
        halves = QGridLayout()
        halves.setHorizontalSpacing(px(48))
        halves.addLayout(self._person(), 0, 0, Qt.AlignmentFlag.AlignTop)
        halves.addLayout(self._ways(), 0, 1, Qt.AlignmentFlag.AlignTop)
        halves.setColumnStretch(0, 1)
        halves.setColumnStretch(1, 1)
        inner.addLayout(halves)
        inner.addSpacing(px(32))
        self._seen = QWidget()
        self._seen.setLayout(self._pictures())
        inner.addWidget(self._seen)
        self.setFocusProxy(self._name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._seen.setVisible(event.size().width() >= self._px(_FIRST))

    def _person(self) -> QVBoxLayout:
        px = self._px
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addWidget(label(say("welcome.first.who"), "label"))
        column.addWidget(label(say("welcome.first.why"), "help", wraps=True))
        self._name = self._field(column, "name")
        self._email = self._field(column, "email")
        return column

    def _field(self, column: QVBoxLayout, name: str) -> QLineEdit:
        column.addSpacing(self._px(12))
        words = label(say(f"settings.{name}"), "label")
        field = QLineEdit()
        field.setAccessibleName(words.text())
        words.setBuddy(field)
        field.editingFinished.connect(self._given)
        column.addWidget(words)
        column.addWidget(field)
        return field

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._px(8))
        column.addWidget(label(say("welcome.first.begin"), "label"))
        for icon, code, wanted in (
            ("book-open", "example", self._welcome.example_wanted),
            ("file-plus", "new", self._welcome.new_wanted),
            ("folder-open", "open", self._welcome.choose_wanted),
        ):
            if code == "example" and not self._welcome._example:
                continue
            way = _Way(self._welcome._theme, icon, f"welcome.first.{code}")
            way.clicked.connect(self._given)
            way.clicked.connect(wanted.emit)
            column.addWidget(way)
        return column

    def _pictures(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(self._px(16))
        frames = {number: label("", "picture") for number in (1, 18, 26)}
        for frame in frames.values():
            frame.setFixedSize(self._px(250), self._px(141))
            row.addWidget(frame)
        row.addStretch(1)
        caption = label("", "help")
        column.addLayout(row)
        column.addWidget(caption)
        example = self._welcome._example
        if example:
            ratio = self.devicePixelRatioF()
            latest = self._welcome._latest

            def show(cover: Cover) -> None:
                for number, picture in cover.pictures.items():
                    frames[number].setPixmap(_pixmap(picture, ratio))
                caption.setText(say("welcome.first.caption"))

            latest.done.connect(show)
            latest.run(cover_of(example, tuple(frames), round(self._px(250) * ratio)))
        return column

    def _given(self) -> None:
        name, email = self._name.text().strip(), self._email.text().strip()
        if name or email:
            self._welcome.person_given.emit(name, email)


class _Known(QWidget):
    """The files of late, and what the chosen one looks like."""

    def __init__(self, welcome: Welcome, preferences: Preferences) -> None:
        super().__init__()
        self._welcome, self._theme = welcome, welcome._theme
        self._cover_of: Path | None = None
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._files = RecentFiles(self._theme, preferences.recent)
        self._beside = self._right(preferences)
        whole.addWidget(_scrolled(self._left()), 7)
        whole.addWidget(self._beside, 3)
        self._files.chosen.connect(self._show)
        self._files.opened.connect(welcome.open_wanted)
        welcome._latest.done.connect(self._draw)
        welcome._latest.failed.connect(lambda _: self._facts.setText(say("welcome.unreadable")))
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
        if self._welcome._example:
            inner.addSpacing(px(24))
            inner.addWidget(label(say("welcome.example"), "label"))
            way = _Way(self._theme, "book-open", "welcome.example_way")
            way.clicked.connect(self._welcome.example_wanted.emit)
            inner.addWidget(way)
        return side

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        welcome = self._welcome
        self._open = self._way("open", "folder-open", welcome.choose_wanted.emit)
        row.addWidget(self._open)
        row.addWidget(self._way("new", "file-plus", welcome.new_wanted.emit))
        if welcome._example:
            row.addWidget(self._way("from_example", "copy", welcome.example_wanted.emit))
        row.addStretch(1)
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
        self._welcome._latest.run(cover_of(path, (1,), width))

    def _draw(self, cover: Cover) -> None:
        if cover.path != self._cover_of or 1 not in cover.pictures:
            return
        ratio = self.devicePixelRatioF()
        picture, width = cover.pictures[1], round((self._picture.width() - 2) * ratio)
        if width < picture.width():  # in a narrow window
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self._picture.setPixmap(_pixmap(picture, ratio))
        self._picture.setFixedHeight(round(picture.height() / ratio) + 2)
        counts = [
            f"{count} {severity_words(severity, count)}"
            for severity in (Severity.ERROR, Severity.WARNING)
            if (count := cover.counts.get(severity, 0))
        ]
        words = listed(counts) if counts else say("welcome.no_findings")
        self._facts.setText(say("welcome.facts", pages=cover.pages, findings=words))


class _Way(QPushButton):
    """A way to begin: an icon, what it is, and a line on it."""

    def __init__(self, theme: Theme, icon: str, code: str) -> None:
        super().__init__()
        px = theme.px
        self.setProperty("role", "way")
        self.setAccessibleName(say(f"{code}.title"))
        self.setAccessibleDescription(say(f"{code}.help"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(6), px(6), px(8), px(6))
        row.setSpacing(px(12))
        picture = label("")
        picture.setPixmap(theme.icon(icon, "accent").pixmap(QSize(px(20), px(20))))
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(say(f"{code}.title"), "label"))
        words.addWidget(label(say(f"{code}.help"), "help"))
        row.addLayout(words, 1)


def _scrolled(page: QWidget) -> QScrollArea:
    """Up and down only, where the window is too low for it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setFocusProxy(page)
    return area


def _pixmap(picture: QImage, ratio: float) -> QPixmap:
    pixmap = QPixmap.fromImage(picture)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

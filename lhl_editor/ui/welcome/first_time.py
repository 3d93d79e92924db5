"""The first time: who one is, and three ways to begin."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.welcome.covers import Cover, cover_of
from lhl_editor.ui.welcome.parts import Way, pixmap_of
from lhl_editor.ui.welcome.ways import Ways
from lhl_editor.ui.widgets import label

_WIDTH = 790  # of the column
_BESIDE, _EDGES = 680, 40  # with room for both halves side by side; round the column


class FirstTime(QWidget):
    """Who are you, and three ways to begin."""

    def __init__(self, welcome: Ways) -> None:
        super().__init__()
        self._welcome, self._px = welcome, welcome.theme.px
        px = self._px
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(px(_WIDTH))
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
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(px(48))
        for half in (self._person(), self._ways()):
            half.addStretch(1)
            self._halves.addLayout(half, 1)
        inner.addLayout(self._halves)
        inner.addSpacing(px(32))
        self._seen = QWidget()
        self._seen.setLayout(self._pictures())
        inner.addWidget(self._seen)
        self.setFocusProxy(self._name)

    def arrange(self, width: int) -> None:
        """Show what there is room for in a window so wide."""
        way, is_wide = QBoxLayout.Direction, width >= self._px(_BESIDE)
        self._halves.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._seen.setVisible(width >= self._px(_WIDTH + _EDGES))

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
            if code == "example" and not self._welcome.example:
                continue
            way = Way(self._welcome.theme, icon, f"welcome.first.{code}")
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
        example = self._welcome.example
        if example:
            ratio = self.devicePixelRatioF()
            latest = self._welcome.latest

            def show(cover: Cover) -> None:
                for number, picture in cover.pictures.items():
                    frames[number].setPixmap(pixmap_of(picture, ratio))
                caption.setText(say("welcome.first.caption"))

            latest.done.connect(show)
            latest.run(cover_of(example, tuple(frames), round(self._px(250) * ratio)))
        return column

    def _given(self) -> None:
        name, email = self._name.text().strip(), self._email.text().strip()
        if name or email:
            self._welcome.person_given.emit(name, email)

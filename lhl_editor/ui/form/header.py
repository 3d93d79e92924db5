"""The head of the form: the way to its subject, what can be done with it, its title and page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Item, Strategy, get, locate
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import kind_words
from lhl_editor.ui.form.badges import picture
from lhl_editor.ui.form.naming import help_of, title, way_to
from lhl_editor.ui.form.page_room import PageRoom, Room
from lhl_editor.ui.form.painted_buttons import Crumb
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button, label


class Header(QWidget):
    """`acted` carries up, down, delete, duplicate or new."""

    acted = Signal(str)
    gone_to = Signal(object)

    def __init__(self, theme: Theme, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._read_only = theme, read_only
        self._new = ""
        self._way: tuple[object, ...] = ()
        self.room = PageRoom(theme)
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(theme.px(2))
        self._title: QLabel = label("", "title", wraps=True)
        self._help: QLabel = label("", "help", wraps=True)
        self.buttons = self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> dict[str, QToolButton]:
        made = {
            code: icon_button(self._theme, icon, say(f"form.row.{code}"), partial(self._act, code))
            for code, icon in (("up", "arrow-up"), ("down", "arrow-down"))
        }
        more = icon_button(self._theme, "ellipsis", say("form.more"), lambda: None)
        more.clicked.connect(lambda: self._menu().popup(more.mapToGlobal(more.rect().bottomLeft())))
        return made | {"more": more}

    def _lay_out(self) -> None:
        theme = self._theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addStrut(theme.px(28))
        top.addLayout(self._crumbs, 1)
        for made in self.buttons.values():
            top.addWidget(made)
        layout.addLayout(top)
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(16))
        beside.addWidget(self._title, 1)
        beside.addWidget(self.room, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addSpacing(theme.px(2))
        layout.addLayout(beside)
        layout.addSpacing(theme.px(2))
        layout.addWidget(self._help)
        layout.addSpacing(theme.px(4))

    def _go_to(self, path: Path) -> None:
        self.gone_to.emit(path)

    def _act(self, code: str) -> None:
        self.acted.emit(code)

    @property
    def title(self) -> str:
        return self._title.text()

    def show_subject(self, strategy: Strategy, path: Path) -> None:
        """Say what the form shows."""
        self._title.setText(title(strategy, path))
        help_words = help_of(strategy, path)
        self._help.setText(help_words)
        self._help.setVisible(bool(help_words))
        self._show_way(strategy, path)
        self._show_buttons(strategy, path)

    def _show_way(self, strategy: Strategy, path: Path) -> None:
        way = way_to(strategy, path)
        if (path, way) == self._way:
            return
        self._way = path, way
        while item := self._crumbs.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for number, step in enumerate(way):
            if number:
                self._crumbs.addWidget(picture(self._theme, "chevron-right"))
            crumb = Crumb(self._theme, step.words, say("form.crumb"))
            crumb.clicked.connect(partial(self._go_to, step.path))
            self._crumbs.addWidget(crumb)
        self._crumbs.addStretch(1)

    def _show_buttons(self, strategy: Strategy, path: Path) -> None:
        place = locate(strategy, path) if path.parts else None
        is_item = place is not None and place.is_item and not self._read_only
        for made in self.buttons.values():
            made.setVisible(is_item)
        if not is_item:
            return
        siblings: tuple[Item, ...] = get(strategy, path.parent)
        at = next(n for n, one in enumerate(siblings) if one.id == path.name)
        self.buttons["up"].setEnabled(at > 0)
        self.buttons["down"].setEnabled(at + 1 < len(siblings))
        self._new = self._new_words(place.value.kind) if place else ""

    @staticmethod
    def _new_words(kind: str) -> str:
        shared = "own_page" if kind.endswith("_page") else kind
        return say("form.add", kind=kind_words(shared))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, icon, words in (
            ("new", "plus", capitalised(self._new)),
            ("duplicate", "copy", say("form.duplicate")),
            ("delete", "trash-2", say("form.delete")),
        ):
            action = QAction(self._theme.icon(icon), words.replace("&", "&&"), menu)
            action.triggered.connect(partial(self._act, code))
            menu.addAction(action)
        return menu

    def show_room(self, room: Room | None) -> None:
        self.room.show_room(room)

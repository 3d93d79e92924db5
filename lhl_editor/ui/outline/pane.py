"""The pane «Innhold»: a filter, two menus, and the rows of the session's strategy."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.core.path import Path
from lhl_editor.core.subjects import subject
from lhl_editor.language.catalogue import say
from lhl_editor.ui.outline.arranging import Arranging, random_token
from lhl_editor.ui.outline.filter_field import FilterField
from lhl_editor.ui.outline.items import Offer
from lhl_editor.ui.outline.menus import Deeds, fill_more_menu, fill_new_menu
from lhl_editor.ui.outline.model import OutlineModel
from lhl_editor.ui.outline.no_hits import NoHits
from lhl_editor.ui.outline.tree import OutlineTree
from lhl_editor.ui.session import Edit, Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button

_PAUSE = 600  # ms without a key, and the number of hits is said


class OutlinePane(QFrame):
    """Shows where everything is, and goes there. What refers to an item that is to be deleted is
    for others to ask about: `delete_wanted`."""

    opened = Signal(Path)  # its form is wanted, with the focus
    delete_wanted = Signal(Path)
    chosen = Signal()  # a row was clicked or opened: a pane that lies over others can go

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        token: Callable[[], str] = random_token,
    ) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.arranging = Arranging(session, token)
        self._model = OutlineModel(session, self)
        self.field = FilterField(theme, self)
        self._add = icon_button(theme, "plus", say("outline.add"), lambda: None, self)
        self._more = icon_button(theme, "ellipsis", say("outline.more"), lambda: None, self)
        self._stack = QStackedWidget(self)
        self.tree = OutlineTree(session, theme, self._model, self.arranging, self._stack)
        self._no_hits = NoHits(theme, self._give_up)
        self._opened_before: list[Path] = []  # before a filter opened the ways to its hits
        self._pause = QTimer(self)
        self._build()
        self._connect()
        self._show_problems()
        self._show_pages()
        self._show(session.place)

    def add(self, offer: Offer | None) -> None:
        """Make an item here, and open its form."""
        self.clear_filter()
        path = self.arranging.add(offer)
        if path:
            self.opened.emit(path)

    def duplicate(self) -> None:
        """Copy the item in hand."""
        self.clear_filter()
        self.arranging.duplicate()

    def ask_to_delete(self) -> None:
        """Have the item in hand deleted, by whoever asks about what refers to it."""
        path = self.arranging.item
        if path and not self.arranging.why_not_change():
            self.delete_wanted.emit(path)

    def clear_filter(self) -> None:
        """Show every row again, those open that were open before."""
        if self.field.text():
            self.field.clear()

    def opened_paths(self) -> list[Path]:
        """The places whose rows are open, for remembering."""
        return self._opened_before if self._model.is_filtered else self.tree.expanded_paths()

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Open the rows of these places, where there are such."""
        indexes = (self._model.index_of(path) for path in paths)
        self.tree.open_only([index for index in indexes if index.isValid()])
        self._show(self._session.place)

    def _build(self) -> None:
        self.setProperty("role", "pane")
        self.setAccessibleName(say("window.pane.outline"))
        self.setFocusProxy(self.tree)
        for each, fill in ((self._add, fill_new_menu), (self._more, fill_more_menu)):
            each.setMenu(self._menu(each, fill))
            each.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._header = QHBoxLayout()
        for widget in (self.field, self._add, self._more):
            self._header.addWidget(widget)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._no_hits)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._header)
        whole.addWidget(self._stack, 1)
        self.setTabOrder(self.field, self._add)
        self.setTabOrder(self._add, self._more)
        self.setTabOrder(self._more, self.tree)
        self._measure()

    def _menu(
        self, owner: QWidget, fill: Callable[[QMenu, Theme, Arranging, Deeds], None]
    ) -> QMenu:
        menu = QMenu(owner)
        menu.setAccessibleName(owner.accessibleName())
        menu.aboutToShow.connect(lambda: fill(menu, self._theme, self.arranging, self._deeds()))
        return menu

    def _deeds(self) -> Deeds:
        tree = self.tree
        return Deeds(self.add, self.duplicate, self.ask_to_delete, tree.expandAll, tree.collapseAll)

    def _connect(self) -> None:
        session, tree = self._session, self.tree
        session.changed.connect(self._follow)
        session.moved.connect(self._moved)
        session.problems_changed.connect(self._show_problems)
        session.pages_changed.connect(self._show_pages)
        self._theme.changed.connect(self._measure)
        tree.chosen.connect(lambda path: session.go_to(path, self))
        tree.clicked.connect(lambda _: self.chosen.emit())
        tree.opened.connect(self._open)
        tree.delete_wanted.connect(self.delete_wanted)
        tree.menu_wanted.connect(self._show_menu)
        self.field.textChanged.connect(self._filter)
        self.field.given_up.connect(self._give_up)
        self.field.left_downwards.connect(self._go_down)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._say_hits)

    def _follow(self, edit: Edit) -> None:
        self.tree.follow(edit)
        self._show_hits()
        row = subject(self._session.place)
        if isinstance(edit.by, Arranging) or not self.tree.is_current(row):
            self.tree.select(row)  # else she may have scrolled elsewhere while she types

    def _moved(self, path: Path, by: object) -> None:
        if by is not self:
            self._show(path)

    def _show(self, path: Path) -> None:
        """Select the row of a place, whatever the filter says, or of the nearest around it."""
        row = subject(path)
        if self._model.is_filtered and not self._model.index_of(row).isValid():
            self.clear_filter()
        while row.parts and not self.tree.select(row):
            row = row.parent

    def _open(self, path: Path) -> None:
        self.opened.emit(path)
        self.chosen.emit()

    def _show_problems(self) -> None:
        self._model.badges.follow(self._session.problems)
        self.tree.viewport().update()

    def _show_pages(self) -> None:
        placed = self._session.placed
        self.tree.show_pages(len(placed.pages) if placed else 0)

    def _filter(self, text: str) -> None:
        was_filtered = self._model.is_filtered
        if not was_filtered:
            self._opened_before = self.tree.expanded_paths()
        self._model.filter_by(text)
        if self._model.is_filtered:
            self.tree.open_only(self._model.ways_to_hits())
            self._pause.start(_PAUSE)
        elif was_filtered:
            self._pause.stop()
            self.open_paths(self._opened_before)
        self.tree.select(subject(self._session.place))
        self._show_hits()

    def _show_hits(self) -> None:
        """The rows, or that there are none with these words."""
        has_rows = self._model.rowCount() > 0
        self._no_hits.show_words(self.field.text().strip())
        self._stack.setCurrentIndex(0 if has_rows else 1)

    def _say_hits(self) -> None:
        count = len(self._model.hits())
        said = say(f"outline.hits.{'one' if count == 1 else 'many'}", count=count)
        none = say("outline.no_hits", words=self.field.text().strip())
        self._session.announce(said if count else none)

    def _give_up(self) -> None:
        self.clear_filter()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        """Into the rows, to the first hit if the current row is none."""
        hits = self._model.hits() if self._model.is_filtered else []
        current = self.tree.currentIndex()
        if hits and (not current.isValid() or self._model.node(current) not in hits):
            self.tree.setCurrentIndex(self._model.index_of(Path(hits[0].parts)))
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_menu(self, at: QPoint) -> None:
        menu = self._menu(self.tree, fill_more_menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _measure(self) -> None:
        px = self._theme.px
        self._header.setContentsMargins(px(12), px(8), px(8), px(8))
        self._header.setSpacing(px(4))
        for each, icon in ((self._add, "plus"), (self._more, "ellipsis")):
            each.ensurePolished()  # else the style sheet sets its own smallest size later
            each.setFixedSize(px(32), px(32))
            each.setIcon(self._theme.icon(icon))
            each.setIconSize(QSize(px(16), px(16)))
